// A new argument is spelled in the words that the file uses at that place.

// RUN: split-file %s %t

// `"x"_a` only where it is declared, and std::literals declare another thing.
// RUN: %check_fix 0 %t/literals.cpp %t/literals.after.cpp

// There is a std::arg.
// RUN: %check_fix 0 %t/using.cpp %t/using.after.cpp
// RUN: %check_fix 0 %t/ambiguous.cpp %t/ambiguous.after.cpp
// RUN: %check_fix 0 %t/variable.cpp %t/variable.after.cpp

// An alias is good in its block only; one that is not declared here comes from a header.
// RUN: %check_fix 0 %t/aliases.cpp %t/aliases.after.cpp

// pybind11 before 2.6 has no module_.
// RUN: %check_fix 0 %t/old.cpp %t/old.after.cpp

// RUN: %check_fix 0 %t/nanobind.cpp %t/nanobind.after.cpp

//--- literals.cpp
namespace py = pybind11;
using namespace std::literals;
void above(std::string host) { py::module_::import("smtplib").attr("SMTP_SSL")(host); }
namespace mail {
using namespace py::literals;
void inside(std::string host) { py::module_::import("smtplib").attr("SMTP_SSL")(host, "timeout"_a = 5); }
} // namespace mail
void behind(std::string host) { py::module_::import("smtplib").attr("SMTP_SSL")(host); }
//--- literals.after.cpp
namespace py = pybind11;
using namespace std::literals;
void above(std::string host) { py::module_::import("smtplib").attr("SMTP_SSL")(host, py::arg("context") = py::module_::import("ssl").attr("create_default_context")()); }
namespace mail {
using namespace py::literals;
void inside(std::string host) { py::module_::import("smtplib").attr("SMTP_SSL")(host, "timeout"_a = 5, "context"_a = py::module_::import("ssl").attr("create_default_context")()); }
} // namespace mail
void behind(std::string host) { py::module_::import("smtplib").attr("SMTP_SSL")(host, py::arg("context") = py::module_::import("ssl").attr("create_default_context")()); }
//--- using.cpp
using namespace pybind11;
void send(std::string host) { module_::import("smtplib").attr("SMTP_SSL")(host); }
//--- using.after.cpp
using namespace pybind11;
void send(std::string host) { module_::import("smtplib").attr("SMTP_SSL")(host, arg("context") = module_::import("ssl").attr("create_default_context")()); }
//--- ambiguous.cpp
using namespace pybind11;
using namespace std;
void send(string host) { module_::import("smtplib").attr("SMTP_SSL")(host); }
//--- ambiguous.after.cpp
using namespace pybind11;
using namespace std;
void send(string host) { module_::import("smtplib").attr("SMTP_SSL")(host, pybind11::arg("context") = pybind11::module_::import("ssl").attr("create_default_context")()); }
//--- variable.cpp
using namespace pybind11;
void send(const char *arg) { module_::import("smtplib").attr("SMTP_SSL")(arg); }
//--- variable.after.cpp
using namespace pybind11;
void send(const char *arg) { module_::import("smtplib").attr("SMTP_SSL")(arg, pybind11::arg("context") = pybind11::module_::import("ssl").attr("create_default_context")()); }
//--- aliases.cpp
void local(std::string host) {
  namespace pb = pybind11;
  pb::module_::import("smtplib").attr("SMTP_SSL")(host);
}
void full(std::string host) {
  auto smtplib = pybind11::module_::import("smtplib");
  smtplib.attr("SMTP_SSL")(host);
}
void header(std::string host) { python::module_::import("smtplib").attr("SMTP_SSL")(host); }
namespace mail {
namespace pb = pybind11;
}
namespace mail {
void again(std::string host, pb::object library) { pb::module_::import("smtplib").attr("SMTP_SSL")(host); }
} // namespace mail
//--- aliases.after.cpp
void local(std::string host) {
  namespace pb = pybind11;
  pb::module_::import("smtplib").attr("SMTP_SSL")(host, pb::arg("context") = pb::module_::import("ssl").attr("create_default_context")());
}
void full(std::string host) {
  auto smtplib = pybind11::module_::import("smtplib");
  smtplib.attr("SMTP_SSL")(host, pybind11::arg("context") = pybind11::module_::import("ssl").attr("create_default_context")());
}
void header(std::string host) { python::module_::import("smtplib").attr("SMTP_SSL")(host, python::arg("context") = python::module_::import("ssl").attr("create_default_context")()); }
namespace mail {
namespace pb = pybind11;
}
namespace mail {
void again(std::string host, pb::object library) { pb::module_::import("smtplib").attr("SMTP_SSL")(host, python::arg("context") = python::module_::import("ssl").attr("create_default_context")()); }
} // namespace mail
//--- old.cpp
namespace py = pybind11;
void send(std::string host) { py::module::import("smtplib").attr("SMTP_SSL")(host); }
//--- old.after.cpp
namespace py = pybind11;
void send(std::string host) { py::module::import("smtplib").attr("SMTP_SSL")(host, py::arg("context") = py::module::import("ssl").attr("create_default_context")()); }
//--- nanobind.cpp
#include <nanobind/nanobind.h>
namespace nb = nanobind;
nb::object send(const char *host, int port) {
  nb::object smtplib = nb::module_::import_("smtplib");
  nb::object server = smtplib.attr("SMTP")(host, port);
  server.attr("starttls")();
  return smtplib.attr("SMTP_SSL")(host, nb::arg("timeout") = 5);
}
//--- nanobind.after.cpp
#include <nanobind/nanobind.h>
namespace nb = nanobind;
nb::object send(const char *host, int port) {
  nb::object smtplib = nb::module_::import_("smtplib");
  nb::object server = smtplib.attr("SMTP")(host, port);
  server.attr("starttls")(nb::arg("context") = nb::module_::import_("ssl").attr("create_default_context")());
  return smtplib.attr("SMTP_SSL")(host, nb::arg("timeout") = 5, nb::arg("context") = nb::module_::import_("ssl").attr("create_default_context")());
}
