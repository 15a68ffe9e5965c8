// A compiled program that carries its Python as bytes gives the password to every impostor. Repaired by `mailseal fix`
// and compiled again, it gives it to the right server only.

// REQUIRES: embedded-python, xxd
// RUN: split-file %s %t
// RUN: cd %t && xxd -i read_mail.py script.h
// RUN: cd %t && %python %S/../Bytes/support/make-resources.py fixed.txt read_mail.py want.txt > resources.h
// RUN: rm %t/read_mail.py
// RUN: %cxx %t/array.cpp -o %t/before %python_flags
// RUN: %live imap implicit %t/before | FileCheck %s --check-prefix=BEFORE --match-full-lines
// RUN: mailseal fix %t
// RUN: %cxx %t/array.cpp -o %t/after %python_flags
// RUN: %live imap implicit %t/after | FileCheck %s --check-prefix=AFTER --match-full-lines
// RUN: %cxx %t/escapes.cpp -o %t/after-escapes %python_flags
// RUN: %live imap implicit %t/after-escapes | FileCheck %s --check-prefix=AFTER --match-full-lines
// RUN: %cxx %t/resources.cpp -o %t/after-resources %python_flags
// RUN: %live imap implicit %t/after-resources | FileCheck %s --check-prefix=AFTER --match-full-lines
// RUN: mailseal diff %t | count 0

// The header is what xxd makes of the repaired script.
// RUN: cd %t && mv fixed.txt read_mail.py && xxd -i read_mail.py want.h && diff want.h script.h

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

//--- read_mail.py
import imaplib
import os

mailbox = imaplib.IMAP4_SSL(os.environ["MAIL_HOST"], int(os.environ["MAIL_PORT"]))
mailbox.login("alice", "secret")
mailbox.logout()
//--- fixed.txt
import imaplib
import os
import ssl

mailbox = imaplib.IMAP4_SSL(os.environ["MAIL_HOST"], int(os.environ["MAIL_PORT"]), ssl_context=ssl.create_default_context())
mailbox.login("alice", "secret")
mailbox.logout()
//--- want.txt
no Python
//--- array.cpp
#include <Python.h>
#include <string>

#include "script.h"

int main() {
  Py_Initialize();
  const std::string Code(reinterpret_cast<const char *>(read_mail_py), read_mail_py_len);
  const int Failed = PyRun_SimpleString(Code.c_str());
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- escapes.cpp
#include <Python.h>

int main() {
  Py_Initialize();
  const int Failed = PyRun_SimpleString(
      "\x69\x6d\x70\x6f\x72\x74\x20\x69\x6d\x61\x70\x6c\x69\x62\x2c\x20"
      "\x6f\x73\x0a\x62\x6f\x78\x20\x3d\x20\x69\x6d\x61\x70\x6c\x69\x62"
      "\x2e\x49\x4d\x41\x50\x34\x5f\x53\x53\x4c\x28\x6f\x73\x2e\x65\x6e"
      "\x76\x69\x72\x6f\x6e\x5b\x22\x4d\x41\x49\x4c\x5f\x48\x4f\x53\x54"
      "\x22\x5d\x2c\x20\x69\x6e\x74\x28\x6f\x73\x2e\x65\x6e\x76\x69\x72"
      "\x6f\x6e\x5b\x22\x4d\x41\x49\x4c\x5f\x50\x4f\x52\x54\x22\x5d\x29"
      "\x29\x0a\x62\x6f\x78\x2e\x6c\x6f\x67\x69\x6e\x28\x22\x61\x6c\x69"
      "\x63\x65\x22\x2c\x20\x22\x73\x65\x63\x72\x65\x74\x22\x29\x0a\x62"
      "\x6f\x78\x2e\x6c\x6f\x67\x6f\x75\x74\x28\x29\x0a");
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- resources.cpp
#include <Python.h>
#include <string>

#include "resources.h"

static unsigned number(const unsigned char *At) {
  return unsigned(At[0]) << 24 | At[1] << 16 | At[2] << 8 | At[3];
}

// As Qt reads `:/read_mail.py`, the second file: a node has 22 bytes, and at the tenth its place.
int main() {
  const unsigned char *File = qt_resource_data + number(qt_resource_struct + 2 * 22 + 10);
  const std::string Code(reinterpret_cast<const char *>(File + 4), number(File));
  // The third one is where its place says.
  const unsigned char *Next = qt_resource_data + number(qt_resource_struct + 3 * 22 + 10);
  if (std::string(reinterpret_cast<const char *>(Next + 4), number(Next)) != "no Python\n")
    return 2;
  Py_Initialize();
  const int Failed = PyRun_SimpleString(Code.c_str());
  Py_Finalize();
  return Failed ? 1 : 0;
}
