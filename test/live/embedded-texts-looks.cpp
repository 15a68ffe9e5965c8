// Prefixes, suffixes, escapes, raw delimiters, line continuations, tabs, CRLF and a BOM.

// REQUIRES: embedded-python
// RUN: split-file %s %t
// RUN: sed -i -e '1s/^/\xef\xbb\xbf/' -e 's/$/\r/' %t/crlf.cpp
// RUN: %shapes %t | FileCheck %s --match-full-lines

//      CHECK: shape           without a database  with a database
// CHECK-NEXT: continued       repaired            repaired
// CHECK-NEXT: crlf            repaired            repaired
// CHECK-NEXT: near-delimiter  repaired            repaired
// CHECK-NEXT: own-suffix      repaired            repaired
// CHECK-NEXT: qstringliteral  repaired            repaired
// CHECK-NEXT: raw-delimiter   repaired            repaired
// CHECK-NEXT: std-suffix      repaired            repaired
// CHECK-NEXT: t-macro-one     repaired            repaired
// CHECK-NEXT: t-macro         repaired            repaired
// CHECK-NEXT: tabs            repaired            repaired
// CHECK-NEXT: trigraph        repaired            repaired
// CHECK-NEXT: u16             repaired            repaired
// CHECK-NEXT: u32             repaired            repaired
// CHECK-NEXT: u8-mixed        repaired            repaired
// CHECK-NEXT: u8              repaired            repaired
// CHECK-NEXT: wide            repaired            repaired
//  CHECK-NOT: {{.+}}

//--- wide.cpp
#include <Python.h>
#include <string>

static const wchar_t Code[] = L"import os, smtplib\n"
                              L"server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n"
                              L"server.login('alice', 'secret')\n";

int main() {
  Py_Initialize();
  PyObject *Bytes = PyUnicode_AsUTF8String(PyUnicode_FromWideChar(Code, -1));
  const int Failed = PyRun_SimpleString(PyBytes_AsString(Bytes));
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- continued.c
#include <Python.h>

char code[] = "\
import os, smtplib\n\
\n\
server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n\
server.login('alice', 'secret')\n\
";

int main(void) {
  int failed;
  Py_Initialize();
  failed = PyRun_SimpleString(code);
  Py_Finalize();
  return failed ? 1 : 0;
}
//--- crlf.cpp
#include <Python.h>

int main() {
	Py_Initialize();
	const int Failed = PyRun_SimpleString("import os\n"
	                                      "import smtplib\n"
	                                      "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n"
	                                      "server.login('alice', 'secret')\n");
	Py_Finalize();
	return Failed ? 1 : 0;
}
//--- std-suffix.cpp
#include <Python.h>
#include <string>

using namespace std::string_literals;

int main() {
  Py_Initialize();
  const auto Code = "import os, smtplib  # \u2709 \342\234\211 ✉\n"
                    "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n"
                    "server.login('alice', 'secret')\n"s;
  const int Failed = PyRun_SimpleString(Code.c_str());
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- own-suffix.cpp
#include <Python.h>
#include <string>

static int operator""_py(const char *Code, std::size_t) { return PyRun_SimpleString(Code); }

int main() {
  Py_Initialize();
  const int Failed = "import os, smtplib\n"
                     "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n"
                     "server.login('alice', 'secret')\n"_py;
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- raw-delimiter.cpp
#include <Python.h>

int main() {
  Py_Initialize();
  const int Failed = PyRun_SimpleString(reinterpret_cast<const char *>(u8R"--(
import os, smtplib
where = ")-", ')"'
server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))
server.login('alice', 'secret')
)--"));
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- u8.cpp
#include <Python.h>

static const char8_t Code[] = u8"import os, smtplib\n"
                              u8"server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n"
                              u8"server.login('alice', 'secret')\n";

int main() {
  Py_Initialize();
  const int Failed = PyRun_SimpleString(reinterpret_cast<const char *>(Code));
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- u8-mixed.cpp
#include <Python.h>

static const char *const Code = (const char *)u8"import os, smtplib\n"
                                "# \u2709 ✉ \xe2\x9c\x89\n"
                                "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n"
                                "server.login('alice', 'secret')\n";

int main() {
  Py_Initialize();
  const int Failed = PyRun_SimpleString(Code);
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- u16.cpp
#include <Python.h>

static const char16_t Code[] = u"import os, smtplib\n"
                               u"server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n"
                               u"server.login('alice', 'secret')\n";

int main() {
  Py_Initialize();
  PyObject *Text = PyUnicode_DecodeUTF16(reinterpret_cast<const char *>(Code), sizeof Code - 2, nullptr, nullptr);
  const int Failed = PyRun_SimpleString(PyUnicode_AsUTF8(Text));
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- u32.cpp
#include <Python.h>

static const char32_t Code[] = UR"(
import os, smtplib
server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))
server.login('alice', 'secret')
)";

int main() {
  Py_Initialize();
  PyObject *Text = PyUnicode_DecodeUTF32(reinterpret_cast<const char *>(Code), sizeof Code - 4, nullptr, nullptr);
  const int Failed = PyRun_SimpleString(PyUnicode_AsUTF8(Text));
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- t-macro.cpp
#include <Python.h>

#define _T(Text) Text
typedef char TCHAR;

static const TCHAR Code[] = _T("import os, smtplib\n")
                            _T("server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n")
                            _T("server.login('alice', 'secret')\n");

int main() {
  Py_Initialize();
  const int Failed = PyRun_SimpleString(Code);
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- t-macro-one.cpp
#include <Python.h>

#define _T(Text) Text

int main() {
  Py_Initialize();
  const int Failed = PyRun_SimpleString(_T("import os, smtplib; server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT'])); server.login('alice', 'secret')"));
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- qstringliteral/main.cpp
#include "QString"
#include <Python.h>

int main() {
  Py_Initialize();
  const QString Code = QStringLiteral("import os, smtplib\n"
                                      "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n"
                                      "server.login('alice', 'secret')\n");
  const int Failed = PyRun_SimpleString(Code.toUtf8().constData());
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- qstringliteral/QString
#pragma once
#include <string>

// As much of Qt as the test takes.
class QByteArray {
public:
  explicit QByteArray(std::string Text) : Text(std::move(Text)) {}
  const char *constData() const { return Text.c_str(); }

private:
  std::string Text;
};
class QString {
public:
  explicit QString(std::u16string Text) : Text(std::move(Text)) {}
  QByteArray toUtf8() const { return QByteArray(std::string(Text.begin(), Text.end())); }

private:
  std::u16string Text;
};
#define QStringLiteral(Text) QString(u"" Text)
//--- near-delimiter.cpp
#include <Python.h>

int main() {
  Py_Initialize();
  const int Failed = PyRun_SimpleString(R"x(import os, smtplib
marks = ")", ')x', ')y"'
server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))
server.login('alice', 'secret'))x");
  Py_Finalize();
  return Failed ? 1 : 0;
}
//--- tabs.cpp
#include <Python.h>

int main() {
	Py_Initialize();
	const int Failed = PyRun_SimpleString("import os\n"
	                                      "import smtplib\n"
	                                      "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n"
	                                      "server.login('alice', 'secret')\n");
	Py_Finalize();
	return Failed ? 1 : 0;
}
//--- trigraph.c
#include <Python.h>

/* Two question marks and another sign are one in old C: a person breaks them up. */
static const char code[] = "import os, smtplib\n"
                           "print('really?" "?)')\n"
                           "what = 'no?\?='\n"
                           "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n"
                           "server.login('alice', 'secret')\n";

int main(void) {
  int failed;
  Py_Initialize();
  failed = PyRun_SimpleString(code);
  Py_Finalize();
  return failed ? 1 : 0;
}
