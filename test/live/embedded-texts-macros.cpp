// Scripts in macros, passed through macros, made strings by `#`, or with macros in them.

// REQUIRES: embedded-python
// RUN: split-file %s %t
// RUN: %shapes %t | FileCheck %s --match-full-lines

//      CHECK: shape                  without a database  with a database
// CHECK-NEXT: callee-views-differ    reported            reported
// CHECK-NEXT: class-name             repaired            repaired
// CHECK-NEXT: header-macro           repaired            repaired
// CHECK-NEXT: line-macro-stringized  repaired            repaired
// CHECK-NEXT: line-macro             repaired            repaired
// CHECK-NEXT: lines                  repaired            repaired
// CHECK-NEXT: parameter-argument     repaired            repaired
// CHECK-NEXT: parameter-between      reported            reported
// CHECK-NEXT: passed                 repaired            repaired
// CHECK-NEXT: raw                    repaired            repaired
// CHECK-NEXT: run-stringized         repaired            repaired
// CHECK-NEXT: stringized             repaired            repaired
// CHECK-NEXT: views-differ           reported            reported
// CHECK-NEXT: callee-views-differ: what is called here is only put in when the program is compiled or runs (CONNECT is "smtplib.SMTP" in second.cpp, and "smtplib.SMTP_SSL" in first.cpp); if it is smtplib.SMTP_SSL(), it accepts any certificate; not fixed: pass context=ssl.create_default_context() where the name stands for that class, and only there
// CHECK-NEXT: parameter-between: what is called here is only put in when the program is compiled or runs; if it is smtplib.SMTP_SSL(), it accepts any certificate; not fixed: pass context=ssl.create_default_context() where the name stands for that class, and only there
// CHECK-NEXT: views-differ: what is called here is only put in when the program is compiled or runs (CLASS is "SMTP" in second.cpp, and "SMTP_SSL" in first.cpp); if it is smtplib.SMTP_SSL(), it accepts any certificate; not fixed: pass context=ssl.create_default_context() where the name stands for that class, and only there
//  CHECK-NOT: {{.+}}

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
//--- stringized.cpp
#include <Python.h>

#define TEXT_OF(x) #x
#define SCRIPT(x) TEXT_OF(x)

static const char *const Code = SCRIPT(import os; import smtplib;
                                       server = smtplib.SMTP_SSL(os.environ["MAIL_HOST"], int(os.environ["MAIL_PORT"]));
                                       server.login("alice", "secret"));

int main() {
  Py_Initialize();
  const int Failed = PyRun_SimpleString(Code);
  Py_Finalize();
  return Failed ? 1 : 0;
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
//--- parameter-between.cpp
#include <Python.h>

#define CONNECT(Class)                                                                                                 \
  "import os, smtplib\n"                                                                                               \
  "server = smtplib." Class "(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n"

int main() {
  Py_Initialize();
  const int Failed = PyRun_SimpleString(CONNECT("SMTP_SSL") "server.login('alice', 'secret')\n");
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- parameter-argument.cpp
#include <Python.h>

#define CONNECT(Host)                                                                                                  \
  "import os, smtplib\n"                                                                                               \
  "server = smtplib.SMTP_SSL(os.environ['" Host "'], int(os.environ['MAIL_PORT']))\n"

int main() {
  Py_Initialize();
  const int Failed = PyRun_SimpleString(CONNECT("MAIL_HOST") "server.login('alice', 'secret')\n");
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- class-name.cpp
#include <Python.h>

#define CLASS "SMTP_SSL"

int main() {
  Py_Initialize();
  const int Failed = PyRun_SimpleString("import os, smtplib\n"
      "server = smtplib." CLASS "(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n"
      "server.login('alice', 'secret')\n");
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- header-macro/main.cpp
#include "script.h"
#include <Python.h>

int main() {
  Py_Initialize();
  const int Failed = PyRun_SimpleString(SEND_MAIL);
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- header-macro/script.h
#pragma once

#define SEND_MAIL \
  "import os, smtplib\n" \
  "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n" \
  "server.login('alice', 'secret')\n"
//--- views-differ/first.cpp
#define CLASS "SMTP_SSL"
#include "script.h"
#include <Python.h>

int second();

int main() {
  Py_Initialize();
  const int Failed = PyRun_SimpleString(Script) || second();
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- views-differ/second.cpp
#define CLASS "SMTP"
#include "script.h"
#include <Python.h>

int second() { return Script[0] != 'i'; }
//--- views-differ/script.h
#pragma once

static const char Script[] = "import os, smtplib\n"
                             "server = smtplib." CLASS "(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n"
                             "server.login('alice', 'secret')\n";
//--- callee-views-differ/first.cpp
#define CONNECT "smtplib.SMTP_SSL"
#include "script.h"
#include <Python.h>

int second();

int main() {
  Py_Initialize();
  const int Failed = PyRun_SimpleString(Script) || second();
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- callee-views-differ/second.cpp
#define CONNECT "smtplib.SMTP"
#include "script.h"
#include <Python.h>

int second() { return Script[0] != 'i'; }
//--- callee-views-differ/script.h
#pragma once

static const char Script[] = "import os, smtplib\n"
                             "server = " CONNECT "(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n"
                             "server.login('alice', 'secret')\n";
//--- line-macro.cpp
#include <Python.h>

#define NEWLINE "\n"
#define LINE(Text) Text NEWLINE

int main() {
  Py_Initialize();
  const int Failed = PyRun_SimpleString(LINE("import os, smtplib")
                                        LINE("server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))")
                                        LINE("server.login('alice', 'secret')"));
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- line-macro-stringized.cpp
#include <Python.h>

#define PY(Code) #Code "\n"

int main() {
  Py_Initialize();
  const int Failed = PyRun_SimpleString(PY(import os) PY(import smtplib)
                                        PY(server = smtplib.SMTP_SSL(os.environ["MAIL_HOST"], int(os.environ["MAIL_PORT"])))
                                        PY(server.login("alice", "secret")));
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- run-stringized.cpp
#include <Python.h>

#define PY(...)                                                                                                        \
  if (PyRun_SimpleString(#__VA_ARGS__))                                                                                \
  return 1

int main() {
  Py_Initialize();
  PY(import os, smtplib);
  PY(server = smtplib.SMTP_SSL(os.environ["MAIL_HOST"], int(os.environ["MAIL_PORT"])));
  PY(server.login("alice", "secret"));
  Py_Finalize();
  return 0;
}
