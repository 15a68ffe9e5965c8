// A text is left alone where the code beside it says how long it is, or how much room there is for it: a longer one
// would be cut off, or would overwrite what stands behind.

// RUN: split-file %s %t
// RUN: echo "[]" > %t/compile_commands.json
// RUN: %check_fix 1 %t/before.cpp %t/after.cpp

//--- before.cpp
#include <cstdio>

void length(FILE *f) { fwrite("import smtplib\nsmtplib.SMTP_SSL(host)\n", 1, 38, f); }
void length(std::ofstream &f) { f.write("import smtplib\nsmtplib.SMTP_SSL(host)\n", 38); }
void part() {
  std::string code;
  code.append("import smtplib\nsmtplib.SMTP_SSL(host)\n", 38);
  PyRun_SimpleString(code.c_str());
}
void copied() {
  char code[40];
  strcpy(code, "import smtplib\nsmtplib.SMTP_SSL(host)\n");
  PyRun_SimpleString(code);
}
void appended() {
  char code[80];
  strcpy(code, "import os\n");
  strcat(code, "import smtplib\nsmtplib.SMTP_SSL(host)\n");
  PyRun_SimpleString(code);
}
void printed(int port) {
  char *code = buffer;
  snprintf(code, 64, "import smtplib\nsmtplib.SMTP_SSL(host, %d)\n", port);
  PyRun_SimpleString(code);
}
void declared() {
  char code[40] = "import smtplib\nsmtplib.SMTP_SSL(host)\n";
  PyRun_SimpleString(code);
}
void enough() {
  char code[1024];
  strcpy(code, "import smtplib\nsmtplib.SMTP_SSL(host)\n");
  PyRun_SimpleString(code);
  char more[] = "import smtplib\nsmtplib.SMTP_SSL(host)\n";
  PyRun_SimpleString(more);
}
//--- after.cpp
#include <cstdio>

void length(FILE *f) { fwrite("import smtplib\nsmtplib.SMTP_SSL(host)\n", 1, 38, f); }
void length(std::ofstream &f) { f.write("import smtplib\nsmtplib.SMTP_SSL(host)\n", 38); }
void part() {
  std::string code;
  code.append("import smtplib\nsmtplib.SMTP_SSL(host)\n", 38);
  PyRun_SimpleString(code.c_str());
}
void copied() {
  char code[40];
  strcpy(code, "import smtplib\nsmtplib.SMTP_SSL(host)\n");
  PyRun_SimpleString(code);
}
void appended() {
  char code[80];
  strcpy(code, "import os\n");
  strcat(code, "import smtplib\nsmtplib.SMTP_SSL(host)\n");
  PyRun_SimpleString(code);
}
void printed(int port) {
  char *code = buffer;
  snprintf(code, 64, "import smtplib\nsmtplib.SMTP_SSL(host, %d)\n", port);
  PyRun_SimpleString(code);
}
void declared() {
  char code[40] = "import smtplib\nsmtplib.SMTP_SSL(host)\n";
  PyRun_SimpleString(code);
}
void enough() {
  char code[1024];
  strcpy(code, "import smtplib\nimport ssl\nsmtplib.SMTP_SSL(host, context=ssl.create_default_context())\n");
  PyRun_SimpleString(code);
  char more[] = "import smtplib\nsmtplib.SMTP_SSL(host, context=ssl.create_default_context())\n";
  PyRun_SimpleString(more);
}
