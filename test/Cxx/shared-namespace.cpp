// A run whose import is in other code is repaired only when asked, and in place.

// RUN: split-file %s %t
// RUN: %check_fix 1 %t/before.cpp %t/before.cpp
// RUN: %check_fix 0 %t/before.cpp %t/after.cpp --unsafe-fixes

//--- before.cpp
void run() {
  PyRun_SimpleString("import smtplib");
  PyRun_SimpleString("server = smtplib.SMTP_SSL('a')");
}
//--- after.cpp
void run() {
  PyRun_SimpleString("import smtplib");
  PyRun_SimpleString("import ssl\nserver = smtplib.SMTP_SSL('a', context=ssl.create_default_context())");
}
