// The same for Python that is written as one escaped literal a line.

// REQUIRES: embedded-python
// RUN: split-file %s %t
// RUN: %cxx %t/send_mail.cpp -o %t/before %python_flags
// RUN: %live smtp starttls %t/before | FileCheck %s --check-prefix=BEFORE --match-full-lines
// RUN: mailseal fix %t/send_mail.cpp
// RUN: %cxx %t/send_mail.cpp -o %t/after %python_flags
// RUN: %live smtp starttls %t/after | FileCheck %s --check-prefix=AFTER --match-full-lines
// RUN: mailseal diff %t/send_mail.cpp | count 0

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

//--- send_mail.cpp
#include <Python.h>

int main() {
  Py_Initialize();
  const int Failed = PyRun_SimpleString("import os\n"
                                        "import smtplib\n"
                                        "\n"
                                        "host, port = os.environ[\"MAIL_HOST\"], int(os.environ[\"MAIL_PORT\"])\n"
                                        "server = smtplib.SMTP(host, port)\n"
                                        "server.starttls()\n"
                                        "server.login(\"alice\", \"secret\")\n"
                                        "server.quit()\n");
  Py_Finalize();
  return Failed ? 1 : 0;
}
