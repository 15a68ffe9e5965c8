// A compiled program that puts a `python3 -c` command together for the shell, with holes in it, and one that writes a
// script out and runs it, give the password to every impostor; repaired, to the right server only.

// REQUIRES: embedded-python
// RUN: split-file %s %t
// RUN: %cxx %t/command.cpp -o %t/command-before
// RUN: %cxx %t/script.cpp -o %t/script-before -DFOLDER='"%t/"'
// RUN: %live smtp implicit %t/command-before | FileCheck %s --check-prefix=BEFORE --match-full-lines
// RUN: %live smtp implicit %t/script-before | FileCheck %s --check-prefix=BEFORE --match-full-lines
// RUN: mailseal fix %t/command.cpp %t/script.cpp
// RUN: %cxx %t/command.cpp -o %t/command-after
// RUN: %cxx %t/script.cpp -o %t/script-after -DFOLDER='"%t/"'
// RUN: %live smtp implicit %t/command-after | FileCheck %s --check-prefix=AFTER --match-full-lines
// RUN: %live smtp implicit %t/script-after | FileCheck %s --check-prefix=AFTER --match-full-lines
// RUN: mailseal diff %t/command.cpp %t/script.cpp | count 0

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

//--- command.cpp
#include <cstdlib>
#include <sstream>
#include <string>

int main() {
  const std::string host = std::getenv("MAIL_HOST"), port = std::getenv("MAIL_PORT");
  std::ostringstream command;
  command << "python3 -c \"import smtplib; "
          << "s = smtplib.SMTP_SSL('" << host << "', " << port << "); "
          << "s.login('alice', 'secret'); s.quit()\"";
  return std::system(command.str().c_str()) ? 1 : 0;
}
//--- script.cpp
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>

int main() {
  const std::string host = std::getenv("MAIL_HOST"), port = std::getenv("MAIL_PORT");
  const std::string name = FOLDER + port + ".py";
  std::ofstream script(name);
  script << "import smtplib" << std::endl
         << "s = smtplib.SMTP_SSL('" << host << "', " << port << ")" << std::endl
         << "s.login('alice', 'secret')" << std::endl;
  script << "s.quit()" << std::endl;
  script.close();
  return std::system(("python3 " + name).c_str()) ? 1 : 0;
}
