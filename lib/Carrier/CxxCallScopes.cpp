//===- CxxCallScopes.cpp --------------------------------------------------===//

#include "Carrier/CxxCallScopes.h"
#include "Carrier/CxxCallTables.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace mailseal;
using llvm::StringRef;

std::string mailseal::pythonName(StringRef Name) {
  return Name.str() + (isReservedInPython(Name) ? "_" : "");
}

std::string mailseal::pythonString(StringRef Text) {
  std::string Result = "\"";
  for (char C : Text) {
    if (C == '"' || C == '\\')
      Result += '\\';
    if (C == '\n')
      Result += "\\n";
    else if (llvm::isPrint(C) || (C & 0x80))
      Result += C;
    else
      Result += "\\x" + llvm::toHex(StringRef(&C, 1), /*LowerCase=*/true);
  }
  return Result + "\"";
}

bool mailseal::isPythonIdentifier(StringRef Text) {
  return !Text.empty() && !llvm::isDigit(Text.front()) &&
         llvm::all_of(Text, [](char C) { return llvm::isAlnum(C) || C == '_'; });
}

CallVariable &CallScopes::declare(StringRef Name, StringRef Type, bool IsParameter) {
  CallVariable New;
  New.Python = pythonName(Name);
  New.Type = Type.str();
  New.Function = Functions;
  New.IsParameter = IsParameter;
  unsigned Hidden = 0;
  for (const auto &Block : llvm::ArrayRef(Blocks).drop_back())
    Hidden += Block.contains(Name);
  if (Hidden)
    New.Python += "_" + std::to_string(Hidden + 1);
  return Blocks.back()[Name] = std::move(New);
}

CallVariable *CallScopes::find(StringRef Name) {
  for (auto &Block : llvm::reverse(Blocks))
    if (auto Found = Block.find(Name); Found != Block.end())
      return &Found->second;
  return nullptr;
}
