// A Python module that gives the headers of the messages in a POP3 mailbox.

#include <pybind11/pybind11.h>
#include <pybind11/eval.h>
#include <string>

namespace py = pybind11;

static py::object headers(const std::string &host, const std::string &user,
                          const std::string &password) {
  py::dict scope;
  scope["host"] = host;
  scope["user"] = user;
  scope["password"] = password;
  py::exec(R"(
      import poplib

      box = poplib.POP3_SSL(host, timeout=30)
      box.user(user)
      box.pass_(password)
      count, size = box.stat()
      headers = []
      for number in range(1, count + 1):
          response, lines, octets = box.top(number, 0)
          headers.append(b"\n".join(lines).decode())
      box.quit()
  )", scope);
  return scope["headers"];
}

PYBIND11_MODULE(headers, module) {
  module.def("headers", &headers, py::arg("host"), py::arg("user"), py::arg("password"));
}
