// Lines that are put in, in a branch that does not run here or is not compiled: what a repair needs must not stand in one.

// REQUIRES: embedded-python
// RUN: split-file %s %t
// RUN: %shapes %t | FileCheck %s --match-full-lines

//      CHECK: shape           without a database  with a database
// CHECK-NEXT: assigned        repaired            repaired
// CHECK-NEXT: chosen          repaired            repaired
// CHECK-NEXT: else            repaired            repaired
// CHECK-NEXT: if-import       repaired            repaired
// CHECK-NEXT: if-in-function  repaired            repaired
// CHECK-NEXT: if-line         repaired            repaired
// CHECK-NEXT: ifdef-literal   repaired            repaired
// CHECK-NEXT: ifdef-run       repaired            repaired
// CHECK-NEXT: ifdef           repaired            repaired
// CHECK-NEXT: loop            repaired            repaired
// CHECK-NEXT: switch          repaired            repaired
// CHECK-NEXT: try             unsafe              unsafe
//  CHECK-NOT: {{.+}}

//--- if-line.cpp
#include <Python.h>
#include <cstdlib>
#include <string>

int main() {
  Py_Initialize();
  std::string Code = "import os, smtplib as mail\n";
  if (std::getenv("VERBOSE")) {
    Code += "print('sending')\n";
  }
  Code += "server = mail.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n";
  Code += "server.login('alice', 'secret')\n";
  const int Failed = PyRun_SimpleString(Code.c_str());
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- if-import.cpp
#include <Python.h>
#include <cstdlib>
#include <string>

int main() {
  Py_Initialize();
  std::string Code = "import os, smtplib\n";
  if (std::getenv("VERBOSE"))
    Code += "import ssl\n";
  Code += "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n";
  Code += "server.login('alice', 'secret')\n";
  const int Failed = PyRun_SimpleString(Code.c_str());
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- if-in-function.cpp
#include <Python.h>
#include <cstdlib>
#include <string>

int main() {
  Py_Initialize();
  std::string Code = "import os\n";
  Code += "def send():\n";
  Code += "    from smtplib import SMTP_SSL\n";
  if (std::getenv("VERBOSE")) {
    Code += "    print('sending')\n";
  }
  Code += "    server = SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n";
  Code += "    server.login('alice', 'secret')\n";
  Code += "send()\n";
  const int Failed = PyRun_SimpleString(Code.c_str());
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- else.cpp
#include <Python.h>
#include <cstdlib>
#include <string>

int main() {
  Py_Initialize();
  std::string Code = "import os\n";
  Code += "import smtplib\n";
  if (std::getenv("PLAIN")) {
    Code += "server = smtplib.SMTP(os.environ['MAIL_HOST'])\n";
  } else {
    Code += "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n";
  }
  Code += "server.login('alice', 'secret')\n";
  const int Failed = PyRun_SimpleString(Code.c_str());
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- switch.cpp
#include <Python.h>
#include <cstdlib>
#include <string>

int main() {
  Py_Initialize();
  std::string Code = "import os\n";
  Code += "import smtplib\n";
  switch (std::getenv("VERBOSE") ? 1 : 2) {
  case 1:
    Code += "import ssl\n";
    break;
  case 2:
    Code += "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n";
    break;
  }
  Code += "server.login('alice', 'secret')\n";
  const int Failed = PyRun_SimpleString(Code.c_str());
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- chosen.cpp
#include <Python.h>
#include <cstdlib>
#include <string>

int main() {
  Py_Initialize();
  std::string Code = std::string("import os, smtplib\n") +
                     (std::getenv("VERBOSE") ? "import ssl\n" : "") +
                     "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n";
  Code += "server.login('alice', 'secret')\n";
  const int Failed = PyRun_SimpleString(Code.c_str());
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- assigned.cpp
#include <Python.h>
#include <cstdlib>
#include <string>

int main() {
  Py_Initialize();
  std::string Code;
  if (std::getenv("VERBOSE")) {
    Code = "import ssl\nprint(ssl.OPENSSL_VERSION)\n";
  }
  PyRun_SimpleString(Code.c_str());
  PyRun_SimpleString("import os, smtplib");
  const int Failed = PyRun_SimpleString("server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))") ||
                     PyRun_SimpleString("server.login('alice', 'secret')");
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- try.cpp
#include <Python.h>
#include <cstdlib>
#include <string>

int main() {
  Py_Initialize();
  std::string Code = "import os, smtplib\n";
  Code += std::getenv("QUIET") ? "try:\n" : "if True:\n";
  Code += "    server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n";
  Code += "    server.login('alice', 'secret')\n";
  if (std::getenv("QUIET"))
    Code += "except OSError:\n    pass\n";
  const int Failed = PyRun_SimpleString(Code.c_str());
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- loop.cpp
#include <Python.h>
#include <cstdlib>
#include <string>

int main() {
  Py_Initialize();
  std::string Code = "import os\n";
  Code += "import smtplib\n";
  for (int I = 0; I < 0; ++I) {
    Code += "import ssl\n";
  }
  for (int I = 0; I < 1; ++I) {
    Code += "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n";
  }
  Code += "server.login('alice', 'secret')\n";
  const int Failed = PyRun_SimpleString(Code.c_str());
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- ifdef.cpp
#include <Python.h>
#include <string>

int main() {
  Py_Initialize();
  std::string Code = "import os\n";
  Code += "import smtplib\n";
#ifdef PRINT_VERSION
  Code += "import ssl\n";
  Code += "print(ssl.OPENSSL_VERSION)\n";
#endif
  Code += "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n";
  Code += "server.login('alice', 'secret')\n";
  const int Failed = PyRun_SimpleString(Code.c_str());
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- ifdef-literal.cpp
#include <Python.h>
#include <string>

int main() {
  Py_Initialize();
  std::string Code = "import os, smtplib\n"
#ifdef PRINT_VERSION
                     "import ssl\n"
#endif
                     "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n"
                     "server.login('alice', 'secret')\n";
  const int Failed = PyRun_SimpleString(Code.c_str());
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- ifdef-run.cpp
#include <Python.h>
#include <string>

int main() {
  Py_Initialize();
  PyRun_SimpleString("import os, smtplib");
#ifdef PRINT_VERSION
  PyRun_SimpleString("import ssl; print(ssl.OPENSSL_VERSION)");
#endif
  const int Failed = PyRun_SimpleString("server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))") ||
                     PyRun_SimpleString("server.login('alice', 'secret')");
  Py_Finalize();
  return Failed ? 1 : 0;
}
