// Text that only names the functions is no Python: no finding, no edit.

// RUN: mailseal check %s | count 0
// RUN: mailseal locate %s | count 0

#include "smtplib.h"
// PyRun_SimpleString("import smtplib\nsmtplib.SMTP_SSL('a')");
const char *Help = "Use smtplib.SMTP_SSL(host) with a context.";
const char *Log = "import smtplib failed: %s";
const char *Expected = "import smtplib, then call smtplib.SMTP_SSL(host)";
const char *Path = "/usr/lib/python3/smtplib.py";
