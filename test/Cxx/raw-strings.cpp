// A raw string keeps its delimiter and indentation; new lines take the block's.

// RUN: split-file %s %t
// RUN: %check_fix 0 %t/before.cpp %t/after.cpp

//--- before.cpp
#include <Python.h>
#include <pybind11/embed.h>

namespace py = pybind11;

static const char *Script = R"py(
import smtplib
server = smtplib.SMTP_SSL("mail.example.org", 465)
)py";

void run() {
  PyRun_SimpleString(R"(import imaplib
box = imaplib.IMAP4_SSL("mail.example.org")
)");
}
void run1() {
  py::exec(R"(
    import poplib

    def fetch(host):
        box = poplib.POP3_SSL(
            host,
            995,
        )
  )");
}
void run2() {
	py::exec(u8R"===(
		import ftplib
		ftplib.FTP_TLS("a")
	)===");
}
//--- after.cpp
#include <Python.h>
#include <pybind11/embed.h>

namespace py = pybind11;

static const char *Script = R"py(
import smtplib
import ssl
server = smtplib.SMTP_SSL("mail.example.org", 465, context=ssl.create_default_context())
)py";

void run() {
  PyRun_SimpleString(R"(import imaplib
import ssl
box = imaplib.IMAP4_SSL("mail.example.org", ssl_context=ssl.create_default_context())
)");
}
void run1() {
  py::exec(R"(
    import poplib
    import ssl

    def fetch(host):
        box = poplib.POP3_SSL(
            host,
            995,
            context=ssl.create_default_context(),
        )
  )");
}
void run2() {
	py::exec(u8R"===(
		import ftplib
		import ssl
		ftplib.FTP_TLS("a", context=ssl.create_default_context())
	)===");
}
