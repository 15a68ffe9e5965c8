// Calls through the C API are not rewritten; who follows the message has a program that verifies.

// REQUIRES: embedded-python
// RUN: split-file %s %t

// RUN: %cxx %t/send_mail.cpp -o %t/send_mail-before %python_flags
// RUN: %live smtp implicit %t/send_mail-before | FileCheck %s --check-prefix=BEFORE --match-full-lines
// RUN: %expect_exit 1 mailseal fix --format json %t/send_mail.cpp > %t/send_mail.json
// RUN: %python %t/follow.py %t/send_mail.json %t/send_mail.cpp
// RUN: %cxx %t/send_mail.cpp -o %t/send_mail-after %python_flags
// RUN: %live smtp implicit %t/send_mail-after | FileCheck %s --check-prefix=AFTER --match-full-lines
// RUN: mailseal check %t/send_mail.cpp

// RUN: %cxx %t/read_mail.cpp -o %t/read_mail-before %python_flags
// RUN: %live imap starttls %t/read_mail-before | FileCheck %s --check-prefix=BEFORE --match-full-lines
// RUN: %expect_exit 1 mailseal fix --format json %t/read_mail.cpp > %t/read_mail.json
// RUN: %python %t/follow.py %t/read_mail.json %t/read_mail.cpp
// RUN: %cxx %t/read_mail.cpp -o %t/read_mail-after %python_flags
// RUN: %live imap starttls %t/read_mail-after | FileCheck %s --check-prefix=AFTER --match-full-lines
// RUN: mailseal check %t/read_mail.cpp

// RUN: %cxx %t/fetch.cpp -o %t/fetch-before %python_flags
// RUN: %live pop3 implicit %t/fetch-before | FileCheck %s --check-prefix=BEFORE --match-full-lines
// RUN: %expect_exit 1 mailseal fix --format json %t/fetch.cpp > %t/fetch.json
// RUN: %python %t/follow.py %t/fetch.json %t/fetch.cpp
// RUN: %cxx %t/fetch.cpp -o %t/fetch-after %python_flags
// RUN: %live pop3 implicit %t/fetch-after | FileCheck %s --check-prefix=AFTER --match-full-lines
// RUN: mailseal check %t/fetch.cpp

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

//--- follow.py
"""follow.py FINDINGS FILE: does what the message of the only finding says."""

import json
import pathlib
import re
import sys

findings, path = map(pathlib.Path, sys.argv[1:])
[finding] = json.loads(findings.read_text())["findings"]
code = re.search("`(.+)`", finding["message"]).group(1)
lines = path.read_text().splitlines()
at = finding["line"] - 1
lines[at] = code + "\n" + re.sub("= .*;", "= result;", lines[at])
path.write_text("\n".join(lines) + "\n")
//--- send_mail.cpp
#include <Python.h>
#include <cstdlib>

static PyObject *library() { return PyImport_ImportModule("smtplib"); }

int main() {
  Py_Initialize();
  const char *host = std::getenv("MAIL_HOST");
  int port = std::atoi(std::getenv("MAIL_PORT"));
  PyObject *smtplib = library();
  PyObject *cls = PyObject_GetAttrString(smtplib, "SMTP_SSL");
  PyObject *server = PyObject_CallFunction(cls, "si", host, port);
  if (server == NULL) {
    PyErr_Print();
    return 1;
  }
  Py_XDECREF(PyObject_CallMethod(server, "login", "ss", "alice", "secret"));
  Py_XDECREF(PyObject_CallMethod(server, "quit", NULL));
  return 0;
}
//--- read_mail.cpp
#include <Python.h>
#include <cstdlib>

int main() {
  Py_Initialize();
  PyObject *name = PyUnicode_FromString("imaplib");
  PyObject *imaplib = PyImport_Import(name);
  PyObject *box = PyObject_CallMethod(imaplib, "IMAP4", "si", std::getenv("MAIL_HOST"),
                                      std::atoi(std::getenv("MAIL_PORT")));
  PyObject *answer = PyObject_CallMethod(box, "starttls", NULL);
  if (!answer) {
    PyErr_Print();
    return 1;
  }
  Py_XDECREF(PyObject_CallMethod(box, "login", "ss", "alice", "secret"));
  Py_XDECREF(PyObject_CallMethod(box, "logout", NULL));
  return 0;
}
//--- fetch.cpp
#include <Python.h>
#include <cstdlib>

int main() {
  Py_Initialize();
  PyObject *poplib = PyImport_ImportModule("poplib");
  PyObject *make = PyObject_GetAttrString(poplib, "POP3_SSL");
  PyObject *where = Py_BuildValue("(si)", std::getenv("MAIL_HOST"), std::atoi(std::getenv("MAIL_PORT")));
  PyObject *how = Py_BuildValue("{s:i}", "timeout", 30);
  PyObject *box = PyObject_Call(make, where, how);
  if (!box) {
    PyErr_Print();
    return 1;
  }
  Py_XDECREF(PyObject_CallMethod(box, "user", "s", "alice"));
  Py_XDECREF(PyObject_CallMethod(box, "pass_", "s", "secret"));
  Py_XDECREF(PyObject_CallMethod(box, "quit", NULL));
  return 0;
}
