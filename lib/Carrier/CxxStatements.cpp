//===- CxxStatements.cpp --------------------------------------------------===//

#include "Carrier/CxxStatements.h"
#include "Carrier/CxxAliases.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;
using llvm::StringRef;
namespace tok = clang::tok;

CxxStatementVisitor::~CxxStatementVisitor() = default;

namespace {

/// Deeper than any blocks that a person writes.
constexpr unsigned MaxDepth = 200;

/// How a keyword governs the statement behind it.
struct Governor {
  llvm::StringLiteral Keyword;
  bool HasHead; ///< A parenthesis comes first.
  CxxBlock Kind;
};
constexpr Governor Governors[] = {
    {"if", true, CxxBlock::Conditional},      {"while", true, CxxBlock::Conditional},
    {"for", true, CxxBlock::Conditional},     {"switch", true, CxxBlock::Alternative},
    {"catch", true, CxxBlock::Alternative},   {"else", false, CxxBlock::Alternative},
    {"foreach", true, CxxBlock::Conditional}, {"Q_FOREACH", true, CxxBlock::Conditional},
    {"do", false, CxxBlock::Plain},           {"try", false, CxxBlock::Plain},
};

/// Keywords whose braces hold declarations.
constexpr llvm::StringLiteral Containers[] = {"namespace", "class", "struct", "union", "extern"};
/// Labels, and what a statement may begin with and is no part of it.
constexpr llvm::StringLiteral Labels[] = {"case",      "default", "public", "private",
                                          "protected", "signals", "slots",  "Q_SIGNALS"};
/// What may stand between a function's parameters and its body.
constexpr llvm::StringLiteral Specifiers[] = {"const",   "noexcept", "override", "final",
                                              "mutable", "try",      "volatile"};

class Walker {
public:
  Walker(const CxxCode &Code, CxxStatementVisitor &Visitor) : Code(Code), Visitor(Visitor) {}

  void walk(TokenRange R, bool InFunction) {
    if (++Depth > MaxDepth)
      R.Begin = R.End;
    while (R.Begin < R.End)
      R.Begin = std::max(statement(R, InFunction, /*CanBeRepeated=*/true), R.Begin + 1);
    --Depth;
  }

private:
  size_t closeOf(size_t Open) const { return std::min(Code.closerOf(Open), Code.size()); }
  bool isOneOf(size_t I, llvm::ArrayRef<llvm::StringLiteral> Words) const {
    return Code.isName(I) && llvm::is_contained(Words, Code.spelling(I));
  }

  /// Walks the statement at the begin of \p R; returns the token behind it.
  size_t statement(TokenRange R, bool InFunction, bool CanBeRepeated) {
    if (Code.is(R.Begin, tok::l_brace)) {
      Visitor.enterBlock(CxxBlock::Plain, Code.begin(R.Begin));
      walk({R.Begin + 1, std::min(closeOf(R.Begin), R.End)}, InFunction);
      Visitor.leaveBlock();
      return Code.next(R.Begin);
    }
    if (isOneOf(R.Begin, Labels))
      return label(R);
    if (InFunction || Code.isName(R.Begin, "catch"))
      for (const Governor &G : Governors)
        if (Code.isName(R.Begin, G.Keyword))
          return governed(G, R, InFunction);
    if (!InFunction && Code.isName(R.Begin, "template"))
      return std::min(std::max(Code.skipAngles(R.Begin + 1), R.Begin + 1), R.End);
    return plain(R, InFunction, CanBeRepeated);
  }

  /// `case 1:`, `public:`
  size_t label(TokenRange R) {
    if (Depth == ArmDepth) {
      Visitor.leaveBlock();
      Visitor.enterBlock(CxxBlock::Alternative, Code.begin(R.Begin));
    }
    for (size_t I = R.Begin; I < R.End; I = Code.next(I))
      if (Code.is(I, tok::colon) || Code.is(I, tok::semi) || Code.is(I, tok::l_brace))
        return I + !Code.is(I, tok::l_brace);
    return R.End;
  }

  size_t governed(const Governor &G, TokenRange R, bool InFunction) {
    size_t At = R.Begin + 1;
    if (Code.isName(At, "constexpr"))
      ++At;
    if (G.HasHead) {
      if (!Code.is(At, tok::l_paren))
        return At;
      // What is not closed goes on behind the block that it is in.
      TokenRange Head = {At + 1, std::min(Code.inside(At).End, R.End)};
      for (TokenRange Part : Code.split(Head, tok::semi))
        finish({Part.Begin, std::min(Part.End, R.End)}, /*CanBeRepeated=*/false);
      At = Code.next(At);
    }
    if (At >= R.End)
      return At;
    Visitor.enterBlock(G.Kind, Code.begin(At));
    unsigned OuterArms = std::exchange(ArmDepth, G.Keyword == "switch" ? Depth + 1 : 0);
    if (Code.is(At, tok::l_brace)) {
      walk({At + 1, std::min(closeOf(At), R.End)}, InFunction);
      At = Code.next(At);
    } else {
      // `else if` is one of several arms, too.
      At = statement({At, R.End}, InFunction, /*CanBeRepeated=*/false);
    }
    ArmDepth = OuterArms;
    Visitor.leaveBlock();
    return At;
  }

  /// A declaration or an expression, up to its semicolon or the end of its body.
  size_t plain(TokenRange R, bool InFunction, bool CanBeRepeated) {
    bool IsContainer = false;
    for (size_t I = R.Begin; I < R.End; I = Code.next(I)) {
      if (Code.is(I, tok::semi)) {
        finish({R.Begin, I}, CanBeRepeated);
        return I + 1;
      }
      IsContainer |= isOneOf(I, Containers);
      if (!Code.is(I, tok::l_brace))
        continue;
      if (IsContainer && isContainerHead({R.Begin, I})) {
        walk({I + 1, std::min(closeOf(I), R.End)}, /*InFunction=*/false);
        return Code.next(I);
      }
      if (isBody(R.Begin, I)) {
        if (InFunction && isCallLike({R.Begin, I}))
          return macroBlock(I, R); // `Q_FOREACH (…) {`, by another name.
        if (!InFunction) {
          function({R.Begin, I}, I, R.End);
          return Code.next(I);
        }
      }
    }
    finish(R, CanBeRepeated);
    return R.End;
  }

  void finish(TokenRange S, bool CanBeRepeated) {
    if (S.empty())
      return;
    lambdas(S);
    Visitor.visitStatement(S, CanBeRepeated);
  }

  size_t macroBlock(size_t Brace, TokenRange R) {
    Visitor.enterBlock(CxxBlock::Conditional, Code.begin(Brace));
    walk({Brace + 1, std::min(closeOf(Brace), R.End)}, /*InFunction=*/true);
    Visitor.leaveBlock();
    return Code.next(Brace);
  }

  /// Whether the brace behind \p Head holds the members of what that declares.
  bool isContainerHead(TokenRange Head) const {
    return Code.find(Head, tok::l_paren) == Head.End && Code.find(Head, tok::equal) == Head.End;
  }

  /// Whether the brace \p Open is the body of a function.
  bool isBody(size_t Begin, size_t Open) const {
    size_t I = Open;
    while (I > Begin && isOneOf(I - 1, Specifiers))
      --I;
    if (I > Begin && (Code.is(I - 1, tok::r_paren) || Code.is(I - 1, tok::r_brace)))
      return Code.find({Begin, Open}, tok::equal) >= Open ||
             Code.find({Begin, Open}, tok::l_paren) < Code.find({Begin, Open}, tok::equal);
    // `auto f() -> std::string {`
    for (size_t J = Begin; J < I; J = Code.next(J))
      if (Code.is(J, tok::arrow) && J > Begin && Code.is(J - 1, tok::r_paren))
        return true;
    return false;
  }

  /// Whether \p Head is `name(…)`.
  bool isCallLike(TokenRange Head) const {
    return Head.size() > 2 && Code.isName(Head.Begin) && Code.is(Head.Begin + 1, tok::l_paren) &&
           Code.next(Head.Begin + 1) == Head.End;
  }

  void function(TokenRange Head, size_t Brace, size_t End) {
    CxxFunctionHead F;
    size_t Open = Code.find(Head, tok::l_paren);
    if (Open < Head.End && Open > Head.Begin && Code.isName(Open - 1)) {
      F.Name = Code.spelling(Open - 1);
      readParameters(Open, F);
      readInitializers({Code.next(Open), Head.End}, F);
    }
    body(F, Brace, End);
  }

  void body(const CxxFunctionHead &F, size_t Brace, size_t End) {
    Visitor.enterFunction(F, Code.begin(Brace));
    walk({Brace + 1, std::min(closeOf(Brace), End)}, /*InFunction=*/true);
    Visitor.leaveFunction();
  }

  void readParameters(size_t Open, CxxFunctionHead &F) const {
    for (TokenRange P : Code.split(Code.inside(Open), tok::comma)) {
      CxxParameter Result;
      size_t Equal = Code.find(P, tok::equal);
      for (size_t I = P.Begin; I < Equal; I = Code.next(I))
        if (Code.isName(I))
          Result.Name = Code.spelling(I);
      if (Equal < P.End)
        Result.Default = {Equal + 1, P.End};
      F.Parameters.push_back(Result);
    }
  }

  /// `: code_("…"), port_{25}`
  void readInitializers(TokenRange R, CxxFunctionHead &F) const {
    size_t Colon = Code.find(R, tok::colon);
    for (size_t I = Colon + 1; Colon < R.End && I + 1 < R.End; I = Code.next(I))
      if (Code.isName(I) && (Code.is(I + 1, tok::l_paren) || Code.is(I + 1, tok::l_brace)))
        F.Initializers.emplace_back(Code.spelling(I), Code.inside(I + 1));
  }

  /// Walks the bodies of the lambdas in \p S.
  void lambdas(TokenRange S) {
    for (size_t I = S.Begin; I < S.End; ++I) {
      if (!Code.is(I, tok::l_square) || Code.closerOf(I) >= S.End)
        continue;
      size_t At = Code.next(I);
      CxxFunctionHead F;
      if (I >= 2 && Code.is(I - 1, tok::equal) && Code.isName(I - 2))
        F.Name = Code.spelling(I - 2);
      else
        F.Name = signalConnectedAt(Code, I);
      if (Code.is(At, tok::l_paren)) {
        readParameters(At, F);
        At = Code.next(At);
      }
      while (At < S.End && !Code.is(At, tok::l_brace) &&
             (Code.isName(At) || Code.is(At, tok::arrow) || Code.is(At, tok::coloncolon)))
        ++At;
      if (At >= S.End || !Code.is(At, tok::l_brace))
        continue;
      body(F, At, S.End);
      I = At;
    }
  }

  const CxxCode &Code;
  CxxStatementVisitor &Visitor;
  unsigned Depth = 0;
  unsigned ArmDepth = 0; ///< At which labels begin the arms of a `switch`.
};

} // namespace

void mailseal::visitCxxStatements(const CxxCode &Code, CxxStatementVisitor &Visitor) {
  Walker(Code, Visitor).walk(Code.whole(), /*InFunction=*/false);
}

std::string mailseal::lineBreakBefore(StringRef Bytes, uint32_t Offset) {
  StringRef Before = Bytes.take_front(Offset);
  size_t Newline = Before.rfind('\n');
  size_t Line = Newline == StringRef::npos ? 0 : Newline + 1;
  StringRef Indent = Before.substr(Line);
  if (Indent.find_first_not_of(" \t") != StringRef::npos)
    return " ";
  bool IsDos = Newline != StringRef::npos && Newline > 0 && Bytes[Newline - 1] == '\r';
  return (IsDos ? "\r\n" : "\n") + Indent.str();
}
