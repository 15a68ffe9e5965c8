// What looks like a call of Python, but is none, or is none of a library: nothing is found.

// RUN: mailseal check %s | count 0

#include <pybind11/embed.h>
namespace py = pybind11;

struct Node {
  Node attr(const char *);
  Node operator()(...);
};
struct Client {
  void starttls();
  void SMTP_SSL(int);
};
extern Node imaplib, smtplib;

void names(Node ftplib, Client &client, Client *other) {
  auto used = py::module_::import("smtplib");
  ftplib.attr("FTP_TLS")();
  smtplib.attr("SMTP_SSL")("mail");
  imaplib.attr("IMAP4_SSL")("mail");
  client.starttls();
  other->starttls();
  client.SMTP_SSL(3);
  Config::import("smtplib").attr("SMTP_SSL")();
  std::string text = "smtplib.attr(\"SMTP_SSL\")(host)";
  log("py::module_::import(\"smtplib\").attr(\"SMTP_SSL\")(host)");
  // py::module_::import("smtplib").attr("SMTP_SSL")(host);
}

void hidden() {
  auto smtplib = py::module_::import("smtplib");
  {
    auto smtplib = py::module_::import("json");
    smtplib.attr("SMTP_SSL")("mail");
  }
  auto call = [](Node smtplib) { smtplib.attr("SMTP_SSL")("mail"); };
  for (Node smtplib : nodes)
    smtplib.attr("SMTP_SSL")("mail");
}

void reassigned(std::string host) {
  std::string name = "smtplib";
  read_into(&name);
  py::module_::import(name.c_str()).attr("SMTP_SSL")(host);
}

void silenced(std::string host) {
  py::module_::import("smtplib").attr("SMTP_SSL")(host); // mailseal: ignore[missing-context]
}

void secure(std::string host) {
  auto ctx = py::module_::import("ssl").attr("create_default_context")();
  auto smtplib = py::module_::import("smtplib");
  smtplib.attr("SMTP_SSL")(host, py::arg("context") = ctx);
  smtplib.attr("SMTP")(host).attr("starttls")(py::arg("context") = ctx);
  py::dict keywords;
  keywords["context"] = ctx;
  smtplib.attr("SMTP_SSL")(host, **keywords);
}
