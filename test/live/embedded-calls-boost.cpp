// Boost.Python takes no keyword in a call, so the arguments move into a tuple, and the context into a dictionary.

// REQUIRES: embedded-python, boost-python
// RUN: split-file %s %t

// RUN: %cxx %t/send_mail.cpp -o %t/send_mail-before %python_flags %boost_python_flags
// RUN: %live smtp implicit %t/send_mail-before | FileCheck %s --check-prefix=BEFORE --match-full-lines
// RUN: mailseal fix %t/send_mail.cpp
// RUN: %cxx %t/send_mail.cpp -o %t/send_mail-after %python_flags %boost_python_flags
// RUN: %live smtp implicit %t/send_mail-after | FileCheck %s --check-prefix=AFTER --match-full-lines
// RUN: mailseal check %t/send_mail.cpp

// RUN: %cxx %t/read_mail.cpp -o %t/read_mail-before %python_flags %boost_python_flags
// RUN: %live pop3 starttls %t/read_mail-before | FileCheck %s --check-prefix=BEFORE --match-full-lines
// RUN: mailseal fix %t/read_mail.cpp
// RUN: %cxx %t/read_mail.cpp -o %t/read_mail-after %python_flags %boost_python_flags
// RUN: %live pop3 starttls %t/read_mail-after | FileCheck %s --check-prefix=AFTER --match-full-lines
// RUN: mailseal check %t/read_mail.cpp

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

//--- send_mail.cpp
#include <boost/python.hpp>
#include <cstdlib>
#include <string>

namespace bp = boost::python;

int main() {
  Py_Initialize();
  try {
    std::string Host = std::getenv("MAIL_HOST");
    bp::object Server = bp::import("smtplib").attr("SMTP_SSL")(Host, std::stoi(std::getenv("MAIL_PORT")), "localhost");
    Server.attr("login")("alice", "secret");
    Server.attr("quit")();
  } catch (bp::error_already_set &) {
    PyErr_Print();
    return 1;
  }
  return 0;
}
//--- read_mail.cpp
#include <boost/python.hpp>
#include <cstdlib>
#include <string>

using namespace boost::python;

int main() {
  Py_Initialize();
  try {
    object Box = import("poplib").attr("POP3")(std::string(std::getenv("MAIL_HOST")), std::stoi(std::getenv("MAIL_PORT")));
    Box.attr("stls")();
    Box.attr("user")("alice");
    Box.attr("pass_")("secret");
    Box.attr("quit")();
  } catch (error_already_set &) {
    PyErr_Print();
    return 1;
  }
  return 0;
}
