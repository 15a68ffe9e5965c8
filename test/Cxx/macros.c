// A script in a macro keeps its line continuations.

// RUN: split-file %s %t
// RUN: %check_fix 0 %t/before.c %t/after.c

//--- before.c
#define SCRIPT "import smtplib\n"              \
               "s = smtplib.SMTP_SSL('a')\n"   \
               "s.quit()\n"

int main(void) { return PyRun_SimpleString(SCRIPT); }
//--- after.c
#define SCRIPT "import smtplib\n"              \
               "import ssl\n"              \
               "s = smtplib.SMTP_SSL('a', context=ssl.create_default_context())\n"   \
               "s.quit()\n"

int main(void) { return PyRun_SimpleString(SCRIPT); }
