// Calls that C++ itself makes through pybind11 get a context that C++ makes, too.

// REQUIRES: embedded-python, pybind11
// RUN: split-file %s %t

// A class is picked, and its object lives in a member.
// RUN: %cxx %t/read_mail.cpp -o %t/read_mail-before %python_flags
// RUN: %live imap implicit %t/read_mail-before | FileCheck %s --check-prefix=BEFORE --match-full-lines
// RUN: mailseal fix %t/read_mail.cpp
// RUN: %cxx %t/read_mail.cpp -o %t/read_mail-after %python_flags
// RUN: %live imap implicit %t/read_mail-after | FileCheck %s --check-prefix=AFTER --match-full-lines
// RUN: mailseal check %t/read_mail.cpp

// A function makes the object, and a lambda uses it; keywords are literals.
// RUN: %cxx %t/send_mail.cpp -o %t/send_mail-before %python_flags
// RUN: %live smtp starttls %t/send_mail-before | FileCheck %s --check-prefix=BEFORE --match-full-lines
// RUN: mailseal fix %t/send_mail.cpp
// RUN: %cxx %t/send_mail.cpp -o %t/send_mail-after %python_flags
// RUN: %live smtp starttls %t/send_mail-after | FileCheck %s --check-prefix=AFTER --match-full-lines
// RUN: mailseal check %t/send_mail.cpp

// The object is made without a host, which its connect() gets.
// RUN: %cxx %t/connect.cpp -o %t/connect-before %python_flags
// RUN: %live smtp starttls %t/connect-before | FileCheck %s --check-prefix=UNNAMED --match-full-lines
// RUN: mailseal fix %t/connect.cpp
// RUN: %cxx %t/connect.cpp -o %t/connect-after %python_flags
// RUN: %live smtp starttls %t/connect-after | FileCheck %s --check-prefix=AFTER --match-full-lines
// RUN: mailseal check %t/connect.cpp

//      BEFORE: certificate  program  server was given
// BEFORE-NEXT: right        exit 0   alice:secret over TLS
// BEFORE-NEXT: wrong-host   exit 0   alice:secret over TLS
// BEFORE-NEXT: self-signed  exit 0   alice:secret over TLS
// BEFORE-NEXT: expired      exit 0   alice:secret over TLS
//  BEFORE-NOT: {{.+}}

//      UNNAMED: certificate  program             server was given
// UNNAMED-NEXT: right        exit 1, ValueError  nothing
// UNNAMED-NEXT: wrong-host   exit 1, ValueError  nothing
// UNNAMED-NEXT: self-signed  exit 1, ValueError  nothing
// UNNAMED-NEXT: expired      exit 1, ValueError  nothing
//  UNNAMED-NOT: {{.+}}

//      AFTER: certificate  program                               server was given
// AFTER-NEXT: right        exit 0                                alice:secret over TLS
// AFTER-NEXT: wrong-host   exit 1, ssl.SSLCertVerificationError  nothing
// AFTER-NEXT: self-signed  exit 1, ssl.SSLCertVerificationError  nothing
// AFTER-NEXT: expired      exit 1, ssl.SSLCertVerificationError  nothing
//  AFTER-NOT: {{.+}}

//--- read_mail.cpp
#include <cstdlib>
#include <pybind11/embed.h>
#include <string>

namespace py = pybind11;

class __attribute__((visibility("hidden"))) Mailbox {
public:
  explicit Mailbox(const char *Host) : Imaplib(py::module_::import("imaplib")) {
    py::object Class = Imaplib.attr("IMAP4_SSL");
    Box = Class(
        Host,
        std::stoi(std::getenv("MAIL_PORT")) // Not always 993.
    );
  }
  void logIn() {
    Box.attr("login")("alice", "secret");
    Box.attr("logout")();
  }

private:
  py::module_ Imaplib;
  py::object Box;
};

int main() {
  py::scoped_interpreter Python;
  try {
    Mailbox(std::getenv("MAIL_HOST")).logIn();
  } catch (py::error_already_set &Error) {
    Error.restore();
    PyErr_Print();
    return 1;
  }
  return 0;
}
//--- send_mail.cpp
#include <cstdlib>
#include <pybind11/embed.h>
#include <string>

using namespace pybind11::literals;

static constexpr const char *Library = "smtplib";
static constexpr const char *Upgrade = "starttls";

static pybind11::object connect(const std::string &Host, int Port) {
  pybind11::object Smtplib = pybind11::module_::import(Library);
  return Smtplib.attr("SMTP")(Host, Port, "timeout"_a = 30);
}

int main() {
  pybind11::scoped_interpreter Python;
  try {
    pybind11::object Server = connect(std::getenv("MAIL_HOST"), std::stoi(std::getenv("MAIL_PORT")));
    auto Secure = [&Server] { Server.attr(Upgrade)(); };
    Secure();
    Server.attr("login")("alice", "secret");
    Server.attr("quit")();
  } catch (pybind11::error_already_set &Error) {
    Error.restore();
    PyErr_Print();
    return 1;
  }
  return 0;
}
//--- connect.cpp
#include <cstdlib>
#include <pybind11/embed.h>
#include <string>

using namespace pybind11;

int main() {
  scoped_interpreter Python;
  const char *Host = std::getenv("MAIL_HOST");
  try {
    object Server = module_::import("smtplib").attr("SMTP")();
    Server.attr("connect")(Host, std::stoi(std::getenv("MAIL_PORT")));
    Server.attr("starttls")();
    Server.attr("login")("alice", "secret");
    Server.attr("quit")();
  } catch (error_already_set &Error) {
    Error.restore();
    PyErr_Print();
    return 1;
  }
  return 0;
}
