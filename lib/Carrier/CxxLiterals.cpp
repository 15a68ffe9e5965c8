//===- CxxLiterals.cpp - String literals as Python texts ------------------===//

#include "Carrier/CxxLexer.h"
#include "Carrier/CxxSinkCall.h"
#include "Carrier/LiteralDecoder.h"
#include "Carrier/LiteralLayout.h"
#include "mailseal/Carrier/Carrier.h"

using namespace mailseal;
using llvm::ArrayRef;
using llvm::StringRef;

/// The end of the run of adjacent literals that begins at \p Begin: nothing but
/// blanks, comments and line continuations stand between them.
static size_t endOfRun(ArrayRef<CxxToken> Tokens, size_t Begin) {
  size_t End = Begin + 1;
  while (End < Tokens.size() && Tokens[End].isString() &&
         Tokens[End].Directive == Tokens[Begin].Directive)
    ++End;
  return End;
}

/// The literals of \p Run; none if one of them cannot be taken apart.
static std::vector<CxxLiteral> parseRun(StringRef Bytes, ArrayRef<CxxToken> Run) {
  std::vector<CxxLiteral> Literals;
  for (const CxxToken &Token : Run) {
    std::optional<CxxLiteral> Literal = parseCxxLiteral(Bytes, Token.Range);
    if (!Literal)
      return {};
    Literals.push_back(*Literal);
  }
  return Literals;
}

/// Decodes a run of literals; \p InDirective says whether a macro holds it.
static PythonUnit decodeRun(StringRef Bytes, ArrayRef<CxxLiteral> Literals, bool InDirective) {
  PythonUnitBuilder Builder;
  auto AtLineStart = [&] { return Builder.text().empty() || Builder.text().ends_with("\n"); };
  for (size_t I = 0; I < Literals.size(); ++I) {
    const CxxLiteral &Literal = Literals[I];
    std::optional<LineLayouts> Layouts = lineLayouts(Bytes, Literals, I, InDirective);
    Piece P;
    P.Token = Literal.Token;
    P.Body = Literal.Body;
    P.TextCodec = makeLiteralCodec(Bytes, Literal);
    if (Layouts && AtLineStart())
      P.LineBefore = Layouts->Before;
    Builder.beginPiece(std::move(P));
    decodeLiteral(Bytes, Literal, Builder);
    if (Layouts && (AtLineStart() || I + 1 == Literals.size()))
      Builder.piece().LineAfter = Layouts->After;
  }
  return Builder.takeDedented();
}

std::vector<PythonUnit> mailseal::carryCxxLiterals(StringRef Bytes, const SinkMap &Sinks,
                                                   bool (*Mentions)(StringRef Text)) {
  std::vector<CxxToken> Tokens = lexCxx(Bytes);
  std::optional<CxxNames> Names;
  std::vector<PythonUnit> Units;
  for (size_t Begin = 0, End; Begin < Tokens.size(); Begin = End) {
    End = Begin + 1;
    const CxxToken &First = Tokens[Begin];
    // The strings of other directives, #include and #error, are no program text.
    if (!First.isString() || (First.Directive && !First.InDefine))
      continue;
    End = endOfRun(Tokens, Begin);
    std::vector<CxxLiteral> Literals = parseRun(Bytes, ArrayRef(Tokens).slice(Begin, End - Begin));
    auto Known = Sinks.find(First.Range.Begin);
    if (Literals.empty())
      continue;
    PythonUnit Unit = decodeRun(Bytes, Literals, First.InDefine);
    if (Known == Sinks.end() && !Mentions(Unit.text()))
      continue;
    std::optional<SinkUse> Use;
    if (Known != Sinks.end()) {
      Use = Known->second;
    } else {
      if (!Names)
        Names.emplace(Bytes, Tokens);
      Use = findSinkCall(*Names, {Begin, End});
    }
    Unit.Carrier = CarrierKind::CxxString;
    Unit.Proof = Use ? Evidence::Sink : Evidence::Name;
    if (Use) {
      Unit.Mode = Use->Mode;
      Unit.Sink = Use->Function;
    }
    Units.push_back(std::move(Unit));
  }
  return Units;
}
