//===- PythonLiteral.cpp --------------------------------------------------===//

#include "mailseal/Unit/PythonLiteral.h"
#include "Unit/PythonLiteralCodec.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ConvertUTF.h"

using namespace mailseal;
using llvm::ArrayRef;
using llvm::StringRef;

std::optional<PythonLiteral> mailseal::parsePythonLiteral(StringRef Text, TextRange Token) {
  StringRef Spelled = Token.in(Text);
  PythonLiteral Literal;
  Literal.Token = Token;
  size_t Open = Spelled.find_first_of("'\"");
  if (Open == StringRef::npos)
    return std::nullopt;
  for (char C : Spelled.take_front(Open))
    switch (llvm::toLower(C)) {
    case 'r':
      Literal.IsRaw = true;
      break;
    case 'b':
      Literal.IsBytes = true;
      break;
    case 'f':
      Literal.IsFormatted = true;
      break;
    case 'u':
      break;
    default:
      return std::nullopt;
    }
  Literal.Quote = Spelled[Open];
  StringRef Rest = Spelled.drop_front(Open);
  const std::string Triple(3, Literal.Quote);
  Literal.IsTriple = Rest.size() >= 6 && Rest.starts_with(Triple) && Rest.ends_with(Triple);
  uint32_t Width = Literal.IsTriple ? 3 : 1;
  if (Rest.size() < size_t{2} * Width || Rest.back() != Literal.Quote)
    return std::nullopt;
  Literal.Body = {Token.Begin + uint32_t(Open) + Width, Token.End - Width};
  return Literal;
}

namespace {

struct SimpleEscape {
  char Letter, Value;
};
constexpr SimpleEscape SimpleEscapes[] = {
    {'\\', '\\'}, {'\'', '\''}, {'"', '"'},  {'a', '\a'}, {'b', '\b'},
    {'f', '\f'},  {'n', '\n'},  {'r', '\r'}, {'t', '\t'}, {'v', '\v'},
};

/// An escape with just so many hexadecimal digits.
struct HexEscape {
  char Letter;
  unsigned Digits;
  bool InBytes; ///< Whether it is an escape in bytes, too.
};
constexpr HexEscape HexEscapes[] = {{'x', 2, true}, {'u', 4, false}, {'U', 8, false}};

std::optional<std::string> encodeUtf8(uint32_t CodePoint) {
  char Buffer[UNI_MAX_UTF8_BYTES_PER_CODE_POINT];
  char *End = Buffer;
  if (!llvm::ConvertCodePointToUTF8(CodePoint, End))
    return std::nullopt;
  return std::string(Buffer, End);
}

/// Decodes the body of one literal.
class LiteralDecoder {
public:
  LiteralDecoder(StringRef Text, const PythonLiteral &Literal, PythonUnitBuilder &Unit)
      : Text(Text.take_front(Literal.Body.End)), At(Literal.Body.Begin), Literal(Literal),
        Unit(Unit) {}

  /// False where the literal spells no constant text.
  bool run() {
    StringRef Special = Literal.IsRaw ? "{}" : Literal.IsFormatted ? "\\{}" : "\\";
    if (Literal.IsRaw && !Literal.IsFormatted)
      Special = "";
    while (At < Text.size()) {
      uint32_t Next = std::min(Text.find_first_of(Special, At), Text.size());
      Unit.appendVerbatim(Text, {At, Next});
      At = Next;
      if (At < Text.size() && !(Text[At] == '\\' ? takeEscape() : takeBrace()))
        return false;
    }
    return true;
  }

private:
  /// In an f-string, two braces spell one; a lone one opens an interpolation.
  bool takeBrace() {
    StringRef Brace = Text.substr(At, 1);
    if (!Text.substr(At + 1).starts_with(Brace))
      return false;
    Unit.appendEscape(Brace, {At, At + 2});
    At += 2;
    return true;
  }

  bool takeEscape() {
    uint32_t Begin = At++;
    if (At == Text.size())
      return false;
    char Letter = Text[At];
    if (Letter == '\n') {
      Unit.appendEscape("", {Begin, ++At});
      return true;
    }
    for (const SimpleEscape &E : SimpleEscapes)
      if (E.Letter == Letter)
        return takeSimple(Begin, E.Value);
    if ('0' <= Letter && Letter <= '7')
      return takeOctal(Begin);
    for (const HexEscape &E : HexEscapes)
      if (E.Letter == Letter && (E.InBytes || !Literal.IsBytes))
        return takeHex(Begin, E.Digits);
    if (Letter == 'N' && !Literal.IsBytes)
      return takeNamed(Begin);
    // Python keeps the backslash of what is no escape.
    ++At;
    Unit.appendEscape(Text.slice(Begin, At), {Begin, At});
    return true;
  }

  bool takeSimple(uint32_t Begin, char Value) {
    ++At;
    if (Value == '\r') {
      // Python reads a carriage return, too, as the end of a line.
      if (Text.substr(At).starts_with("\\n"))
        At += 2;
      Value = '\n';
    }
    Unit.appendEscape(StringRef(&Value, 1), {Begin, At});
    return true;
  }

  bool takeOctal(uint32_t Begin) {
    uint32_t Value = 0, First = At;
    while (At < Text.size() && At < First + 3 && '0' <= Text[At] && Text[At] <= '7')
      Value = Value * 8 + (Text[At++] - '0');
    return appendNumber(Begin, Literal.IsBytes ? Value & 0xFF : Value, At < First + 3);
  }

  bool takeHex(uint32_t Begin, unsigned Digits) {
    StringRef Number = Text.substr(++At, Digits);
    At += Number.size();
    uint32_t Value = 0;
    return Number.size() == Digits && llvm::all_of(Number, llvm::isHexDigit) &&
           !Number.getAsInteger(16, Value) && appendNumber(Begin, Value, /*IsOpen=*/false);
  }

  bool appendNumber(uint32_t Begin, uint32_t Value, bool IsOpen) {
    TextRange Host = {Begin, At};
    if (Literal.IsBytes)
      Unit.appendEscape(std::string(1, char(Value)), Host, IsOpen);
    else if (std::optional<std::string> Character = encodeUtf8(Value))
      Unit.appendEscape(*Character, Host, IsOpen);
    else
      Unit.appendOpaque("_", Host);
    return true;
  }

  /// A named character. Which one it is does not matter: the stand-in is fine in
  /// a string, a comment and a name.
  bool takeNamed(uint32_t Begin) {
    size_t Close = Text.find('}', At);
    if (!Text.substr(At + 1).starts_with("{") || Close == StringRef::npos)
      return false;
    At = Close + 1;
    Unit.appendOpaque("_", {Begin, At});
    return true;
  }

  StringRef Text; // up to the end of the literal's body
  uint32_t At;
  const PythonLiteral &Literal;
  PythonUnitBuilder &Unit;
};

/// What separates a new literal from its neighbour, where \p Gap separates two
/// old ones: a line break with the indentation behind it, or a blank.
std::string separator(StringRef Gap) {
  size_t Break = Gap.rfind('\n');
  if (Break == StringRef::npos)
    return " ";
  bool Continued = Gap.take_front(Break).ends_with("\\");
  return (Continued ? " \\" : "") + Gap.substr(Break).str();
}

/// How a line is added before and after the literal \p Index, as another literal
/// of the same look. Nothing where a new line belongs into the literal.
std::optional<std::pair<LineLayout, LineLayout>>
lineLayouts(StringRef Text, ArrayRef<PythonLiteral> Literals, size_t Index) {
  const PythonLiteral &Literal = Literals[Index];
  if (Literals.size() == 1 || Literal.IsRaw || Literal.IsTriple)
    return std::nullopt;
  size_t Left = Index == 0 ? 0 : Index - 1;
  std::string Separator =
      separator(Text.slice(Literals[Left].Token.End, Literals[Left + 1].Token.Begin));
  std::string Open = Text.slice(Literal.Token.Begin, Literal.Body.Begin).str();
  std::string Close(1, Literal.Quote);
  return std::pair(LineLayout{Open, Close + Separator}, LineLayout{Separator + Open, Close});
}

} // namespace

std::optional<PythonUnit> mailseal::decodePythonLiterals(StringRef Text, ArrayRef<TextRange> Tokens,
                                                         bool Dedents) {
  std::vector<PythonLiteral> Literals;
  for (TextRange Token : Tokens) {
    std::optional<PythonLiteral> Literal = parsePythonLiteral(Text, Token);
    if (!Literal)
      return std::nullopt;
    Literals.push_back(*Literal);
  }
  PythonUnitBuilder Builder;
  auto AtLineStart = [&] { return Builder.text().empty() || Builder.text().ends_with("\n"); };
  for (size_t I = 0; I < Literals.size(); ++I) {
    const PythonLiteral &Literal = Literals[I];
    auto Layouts = lineLayouts(Text, Literals, I);
    Piece P;
    P.Token = Literal.Token;
    P.Body = Literal.Body;
    P.TextCodec = makePythonLiteralCodec(Text, Literal);
    if (Layouts && AtLineStart())
      P.LineBefore = Layouts->first;
    Builder.beginPiece(std::move(P));
    if (!LiteralDecoder(Text, Literal, Builder).run())
      return std::nullopt;
    if (Layouts && (AtLineStart() || I + 1 == Literals.size()))
      Builder.piece().LineAfter = Layouts->second;
  }
  return Dedents ? Builder.takeDedented() : Builder.take();
}
