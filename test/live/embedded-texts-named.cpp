// Scripts in constants, members, headers, default arguments and other functions, and one of several.

// REQUIRES: embedded-python
// RUN: split-file %s %t
// RUN: %shapes %t | FileCheck %s --match-full-lines

//      CHECK: shape               without a database  with a database
// CHECK-NEXT: conditional         repaired            repaired
// CHECK-NEXT: default-argument    repaired            repaired
// CHECK-NEXT: function-elsewhere  repaired            repaired
// CHECK-NEXT: header-constant     repaired            repaired
// CHECK-NEXT: header-function     repaired            repaired
// CHECK-NEXT: header-many-units   repaired            repaired
// CHECK-NEXT: inline-member       repaired            repaired
// CHECK-NEXT: member              repaired            repaired
// CHECK-NEXT: returned            repaired            repaired
// CHECK-NEXT: static-member       repaired            repaired
// CHECK-NEXT: switch-assigned     repaired            repaired
// CHECK-NEXT: switch-return       repaired            repaired
//  CHECK-NOT: {{.+}}

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
//--- header-constant/main.cpp
#include "script.h"
#include <Python.h>

int main() {
  Py_Initialize();
  const int Failed = PyRun_SimpleString(SendMail);
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- header-constant/script.h
#ifndef SCRIPT_H
#define SCRIPT_H

static const char SendMail[] = "import os, smtplib\n"
                               "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n"
                               "server.login('alice', 'secret')\n";

#endif
//--- default-argument.cpp
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
//--- switch-return.cpp
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
//--- static-member/main.cpp
#include "mailer.h"
#include <Python.h>

const char *const Mailer::Script = "import os, smtplib\n"
                                   "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n"
                                   "server.login('alice', 'secret')\n";

int main() {
  Py_Initialize();
  const int Failed = Mailer::run();
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- static-member/mailer.cpp
#include "mailer.h"
#include <Python.h>

int Mailer::run() { return PyRun_SimpleString(Script); }
//--- static-member/mailer.h
#pragma once

struct Mailer {
  static const char *const Script;
  static int run();
};
//--- inline-member.cpp
#include <Python.h>
#include <string>

class Mailer {
public:
  explicit Mailer(std::string Code = Script) : Code(std::move(Code)) {}
  int run() const { return PyRun_SimpleString(Code.c_str()); }

private:
  static constexpr const char *Script = "import os, smtplib\n"
                                        "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n"
                                        "server.login('alice', 'secret')\n";
  std::string Code;
};

int main() {
  Py_Initialize();
  const int Failed = Mailer().run();
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- switch-assigned.cpp
#include <Python.h>
#include <cstdlib>
#include <string>

int main() {
  Py_Initialize();
  std::string Code;
  switch (std::getenv("MAIL_PORT") ? 'i' : 'p') {
  case 'p':
    Code = "import os\n"
           "import poplib\n"
           "box = poplib.POP3_SSL(os.environ['MAIL_HOST'])\n";
    break;
  case 'i':
    Code = "import os\n"
           "import smtplib\n"
           "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n"
           "server.login('alice', 'secret')\n";
    break;
  }
  const int Failed = PyRun_SimpleString(Code.c_str());
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- header-function/main.cpp
#include "script.h"
#include <Python.h>

int main() {
  Py_Initialize();
  const int Failed = PyRun_SimpleString(script().c_str());
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- header-function/script.h
#ifndef SCRIPT_H
#define SCRIPT_H
#include <string>

inline std::string script() {
  std::string Code = "import os, smtplib\n";
  Code += "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n";
  Code += "server.login('alice', 'secret')\n";
  return Code;
}

#endif
//--- header-many-units/main.cpp
#include "script.h"
#include <Python.h>

int prepare();

int main() {
  Py_Initialize();
  const int Failed = prepare() || PyRun_SimpleString(Send);
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- header-many-units/other.cpp
#include "script.h"
#include <Python.h>

int prepare() { return PyRun_SimpleString(Import); }
//--- header-many-units/script.h
#pragma once

static const char Import[] = "import os, smtplib\n";
static const char Send[] = "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n"
                           "server.login('alice', 'secret')\n";
//--- function-elsewhere/main.cpp
#include <Python.h>

const char *script();

int main() {
  Py_Initialize();
  const int Failed = PyRun_SimpleString(script());
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- function-elsewhere/script.cpp
const char *script() {
  return "import os, smtplib\n"
         "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n"
         "server.login('alice', 'secret')\n";
}
