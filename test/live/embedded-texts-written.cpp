// Programs that C++ writes to a file.

// REQUIRES: embedded-python
// RUN: split-file %s %t
// RUN: %shapes %t | FileCheck %s --match-full-lines

//      CHECK: shape        without a database  with a database
// CHECK-NEXT: fprintf      repaired            repaired
// CHECK-NEXT: fputs        repaired            repaired
// CHECK-NEXT: ofstream     repaired            repaired
// CHECK-NEXT: one-line     repaired            repaired
// CHECK-NEXT: qtextstream  repaired            repaired
//  CHECK-NOT: {{.+}}

//--- ofstream.cpp
#include <cstdlib>
#include <fstream>

using namespace std;

int main() {
  string Path = string(getenv("MAIL_PORT")) + "-ofstream.py";
  ofstream Script(Path);
  Script << "import smtplib" << endl
         << "server = smtplib.SMTP_SSL('" << getenv("MAIL_HOST") << "', " << getenv("MAIL_PORT") << ")" << endl
         << "server.login('alice', 'secret')" << endl;
  Script.close();
  int Failed = system(("python3 " + Path).c_str());
  remove(Path.c_str());
  return Failed ? 1 : 0;
}
//--- fprintf.cpp
#include <cstdio>
#include <cstdlib>
#include <string>

int main() {
  std::string Path = std::string(std::getenv("MAIL_PORT")) + "-fprintf.py";
  FILE *Script = std::fopen(Path.c_str(), "w");
  std::fprintf(Script, "import smtplib\n");
  std::fprintf(Script, "server = smtplib.SMTP_SSL('%s', %d)\n", std::getenv("MAIL_HOST"),
               std::atoi(std::getenv("MAIL_PORT")));
  std::fputs("server.login('alice', 'secret')\n", Script);
  std::fclose(Script);
  int Failed = std::system(("python3 " + Path).c_str());
  std::remove(Path.c_str());
  return Failed ? 1 : 0;
}
//--- one-line.cpp
#include <cstdio>
#include <cstdlib>
#include <string>

int main() {
  std::string Path = std::string(std::getenv("MAIL_PORT")) + "-line.py";
  FILE *Script = std::fopen(Path.c_str(), "w");
  std::fprintf(Script, "import smtplib; s = smtplib.SMTP_SSL('%s', %s); s.login('alice', 'secret')\n",
               std::getenv("MAIL_HOST"), std::getenv("MAIL_PORT"));
  std::fclose(Script);
  int Failed = std::system(("python3 " + Path).c_str());
  std::remove(Path.c_str());
  return Failed ? 1 : 0;
}
//--- fputs.cpp
#include <cstdio>
#include <cstdlib>
#include <string>

int main() {
  std::string Path = std::string(std::getenv("MAIL_PORT")) + "-fputs.py";
  FILE *Script = std::fopen(Path.c_str(), "w");
  std::fputs("import os, smtplib\n", Script);
  std::fputs("server = smtplib.SMTP_SSL(os.environ['MAIL_HOST'], int(os.environ['MAIL_PORT']))\n", Script);
  std::fputs("server.login('alice', 'secret')\n", Script);
  std::fclose(Script);
  int Failed = std::system(("python3 " + Path).c_str());
  std::remove(Path.c_str());
  return Failed ? 1 : 0;
}
//--- qtextstream/main.cpp
#include "QTextStream"
#include <cstdio>
#include <cstdlib>
#include <string>

int main() {
  std::string Path = std::string(std::getenv("MAIL_PORT")) + "-stream.py";
  QFile File(Path.c_str());
  if (!File.open(QIODevice::WriteOnly))
    return 1;
  QTextStream Out(&File);
  Out << "import smtplib" << Qt::endl;
  Out << "server = smtplib.SMTP_SSL('" << std::getenv("MAIL_HOST") << "', " << std::getenv("MAIL_PORT") << ")\n";
  Out << "server.login('alice', 'secret')" << Qt::endl;
  File.close();
  int Failed = std::system(("python3 " + Path).c_str());
  std::remove(Path.c_str());
  return Failed ? 1 : 0;
}
//--- qtextstream/QTextStream
#pragma once
#include <fstream>

// As much of Qt as the test takes.
struct QIODevice {
  enum Mode { WriteOnly };
};
class QFile {
public:
  explicit QFile(const char *Path) : Path(Path) {}
  bool open(QIODevice::Mode) { return Stream.open(Path), Stream.good(); }
  void close() { Stream.close(); }
  std::ofstream Stream;

private:
  std::string Path;
};
class QTextStream {
public:
  explicit QTextStream(QFile *File) : File(File) {}
  QTextStream &operator<<(const char *Text) { return File->Stream << Text, *this; }
  QTextStream &operator<<(QTextStream &(*Manipulator)(QTextStream &)) { return Manipulator(*this); }

private:
  QFile *File;
};
namespace Qt {
inline QTextStream &endl(QTextStream &Stream) { return Stream << "\n"; }
} // namespace Qt
