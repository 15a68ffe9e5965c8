// Functions that run texts in one namespace may run in any order, or not at all: `import ssl` stands in the text that
// needs it, unless another one surely brings the library.

// RUN: split-file %s %t
// RUN: %check_fix 0 %t/each.cpp %t/each-after.cpp
// RUN: %check_fix 0 %t/either.cpp %t/either-after.cpp

//--- each.cpp
void receive() { PyRun_SimpleString("import smtplib\nserver = smtplib.SMTP_SSL('a')\n"); }

void send() {
  PyRun_SimpleString("import smtplib\n"
                     "def send(host):\n"
                     "    smtplib.SMTP_SSL(host)\n");
}
//--- each-after.cpp
void receive() { PyRun_SimpleString("import smtplib\nimport ssl\nserver = smtplib.SMTP_SSL('a', context=ssl.create_default_context())\n"); }

void send() {
  PyRun_SimpleString("import smtplib\n"
                     "import ssl\n"
                     "def send(host):\n"
                     "    smtplib.SMTP_SSL(host, context=ssl.create_default_context())\n");
}
//--- either.cpp
void startReader() { PyRun_SimpleString("import smtplib, imaplib\n"); }

void startWriter() { PyRun_SimpleString("import smtplib, os\n"); }

void send() { PyRun_SimpleString("server = smtplib.SMTP_SSL('a')\n"); }
//--- either-after.cpp
void startReader() { PyRun_SimpleString("import smtplib, imaplib\n"); }

void startWriter() { PyRun_SimpleString("import smtplib, os\n"); }

void send() { PyRun_SimpleString("server = smtplib.SMTP_SSL('a', context=__import__('ssl').create_default_context())\n"); }
