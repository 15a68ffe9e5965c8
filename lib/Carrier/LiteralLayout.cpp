//===- LiteralLayout.cpp --------------------------------------------------===//

#include "Carrier/LiteralLayout.h"

using namespace mailseal;
using llvm::StringRef;

static constexpr StringRef Blanks = " \t\f\v";

/// The last line break of \p Gap, with the backslash that continues a macro
/// and the indentation of the line behind it.
static std::string lastBreak(StringRef Gap, bool InDirective) {
  size_t Newline = Gap.rfind('\n');
  if (Newline == StringRef::npos)
    return " ";
  StringRef After = Gap.substr(Newline + 1);
  StringRef Indent = After.take_front(After.find_first_not_of(Blanks));
  StringRef Before = Gap.take_front(Newline);
  StringRef LineEnd = Before.consume_back("\r") ? "\r\n" : "\n";
  StringRef Line = Before.rtrim(Blanks);
  if (!Line.ends_with("\\"))
    return InDirective ? " " : (LineEnd + Indent).str();
  size_t Backslash = Line.drop_back().rtrim(Blanks).size();
  return (Before.substr(Backslash) + LineEnd + Indent).str();
}

/// What separates a new literal from its neighbour, where \p Gap separates two
/// old ones: the same, but comments and empty lines are not repeated.
static std::string separator(StringRef Gap, bool InDirective) {
  bool IsPlain = Gap.find_first_not_of(" \t\f\v\r\n\\") == StringRef::npos;
  if (IsPlain && Gap.count('\n') <= 1)
    return Gap.str();
  return lastBreak(Gap, InDirective);
}

std::optional<LineLayouts> mailseal::lineLayouts(StringRef Bytes,
                                                 llvm::ArrayRef<CxxLiteral> Literals, size_t Index,
                                                 bool InDirective) {
  const CxxLiteral &Literal = Literals[Index];
  bool HasLineBreak = Literal.Body.in(Bytes).find_first_of("\r\n") != StringRef::npos;
  if (Literals.size() == 1 || Literal.isRaw() || HasLineBreak)
    return std::nullopt;
  size_t Left = Index == 0 ? 0 : Index - 1;
  StringRef Gap = Bytes.slice(Literals[Left].Token.End, Literals[Left + 1].Token.Begin);
  std::string Separator = separator(Gap, InDirective);
  std::string Open = (Literal.Prefix + "\"").str();
  LineLayouts Result;
  Result.Before = {Open, "\"" + Separator};
  Result.After = {Separator + Open, "\""};
  return Result;
}
