// Of a text in a branch of the preprocessor, `locate --verbose` says which; a header's guard is none.

// RUN: mailseal locate --verbose %s | FileCheck %s
#ifndef INACTIVE_SHOWN
#define INACTIVE_SHOWN
#if 0
const char *Never = "import smtplib\n";
#elif defined(_WIN32)
const char *Elsewhere = "import poplib\n";
#endif
const char *Always = "import imaplib\n";
#endif
// CHECK:      inactive-shown.cpp:7:21-7:39: cxx-string, parses, module, 1 piece, in '#if 0'
// CHECK:      inactive-shown.cpp:9:25-9:42: cxx-string, parses, module, 1 piece, in '#elif defined(_WIN32)'
// CHECK:      inactive-shown.cpp:11:22-11:40: cxx-string, parses, module, 1 piece{{$}}
