// Lines that are chosen when the program runs are shown in suites, each of which may not run. A part of a line that is
// chosen stays a hole: what would be right for one choice is wrong for another.

// RUN: split-file %s %t
// RUN: cd %t
// RUN: not mailseal diff --unsafe-fixes lines.cpp > lines.diff
// RUN: diff lines.expected lines.diff
// RUN: mailseal locate --verbose lines.cpp | FileCheck lines.cpp
// RUN: not mailseal diff macro.cpp > macro.diff
// RUN: diff macro.expected macro.diff
// RUN: mailseal diff --unsafe-fixes class.cpp body.cpp | count 0
// RUN: not mailseal check class.cpp body.cpp | FileCheck class.cpp

//--- lines.cpp
void lines(bool Plain) {
  std::string Code = "import smtplib\n";
  Code += Plain ? "s = smtplib.SMTP('h')\n" : "s = smtplib.SMTP_SSL('h')\n";
  Code += "s.login('u', 'p')\n";
  PyRun_SimpleString(Code.c_str());
}
// CHECK:      lines.cpp:2:22-4:32: cxx-string, sink PyRun_SimpleString, module, 4 pieces
// CHECK-NEXT:    | import smtplib
// CHECK-NEXT:    | if __placeholder__:
// CHECK-NEXT:    |  s = smtplib.SMTP('h')
// CHECK-NEXT:    |  #
// CHECK-NEXT:    | if __placeholder__:
// CHECK-NEXT:    |  s = smtplib.SMTP_SSL('h')
// CHECK-NEXT:    |  #
// CHECK-NEXT:    | s.login('u', 'p')
//--- lines.expected
--- a/lines.cpp
+++ b/lines.cpp
@@ -1,6 +1,6 @@
 void lines(bool Plain) {
-  std::string Code = "import smtplib\n";
-  Code += Plain ? "s = smtplib.SMTP('h')\n" : "s = smtplib.SMTP_SSL('h')\n";
+  std::string Code = "import smtplib\nimport ssl\n";
+  Code += Plain ? "s = smtplib.SMTP('h')\n" : "s = smtplib.SMTP_SSL('h', context=ssl.create_default_context())\n";
   Code += "s.login('u', 'p')\n";
   PyRun_SimpleString(Code.c_str());
 }
//--- macro.cpp
#define LINE(x) x "\n"
const char *Code = LINE("from smtplib import SMTP_SSL")
                   LINE("s = SMTP_SSL('h')");
//--- macro.expected
--- a/macro.cpp
+++ b/macro.cpp
@@ -1,3 +1,3 @@
 #define LINE(x) x "\n"
-const char *Code = LINE("from smtplib import SMTP_SSL")
-                   LINE("s = SMTP_SSL('h')");
+const char *Code = LINE("import ssl\nfrom smtplib import SMTP_SSL")
+                   LINE("s = SMTP_SSL('h', context=ssl.create_default_context())");
//--- class.cpp
void name(bool Plain) {
  std::string Code = "import smtplib\n";
  Code += std::string("s = smtplib.") + (Plain ? "SMTP" : "SMTP_SSL") + "('h')\n";
  PyRun_SimpleString(Code.c_str());
}
// CHECK:      body.cpp:1:45: {{.*}} what is called here is only put in when the program is compiled or runs
// CHECK:      class.cpp:3:28: {{.*}} what is called here is only put in when the program is compiled or runs
// CHECK:      2 findings in 2 files; 0 fixable
//--- body.cpp
#define CONNECT(Class) "import smtplib\ns = smtplib." Class "('h')\n"
void macro(bool Plain) { PyRun_SimpleString(Plain ? CONNECT("SMTP") : CONNECT("SMTP_SSL")); }
