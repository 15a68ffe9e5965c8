// Python in a command for the shell: a fix obeys the quotes of C++ and those of the shell at once, and goes into
// whichever literal the closing parenthesis stands in. A text that only speaks of such a command is no command.

// RUN: split-file %s %t
// RUN: %check_fix 0 %t/before.cpp %t/after.cpp
// RUN: cd %t && mailseal locate -v before.cpp > got.txt
// RUN: diff %t/units.txt %t/got.txt

//--- before.cpp
void run(const std::string &host, int port) {
  system("python3 -c \"import smtplib; smtplib.SMTP_SSL('a')\"");
  std::ostringstream command;
  command << "cd /tmp && nohup python3 -Ic 'import imaplib; imaplib.IMAP4_SSL(\"" << host << "\", "
          << port << ")' > log";
  popen(command.str().c_str(), "r");
  execlp("python3", "python3", "-c", "import poplib\npoplib.POP3_SSL('a')", nullptr);
  puts("Usage: python3 -c 'import smtplib; smtplib.SMTP_SSL(HOST)'");
  system("python2 -c 'import smtplib; smtplib.SMTP_SSL(HOST)'");
  system("echo \"python3 -c 'import smtplib\"");
}
//--- after.cpp
void run(const std::string &host, int port) {
  system("python3 -c \"import smtplib, ssl; smtplib.SMTP_SSL('a', context=ssl.create_default_context())\"");
  std::ostringstream command;
  command << "cd /tmp && nohup python3 -Ic 'import imaplib, ssl; imaplib.IMAP4_SSL(\"" << host << "\", "
          << port << ", ssl_context=ssl.create_default_context())' > log";
  popen(command.str().c_str(), "r");
  execlp("python3", "python3", "-c", "import poplib\nimport ssl\npoplib.POP3_SSL('a', context=ssl.create_default_context())", nullptr);
  puts("Usage: python3 -c 'import smtplib; smtplib.SMTP_SSL(HOST)'");
  system("python2 -c 'import smtplib; smtplib.SMTP_SSL(HOST)'");
  system("echo \"python3 -c 'import smtplib\"");
}
//--- units.txt
before.cpp:2:10-2:64: cxx-string, name, module, 1 piece
    | python3 -c "import smtplib; smtplib.SMTP_SSL('a')"
before.cpp:2:24-2:61: cxx-string, parses python -c, module, 1 piece
    | import smtplib; smtplib.SMTP_SSL('a')
before.cpp:4:14-5:32: cxx-string, name, module, 3 pieces
    | cd /tmp && nohup python3 -Ic 'import imaplib; imaplib.IMAP4_SSL("__placeholder__", __placeholder__)' > log
before.cpp:4:45-5:24: cxx-string, parses python -c, module, 1 piece
    | import imaplib; imaplib.IMAP4_SSL("__placeholder__", __placeholder__)
before.cpp:7:38-7:75: cxx-string, parses, module, 1 piece
    | import poplib
    | poplib.POP3_SSL('a')
before.cpp:8:8-8:68: cxx-string, name, module, 1 piece
    | Usage: python3 -c 'import smtplib; smtplib.SMTP_SSL(HOST)'
before.cpp:9:10-9:63: cxx-string, name, module, 1 piece
    | python2 -c 'import smtplib; smtplib.SMTP_SSL(HOST)'
before.cpp:10:10-10:47: cxx-string, name, module, 1 piece
    | echo "python3 -c 'import smtplib"
