// Text that is put together by `+=`, `+`, append(), a stream, an array of lines and push_back().
// Each program is repaired the same with and without a compile database.

// REQUIRES: embedded-python
// RUN: split-file %s %t/bare
// RUN: echo "[]" > %t/bare/compile_commands.json
// RUN: split-file %s %t/known
// RUN: sed -i "s|FOLDER|%/t/known|; s|FLAGS|%python_flags|" %t/known/compile_commands.json

// RUN: %cxx %t/bare/added.cpp -o %t/added-before %python_flags
// RUN: %cxx %t/bare/joined.cpp -o %t/joined-before %python_flags
// RUN: %cxx %t/bare/stream.cpp -o %t/stream-before %python_flags
// RUN: %cxx %t/bare/lines.cpp -o %t/lines-before %python_flags
// RUN: %cxx %t/bare/vector.cpp -o %t/vector-before %python_flags
// RUN: %live smtp implicit %t/added-before %t/joined-before %t/stream-before %t/lines-before %t/vector-before \
// RUN:   | FileCheck %s --check-prefix=BEFORE --match-full-lines

// RUN: mailseal fix %t/bare
// RUN: mailseal fix %t/known
// RUN: mailseal diff %t/bare | count 0
// RUN: mailseal diff %t/known | count 0
// RUN: rm %t/bare/compile_commands.json %t/known/compile_commands.json
// RUN: diff -r %t/bare %t/known

// RUN: %cxx %t/bare/added.cpp -o %t/added-after %python_flags
// RUN: %cxx %t/bare/joined.cpp -o %t/joined-after %python_flags
// RUN: %cxx %t/bare/stream.cpp -o %t/stream-after %python_flags
// RUN: %cxx %t/bare/lines.cpp -o %t/lines-after %python_flags
// RUN: %cxx %t/bare/vector.cpp -o %t/vector-after %python_flags
// RUN: %live smtp implicit %t/added-after %t/joined-after %t/stream-after %t/lines-after %t/vector-after \
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
[{"directory": "FOLDER", "file": "added.cpp", "command": "c++ -std=c++20 FLAGS -c added.cpp"},
 {"directory": "FOLDER", "file": "joined.cpp", "command": "c++ -std=c++20 FLAGS -c joined.cpp"},
 {"directory": "FOLDER", "file": "stream.cpp", "command": "c++ -std=c++20 FLAGS -c stream.cpp"},
 {"directory": "FOLDER", "file": "lines.cpp", "command": "c++ -std=c++20 FLAGS -c lines.cpp"},
 {"directory": "FOLDER", "file": "vector.cpp", "command": "c++ -std=c++20 FLAGS -c vector.cpp"}]
//--- added.cpp
#include <Python.h>
#include <string>

int main() {
  Py_Initialize();
  std::string Code = "import os, smtplib\n";
  Code += "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n";
  Code += "server.login('alice', 'secret')\n";
  Code.append("server.quit()\n");
  const int Failed = PyRun_SimpleString(Code.c_str());
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- joined.cpp
#include <Python.h>
#include <cstdlib>
#include <string>
#include <string_view>

using namespace std::literals;

static constexpr std::string_view Imports = "import smtplib\n";

int main() {
  Py_Initialize();
  std::string Host = std::getenv("MAIL_HOST"), Port = std::getenv("MAIL_PORT");
  const std::string Code = std::string(Imports) + "server = smtplib.SMTP_SSL('" + Host + "', " + Port + ")\n" +
                           "server.login('alice', 'secret')\n"s;
  const int Failed = PyRun_SimpleString(Code.c_str());
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- stream.cpp
#include <Python.h>
#include <cstdlib>
#include <sstream>

int main() {
  Py_Initialize();
  std::ostringstream Script;
  Script << "import smtplib" << std::endl
         << "server = smtplib.SMTP_SSL('" << std::getenv("MAIL_HOST") << "', "
         << std::getenv("MAIL_PORT") << ", timeout=30)" << std::endl
         << "server.login('alice', 'secret')" << std::endl;
  const int Failed = PyRun_SimpleString(Script.str().c_str());
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- lines.cpp
#include <Python.h>

static const char *const Lines[] = {
    "import os",
    "import smtplib",
    "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))",
    "server.login('alice', 'secret')",
};

int main() {
  Py_Initialize();
  for (const char *Line : Lines)
    if (PyRun_SimpleString(Line))
      return 1;
  Py_Finalize();
  return 0;
}
//--- vector.cpp
#include <Python.h>
#include <string>
#include <vector>

int main() {
  Py_Initialize();
  std::vector<std::string> Lines = {
      "import os",
      "import smtplib",
      "def send():",
      "    server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))",
  };
  Lines.push_back("    server.login('alice', 'secret')");
  Lines.push_back("send()");
  std::string Code;
  for (const std::string &Line : Lines)
    Code += Line + "\n";
  const int Failed = PyRun_SimpleString(Code.c_str());
  Py_Finalize();
  return Failed ? 1 : 0;
}
