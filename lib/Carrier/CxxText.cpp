//===- CxxText.cpp --------------------------------------------------------===//

#include "Carrier/CxxText.h"
#include "mailseal/Unit/PythonCommand.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Sequence.h"
#include "llvm/ADT/StringExtras.h"

using namespace mailseal;
using llvm::StringRef;
namespace tok = clang::tok;

CxxScope::~CxxScope() = default;

namespace {

/// Functions, classes, casts and macros that give the text of their first argument.
constexpr llvm::StringLiteral Wrappers[] = {
    "string",
    "string_view",
    "str",
    "bytes",
    "const_cast",
    "QString",
    "QByteArray",
    "QStringLiteral",
    "QLatin1String",
    "QLatin1StringView",
    "QStringView",
    "static_cast",
    "fromUtf8",
    "fromLatin1",
    "fromStdString",
    "reinterpret_cast",
    "_T",
    "TEXT",
    "move",
    "forward",
    "as_const",
    "ustring",
    "TString",
    "wxString",
    "StringRef",
    "StringPiece",
    "FMT_STRING",
    "_",
    "tr",
    "c_str",
    "String",
    "strdup",
    "absl_string",
    "wstring",
    "u8string",
    "toStdString",
    "StringView",
    "AnsiString",
    "CString",
    "data",
    "FString",
    "qPrintable",
    "qUtf8Printable",
};

/// Methods that give the text of their object.
constexpr llvm::StringLiteral Accessors[] = {
    "c_str",       "data",      "str",          "toStdString", "toUtf8",   "toLatin1",
    "toLocal8Bit", "constData", "utf8_str",     "view",        "Data",     "begin",
    "utf8",        "string",    "GetString",    "ToStdString", "toString", "join",
    "trimmed",     "unicode",   "toStdWString", "readAll",     "buffer",   "mb_str",
};

/// Functions whose argument is a template for the text that they return.
struct Formatter {
  llvm::StringLiteral Name;
  unsigned Template; ///< The argument.
  TemplateKind Kind;
};
constexpr Formatter Formatters[] = {
    {"format", 0, TemplateKind::Guess},
    {"vformat", 0, TemplateKind::Guess},
    {"asprintf", 0, TemplateKind::Printf},
    {"StrFormat", 0, TemplateKind::Printf},
    {"Substitute", 0, TemplateKind::Dollars},
    {"StringPrintf", 0, TemplateKind::Printf},
    {"stringPrintf", 0, TemplateKind::Printf},
    {"strprintf", 0, TemplateKind::Printf},
    {"string_format", 0, TemplateKind::Guess},
    {"str_format", 0, TemplateKind::Guess},
    {"stringFormat", 0, TemplateKind::Guess},
    {"FormatString", 0, TemplateKind::Guess},
    {"formatString", 0, TemplateKind::Guess},
    {"g_strdup_printf", 0, TemplateKind::Printf},
    {"sprintf", 0, TemplateKind::Printf},
    {"Printf", 0, TemplateKind::Printf},
    {"Format", 0, TemplateKind::Guess},
    {"fmt", 0, TemplateKind::Guess},
    {"Form", 0, TemplateKind::Printf},
    {"formatv", 0, TemplateKind::Braces},
    {"PyUnicode_FromFormat", 0, TemplateKind::Printf},
    {"PyBytes_FromFormat", 0, TemplateKind::Printf},
};

/// Functions that join their arguments.
constexpr llvm::StringLiteral Joiners[] = {"StrCat", "str_cat", "concat", "strconcat",
                                           "g_strconcat"};

/// What stands behind the last line of an array.
constexpr llvm::StringLiteral Nulls[] = {"nullptr", "NULL", "0", "Q_NULLPTR"};

/// Operands of `<<` that end a line, and that print nothing.
constexpr llvm::StringLiteral LineEnders[] = {"endl", "Endl"};
constexpr llvm::StringLiteral Manipulators[] = {
    "flush", "hex", "dec", "fixed", "boolalpha", "setw", "setprecision", "setfill", "ends"};

/// A part that stands for what is not known.
CxxPart hole(TextRange Host, StringRef Name = "") {
  CxxPart Part(CxxPart::Kind::Hole, Host);
  Part.Name = Name;
  return Part;
}

CxxTexts one(CxxPart Part) {
  CxxText Text;
  Text.Parts.push_back(std::move(Part));
  return {std::move(Text)};
}

template <size_t N> bool isIn(const llvm::StringLiteral (&Table)[N], StringRef Name) {
  return llvm::is_contained(Table, Name);
}

/// Reads one expression.
class Reader {
public:
  Reader(const CxxCode &Code, bool InDirective, const CxxScope &Scope)
      : Code(Code), InDirective(InDirective), Scope(Scope) {}

  CxxTexts read(TokenRange E, unsigned Depth = 0) const {
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

  /// See mailseal::appendLinks().
  void appendLinks(llvm::ArrayRef<TokenRange> Links, bool IsList, CxxText &Text,
                   unsigned Depth = 0) const;

private:
  /// Deeper than any expression that a person writes.
  static constexpr unsigned MaxDepth = 40;

  TextRange hostOf(TokenRange E) const {
    if (!E.empty())
      return Code.bytesOf(E);
    uint32_t At = E.Begin < Code.size() ? Code[E.Begin].Range.Begin : Code.bytes().size();
    return {At, At};
  }
  CxxTexts unknown(TokenRange E) const { return one(hole(hostOf(E))); }

  TokenRange withoutParentheses(TokenRange E) const {
    while (!E.empty() && Code.is(E.Begin, tok::l_paren) && Code.next(E.Begin) == E.End)
      E = Code.inside(E.Begin);
    return E;
  }

  CxxTexts readChoice(TokenRange E, size_t Question, unsigned Depth) const {
    size_t Colon = Code.find({Question + 1, E.End}, tok::colon);
    if (Colon == E.End)
      return unknown(E);
    CxxTexts Result = read({Question + 1, Colon}, Depth + 1);
    llvm::append_range(Result, read({Colon + 1, E.End}, Depth + 1));
    return Result;
  }

  CxxTexts readSum(llvm::ArrayRef<TokenRange> Terms, TokenRange E, unsigned Depth) const {
    CxxTexts Result = {CxxText()};
    for (TokenRange Term : Terms)
      appendTexts(Result, read(Term, Depth + 1), hostOf(Term.empty() ? E : Term));
    return Result;
  }

  /// `std::ostringstream() << a << b`
  CxxTexts readChain(llvm::ArrayRef<TokenRange> Links, unsigned Depth) const {
    CxxTexts Base = read(Links.front(), Depth + 1);
    CxxText Text;
    if (Base.size() == 1 && hasLiteral(Base.front()))
      Text = Base.front();
    appendLinks(Links.drop_front(), /*IsList=*/false, Text, Depth);
    return {std::move(Text)};
  }

  static CxxTexts filled(CxxTexts Texts, TemplateKind Kind) {
    fillTemplates(Texts, Kind);
    return Texts;
  }

  bool endsInLineEnd(const CxxText &Text) const {
    if (Text.Parts.empty())
      return false;
    const CxxPart &Last = Text.Parts.back();
    return Last.What == CxxPart::Kind::LineEnd || Last.What == CxxPart::Kind::EndOfLine ||
           (!Last.Literals.empty() && Last.Literals.back().in(Code.bytes()).ends_with("\\n\""));
  }

  CxxTexts readOperand(TokenRange E, unsigned Depth) const;
  CxxTexts elementsOf(const CxxTexts &Lists, TokenRange Index, TextRange Host) const;
  CxxTexts readLiterals(TokenRange &E, unsigned Depth) const;
  CxxTexts readPrimary(TokenRange &E, unsigned Depth) const;
  CxxTexts readCall(StringRef Name, StringRef Qualifier, size_t Open, unsigned Depth) const;
  CxxTexts readMacro(const CxxMacro &Macro, size_t Open, unsigned Depth) const;
  CxxTexts readList(size_t Open, unsigned Depth) const;
  TokenRange withoutCast(TokenRange E) const;
  void setLinkFrames(llvm::ArrayRef<TokenRange> Links, llvm::ArrayRef<size_t> FirstParts,
                     CxxText &Text) const;

  const CxxCode &Code;
  bool InDirective;
  const CxxScope &Scope;
};

TokenRange Reader::withoutCast(TokenRange E) const {
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

CxxTexts Reader::readOperand(TokenRange E, unsigned Depth) const {
  E = withoutCast(E);
  if (E.empty())
    return unknown(E);
  // `&code[0]`, `*this`
  TokenRange All = E;
  if (Code.is(E.Begin, tok::amp) && E.size() == 5 && Code.is(E.Begin + 2, tok::l_square) &&
      Code.spelling(E.Begin + 3) == "0")
    E = {E.Begin + 1, E.Begin + 2};
  if (E.size() == 1 && Code.is(E.Begin, tok::numeric_constant))
    return one({CxxPart::Kind::Number, hostOf(E)});
  if (E.size() == 1 && Code.is(E.Begin, tok::char_constant)) {
    bool IsLineEnd = Code.spelling(E.Begin) == "'\\n'";
    return one({IsLineEnd ? CxxPart::Kind::LineEnd : CxxPart::Kind::Hole, hostOf(E)});
  }
  TokenRange Rest = E;
  CxxTexts Result = readPrimary(Rest, Depth);
  // What is asked of it.
  while (!Rest.empty()) {
    // `_T("a") _T("b")`
    if (Code.isString(Rest.Begin) || Code.isName(Rest.Begin)) {
      TextRange Host = hostOf(Rest);
      appendTexts(Result, readPrimary(Rest, Depth + 1), Host);
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
      Result = Known ? *Known : one(hole(hostOf(All), Member));
      Rest.Begin = Open;
      continue;
    }
    bool IsFirst = Result.size() == 1 && !hasLiteral(Result.front());
    if (Member == "arg")
      Result = filled(std::move(Result), TemplateKind::Numbers);
    else if (const CxxTexts *Returned = IsFirst ? Scope.returned(Member) : nullptr)
      Result = *Returned;
    else if (!isIn(Accessors, Member))
      return unknown(All);
    Rest.Begin = Code.next(Open);
  }
  return Result;
}

/// What the index \p Index picks of \p Lists: the line that it numbers, or all lines, as
/// a loop has them one after the other.
CxxTexts Reader::elementsOf(const CxxTexts &Lists, TokenRange Index, TextRange Host) const {
  auto IsEnd = [](const CxxPart &P) { return P.What == CxxPart::Kind::EndOfLine; };
  if (Lists.size() != 1 || llvm::none_of(Lists.front().Parts, IsEnd))
    return one(hole(Host)); // A character.
  uint64_t Number;
  if (Index.size() != 1 || Code.spelling(Index.Begin).getAsInteger(0, Number))
    return Lists;
  CxxText Line;
  for (const CxxPart &Part : Lists.front().Parts)
    if (IsEnd(Part))
      Number -= 1;
    else if (Number == 0)
      Line.Parts.push_back(Part);
  return Line.Parts.empty() ? one(hole(Host)) : CxxTexts{std::move(Line)};
}

/// Adjacent literals, and macros between them.
CxxTexts Reader::readLiterals(TokenRange &E, unsigned Depth) const {
  CxxTexts Result = {CxxText()};
  while (!E.empty() && (Code.isString(E.Begin) || Code.isName(E.Begin))) {
    size_t Begin = E.Begin;
    if (Code.isString(Begin)) {
      CxxPart Run(CxxPart::Kind::Literals, {});
      Run.InDirective = InDirective;
      while (!E.empty() && Code.isString(E.Begin))
        Run.Literals.push_back(Code[E.Begin++].Range);
      Run.Host = hostOf({Begin, E.Begin});
      appendTexts(Result, one(std::move(Run)), {});
      continue;
    }
    TokenRange Name = {Begin, Begin + 1};
    if (Code.is(Begin + 1, tok::l_paren))
      Name.End = std::min(Code.next(Begin + 1), E.End);
    E.Begin = Name.End;
    appendTexts(Result, read(Name, Depth + 1), hostOf(Name));
  }
  return Result;
}

/// A literal, a name, a call or a list at the start of \p E, which moves behind it.
CxxTexts Reader::readPrimary(TokenRange &E, unsigned Depth) const {
  TokenRange All = E;
  if (Code.isString(E.Begin))
    return readLiterals(E, Depth);
  if (Code.is(E.Begin, tok::l_paren) || Code.is(E.Begin, tok::l_brace)) {
    size_t Open = E.Begin;
    E.Begin = std::min(Code.next(Open), E.End);
    return Code.is(Open, tok::l_paren) ? read({Open, E.Begin}, Depth + 1) : readList(Open, Depth);
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
  return Known ? *Known : one(hole(hostOf({All.Begin, E.Begin}), Name));
}

CxxTexts Reader::readCall(StringRef Name, StringRef Qualifier, size_t Open, unsigned Depth) const {
  TokenRange Inside = Code.inside(Open);
  TokenRange Whole = {Open - 1, std::min(Inside.End + 1, Code.size())};
  if (const CxxMacro *Macro = Scope.macro(Name))
    return readMacro(*Macro, Open, Depth);
  auto Arguments = Code.split(Inside, tok::comma);
  for (const Formatter &F : Formatters)
    if (F.Name == Name && F.Template < Arguments.size()) {
      bool IsBoost = Qualifier == "boost";
      return filled(read(Arguments[F.Template], Depth + 1), IsBoost ? TemplateKind::Boost : F.Kind);
    }
  // A project's own is called like the others.
  if (Name.ends_with_insensitive("printf") && !Arguments.empty())
    return filled(read(Arguments.front(), Depth + 1), TemplateKind::Printf);
  if (isIn(Joiners, Name)) {
    CxxTexts Result = {CxxText()};
    for (TokenRange Argument : Arguments)
      appendTexts(Result, read(Argument, Depth + 1), hostOf(Argument));
    return Result;
  }
  if (isIn(Wrappers, Name) && !Arguments.empty()) {
    // A number takes a part of the text.
    bool IsPart = Arguments.size() > 1 && Arguments[1].size() == 1 &&
                  Code.is(Arguments[1].Begin, tok::numeric_constant);
    return IsPart ? unknown(Whole) : read(Arguments.front(), Depth + 1);
  }
  if (const CxxTexts *Returned = Scope.returned(Name))
    return *Returned;
  return one(hole(hostOf(Whole), Name));
}

CxxTexts Reader::readMacro(const CxxMacro &Macro, size_t Open, unsigned Depth) const {
  const CxxCode &Body = Macro.Body;
  TokenRange Inside = Code.inside(Open);
  // `#define TEXT(x) TEXT_OF(x)`: all macros in the argument are replaced before.
  if (Body.size() == 4 && Body.is(1, tok::l_paren) && Macro.Parameters.size() == 1 &&
      Body.spelling(2) == Macro.Parameters[0] && Depth < MaxDepth) {
    const CxxMacro *Inner = Scope.macro(Body.spelling(0));
    bool IsPlain = llvm::none_of(llvm::seq(Inside.Begin, Inside.End), [&](size_t I) {
      return Code.isName(I) && (Scope.macro(Code.spelling(I)) || Scope.variable(Code.spelling(I)));
    });
    if (Inner && IsPlain)
      return readMacro(*Inner, Open, Depth + 1);
  }
  bool IsStringizing = Body.size() == 2 && Body.is(0, tok::hash);
  if (!IsStringizing && Body.size() != 1)
    return unknown({Open, Inside.End});
  StringRef Parameter = Body.spelling(Body.size() - 1);
  auto Arguments = Code.split(Inside, tok::comma);
  const auto *Found = llvm::find(Macro.Parameters, Parameter);
  size_t Index = Found - Macro.Parameters.begin();
  if (Found == Macro.Parameters.end() || Index >= Arguments.size())
    return unknown({Open, Inside.End});
  TokenRange Argument = Arguments[Index];
  if (Parameter == "__VA_ARGS__")
    Argument.End = Inside.End;
  if (!IsStringizing)
    return read(Argument, Depth + 1);
  if (Argument.empty())
    return unknown(Argument);
  CxxPart Part(CxxPart::Kind::Stringized, hostOf(Argument));
  Part.InDirective = InDirective;
  return one(std::move(Part));
}

/// `{"line", "line"}`
CxxTexts Reader::readList(size_t Open, unsigned Depth) const {
  auto Elements = Code.split(Code.inside(Open), tok::comma);
  CxxText Text;
  llvm::SmallVector<size_t> FirstParts;
  for (TokenRange Element : Elements) {
    FirstParts.push_back(Text.Parts.size());
    bool IsNull = Element.size() == 1 && isIn(Nulls, Code.spelling(Element.Begin));
    if (Element.empty() || IsNull)
      continue; // Behind the last comma, or the mark of the end.
    CxxTexts One = read(Element, Depth + 1);
    CxxTexts Sum;
    Sum.push_back(std::move(Text)); // A list in braces would be copied: arrays are long.
    appendTexts(Sum, One, hostOf(Element));
    Text = std::move(Sum.front());
    if (Elements.size() > 1)
      Text.Parts.emplace_back(CxxPart::Kind::EndOfLine, hostOf(Element));
  }
  setLinkFrames(Elements, FirstParts, Text);
  return {std::move(Text)};
}

void Reader::appendLinks(llvm::ArrayRef<TokenRange> Links, bool IsList, CxxText &Text,
                         unsigned Depth) const {
  // A group of links that ends a line is what a line is made of.
  llvm::SmallVector<TokenRange> Groups;
  llvm::SmallVector<size_t> FirstParts;
  bool InGroup = false;
  for (TokenRange Link : Links) {
    StringRef Name = Link.empty() ? "" : Code.spelling(Link.End - 1);
    StringRef First = Link.empty() ? "" : Code.spelling(Link.Begin);
    if (isIn(Manipulators, Name) ||
        (isIn(Manipulators, First) && Code.is(Link.Begin + 1, tok::l_paren)))
      continue;
    if (!InGroup) {
      Groups.push_back(Link);
      FirstParts.push_back(Text.Parts.size());
    }
    Groups.back().End = Link.End;
    CxxTexts Sum = {std::move(Text)};
    if (isIn(LineEnders, Name))
      appendTexts(Sum, one({CxxPart::Kind::LineEnd, hostOf(Link)}), {});
    else
      appendTexts(Sum, read(Link, Depth + 1), hostOf(Link));
    Text = std::move(Sum.front());
    if (IsList)
      Text.Parts.emplace_back(CxxPart::Kind::EndOfLine, hostOf(Link));
    InGroup = !endsInLineEnd(Text);
  }
  setLinkFrames(Groups, FirstParts, Text);
}

/// Gives the parts of \p Text that are all of one of \p Links a frame; those of
/// \p Links[I] begin at \p FirstParts[I].
void Reader::setLinkFrames(llvm::ArrayRef<TokenRange> Links, llvm::ArrayRef<size_t> FirstParts,
                           CxxText &Text) const {
  for (size_t I = 0; Links.size() > 1 && I < Links.size(); ++I) {
    size_t End = I + 1 < Links.size() ? FirstParts[I + 1] : Text.Parts.size();
    if (Links[I].empty() || FirstParts[I] >= End)
      continue;
    CxxPart &Part = Text.Parts[FirstParts[I]];
    bool IsAlone = llvm::all_of(
        llvm::ArrayRef(Text.Parts).slice(FirstParts[I] + 1, End - FirstParts[I] - 1),
        [](const CxxPart &P) {
          return P.What == CxxPart::Kind::LineEnd || P.What == CxxPart::Kind::EndOfLine;
        });
    size_t Left = I == 0 ? 0 : I - 1;
    if (!IsAlone || Part.Literals.size() != 1 || Links[Left].empty() || Links[Left + 1].empty())
      continue;
    TextRange Gap = {hostOf(Links[Left]).End, hostOf(Links[Left + 1]).Begin};
    Part.Frame = LineFrame{hostOf(Links[I]), Gap.in(Code.bytes()).str()};
  }
}

} // namespace

bool mailseal::hasLiteral(const CxxText &Text) {
  return llvm::any_of(Text.Parts, [](const CxxPart &P) {
    return P.What == CxxPart::Kind::Literals || P.What == CxxPart::Kind::Stringized;
  });
}

void mailseal::fillTemplates(CxxTexts &Texts, TemplateKind Kind) {
  for (CxxText &Text : Texts)
    for (CxxPart &Part : Text.Parts)
      if (Part.Template == TemplateKind::None)
        Part.Template = Kind;
}

void mailseal::takeCodeArgument(StringRef Bytes, CxxText &Text) {
  auto &Parts = Text.Parts;
  auto IsEnd = [](const CxxPart &P) { return P.What == CxxPart::Kind::EndOfLine; };
  for (size_t I = 0; I + 2 < Parts.size(); ++I) {
    if (Parts[I].Literals.size() != 1 || !IsEnd(Parts[I + 1]) || (I > 0 && !IsEnd(Parts[I - 1])))
      continue;
    auto Literal = parseCxxLiteral(Bytes, Parts[I].Literals.front());
    if (!Literal || !isCodeOption(Literal->Body.in(Bytes)))
      continue;
    Parts.erase(std::find_if(Parts.begin() + I + 2, Parts.end(), IsEnd), Parts.end());
    Parts.erase(Parts.begin(), Parts.begin() + I + 2);
    return;
  }
}

void mailseal::appendTexts(CxxTexts &Texts, const CxxTexts &Addition, TextRange Host) {
  for (CxxText &Text : Texts) {
    // Longer than any text that a person writes: one that doubles itself in a loop.
    constexpr size_t MaxParts = 20000;
    if (Addition.size() != 1 || Text.Parts.size() > MaxParts) {
      Text.Parts.push_back(hole(Host));
      continue;
    }
    llvm::append_range(Text.Parts, Addition.front().Parts);
    Text.Varies |= Addition.front().Varies || Texts.size() > 1;
  }
}

CxxTexts mailseal::readCxxTexts(const CxxCode &Code, TokenRange Expression, bool InDirective,
                                const CxxScope &Scope) {
  return Reader(Code, InDirective, Scope).read(Expression);
}

void mailseal::appendLinks(const CxxCode &Code, llvm::ArrayRef<TokenRange> Links, bool InDirective,
                           bool IsList, const CxxScope &Scope, CxxText &Text) {
  Reader(Code, InDirective, Scope).appendLinks(Links, IsList, Text);
}
