// What only names the functions is no Python: nothing is said of it.

// REQUIRES: embedded-python
// RUN: split-file %s %t
// RUN: %shapes %t | FileCheck %s --match-full-lines

//      CHECK: shape        without a database  with a database
// CHECK-NEXT: comment      left alone          left alone
// CHECK-NEXT: expectation  left alone          left alone
// CHECK-NEXT: help-text    left alone          left alone
// CHECK-NEXT: log-message  left alone          left alone
//  CHECK-NOT: {{.+}}

//--- log-message.cpp
#include <cstdio>
#include <string>

int main() {
  std::puts("smtplib.SMTP_SSL(host) failed, trying smtplib.SMTP(host).starttls()");
  std::fprintf(stderr, "import smtplib: %s\n", "no module named smtplib");
  const std::string Message = std::string("smtplib.SMTP_SSL('") + "mx" + "') refused the certificate";
  return Message.empty();
}
//--- help-text.cpp
#include <cstdio>

static const char Help[] =
    "usage: send [--ssl]\n"
    "\n"
    "  --ssl   talk TLS at once, as Python's smtplib.SMTP_SSL(host, port) does;\n"
    "          without it, starttls() is used: see import smtplib in the manual\n";

int main() { return std::fputs(Help, stdout) < 0; }
//--- comment.cpp
// import smtplib
// server = smtplib.SMTP_SSL("mail.example.org")

/* PyRun_SimpleString("import smtplib; smtplib.SMTP_SSL('mail.example.org')"); */
int main() { return 0; }
//--- expectation.cpp
#include <cassert>
#include <string>

static std::string call(bool Tls) { return Tls ? "smtplib.SMTP_SSL(host)" : "smtplib.SMTP(host)"; }

int main() {
  assert(call(true) == "smtplib.SMTP_SSL(host)");
  assert(call(false) != "server.starttls()");
  return 0;
}
