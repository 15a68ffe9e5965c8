//===- Options.cpp - From the command line to what is meant ---------------===//
//
// In two steps: CLI11 and the configuration fill TypedOptions by the table of
// options, then TypedOptions becomes RunOptions. CLI11 throws; what it throws
// ends in this file.

#include "Options.h"
#include "Config.h"
#include "Explain.h"
#include "Help.h"
#include "OptionTable.h"
#include "Suggest.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Process.h"
#include <CLI/CLI.hpp>
#include <cstdlib>

using namespace llvm;

namespace mailseal {

namespace {

/// One command line, taken apart.
struct CommandLine {
  Command What = Command::Check;
  TypedOptions Options;
  std::vector<std::string> Paths;
  std::vector<std::string> Flags; ///< What follows `--`.
  std::vector<const OptionRow *> Typed;
  bool Help = false;

  bool isTyped(const OptionRow &Row) const {
    return any_of(Typed, [&](const OptionRow *Other) { return Other->Long == Row.Long; });
  }
};

} // namespace

// In the order of Command; the last one is no command of the driver.
static constexpr StringRef CommandNames[] = {"check", "diff", "fix", "locate", "explain"};

//===----------------------------------------------------------------------===//
// As typed
//===----------------------------------------------------------------------===//

/// Adds the option \p Row to \p App.
static CLI::Option *addOption(CLI::App &App, const OptionRow &Row, TypedOptions &Options) {
  std::string Long = "--" + Row.Long.str();
  std::string Names = Row.Short ? std::string("-") + Row.Short + "," + Long : Long;
  if (auto *Flag = std::get_if<bool TypedOptions::*>(&Row.Target)) {
    if (Row.Who == SetBy::Anyone)
      Names += ",!--no-" + Row.Long.str();
    return App.add_flag(Names, Options.**Flag)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  }
  if (auto *Text = std::get_if<std::string TypedOptions::*>(&Row.Target)) {
    // An optional value is given with `=` only: the next word is a path.
    CLI::Option *Option = Row.Value.starts_with("[")
                              ? App.add_flag(Names + "{always}", Options.**Text)
                              : App.add_option(Names, Options.**Text);
    return Option->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  }
  auto List = std::get<std::vector<std::string> TypedOptions::*>(Row.Target);
  CLI::Option *Option = App.add_option(Names, Options.*List)->allow_extra_args(false);
  if (Row.Value.contains(','))
    Option->delimiter(',');
  return Option;
}

/// An error for an argument that no option of the command takes.
static Error unknownOption(StringRef Argument, Command What) {
  StringRef Name = Argument.split('=').first;
  StringRef Long = Name;
  if (Long.consume_front("--"))
    if (unsigned Commands = commandsOf(Long)) {
      std::string Owners;
      for (Command C : {Command::Check, Command::Diff, Command::Fix, Command::Locate})
        if (has(Commands, C))
          Owners += (Owners.empty() ? "'" : ", '") + CommandNames[size_t(C)].str() + "'";
      return createStringError("'" + Name + "' is no option of '" + CommandNames[size_t(What)] +
                               "' but of " + Owners);
    }
  std::vector<std::string> Options = {"--help"};
  for (const OptionRow &Row : optionTable())
    if (Row.isIn(What))
      Options.push_back("--" + Row.Long.str());
  std::vector<StringRef> Known(Options.begin(), Options.end());
  return createStringError("there is no option '" + Name + "'" + suggest(Name, Known));
}

/// Parses what follows the command's name.
static Error parseTyped(ArrayRef<const char *> Arguments, CommandLine &Line) {
  CLI::App App;
  App.allow_extras();
  App.add_option("PATH", Line.Paths);
  std::vector<std::pair<CLI::Option *, const OptionRow *>> Options;
  for (const OptionRow &Row : optionTable())
    if (Row.isIn(Line.What))
      Options.emplace_back(addOption(App, Row, Line.Options), &Row);
  try {
    // CLI11 wants them from the last to the first.
    App.parse(std::vector<std::string>(Arguments.rbegin(), Arguments.rend()));
  } catch (const CLI::CallForHelp &) {
    Line.Help = true;
    return Error::success();
  } catch (const CLI::ArgumentMismatch &Problem) {
    return createStringError(StringRef(Problem.what()).split(':').first + " needs a value");
  } catch (const CLI::ParseError &Problem) {
    return createStringError(Problem.what());
  }
  for (const std::string &Extra : App.remaining())
    return unknownOption(Extra, Line.What);
  for (auto [Option, Row] : Options)
    if (Option->count() != 0)
      Line.Typed.push_back(Row);
  return Error::success();
}

/// Checks the values that were typed, as applyConfig() does with its own.
static Error checkTyped(const CommandLine &Line) {
  for (const OptionRow *Row : Line.Typed) {
    std::vector<std::string> Values;
    if (auto *Text = std::get_if<std::string TypedOptions::*>(&Row->Target))
      Values = {Line.Options.**Text};
    else if (auto *List = std::get_if<std::vector<std::string> TypedOptions::*>(&Row->Target))
      Values = Line.Options.**List;
    for (const std::string &Value : Values)
      if (Error E = Row->Check(Value))
        return createStringError("--" + Row->Long + ": " + toString(std::move(E)));
  }
  return Error::success();
}

//===----------------------------------------------------------------------===//
// As meant
//===----------------------------------------------------------------------===//

static bool wantsColor(ColorWhen When, bool ToFile) {
  switch (When) {
  case ColorWhen::Always:
    return true;
  case ColorWhen::Never:
    return false;
  case ColorWhen::Auto:
    break;
  }
  const char *NoColor = std::getenv("NO_COLOR");
  return !ToFile && !(NoColor && *NoColor) && sys::Process::StandardOutHasColors();
}

/// Checks what only the options together tell.
static Error checkTogether(const CommandLine &Line) {
  const TypedOptions &Typed = Line.Options;
  if (Typed.Quiet && Typed.Verbose)
    return createStringError("--quiet and --verbose exclude each other");
  if (!Typed.ContextImport.empty() && Typed.Context.empty())
    return createStringError("--context-import needs --context");
  return Error::success();
}

/// EXPECTS: the values went through the checks of the table.
static RunPipeline resolve(const CommandLine &Line) {
  const TypedOptions &Typed = Line.Options;
  RunPipeline Meant;
  RunOptions &Run = Meant.Options;
  Meant.OutputFile = Typed.Output;
  Run.What = Line.What;
  if (!Line.Paths.empty())
    Run.Paths = Line.Paths;
  Run.Discovery.Exclude = Typed.Exclude;
  Run.Discovery.Staged = Typed.Staged;
  Run.Discovery.UseIgnoreFiles = !Typed.NoIgnore;
  Run.Compile.BuildDir = Typed.BuildDir;
  Run.Compile.ExtraArgs = Typed.ExtraArgs;
  Run.Compile.FixedFlags = Line.Flags;
  for (const std::string &Sink : Typed.Sinks)
    Run.Sinks.push_back(cantFail(parseUserSink(Sink)));
  // Cannot fail, as the values were checked.
  Run.Check.Generated = cantFail(parseGenerated(Typed.Generated));
  Run.TargetFromProject = Typed.TargetPython.empty();
  Run.Check.Analysis.IsTargetSaid = !Run.TargetFromProject;
  if (!Run.TargetFromProject)
    Run.Check.Analysis.Target = cantFail(parsePythonVersion(Typed.TargetPython));
  Run.Check.Analysis.ContextExpression = Typed.Context;
  Run.Check.Analysis.ContextImport = Typed.ContextImport;
  for (const std::string &Name : Typed.Select)
    Run.Check.Select.push_back(cantFail(parseRuleName(Name)));
  for (const std::string &Name : Typed.Ignore)
    Run.Check.Ignore.push_back(cantFail(parseRuleName(Name)));
  Run.Check.UnsafeFixes = Typed.UnsafeFixes;
  Run.Verbose = Typed.Verbose;
  Run.ExportFixes = Typed.ExportFixes;
  Run.Jobs = cantFail(parseJobs(Typed.Jobs));
  Run.Report.Format = cantFail(parseFormat(Typed.Format));
  // A configuration that asks for SARIF does not mean the list of units.
  if (Line.What == Command::Locate && Run.Report.Format != ReportFormat::Json)
    Run.Report.Format = ReportFormat::Text;
  Run.Report.Color = wantsColor(cantFail(parseColor(Typed.Color)), !Typed.Output.empty());
  Run.Report.Statistics = Typed.Statistics;
  Run.Report.Quiet = Typed.Quiet;
  Run.Report.Verbose = Typed.Verbose;
  Run.Report.AfterFix = Line.What == Command::Fix;
  Run.Report.ToolVersion = MAILSEAL_VERSION;
  Run.Report.RulePage = rulePage;
  return Meant;
}

static Error readConfig(CommandLine &Line) {
  SmallString<256> WorkingFolder;
  if (std::error_code Code = sys::fs::current_path(WorkingFolder))
    return createStringError("the working folder cannot be found: " + Code.message());
  std::string File = Line.Options.Config;
  if (File.empty())
    File = findConfig(WorkingFolder);
  if (File.empty())
    return Error::success();
  return applyConfig(File, WorkingFolder, Line.Options,
                     [&](const OptionRow &Row) { return Line.isTyped(Row); });
}

//===----------------------------------------------------------------------===//
// Commands
//===----------------------------------------------------------------------===//

/// \p E with a line that says where help is.
static Error withHint(Error E, StringRef Command) {
  return createStringError(toString(std::move(E)) + "\nsee '" + Command + " --help'");
}

static Expected<Invocation> parseExplain(ArrayRef<const char *> Arguments) {
  std::string Text;
  raw_string_ostream Out(Text);
  if (Arguments.empty()) {
    listRules(Out);
    return ShowText{Text};
  }
  StringRef Name = Arguments.front();
  if (Name == "-h" || Name == "--help")
    return ShowText{explainHelp()};
  if (Name.starts_with("-"))
    return withHint(createStringError("there is no option '" + Name + "'"), "mailseal explain");
  if (Arguments.size() > 1)
    return withHint(createStringError("'explain' takes one rule"), "mailseal explain");
  Expected<Rule> Id = parseRuleName(Name);
  if (!Id)
    return Id.takeError();
  return ShowText{rulePage(*Id).str()};
}

static Expected<Invocation> parseRun(Command What, ArrayRef<const char *> Arguments) {
  CommandLine Line;
  Line.What = What;
  // Before CLI11 sees it: to CLI11 what follows `--` is more paths.
  const auto *Dashes = find_if(Arguments, [](StringRef Argument) { return Argument == "--"; });
  if (Dashes != Arguments.end())
    Line.Flags.assign(Dashes + 1, Arguments.end());
  if (Error E = parseTyped({Arguments.begin(), Dashes}, Line))
    return E;
  if (Line.Help)
    return ShowText{commandHelp(What)};
  if (Error E = checkTyped(Line))
    return E;
  if (Error E = readConfig(Line))
    return E;
  if (Error E = checkTogether(Line))
    return E;
  return resolve(Line);
}

Expected<Invocation> parseCommandLine(ArrayRef<const char *> Arguments) {
  if (Arguments.empty())
    return withHint(createStringError("there is no command"), "mailseal");
  StringRef Name = Arguments.front();
  if (Name == "-h" || Name == "--help" || Name == "help")
    return ShowText{generalHelp()};
  if (Name == "--version")
    return ShowText{"mailseal " MAILSEAL_VERSION "\n"};
  const StringRef *Found = find(CommandNames, Name);
  if (Found == std::end(CommandNames)) {
    if (Name.starts_with("-"))
      return withHint(createStringError("the command comes before '" + Name + "'"), "mailseal");
    return withHint(
        createStringError("there is no command '" + Name + "'" + suggest(Name, CommandNames)),
        "mailseal");
  }
  if (Name == "explain")
    return parseExplain(Arguments.drop_front());
  auto Meant = parseRun(static_cast<Command>(Found - CommandNames), Arguments.drop_front());
  if (!Meant)
    return withHint(Meant.takeError(), ("mailseal " + Name).str());
  return Meant;
}

} // namespace mailseal
