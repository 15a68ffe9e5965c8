//===- CythonDeclaration.cpp ----------------------------------------------===//

#include "Carrier/CythonDeclaration.h"

using namespace mailseal;
using llvm::StringRef;

/// The name in \p Group, a parenthesis with a pointer to a function: `(*name)`,
/// `(__stdcall *name)`; empty if it is none.
static StringRef functionPointerName(PythonTokenSpan Group) {
  size_t Star = Group.text(1) == "*" ? 1 : Group.text(2) == "*" ? 2 : 0;
  if (Star == 0)
    return "";
  while (Group.text(Star) == "*" || Group.text(Star) == "**")
    ++Star;
  return Group.isName(Star) ? Group.text(Star) : "_";
}

std::optional<CythonFunction> mailseal::findCythonFunction(PythonTokenSpan Declaration) {
  StringRef Name;
  for (size_t I = 0; I < Declaration.size(); ++I) {
    StringRef Token = Declaration.text(I);
    if (Token == "=" || Token == "," || Token == ":")
      return std::nullopt;
    if (Declaration.isKind(I, PythonTokenKind::Name))
      Name = Token;
    if (!opensBracket(Token))
      continue;
    size_t Behind = Declaration.behindBracket(I);
    bool IsPointer = Declaration.text(Behind) == "(" &&
                     !functionPointerName(Declaration.slice(I, Behind)).empty();
    if (Token == "(" && IsPointer)
      return std::nullopt;
    // The parenthesis that a type begins with is a tuple's.
    if (Token == "(" && !Name.empty())
      return CythonFunction{Name, I, Behind, Declaration.find(":", Behind)};
    I = Behind - 1;
  }
  return std::nullopt;
}

CythonDeclarator mailseal::parseCythonDeclarator(PythonTokenSpan Declarator) {
  CythonDeclarator Result;
  Result.Whole = Declarator;
  Result.Equals = Declarator.find("=");
  size_t End = std::min(Result.Equals, Declarator.find(":"));
  for (size_t I = 0; I < End; ++I) {
    if (Declarator.isName(I) && Declarator.text(I) != "not" && Declarator.text(I) != "or")
      Result.Name = Declarator.text(I);
    if (!opensBracket(Declarator.text(I)))
      continue;
    size_t Behind = Declarator.behindBracket(I);
    StringRef Pointer = functionPointerName(Declarator.slice(I, Behind));
    if (Declarator.text(I) == "(" && !Pointer.empty()) {
      Result.Name = Pointer;
      return Result;
    }
    I = Behind - 1;
  }
  return Result;
}

std::optional<StringRef> mailseal::cythonInclude(PythonTokenSpan Statement) {
  bool IsInclude = Statement.text(0) == "include" && Statement.isKind(1, PythonTokenKind::String);
  return IsInclude ? std::optional(Statement.text(1).trim("\"'")) : std::nullopt;
}
