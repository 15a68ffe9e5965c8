// A member may be declared below the function that runs it, and a parameter is not the constant of its name.

// RUN: split-file %s %t
// RUN: echo "[]" > %t/compile_commands.json
// RUN: cd %t && mailseal locate -v mailer.cpp > got.txt
// RUN: diff %t/want.txt %t/got.txt

//--- mailer.cpp
class Mailer {
public:
  void send() { PyRun_SimpleString((Imports + Login).c_str()); }

private:
  std::string Imports = "import smtplib\n";
  std::string Login = "server = smtplib.SMTP_SSL('a')\n";
};
static const char *Code = "import imaplib\n";
void run(const char *Code) { PyRun_SimpleString(Code); }
void go() { run("import poplib\n"); }
//--- want.txt
mailer.cpp:6:25-11:34: cxx-string, sink PyRun_SimpleString, module, 4 pieces
    | if __placeholder__:
    |  import smtplib
    |  server = smtplib.SMTP_SSL('a')
    |  #
    | if __placeholder__:
    |  import poplib
mailer.cpp:9:27-9:45: cxx-string, parses, module, 1 piece
    | import imaplib
