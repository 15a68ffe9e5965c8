//===- CxxLexer.cpp -------------------------------------------------------===//

#include "Carrier/CxxLexer.h"
#include "clang/Basic/LangOptions.h"
#include "clang/Lex/Lexer.h"

using namespace mailseal;
using namespace clang;
using llvm::StringRef;

bool CxxToken::isString() const { return tok::isStringLiteral(Kind); }

/// One mode for all languages: what differs between them does not move the
/// bounds of a string literal in code that compiles.
static LangOptions lexerOptions() {
  LangOptions Options;
  Options.LineComment = true;
  Options.C99 = true;
  Options.CPlusPlus = Options.CPlusPlus11 = Options.CPlusPlus14 = true;
  Options.CPlusPlus17 = Options.CPlusPlus20 = true;
  Options.RawStringLiterals = true;
  Options.Char8 = true;
  Options.ObjC = true;
  return Options;
}

namespace {
/// Knows of each token whether it is in a directive.
class DirectiveTracker {
public:
  /// EXPECTS: called for every token, in order; \p Spelling is its text.
  void see(const Token &Raw, StringRef Spelling, CxxToken &Result) {
    if (Raw.isAtStartOfLine()) {
      InDirective = Raw.is(tok::hash);
      Position = 0;
      Count += InDirective;
    }
    if (!InDirective)
      return;
    if (Position++ == 1)
      IsDefine = Spelling == "define";
    Result.Directive = Count;
    Result.InDefine = Position > 2 && IsDefine;
  }

private:
  bool InDirective = false, IsDefine = false;
  unsigned Position = 0;
  uint32_t Count = 0;
};
} // namespace

std::vector<CxxToken> mailseal::lexCxx(StringRef Bytes) {
  // The lexer reads up to a NUL byte behind the text.
  std::string Text = Bytes.str();
  LangOptions Options = lexerOptions();
  const char *Begin = Text.data();
  Lexer Lex(SourceLocation(), Options, Begin, Begin, Begin + Text.size());

  std::vector<CxxToken> Tokens;
  DirectiveTracker Directives;
  Token Raw;
  uint32_t Offset = 0;
  while (true) {
    Lex.LexFromRawLexer(Raw);
    if (Raw.is(tok::eof))
      return Tokens;
    // A raw lexer has no locations: it stands right behind the token.
    uint32_t End = Lex.getCurrentBufferOffset();
    Offset = End - Raw.getLength();
    CxxToken Result;
    Result.Kind = Raw.getKind();
    Result.Range = {Offset, End};
    Directives.see(Raw, Result.Range.in(Bytes), Result);
    bool BehindAt = Result.isString() && !Tokens.empty() && Tokens.back().is(tok::at) &&
                    Tokens.back().Range.End == Offset;
    if (BehindAt) {
      Result.Range.Begin = Tokens.back().Range.Begin;
      Tokens.pop_back();
    }
    Tokens.push_back(Result);
  }
}

bool CxxLiteral::isWide() const {
  return Prefix.starts_with("L") || Prefix.starts_with("U") ||
         (Prefix.starts_with("u") && !Prefix.starts_with("u8"));
}

std::optional<CxxLiteral> mailseal::parseCxxLiteral(StringRef Bytes, TextRange Token) {
  constexpr llvm::StringLiteral Prefixes[] = {"", "@", "u8", "u", "U", "L"};
  StringRef Spelling = Token.in(Bytes);
  CxxLiteral Result;
  Result.Token = Token;
  Result.Prefix = Spelling.take_front(Spelling.find('"'));
  StringRef Encoding = Result.Prefix;
  Encoding.consume_back("R");
  size_t End = Spelling.rfind('"');
  size_t Begin = Result.Prefix.size() + 1;
  if (!llvm::is_contained(Prefixes, Encoding) || End == StringRef::npos || End < Begin)
    return std::nullopt;
  if (Result.isRaw()) {
    StringRef Rest = Spelling.slice(Begin, End);
    Result.Delimiter = Rest.take_front(Rest.find('('));
    size_t Around = Result.Delimiter.size() + 1;
    if (Rest.size() < 2 * Around)
      return std::nullopt;
    Begin += Around;
    End -= Around;
  }
  Result.Body = {uint32_t(Token.Begin + Begin), uint32_t(Token.Begin + End)};
  return Result;
}
