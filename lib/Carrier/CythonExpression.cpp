//===- CythonExpression.cpp -----------------------------------------------===//

#include "Carrier/CythonExpression.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;
using llvm::StringRef;

namespace {

/// Keywords behind which an expression begins.
constexpr llvm::StringLiteral BeforeOperand[] = {
    "and",   "as",     "assert", "await", "del",    "elif", "else", "except",
    "exec",  "if",     "in",     "is",    "lambda", "not",  "or",   "print",
    "raise", "return", "while",  "with",  "yield",  "from"};
/// Words that begin a statement only where they are no name.
constexpr llvm::StringLiteral SoftKeywords[] = {"match", "case", "type"};
/// More tokens than a type in a cast has that a person writes.
constexpr size_t LongestCast = 100;

class ExpressionMasker {
public:
  explicit ExpressionMasker(MaskedText &Text) : Text(Text) {}

  void run(PythonTokenSpan S, bool StartsStatement) {
    for (size_t I = 0; I < S.size();)
      I = std::max(maskAt(S, I, StartsStatement && I == 0), I + 1);
  }

private:
  /// Whether an operand stands at the token \p I, not an operator.
  static bool isOperand(PythonTokenSpan S, size_t I) {
    if (I == 0)
      return true;
    if (S.isKind(I - 1, PythonTokenKind::Name))
      return llvm::is_contained(BeforeOperand, S.text(I - 1));
    return S.isKind(I - 1, PythonTokenKind::Operator) && S.text(I - 1) != ")" &&
           S.text(I - 1) != "]" && S.text(I - 1) != "}";
  }

  /// The place behind the cast `<type>` at \p I, or \p I.
  static size_t behindCast(PythonTokenSpan S, size_t I) {
    S = S.slice(0, std::min(S.size(), I + LongestCast));
    for (size_t End = I + 1; End < S.size(); ++End) {
      StringRef Token = S.text(End);
      if (Token == ">")
        return End == I + 1 ? I : End + 1;
      if (Token == "(" || Token == "[")
        End = S.behindBracket(End) - 1;
      else if (!S.isKind(End, PythonTokenKind::Name) && Token != "*" && Token != "**" &&
               Token != "." && Token != "?" && Token != "&")
        return I;
    }
    return I;
  }

  /// Takes the tokens from \p Begin to \p End, which belong to what follows, out
  /// of sight; where a statement begins an operator stays, as a blank would indent it.
  size_t mask(PythonTokenSpan S, size_t Begin, size_t End, bool StartsStatement) {
    TextRange Range = S.slice(Begin, End).range();
    if (StartsStatement)
      Text.replace(Range, "+", /*IsOpen=*/true);
    else
      Text.remove(Range);
    return End;
  }

  /// Masks what begins at \p I and is not Python's; returns the place behind it, or \p I.
  size_t maskAt(PythonTokenSpan S, size_t I, bool StartsStatement) {
    StringRef Token = S.text(I);
    switch (S.Tokens[I].Kind) {
    case PythonTokenKind::Number:
      return maskNumber(S, I);
    case PythonTokenKind::String:
      return maskString(S, I);
    case PythonTokenKind::Name:
      return maskName(S, I, StartsStatement);
    case PythonTokenKind::Operator:
      break;
    case PythonTokenKind::LineEnd:
      return I;
    }
    size_t End = I;
    if (Token == "<" && isOperand(S, I))
      End = behindCast(S, I);
    else if ((Token == "&" && isOperand(S, I)) || isPointer(S, I))
      End = I + 1;
    return End == I ? I : mask(S, I, End, StartsStatement);
  }

  /// Whether a star at \p I ends a type: `vector[int*]`.
  static bool isPointer(PythonTokenSpan S, size_t I) {
    auto IsStar = [](StringRef Token) { return Token == "*" || Token == "**"; };
    StringRef Next = S.text(I + 1);
    return IsStar(S.text(I)) && !isOperand(S, I) &&
           (Next == "]" || Next == ")" || Next == "," || IsStar(Next));
  }

  /// `c"x"`, and `f"{<bytes>x}"`, in which nothing is edited.
  size_t maskString(PythonTokenSpan S, size_t I) {
    StringRef Token = S.text(I);
    TextRange Range = S.Tokens[I].Range;
    StringRef Prefix = Token.take_until([](char C) { return C == '"' || C == '\''; });
    if (Prefix.contains_insensitive("f") && hasCythonInside(Token))
      Text.replace(Range, "''");
    else if (Prefix.starts_with_insensitive("c"))
      Text.replace({Range.Begin, Range.Begin + 1}, "b", /*IsOpen=*/true);
    else
      return I;
    return I + 1;
  }

  /// Whether an expression in \p Formatted, an f-string, begins with a cast or an address.
  static bool hasCythonInside(StringRef Formatted) {
    for (size_t At = Formatted.find('{'); At != StringRef::npos; At = Formatted.find('{', At + 1)) {
      StringRef Expression = Formatted.substr(At + 1).ltrim(" (");
      if (Expression.starts_with("<") || Expression.starts_with("&"))
        return true;
    }
    return false;
  }

  /// `10UL`
  size_t maskNumber(PythonTokenSpan S, size_t I) {
    StringRef Value = S.text(I).rtrim("uUlL");
    if (Value.size() == S.text(I).size() || Value.empty())
      return I;
    Text.replace(S.slice(I, I + 1).range(), Value);
    return I + 1;
  }

  size_t maskName(PythonTokenSpan S, size_t I, bool StartsStatement) {
    if (S.text(I) == "sizeof" && S.text(I + 1) == "(") {
      size_t Behind = S.behindBracket(I + 1);
      if (Behind > I + 3)
        Text.replace(S.slice(I + 2, Behind - 1).range(), "0");
      return Behind;
    }
    if (I > 1 && S.text(I) == "from" && S.text(I - 2) == "for") {
      Text.replace(S.slice(I, I + 1).range(), "in");
      return I + 1;
    }
    // Two names in a row: `new Type`, `unsigned int`, `lambda int x: x`.
    bool IsSoft = StartsStatement && llvm::is_contained(SoftKeywords, S.text(I));
    return S.isName(I) && S.isName(I + 1) && !IsSoft ? mask(S, I, I + 1, StartsStatement) : I;
  }

  MaskedText &Text;
};

} // namespace

void mailseal::maskCythonExpression(MaskedText &Text, PythonTokenSpan Expression,
                                    bool StartsStatement) {
  ExpressionMasker(Text).run(Expression, StartsStatement);
}
