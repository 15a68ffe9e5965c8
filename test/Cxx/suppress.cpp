// A comment silences the Python beside it, in C++ and in the Python alike.

// RUN: split-file %s %t
// RUN: cd %t && %expect_exit 1 mailseal check places.cpp 2>&1 | FileCheck places.cpp --match-full-lines --implicit-check-not=warning:
// RUN: cd %t && mailseal check -v file.cpp 2>&1 | FileCheck file.cpp --match-full-lines --implicit-check-not=warning:

//--- places.cpp
// CHECK: places.cpp:[[#@LINE+1]]: warning: unused suppression: there is no finding to silence
int Big = 1'000'000; /* mailseal: ignore */
void run() {
  PyRun_SimpleString("import smtplib\n"
                     "smtplib.SMTP_SSL('a')\n"  // mailseal: ignore[missing-context]
                     "smtplib.SMTP_SSL('a')\n"  /* NOLINT(mailseal-missing-context) */
                     "smtplib.SMTP_SSL('a')  # mailseal: ignore\n"
                     // NOLINTNEXTLINE(mailseal-missing-context)
                     "smtplib.SMTP_SSL('a')\n"
                     // CHECK: places.cpp:[[#@LINE+1]]:23: warning: {{.*}} [missing-context]
                     "smtplib.SMTP_SSL('a')\n");
  // NOLINTBEGIN(mailseal-*)
  PyRun_SimpleString(R"py(
import smtplib
smtplib.SMTP_SSL('a')
)py");
  // NOLINTEND(mailseal-*)
  const char *Text = "// mailseal: ignore"; int Bit = 0'1; PyRun_SimpleString("import smtplib\n"
                     // CHECK: places.cpp:[[#@LINE+1]]:53: warning: {{.*}} [missing-context]
                     "print('// mailseal: ignore'); smtplib.SMTP_SSL('a')\n");
}
//--- file.cpp
/* The servers of this test are its own.
   mailseal: ignore-file */
#include <Python.h>
void run() { PyRun_SimpleString("import smtplib\nsmtplib.SMTP_SSL('a')\n"); }
// CHECK: no findings in 1 file with mail code; 0 of 1 TLS call verifies certificates
