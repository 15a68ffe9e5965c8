// Boost.Python takes keywords in a dictionary only, and beside it a tuple.

// RUN: split-file %s %t
// RUN: %check_fix 0 %t/before.cpp %t/after.cpp

// Without the header that declares both, the message has the code.
// RUN: %expect_exit 1 mailseal check %t/other.cpp | FileCheck %s --match-full-lines --implicit-check-not=warning:
// CHECK: {{.*}}other.cpp:4:3: warning: smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: Boost.Python takes keywords in a dictionary only: write `smtplib.attr("SMTP_SSL")(*bp::make_tuple(host, 465), **bp::dict(bp::make_tuple(bp::make_tuple("context", bp::import("ssl").attr("create_default_context")()))))` [missing-context]

//--- before.cpp
#include <boost/python.hpp>
namespace bp = boost::python;
void send(const std::string &host, int port) {
  bp::object smtplib = bp::import("smtplib");
  smtplib.attr("SMTP_SSL")(host, port);
  smtplib.attr("SMTP_SSL")("mail.example.org:465");
  bp::object server = smtplib.attr("SMTP")(host);
  server.attr("starttls")();
  server.attr("starttls")(bp::object(), bp::object());
  smtplib.attr("SMTP_SSL")(*bp::make_tuple(host), **bp::dict(bp::make_tuple(bp::make_tuple("context", bp::import("ssl").attr("create_default_context")()))));
  bp::object late = smtplib.attr("SMTP")();
  late.attr("connect")(host, port);
  late.attr("starttls")();
}

// A std::string alone would find std::make_tuple.
namespace mail {
using namespace boost::python;
void send(const std::string &host) { import("smtplib").attr("SMTP_SSL")(host); }
} // namespace mail
//--- after.cpp
#include <boost/python.hpp>
namespace bp = boost::python;
void send(const std::string &host, int port) {
  bp::object smtplib = bp::import("smtplib");
  smtplib.attr("SMTP_SSL")(*bp::make_tuple(host, port), **bp::dict(bp::make_tuple(bp::make_tuple("context", bp::import("ssl").attr("create_default_context")()))));
  smtplib.attr("SMTP_SSL")(*bp::make_tuple("mail.example.org", 465), **bp::dict(bp::make_tuple(bp::make_tuple("context", bp::import("ssl").attr("create_default_context")()))));
  bp::object server = smtplib.attr("SMTP")(host);
  server.attr("starttls")(*bp::make_tuple(), **bp::dict(bp::make_tuple(bp::make_tuple("context", bp::import("ssl").attr("create_default_context")()))));
  server.attr("starttls")(*bp::make_tuple(bp::object(), bp::object()), **bp::dict(bp::make_tuple(bp::make_tuple("context", bp::import("ssl").attr("create_default_context")()))));
  smtplib.attr("SMTP_SSL")(*bp::make_tuple(host), **bp::dict(bp::make_tuple(bp::make_tuple("context", bp::import("ssl").attr("create_default_context")()))));
  bp::object late = smtplib.attr("SMTP")(host, port);
  late.attr("starttls")(*bp::make_tuple(), **bp::dict(bp::make_tuple(bp::make_tuple("context", bp::import("ssl").attr("create_default_context")()))));
}

// A std::string alone would find std::make_tuple.
namespace mail {
using namespace boost::python;
void send(const std::string &host) { import("smtplib").attr("SMTP_SSL")(*boost::python::make_tuple(host), **boost::python::dict(boost::python::make_tuple(boost::python::make_tuple("context", boost::python::import("ssl").attr("create_default_context")())))); }
} // namespace mail
//--- other.cpp
#include "our_python.h"
void send(const std::string &host) {
  auto smtplib = bp::import("smtplib");
  smtplib.attr("SMTP_SSL")(host, 465);
}
