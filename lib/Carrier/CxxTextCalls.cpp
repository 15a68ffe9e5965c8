//===- CxxTextCalls.cpp - Calls that give a text, and macros --------------===//

#include "Carrier/CxxTextReader.h"
#include "llvm/ADT/Sequence.h"

using namespace mailseal;
using llvm::StringRef;
namespace tok = clang::tok;

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

/// What `format` takes where it is said whose it is.
struct FormatNamespace {
  llvm::StringLiteral Name;
  TemplateKind Kind;
};
constexpr FormatNamespace FormatNamespaces[] = {
    {"std", TemplateKind::Braces}, {"fmt", TemplateKind::Braces}, {"boost", TemplateKind::Boost}};

/// Functions that join their arguments.
constexpr llvm::StringLiteral Joiners[] = {"StrCat", "str_cat", "concat", "strconcat",
                                           "g_strconcat"};

} // namespace

CxxTexts CxxTextReader::readCall(StringRef Name, StringRef Qualifier, size_t Open,
                                 unsigned Depth) const {
  TokenRange Inside = Code.inside(Open);
  TokenRange Whole = {Open - 1, std::min(Inside.End + 1, Code.size())};
  if (const CxxMacro *Macro = Scope.macro(Name))
    return readMacro(*Macro, Open, Depth);
  auto Arguments = Code.split(Inside, tok::comma);
  for (const Formatter &F : Formatters)
    if (F.Name == Name && F.Template < Arguments.size()) {
      const auto *Kind = llvm::find_if(FormatNamespaces, [&](const FormatNamespace &N) {
        return N.Name == Qualifier && F.Kind == TemplateKind::Guess;
      });
      return filled(read(Arguments[F.Template], Depth + 1),
                    Kind == std::end(FormatNamespaces) ? F.Kind : Kind->Kind);
    }
  // A project's own is called like the others.
  if (Name.ends_with_insensitive("printf") && !Arguments.empty())
    return filled(read(Arguments.front(), Depth + 1), TemplateKind::Printf);
  if (llvm::is_contained(Joiners, Name)) {
    CxxTexts Result = {CxxText()};
    for (TokenRange Argument : Arguments)
      appendTexts(Code.bytes(), Result, read(Argument, Depth + 1), hostOf(Argument));
    return Result;
  }
  if (llvm::is_contained(Wrappers, Name) && !Arguments.empty()) {
    // A number takes a part of the text.
    bool IsPart = Arguments.size() > 1 && Arguments[1].size() == 1 &&
                  Code.is(Arguments[1].Begin, tok::numeric_constant);
    return IsPart ? unknown(Whole) : read(Arguments.front(), Depth + 1);
  }
  if (const CxxTexts *Returned = Scope.returned(Name))
    return *Returned;
  return oneText(holePart(hostOf(Whole), Name));
}

CxxTexts CxxTextReader::readMacro(const CxxMacro &Macro, size_t Open, unsigned Depth) const {
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
  // `#define LINE(x) x "\n"`. Other text in the body is a program of its own, in which the
  // arguments are holes.
  CxxTexts Result = {CxxText()};
  TextRange Host = hostOf({Open, std::min(Inside.End + 1, Code.size())});
  for (size_t I = 0; I < Body.size(); ++I) {
    bool IsStringizing = Body.is(I, tok::hash);
    I += IsStringizing;
    std::optional<TokenRange> Argument = argumentOf(Macro, Body.spelling(I), Inside);
    if (Argument && IsStringizing)
      appendTexts(Code.bytes(), Result, stringized(Macro, *Argument), Host);
    else if (Argument)
      appendTexts(Code.bytes(), Result, read(*Argument, Depth + 1), Host);
    else if (isLineEnd(Body, I))
      Result.front().Parts.emplace_back(CxxPart::Kind::LineEnd, TextRange{Host.End, Host.End});
    else
      return unknown({Open, Inside.End});
  }
  return Result;
}

/// What \p Inside, the arguments of \p Macro, give for the parameter \p Name.
std::optional<TokenRange> CxxTextReader::argumentOf(const CxxMacro &Macro, StringRef Name,
                                                    TokenRange Inside) const {
  auto Arguments = Code.split(Inside, tok::comma);
  size_t Index = llvm::find(Macro.Parameters, Name) - Macro.Parameters.begin();
  if (Index == Macro.Parameters.size() || Index >= Arguments.size())
    return std::nullopt;
  TokenRange Argument = Arguments[Index];
  if (Name == "__VA_ARGS__")
    Argument.End = Inside.End;
  return Argument;
}

CxxTexts CxxTextReader::stringized(const CxxMacro &Macro, TokenRange Argument) const {
  if (Argument.empty())
    return unknown(Argument);
  CxxPart Part(CxxPart::Kind::Stringized, hostOf(Argument));
  Part.InDirective = InDirective;
  Part.IsOneArgument = Macro.Parameters.back() != "__VA_ARGS__";
  return oneText(std::move(Part));
}

/// Whether the token \p Index of a macro's body is a line end, or a name for one.
bool CxxTextReader::isLineEnd(const CxxCode &Body, size_t Index) const {
  constexpr StringRef LineEnd = "\"\\n\"";
  if (Body.isString(Index))
    return Body.spelling(Index) == LineEnd;
  const CxxTexts *Known = Body.isName(Index) ? Scope.variable(Body.spelling(Index)) : nullptr;
  return Known && Known->size() == 1 && Known->front().Parts.size() == 1 &&
         Known->front().Parts.front().Host.in(Code.bytes()) == LineEnd;
}
