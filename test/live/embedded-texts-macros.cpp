// A script in a macro with continuation lines, passed through a macro, and made a string by `#`.
// Each program is repaired the same with and without a compile database.

// REQUIRES: embedded-python
// RUN: split-file %s %t/bare
// RUN: echo "[]" > %t/bare/compile_commands.json
// RUN: split-file %s %t/known
// RUN: sed -i "s|FOLDER|%/t/known|; s|FLAGS|%python_flags|" %t/known/compile_commands.json

// RUN: %cxx %t/bare/lines.cpp -o %t/lines-before %python_flags
// RUN: %cxx %t/bare/passed.cpp -o %t/passed-before %python_flags
// RUN: %cxx %t/bare/raw.cpp -o %t/raw-before %python_flags
// RUN: %live smtp implicit %t/lines-before %t/passed-before %t/raw-before \
// RUN:   | FileCheck %s --check-prefix=BEFORE --match-full-lines

// RUN: mailseal fix %t/bare
// RUN: mailseal fix %t/known
// RUN: mailseal diff %t/bare | count 0
// RUN: mailseal diff %t/known | count 0
// RUN: rm %t/bare/compile_commands.json %t/known/compile_commands.json
// RUN: diff -r %t/bare %t/known

// RUN: %cxx %t/bare/lines.cpp -o %t/lines-after %python_flags
// RUN: %cxx %t/bare/passed.cpp -o %t/passed-after %python_flags
// RUN: %cxx %t/bare/raw.cpp -o %t/raw-after %python_flags
// RUN: %live smtp implicit %t/lines-after %t/passed-after %t/raw-after \
// RUN:   | FileCheck %s --check-prefix=AFTER --match-full-lines

//      BEFORE: certificate  program  server was given
// BEFORE-NEXT: right        exit 0   alice:secret over TLS
// BEFORE-NEXT: wrong-host   exit 0   alice:secret over TLS
// BEFORE-NEXT: self-signed  exit 0   alice:secret over TLS
// BEFORE-NEXT: expired      exit 0   alice:secret over TLS
//  BEFORE-NOT: {{.+}}

//      AFTER: certificate  program                               server was given
// AFTER-NEXT: right        exit 0                                alice:secret over TLS
// AFTER-NEXT: wrong-host   exit 1, ssl.SSLCertVerificationError  nothing
// AFTER-NEXT: self-signed  exit 1, ssl.SSLCertVerificationError  nothing
// AFTER-NEXT: expired      exit 1, ssl.SSLCertVerificationError  nothing
//  AFTER-NOT: {{.+}}

//--- compile_commands.json
[{"directory": "FOLDER", "file": "lines.cpp", "command": "c++ -std=c++20 FLAGS -c lines.cpp"},
 {"directory": "FOLDER", "file": "passed.cpp", "command": "c++ -std=c++20 FLAGS -c passed.cpp"},
 {"directory": "FOLDER", "file": "raw.cpp", "command": "c++ -std=c++20 FLAGS -c raw.cpp"}]
//--- lines.cpp
#include <Python.h>

#define SEND_MAIL \
  "import os, smtplib\n" \
  "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n" \
  "server.login('alice', 'secret')\n"

int main() {
  Py_Initialize();
  const int Failed = PyRun_SimpleString(SEND_MAIL);
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- passed.cpp
#include <Python.h>

#define RUN(Code)                                                                                                      \
  if (PyRun_SimpleString(Code))                                                                                        \
  return 1

int main() {
  Py_Initialize();
  RUN("import os, smtplib");
  RUN("server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))");
  RUN("server.login('alice', 'secret')");
  Py_Finalize();
  return 0;
}
//--- raw.cpp
#include <Python.h>

#define RAW(...) #__VA_ARGS__

static const char *const Code =
    RAW(import os, smtplib; server = smtplib.SMTP_SSL(os.environ["MAIL_HOST"], int(os.environ["MAIL_PORT"]));
        server.login("alice", "secret"));

int main() {
  Py_Initialize();
  const int Failed = PyRun_SimpleString(Code);
  Py_Finalize();
  return Failed ? 1 : 0;
}
