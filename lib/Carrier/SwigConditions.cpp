//===- SwigConditions.cpp -------------------------------------------------===//

#include "Carrier/SwigConditions.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"

using namespace mailseal;
using llvm::StringRef;

/// What SWIG defines whenever it makes a Python module.
static constexpr llvm::StringLiteral AlwaysDefined[] = {"SWIG", "SWIGPYTHON"};

namespace {

/// `#word rest`.
struct Directive {
  StringRef Word, Rest;
};

Directive parseDirective(StringRef Line) {
  Line.consume_front("#");
  Line = Line.ltrim(" \t");
  StringRef Word = Line.take_while([](char C) { return llvm::isAlpha(C); });
  return {Word, Line.drop_front(Word.size()).trim()};
}

StringRef firstName(StringRef Text) { return Text.take_while(isSwigNamePart); }

/// Whether \p Expression asks for nothing but what a Python module always has.
bool isAlwaysTrue(StringRef Expression) {
  llvm::SmallVector<StringRef, 4> Words;
  llvm::SplitString(Expression, Words, " \t()&|");
  llvm::erase(Words, StringRef("defined"));
  return !Words.empty() &&
         llvm::all_of(Words, [](StringRef W) { return llvm::is_contained(AlwaysDefined, W); });
}

} // namespace

void SwigConditions::see(llvm::ArrayRef<SwigToken> Tokens, SwigScopes &Scopes) {
  auto [Word, Rest] = parseDirective(Tokens.front().Range.in(Bytes));
  if (Word == "define") {
    Macros.push_back(firstName(Rest));
  } else if (Word == "if" || Word == "ifdef" || Word == "ifndef") {
    bool Always = Word == "ifndef" ? isGuard(firstName(Rest), Tokens.drop_front())
                                   : isAlwaysTrue(Word == "ifdef" ? firstName(Rest) : Rest);
    Branches.push_back({Always ? 0 : ++Count, Scopes.save()});
  } else if (Branches.empty()) {
    return;
  } else if (Word == "else" || Word == "elif") {
    Branches.back().Number = ++Count;
    Scopes.restore(Branches.back().Around);
  } else if (Word == "endif") {
    Branches.pop_back();
  }
}

/// Whether `#ifndef \p Name` keeps the file, the tokens \p Rest, from being read twice.
bool SwigConditions::isGuard(StringRef Name, llvm::ArrayRef<SwigToken> Rest) const {
  if (Rest.empty() || Rest.front().Kind != SwigTokenKind::Preprocessor)
    return false;
  auto [Word, Defined] = parseDirective(Rest.front().Range.in(Bytes));
  return Word == "define" && firstName(Defined) == Name;
}

void SwigConditions::beginMacro(std::vector<StringRef> Names) {
  Macro = ++Count;
  Parameters = std::move(Names);
}

void SwigConditions::endMacro() {
  Macro = 0;
  Parameters.clear();
}

std::vector<unsigned> SwigConditions::current() const {
  std::vector<unsigned> Result;
  for (const Branch &B : Branches)
    if (B.Number != 0)
      Result.push_back(B.Number);
  if (Macro != 0)
    Result.push_back(Macro);
  return Result;
}
