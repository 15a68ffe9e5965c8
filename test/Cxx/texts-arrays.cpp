// Lists of lines: an import gets an element of its own where whoever goes through the list sees one more; where the
// number of elements is spelled, or an element picked by its number, it shares the element of the call.

// RUN: split-file %s %t
// RUN: echo "[]" > %t/compile_commands.json
// RUN: %check_fix 0 %t/before.cpp %t/after.cpp

//--- before.cpp
static const char *lines[3] = {
  "import smtplib",
  "s = smtplib.SMTP_SSL('a')",
  "s.login('u', 'p')",
};
void a() { for (int i = 0; i < 3; i++) PyRun_SimpleString(lines[i]); }
static const char *more[] = {
  "import poplib",
  "s = poplib.POP3_SSL('a')",
  "s.user('u')",
};
void b() { for (int i = 0; i < 3; i++) PyRun_SimpleString(more[i]); }
void b2() {
static const char *most[] = {
  "import imaplib",
  "s = imaplib.IMAP4_SSL('a')",
  "s.login('u', 'p')",
};
for (int i = 0; i < sizeof(most)/sizeof(most[0]); i++) PyRun_SimpleString(most[i]); }
std::array<const char *, 3> arr = {
  "import ftplib",
  "s = ftplib.FTP_TLS('a')",
  "s.login('u', 'p')",
};
void chained() {
  QStringList code = QStringList()
      << "from smtplib import SMTP_SSL"
      << "s = SMTP_SSL('a')"
      << "s.login('u', 'p')";
  manager->executeString(code.join("\n"));
}
//--- after.cpp
static const char *lines[3] = {
  "import smtplib",
  "import ssl\ns = smtplib.SMTP_SSL('a', context=ssl.create_default_context())",
  "s.login('u', 'p')",
};
void a() { for (int i = 0; i < 3; i++) PyRun_SimpleString(lines[i]); }
static const char *more[] = {
  "import poplib",
  "import ssl\ns = poplib.POP3_SSL('a', context=ssl.create_default_context())",
  "s.user('u')",
};
void b() { for (int i = 0; i < 3; i++) PyRun_SimpleString(more[i]); }
void b2() {
static const char *most[] = {
  "import imaplib",
  "import ssl",
  "s = imaplib.IMAP4_SSL('a', ssl_context=ssl.create_default_context())",
  "s.login('u', 'p')",
};
for (int i = 0; i < sizeof(most)/sizeof(most[0]); i++) PyRun_SimpleString(most[i]); }
std::array<const char *, 3> arr = {
  "import ftplib",
  "import ssl\ns = ftplib.FTP_TLS('a', context=ssl.create_default_context())",
  "s.login('u', 'p')",
};
void chained() {
  QStringList code = QStringList()
      << "import ssl"
      << "from smtplib import SMTP_SSL"
      << "s = SMTP_SSL('a', context=ssl.create_default_context())"
      << "s.login('u', 'p')";
  manager->executeString(code.join("\n"));
}
