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
  if (!Array.Bound || Array.HasOddBound)
    return;
  std::optional<uint64_t> Bound = numberIn(text(*Array.Bound));
  size_t Count = Array.Elements.size();
  if (!Bound)
    HasNamedBound = true;
  else if (Bound == Count || (Array.IsLiteral && *Bound == Count + 1))
    Places.push_back(*Array.Bound);
  else if (*Bound > Count)
    Limit = Array.Bound;
  else
    Mismatch = ("'" + Array.Name + "' is declared to hold " + text(*Array.Bound) +
                " bytes, but has " + llvm::Twine(Count))
                   .str();
}

/// The token of the name that has the number \p I as its value: `NAME = 1`,
/// `NAME{1}`, `NAME(1)`, `#define NAME (1)`; nothing if none has.
std::optional<size_t> ByteLengths::nameOf(size_t I) const {
  size_t Name = I - 1;
  while (Name > 0 && (Tokens[Name].is(tok::l_paren) || Tokens[Name].is(tok::l_brace) ||
                      Tokens[Name].is(tok::equal)))
    --Name;
  if (Name == 0 || !Tokens[Name].is(tok::raw_identifier))
    return std::nullopt;
  bool IsDefined = Tokens[I].InDefine && text(Name - 1) == "define";
  return Name == I - 1 && !IsDefined ? std::nullopt : std::optional(Name);
}

/// Notes the number \p I if it is the length.
void ByteLengths::seeNumber(size_t I) {
  std::optional<uint64_t> Value = numberIn(text(I));
  if (!Value || I < 2)
    return;
  size_t Count = Array.Elements.size();
  bool Fits = Value == Count || Value == Count - Array.trailingNuls() ||
              (Array.IsLiteral && Value == Count + 1);
  // `run(script, 123)`, `run("…", 123)`
  bool IsBehind =
      Tokens[I - 1].is(tok::comma) && ((!Array.Name.empty() && text(I - 2) == Array.Name) ||
                                       (Array.IsLiteral && I - 1 == Array.EndToken));
  if (IsBehind && Fits)
    return Places.push_back(I);
  std::optional<size_t> NameToken = nameOf(I);
  if (!NameToken)
    return;
  StringRef Name = text(*NameToken);
  bool IsBound = HasNamedBound && Name == text(*Array.Bound);
  LengthName Kind = IsBound ? LengthName::OfArray : kindOf(Name);
  if (Kind == LengthName::None)
    return;
  if (IsBound)
    SeesBound = true;
  if (Fits)
    Places.push_back(I);
  else if (IsBound && *Value > Count)
    Limit = I;
  else if (Kind == LengthName::OfArray && Mismatch.empty())
    Mismatch = ("'" + Name + "' says " + text(I) + ", but '" + Array.Name + "' has " +
                llvm::Twine(Count) + " bytes")
                   .str();
}

/// Whether \p Name is that of the array's length.
ByteLengths::LengthName ByteLengths::kindOf(StringRef Name) const {
  std::string Length = fold(Name), OfArray = fold(Array.Name);
  if (!takeWord(Length, LengthWords))
    return LengthName::None;
  bool IsSame = Length == OfArray;
  takeWord(OfArray, ArrayWords);
  IsSame |= Length == OfArray;
  if (IsSame && !OfArray.empty())
    return LengthName::OfArray;
  StringRef Shorter = Length.size() < OfArray.size() ? Length : OfArray;
  StringRef Longer = Length.size() < OfArray.size() ? OfArray : Length;
  bool IsRelated = IsOnly || (Shorter.size() >= LeastCommon && Longer.starts_with(Shorter));
  return IsRelated ? LengthName::Likely : LengthName::None;
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
  if (Array.HasOddBound)
    return llvm::createStringError("how many bytes the array may hold is not known");
  if (HasNamedBound && !SeesBound)
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
  bool IsOwn = Array.FirstToken == 0;
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
