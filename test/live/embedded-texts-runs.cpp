// One program in several runs that share a namespace, through a wrapper too; runs with their own globals or locals.
// Each program is repaired the same with and without a compile database.

// REQUIRES: embedded-python
// RUN: split-file %s %t/bare
// RUN: echo "[]" > %t/bare/compile_commands.json
// RUN: split-file %s %t/known
// RUN: sed -i "s|FOLDER|%/t/known|; s|FLAGS|%python_flags|" %t/known/compile_commands.json

// RUN: %cxx %t/bare/statements.cpp -o %t/statements-before %python_flags
// RUN: %cxx %t/bare/wrapper.cpp -o %t/wrapper-before %python_flags
// RUN: %cxx %t/bare/globals.cpp -o %t/globals-before %python_flags
// RUN: %cxx %t/bare/direct-globals.cpp -o %t/direct-globals-before %python_flags
// RUN: %live smtp implicit %t/statements-before %t/wrapper-before %t/globals-before %t/direct-globals-before \
// RUN:   | FileCheck %s --check-prefix=BEFORE --match-full-lines

// RUN: mailseal fix %t/bare
// RUN: mailseal fix %t/known
// RUN: mailseal diff %t/bare | count 0
// RUN: mailseal diff %t/known | count 0
// RUN: rm %t/bare/compile_commands.json %t/known/compile_commands.json
// RUN: diff -r %t/bare %t/known

// RUN: %cxx %t/bare/statements.cpp -o %t/statements-after %python_flags
// RUN: %cxx %t/bare/wrapper.cpp -o %t/wrapper-after %python_flags
// RUN: %cxx %t/bare/globals.cpp -o %t/globals-after %python_flags
// RUN: %cxx %t/bare/direct-globals.cpp -o %t/direct-globals-after %python_flags
// RUN: %live smtp implicit %t/statements-after %t/wrapper-after %t/globals-after %t/direct-globals-after \
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
[{"directory": "FOLDER", "file": "statements.cpp", "command": "c++ -std=c++20 FLAGS -c statements.cpp"},
 {"directory": "FOLDER", "file": "wrapper.cpp", "command": "c++ -std=c++20 FLAGS -c wrapper.cpp"},
 {"directory": "FOLDER", "file": "globals.cpp", "command": "c++ -std=c++20 FLAGS -c globals.cpp"},
 {"directory": "FOLDER", "file": "direct-globals.cpp", "command": "c++ -std=c++20 FLAGS -c direct-globals.cpp"}]
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
