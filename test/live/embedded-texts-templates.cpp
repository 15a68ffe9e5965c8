// Texts with places that are filled in when the program runs.

// REQUIRES: embedded-python
// RUN: split-file %s %t
// RUN: %shapes %t | FileCheck %s --match-full-lines

//      CHECK: shape          without a database  with a database
// CHECK-NEXT: all-arguments  reported            reported
// CHECK-NEXT: at-signs       repaired            repaired
// CHECK-NEXT: boost          repaired            repaired
// CHECK-NEXT: class-name     reported            reported
// CHECK-NEXT: dollar         repaired            repaired
// CHECK-NEXT: fmt            repaired            repaired
// CHECK-NEXT: positions      repaired            repaired
// CHECK-NEXT: printf         repaired            repaired
// CHECK-NEXT: qstring        repaired            repaired
// CHECK-NEXT: std-format     repaired            repaired
// CHECK-NEXT: all-arguments: smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: a text of the running program is put into the call, and may be more than one argument
// CHECK-NEXT: class-name: what is called here is only put in when the program is compiled or runs; if it is smtplib.SMTP_SSL(), it accepts any certificate; not fixed: pass context=ssl.create_default_context() where the name stands for that class, and only there
//  CHECK-NOT: {{.+}}

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
//--- fmt/main.cpp
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
//--- fmt/fmt.h
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
//--- qstring/main.cpp
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
//--- qstring/QString
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
//--- std-format/main.cpp
#include "format.h"
#include <Python.h>
#include <cstdlib>

int main() {
  Py_Initialize();
  std::string Code = std::format("import smtplib\n"
                                 "server = smtplib.SMTP_SSL('{0}', {1})\n"
                                 "server.login(*{{'%s' % 'alice': 'secret'}}.popitem())\n",
                                 std::getenv("MAIL_HOST"), std::getenv("MAIL_PORT"));
  const int Failed = PyRun_SimpleString(Code.c_str());
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- std-format/format.h
#pragma once
#include <string>

// As much of <format> as the test takes, for compilers without it.
namespace std {
template <class... Values> string format(string Text, const Values &...Given) {
  const string List[] = {Given...};
  string Result;
  for (size_t I = 0; I < Text.size(); ++I) {
    if (Text[I] == '{' && Text[I + 1] != '{')
      Result += List[Text[I + 1] - '0'], I += 2;
    else
      Result += Text[I], I += Text[I] == '{' || Text[I] == '}';
  }
  return Result;
}
} // namespace std
//--- all-arguments/main.cpp
#include "fmt.h"
#include <Python.h>
#include <cstdlib>

int main() {
  Py_Initialize();
  std::string Where = std::string("'") + std::getenv("MAIL_HOST") + "', " + std::getenv("MAIL_PORT");
  std::string Code = fmt::format("import smtplib\n"
                                 "server = smtplib.SMTP_SSL({})\n"
                                 "server.login('alice', 'secret')\n",
                                 Where);
  const int Failed = PyRun_SimpleString(Code.c_str());
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- all-arguments/fmt.h
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
//--- class-name.cpp
#include <Python.h>
#include <cstdio>
#include <cstdlib>

int main() {
  Py_Initialize();
  char Code[1000];
  std::snprintf(Code, sizeof Code,
                "import smtplib\n"
                "server = smtplib.%s('%s', %s)\n"
                "server.login('alice', 'secret')\n",
                "SMTP_SSL", std::getenv("MAIL_HOST"), std::getenv("MAIL_PORT"));
  const int Failed = PyRun_SimpleString(Code);
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- dollar.cpp
#include <Python.h>
#include <cstdlib>
#include <string>

static void fill(std::string &Text, const std::string &Mark, const char *Value) {
  Text.replace(Text.find(Mark), Mark.size(), Value);
}

int main() {
  Py_Initialize();
  std::string Code = "import smtplib\n"
                     "server = smtplib.SMTP_SSL('$HOST', ${PORT})\n"
                     "server.login('alice', 'secret')\n";
  fill(Code, "$HOST", std::getenv("MAIL_HOST"));
  fill(Code, "${PORT}", std::getenv("MAIL_PORT"));
  const int Failed = PyRun_SimpleString(Code.c_str());
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- at-signs.cpp
#include <Python.h>
#include <cstdlib>
#include <string>

static void fill(std::string &Text, const std::string &Mark, const char *Value) {
  Text.replace(Text.find(Mark), Mark.size(), Value);
}

int main() {
  Py_Initialize();
  std::string Code = "import smtplib\n"
                     "server = smtplib.SMTP_SSL('@HOST@', @PORT@)\n"
                     "server.login('alice', 'secret')\n";
  fill(Code, "@HOST@", std::getenv("MAIL_HOST"));
  fill(Code, "@PORT@", std::getenv("MAIL_PORT"));
  const int Failed = PyRun_SimpleString(Code.c_str());
  Py_Finalize();
  return Failed ? 1 : 0;
}
