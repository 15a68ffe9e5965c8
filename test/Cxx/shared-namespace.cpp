// Runs that share a namespace are one program: an import in one is seen in the next, and `import ssl` goes once, where
// it has run whenever the call does. Functions may be called in any order.

// RUN: split-file %s %t
// RUN: %check_fix 0 %t/before.cpp %t/after.cpp --unsafe-fixes
// RUN: cd %t && mailseal locate -v before.cpp > got.txt
// RUN: diff %t/units.txt %t/got.txt

//--- before.cpp
static void run(const char *code) { PyRun_SimpleString(code); }

void send(bool secure) {
  run("import smtplib");
  run("server = smtplib.SMTP('a', 587)");
  if (secure) {
    run("server.starttls()");
    run("import poplib");
  } else {
    run("box = poplib.POP3_SSL('a')");
  }
}
void again() {
  run("server.starttls()");
}
void apart(PyObject *globals, PyObject *locals, PyObject *other) {
  PyRun_String("import imaplib", Py_file_input, globals, globals);
  PyRun_String("box = imaplib.IMAP4_SSL('a')", Py_file_input, globals, globals);
  PyRun_String("box = imaplib.IMAP4_SSL('b')", Py_file_input, other, other);
  PyRun_String("import ftplib\nftplib.FTP_TLS('a')", Py_file_input, globals, locals);
}
//--- after.cpp
static void run(const char *code) { PyRun_SimpleString(code); }

void send(bool secure) {
  run("import smtplib");
  run("import ssl");
  run("server = smtplib.SMTP('a', 587)");
  if (secure) {
    run("server.starttls(context=ssl.create_default_context())");
    run("import poplib");
  } else {
    run("box = poplib.POP3_SSL('a', context=ssl.create_default_context())");
  }
}
void again() {
  run("server.starttls(context=ssl.create_default_context())");
}
void apart(PyObject *globals, PyObject *locals, PyObject *other) {
  PyRun_String("import imaplib", Py_file_input, globals, globals);
  PyRun_String("import ssl", Py_file_input, globals, globals);
  PyRun_String("box = imaplib.IMAP4_SSL('a', ssl_context=ssl.create_default_context())", Py_file_input, globals, globals);
  PyRun_String("import ssl", Py_file_input, other, other);
  PyRun_String("box = imaplib.IMAP4_SSL('b', ssl_context=ssl.create_default_context())", Py_file_input, other, other);
  PyRun_String("import ftplib\nimport ssl\nftplib.FTP_TLS('a', context=ssl.create_default_context())", Py_file_input, globals, locals);
}
//--- units.txt
before.cpp:4:7-14:26: cxx-string, sink PyRun_SimpleString, module, 7 pieces
    | if __placeholder__:
    |  import smtplib
    |  server = smtplib.SMTP('a', 587)
    |  if __placeholder__:
    |   server.starttls()
    |   import poplib
    |   #
    |  if __placeholder__:
    |   box = poplib.POP3_SSL('a')
    |   #
    | if __placeholder__:
    |  server.starttls()
before.cpp:17:16-18:46: cxx-string, sink PyRun_String, module, 2 pieces
    | import imaplib
    | box = imaplib.IMAP4_SSL('a')
before.cpp:19:16-19:46: cxx-string, sink PyRun_String, module, 1 piece
    | box = imaplib.IMAP4_SSL('b')
before.cpp:20:16-20:52: cxx-string, sink PyRun_String, separate-namespaces, 1 piece
    | import ftplib
    | ftplib.FTP_TLS('a')
