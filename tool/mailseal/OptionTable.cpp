//===- OptionTable.cpp - The options, one row each ------------------------===//

#include "OptionTable.h"
#include "Suggest.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace mailseal {

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

static Error unknownValue(StringRef Text, ArrayRef<StringRef> Known) {
  return createStringError("'" + Text + "' is not " + oneOf(Known) + suggest(Text, Known));
}

Expected<Rule> parseRuleName(StringRef Text) {
  if (std::optional<Rule> Found = findRule(Text))
    return *Found;
  std::vector<StringRef> Names;
  for (Rule R : allRules())
    Names.push_back(ruleName(R));
  return createStringError("there is no rule '" + Text + "'" + suggest(Text, Names) +
                           " ('mailseal explain' lists the rules)");
}

Expected<ReportFormat> parseFormat(StringRef Text) {
  constexpr StringRef Names[] = {"text", "json", "sarif", "github"}; // As the enumeration.
  if (const StringRef *At = find(Names, Text); At != std::end(Names))
    return static_cast<ReportFormat>(At - Names);
  return unknownValue(Text, Names);
}

Expected<ReportFormat> parseUnitFormat(StringRef Text) {
  if (Text == "text" || Text == "json")
    return parseFormat(Text);
  return unknownValue(Text, {"text", "json"});
}

Expected<ColorWhen> parseColor(StringRef Text) {
  constexpr StringRef Names[] = {"auto", "always", "never"}; // As the enumeration.
  if (const StringRef *At = find(Names, Text); At != std::end(Names))
    return static_cast<ColorWhen>(At - Names);
  return unknownValue(Text, Names);
}

Expected<GeneratedFiles> parseGenerated(StringRef Text) {
  constexpr StringRef Names[] = {"skip", "report", "fix"}; // As the enumeration.
  if (const StringRef *At = find(Names, Text); At != std::end(Names))
    return static_cast<GeneratedFiles>(At - Names);
  return unknownValue(Text, Names);
}

Expected<PythonVersion> parsePythonVersion(StringRef Text) {
  PythonVersion Version;
  auto [Major, Minor] = Text.split('.');
  bool Digits = all_of(Minor, isDigit) && !Minor.empty();
  if (!Digits || Major.getAsInteger(10, Version.Major) || Minor.getAsInteger(10, Version.Minor))
    return createStringError("'" + Text + "' is no version of Python such as 3.8");
  // No library of Python 3.0 and 3.1 takes a context.
  if (Version != PythonVersion{2, 7} && (Version.Major != 3 || Version.Minor < 2))
    return createStringError("'" + Text + "' is neither 2.7 nor 3.2 or later");
  return Version;
}

Expected<unsigned> parseJobs(StringRef Text) {
  unsigned Jobs = 0;
  if (Text.getAsInteger(10, Jobs) || Jobs > 1024)
    return createStringError("'" + Text + "' is no number from 0 to 1024");
  return Jobs;
}

Expected<UserSink> parseUserSink(StringRef Text) {
  UserSink Sink;
  size_t Colon = Text.rfind(':');
  StringRef Name = Text;
  if (Colon != StringRef::npos && !Text.take_front(Colon).ends_with(":")) {
    Name = Text.take_front(Colon);
    if (Text.substr(Colon + 1).getAsInteger(10, Sink.Code) || Sink.Code > 100)
      return createStringError("'" + Text.substr(Colon + 1) + "' is no number of an argument");
  }
  Name.consume_front("::");
  bool IsName = !Name.empty() && !Name.ends_with(":") &&
                all_of(Name, [](char C) { return isAlnum(C) || C == '_' || C == ':'; });
  if (!IsName)
    return createStringError("'" + Text + "' is no function such as 'myapp::runPython:0'");
  Sink.Function = Name.str();
  return Sink;
}

/// Makes a row's check of a function that parses.
template <auto Parse> static Error checkBy(StringRef Text) { return Parse(Text).takeError(); }

static Error checkNothing(StringRef) { return Error::success(); }

static Error checkNotEmpty(StringRef Text) {
  if (Text.empty())
    return createStringError("the value is empty");
  return Error::success();
}

/// One line of Python: it goes into lines of the user's code.
static Error checkOneLine(StringRef Text) {
  if (Text.trim().empty())
    return createStringError("the value is empty");
  if (any_of(Text, [](unsigned char C) { return C < 0x20; }))
    return createStringError("the value is more than one line");
  return Error::success();
}

//===----------------------------------------------------------------------===//
// The table
//===----------------------------------------------------------------------===//

using T = TypedOptions;
static constexpr StringLiteral Files = "Files";
static constexpr StringLiteral Rules = "Rules and fixes";
static constexpr StringLiteral Cxx = "C++";
static constexpr StringLiteral Output = "Output";
static constexpr StringLiteral General = "General";
static constexpr SetBy Anyone = SetBy::Anyone;
static constexpr SetBy OneRun = SetBy::CommandLine;

// clang-format off
static constexpr OptionRow Table[] = {
    {Files, 0, "exclude", "GLOB", InAll, Anyone, &T::Exclude, checkNotEmpty,
     "leave out what matches, as .gitignore would"},
    {Files, 0, "staged", "", InAll, OneRun, &T::Staged, checkNothing,
     "look at what git has staged"},
    {Files, 0, "no-ignore", "", InAll, OneRun, &T::NoIgnore, checkNothing,
     "look at what .gitignore leaves out, too"},

    {Rules, 0, "select", "RULE,...", ThatAnalyse, Anyone, &T::Select, checkBy<parseRuleName>,
     "only these rules"},
    {Rules, 0, "ignore", "RULE,...", ThatAnalyse, Anyone, &T::Ignore, checkBy<parseRuleName>,
     "all rules but these"},
    {Rules, 0, "unsafe-fixes", "", ThatAnalyse, Anyone, &T::UnsafeFixes, checkNothing,
     "also make fixes that a person should look at"},
    {Rules, 0, "generated", "HOW", ThatAnalyse, Anyone, &T::Generated, checkBy<parseGenerated>,
     "skip, report or fix what a program wrote"},
    {Rules, 0, "context", "EXPR", ThatAnalyse, Anyone, &T::Context, checkOneLine,
     "pass EXPR, not ssl.create_default_context()"},
    {Rules, 0, "context-import", "STMT", ThatAnalyse, Anyone, &T::ContextImport, checkOneLine,
     "the import that EXPR needs"},
    {Rules, 0, "target-python", "X.Y", ThatAnalyse, Anyone, &T::TargetPython,
     checkBy<parsePythonVersion>, "the oldest Python to run it; else the project's"},

    {Cxx, 'p', "build-dir", "DIR", InAll, Anyone, &T::BuildDir, checkNotEmpty,
     "where compile_commands.json is; else searched for"},
    {Cxx, 0, "extra-arg", "ARG", InAll, Anyone, &T::ExtraArgs, checkNotEmpty,
     "one more argument for every compile command"},
    {Cxx, 0, "sinks", "FUNCTION[:N],...", InAll, Anyone, &T::Sinks, checkBy<parseUserSink>,
     "more functions that run Python; N: which argument"},

    {Output, 0, "format", "FORMAT", InCheck | InFix, Anyone, &T::Format, checkBy<parseFormat>,
     "text, json, sarif or github"},
    {Output, 0, "format", "FORMAT", InLocate, Anyone, &T::Format, checkBy<parseUnitFormat>,
     "text or json"},
    {Output, 0, "output", "FILE", InAll, OneRun, &T::Output, checkNotEmpty,
     "write the results to FILE, not to standard output"},
    {Output, 0, "export-fixes", "FILE", ThatAnalyse, OneRun, &T::ExportFixes, checkNotEmpty,
     "also write YAML for clang-apply-replacements"},
    {Output, 0, "statistics", "", InCheck | InFix, Anyone, &T::Statistics, checkNothing,
     "add counts by rule and call (text)"},
    {Output, 0, "color", "[=WHEN]", InAll, Anyone, &T::Color, checkBy<parseColor>,
     "auto, always or never; NO_COLOR is honoured"},
    {Output, 'q', "quiet", "", ThatAnalyse, OneRun, &T::Quiet, checkNothing,
     "no closing summary"},
    {Output, 'v', "verbose", "", ThatAnalyse, OneRun, &T::Verbose, checkNothing,
     "say more, also when there is nothing to do"},
    {Output, 'v', "verbose", "", InLocate, OneRun, &T::Verbose, checkNothing,
     "also the text, and what only looks alike"},

    {General, 'j', "jobs", "N", InAll, Anyone, &T::Jobs, checkBy<parseJobs>,
     "threads; 0 is one for each core"},
    {General, 0, "config", "FILE", InAll, OneRun, &T::Config, checkNotEmpty,
     "read FILE, not the nearest .mailseal.toml"},
};
// clang-format on

ArrayRef<OptionRow> optionTable() { return Table; }

const OptionRow *findOption(StringRef Long) {
  const OptionRow *Row = find_if(Table, [&](const OptionRow &R) { return R.Long == Long; });
  return Row == std::end(Table) ? nullptr : Row;
}

unsigned commandsOf(StringRef Long) {
  unsigned Commands = 0;
  for (const OptionRow &Row : Table)
    if (Row.Long == Long)
      Commands |= Row.Commands;
  return Commands;
}

} // namespace mailseal
