// Texts in buffers whose size the C++ code says: a longer one might overrun them.

// REQUIRES: embedded-python
// RUN: split-file %s %t
// RUN: %shapes %t | FileCheck %s --match-full-lines

//      CHECK: shape             without a database  with a database
// CHECK-NEXT: constexpr-bound   reported            reported
// CHECK-NEXT: enough            repaired            repaired
// CHECK-NEXT: macro-bound       reported            reported
// CHECK-NEXT: malloc-sprintf    reported            reported
// CHECK-NEXT: malloc            reported            reported
// CHECK-NEXT: member-buffer     reported            reported
// CHECK-NEXT: memcpy-size       reported            reported
// CHECK-NEXT: new-array         reported            reported
// CHECK-NEXT: parameter-buffer  reported            reported
// CHECK-NEXT: constexpr-bound: smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: the C++ code says how long the text is, or copies it into a buffer that may be too small
// CHECK-NEXT: macro-bound: smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: the C++ code says how long the text is, or copies it into a buffer that may be too small
// CHECK-NEXT: malloc-sprintf: smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: the C++ code says how long the text is, or copies it into a buffer that may be too small
// CHECK-NEXT: malloc: smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: the C++ code says how long the text is, or copies it into a buffer that may be too small
// CHECK-NEXT: member-buffer: smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: the C++ code says how long the text is, or copies it into a buffer that may be too small
// CHECK-NEXT: memcpy-size: smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: the C++ code says how long the text is, or copies it into a buffer that may be too small
// CHECK-NEXT: new-array: smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: the C++ code says how long the text is, or copies it into a buffer that may be too small
// CHECK-NEXT: parameter-buffer: smtplib.SMTP_SSL() has no context, so it accepts any certificate; not fixed: the C++ code says how long the text is, or copies it into a buffer that may be too small
//  CHECK-NOT: {{.+}}

//--- macro-bound.c
#include <Python.h>

#define SIZE 200

int main(void) {
  int failed;
  char code[SIZE];
  Py_Initialize();
  strcpy(code, "import os, smtplib\n");
  strcat(code, "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n");
  strcat(code, "server.login('alice', 'secret')\n");
  failed = PyRun_SimpleString(code);
  Py_Finalize();
  return failed ? 1 : 0;
}
//--- malloc.c
#include <Python.h>

int main(void) {
  int failed;
  char *code = malloc(170);
  Py_Initialize();
  strcpy(code, "import os, smtplib\n"
               "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n"
               "server.login('alice', 'secret')\n");
  failed = PyRun_SimpleString(code);
  Py_Finalize();
  free(code);
  return failed ? 1 : 0;
}
//--- malloc-sprintf.c
#include <Python.h>

int main(void) {
  int failed;
  char *code = (char *)malloc(120 * sizeof(char));
  Py_Initialize();
  sprintf(code, "import smtplib\nserver = smtplib.SMTP_SSL('%s', %s)\nserver.login('alice', 'secret')\n",
          getenv("MAIL_HOST"), getenv("MAIL_PORT"));
  failed = PyRun_SimpleString(code);
  Py_Finalize();
  return failed ? 1 : 0;
}
//--- new-array.cpp
#include <Python.h>
#include <cstring>

int main() {
  Py_Initialize();
  char *Code = new char[170];
  std::strcpy(Code, "import os, smtplib\n"
                    "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n"
                    "server.login('alice', 'secret')\n");
  const int Failed = PyRun_SimpleString(Code);
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- member-buffer.cpp
#include <Python.h>
#include <cstring>

struct Script {
  char Text[170];
  int Lines;
};

int main() {
  Py_Initialize();
  Script Mail;
  std::strcpy(Mail.Text, "import os, smtplib\n"
                         "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n"
                         "server.login('alice', 'secret')\n");
  Mail.Lines = 3;
  const int Failed = PyRun_SimpleString(Mail.Text);
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- parameter-buffer.cpp
#include <Python.h>
#include <cstring>

static void fill(char *Code) {
  std::strcpy(Code, "import os, smtplib\n"
                    "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n"
                    "server.login('alice', 'secret')\n");
}

int main() {
  Py_Initialize();
  char Code[170];
  fill(Code);
  const int Failed = PyRun_SimpleString(Code);
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- memcpy-size.c
#include <Python.h>

int main(void) {
  static const char script[] = "import os, smtplib\n"
                               "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n"
                               "server.login('alice', 'secret')\n";
  int failed;
  char *code = malloc(sizeof script);
  Py_Initialize();
  memcpy(code, script, sizeof script);
  failed = PyRun_SimpleString(code);
  Py_Finalize();
  return failed ? 1 : 0;
}
//--- constexpr-bound.cpp
#include <Python.h>
#include <cstring>

constexpr int Size = 170;

int main() {
  Py_Initialize();
  char Code[Size];
  std::strcpy(Code, "import os, smtplib\n"
                    "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n"
                    "server.login('alice', 'secret')\n");
  const int Failed = PyRun_SimpleString(Code);
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- enough.c
#include <Python.h>

#define SIZE (4 * 1024)

int main(void) {
  int failed;
  char code[SIZE];
  Py_Initialize();
  strcpy(code, "import os, smtplib\n"
               "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n"
               "server.login('alice', 'secret')\n");
  failed = PyRun_SimpleString(code);
  Py_Finalize();
  return failed ? 1 : 0;
}
