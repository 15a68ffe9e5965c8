// Templates of printf(), {fmt}, QString and Boost.Format, and with marks that the program replaces itself.
// Each program is repaired the same with and without a compile database.

// REQUIRES: embedded-python, boost-python
// RUN: split-file %s %t/bare
// RUN: echo "[]" > %t/bare/compile_commands.json
// RUN: split-file %s %t/known
// RUN: sed -i "s|FOLDER|%/t/known|; s|FLAGS|%python_flags|" %t/known/compile_commands.json

// RUN: %cxx %t/bare/printf.cpp -o %t/printf-before %python_flags
// RUN: %cxx %t/bare/positions.cpp -o %t/positions-before %python_flags
// RUN: %cxx %t/bare/fmt-timeout.cpp -o %t/fmt-timeout-before %python_flags
// RUN: %cxx %t/bare/qstring.cpp -o %t/qstring-before %python_flags
// RUN: %cxx %t/bare/boost.cpp -o %t/boost-before %python_flags
// RUN: %cxx %t/bare/replaced.cpp -o %t/replaced-before %python_flags
// RUN: %live smtp implicit %t/printf-before %t/positions-before %t/fmt-timeout-before %t/qstring-before \
// RUN:   %t/boost-before %t/replaced-before \
// RUN:   | FileCheck %s --check-prefix=BEFORE --match-full-lines

// RUN: mailseal fix %t/bare
// RUN: mailseal fix %t/known
// RUN: mailseal diff %t/bare | count 0
// RUN: mailseal diff %t/known | count 0
// RUN: rm %t/bare/compile_commands.json %t/known/compile_commands.json
// RUN: diff -r %t/bare %t/known

// RUN: %cxx %t/bare/printf.cpp -o %t/printf-after %python_flags
// RUN: %cxx %t/bare/positions.cpp -o %t/positions-after %python_flags
// RUN: %cxx %t/bare/fmt-timeout.cpp -o %t/fmt-timeout-after %python_flags
// RUN: %cxx %t/bare/qstring.cpp -o %t/qstring-after %python_flags
// RUN: %cxx %t/bare/boost.cpp -o %t/boost-after %python_flags
// RUN: %cxx %t/bare/replaced.cpp -o %t/replaced-after %python_flags
// RUN: %live smtp implicit %t/printf-after %t/positions-after %t/fmt-timeout-after %t/qstring-after %t/boost-after \
// RUN:   %t/replaced-after \
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
[{"directory": "FOLDER", "file": "printf.cpp", "command": "c++ -std=c++20 FLAGS -c printf.cpp"},
 {"directory": "FOLDER", "file": "positions.cpp", "command": "c++ -std=c++20 FLAGS -c positions.cpp"},
 {"directory": "FOLDER", "file": "fmt-timeout.cpp", "command": "c++ -std=c++20 FLAGS -c fmt-timeout.cpp"},
 {"directory": "FOLDER", "file": "qstring.cpp", "command": "c++ -std=c++20 FLAGS -c qstring.cpp"},
 {"directory": "FOLDER", "file": "boost.cpp", "command": "c++ -std=c++20 FLAGS -c boost.cpp"},
 {"directory": "FOLDER", "file": "replaced.cpp", "command": "c++ -std=c++20 FLAGS -c replaced.cpp"}]
//--- printf.cpp
#include <Python.h>
#include <cstdio>
#include <cstdlib>

int main() {
  Py_Initialize();
  char Code[1000];
  std::snprintf(Code, sizeof Code,
                "import smtplib\n"
                "server = smtplib.SMTP_SSL('%s', %d)\n"
                "server.login('%s' %% (), 'secret')\n",
                std::getenv("MAIL_HOST"), std::atoi(std::getenv("MAIL_PORT")), "alice");
  const int Failed = PyRun_SimpleString(Code);
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- positions.cpp
#include <Python.h>
#include <cstdio>
#include <cstdlib>

int main() {
  Py_Initialize();
  char Code[1000];
  std::sprintf(Code,
               "import smtplib\n"
               "server = smtplib.SMTP_SSL('%2$s', %1$s)\n"
               "server.login('alice', 'secret')\n",
               std::getenv("MAIL_PORT"), std::getenv("MAIL_HOST"));
  const int Failed = PyRun_SimpleString(Code);
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- fmt-timeout.cpp
#include <Python.h>
#include <cstdlib>
#include "fmt.h"

int main() {
  Py_Initialize();
  std::string Code = fmt::format(R"(
import smtplib
options = {{'user': 'alice', 'password': 'secret'}}
server = smtplib.SMTP_SSL('{}', {})
server.login(**options)
)", std::getenv("MAIL_HOST"), std::getenv("MAIL_PORT"));
  const int Failed = PyRun_SimpleString(Code.c_str());
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- qstring.cpp
#include <Python.h>
#include "QString"
#include <cstdlib>

int main() {
  Py_Initialize();
  QString Code = QString("import smtplib\n"
                         "server = smtplib.SMTP_SSL('%1', %2)\n"
                         "server.login('alice', 'secret')\n")
                     .arg(std::getenv("MAIL_HOST"))
                     .arg(std::getenv("MAIL_PORT"));
  const int Failed = PyRun_SimpleString(Code.toUtf8().constData());
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- boost.cpp
#include <Python.h>
#include <boost/format.hpp>
#include <cstdlib>

int main() {
  Py_Initialize();
  boost::format Code("import smtplib\n"
                     "server = smtplib.SMTP_SSL('%1%', %2%)\n"
                     "server.login('alice', 'secret')\n");
  Code % std::getenv("MAIL_HOST") % std::getenv("MAIL_PORT");
  const int Failed = PyRun_SimpleString(Code.str().c_str());
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- replaced.cpp
#include <Python.h>
#include <cstdlib>
#include <string>

static void fill(std::string &Text, const std::string &Mark, const char *Value) {
  Text.replace(Text.find(Mark), Mark.size(), Value);
}

int main() {
  Py_Initialize();
  std::string Code = "import smtplib\n"
                     "server = smtplib.SMTP_SSL('@HOST@', $PORT)\n"
                     "server.login('alice', 'secret')\n";
  fill(Code, "@HOST@", std::getenv("MAIL_HOST"));
  fill(Code, "$PORT", std::getenv("MAIL_PORT"));
  const int Failed = PyRun_SimpleString(Code.c_str());
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- fmt.h
#ifndef FMT_H
#define FMT_H

#include <string>

// As much of {fmt} as the test takes.
namespace fmt {
template <class... Values> std::string format(std::string Text, const Values &...Given) {
  const std::string List[] = {Given...};
  std::string Result;
  std::size_t Next = 0;
  for (std::size_t I = 0; I < Text.size(); ++I) {
    if (Text[I] == '{' && Text[I + 1] == '}')
      Result += List[Next++], ++I;
    else
      Result += Text[I], I += Text[I] == '{' || Text[I] == '}';
  }
  return Result;
}
} // namespace fmt

#endif
//--- QString
#ifndef QSTRING
#define QSTRING

#include <string>

// As much of Qt as the test takes.
class QString {
public:
  QString(const char *Text) : Text(Text) {}
  QString arg(const char *Value) const {
    std::string Filled = Text;
    for (char Number = '1'; Number <= '9'; ++Number)
      if (std::size_t At = Filled.find({'%', Number}); At != std::string::npos)
        return QString(Filled.replace(At, 2, Value).c_str());
    return *this;
  }
  const QString &toUtf8() const { return *this; }
  const char *constData() const { return Text.c_str(); }

private:
  std::string Text;
};

#endif
