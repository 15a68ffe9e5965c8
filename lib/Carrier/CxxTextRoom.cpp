//===- CxxTextRoom.cpp ----------------------------------------------------===//

#include "Carrier/CxxTextRoom.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Sequence.h"

using namespace mailseal;
using llvm::StringRef;
namespace tok = clang::tok;

std::optional<uint64_t> mailseal::spelledNumber(const CxxCode &Code, TokenRange Range) {
  uint64_t Number;
  if (Range.size() != 1 || !Code.is(Range.Begin, tok::numeric_constant) ||
      Code.spelling(Range.Begin).rtrim("uUlLzZ").getAsInteger(0, Number))
    return std::nullopt;
  return Number;
}

std::optional<uint64_t> mailseal::spelledBound(const CxxCode &Code, TokenRange Range) {
  size_t Open = Code.find(Range, tok::l_square);
  return Open == Range.End ? std::nullopt : spelledNumber(Code, Code.inside(Open));
}

bool mailseal::isCounted(const CxxCode &Code, StringRef Name, TokenRange Declaration) {
  auto IsMeasure = [&](size_t I) {
    StringRef Word = I < Code.size() && Code.isName(I) ? Code.spelling(I) : "";
    return Word.contains_insensitive("size") || Word.contains_insensitive("count") ||
           Word.contains_insensitive("len");
  };
  bool IsIndexed = false, IsMeasured = false;
  for (size_t I = 0; I < Code.size(); ++I) {
    bool IsHere = I >= Declaration.Begin && I < Declaration.End;
    if (IsHere && Code.isName(I, "array"))
      return true;
    if (!Code.isName(I, Name))
      continue;
    bool IsElement = Code.is(I + 1, tok::l_square) && !Code.inside(I + 1).empty();
    if (IsElement && (IsHere || spelledNumber(Code, Code.inside(I + 1)).value_or(0) > 0))
      return true;
    IsIndexed |= IsElement;
    bool IsArgument = I >= 2 && Code.is(I - 1, tok::l_paren) && Code.is(I + 1, tok::r_paren);
    IsMeasured |=
        (IsArgument && IsMeasure(I - 2)) || (Code.is(I + 1, tok::period) && IsMeasure(I + 2));
  }
  return IsIndexed && !IsMeasured;
}

bool mailseal::isOfCharacters(const CxxCode &Code, TokenRange Range) {
  bool HasPointer = llvm::any_of(llvm::seq(Range.Begin, Range.End),
                                 [&](size_t I) { return Code.is(I, tok::star); });
  return !HasPointer && llvm::any_of(llvm::seq(Range.Begin, Range.End),
                                     [&](size_t I) { return Code.spelling(I).contains("char"); });
}

void mailseal::limitRoom(CxxTexts &Texts, uint64_t Room) {
  constexpr uint64_t Import = 64, Growth = 5;
  for (CxxText &Text : Texts) {
    uint64_t Size = 0;
    for (const CxxPart &Part : Text.Parts)
      for (TextRange Literal : Part.Literals)
        Size += Literal.size();
    for (CxxPart &Part : Text.Parts)
      Part.IsSized |= Room < Size * Growth + Import;
  }
}
