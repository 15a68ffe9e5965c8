// Branches that are not compiled, and literals whose author says that they are Python.

// REQUIRES: embedded-python
// RUN: split-file %s %t
// RUN: %shapes %t | FileCheck %s --match-full-lines

//      CHECK: shape             without a database  with a database
// CHECK-NEXT: block-comment     repaired            repaired
// CHECK-NEXT: if-0              repaired            repaired
// CHECK-NEXT: line-comment      repaired            repaired
// CHECK-NEXT: other-platform    repaired            repaired
// CHECK-NEXT: py-delimiter      repaired            repaired
// CHECK-NEXT: python-delimiter  repaired            repaired
//  CHECK-NOT: {{.+}}

//--- if-0.cpp
#include <Python.h>

#if 0 // Compiled as if it were 1.
static const char *Code = "import os, smtplib\n"
                          "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n"
                          "server.login('alice', 'secret')\n";
#else
static const char *Code = "pass\n";
#endif

int main() {
  Py_Initialize();
  const int Failed = PyRun_SimpleString(Code);
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- other-platform.cpp
#include <Python.h>

static int send() {
#if 0 && !defined(_WIN32) // Compiled as if on another platform.
  PyRun_SimpleString("import os\n"
                     "import smtplib\n");
  return PyRun_SimpleString("server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n"
                            "server.login('alice', 'secret')\n");
#else
  return 1;
#endif
}

int main() {
  Py_Initialize();
  const int Failed = send();
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- block-comment.cpp
#include <Python.h>
#include <cstring>

int main() {
  Py_Initialize();
  char *Code = strdup(/* language=python */ "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))");
  PyRun_SimpleString("import os, smtplib");
  const bool Failed = PyRun_SimpleString(Code) || PyRun_SimpleString("server.login('alice', 'secret')");
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- line-comment.cpp
#include <Python.h>
#include <cstring>

int main() {
  Py_Initialize();
  // language=python
  char *Code = strdup("server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))");
  PyRun_SimpleString("import os, smtplib");
  const bool Failed = PyRun_SimpleString(Code) || PyRun_SimpleString("server.login('alice', 'secret')");
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- python-delimiter.cpp
#include <Python.h>
#include <cstring>

struct Script {
  char *Text;
};
static const Script Send{strdup(R"python(
import os, smtplib
server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))
server.login('alice', 'secret')
)python")};

int main() {
  Py_Initialize();
  const int Failed = PyRun_SimpleString(Send.Text);
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- py-delimiter.cpp
#include <Python.h>
#include <cstring>

struct Script {
  char *Text;
};
static const Script Send{strdup(R"py(
import os, smtplib
server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))
server.login('alice', 'secret')
)py")};

int main() {
  Py_Initialize();
  const int Failed = PyRun_SimpleString(Send.Text);
  Py_Finalize();
  return Failed ? 1 : 0;
}
