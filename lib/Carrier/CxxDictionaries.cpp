//===- CxxDictionaries.cpp ------------------------------------------------===//

#include "Carrier/CxxDictionaries.h"
#include "mailseal/Carrier/Carrier.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Sequence.h"
#include "llvm/ADT/StringExtras.h"

using namespace mailseal;
using llvm::StringRef;
namespace tok = clang::tok;

/// Calls \p Visit with each identifier of \p Text.
static bool anyIdentifier(StringRef Text, llvm::function_ref<bool(StringRef)> Visit) {
  auto IsPart = [](char C) { return llvm::isAlnum(C) || C == '_'; };
  while (!Text.empty()) {
    Text = Text.drop_until(IsPart);
    StringRef Name = Text.take_while(IsPart);
    if (!Name.empty() && Visit(Name))
      return true;
    Text = Text.drop_front(Name.size());
  }
  return false;
}

/// Whether an expression spelled so is a dictionary of its own, with the same names in it.
static bool isCopy(StringRef Spelling) { return Spelling.contains("opy"); }

bool CxxDictionaries::isMain(StringRef Spelling) const {
  if (isCopy(Spelling))
    return false;
  return Spelling == MainNamespace || Spelling.contains("\"__main__\"") ||
         Spelling.contains("globals()") || anyIdentifier(Spelling, [&](StringRef Name) {
           auto It = Main.find(Name);
           return It != Main.end() && It->second;
         });
}

void CxxDictionaries::visit(const CxxCode &Code, TokenRange S, bool InFunction) {
  bool IsStatic = Code.isName(S.Begin, "static");
  bool IsFirst = true;
  for (TokenRange Part : Code.split(S, tok::comma)) {
    size_t Equal = Code.find(Part, tok::equal);
    // `py::dict scope;`, `py::dict scope(other);`
    size_t End = Equal;
    while (End > Part.Begin && Code.isCloser(End - 1))
      End = std::max(Part.Begin, std::min(Code.openerOf(End - 1), End - 1));
    bool WasFirst = std::exchange(IsFirst, false);
    if (End == Part.Begin || !Code.isName(End - 1))
      continue;
    size_t Names =
        llvm::count_if(llvm::seq(Part.Begin, End), [&](size_t I) { return Code.isName(I); });
    bool IsMember = llvm::any_of(llvm::seq(Part.Begin, End), [&](size_t I) {
      return Code.is(I, tok::period) || Code.is(I, tok::arrow);
    });
    bool IsDeclaration =
        !IsMember && (WasFirst ? Names > 1 && !Code.isName(S.Begin, "return") : InFunction);
    if (Equal == Part.End && !IsDeclaration)
      continue;
    StringRef Name = Code.spelling(End - 1);
    std::string Value;
    for (size_t I = End; I < Part.End; ++I)
      Value += Code.spelling(I);
    if (IsDeclaration && InFunction && !IsStatic)
      Locals.insert(Name);
    Main[Name] = isMain(Value);
  }
}

void CxxDictionaries::leaveFunction() {
  for (const auto &Local : Locals)
    Main.erase(Local.getKey());
  Locals.clear();
  ++FunctionCount;
}

std::string CxxDictionaries::identityOf(StringRef Spelling,
                                        llvm::function_ref<bool(StringRef)> IsParameter) const {
  if (Spelling.empty() || isMain(Spelling))
    return Spelling.empty() ? "" : MainNamespace.str();
  bool IsOwn = anyIdentifier(
      Spelling, [&](StringRef Name) { return Locals.contains(Name) || IsParameter(Name); });
  return IsOwn ? (Spelling + "#" + llvm::Twine(FunctionCount)).str() : Spelling.str();
}
