//===- SpelledPrefilter.cpp - Names spelled byte by byte ------------------===//
//
// A script that is kept as an array has no name of a library in it that could be
// searched: `0x73, 0x6d, 0x74, 0x70, …`. What is searched is one letter, in the
// ways that it can be spelled; what follows tells whether it is in a name.

#include "mailseal/Python/Analysis.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace mailseal;
using llvm::StringRef;

namespace {

constexpr llvm::StringLiteral Mentions[] = {
#define MAILSEAL_LIBRARY(Module) Module,
#define MAILSEAL_MENTION(Name) Name,
#include "ApiTable.def"
};

/// The letter that is searched: an `l`, as in every `…lib`.
constexpr char Letter = 'l';
constexpr char HexDigits[] = {'6', 'c'}, Decimal[] = {'1', '0', '8'}, Octal[] = {'1', '5', '4'};

unsigned char equal(char A, char B) { return A == B; }

/// Whether the three bytes at \p P spell the letter.
unsigned char spellsLetter(const char *P) {
  unsigned char Hex =
      equal(P[0] | 0x20, 'x') & equal(P[1], HexDigits[0]) & equal(P[2] | 0x20, HexDigits[1]);
  unsigned char Character = equal(P[0], '\'') & equal(P[1], Letter) & equal(P[2], '\'');
  unsigned char Number = equal(P[0], '1') & ((equal(P[1], Decimal[1]) & equal(P[2], Decimal[2])) |
                                             (equal(P[1], Octal[1]) & equal(P[2], Octal[2])));
  return Hex | Character | Number;
}

/// Takes the number or character that \p Rest begins with, behind separators.
/// Negative if there is none.
int takeElement(StringRef &Rest) {
  StringRef Separators = " \t\r\n,\"\\";
  size_t Begin = Rest.find_first_not_of(Separators);
  // A backslash begins an escape; two quotes end and begin a literal.
  bool IsEscape = Begin != StringRef::npos && Begin > 0 && Rest[Begin - 1] == '\\';
  if (Begin == StringRef::npos)
    return -1;
  Rest = Rest.drop_front(Begin);
  if (Rest.size() > 2 && Rest.front() == '\'' && Rest[2] == '\'') {
    int Value = static_cast<unsigned char>(Rest[1]);
    Rest = Rest.drop_front(3);
    return Value;
  }
  unsigned Radix = IsEscape || Rest.starts_with("0") ? 8 : 10;
  Rest.consume_front("0");
  if (Rest.consume_front("x") || Rest.consume_front("X"))
    Radix = 16;
  StringRef Digits = Rest.take_while(llvm::isHexDigit).take_front(Radix == 16 ? 2 : 3);
  Rest = Rest.drop_front(Digits.size());
  int Value = -1;
  return Digits.getAsInteger(Radix, Value) ? -1 : Value;
}

/// Whether the elements in \p Rest, which follow the letter, go on with what
/// follows it in a name.
bool goesOn(StringRef Rest) {
  for (StringRef Name : Mentions)
    for (size_t At = Name.find(Letter); At != StringRef::npos; At = Name.find(Letter, At + 1)) {
      StringRef Source = Rest;
      StringRef Wanted = Name.drop_front(At + 1);
      while (!Wanted.empty() && takeElement(Source) == Wanted.front())
        Wanted = Wanted.drop_front();
      if (Wanted.empty())
        return true;
    }
  return false;
}

/// Whether the elements around \p At, where the letter is, spell a whole name: of
/// bytes that mean nothing, many are like a part of one.
bool confirms(StringRef Source, size_t At) {
  // Of the longest name in the widest spelling, with a line break in it.
  constexpr size_t Reach = 160;
  size_t Begin = At - std::min(At, Reach);
  StringRef Window = Source.slice(Begin, At + Reach);
  Window = Window.drop_front(std::min(Window.find_first_of(",\"\\"), Window.size()));
  std::string Text;
  while (!Window.empty()) {
    int Value = takeElement(Window);
    if (Value < 0)
      Window = Window.drop_front(!Window.empty());
    Text += Value < 0 ? '\0' : char(Value);
  }
  return mentionsLibrary(Text);
}

bool spelledIn(StringRef Source, size_t Begin, size_t End) {
  constexpr size_t Size = 3;
  for (size_t I = Begin; I < End && I + Size <= Source.size(); ++I)
    if (spellsLetter(Source.data() + I) && goesOn(Source.substr(I + Size)) && confirms(Source, I))
      return true;
  return false;
}

} // namespace

bool mailseal::spellsLibrary(StringRef Source) {
  constexpr size_t Block = 64, Overlap = 4;
  size_t Begin = 0;
  for (; Begin + Block + Overlap <= Source.size(); Begin += Block) {
    const char *P = Source.data() + Begin;
    unsigned char Found = 0;
    for (size_t I = 0; I < Block; ++I)
      Found |= spellsLetter(P + I);
    if (Found && spelledIn(Source, Begin, Begin + Block))
      return true;
  }
  return spelledIn(Source, Begin, Source.size());
}
