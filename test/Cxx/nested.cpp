// Python in a string of Python in a C++ string: each level is spelled as it was.

// RUN: split-file %s %t
// RUN: %check_fix 0 %t/before.cpp %t/after.cpp
// RUN: cd %t && mailseal locate before.cpp | FileCheck %s --check-prefix=LOCATE --match-full-lines
// RUN: cd %t && %expect_exit 1 mailseal check --format json before.cpp | FileCheck %s --check-prefix=JSON

//      LOCATE: before.cpp:2:22-10:5: cxx-string, sink PyRun_SimpleString
// LOCATE-NEXT: before.cpp:4:61-7:26: cxx-string, sink python -c
// LOCATE-NEXT: before.cpp:9:6-9:45: cxx-string, sink exec
// LOCATE-NEXT: before.cpp:11:23-11:118: cxx-string, parses
// LOCATE-NEXT: before.cpp:11:76-11:115: cxx-string, sink python -c

//      JSON: "line": 6,
// JSON-NEXT: "column": 23,
//      JSON: "carrier": "cxx-string",
// JSON-NEXT: "evidence": "sink"

//--- before.cpp
void run() {
  PyRun_SimpleString("import subprocess\n"
                     "import sys\n"
                     "subprocess.run([sys.executable, '-c', '''\\\n"
                     "import smtplib\n"
                     "smtplib.SMTP_SSL(\"a\")\n"
                     "'''])\n");
  PyRun_SimpleString(R"py(
exec("import smtplib; smtplib.SMTP_SSL('a')")
)py");
  const char *Child = "from subprocess import call; call(['python3', '-c', 'import poplib; poplib.POP3_SSL(\"a\")'])";
}
//--- after.cpp
void run() {
  PyRun_SimpleString("import subprocess\n"
                     "import sys\n"
                     "subprocess.run([sys.executable, '-c', '''\\\n"
                     "import smtplib\n"
                     "import ssl\n"
                     "smtplib.SMTP_SSL(\"a\", context=ssl.create_default_context())\n"
                     "'''])\n");
  PyRun_SimpleString(R"py(
exec("import smtplib, ssl; smtplib.SMTP_SSL('a', context=ssl.create_default_context())")
)py");
  const char *Child = "from subprocess import call; call(['python3', '-c', 'import poplib, ssl; poplib.POP3_SSL(\"a\", context=ssl.create_default_context())'])";
}
