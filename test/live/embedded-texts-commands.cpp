// Programs in a command: for the shell, or as an argument of a Python that is started.

// REQUIRES: embedded-python
// RUN: split-file %s %t
// RUN: %shapes %t | FileCheck %s --match-full-lines

//      CHECK: shape                 without a database  with a database
// CHECK-NEXT: argument-list         repaired            repaired
// CHECK-NEXT: behind-commands       repaired            repaired
// CHECK-NEXT: execlp                repaired            repaired
// CHECK-NEXT: execvp                repaired            repaired
// CHECK-NEXT: popen                 repaired            repaired
// CHECK-NEXT: qprocess              repaired            repaired
// CHECK-NEXT: qprocess-list         repaired            repaired
// CHECK-NEXT: stream                repaired            repaired
// CHECK-NEXT: system-single-quotes  repaired            repaired
// CHECK-NEXT: system                repaired            repaired
//  CHECK-NOT: {{.+}}

//--- system.cpp
#include <cstdlib>

int main() {
  return std::system("python3 -c \"import os, smtplib; "
                     "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT'])); "
                     "server.login('alice', 'secret')\"")
             ? 1
             : 0;
}
//--- system-single-quotes.c
#include <stdlib.h>

int main(void) {
  return system("python3 -c 'import os, smtplib\n"
                "server = smtplib.SMTP_SSL(os.environ[\"MAIL_HOST\"], int(os.environ[\"MAIL_PORT\"]))\n"
                "server.login(\"alice\", \"secret\")'") ? 1 : 0;
}
//--- popen.cpp
#include <cstdio>
#include <cstdlib>
#include <string>

int main() {
  std::string Command = "python3 -c \"import smtplib; s = smtplib.SMTP_SSL('";
  Command += std::getenv("MAIL_HOST");
  Command += "', ";
  Command += std::getenv("MAIL_PORT");
  Command += "); s.login('alice', 'secret')\"";
  FILE *Output = popen(Command.c_str(), "r");
  return pclose(Output) ? 1 : 0;
}
//--- execlp.cpp
#include <unistd.h>

int main() {
  const char *Code = "import os, smtplib\n"
                     "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n"
                     "server.login('alice', 'secret')\n";
  execlp("python3", "python3", "-c", Code, nullptr);
  return 1;
}
//--- execvp.c
#include <stddef.h>
#include <unistd.h>

int main(void) {
  char *arguments[] = {"python3", "-c",
                       "import os, smtplib; "
                       "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT'])); "
                       "server.login('alice', 'secret')",
                       NULL};
  execvp(arguments[0], arguments);
  return 1;
}
//--- qprocess/main.cpp
#include "QProcess"

int main() {
  QStringList Arguments;
  Arguments << "-c"
            << "import os, smtplib\n"
               "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n"
               "server.login('alice', 'secret')\n";
  return QProcess::execute("python3", Arguments) ? 1 : 0;
}
//--- qprocess/QProcess
#pragma once
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

// As much of Qt as the test takes.
class QStringList {
public:
  QStringList() = default;
  QStringList(std::initializer_list<const char *> List) : Elements(List) {}
  QStringList &operator<<(const char *Text) { return Elements.push_back(Text), *this; }
  std::vector<const char *> Elements;
};
struct QProcess {
  static int execute(const char *Program, const QStringList &Arguments) {
    std::vector<char *> Vector = {const_cast<char *>(Program)};
    for (const char *Argument : Arguments.Elements)
      Vector.push_back(const_cast<char *>(Argument));
    Vector.push_back(nullptr);
    const pid_t Child = fork();
    if (Child == 0) {
      execvp(Program, Vector.data());
      _exit(127);
    }
    int Status = 1;
    waitpid(Child, &Status, 0);
    return Status;
  }
};
//--- qprocess-list/main.cpp
#include "QProcess"

int main() {
  return QProcess::execute("python3", {"-c", "import os, smtplib; server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], "
                                             "int(os.environ['MAIL_PORT'])); server.login('alice', 'secret')"})
             ? 1
             : 0;
}
//--- qprocess-list/QProcess
#pragma once
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

// As much of Qt as the test takes.
class QStringList {
public:
  QStringList() = default;
  QStringList(std::initializer_list<const char *> List) : Elements(List) {}
  QStringList &operator<<(const char *Text) { return Elements.push_back(Text), *this; }
  std::vector<const char *> Elements;
};
struct QProcess {
  static int execute(const char *Program, const QStringList &Arguments) {
    std::vector<char *> Vector = {const_cast<char *>(Program)};
    for (const char *Argument : Arguments.Elements)
      Vector.push_back(const_cast<char *>(Argument));
    Vector.push_back(nullptr);
    const pid_t Child = fork();
    if (Child == 0) {
      execvp(Program, Vector.data());
      _exit(127);
    }
    int Status = 1;
    waitpid(Child, &Status, 0);
    return Status;
  }
};
//--- stream.cpp
#include <cstdlib>
#include <sstream>
#include <string>

int main() {
  const std::string host = std::getenv("MAIL_HOST"), port = std::getenv("MAIL_PORT");
  std::ostringstream command;
  command << "python3 -c \"import smtplib; "
          << "s = smtplib.SMTP_SSL('" << host << "', " << port << "); "
          << "s.login('alice', 'secret'); s.quit()\"";
  return std::system(command.str().c_str()) ? 1 : 0;
}
//--- argument-list.cpp
#include <cstdlib>
#include <sstream>
#include <string>

int main() {
  const std::string Host = std::getenv("MAIL_HOST"), Port = std::getenv("MAIL_PORT");
  std::stringstream Command;
  Command << "python3 -c \"import smtplib; ";
  Command << "s = smtplib.SMTP_SSL('" << Host << "', ";
  Command << Port << ", ";
  Command << "timeout=" << 30 << "); ";
  Command << "s.login('" << "alice" << "', '" << "secret" << "')\"";
  return std::system(Command.str().c_str()) ? 1 : 0;
}
//--- behind-commands.cpp
#include <cstdlib>

int main() {
  return std::system("cd / && (nice -n 1 /usr/bin/env python3 -u -c \"import os, smtplib; "
                     "server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT'])); "
                     "server.login('alice', 'secret')\")")
             ? 1
             : 0;
}
