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
      bool IsBoost = Qualifier == "boost";
      return filled(read(Arguments[F.Template], Depth + 1), IsBoost ? TemplateKind::Boost : F.Kind);
    }
  // A project's own is called like the others.
  if (Name.ends_with_insensitive("printf") && !Arguments.empty())
    return filled(read(Arguments.front(), Depth + 1), TemplateKind::Printf);
  if (llvm::is_contained(Joiners, Name)) {
    CxxTexts Result = {CxxText()};
    for (TokenRange Argument : Arguments)
      appendTexts(Result, read(Argument, Depth + 1), hostOf(Argument));
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
  return oneText(std::move(Part));
}
