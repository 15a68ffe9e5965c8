//===- CythonDeclaration.cpp ----------------------------------------------===//

#include "Carrier/CythonDeclaration.h"

using namespace mailseal;
using llvm::StringRef;

static bool opens(StringRef Token) { return Token == "(" || Token == "[" || Token == "{"; }
static bool closes(StringRef Token) { return Token == ")" || Token == "]" || Token == "}"; }

size_t CythonTokens::behindBracket(size_t Open) const {
  unsigned Depth = 0;
  for (size_t I = Open; I < size(); ++I) {
    if (opens(text(I)))
      ++Depth;
    else if (closes(text(I)) && --Depth == 0)
      return I + 1;
  }
  return size();
}

size_t CythonTokens::find(StringRef Text, size_t From) const {
  for (size_t I = From; I < size(); I = opens(text(I)) ? behindBracket(I) : I + 1)
    if (text(I) == Text)
      return I;
  return size();
}

std::vector<CythonTokens> CythonTokens::split(StringRef Separator) const {
  std::vector<CythonTokens> Parts;
  for (size_t Begin = 0; Begin < size();) {
    size_t End = find(Separator, Begin);
    Parts.push_back(slice(Begin, End));
    Begin = End + 1;
  }
  return Parts;
}

/// The name in \p Group, a parenthesis with a pointer to a function: `(*name)`,
/// `(__stdcall *name)`; empty if it is none.
static StringRef functionPointerName(CythonTokens Group) {
  size_t Star = Group.text(1) == "*" ? 1 : Group.text(2) == "*" ? 2 : 0;
  if (Star == 0)
    return "";
  while (Group.text(Star) == "*" || Group.text(Star) == "**")
    ++Star;
  return Group.isName(Star) ? Group.text(Star) : "_";
}

std::optional<CythonFunction> mailseal::findCythonFunction(CythonTokens Declaration) {
  StringRef Name;
  for (size_t I = 0; I < Declaration.size(); ++I) {
    StringRef Token = Declaration.text(I);
    if (Token == "=" || Token == "," || Token == ":")
      return std::nullopt;
    if (Declaration.isKind(I, PythonTokenKind::Name))
      Name = Token;
    if (!opens(Token))
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

CythonDeclarator mailseal::parseCythonDeclarator(CythonTokens Declarator) {
  CythonDeclarator Result;
  Result.Whole = Declarator;
  Result.Equals = Declarator.find("=");
  size_t End = std::min(Result.Equals, Declarator.find(":"));
  for (size_t I = 0; I < End; ++I) {
    if (Declarator.isName(I) && Declarator.text(I) != "not" && Declarator.text(I) != "or")
      Result.Name = Declarator.text(I);
    if (!opens(Declarator.text(I)))
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
