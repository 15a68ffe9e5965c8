// One program in many runs, which may share a namespace.

// REQUIRES: embedded-python
// RUN: split-file %s %t
// RUN: %shapes %t | FileCheck %s --match-full-lines

//      CHECK: shape              without a database  with a database
// CHECK-NEXT: direct-globals     repaired            repaired
// CHECK-NEXT: functions          repaired            repaired
// CHECK-NEXT: globals            repaired            repaired
// CHECK-NEXT: header-wrapper     repaired            repaired
// CHECK-NEXT: own-globals        repaired            repaired
// CHECK-NEXT: statements         repaired            repaired
// CHECK-NEXT: wrapper-elsewhere  repaired            repaired
// CHECK-NEXT: wrapper-printf     repaired            repaired
// CHECK-NEXT: wrapper            repaired            repaired
//  CHECK-NOT: {{.+}}

//--- statements.cpp
#include <Python.h>

int main() {
  Py_Initialize();
  PyRun_SimpleString("import os");
  PyRun_SimpleString("import smtplib");
  PyRun_SimpleString("def send(): smtplib.SMTP_SSL(host, port).login('alice', 'secret')");
  PyRun_SimpleString("host, port = os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT'])");
  const int Failed = PyRun_SimpleString("send()");
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- wrapper.cpp
#include <Python.h>
#include <cstdlib>
#include <string>

static void run(const std::string &Code) {
  if (PyRun_SimpleString(Code.c_str()) != 0)
    std::exit(1);
}

static void prepare() {
  run("import os, smtplib");
}

static void send() {
  run("server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))");
  run("server.login('alice', 'secret')");
}

int main() {
  Py_Initialize();
  prepare();
  send();
  Py_Finalize();
  return 0;
}
//--- globals.cpp
#include <Python.h>

static bool run(const char *Code, PyObject *Globals, PyObject *Locals) {
  PyObject *Result = PyRun_String(Code, Py_file_input, Globals, Locals);
  if (!Result)
    PyErr_Print();
  Py_XDECREF(Result);
  return Result;
}

int main() {
  Py_Initialize();
  PyObject *Main = PyModule_GetDict(PyImport_AddModule("__main__"));
  PyObject *Own = PyDict_New();
  PyDict_SetItemString(Own, "__builtins__", PyEval_GetBuiltins());
  PyObject *Locals = PyDict_New();
  run("import os", Main, Main);
  if (!run("import os, smtplib\n"
           "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n"
           "server.login('alice', 'secret')\n",
           Own, Locals))
    return 1;
  Py_Finalize();
  return 0;
}
//--- direct-globals.cpp
#include <Python.h>

int main() {
  Py_Initialize();
  PyObject *Main = PyModule_GetDict(PyImport_AddModule("__main__"));
  PyObject *Locals = PyDict_New();
  PyObject *Result = PyRun_String("import os, smtplib\n"
                                  "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n"
                                  "server.login('alice', 'secret')\n",
                                  Py_file_input, Main, Locals);
  if (!Result) {
    PyErr_Print();
    return 1;
  }
  Py_Finalize();
  return 0;
}
//--- functions.cpp
#include <Python.h>

static int prepare() { return PyRun_SimpleString("import os\nimport smtplib\n"); }

static int send() {
  if (PyRun_SimpleString("server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))"))
    return 1;
  return PyRun_SimpleString("server.login('alice', 'secret')");
}

int main() {
  Py_Initialize();
  const int Failed = prepare() || send();
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- header-wrapper/main.cpp
#include "python.h"

int main() {
  Py_Initialize();
  run("import os");
  run("import smtplib");
  run("server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))");
  run("server.login('alice', 'secret')");
  Py_Finalize();
  return 0;
}
//--- header-wrapper/python.h
#pragma once
#include <Python.h>
#include <cstdlib>

inline void run(const char *Code) {
  if (PyRun_SimpleString(Code))
    std::exit(1);
}
//--- wrapper-elsewhere/main.cpp
#include "python.h"

int main() {
  start();
  run("import os, smtplib\n"
      "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n"
      "server.login('alice', 'secret')\n");
  return 0;
}
//--- wrapper-elsewhere/python.h
#pragma once
#include <string>

void start();
void run(const std::string &Code);
//--- wrapper-elsewhere/python.cpp
#include "python.h"
#include <Python.h>
#include <cstdlib>

void start() { Py_Initialize(); }

void run(const std::string &Code) {
  if (PyRun_SimpleString(Code.c_str()))
    std::exit(1);
}
//--- own-globals.cpp
#include <Python.h>

static int run(const char *Code, PyObject *Globals) {
  PyObject *Result = PyRun_String(Code, Py_file_input, Globals, Globals);
  if (!Result)
    PyErr_Print();
  return Result ? 0 : 1;
}

int main() {
  Py_Initialize();
  PyObject *First = PyDict_New(), *Second = PyDict_New();
  PyDict_SetItemString(First, "__builtins__", PyEval_GetBuiltins());
  PyDict_SetItemString(Second, "__builtins__", PyEval_GetBuiltins());
  int Failed = run("import ssl", First);
  Failed |= run("import os, smtplib", Second);
  Failed |= run("server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))", Second);
  if (!Failed)
    Failed = run("server.login('alice', 'secret')", Second);
  Py_Finalize();
  return Failed;
}
//--- wrapper-printf.cpp
#include <Python.h>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>

static bool run(const char *Format, ...) {
  char Code[4000];
  va_list Values;
  va_start(Values, Format);
  std::vsnprintf(Code, sizeof Code, Format, Values);
  va_end(Values);
  return PyRun_SimpleString(Code) == 0;
}

int main() {
  Py_Initialize();
  const bool Sent = run("import smtplib") &&
                    run("server = smtplib.SMTP_SSL('%s', %s, timeout=70 %% 40)", std::getenv("MAIL_HOST"),
                        std::getenv("MAIL_PORT")) &&
                    run("server.login('%s', 'secret')", "alice");
  Py_Finalize();
  return Sent ? 0 : 1;
}
