// Escapes stay byte for byte outside the edit; a new line in adjacent literals is a new literal.

// RUN: split-file %s %t
// RUN: %check_fix 0 %t/before.cpp %t/after.cpp

//--- before.cpp
void run() {
    PyRun_SimpleString("import smtplib\n"
                       "print(\"caf\u00e9 \x41\t\\n\")\n"
                       "server = smtplib.SMTP_SSL(\"mail.example.org\")\n"
                       "server.quit()\n");
}
void run1() {
    PyRun_SimpleString("import poplib\nbox = poplib.POP3_SSL('a')\nbox.quit()");
}
void run2() {
    PyRun_SimpleString(
        "import imaplib\n" // the library
        "def fetch(host):\n"
        "\tbox = imaplib.IMAP4_SSL(host,\n"
        "\t                        993)\n");
}
void run3() {
    PyRun_SimpleString("import ftplib\n\
ftplib.FTP_TLS('a')\n\
");
}
void run4() {
    PyRun_SimpleString("import nntplib; nntplib.NNTP_SSL(" "'a'" ", 563)");
}
void run5() {
    PyRun_SimpleString("from smtplib import SMTP\n" "s = SMTP('a')\n" "s.starttls()");
}
//--- after.cpp
void run() {
    PyRun_SimpleString("import smtplib\n"
                       "import ssl\n"
                       "print(\"caf\u00e9 \x41\t\\n\")\n"
                       "server = smtplib.SMTP_SSL(\"mail.example.org\", context=ssl.create_default_context())\n"
                       "server.quit()\n");
}
void run1() {
    PyRun_SimpleString("import poplib\nimport ssl\nbox = poplib.POP3_SSL('a', context=ssl.create_default_context())\nbox.quit()");
}
void run2() {
    PyRun_SimpleString(
        "import imaplib\n" // the library
        "import ssl\n"
        "def fetch(host):\n"
        "\tbox = imaplib.IMAP4_SSL(host,\n"
        "\t                        993,\n"
        "\t                        ssl_context=ssl.create_default_context())\n");
}
void run3() {
    PyRun_SimpleString("import ftplib\n\
import ssl\n\
ftplib.FTP_TLS('a', context=ssl.create_default_context())\n\
");
}
void run4() {
    PyRun_SimpleString("import nntplib, ssl; nntplib.NNTP_SSL(" "'a'" ", 563, ssl_context=ssl.create_default_context())");
}
void run5() {
    PyRun_SimpleString("import ssl\n" "from smtplib import SMTP\n" "s = SMTP('a')\n" "s.starttls(context=ssl.create_default_context())");
}
