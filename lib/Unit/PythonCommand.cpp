//===- PythonCommand.cpp --------------------------------------------------===//

#include "mailseal/Unit/PythonCommand.h"

using llvm::StringRef;

bool mailseal::isPythonProgram(StringRef Program) {
  StringRef Name = Program.substr(Program.find_last_of("/\\") + 1);
  Name.consume_back(".exe");
  if (!Name.consume_front("python"))
    return false;
  Name.consume_back("w");
  return !Name.starts_with("2") && Name.find_first_not_of("0123456789.") == StringRef::npos;
}

bool mailseal::isCodeOption(StringRef Word) {
  constexpr StringRef Flags = "bBdEiIOPqRsSuvVx";
  return Word.consume_front("-") && Word.consume_back("c") &&
         Word.find_first_not_of(Flags) == StringRef::npos;
}
