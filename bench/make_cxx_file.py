#!/usr/bin/env python3
"""make_cxx_file.py [CALLS]: prints a C++ file that embeds Python.

Without CALLS it has the headers and shapes of a real one. With CALLS it has so
many calls of a mail library through bindings, and includes nothing.
"""

import sys

HEADERS = "algorithm filesystem fstream functional iostream map memory regex sstream string thread vector".split()

EMBEDDED = """
int PyRun_SimpleString(const char *code);
static const char *Prelude = "import smtplib\\n"
                             "import ssl\\n";
static void run(const std::string &code) { PyRun_SimpleString(code.c_str()); }

void send(const std::string &host, int port, const std::vector<std::string> &lines) {
  run(Prelude);
  std::ostringstream code;
  code << "server = smtplib.SMTP_SSL('" << host << "', " << port
       << ", context=ssl.create_default_context())" << std::endl;
  for (const std::string &line : lines)
    code << "server.noop('" << line << "')" << std::endl;
  run(code.str());
}
"""


def embedding():
    print(*(f"#include <{header}>" for header in HEADERS), sep="\n")
    print(EMBEDDED)


def calling(calls):
    print("namespace py = pybind11;\nvoid send(const std::string &host) {")
    for number in range(calls):
        print(f'  py::module_::import("smtplib").attr("SMTP_SSL")(host, {number});')
    print("}")


if len(sys.argv) > 1:
    calling(int(sys.argv[1]))
else:
    embedding()
