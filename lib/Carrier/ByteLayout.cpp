//===- ByteLayout.cpp -----------------------------------------------------===//

#include "Carrier/ByteLayout.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"

using namespace mailseal;
using llvm::StringRef;

static bool hasLineBreak(StringRef Gap) { return Gap.contains('\n'); }

llvm::Expected<ByteLayout> ByteLayout::of(StringRef Bytes, const ByteArray &Array) {
  ByteLayout Result(Bytes, Array);
  StringRef Separators = Array.IsLiteral ? " \t\r\n\\\"u8" : " \t\r\n\\,";
  for (size_t I = 1; I < Array.Elements.size(); ++I)
    if (Result.gap(I).find_first_not_of(Separators) != StringRef::npos)
      return llvm::createStringError("there are comments between the bytes of the array");
  Result.learnGaps();
  Result.learnSpellings();
  for (RowRule Rule : {RowRule::Count, RowRule::TextLine, RowRule::Width}) {
    Result.Rows = Rule;
    if (Result.reproduces())
      return Result;
  }
  Result.Rows = RowRule::AsBefore;
  return Result;
}

void ByteLayout::learnGaps() {
  // Of both kinds the first one is taken; that others are like it is seen when
  // the array is reproduced.
  InRow.Text = Array.IsLiteral ? "" : ", ";
  bool SawInRow = false;
  size_t InRowSize = 0, NewRowSize = 0, Count = 1;
  bool InRowVaries = false, NewRowVaries = false;
  auto WidthAt = [&](size_t I) {
    uint32_t End = Array.Elements[I].Spelled.End;
    size_t Break = Bytes.rfind('\n', End);
    return End - (Break == StringRef::npos ? 0 : Break + 1);
  };
  for (size_t I = 1; I < Array.Elements.size(); ++I, ++Count) {
    bool Breaks = hasLineBreak(gap(I));
    Separator &Here = Breaks ? NewRow : InRow;
    size_t Size = gap(I).size() + spelled(I).size();
    size_t &Known = Breaks ? NewRowSize : InRowSize;
    (Breaks ? NewRowVaries : InRowVaries) |= Known != 0 && Known != Size;
    if (Breaks ? NewRow.Text.empty() : !SawInRow)
      Here.Text = gap(I).str();
    SawInRow |= !Breaks;
    Known = Size;
    if (!Breaks)
      continue;
    (FirstRowCount == 0 ? FirstRowCount : RowCount) = std::max(RowCount, Count);
    Count = 0;
    RowWidth = std::max<size_t>(RowWidth, WidthAt(I - 1));
  }
  bool SizesDiffer = llvm::any_of(Array.Elements, [&](const ByteElement &E) {
    return E.Spelled.size() != Array.Elements.front().Spelled.size();
  });
  if (SizesDiffer && !InRowVaries)
    InRow.PaddedSize = InRowSize;
  if (SizesDiffer && !NewRowVaries && InRow.PaddedSize)
    NewRow.PaddedSize = NewRowSize;
  if (RowCount == 0)
    RowCount = FirstRowCount;
}

void ByteLayout::learnSpellings() {
  for (size_t I = 0; I < Array.Elements.size(); ++I)
    if (std::string &Known = Spellings[Array.Elements[I].Value]; Known.empty())
      Known = spelled(I).str();
}

bool ByteLayout::reproduces() const {
  std::vector<NewByte> Contents;
  Contents.reserve(Array.Elements.size());
  // As new ones, so that the rules alone decide where they stand.
  for (const ByteElement &E : Array.Elements)
    Contents.push_back({E.Value, std::nullopt});
  return spell(Contents) == Array.range().in(Bytes);
}

std::string ByteLayout::spell(llvm::ArrayRef<NewByte> Contents) const {
  std::string Result;
  size_t LineStart = Bytes.rfind('\n', Array.range().Begin);
  size_t Column = Array.range().Begin - (LineStart == StringRef::npos ? 0 : LineStart + 1);
  size_t InThisRow = 0;
  bool FirstRow = true;
  for (size_t I = 0; I < Contents.size(); ++I) {
    std::string Spelled = spellByte(Contents[I]);
    std::string Gap;
    if (I > 0) {
      Gap = gapBefore(Contents[I], /*Breaks=*/false, Spelled.size());
      bool Breaks =
          breaksBefore(Contents, I, InThisRow, FirstRow, Column + Gap.size() + Spelled.size());
      if (Breaks) {
        Gap = gapBefore(Contents[I], Breaks, Spelled.size());
        FirstRow = false;
        InThisRow = 0;
      }
    }
    ++InThisRow;
    size_t Break = Gap.rfind('\n');
    Column = (Break == std::string::npos ? Column + Gap.size() : Gap.size() - Break - 1) +
             Spelled.size();
    Result += Gap + Spelled;
  }
  return Result;
}

/// Whether a row ends before the byte \p I of \p Contents, which would end at \p
/// Column; \p InRow bytes are in the row.
bool ByteLayout::breaksBefore(llvm::ArrayRef<NewByte> Contents, size_t I, size_t InRow,
                              bool FirstRow, size_t Column) const {
  if (NewRow.Text.empty())
    return false;
  switch (Rows) {
  case RowRule::Count:
    return InRow == (FirstRow ? FirstRowCount : RowCount);
  case RowRule::TextLine:
    return Contents[I - 1].Value == '\n';
  case RowRule::Width:
    return Column > RowWidth;
  case RowRule::AsBefore:
    return Contents[I].Old && *Contents[I].Old > 0 && hasLineBreak(gap(*Contents[I].Old));
  }
  llvm_unreachable("all rules are above");
}

/// What separates \p B, spelled with \p Size bytes, from the byte before it.
std::string ByteLayout::gapBefore(const NewByte &B, bool Breaks, size_t Size) const {
  if (Rows == RowRule::AsBefore && B.Old && *B.Old > 0)
    return gap(*B.Old).str();
  const Separator &Here = Breaks ? NewRow : InRow;
  if (Here.PaddedSize == 0)
    return Here.Text;
  StringRef Bare = StringRef(Here.Text).rtrim(" ");
  return Bare.str() +
         std::string(Here.PaddedSize - std::min(Here.PaddedSize, Bare.size() + Size), ' ');
}

std::string ByteLayout::spellByte(const NewByte &B) const {
  if (B.Old)
    return spelled(*B.Old).str();
  const std::string &Known = Spellings[B.Value];
  return Known.empty() ? spellUnseen(B.Value) : Known;
}

/// Spells \p Value as the array spells others.
std::string ByteLayout::spellUnseen(uint8_t Value) const {
  bool HasCharacters = llvm::any_of(Spellings, [](StringRef S) { return S.starts_with("'"); });
  bool HasNumbers =
      llvm::any_of(Spellings, [](StringRef S) { return !S.empty() && !S.starts_with("'"); });
  if (HasCharacters && (llvm::isPrint(Value) || !HasNumbers))
    return spellCharacter(Value);
  return spellNumber(Value);
}

std::string ByteLayout::spellCharacter(uint8_t Value) const {
  switch (Value) {
  case '\n':
    return "'\\n'";
  case '\t':
    return "'\\t'";
  case '\r':
    return "'\\r'";
  case '\'':
  case '\\':
    return std::string("'\\") + char(Value) + "'";
  }
  std::string Result;
  llvm::raw_string_ostream Out(Result);
  if (llvm::isPrint(Value))
    Out << '\'' << char(Value) << '\'';
  else
    Out << "'\\" << llvm::format("%03o", unsigned(Value)) << '\'';
  return Result;
}

/// Spells \p Value with the prefix, the digits and the width of the numbers there.
std::string ByteLayout::spellNumber(uint8_t Value) const {
  StringRef Longest, Shortest;
  bool IsUpper = false;
  for (const std::string &Known : Spellings) {
    StringRef S = Known;
    if (S.empty() || S.starts_with("'") || S.starts_with("-"))
      continue;
    Longest = S.size() > Longest.size() ? S : Longest;
    Shortest = Shortest.empty() || S.size() < Shortest.size() ? S : Shortest;
    IsUpper |=
        S.drop_front(std::min<size_t>(2, S.size())).find_first_of("ABCDEF") != StringRef::npos;
  }
  std::string Result;
  llvm::raw_string_ostream Out(Result);
  StringRef Prefix =
      Longest.take_while([](char C) { return C == '\\' || C == '0' || C == 'x' || C == 'X'; });
  bool IsPadded = Shortest.size() == Longest.size();
  if (Prefix.contains_insensitive("x")) {
    Prefix = Longest.take_front(Longest.find_first_of("xX") + 1);
    Out << Prefix << llvm::format_hex_no_prefix(Value, IsPadded ? 2 : 1, IsUpper);
  } else if (Prefix.starts_with("\\")) {
    // Three digits always: a shorter escape would take in a digit behind it.
    Out << '\\' << llvm::format("%03o", unsigned(Value));
  } else if (Prefix.starts_with("0")) {
    Out << '0' << llvm::format("%03o", unsigned(Value));
  } else {
    Out << unsigned(Value);
  }
  return Result;
}
