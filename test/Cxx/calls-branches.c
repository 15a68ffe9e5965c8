// Branches of the preprocessor that begin or end within a statement lose nothing of what stands behind them.

// RUN: split-file %s %t
// RUN: cd %t && mailseal locate -v mail.c | grep '^    |' | grep -v '| smtplib$' > got
// RUN: diff %t/want %t/got

//--- mail.c
#include <Python.h>

void else_of_a_branch(const char *host) {
  if (home)
    set_home(home);
#ifdef PYTHON_HOME
  else if (!getenv("PYTHONHOME"))
    set_home(PYTHON_HOME);
#endif
  PyObject *smtplib = PyImport_ImportModule("smtplib");
  PyObject_CallMethod(smtplib, "SMTP_SSL", "s", host);
}

void branches_as_body(const char *host) {
  if (verbose)
#ifdef WIN32
    show(host);
#else
    print(host);
#endif
  PyObject *smtplib = PyImport_ImportModule("smtplib");
  PyObject_CallMethod(smtplib, "SMTP_SSL", "s", host);
}

void branch_ends_in_a_statement(const char *host) {
  PyObject *smtplib = PyImport_ImportModule("smtplib");
#ifdef WITH_LOCAL
  if (is_local(host))
    PyObject_CallMethod(smtplib, "SMTP", "s", host);
  else
#endif
  {
    PyObject_CallMethod(smtplib, "SMTP_SSL", "s", host);
  }
#if A
  a();
#endif
  c();
}

void branch_in_an_expression(const char *host) {
  int port = 400 +
#ifdef WITH_TLS
             65
#else
             1
#endif
      ;
#if A
  a();
#elif B
  b();
#endif
  PyObject_CallMethod(PyImport_ImportModule("smtplib"), "SMTP_SSL", "si", host, port);
}
//--- want
    | def else_of_a_branch(host):
    |   if home:
    |     set_home(home)
    |   if cxx_preprocessor:
    |     if cxx_preprocessor:
    |       if (not getenv("PYTHONHOME")):
    |         set_home(PYTHON_HOME)
    |   smtplib = __import__('smtplib')
    |   smtplib.SMTP_SSL(host)
    | def branches_as_body(host):
    |   if verbose:
    |     if cxx_preprocessor:
    |       show(host)
    |     else:
    |       print_(host)
    |   smtplib = __import__('smtplib')
    |   smtplib.SMTP_SSL(host)
    | def branch_ends_in_a_statement(host):
    |   smtplib = __import__('smtplib')
    |   if cxx_preprocessor:
    |     if is_local(host):
    |       smtplib.SMTP(host)
    |     else:
    |       smtplib.SMTP_SSL(host)
    |   if cxx_preprocessor:
    |     a()
    |   c()
    | def branch_in_an_expression(host):
    |   if cxx_preprocessor:
    |     a()
    |   elif cxx_preprocessor:
    |     b()
    |   __import__('smtplib').SMTP_SSL(host, port)
