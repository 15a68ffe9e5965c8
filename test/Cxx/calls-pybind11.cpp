// Calls that C++ makes through pybind11 are followed and rewritten in C++.

// RUN: split-file %s %t
// RUN: %check_fix 0 %t/before.cpp %t/after.cpp

// Line ends stay as they are.
// RUN: sed -e 's/$/\r/' %t/before.cpp > %t/before-crlf.cpp
// RUN: sed -e 's/$/\r/' %t/after.cpp > %t/after-crlf.cpp
// RUN: %check_fix 0 %t/before-crlf.cpp %t/after-crlf.cpp

//--- before.cpp
#include <pybind11/embed.h>

namespace py = pybind11;

static const char *const kModule = "smtplib";
#define UPGRADE "starttls"
static py::object imaplib = py::module_::import("imaplib");

py::object through_variables(const std::string &host, int port) {
  py::module_ library = py::module_::import(kModule);
  py::object make = library.attr("SMTP_SSL");
  return make(host, port);
}

void nested(const char *host) {
  py::module_::import("email").attr("message");
  py::module_::import("ftplib")
      .attr("FTP_TLS")(host);
  auto box = py::module_::import("imaplib").attr("IMAP4_SSL")(
      host,
      993 // Not the usual one.
  );
}

class Mailer {
public:
  Mailer(std::string host, int port) : host_(host), server_(library().attr("SMTP")(host, port)) {}
  void secure() { this->server_.attr(UPGRADE)(); }
  void again();

private:
  static py::object library() { return py::reinterpret_borrow<py::object>(py::module_::import("smtplib")); }
  std::string host_;
  py::object server_;
};

void Mailer::again() {
  server_ = library().attr("SMTP_SSL")(std::string(host_), py::arg("timeout") = 5);
}

static py::object open(bool old, const std::string &host) {
  py::object box;
  if (old)
    box = imaplib.attr("IMAP4")(host, 143);
  else
    box = imaplib.attr("IMAP4")(host);
  return box;
}

PYBIND11_MODULE(mail, m) {
  m.def("fetch", [](const std::string &host) {
    auto box = open(false, host);
    CHECK_OK(box.attr("starttls")());
    for (const auto &name : names)
      if (auto other = py::module_::import("poplib").attr("POP3")(name))
        other.attr("stls")();
  });
}

void contexts(const std::string &host, py::object ctx) {
  auto smtplib = py::module_::import("smtplib");
  smtplib.attr("SMTP_SSL")(host, 465, py::arg("context") = py::none());
  smtplib.attr("SMTP_SSL")(host, 465, py::arg("context") = py::module_::import("ssl").attr("create_default_context")());
  smtplib.attr("SMTP_SSL")("mail.example.org:465");
  py::object server = smtplib.attr("SMTP")();
  server.attr("connect")(host, 587);
  server.attr("starttls")();
  py::dict options;
  options["timeout"] = 5;
  smtplib.attr("SMTP_SSL")(host, 465, **options);
}
//--- after.cpp
#include <pybind11/embed.h>

namespace py = pybind11;

static const char *const kModule = "smtplib";
#define UPGRADE "starttls"
static py::object imaplib = py::module_::import("imaplib");

py::object through_variables(const std::string &host, int port) {
  py::module_ library = py::module_::import(kModule);
  py::object make = library.attr("SMTP_SSL");
  return make(host, port, py::arg("context") = py::module_::import("ssl").attr("create_default_context")());
}

void nested(const char *host) {
  py::module_::import("email").attr("message");
  py::module_::import("ftplib")
      .attr("FTP_TLS")(host, py::arg("context") = py::module_::import("ssl").attr("create_default_context")());
  auto box = py::module_::import("imaplib").attr("IMAP4_SSL")(
      host,
      993, // Not the usual one.
      py::arg("ssl_context") = py::module_::import("ssl").attr("create_default_context")()
  );
}

class Mailer {
public:
  Mailer(std::string host, int port) : host_(host), server_(library().attr("SMTP")(host, port)) {}
  void secure() { this->server_.attr(UPGRADE)(py::arg("context") = py::module_::import("ssl").attr("create_default_context")()); }
  void again();

private:
  static py::object library() { return py::reinterpret_borrow<py::object>(py::module_::import("smtplib")); }
  std::string host_;
  py::object server_;
};

void Mailer::again() {
  server_ = library().attr("SMTP_SSL")(std::string(host_), py::arg("timeout") = 5, py::arg("context") = py::module_::import("ssl").attr("create_default_context")());
}

static py::object open(bool old, const std::string &host) {
  py::object box;
  if (old)
    box = imaplib.attr("IMAP4")(host, 143);
  else
    box = imaplib.attr("IMAP4")(host);
  return box;
}

PYBIND11_MODULE(mail, m) {
  m.def("fetch", [](const std::string &host) {
    auto box = open(false, host);
    CHECK_OK(box.attr("starttls")(py::arg("ssl_context") = py::module_::import("ssl").attr("create_default_context")()));
    for (const auto &name : names)
      if (auto other = py::module_::import("poplib").attr("POP3")(name))
        other.attr("stls")(py::arg("context") = py::module_::import("ssl").attr("create_default_context")());
  });
}

void contexts(const std::string &host, py::object ctx) {
  auto smtplib = py::module_::import("smtplib");
  smtplib.attr("SMTP_SSL")(host, 465, py::arg("context") = py::module_::import("ssl").attr("create_default_context")());
  smtplib.attr("SMTP_SSL")(host, 465, py::arg("context") = py::module_::import("ssl").attr("create_default_context")());
  smtplib.attr("SMTP_SSL")("mail.example.org", 465, py::arg("context") = py::module_::import("ssl").attr("create_default_context")());
  py::object server = smtplib.attr("SMTP")(host, 587);
  server.attr("starttls")(py::arg("context") = py::module_::import("ssl").attr("create_default_context")());
  py::dict options;
  options["timeout"] = 5;
  smtplib.attr("SMTP_SSL")(host, 465, **options, py::arg("context") = py::module_::import("ssl").attr("create_default_context")());
}
