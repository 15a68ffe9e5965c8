// keyfile and certfile in a C++ literal: each new line of Python is a new line, or a new literal, of the host.

// RUN: split-file %s %t
// RUN: %check_fix 0 %t/before.cpp %t/after.cpp

//--- before.cpp
void run() {
    PyRun_SimpleString("import smtplib\n"
                       "server = smtplib.SMTP('a')\n"
                       "server.starttls('key.pem', 'cert.pem')\n"
                       "server.quit()\n");
}
void run1() {
    PyRun_SimpleString(
        "import poplib\n"
        "def fetch():\n"
        "\treturn poplib.POP3_SSL('a',\n"
        "\t                       keyfile=\"key.pem\",\n"
        "\t                       certfile=\"cert.pem\")\n");
}
void run2() {
    PyRun_SimpleString("import imaplib\n\nbox = imaplib.IMAP4_SSL('a', certfile='both.pem')\nbox.logout()");
}
void run3() {
    PyRun_SimpleString(R"(
        import ftplib

        ftp = ftplib.FTP_TLS("a", certfile="both.pem")
    )");
}
//--- after.cpp
void run() {
    PyRun_SimpleString("import smtplib\n"
                       "import ssl\n"
                       "server = smtplib.SMTP('a')\n"
                       "context = ssl.create_default_context()\n"
                       "context.load_cert_chain('cert.pem', 'key.pem')\n"
                       "server.starttls(context=context)\n"
                       "server.quit()\n");
}
void run1() {
    PyRun_SimpleString(
        "import poplib\n"
        "import ssl\n"
        "def fetch():\n"
        "\tcontext = ssl.create_default_context()\n"
        "\tcontext.load_cert_chain(\"cert.pem\", \"key.pem\")\n"
        "\treturn poplib.POP3_SSL('a',\n"
        "\t                       context=context"
        ")\n");
}
void run2() {
    PyRun_SimpleString("import imaplib\nimport ssl\n\ncontext = ssl.create_default_context()\ncontext.load_cert_chain('both.pem')\nbox = imaplib.IMAP4_SSL('a', ssl_context=context)\nbox.logout()");
}
void run3() {
    PyRun_SimpleString(R"(
        import ftplib
        import ssl

        context = ssl.create_default_context()
        context.load_cert_chain("both.pem")
        ftp = ftplib.FTP_TLS("a", context=context)
    )");
}
