// An expression can hold no `import`; its context imports ssl itself.
// Each program is repaired the same with and without a compile database.

// REQUIRES: embedded-python, pybind11
// RUN: split-file %s %t/bare
// RUN: echo "[]" > %t/bare/compile_commands.json
// RUN: split-file %s %t/known
// RUN: sed -i "s|FOLDER|%/t/known|; s|FLAGS|%python_flags|" %t/known/compile_commands.json

// RUN: %cxx %t/bare/eval.cpp -o %t/eval-before %python_flags
// RUN: %cxx %t/bare/import.cpp -o %t/import-before %python_flags
// RUN: %cxx %t/bare/pybind.cpp -o %t/pybind-before %python_flags
// RUN: %live smtp implicit %t/eval-before %t/import-before %t/pybind-before \
// RUN:   | FileCheck %s --check-prefix=BEFORE --match-full-lines

// RUN: mailseal fix --unsafe-fixes %t/bare
// RUN: mailseal fix --unsafe-fixes %t/known
// RUN: mailseal diff %t/bare | count 0
// RUN: mailseal diff %t/known | count 0
// RUN: rm %t/bare/compile_commands.json %t/known/compile_commands.json
// RUN: diff -r %t/bare %t/known

// RUN: %cxx %t/bare/eval.cpp -o %t/eval-after %python_flags
// RUN: %cxx %t/bare/import.cpp -o %t/import-after %python_flags
// RUN: %cxx %t/bare/pybind.cpp -o %t/pybind-after %python_flags
// RUN: %live smtp implicit %t/eval-after %t/import-after %t/pybind-after \
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
[{"directory": "FOLDER", "file": "eval.cpp", "command": "c++ -std=c++20 FLAGS -c eval.cpp"},
 {"directory": "FOLDER", "file": "import.cpp", "command": "c++ -std=c++20 FLAGS -c import.cpp"},
 {"directory": "FOLDER", "file": "pybind.cpp", "command": "c++ -std=c++20 FLAGS -c pybind.cpp"}]
//--- eval.cpp
#include <Python.h>

int main() {
  Py_Initialize();
  PyRun_SimpleString("import os, smtplib");
  PyObject *Main = PyModule_GetDict(PyImport_AddModule("__main__"));
  PyObject *Server = PyRun_String("smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))",
                                  Py_eval_input, Main, Main);
  if (!Server) {
    PyErr_Print();
    return 1;
  }
  PyObject_CallMethod(Server, "login", "ss", "alice", "secret");
  Py_Finalize();
  return 0;
}
//--- import.cpp
#include <Python.h>

int main() {
  Py_Initialize();
  PyObject *Own = PyDict_New();
  PyObject *Result = PyRun_String("__import__('smtplib').SMTP_SSL(__import__('os').environ['MAIL_HOST'], "
                                  "int(__import__('os').environ['MAIL_PORT'])).login('alice', 'secret')",
                                  Py_eval_input, Own, Own);
  if (!Result) {
    PyErr_Print();
    return 1;
  }
  Py_Finalize();
  return 0;
}
//--- pybind.cpp
#include <pybind11/embed.h>

namespace py = pybind11;

int main() {
  py::scoped_interpreter Python;
  try {
    py::exec("import os, smtplib");
    py::object Server = py::eval("smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))");
    Server.attr("login")("alice", "secret");
  } catch (py::error_already_set &Error) {
    Error.restore();
    PyErr_Print();
    return 1;
  }
  return 0;
}
