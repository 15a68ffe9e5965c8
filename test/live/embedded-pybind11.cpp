// The same for Python that a C++ program hands to pybind11, indented as pybind11 allows.

// REQUIRES: embedded-python, pybind11
// RUN: split-file %s %t
// RUN: %cxx %t/read_mail.cpp -o %t/before %python_flags
// RUN: %live pop3 implicit %t/before | FileCheck %s --check-prefix=BEFORE --match-full-lines
// RUN: mailseal fix %t/read_mail.cpp
// RUN: %cxx %t/read_mail.cpp -o %t/after %python_flags
// RUN: %live pop3 implicit %t/after | FileCheck %s --check-prefix=AFTER --match-full-lines
// RUN: mailseal diff %t/read_mail.cpp | count 0

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

//--- read_mail.cpp
#include <pybind11/embed.h>

namespace py = pybind11;

int main() {
  py::scoped_interpreter Python;
  try {
    py::exec(R"(
        import os
        import poplib

        box = poplib.POP3_SSL(os.environ["MAIL_HOST"], int(os.environ["MAIL_PORT"]))
        box.user("alice")
        box.pass_("secret")
        box.quit()
    )");
  } catch (py::error_already_set &Error) {
    // Shows the traceback as Python itself does.
    Error.restore();
    PyErr_Print();
    return 1;
  }
  return 0;
}
