//===- CxxTextReader.cpp - Expressions ------------------------------------===//

#include "Carrier/CxxTextReader.h"
#include "llvm/ADT/StringExtras.h"

using namespace mailseal;
using llvm::StringRef;
namespace tok = clang::tok;

/// Methods that give the text of their object.
static constexpr llvm::StringLiteral Accessors[] = {
    "c_str",       "data",      "str",          "toStdString", "toUtf8",   "toLatin1",
    "toLocal8Bit", "constData", "utf8_str",     "view",        "Data",     "begin",
    "utf8",        "string",    "GetString",    "ToStdString", "toString", "join",
    "trimmed",     "unicode",   "toStdWString", "readAll",     "buffer",   "mb_str",
};

CxxTexts CxxTextReader::read(TokenRange E, unsigned Depth) const {
  E = withoutParentheses(E);
  if (E.empty() || Depth > MaxDepth)
    return unknown(E);
  if (size_t Question = Code.find(E, tok::question); Question != E.End)
    return readChoice(E, Question, Depth);
  auto Links = Code.split(E, tok::lessless);
  if (Links.size() > 1)
    return readChain(Links, Depth);
  auto Terms = Code.split(E, tok::plus);
  if (Terms.size() > 1)
    return readSum(Terms, E, Depth);
  auto Fills = Code.split(E, tok::percent);
  if (Fills.size() > 1)
    return filled(read(Fills.front(), Depth + 1), TemplateKind::Boost);
  return readOperand(E, Depth);
}

TokenRange CxxTextReader::withoutParentheses(TokenRange E) const {
  while (!E.empty() && Code.is(E.Begin, tok::l_paren) && Code.next(E.Begin) == E.End)
    E = Code.inside(E.Begin);
  return E;
}

CxxTexts CxxTextReader::readChoice(TokenRange E, size_t Question, unsigned Depth) const {
  size_t Colon = Code.find({Question + 1, E.End}, tok::colon);
  if (Colon == E.End)
    return unknown(E);
  CxxTexts Result = read({Question + 1, Colon}, Depth + 1);
  llvm::append_range(Result, read({Colon + 1, E.End}, Depth + 1));
  return Result;
}

CxxTexts CxxTextReader::readSum(llvm::ArrayRef<TokenRange> Terms, TokenRange E,
                                unsigned Depth) const {
  CxxTexts Result = {CxxText()};
  for (TokenRange Term : Terms)
    appendTexts(Code.bytes(), Result, read(Term, Depth + 1), hostOf(Term.empty() ? E : Term));
  return Result;
}

CxxTexts CxxTextReader::readChain(llvm::ArrayRef<TokenRange> Links, unsigned Depth) const {
  CxxTexts Base = read(Links.front(), Depth + 1);
  CxxText Text;
  if (Base.size() == 1 && hasLiteral(Base.front()))
    Text = Base.front();
  // `QStringList() << "line" << "line"`
  bool IsList = Code.is(Links.front().End - 1, tok::r_paren) && isListType(Code, Links.front());
  appendLinks(Links.drop_front(), IsList, Text, Depth);
  return {std::move(Text)};
}

TokenRange CxxTextReader::withoutCast(TokenRange E) const {
  while (Code.is(E.Begin, tok::l_paren) && Code.closerOf(E.Begin) + 1 < E.End) {
    TokenRange Type = Code.inside(E.Begin);
    bool IsType = !Type.empty();
    for (size_t I = Type.Begin; I < Type.End; ++I)
      IsType &= Code.isName(I) || Code.is(I, tok::star) || Code.is(I, tok::amp) ||
                Code.is(I, tok::coloncolon);
    size_t Behind = Type.End + 1;
    if (!IsType || !(Code.isName(Behind) || Code.isString(Behind) || Code.is(Behind, tok::l_paren)))
      return E;
    E.Begin = Behind;
  }
  return E;
}

CxxTexts CxxTextReader::readOperand(TokenRange E, unsigned Depth) const {
  E = withoutCast(E);
  if (E.empty())
    return unknown(E);
  // `&code[0]`, `*this`
  TokenRange All = E;
  if (Code.is(E.Begin, tok::amp) && E.size() == 5 && Code.is(E.Begin + 2, tok::l_square) &&
      Code.spelling(E.Begin + 3) == "0")
    E = {E.Begin + 1, E.Begin + 2};
  if (E.size() == 1 && Code.is(E.Begin, tok::numeric_constant))
    return oneText({CxxPart::Kind::Number, hostOf(E)});
  if (E.size() == 1 && Code.is(E.Begin, tok::char_constant)) {
    bool IsLineEnd = Code.spelling(E.Begin) == "'\\n'";
    return oneText({IsLineEnd ? CxxPart::Kind::LineEnd : CxxPart::Kind::Hole, hostOf(E)});
  }
  TokenRange Rest = E;
  CxxTexts Result = readPrimary(Rest, Depth);
  // What is asked of it.
  while (!Rest.empty()) {
    // `_T("a") _T("b")`
    if (Code.isString(Rest.Begin) || Code.isName(Rest.Begin)) {
      TextRange Host = hostOf(Rest);
      appendTexts(Code.bytes(), Result, readPrimary(Rest, Depth + 1), Host);
      continue;
    }
    if (Code.is(Rest.Begin, tok::l_square)) {
      Result = elementsOf(Result, Code.inside(Rest.Begin), hostOf(All));
      Rest.Begin = Code.next(Rest.Begin);
      continue;
    }
    if (!Code.is(Rest.Begin, tok::period) && !Code.is(Rest.Begin, tok::arrow))
      return unknown(All);
    StringRef Member = Code.isName(Rest.Begin + 1) ? Code.spelling(Rest.Begin + 1) : "";
    size_t Open = std::min(Code.skipAngles(Rest.Begin + 2), Rest.End);
    if (Member.empty())
      return unknown(All);
    if (!Code.is(Open, tok::l_paren)) {
      // A member is known by its name alone.
      const CxxTexts *Known = Scope.variable(Member);
      Result = Known ? *Known : oneText(holePart(hostOf(All), Member));
      Rest.Begin = Open;
      continue;
    }
    bool IsFirst = Result.size() == 1 && !hasLiteral(Result.front());
    if (Member == "arg")
      Result = filled(std::move(Result), TemplateKind::Numbers);
    else if (Member == "append" && !Code.inside(Open).empty())
      appendTexts(Code.bytes(), Result, read(Code.inside(Open), Depth + 1), hostOf(All));
    else if (const CxxTexts *Returned = IsFirst ? Scope.returned(Member) : nullptr)
      Result = *Returned;
    else if (!llvm::is_contained(Accessors, Member))
      return unknown(All);
    Rest.Begin = Code.next(Open);
  }
  return Result;
}

/// What the index \p Index picks of \p Lists: the line that it numbers, or all lines, as
/// a loop has them one after the other.
CxxTexts CxxTextReader::elementsOf(const CxxTexts &Lists, TokenRange Index, TextRange Host) const {
  auto IsEnd = [](const CxxPart &P) { return P.What == CxxPart::Kind::EndOfLine; };
  if (Lists.size() != 1 || llvm::none_of(Lists.front().Parts, IsEnd))
    return oneText(holePart(Host)); // A character.
  uint64_t Number;
  if (Index.size() != 1 || Code.spelling(Index.Begin).getAsInteger(0, Number))
    return Lists;
  CxxText Line;
  for (const CxxPart &Part : Lists.front().Parts)
    if (IsEnd(Part))
      Number -= 1;
    else if (Number == 0)
      Line.Parts.push_back(Part);
  return Line.Parts.empty() ? oneText(holePart(Host)) : CxxTexts{std::move(Line)};
}

/// Adjacent literals, and macros between them.
CxxTexts CxxTextReader::readLiterals(TokenRange &E, unsigned Depth) const {
  CxxTexts Result = {CxxText()};
  while (!E.empty() && (Code.isString(E.Begin) || Code.isName(E.Begin))) {
    size_t Begin = E.Begin;
    if (Code.isString(Begin)) {
      CxxPart Run(CxxPart::Kind::Literals, {});
      Run.InDirective = InDirective;
      Run.Blocks = armNumbers(Code, Begin);
      while (!E.empty() && Code.isString(E.Begin) && armNumbers(Code, E.Begin) == Run.Blocks)
        Run.Literals.push_back(Code[E.Begin++].Range);
      Run.Host = hostOf({Begin, E.Begin});
      appendTexts(Code.bytes(), Result, oneText(std::move(Run)), {});
      continue;
    }
    TokenRange Name = {Begin, Begin + 1};
    if (Code.is(Begin + 1, tok::l_paren))
      Name.End = std::min(Code.next(Begin + 1), E.End);
    E.Begin = Name.End;
    appendTexts(Code.bytes(), Result, read(Name, Depth + 1), hostOf(Name));
  }
  return Result;
}

/// A literal, a name, a call or a list at the start of \p E, which moves behind it.
CxxTexts CxxTextReader::readPrimary(TokenRange &E, unsigned Depth) const {
  TokenRange All = E;
  if (Code.isString(E.Begin))
    return readLiterals(E, Depth);
  if (Code.is(E.Begin, tok::l_paren) || Code.is(E.Begin, tok::l_brace)) {
    size_t Open = E.Begin;
    E.Begin = std::min(Code.next(Open), E.End);
    return Code.is(Open, tok::l_paren) ? read({Open, E.Begin}, Depth + 1) : readList(Open, Depth);
  }
  // `#code` in a macro
  if (InDirective && Code.is(E.Begin, tok::hash) && E.size() == 2) {
    CxxPart Part = holePart(hostOf(E), Code.spelling(E.Begin + 1));
    Part.IsStringized = true;
    E.Begin = E.End;
    return oneText(std::move(Part));
  }
  if (Code.is(E.Begin, tok::coloncolon))
    ++E.Begin;
  StringRef Name, Qualifier;
  while (Code.isName(E.Begin) && E.Begin < E.End) {
    Qualifier = Name;
    Name = Code.spelling(E.Begin++);
    if (!Code.is(E.Begin, tok::coloncolon))
      break;
    ++E.Begin;
  }
  // `SCRIPT "more\n"`: a macro and a literal beside it.
  if (!Name.empty() && !E.empty() && Code.isString(E.Begin)) {
    E = All;
    return readLiterals(E, Depth);
  }
  size_t Open = std::min(Code.skipAngles(E.Begin), E.End);
  bool IsCall = Open < E.End && (Code.is(Open, tok::l_paren) || Code.is(Open, tok::l_brace));
  if (!Name.empty() && IsCall) {
    E.Begin = std::min(Code.next(Open), E.End);
    return readCall(Name, Qualifier, Open, Depth);
  }
  if (Name.empty()) {
    E.Begin = E.End;
    return unknown(All);
  }
  const CxxTexts *Known = Scope.variable(Name);
  return Known ? *Known : oneText(holePart(hostOf({All.Begin, E.Begin}), Name));
}
