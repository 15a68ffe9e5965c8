//===- PythonTokens.cpp ---------------------------------------------------===//

#include "Carrier/PythonTokens.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace mailseal;
using llvm::StringRef;

namespace {

constexpr llvm::StringLiteral Keywords[] = {
    "False",  "None",    "True",     "and",  "as",     "assert", "async",  "await",
    "break",  "class",   "continue", "def",  "del",    "elif",   "else",   "except",
    "exec",   "finally", "for",      "from", "global", "if",     "import", "in",
    "is",     "lambda",  "nonlocal", "not",  "or",     "pass",   "print",  "raise",
    "return", "try",     "while",    "with", "yield"};

/// Operators of several characters, the longest first.
constexpr llvm::StringLiteral Operators[] = {
    "**=", "//=", "<<=", ">>=", "...", "->", ":=", "**", "//", "<<", ">>", "<=", ">=",
    "==",  "!=",  "<>",  "+=",  "-=",  "*=", "/=", "%=", "&=", "|=", "^=", "@="};

constexpr size_t LongestPrefix = 2;

bool isNameStart(char C) { return llvm::isAlpha(C) || C == '_' || (C & 0x80); }
bool isNamePart(char C) { return isNameStart(C) || llvm::isDigit(C); }

class PythonLexer {
public:
  PythonLexer(StringRef Bytes, TextRange Range)
      : Text(Bytes.take_front(Range.End)), At(Range.Begin) {}

  std::vector<PythonToken> run() {
    while (At < Text.size())
      step();
    endLine(At);
    return std::move(Tokens);
  }

private:
  void step() {
    char C = Text[At];
    if (C == ' ' || C == '\t' || C == '\f') {
      ++At;
    } else if (C == '\n' || C == '\r') {
      size_t End = At + (Text.substr(At).starts_with("\r\n") ? 2 : 1);
      if (Depth == 0)
        endLine(End);
      At = End;
    } else if (C == '\\' && At + 1 < Text.size() &&
               (Text[At + 1] == '\n' || Text[At + 1] == '\r')) {
      At += Text.substr(At + 1).starts_with("\r\n") ? 3 : 2;
    } else if (C == '#') {
      At = std::min(Text.find_first_of("\r\n", At), Text.size());
    } else {
      take();
    }
  }

  void take() {
    char C = Text[At];
    if (size_t Quote = quoteAt(); Quote != StringRef::npos)
      return add(PythonTokenKind::String, endOfString(Quote));
    if (isNameStart(C))
      return add(PythonTokenKind::Name, endOf(isNamePart));
    bool IsNumber =
        llvm::isDigit(C) || (C == '.' && At + 1 < Text.size() && llvm::isDigit(Text[At + 1]));
    if (IsNumber)
      return add(PythonTokenKind::Number, endOfNumber());
    if (C == '(' || C == '[' || C == '{')
      ++Depth;
    else if (C == ')' || C == ']' || C == '}')
      Depth -= Depth != 0;
    StringRef Rest = Text.substr(At);
    const auto *Long = llvm::find_if(Operators, [&](StringRef Op) { return Rest.starts_with(Op); });
    add(PythonTokenKind::Operator, At + (Long == std::end(Operators) ? 1 : Long->size()));
  }

  /// Where the quote of the string that begins here is; npos if none does.
  size_t quoteAt() const {
    size_t End = At;
    while (End < Text.size() && End - At <= LongestPrefix && isNamePart(Text[End]))
      ++End;
    bool IsQuote =
        End < Text.size() && End - At <= LongestPrefix && (Text[End] == '"' || Text[End] == '\'');
    return IsQuote ? End : StringRef::npos;
  }

  size_t endOfString(size_t Quote) const {
    StringRef Single = Text.substr(Quote, 1);
    std::string Triple = (Single + Single + Single).str();
    bool IsTriple = Text.substr(Quote).starts_with(Triple);
    StringRef Closer = IsTriple ? StringRef(Triple) : Single;
    for (size_t I = Quote + Closer.size(); I < Text.size(); ++I) {
      if (Text[I] == '\\')
        ++I;
      else if (!IsTriple && (Text[I] == '\n' || Text[I] == '\r'))
        return I;
      else if (Text.substr(I).starts_with(Closer))
        return I + Closer.size();
    }
    return Text.size();
  }

  size_t endOfNumber() const {
    size_t End = At;
    bool IsHex = Text.substr(At, 2).equals_insensitive("0x");
    while (End < Text.size()) {
      bool IsSign = (Text[End] == '+' || Text[End] == '-') && !IsHex && End > At &&
                    (Text[End - 1] == 'e' || Text[End - 1] == 'E');
      if (!isNamePart(Text[End]) && Text[End] != '.' && !IsSign)
        break;
      ++End;
    }
    return End;
  }

  template <typename Predicate> size_t endOf(Predicate IsPart) const {
    size_t End = At;
    while (End < Text.size() && IsPart(Text[End]))
      ++End;
    return End;
  }

  void add(PythonTokenKind Kind, size_t End) {
    Tokens.push_back({Kind, {uint32_t(At), uint32_t(End)}});
    At = End;
  }

  /// Ends the logical line, if it has anything on it.
  void endLine(size_t End) {
    if (!Tokens.empty() && Tokens.back().Kind != PythonTokenKind::LineEnd)
      Tokens.push_back({PythonTokenKind::LineEnd, {uint32_t(At), uint32_t(End)}});
  }

  StringRef Text;
  size_t At;
  unsigned Depth = 0;
  std::vector<PythonToken> Tokens;
};

} // namespace

std::vector<PythonToken> mailseal::lexPython(StringRef Bytes, TextRange Range) {
  return PythonLexer(Bytes, Range).run();
}

bool mailseal::isPythonKeyword(StringRef Name) { return llvm::is_contained(Keywords, Name); }

bool mailseal::opensBracket(StringRef Token) {
  return Token == "(" || Token == "[" || Token == "{";
}
static bool closesBracket(StringRef Token) { return Token == ")" || Token == "]" || Token == "}"; }

size_t PythonTokenSpan::behindBracket(size_t Open) const {
  unsigned Depth = 0;
  for (size_t I = Open; I < size(); ++I) {
    if (opensBracket(text(I)))
      ++Depth;
    else if (closesBracket(text(I)) && --Depth == 0)
      return I + 1;
  }
  return size();
}

PythonTokenSpan PythonTokenSpan::insideBracket(size_t Open) const {
  size_t Behind = behindBracket(Open);
  bool IsClosed = Behind > Open + 1 && closesBracket(text(Behind - 1));
  return slice(Open + 1, Behind - IsClosed);
}

size_t PythonTokenSpan::find(StringRef Text, size_t From) const {
  for (size_t I = From; I < size(); I = opensBracket(text(I)) ? behindBracket(I) : I + 1)
    if (text(I) == Text)
      return I;
  return size();
}

std::vector<PythonTokenSpan> PythonTokenSpan::split(StringRef Separator) const {
  std::vector<PythonTokenSpan> Parts;
  for (size_t Begin = 0; Begin < size();) {
    size_t End = find(Separator, Begin);
    Parts.push_back(slice(Begin, End));
    Begin = End + 1;
  }
  return Parts;
}
