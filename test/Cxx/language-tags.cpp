// What the author says is Python is believed, also where it imports no library itself; a comment that only has the
// word in it says nothing.

// RUN: split-file %s %t
// RUN: cd %t && mailseal locate tags.cpp > got.txt
// RUN: diff %t/units.txt %t/got.txt
// RUN: %check_fix 0 %t/tags.cpp %t/fixed.cpp --unsafe-fixes

//--- tags.cpp
static const char *Raw = R"python(
server = smtplib.SMTP_SSL('a'))python";
static const char *Comment = /* python */ "server = smtplib.SMTP_SSL('b')";
// language=python
static const char *Line = "server = smtplib.SMTP_SSL('c')";
// The python below is wrong.
static const char *Sentence = "server = smtplib.SMTP_SSL('d')";
static const char *Other = R"sql(smtplib.SMTP_SSL('e'))sql";
//--- units.txt
tags.cpp:1:26-2:39: cxx-string, sink said by its author
tags.cpp:3:43-3:75: cxx-string, sink said by its author
tags.cpp:5:27-5:59: cxx-string, sink said by its author
//--- fixed.cpp
static const char *Raw = R"python(
import ssl
server = smtplib.SMTP_SSL('a', context=ssl.create_default_context()))python";
static const char *Comment = /* python */ "import ssl\nserver = smtplib.SMTP_SSL('b', context=ssl.create_default_context())";
// language=python
static const char *Line = "import ssl\nserver = smtplib.SMTP_SSL('c', context=ssl.create_default_context())";
// The python below is wrong.
static const char *Sentence = "server = smtplib.SMTP_SSL('d')";
static const char *Other = R"sql(smtplib.SMTP_SSL('e'))sql";
