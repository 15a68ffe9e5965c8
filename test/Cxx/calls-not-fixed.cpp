// What is not sure in C++ either is reported with its reason, in lines of the C++.

// RUN: %expect_exit 1 mailseal check %s | FileCheck %s --match-full-lines --implicit-check-not=warning:

#include <pybind11/embed.h>
namespace py = pybind11;

void chosen(bool secure, std::string host) {
  auto smtplib = py::module_::import("smtplib");
  py::object make = secure ? smtplib.attr("SMTP_SSL") : smtplib.attr("SMTP");
  // CHECK: {{.*}}:[[#@LINE+1]]:3: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: there is no place for an import of functools.partial [missing-context]
  make(host);
}

// The same where it is a name that is chosen.
void named(bool secure, std::string host) {
  const char *library = "poplib", *what = secure ? "SMTP_SSL" : "SMTP";
  if (secure)
    library = "imaplib";
  // CHECK: {{.*}}:[[#@LINE+1]]:3: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: there is no place for an import of functools.partial [missing-context]
  py::module_::import("smtplib").attr(what)(host);
  // CHECK: {{.*}}:[[#@LINE+1]]:3: warning: imaplib.IMAP4_SSL() has no ssl_context, so it accepts any certificate; not fixed: the callee may also be poplib.POP3_SSL, which takes other arguments [missing-context]
  py::module_::import(library).attr(secure ? "IMAP4_SSL" : "POP3_SSL")(host);
}

void platforms(std::string host) {
#ifdef OLD
  py::object box = py::module_::import("poplib").attr("POP3")(host);
#else
  py::object box = py::module_::import("imaplib").attr("IMAP4")(host);
#endif
  // CHECK: {{.*}}:[[#@LINE+1]]:3: warning: imaplib.IMAP4.starttls() has no ssl_context, so it accepts any certificate; not fixed: the callee may also be something that takes no ssl_context [missing-context]
  box.attr("starttls")();
}

void swallowed(std::string host) {
  py::object server = py::module_::import("smtplib").attr("SMTP")(host, 587);
  try {
    // CHECK: {{.*}}:[[#@LINE+2]]:5: warning: smtplib.SMTP.starttls() has no context, so it accepts any certificate [missing-context]
    // CHECK: {{.*}}:[[#@LINE+1]]:5: warning: smtplib.SMTP.starttls() does not have to succeed: the program goes on in plaintext; not fixed: line [[#@LINE+2]] catches the error of a server that does not offer STARTTLS, and line [[#@LINE+5]] calls server.login(): end the session there [swallowed-starttls]
    server.attr("starttls")();
  } catch (const py::error_already_set &error) {
    std::cerr << error.what();
  }
  server.attr("login")("alice", "secret");
}

// No error of Python is one of these.
void other_errors(std::string host) {
  py::object server = py::module_::import("smtplib").attr("SMTP")(host, 587);
  try {
    // CHECK: {{.*}}:[[#@LINE+1]]:5: warning: smtplib.SMTP.starttls() has no context, so it accepts any certificate [missing-context]
    server.attr("starttls")();
  } catch (const std::bad_alloc &) {
  }
  server.attr("login")("alice", "secret");
}

void fallback(std::string host) {
  py::object server, smtplib = py::module_::import("smtplib");
  try {
    // CHECK: {{.*}}:[[#@LINE+1]]:14: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: line 64 catches the error of a bad certificate, and the program goes on in plaintext: make it stop there first [missing-context]
    server = smtplib.attr("SMTP_SSL")(host, 465);
  } catch (...) {
    server = smtplib.attr("SMTP")(host, 25);
  }
  server.attr("sendmail")("a@example.org", "b@example.org", "hello");
}

void unpacked(std::string host, py::kwargs keywords, py::args more) {
  auto smtplib = py::module_::import("smtplib");
  // CHECK: {{.*}}:[[#@LINE+1]]:3: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: '**keywords' may hold context already: call keywords.setdefault("context", ssl.create_default_context()) before [missing-context]
  smtplib.attr("SMTP_SSL")(host, **keywords);
  // CHECK: {{.*}}:[[#@LINE+1]]:3: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; look at it: '*more' may hold a keyfile [missing-context]
  smtplib.attr("SMTP_SSL")(host, *more);
  // CHECK: {{.*}}:[[#@LINE+1]]:3: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: it is no simple statement, with a line before it for the context: make the context first, call its load_cert_chain(certfile, keyfile), pass it and drop both arguments [legacy-keyfile]
  smtplib.attr("SMTP_SSL")(host, py::arg("keyfile") = "key.pem", py::arg("certfile") = "cert.pem");
}

void made_elsewhere(py::object server, std::optional<std::string> host) {
  // CHECK: {{.*}}:[[#@LINE+1]]:3: warning: smtplib.SMTP.starttls() has no context, so it accepts any certificate; not fixed: 'server' could not be followed to where it is made; if it is a smtplib object, pass context=ssl.create_default_context() [missing-context]
  server.attr("starttls")();
  // CHECK: {{.*}}:[[#@LINE+1]]:3: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; look at it: 'smtplib' is imported by other code [missing-context]
  py::globals()["smtplib"].attr("SMTP_SSL")(*host, 465);
  // CHECK: {{.*}}:[[#@LINE+1]]:3: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; look at it: 'smtplib' is imported by other code [missing-context]
  py::eval("smtplib").attr("SMTP_SSL")(*host, 465);
  // CHECK: {{.*}}:[[#@LINE+1]]:3: warning: smtplib.SMTP_SSL() is given a context made by '__import__('ssl')._create_unverified_context()', so it accepts any certificate; look at it: somebody turned verification off on purpose [unverified-context]
  py::module_::import("smtplib").attr("SMTP_SSL")(*host, 465, py::arg("context") = py::module_::import("ssl").attr("_create_unverified_context")());
  auto ctx = py::module_::import("ssl").attr("create_default_context")();
  ctx.attr("check_hostname") = false;
  // CHECK: {{.*}}:[[#@LINE+1]]:3: warning: smtplib.SMTP_SSL() is given a context weakened by 'ctx.check_hostname = False' on line 90, so it accepts a certificate for another host; not fixed: repair it there [weakened-context]
  py::module_::import("smtplib").attr("SMTP_SSL")(*host, py::arg("context") = ctx);
  // CHECK: {{.*}}:[[#@LINE+1]]:3: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: the host is empty, so there is no name to verify [missing-context]
  py::module_::import("smtplib").attr("SMTP_SSL")("");
}

void changed_by_others(std::string host) {
  py::object server = py::module_::import("smtplib").attr("SMTP")(host, 587);
  connect_again(&server);
  // CHECK: {{.*}}:[[#@LINE+1]]:3: warning: smtplib.SMTP.starttls() has no context, so it accepts any certificate; look at it: the callee could not be followed on every way [missing-context]
  server.attr("starttls")();
}

void without(std::string host) {
  py::object context = py::none();
  // CHECK: {{.*}}:[[#@LINE+1]]:3: warning: smtplib.SMTP_SSL() is given 'context', which may be None, as context, so it accepts any certificate; not fixed: repair it where the context is made [none-context]
  py::module_::import("smtplib").attr("SMTP_SSL")(host, py::arg("context") = context);
}
