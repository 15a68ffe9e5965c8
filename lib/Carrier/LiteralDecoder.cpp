//===- LiteralDecoder.cpp -------------------------------------------------===//

#include "Carrier/LiteralDecoder.h"
#include "Carrier/LineEnds.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ConvertUTF.h"

using namespace mailseal;
using llvm::StringRef;

namespace {

struct SimpleEscape {
  char Letter, Value;
};

/// An escape with a number: `\101`, `\x41`, `\u00e9`, `\x{41}`.
struct NumericEscape {
  char Letter;
  unsigned Radix;
  unsigned MinDigits, MaxDigits;
  bool IsCodePoint;
};

constexpr SimpleEscape SimpleEscapes[] = {
    {'n', '\n'}, {'t', '\t'}, {'r', '\r'}, {'a', '\a'},  {'b', '\b'},  {'f', '\f'}, {'v', '\v'},
    {'e', 27},   {'E', 27},   {'"', '"'},  {'\'', '\''}, {'\\', '\\'}, {'?', '?'},
};

constexpr unsigned AnyNumber = ~0u;
constexpr NumericEscape NumericEscapes[] = {
    {'x', 16, 1, AnyNumber, false},
    {'u', 16, 4, 4, true},
    {'U', 16, 8, 8, true},
};
constexpr NumericEscape OctalEscape = {0, 8, 1, 3, false};
constexpr NumericEscape DelimitedEscapes[] = {
    {'x', 16, 1, AnyNumber, false},
    {'o', 8, 1, AnyNumber, false},
    {'u', 16, 1, AnyNumber, true},
};

template <size_t N> const NumericEscape *findEscape(const NumericEscape (&Table)[N], char Letter) {
  for (const NumericEscape &E : Table)
    if (E.Letter == Letter)
      return &E;
  return nullptr;
}

/// The end of the line continuations that begin at \p At, or \p At.
uint32_t skipContinuations(StringRef Bytes, uint32_t At) {
  while (At < Bytes.size() && Bytes[At] == '\\') {
    // Compilers allow blanks before the line break.
    size_t Break = Bytes.find_first_not_of(" \t\f\v", At + 1);
    if (Break == StringRef::npos || (Bytes[Break] != '\n' && Bytes[Break] != '\r'))
      return At;
    At = Break + (Bytes.substr(Break).starts_with("\r\n") ? 2 : 1);
  }
  return At;
}

/// Decodes the body of one literal that is not raw.
class EscapeDecoder {
public:
  EscapeDecoder(StringRef Bytes, const CxxLiteral &Literal, PythonUnitBuilder &Unit)
      : Bytes(Bytes.take_front(Literal.Body.End)), At(Literal.Body.Begin), IsWide(Literal.isWide()),
        Unit(Unit) {}

  void run() {
    while (At < Bytes.size()) {
      uint32_t Backslash = std::min(Bytes.find('\\', At), Bytes.size());
      Unit.appendVerbatim(Bytes, {At, Backslash});
      At = skipContinuations(Bytes, Backslash);
      if (At != Backslash)
        Unit.appendEscape("", {Backslash, At});
      else if (At < Bytes.size())
        appendEscape();
    }
  }

private:
  /// The next character, over line continuations; 0 at the end.
  char peek() const {
    uint32_t Next = skipContinuations(Bytes, At);
    return Next < Bytes.size() ? Bytes[Next] : '\0';
  }
  char take() {
    char C = peek();
    At = std::min<uint32_t>(skipContinuations(Bytes, At) + 1, Bytes.size());
    return C;
  }
  /// Takes \p Expected if it comes next.
  bool takeIf(StringRef Expected) {
    uint32_t Before = At;
    for (char C : Expected)
      if (take() != C) {
        At = Before;
        return false;
      }
    return true;
  }

  void appendEscape() {
    uint32_t Begin = At;
    take();
    IsOpen = false;
    std::string Decoded = decode();
    if (Decoded == "\r") {
      // Python reads a carriage return, too, as the end of a line.
      takeIf("\\n");
      Decoded.front() = '\n';
    }
    Unit.appendEscape(Decoded, {Begin, At}, IsOpen);
  }

  /// Decodes the escape whose backslash was taken.
  std::string decode() {
    char Letter = peek();
    for (const SimpleEscape &E : SimpleEscapes)
      if (E.Letter == Letter) {
        take();
        return {E.Value};
      }
    uint32_t Begin = At;
    if (Letter == 'N' && takeIf("N{"))
      return takeNamed(Begin);
    std::optional<std::string> Number;
    if (isOctal(Letter)) {
      Number = takeNumber(OctalEscape);
    } else if (take(); peek() == '{') {
      take();
      if (const NumericEscape *E = findEscape(DelimitedEscapes, Letter))
        Number = takeNumber(*E);
      if (!takeIf("}"))
        Number = std::nullopt;
      IsOpen = false;
    } else if (const NumericEscape *E = findEscape(NumericEscapes, Letter)) {
      Number = takeNumber(*E);
    }
    if (Number)
      return *Number;
    At = Begin;
    IsOpen = false;
    return {take()};
  }

  /// A named character, whose name alone stands for it here.
  std::string takeNamed(uint32_t Begin) {
    while (At < Bytes.size() && take() != '}')
      ;
    return ("\\" + Bytes.slice(Begin, At)).str();
  }

  std::optional<std::string> takeNumber(const NumericEscape &E) {
    uint32_t Value = 0;
    unsigned Digits = 0;
    while (Digits < E.MaxDigits && isDigit(peek(), E.Radix)) {
      Value = Value * E.Radix + llvm::hexDigitValue(take());
      ++Digits;
    }
    if (Digits < E.MinDigits)
      return std::nullopt;
    IsOpen = !E.IsCodePoint && Digits < E.MaxDigits;
    if (!E.IsCodePoint && !IsWide)
      return std::string(1, char(Value));
    return encodeUtf8(Value);
  }

  static bool isOctal(char C) { return '0' <= C && C <= '7'; }
  static bool isDigit(char C, unsigned Radix) {
    return Radix == 8 ? isOctal(C) : llvm::isHexDigit(C);
  }

  static std::string encodeUtf8(uint32_t CodePoint) {
    char Buffer[UNI_MAX_UTF8_BYTES_PER_CODE_POINT];
    char *End = Buffer;
    if (!llvm::ConvertCodePointToUTF8(CodePoint, End))
      return "\uFFFD";
    return std::string(Buffer, End);
  }

  StringRef Bytes; // up to the end of the literal's body
  uint32_t At;
  bool IsWide;
  bool IsOpen = false;
  PythonUnitBuilder &Unit;
};

/// How the literal \p Body spells its first line end.
std::string escapedLineEnd(StringRef Body) {
  for (size_t At = Body.find('\\'); At != StringRef::npos; At = Body.find('\\', At + 2)) {
    StringRef Rest = Body.substr(At);
    StringRef Spelled = Rest.starts_with("\\r\\n") ? "\\r\\n" : "\\n";
    if (!Rest.starts_with(Spelled))
      continue;
    uint32_t End = At + Spelled.size();
    return (Spelled + Body.slice(End, skipContinuations(Body, End))).str();
  }
  return "\\n";
}

} // namespace

std::shared_ptr<const Codec> mailseal::makeLiteralCodec(StringRef Bytes,
                                                        const CxxLiteral &Literal) {
  StringRef Body = Literal.Body.in(Bytes);
  if (!Literal.isRaw())
    return makeEscapedCodec(escapedLineEnd(Body));
  // A new line in a raw string on one line is spelled as the file spells it.
  StringRef LineEnd = firstLineEnd(Body.find_first_of("\r\n") == StringRef::npos ? Bytes : Body);
  return makeVerbatimCodec(LineEnd, (")" + Literal.Delimiter + "\"").str());
}

void mailseal::decodeLiteral(StringRef Bytes, const CxxLiteral &Literal, PythonUnitBuilder &Unit) {
  if (Literal.isRaw())
    appendLines(Unit, Bytes, Literal.Body);
  else
    EscapeDecoder(Bytes, Literal, Unit).run();
}
