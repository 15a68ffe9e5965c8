// Programs that C++ writes to a file and starts: a stream with `endl`, fprintf() and fputs(), one line joined by `;`.
// Each program is repaired the same with and without a compile database.

// REQUIRES: embedded-python
// RUN: split-file %s %t/bare
// RUN: echo "[]" > %t/bare/compile_commands.json
// RUN: split-file %s %t/known
// RUN: sed -i "s|FOLDER|%/t/known|; s|FLAGS|%python_flags|" %t/known/compile_commands.json

// RUN: %cxx %t/bare/ofstream.cpp -o %t/ofstream-before %python_flags
// RUN: %cxx %t/bare/fprintf.cpp -o %t/fprintf-before %python_flags
// RUN: %cxx %t/bare/one-line.cpp -o %t/one-line-before %python_flags
// RUN: %live smtp implicit %t/ofstream-before %t/fprintf-before %t/one-line-before \
// RUN:   | FileCheck %s --check-prefix=BEFORE --match-full-lines

// RUN: mailseal fix %t/bare
// RUN: mailseal fix %t/known
// RUN: mailseal diff %t/bare | count 0
// RUN: mailseal diff %t/known | count 0
// RUN: rm %t/bare/compile_commands.json %t/known/compile_commands.json
// RUN: diff -r %t/bare %t/known

// RUN: %cxx %t/bare/ofstream.cpp -o %t/ofstream-after %python_flags
// RUN: %cxx %t/bare/fprintf.cpp -o %t/fprintf-after %python_flags
// RUN: %cxx %t/bare/one-line.cpp -o %t/one-line-after %python_flags
// RUN: %live smtp implicit %t/ofstream-after %t/fprintf-after %t/one-line-after \
// RUN:   | FileCheck %s --check-prefix=AFTER --match-full-lines

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

//--- compile_commands.json
[{"directory": "FOLDER", "file": "ofstream.cpp", "command": "c++ -std=c++20 FLAGS -c ofstream.cpp"},
 {"directory": "FOLDER", "file": "fprintf.cpp", "command": "c++ -std=c++20 FLAGS -c fprintf.cpp"},
 {"directory": "FOLDER", "file": "one-line.cpp", "command": "c++ -std=c++20 FLAGS -c one-line.cpp"}]
//--- ofstream.cpp
#include <cstdlib>
#include <fstream>

using namespace std;

int main() {
  string Path = string(getenv("MAIL_PORT")) + "-ofstream.py";
  ofstream Script(Path);
  Script << "import smtplib" << endl
         << "server = smtplib.SMTP_SSL('" << getenv("MAIL_HOST") << "', " << getenv("MAIL_PORT") << ")" << endl
         << "server.login('alice', 'secret')" << endl;
  Script.close();
  int Failed = system(("python3 " + Path).c_str());
  remove(Path.c_str());
  return Failed ? 1 : 0;
}
//--- fprintf.cpp
#include <cstdio>
#include <cstdlib>
#include <string>

int main() {
  std::string Path = std::string(std::getenv("MAIL_PORT")) + "-fprintf.py";
  FILE *Script = std::fopen(Path.c_str(), "w");
  std::fprintf(Script, "import smtplib\n");
  std::fprintf(Script, "server = smtplib.SMTP_SSL('%s', %d)\n", std::getenv("MAIL_HOST"),
               std::atoi(std::getenv("MAIL_PORT")));
  std::fputs("server.login('alice', 'secret')\n", Script);
  std::fclose(Script);
  int Failed = std::system(("python3 " + Path).c_str());
  std::remove(Path.c_str());
  return Failed ? 1 : 0;
}
//--- one-line.cpp
#include <cstdio>
#include <cstdlib>
#include <string>

int main() {
  std::string Path = std::string(std::getenv("MAIL_PORT")) + "-line.py";
  FILE *Script = std::fopen(Path.c_str(), "w");
  std::fprintf(Script, "import smtplib; s = smtplib.SMTP_SSL('%s', %s); s.login('alice', 'secret')\n",
               std::getenv("MAIL_HOST"), std::getenv("MAIL_PORT"));
  std::fclose(Script);
  int Failed = std::system(("python3 " + Path).c_str());
  std::remove(Path.c_str());
  return Failed ? 1 : 0;
}
