//===- ByteLengths.cpp ----------------------------------------------------===//

#include "Carrier/ByteLengths.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace mailseal;
using namespace clang;
using llvm::StringRef;

namespace {

/// What a name that means a length has in it, longer words first.
constexpr llvm::StringLiteral LengthWords[] = {"length", "sizeof", "nbytes", "count",
                                               "size",   "bytes",  "len",    "sz"};
/// What a name of an array may have in it that the name of its length has not.
constexpr llvm::StringLiteral ArrayWords[] = {"buffer", "array", "bytes", "data", "buf"};
/// Fewer letters in common mean nothing.
constexpr size_t LeastCommon = 3;

/// \p Name in small letters, and without what is no letter or digit.
std::string fold(StringRef Name) {
  std::string Result;
  for (char C : Name)
    if (llvm::isAlnum(C))
      Result += llvm::toLower(C);
  return Result;
}

/// Takes the first of \p Words that \p Name has out of it; false if it has none.
bool takeWord(std::string &Name, llvm::ArrayRef<llvm::StringLiteral> Words) {
  for (StringRef Word : Words)
    if (size_t At = StringRef(Name).rfind(Word); At != StringRef::npos) {
      Name.erase(At, Word.size());
      return true;
    }
  return false;
}

std::optional<uint64_t> numberIn(StringRef Spelled) {
  uint64_t Value = 0;
  return Spelled.rtrim("uUlL").getAsInteger(/*Radix=*/0, Value) ? std::nullopt
                                                                : std::optional(Value);
}

/// \p Value in the spelling of \p Old: its radix and suffix.
std::string spellNumber(uint64_t Value, StringRef Old) {
  StringRef Suffix = Old.drop_front(Old.rtrim("uUlL").size());
  if (!Old.starts_with_insensitive("0x"))
    return std::to_string(Value) + Suffix.str();
  StringRef Digits = Old.drop_front(2).drop_back(Suffix.size());
  bool IsLower = Digits.find_first_of("ABCDEF") == StringRef::npos;
  std::string Hex = llvm::utohexstr(Value, IsLower);
  std::string Zeros(Digits.size() - std::min(Digits.size(), Hex.size()), '0');
  return Old.take_front(2).str() + Zeros + Hex + Suffix.str();
}

} // namespace

ByteLengths::ByteLengths(StringRef Bytes, llvm::ArrayRef<CxxToken> Tokens, const ByteArray &Array,
                         bool IsOnly)
    : Bytes(Bytes), Tokens(Tokens), Array(Array), IsOnly(IsOnly) {
  seeBound();
  for (size_t I = 0; I < Tokens.size(); ++I) {
    bool IsElement = Array.FirstToken <= I && I < Array.EndToken;
    if (Tokens[I].is(tok::numeric_constant) && !IsElement && Array.Bound != I)
      seeNumber(I);
  }
}

void ByteLengths::seeBound() {
  if (!Array.Bound)
    return;
  std::optional<uint64_t> Bound = numberIn(text(*Array.Bound));
  size_t Count = Array.Elements.size();
  if (!Bound)
    HasForeignBound = true;
  else if (*Bound == Count || (Array.IsLiteral && *Bound == Count + 1))
    Places.push_back(*Array.Bound);
  else if (*Bound > Count)
    Limit = *Array.Bound;
  else
    Mismatch = ("'" + Array.Name + "' is declared to hold " + text(*Array.Bound) +
                " bytes, but has " + llvm::Twine(Count))
                   .str();
}

/// Notes the number \p I if it is the length.
void ByteLengths::seeNumber(size_t I) {
  std::optional<uint64_t> Value = numberIn(text(I));
  if (!Value || I < 2)
    return;
  size_t Count = Array.Elements.size();
  bool Fits = *Value == Count || *Value == Count - Array.trailingNuls() ||
              (Array.IsLiteral && *Value == Count + 1);
  size_t Before = I - 1;
  // `NAME = 1`, `NAME(1)`, `NAME{1}` and `#define NAME (1)`.
  while (Before > 0 && (Tokens[Before].is(tok::l_paren) || Tokens[Before].is(tok::l_brace) ||
                        Tokens[Before].is(tok::equal)))
    --Before;
  if (Before == 0)
    return;
  if (Tokens[Before].is(tok::comma) && text(Before - 1) == Array.Name && Fits &&
      !Array.Name.empty())
    return Places.push_back(I);
  if (!Tokens[Before].is(tok::raw_identifier))
    return;
  bool IsDefined = Tokens[I].InDefine && text(Before - 1) == "define";
  if (Before == I - 1 && !IsDefined)
    return;
  std::string Length = fold(text(Before)), Name = fold(Array.Name);
  if (!takeWord(Length, LengthWords))
    return;
  bool IsSame = Length == Name;
  takeWord(Name, ArrayWords);
  IsSame |= Length == Name;
  StringRef Shorter = Length.size() < Name.size() ? Length : Name;
  StringRef Longer = Length.size() < Name.size() ? Name : Length;
  bool IsRelated =
      IsSame || IsOnly || (Shorter.size() >= LeastCommon && Longer.starts_with(Shorter));
  if (Fits && IsRelated)
    Places.push_back(I);
  else if (IsSame && !Name.empty() && Mismatch.empty())
    Mismatch = ("'" + text(Before) + "' says " + text(I) + ", but '" + Array.Name + "' has " +
                llvm::Twine(Count) + " bytes")
                   .str();
}

/// Whether the file has the length in a way that follows the array: `sizeof`.
bool ByteLengths::seesName() const {
  for (size_t I = 2; I < Tokens.size(); ++I) {
    bool IsAsked = text(I - 1) == "(" &&
                   (text(I - 2) == "sizeof" || text(I - 2) == "size" || text(I - 2) == "end");
    if ((IsAsked || text(I - 1) == "sizeof") && text(I) == Array.Name)
      return true;
  }
  return false;
}

llvm::Expected<std::vector<Edit>> ByteLengths::change(size_t Count) const {
  if (!Mismatch.empty())
    return llvm::createStringError(Mismatch);
  if (HasForeignBound && Places.empty())
    return llvm::createStringError("the length of '" + Array.Name + "', " + text(*Array.Bound) +
                                   ", is not a number in this file");
  if (Limit && *numberIn(text(*Limit)) < Count)
    return llvm::createStringError("'" + Array.Name + "' is declared to hold " + text(*Limit) +
                                   " bytes, and the fix needs " + llvm::Twine(Count));
  std::vector<Edit> Edits;
  for (size_t I : Places) {
    uint64_t Value = *numberIn(text(I)) + Count - Array.Elements.size();
    Edits.push_back({Tokens[I].Range, spellNumber(Value, text(I))});
  }
  bool IsOwn = Array.Name.empty();
  for (size_t I = Array.StatementToken; I < Array.FirstToken; ++I)
    IsOwn |= text(I) == "static" || text(I) == "constexpr" || text(I) == "inline" ||
             text(I) == "vector" || text(I) == "string";
  bool IsKnown = !Places.empty() || Limit || Array.IsLiteral || Array.trailingNuls() > 0 || IsOwn ||
                 seesName();
  if (!IsKnown)
    return llvm::createStringError("the length of '" + Array.Name +
                                   "' is not in this file, so what has it could not be changed");
  return Edits;
}
