// Programs that C++ writes line by line: an import gets a line of its own, made as those beside it; a statement that
// fills in a line is not copied.

// RUN: split-file %s %t
// RUN: echo "[]" > %t/compile_commands.json
// RUN: %check_fix 0 %t/before.cpp %t/after.cpp

//--- before.cpp
void stream() {
  std::ofstream script("send.py");
  script << "import smtplib" << std::endl;
  script << "server = smtplib.SMTP_SSL('a')" << std::endl;
}
void print(FILE *script, const char *host) {
  fprintf(script, "import smtplib\n");
  fprintf(script, "server = smtplib.SMTP_SSL('%s')\n", host);
}
//--- after.cpp
void stream() {
  std::ofstream script("send.py");
  script << "import smtplib" << std::endl;
  script << "import ssl" << std::endl;
  script << "server = smtplib.SMTP_SSL('a', context=ssl.create_default_context())" << std::endl;
}
void print(FILE *script, const char *host) {
  fprintf(script, "import smtplib\n");
  fprintf(script, "import ssl\n");
  fprintf(script, "server = smtplib.SMTP_SSL('%s', context=ssl.create_default_context())\n", host);
}
