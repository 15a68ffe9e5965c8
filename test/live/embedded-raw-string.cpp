// A compiled program that carries its Python in a raw string gives the password to every impostor.
// Repaired by `mailseal fix` and compiled again, it gives it to the right server only.

// REQUIRES: embedded-python
// RUN: split-file %s %t
// RUN: %cxx %t/read_mail.cpp -o %t/before %python_flags
// RUN: %live imap implicit %t/before | FileCheck %s --check-prefix=BEFORE --match-full-lines
// RUN: mailseal fix %t/read_mail.cpp
// RUN: %cxx %t/read_mail.cpp -o %t/after %python_flags
// RUN: %live imap implicit %t/after | FileCheck %s --check-prefix=AFTER --match-full-lines
// RUN: mailseal diff %t/read_mail.cpp | count 0

//      BEFORE: certificate  program  server was given
// BEFORE-NEXT: right        exit 0   alice:secret over TLS
// BEFORE-NEXT: wrong-host   exit 0   alice:secret over TLS
// BEFORE-NEXT: self-signed  exit 0   alice:secret over TLS
// BEFORE-NEXT: expired      exit 0   alice:secret over TLS
//  BEFORE-NOT: {{.+}}

//      AFTER: certificate  program                               server was given
// AFTER-NEXT: right        exit 0                                alice:secret over TLS
// AFTER-NEXT: wrong-host   exit 1, ssl.SSLCertVerificationError  nothing
// AFTER-NEXT: self-signed  exit 1, ssl.SSLCertVerificationError  nothing
// AFTER-NEXT: expired      exit 1, ssl.SSLCertVerificationError  nothing
//  AFTER-NOT: {{.+}}

//--- read_mail.cpp
#include <Python.h>

static const char *const ReadMail = R"py(
import imaplib
import os

def read_mail(host, port):
    mailbox = imaplib.IMAP4_SSL(host, port)
    mailbox.login("alice", "secret")
    mailbox.logout()

read_mail(os.environ["MAIL_HOST"], int(os.environ["MAIL_PORT"]))
)py";

int main() {
  Py_Initialize();
  const int Failed = PyRun_SimpleString(ReadMail);
  Py_Finalize();
  return Failed ? 1 : 0;
}
