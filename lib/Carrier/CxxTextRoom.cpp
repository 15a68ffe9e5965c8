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

namespace {
/// Functions that give new memory.
struct Allocator {
  llvm::StringLiteral Name;
  unsigned Size; ///< The argument that is the size.
};
constexpr Allocator Allocators[] = {
    {"malloc", 0},       {"calloc", 1},   {"realloc", 1},   {"alloca", 0},
    {"PyMem_Malloc", 0}, {"g_malloc", 0}, {"g_malloc0", 0}, {"PyMem_RawMalloc", 0},
};
} // namespace

CxxSizes::CxxSizes(const CxxFile &File) {
  for (const CxxMacro &Macro : File.Macros)
    if (!Macro.IsLikeFunction && !Macro.Body.whole().empty())
      add(Macro.Name, evaluate(Macro.Body, Macro.Body.whole()));
  // `constexpr int Size = 100;`, `enum { Size = 100 };`
  const CxxCode &Code = File.Code;
  for (size_t I = 2; I + 1 < Code.size(); ++I) {
    if (!Code.is(I, tok::equal) || !Code.isName(I - 1))
      continue;
    bool IsConstant = Code.is(I - 2, tok::l_brace) || Code.is(I - 2, tok::comma);
    for (size_t J = I - std::min<size_t>(I, 5); J < I; ++J)
      IsConstant |= Code.isName(J, "const") || Code.isName(J, "constexpr");
    if (IsConstant)
      add(Code.spelling(I - 1), evaluate(Code, {I + 1, Code.find({I, Code.size()}, tok::semi)}));
  }
}

void CxxSizes::add(StringRef Name, std::optional<uint64_t> Value) {
  auto [Known, IsNew] = Values.try_emplace(Name, Value.value_or(0));
  Known->second = std::min(Known->second, Value.value_or(0));
}

std::optional<uint64_t> CxxSizes::factor(const CxxCode &Code, size_t Index) const {
  if (Code.is(Index, tok::l_paren))
    return evaluate(Code, Code.inside(Index));
  if (!Code.isName(Index))
    return spelledNumber(Code, {Index, Index + 1});
  auto Known = Values.find(Code.spelling(Index));
  return Known == Values.end() ? std::nullopt : std::optional(Known->second);
}

std::optional<uint64_t> CxxSizes::evaluate(const CxxCode &Code, TokenRange Range) const {
  std::optional<uint64_t> Sum;
  uint64_t Product = 1;
  for (size_t I = Range.Begin; I < Range.End;) {
    std::optional<uint64_t> Value;
    if (Code.isName(I, "sizeof") && Code.is(I + 1, tok::l_paren) && Code.isName(I + 2, "char")) {
      Value = 1;
      ++I;
    } else {
      Value = factor(Code, I);
    }
    constexpr uint64_t Most = 1U << 30;
    if (!Value || *Value > Most || Product > Most)
      return std::nullopt;
    I = Code.next(I);
    Product *= *Value;
    if (I >= Range.End || Code.is(I, tok::plus)) {
      Sum = Sum.value_or(0) + Product;
      Product = 1;
    } else if (!Code.is(I, tok::star)) {
      return std::nullopt;
    }
    ++I;
  }
  return Sum;
}

std::optional<uint64_t> CxxSizes::declared(const CxxCode &Code, TokenRange Declaration) const {
  size_t Open = Code.find(Declaration, tok::l_square);
  if (Open == Declaration.End || Code.inside(Open).empty())
    return std::nullopt;
  return evaluate(Code, Code.inside(Open)).value_or(0);
}

std::optional<uint64_t> CxxSizes::allocated(const CxxCode &Code, TokenRange Value) const {
  for (size_t I = Value.Begin; I < Value.End; ++I) {
    if (Code.isName(I, "new") && Code.isName(I + 1) && Code.is(I + 2, tok::l_square))
      return evaluate(Code, Code.inside(I + 2)).value_or(0);
    if (!Code.is(I + 1, tok::l_paren))
      continue;
    for (const Allocator &A : Allocators)
      if (Code.isName(I, A.Name)) {
        auto Arguments = Code.split(Code.inside(I + 1), tok::comma);
        return A.Size < Arguments.size() ? evaluate(Code, Arguments[A.Size]).value_or(0) : 0;
      }
  }
  return std::nullopt;
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
  constexpr uint64_t Import = 64, Growth = 5, Value = 64;
  for (CxxText &Text : Texts) {
    uint64_t Size = 0, Values = 0;
    for (const CxxPart &Part : Text.Parts) {
      Values += Part.What == CxxPart::Kind::Hole;
      for (TextRange Literal : Part.Literals)
        Size += Literal.size();
    }
    for (CxxPart &Part : Text.Parts) {
      Part.IsSized |= Room < (Size * Growth) + (Values * Value) + Import;
      Part.Room = std::min(Part.Room.value_or(Room), Room);
    }
  }
}
