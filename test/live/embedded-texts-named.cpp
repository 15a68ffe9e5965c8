// Text behind a name: a constant in a header, what a function returns, a default argument, members, the arms of a
// `switch` and of `?:`.
// Each program is repaired the same with and without a compile database.

// REQUIRES: embedded-python
// RUN: split-file %s %t/bare
// RUN: echo "[]" > %t/bare/compile_commands.json
// RUN: split-file %s %t/known
// RUN: sed -i "s|FOLDER|%/t/known|; s|FLAGS|%python_flags|" %t/known/compile_commands.json

// RUN: %cxx %t/bare/constant.cpp -o %t/constant-before %python_flags
// RUN: %cxx %t/bare/returned.cpp -o %t/returned-before %python_flags
// RUN: %cxx %t/bare/default.cpp -o %t/default-before %python_flags
// RUN: %cxx %t/bare/member.cpp -o %t/member-before %python_flags
// RUN: %cxx %t/bare/chosen.cpp -o %t/chosen-before %python_flags
// RUN: %cxx %t/bare/conditional.cpp -o %t/conditional-before %python_flags
// RUN: %live smtp implicit %t/constant-before %t/returned-before %t/default-before %t/member-before \
// RUN:   %t/chosen-before %t/conditional-before \
// RUN:   | FileCheck %s --check-prefix=BEFORE --match-full-lines

// RUN: mailseal fix %t/bare
// RUN: mailseal fix %t/known
// RUN: mailseal diff %t/bare | count 0
// RUN: mailseal diff %t/known | count 0
// RUN: rm %t/bare/compile_commands.json %t/known/compile_commands.json
// RUN: diff -r %t/bare %t/known

// RUN: %cxx %t/bare/constant.cpp -o %t/constant-after %python_flags
// RUN: %cxx %t/bare/returned.cpp -o %t/returned-after %python_flags
// RUN: %cxx %t/bare/default.cpp -o %t/default-after %python_flags
// RUN: %cxx %t/bare/member.cpp -o %t/member-after %python_flags
// RUN: %cxx %t/bare/chosen.cpp -o %t/chosen-after %python_flags
// RUN: %cxx %t/bare/conditional.cpp -o %t/conditional-after %python_flags
// RUN: %live smtp implicit %t/constant-after %t/returned-after %t/default-after %t/member-after %t/chosen-after \
// RUN:   %t/conditional-after \
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
[{"directory": "FOLDER", "file": "constant.cpp", "command": "c++ -std=c++20 FLAGS -c constant.cpp"},
 {"directory": "FOLDER", "file": "returned.cpp", "command": "c++ -std=c++20 FLAGS -c returned.cpp"},
 {"directory": "FOLDER", "file": "default.cpp", "command": "c++ -std=c++20 FLAGS -c default.cpp"},
 {"directory": "FOLDER", "file": "member.cpp", "command": "c++ -std=c++20 FLAGS -c member.cpp"},
 {"directory": "FOLDER", "file": "chosen.cpp", "command": "c++ -std=c++20 FLAGS -c chosen.cpp"},
 {"directory": "FOLDER", "file": "conditional.cpp", "command": "c++ -std=c++20 FLAGS -c conditional.cpp"}]
//--- constant.cpp
#include "script.h"
#include <Python.h>

int main() {
  Py_Initialize();
  const int Failed = PyRun_SimpleString(SendMail);
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- script.h
#ifndef SCRIPT_H
#define SCRIPT_H

static const char SendMail[] = "import os, smtplib\n"
                               "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n"
                               "server.login('alice', 'secret')\n";

#endif
//--- returned.cpp
#include <Python.h>
#include <string>

static std::string script() {
  std::string Code = "import os, smtplib\n";
  Code += "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n";
  return Code + "server.login('alice', 'secret')\n";
}

int main() {
  Py_Initialize();
  const int Failed = PyRun_SimpleString(script().c_str());
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- default.cpp
#include <Python.h>

static int run(const char *Code = "import os, smtplib\n"
                                  "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n"
                                  "server.login('alice', 'secret')\n") {
  return PyRun_SimpleString(Code);
}

int main() {
  Py_Initialize();
  const int Failed = run();
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- member.cpp
#include <Python.h>
#include <string>

class Mailer {
public:
  Mailer() : Imports("import os, smtplib\n") {}
  int send() const { return PyRun_SimpleString((Imports + Login).c_str()); }

private:
  std::string Imports;
  std::string Login = "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n"
                      "server.login('alice', 'secret')\n";
};

int main() {
  Py_Initialize();
  const int Failed = Mailer().send();
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- chosen.cpp
#include <Python.h>
#include <cstdlib>

static const char *script(int Kind) {
  switch (Kind) {
  case 0:
    return "import poplib\nbox = poplib.POP3_SSL('pop.example.org')\n";
  case 1:
    return "import os\nimport smtplib\n"
           "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n"
           "server.login('alice', 'secret')\n";
  default:
    return "print('nothing to do')\n";
  }
}

int main() {
  Py_Initialize();
  const int Failed = PyRun_SimpleString(script(std::getenv("MAIL_PORT") ? 1 : 0));
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- conditional.cpp
#include <Python.h>
#include <cstdlib>

int main() {
  Py_Initialize();
  const char *Code = std::getenv("MAIL_POP") ? "import poplib\nbox = poplib.POP3_SSL('pop.example.org')\n"
                                             : "import os\nimport smtplib\n"
                                               "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], "
                                               "int(os.environ['MAIL_PORT']))\n"
                                               "server.login('alice', 'secret')\n";
  const int Failed = PyRun_SimpleString(Code);
  Py_Finalize();
  return Failed ? 1 : 0;
}
