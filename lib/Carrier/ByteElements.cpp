//===- ByteElements.cpp ---------------------------------------------------===//

#include "Carrier/ByteElements.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace mailseal;
using namespace clang;
using llvm::ArrayRef;
using llvm::StringRef;

/// Shorter than any Python that imports a module and calls it.
static constexpr size_t LeastElements = 16;

size_t ByteArray::trailingNuls() const {
  auto NoNul = llvm::find_if(llvm::reverse(Elements), [](const ByteElement &E) { return E.Value; });
  return NoNul - Elements.rbegin();
}

/// The byte that the escape \p Spelled, which begins with a backslash, spells alone.
static std::optional<unsigned> escapeValue(StringRef Spelled) {
  unsigned Value = 0;
  if (!Spelled.consume_front("\\") || Spelled.empty())
    return std::nullopt;
  if (llvm::isDigit(Spelled.front()))
    return Spelled.size() <= 3 && !Spelled.getAsInteger(8, Value) ? std::optional(Value)
                                                                  : std::nullopt;
  if (Spelled.consume_front("x"))
    return !Spelled.getAsInteger(16, Value) ? std::optional(Value) : std::nullopt;
  int Simple = llvm::StringSwitch<int>(Spelled)
                   .Case("n", '\n')
                   .Case("t", '\t')
                   .Case("r", '\r')
                   .Case("a", '\a')
                   .Case("b", '\b')
                   .Case("f", '\f')
                   .Case("v", '\v')
                   .Cases({"'", "\"", "\\", "?"}, Spelled.front())
                   .Default(-1);
  return Simple < 0 ? std::nullopt : std::optional<unsigned>(Simple);
}

/// The value of a character constant, quotes included.
static std::optional<unsigned> characterValue(StringRef Spelled) {
  if (Spelled.size() < 3 || !Spelled.consume_front("'") || !Spelled.consume_back("'"))
    return std::nullopt;
  if (Spelled.size() == 1)
    return static_cast<unsigned char>(Spelled.front());
  return escapeValue(Spelled);
}

namespace {

class ByteArrayFinder {
public:
  ByteArrayFinder(StringRef Bytes, ArrayRef<CxxToken> Tokens) : Bytes(Bytes), Tokens(Tokens) {}

  std::vector<ByteArray> run() {
    for (size_t I = 0; I < Tokens.size();) {
      ByteArray Array;
      Array.FirstToken = Array.EndToken = I;
      bool MayBegin = I == 0 || Tokens[I - 1].is(tok::l_brace);
      bool IsArray = Tokens[I].isString() ? takeLiterals(Array) : MayBegin && takeList(Array);
      I = std::max(Array.EndToken, I + 1);
      if (IsArray && Array.Elements.size() >= LeastElements) {
        describe(Array);
        Found.push_back(std::move(Array));
      }
    }
    return std::move(Found);
  }

private:
  bool inOneDirective(size_t A, size_t B) const {
    return Tokens[A].Directive == Tokens[B].Directive;
  }

  /// Takes `1, 2, …` up to what is neither an element nor a comma.
  bool takeList(ByteArray &Array) const {
    size_t I = Array.FirstToken;
    while (I < Tokens.size() && inOneDirective(I, Array.FirstToken)) {
      std::optional<ByteElement> Element = element(I);
      if (!Element)
        break;
      Array.Elements.push_back(*Element);
      Array.EndToken = I;
      if (I == Tokens.size() || !Tokens[I].is(tok::comma))
        break;
      ++I;
    }
    if (Array.FirstToken == 0)
      return I == Tokens.size();
    Array.IsClosed = I < Tokens.size() && Tokens[I].is(tok::r_brace);
    // What is cut short may end in half a number.
    return Array.IsClosed || I + 1 >= Tokens.size() || Tokens[I].is(tok::semi);
  }

  /// The element at \p I, which moves behind it.
  std::optional<ByteElement> element(size_t &I) const {
    uint32_t Begin = Tokens[I].Range.Begin;
    bool IsNegative = Tokens[I].is(tok::minus) && I + 1 < Tokens.size();
    const CxxToken &Token = Tokens[I + IsNegative];
    StringRef Spelled = Token.Range.in(Bytes);
    std::optional<unsigned> Value;
    if (Token.is(tok::char_constant) && !IsNegative)
      Value = characterValue(Spelled);
    else if (unsigned Number; Token.is(tok::numeric_constant) &&
                              !Spelled.rtrim("uU").getAsInteger(/*Radix=*/0, Number))
      Value = Number;
    if (!Value || *Value > (IsNegative ? 128u : 255u))
      return std::nullopt;
    I += IsNegative + 1;
    return ByteElement{{Begin, Token.Range.End}, uint8_t(IsNegative ? -*Value : *Value)};
  }

  /// Takes adjacent literals if they are numeric escapes alone.
  bool takeLiterals(ByteArray &Array) const {
    Array.IsLiteral = true;
    size_t &I = Array.EndToken;
    bool IsArray = true;
    for (; I < Tokens.size() && Tokens[I].isString() && inOneDirective(I, Array.FirstToken); ++I)
      IsArray = IsArray && takeEscapes(Tokens[I].Range, Array);
    return IsArray;
  }

  bool takeEscapes(TextRange Token, ByteArray &Array) const {
    std::optional<CxxLiteral> Literal = parseCxxLiteral(Bytes, Token);
    if (!Literal || Literal->isRaw() || (!Literal->Prefix.empty() && Literal->Prefix != "u8"))
      return false;
    StringRef Body = Literal->Body.in(Bytes);
    for (uint32_t At = Literal->Body.Begin; !Body.empty();) {
      size_t Size = std::min(Body.find('\\', 1), Body.size());
      StringRef Escape = Body.take_front(Size);
      bool IsNumeric = Escape.size() > 1 && (Escape[1] == 'x' || llvm::isDigit(Escape[1]));
      std::optional<unsigned> Value = IsNumeric ? escapeValue(Escape) : std::nullopt;
      if (!Value || *Value > 255)
        return false;
      uint32_t End = At + Size;
      Array.Elements.push_back({{At, End}, uint8_t(*Value)});
      At = End;
      Body = Body.drop_front(Size);
    }
    return true;
  }

  /// Finds what the declaration around \p Array says: its name and bound.
  void describe(ByteArray &Array) const {
    size_t Begin = Array.FirstToken;
    auto IsBoundary = [&](size_t I) {
      return Tokens[I].is(tok::semi) || Tokens[I].is(tok::l_brace) || Tokens[I].is(tok::r_brace) ||
             !inOneDirective(I, Array.FirstToken);
    };
    size_t End = Begin;
    while (End > 0 && Tokens[End - 1].is(tok::l_brace))
      --End;
    size_t Braces = Begin - End;
    Begin = End;
    while (Begin > 0 && !IsBoundary(Begin - 1))
      --Begin;
    Array.StatementToken = Begin;
    bool IsTemplate = false;
    int Depth = 0;
    for (size_t I = Begin; I < End; ++I) {
      const CxxToken &Token = Tokens[I];
      Depth += Token.is(tok::l_paren) - Token.is(tok::r_paren);
      IsTemplate |= Token.is(tok::raw_identifier) && Token.Range.in(Bytes) == "array";
      if (IsTemplate && I > Begin + 1 && Token.is(tok::greater) && Tokens[I - 2].is(tok::comma))
        Array.Bound = I - 1;
      if (!Token.is(tok::raw_identifier) || !Array.Name.empty() || !isDeclared(I, End))
        continue;
      Array.Name = Token.Range.in(Bytes);
      describeBounds(Array, I, End);
      // In parentheses it is a type: `(const char[]){…}`.
      Array.HasOddBound |= Depth != 0;
    }
    bool IsWholeFile = Array.FirstToken == 0;
    Array.HasOddBound |= (IsTemplate && !Array.Bound) || (Braces > 1 && !IsTemplate) ||
                         (Array.Name.empty() && !Array.IsLiteral && !IsWholeFile);
  }

  /// Reads what stands in brackets behind the name at \p I.
  void describeBounds(ByteArray &Array, size_t I, size_t End) const {
    Array.HasOddBound = I > 0 && Tokens[I - 1].is(tok::period);
    if (I + 2 >= End || !Tokens[I + 1].is(tok::l_square))
      return;
    bool HasBound = !Tokens[I + 2].is(tok::r_square);
    size_t Close = I + 2 + HasBound;
    if (HasBound)
      Array.Bound = I + 2;
    Array.HasOddBound |= Close >= End || !Tokens[Close].is(tok::r_square) ||
                         (Close + 1 < End && Tokens[Close + 1].is(tok::l_square));
  }

  /// Whether the name at \p I is that of a variable: an array's bound, its value
  /// or the list itself follows. \p End is where the list or literal begins.
  bool isDeclared(size_t I, size_t End) const {
    return I + 1 == End || Tokens[I + 1].is(tok::l_square) || Tokens[I + 1].is(tok::equal);
  }

  StringRef Bytes;
  ArrayRef<CxxToken> Tokens;
  std::vector<ByteArray> Found;
};

} // namespace

std::vector<ByteArray> mailseal::findByteArrays(StringRef Bytes, ArrayRef<CxxToken> Tokens) {
  return ByteArrayFinder(Bytes, Tokens).run();
}
