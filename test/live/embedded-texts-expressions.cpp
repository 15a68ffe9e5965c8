// Expressions, which take no statement: the context is made in place.

// REQUIRES: embedded-python
// RUN: split-file %s %t
// RUN: %shapes %t | FileCheck %s --match-full-lines

//      CHECK: shape             without a database  with a database
// CHECK-NEXT: eval              repaired            repaired
// CHECK-NEXT: import-elsewhere  repaired            repaired
// CHECK-NEXT: import            repaired            repaired
// CHECK-NEXT: pybind            repaired            repaired
//  CHECK-NOT: {{.+}}

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
//--- import-elsewhere.cpp
#include <Python.h>

static PyObject *evaluate(const char *Expression) {
  PyObject *Main = PyModule_GetDict(PyImport_AddModule("__main__"));
  PyObject *Result = PyRun_String(Expression, Py_eval_input, Main, Main);
  if (!Result)
    PyErr_Print();
  return Result;
}

int main() {
  Py_Initialize();
  PyRun_SimpleString("import os, smtplib");
  if (!evaluate("smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT'])).login('alice', 'secret')"))
    return 1;
  Py_Finalize();
  return 0;
}
