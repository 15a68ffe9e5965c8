// The Python that calls of C++ are taken for, with the control flow around them.

// RUN: split-file %s %t
// RUN: cd %t && mailseal locate -v mail.cpp > got
// RUN: %python %t/calls-only.py %t/got > %t/got.calls
// RUN: diff %t/want %t/got.calls

//--- calls-only.py
"""calls-only.py FILE: what `locate -v` said of calls."""

import itertools
import sys

lines = open(sys.argv[1]).read().splitlines()
units = itertools.groupby(lines, key=lambda line: line.startswith("    | "))
head = ""
for is_text, group in units:
    if is_text and "cxx-call" in head:
        print(head, *group, sep="\n")
    elif not is_text:
        head = list(group)[-1]
//--- mail.cpp
#include <pybind11/embed.h>
namespace py = pybind11;

static const char kHost[] = "mail.example.org";
static py::object last;

namespace mail {
class Sender : public Base {
public:
  Sender(std::string host) : host_(std::move(host)), library_(py::module_::import("smtplib")) {}
  bool send(int tries);

private:
  py::object open() { return library_.attr("SMTP")(host_, port() + 1, py::arg("timeout") = 2 * 5); }
  std::string host_;
  py::module_ library_;
};

bool Sender::send(int tries) {
  py::object server = open();
  try {
    server.attr("starttls")();
  } catch (py::error_already_set &e) {
    if (!e.matches(library_.attr("SMTPException")))
      throw;
    return false;
  } catch (const std::bad_alloc &) {
    std::abort();
  }
  for (int i = 0; i < tries; ++i) {
    auto from = names[i];
    if (auto reply = server.attr("noop")(); reply.is_none())
      break;
    else
      continue;
  }
  { py::object server = py::none(); }
  last = server;
  return static_cast<bool>(server);
}
} // namespace mail

void choose(Kind kind) {
  py::object library;
  switch (kind) {
  case Kind::Imap:
  case Kind::Imaps:
    library = py::module_::import("imaplib");
    break;
  default: {
    library = py::module_::import("poplib");
  }
  }
#ifdef WITH_CALLBACK
  callback([&library] { library = py::none(); });
  callback([&library, kind](const std::string &host) mutable -> void {
    last = library.attr("noop")(kind == Kind::Imap ? host : kHost, (int)kind, nullptr, 'c', u8"é", 0x10, 5u);
  });
#elif defined(OTHER)
  goto done;
#else
  while (library.is_none()) do_something(library);
#endif
done:
  library.attr("done") = true;
}
//--- want
mail.cpp:4:19-65:30: cxx-call, sink, expression, 5 pieces
    | kHost = "mail.example.org"
    | class Sender(Base, cxx_declared):
    |   def Sender_(self, host):
    |     self.host_ = host
    |     self.library_ = __import__('smtplib')
    |   def open_(self):
    |     return self.library_.SMTP(self.host_, port() + 1, timeout=2 * 5)
    |   def send_(self, tries):
    |     server = self.open_()
    |     try:
    |       server.starttls()
    |     except Exception as e:
    |       if (not e.matches_(self.library_.SMTPException)):
    |         raise
    |       return False
    |     except KeyboardInterrupt:
    |       std.abort()
    |     i = 0
    |     while i < tries:
    |       from_ = self.names[i]
    |       reply = server.noop()
    |       if reply.is_none_():
    |         break
    |       else:
    |         continue
    |     server_2 = None
    |     global last
    |     last = server
    |     return server
    | def choose(kind):
    |   library = None
    |   cxx_switch = kind
    |   if cxx_switch:
    |     library = __import__('imaplib')
    |   else:
    |     library = __import__('poplib')
    |   if cxx_preprocessor:
    |     def cxx_lambda1():
    |       nonlocal library
    |       library = None
    |     callback(cxx_lambda1)
    |     def cxx_lambda2(host):
    |       global last
    |       last = library.noop((host if kind == Kind.Imap else kHost), kind, None, cxx_cde40a33a859ab20, "é", cxx_aeb000f222d95bd, 5)
    |     callback(cxx_lambda2)
    |   elif cxx_preprocessor:
    |     return
    |   else:
    |     while library.is_none_():
    |       do_something(library)
    |   library.done = True
