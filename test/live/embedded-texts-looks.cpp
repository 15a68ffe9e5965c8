// Literals with a suffix or a prefix, UTF-8 and escapes, raw delimiters, line continuations, tabs, CRLF and a BOM.
// Each program is repaired the same with and without a compile database.

// REQUIRES: embedded-python
// RUN: split-file %s %t/bare
// RUN: echo "[]" > %t/bare/compile_commands.json
// RUN: split-file %s %t/known
// RUN: sed -i "s|FOLDER|%/t/known|; s|FLAGS|%python_flags|" %t/known/compile_commands.json
// RUN: sed -i -e '1s/^/\xef\xbb\xbf/' -e 's/$/\r/' %t/bare/crlf.cpp
// RUN: cp %t/bare/crlf.cpp %t/known/crlf.cpp

// RUN: %cxx %t/bare/suffix.cpp -o %t/suffix-before %python_flags
// RUN: %cxx %t/bare/string.cpp -o %t/string-before %python_flags
// RUN: %cxx %t/bare/utf8.cpp -o %t/utf8-before %python_flags
// RUN: %cxx %t/bare/wide.cpp -o %t/wide-before %python_flags
// RUN: %cxx %t/bare/continued.c -o %t/continued-before %python_flags
// RUN: %cxx %t/bare/crlf.cpp -o %t/crlf-before %python_flags
// RUN: %live smtp implicit %t/suffix-before %t/string-before %t/utf8-before %t/wide-before %t/continued-before \
// RUN:   %t/crlf-before \
// RUN:   | FileCheck %s --check-prefix=BEFORE --match-full-lines

// RUN: mailseal fix %t/bare
// RUN: mailseal fix %t/known
// RUN: mailseal diff %t/bare | count 0
// RUN: mailseal diff %t/known | count 0
// RUN: rm %t/bare/compile_commands.json %t/known/compile_commands.json
// RUN: diff -r %t/bare %t/known

// RUN: %cxx %t/bare/suffix.cpp -o %t/suffix-after %python_flags
// RUN: %cxx %t/bare/string.cpp -o %t/string-after %python_flags
// RUN: %cxx %t/bare/utf8.cpp -o %t/utf8-after %python_flags
// RUN: %cxx %t/bare/wide.cpp -o %t/wide-after %python_flags
// RUN: %cxx %t/bare/continued.c -o %t/continued-after %python_flags
// RUN: %cxx %t/bare/crlf.cpp -o %t/crlf-after %python_flags
// RUN: %live smtp implicit %t/suffix-after %t/string-after %t/utf8-after %t/wide-after %t/continued-after \
// RUN:   %t/crlf-after \
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
[{"directory": "FOLDER", "file": "suffix.cpp", "command": "c++ -std=c++20 FLAGS -c suffix.cpp"},
 {"directory": "FOLDER", "file": "string.cpp", "command": "c++ -std=c++20 FLAGS -c string.cpp"},
 {"directory": "FOLDER", "file": "utf8.cpp", "command": "c++ -std=c++20 FLAGS -c utf8.cpp"},
 {"directory": "FOLDER", "file": "wide.cpp", "command": "c++ -std=c++20 FLAGS -c wide.cpp"},
 {"directory": "FOLDER", "file": "continued.c", "command": "c++ -std=c++20 FLAGS -c continued.c"},
 {"directory": "FOLDER", "file": "crlf.cpp", "command": "c++ -std=c++20 FLAGS -c crlf.cpp"}]
//--- suffix.cpp
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
//--- string.cpp
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
//--- utf8.cpp
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
