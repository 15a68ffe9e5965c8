// What the author says: a comment or a raw delimiter that names the language. And code in a branch that this
// compiler is not given.
// Each program is repaired the same with and without a compile database.

// REQUIRES: embedded-python
// RUN: split-file %s %t/bare
// RUN: echo "[]" > %t/bare/compile_commands.json
// RUN: split-file %s %t/known
// RUN: sed -i "s|FOLDER|%/t/known|; s|FLAGS|%python_flags|" %t/known/compile_commands.json

// RUN: %cxx -DSEND %t/bare/inactive.cpp -o %t/inactive-before %python_flags
// RUN: %cxx %t/bare/comment.cpp -o %t/comment-before %python_flags
// RUN: %cxx %t/bare/delimiter.cpp -o %t/delimiter-before %python_flags
// RUN: %live smtp implicit %t/inactive-before %t/comment-before %t/delimiter-before \
// RUN:   | FileCheck %s --check-prefix=BEFORE --match-full-lines

// RUN: mailseal fix %t/bare
// RUN: mailseal fix %t/known
// RUN: mailseal diff %t/bare | count 0
// RUN: mailseal diff %t/known | count 0
// RUN: rm %t/bare/compile_commands.json %t/known/compile_commands.json
// RUN: diff -r %t/bare %t/known

// RUN: %cxx -DSEND %t/bare/inactive.cpp -o %t/inactive-after %python_flags
// RUN: %cxx %t/bare/comment.cpp -o %t/comment-after %python_flags
// RUN: %cxx %t/bare/delimiter.cpp -o %t/delimiter-after %python_flags
// RUN: %live smtp implicit %t/inactive-after %t/comment-after %t/delimiter-after \
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
[{"directory": "FOLDER", "file": "inactive.cpp", "command": "c++ -std=c++20 FLAGS -c inactive.cpp"},
 {"directory": "FOLDER", "file": "comment.cpp", "command": "c++ -std=c++20 FLAGS -c comment.cpp"},
 {"directory": "FOLDER", "file": "delimiter.cpp", "command": "c++ -std=c++20 FLAGS -c delimiter.cpp"}]
//--- inactive.cpp
#include <Python.h>

#ifdef _WIN32
static const char *Code = "raise SystemExit\n";
#elif defined(SEND)
static const char *Code = "import os, smtplib\n"
                          "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n"
                          "server.login('alice', 'secret')\n";
#else
static const char *Code = "pass\n";
#endif

int main() {
  Py_Initialize();
  const int Failed = PyRun_SimpleString(Code);
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- comment.cpp
#include <Python.h>
#include <cstring>

int main() {
  Py_Initialize();
  char *Code = strdup(/* language=python */ "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))");
  PyRun_SimpleString("import os, smtplib");
  const bool Failed = PyRun_SimpleString(Code) || PyRun_SimpleString("server.login('alice', 'secret')");
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- delimiter.cpp
#include <Python.h>
#include <cstring>

struct Script {
  char *Text;
};
static const Script Send{strdup(R"python(
import os, smtplib
server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))
server.login('alice', 'secret')
)python")};

int main() {
  Py_Initialize();
  const int Failed = PyRun_SimpleString(Send.Text);
  Py_Finalize();
  return Failed ? 1 : 0;
}
