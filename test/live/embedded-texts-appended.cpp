// One program in many literals: appended, streamed, joined, or lines of an array.

// REQUIRES: embedded-python
// RUN: split-file %s %t
// RUN: %shapes %t | FileCheck %s --match-full-lines

//      CHECK: shape             without a database  with a database
// CHECK-NEXT: added             repaired            repaired
// CHECK-NEXT: adjacent          repaired            repaired
// CHECK-NEXT: braced-list       repaired            repaired
// CHECK-NEXT: chain             repaired            repaired
// CHECK-NEXT: chosen-line       repaired            repaired
// CHECK-NEXT: counted           repaired            repaired
// CHECK-NEXT: indexed-template  repaired            repaired
// CHECK-NEXT: indexed           repaired            repaired
// CHECK-NEXT: lines             repaired            repaired
// CHECK-NEXT: plus              repaired            repaired
// CHECK-NEXT: several-names     repaired            repaired
// CHECK-NEXT: stream            repaired            repaired
// CHECK-NEXT: string-view       repaired            repaired
// CHECK-NEXT: vector            repaired            repaired
//  CHECK-NOT: {{.+}}

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
//--- adjacent.cpp
#include <Python.h>

int main() {
  Py_Initialize();
  const int Failed = PyRun_SimpleString("import os, smtplib\n"
                                        "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n"
                                        "server.login('alice', 'secret')\n");
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- indexed.cpp
#include <Python.h>

static const char *const Lines[] = {
    "import os, smtplib",
    "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))",
    "server.login('alice', 'secret')",
    nullptr,
};

int main() {
  Py_Initialize();
  for (int I = 0; Lines[I]; ++I)
    if (PyRun_SimpleString(Lines[I]))
      return 1;
  Py_Finalize();
  return 0;
}
//--- indexed-template.cpp
#include <Python.h>
#include <cstdio>
#include <cstdlib>

static const char *const Lines[] = {
    "import smtplib",
    "server = smtplib.SMTP_SSL('%s', %s)",
    "server.login('alice', 'secret')",
};

int main() {
  Py_Initialize();
  char Line[2000];
  for (int I = 0; I < 3; ++I) {
    std::snprintf(Line, sizeof Line, Lines[I], std::getenv("MAIL_HOST"), std::getenv("MAIL_PORT"));
    if (PyRun_SimpleString(Line))
      return 1;
  }
  Py_Finalize();
  return 0;
}
//--- counted.cpp
#include <Python.h>
#include <string>

static const char *Lines[3] = {
    "import os, smtplib\n",
    "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n",
    "server.login('alice', 'secret')\n",
};

int main() {
  Py_Initialize();
  std::string Code;
  for (int I = 0; I < 3; ++I)
    Code += Lines[I];
  const int Failed = PyRun_SimpleString(Code.c_str());
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- plus.cpp
#include <Python.h>
#include <cstdlib>
#include <string>

int main() {
  Py_Initialize();
  std::string Host = std::getenv("MAIL_HOST"), Port = std::getenv("MAIL_PORT");
  std::string Code = "import smtplib\n";
  Code = Code + "server = smtplib.SMTP_SSL('" + Host + "', " + Port + ")\n";
  Code = Code + "server.login('alice', 'secret')\n";
  const int Failed = PyRun_SimpleString(Code.c_str());
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- string-view.cpp
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
//--- chain.cpp
#include <Python.h>
#include <string>

int main() {
  Py_Initialize();
  std::string Code("import os\n");
  Code.append("import smtplib\n").append("server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n").append("server.login('alice', 'secret')\n");
  const int Failed = PyRun_SimpleString(Code.c_str());
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- braced-list.cpp
#include <Python.h>

int main() {
  Py_Initialize();
  for (const char *Line : {"import os", "import smtplib",
                           "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))",
                           "server.login('alice', 'secret')"})
    if (PyRun_SimpleString(Line))
      return 1;
  Py_Finalize();
  return 0;
}
//--- several-names.cpp
#include <Python.h>
#include <string>

int main() {
  Py_Initialize();
  std::string Imports = "import os, smtplib\n", Login = "server.login('alice', 'secret')\n";
  std::string Code = Imports + "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n" + Login;
  const int Failed = PyRun_SimpleString(Code.c_str());
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- chosen-line.cpp
#include <Python.h>
#include <cstdlib>
#include <string>

int main() {
  Py_Initialize();
  std::string Code = "import os, smtplib\n";
  Code += std::getenv("PLAIN") ? "server = smtplib.SMTP(os.environ['MAIL_HOST'])\n"
                               : "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n";
  Code += "server.login('alice', 'secret')\n";
  const int Failed = PyRun_SimpleString(Code.c_str());
  Py_Finalize();
  return Failed ? 1 : 0;
}
