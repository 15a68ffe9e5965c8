//===- PythonLiteral.cpp --------------------------------------------------===//

#include "mailseal/Unit/PythonLiteral.h"
#include "Unit/PythonLiteralCodec.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ConvertUTF.h"
#include <tuple>

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

/// A name that stands for a text which \p Source gives.
std::string standIn(StringRef Source) {
  constexpr size_t MaxSize = 30;
  std::string Name = "_";
  for (char C : Source.take_front(MaxSize))
    Name += llvm::isAlnum(C) ? C : '_';
  return Name + "_";
}

/// Decodes the body of one literal.
class LiteralDecoder {
public:
  LiteralDecoder(StringRef Text, const PythonLiteral &Literal, PythonUnitBuilder &Unit)
      : Text(Text.take_front(Literal.Body.End)), At(Literal.Body.Begin), Literal(Literal),
        Unit(Unit) {}

  /// False where the literal is malformed.
  bool run() {
    std::string Special = Literal.IsRaw ? "" : "\\";
    Special += Literal.IsFormatted ? "{}" : Literal.IsPercent ? "%" : "";
    while (At < Text.size()) {
      uint32_t Next = std::min(Text.find_first_of(Special, At), Text.size());
      Unit.appendVerbatim(Text, {At, Next});
      At = Next;
      if (At < Text.size() && !(Text[At] == '\\' ? takeEscape() : takeMark()))
        return false;
    }
    return true;
  }

private:
  /// In a template, two marks spell one; a lone one begins a placeholder.
  bool takeMark() {
    StringRef Mark = Text.substr(At, 1);
    if (Text.substr(At + 1).starts_with(Mark)) {
      Unit.appendEscape(Mark, {At, At + 2});
      At += 2;
      return true;
    }
    return Literal.IsPercent ? takeConversion() : Mark == "{" && takeInterpolation();
  }

  /// `%s`, `%(name)5.2f`
  bool takeConversion() {
    StringRef Rest = Text.substr(At + 1), Name;
    if (Rest.consume_front("("))
      std::tie(Name, Rest) = Rest.split(')');
    Rest = Rest.ltrim("#0- +123456789*.hlL");
    if (Rest.empty())
      return false;
    TextRange Host = {At, uint32_t(Text.size() - Rest.size() + 1)};
    appendPlaceholder(Name, /*IsConstant=*/Rest.front() != 's', Host);
    return true;
  }

  /// `{name!r}`, `{expression:>{width}}`
  bool takeInterpolation() {
    uint32_t End = At;
    char Quote = 0;
    for (unsigned Depth = 0; End < Text.size(); ++End) {
      char C = Text[End];
      if (Quote)
        Quote = C == Quote ? 0 : Quote;
      else if (C == '\'' || C == '"')
        Quote = C;
      else if (C == '{')
        ++Depth;
      else if (C == '}' && --Depth == 0)
        break;
    }
    if (End == Text.size())
      return false;
    StringRef Inside = Text.slice(At + 1, End);
    StringRef Format = Inside.rsplit(':').second;
    bool IsConstant = Inside.ends_with("!r") || Inside.ends_with("!a") ||
                      (!Format.empty() && StringRef("bcdoxXeEfFgG").contains(Format.back()) &&
                       !llvm::isAlpha(Format.front()));
    IsConstant |= Format.size() == 1 && StringRef("bcdoxXeEfFgG").contains(Format);
    appendPlaceholder(Inside.take_while([](char C) { return llvm::isAlnum(C) || C == '_'; }),
                      IsConstant, {At, End + 1});
    return true;
  }

  void appendPlaceholder(StringRef Name, bool IsConstant, TextRange Host) {
    Unit.appendOpaque(IsConstant ? "0" : standIn(Name), Host);
    At = Host.End;
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
std::optional<std::pair<LineLayout, LineLayout>> lineLayouts(StringRef Text,
                                                             ArrayRef<LiteralPart> Parts,
                                                             size_t Index,
                                                             const PythonLiteral &Literal) {
  if (Parts.size() == 1 || Literal.IsRaw || Literal.IsTriple)
    return std::nullopt;
  size_t Left = Index == 0 ? 0 : Index - 1;
  StringRef Gap = Text.slice(Parts[Left].Host.End, Parts[Left + 1].Host.Begin);
  std::string Separator = separator(Gap);
  std::string Open = Text.slice(Literal.Token.Begin, Literal.Body.Begin).str();
  std::string Close(1, Literal.Quote);
  if (Parts[Index].IsElement)
    return std::pair(LineLayout{Open, Close + "," + Separator, /*SpellsNewline=*/false},
                     LineLayout{"," + Separator + Open, Close, /*SpellsNewline=*/false});
  // Between other things than blanks, such as a `+`, a new literal has no place of its own.
  if (!Gap.trim(" \t\n\\").empty())
    return std::nullopt;
  return std::pair(LineLayout{Open, Close + Separator}, LineLayout{Separator + Open, Close});
}

} // namespace

std::optional<PythonUnit>
mailseal::assemblePythonLiterals(StringRef Text, ArrayRef<LiteralPart> Parts, bool Dedents) {
  PythonUnitBuilder Builder;
  auto AtLineStart = [&] { return Builder.text().empty() || Builder.text().ends_with("\n"); };
  for (size_t I = 0; I < Parts.size(); ++I) {
    const LiteralPart &Part = Parts[I];
    std::optional<PythonLiteral> Literal = parsePythonLiteral(Text, Part.Host);
    if (Part.IsLiteral && !Literal)
      return std::nullopt;
    if (I > 0 && Part.IsElement && Parts[I - 1].IsElement)
      Builder.appendGlue("\n", Part.Host.Begin);
    Piece P;
    P.Token = P.Body = Part.Host;
    if (!Part.IsLiteral) {
      // A piece of its own, into which nothing can be written.
      P.TextCodec = makePythonLiteralCodec(Text, {});
      Builder.beginPiece(std::move(P));
      Builder.appendOpaque(standIn(Part.Host.in(Text)), Part.Host);
      continue;
    }
    Literal->IsFormatted |= Part.Style == TemplateStyle::Braces;
    Literal->IsPercent = Part.Style == TemplateStyle::Percent;
    auto Layouts = lineLayouts(Text, Parts, I, *Literal);
    P.Body = Literal->Body;
    P.TextCodec = makePythonLiteralCodec(Text, *Literal);
    if (Layouts && AtLineStart())
      P.LineBefore = Layouts->first;
    Builder.beginPiece(std::move(P));
    if (!LiteralDecoder(Text, *Literal, Builder).run())
      return std::nullopt;
    if (Layouts && (AtLineStart() || Part.IsElement || I + 1 == Parts.size()))
      Builder.piece().LineAfter = Layouts->second;
  }
  return Dedents ? Builder.takeDedented() : Builder.take();
}
