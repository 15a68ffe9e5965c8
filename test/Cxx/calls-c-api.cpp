// Calls through the C API are followed; the message has the code for each.

// RUN: %expect_exit 1 mailseal check %s | FileCheck %s --match-full-lines --implicit-check-not=warning:
// RUN: mailseal diff %s | count 0

#include <Python.h>

static PyObject *import_smtplib(void) { return PyImport_ImportModule("smtplib"); }

int by_format(const char *host, int port) {
  PyObject *smtplib = import_smtplib();
  if (smtplib == NULL)
    return -1;
  PyObject *cls = PyObject_GetAttrString(smtplib, "SMTP_SSL");
  // CHECK: {{.*}}:[[#@LINE+1]]:22: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: in the C API a keyword goes into the dictionary of PyObject_Call: write `PyObject *ssl = PyImport_ImportModule("ssl"); PyObject *context = ssl ? PyObject_CallMethod(ssl, "create_default_context", NULL) : NULL; PyObject *keywords = context ? Py_BuildValue("{s:O}", "context", context) : NULL; PyObject *arguments = keywords ? Py_BuildValue("(si)", host, port) : NULL; PyObject *result = arguments ? PyObject_Call(cls, arguments, keywords) : NULL; Py_XDECREF(arguments); Py_XDECREF(keywords); Py_XDECREF(ssl); Py_XDECREF(context);` [missing-context]
  PyObject *server = PyObject_CallFunction(cls, "si", host, port);
  Py_DECREF(cls);
  return server != NULL;
}

int by_objects(PyObject *host) {
  PyObject *name = PyUnicode_FromString("imaplib"), *mod = PyImport_Import(name), *box, *answer;
  box = PyObject_CallMethodObjArgs(mod, PyUnicode_FromString("IMAP4"), host, NULL);
  PyObject *method = PyUnicode_FromString("starttls");
  // CHECK: {{.*}}:[[#@LINE+1]]:17: warning: imaplib.IMAP4.starttls() has no ssl_context, so it accepts any certificate; not fixed: in the C API a keyword goes into the dictionary of PyObject_Call: write `PyObject *ssl = PyImport_ImportModule("ssl"); PyObject *context = ssl ? PyObject_CallMethod(ssl, "create_default_context", NULL) : NULL; PyObject *keywords = context ? Py_BuildValue("{s:O}", "ssl_context", context) : NULL; PyObject *callee = keywords ? PyObject_GetAttr(box, method) : NULL; PyObject *arguments = callee ? PyTuple_New(0) : NULL; PyObject *result = arguments ? PyObject_Call(callee, arguments, keywords) : NULL; Py_XDECREF(arguments); Py_XDECREF(callee); Py_XDECREF(keywords); Py_XDECREF(ssl); Py_XDECREF(context);` [missing-context]
  if ((answer = PyObject_CallMethodNoArgs(box, method)) == NULL)
    return -1;
  return 0;
}

int by_dictionary(const char *host, PyObject *unknown) {
  PyObject *make = PyObject_GetAttrString(import_smtplib(), "SMTP_SSL");
  PyObject *where = Py_BuildValue("(si)", host, 465);
  PyObject *how = Py_BuildValue("{s:i}", "timeout", 30);
  // CHECK: {{.*}}:[[#@LINE+1]]:8: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: in the C API a keyword goes into the dictionary of PyObject_Call: write `PyObject *ssl = PyImport_ImportModule("ssl"); PyObject *context = ssl ? PyObject_CallMethod(ssl, "create_default_context", NULL) : NULL; if (context) PyDict_SetItemString(how, "context", context); PyObject *result = context ? PyObject_Call(make, where, how) : NULL; Py_XDECREF(ssl); Py_XDECREF(context);` [missing-context]
  if (!PyObject_Call(make, where, how))
    return -1;
  PyDict_SetItemString(how, "context", PyObject_CallMethod(PyImport_ImportModule("ssl"), "create_default_context", NULL));
  if (!PyObject_Call(make, where, how))
    return -1;
  // CHECK: {{.*}}:[[#@LINE+1]]:8: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: '**unknown' may hold context already: call unknown.setdefault("context", ssl.create_default_context()) before [missing-context]
  if (!PyObject_Call(make, where, unknown))
    return -1;
  // CHECK: {{.*}}:[[#@LINE+1]]:10: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: in the C API a keyword goes into the dictionary of PyObject_Call: write `PyObject *ssl = PyImport_ImportModule("ssl"); PyObject *context = ssl ? PyObject_CallMethod(ssl, "create_default_context", NULL) : NULL; PyObject *keywords = context ? Py_BuildValue("{s:O}", "context", context) : NULL; PyObject *result = keywords ? PyObject_Call(make, where, keywords) : NULL; Py_XDECREF(keywords); Py_XDECREF(ssl); Py_XDECREF(context);` [missing-context]
  return PyObject_CallObject(make, where) != NULL;
}

// What the message says is what it wants.
PyObject *followed(const char *host) {
  PyObject *server = PyObject_CallMethod(import_smtplib(), "SMTP", "s", host);
  PyObject *ssl = PyImport_ImportModule("ssl");
  PyObject *context = ssl ? PyObject_CallMethod(ssl, "create_default_context", NULL) : NULL;
  PyObject *keywords = context ? Py_BuildValue("{s:O}", "context", context) : NULL;
  PyObject *callee = keywords ? PyObject_GetAttrString(server, "starttls") : NULL;
  PyObject *arguments = callee ? PyTuple_New(0) : NULL;
  PyObject *result = arguments ? PyObject_Call(callee, arguments, keywords) : NULL;
  Py_XDECREF(arguments);
  return result;
}
