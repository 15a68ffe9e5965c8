//===- SwigLexer.cpp ------------------------------------------------------===//

#include "Carrier/SwigLexer.h"
#include "llvm/ADT/StringExtras.h"
#include <optional>

using namespace mailseal;
using llvm::StringRef;

namespace {

bool isNameStart(char C) { return llvm::isAlpha(C) || C == '_'; }

/// Takes an interface apart, from its first byte to its last.
class Scanner {
public:
  explicit Scanner(StringRef Bytes) : Bytes(Bytes) {
    if (Bytes.starts_with("\xEF\xBB\xBF"))
      At = 3;
  }

  SwigTokens run() {
    while (At < Bytes.size() && Result.Problems.empty())
      takeNext();
    return std::move(Result);
  }

private:
  void takeNext() {
    char C = Bytes[At];
    if (C == '\n' || C == '\r') {
      LineStart = true;
      ++At;
    } else if (llvm::isSpace(C)) {
      ++At;
    } else if (C == '#' && LineStart) {
      add(SwigTokenKind::Preprocessor, endOfDirective());
    } else if (rest().starts_with("//")) {
      At = std::min(Bytes.find('\n', At), Bytes.size());
    } else if (rest().starts_with("/*")) {
      size_t End = Bytes.find("*/", At + 2);
      At = End == StringRef::npos ? Bytes.size() : End + 2;
      LineStart = false;
    } else {
      takeToken(C);
    }
  }

  void takeToken(char C) {
    if (C == '%')
      return takePercent();
    if (C == '"')
      return takeQuoted(C, SwigTokenKind::String, "this string is not closed");
    if (C == '\'')
      return takeQuoted(C, SwigTokenKind::Other, "this character constant is not closed");
    if (isNameStart(C)) {
      size_t End = endOfName(At);
      if (End < Bytes.size() && Bytes[End] == '"' && Bytes[End - 1] == 'R')
        if (std::optional<size_t> RawEnd = endOfRawString(End))
          return add(SwigTokenKind::String, *RawEnd);
      return add(SwigTokenKind::Name, End);
    }
    if (llvm::isDigit(C))
      return add(SwigTokenKind::Other, endOfNumber());
    add(SwigTokenKind::Other, At + 1);
  }

  /// `%{ … %}`, `%name`, `%#line`, or the operator.
  void takePercent() {
    char Next = At + 1 < Bytes.size() ? Bytes[At + 1] : '\0';
    if (Next == '{')
      return takeBlock();
    if (Next == '#')
      return add(SwigTokenKind::Other, endOfDirective());
    if (isNameStart(Next))
      return add(SwigTokenKind::Directive, endOfName(At + 1));
    add(SwigTokenKind::Other, At + 1);
  }

  void takeBlock() {
    // SWIG takes what follows a `%` together with it: `%%}` closes nothing.
    for (size_t I = Bytes.find('%', At + 2); I != StringRef::npos && I + 1 < Bytes.size();
         I = Bytes.find('%', I + 2))
      if (Bytes[I + 1] == '}')
        return add(SwigTokenKind::Block, I + 2);
    fail("the block is not closed: there is no '%}' behind this '%{'");
  }

  /// A string or a character constant, which SWIG lets go on over lines.
  void takeQuoted(char Quote, SwigTokenKind Kind, StringRef IfOpen) {
    for (size_t I = At + 1; I < Bytes.size(); ++I) {
      if (Bytes[I] == Quote)
        return add(Kind, I + 1);
      if (Bytes[I] == '\\')
        ++I;
    }
    fail(IfOpen);
  }

  /// The end of the raw string whose quote is at \p Quote, if it is one.
  std::optional<size_t> endOfRawString(size_t Quote) const {
    constexpr size_t LongestDelimiter = 16;
    size_t Open = Bytes.find('(', Quote);
    if (Open == StringRef::npos || Open - Quote - 1 > LongestDelimiter)
      return std::nullopt;
    std::string Closer = (")" + Bytes.slice(Quote + 1, Open) + "\"").str();
    size_t Close = Bytes.find(Closer, Open);
    return Close == StringRef::npos ? std::nullopt : std::optional(Close + Closer.size());
  }

  size_t endOfName(size_t I) const {
    while (I < Bytes.size() && isSwigNamePart(Bytes[I]))
      ++I;
    return I;
  }

  /// `0x1'000.5e-3`: letters, digits, points, and quotes between digits.
  size_t endOfNumber() const {
    size_t I = At;
    auto Continues = [&] {
      bool Separator = Bytes[I] == '\'' && I + 1 < Bytes.size() && llvm::isHexDigit(Bytes[I + 1]);
      return isSwigNamePart(Bytes[I]) || Bytes[I] == '.' || Separator;
    };
    while (I < Bytes.size() && Continues())
      ++I;
    return I;
  }

  /// The end of the line, or of the last line that continues it.
  size_t endOfDirective() const {
    size_t I = At;
    while (true) {
      I = std::min(Bytes.find('\n', I), Bytes.size());
      if (!Bytes.slice(At, I).rtrim('\r').ends_with("\\") || I == Bytes.size())
        return I;
      ++I;
    }
  }

  StringRef rest() const { return Bytes.substr(At); }
  void add(SwigTokenKind Kind, size_t End) {
    Result.Tokens.push_back({Kind, {uint32_t(At), uint32_t(End)}});
    At = End;
    LineStart = false;
  }
  void fail(StringRef Message) { Result.Problems.push_back({uint32_t(At), Message.str()}); }

  StringRef Bytes;
  size_t At = 0;
  bool LineStart = true;
  SwigTokens Result;
};

} // namespace

SwigTokens mailseal::lexSwig(StringRef Bytes) { return Scanner(Bytes).run(); }
