//===- OptionTable.h - The options, one row each ----------------*- C++ -*-===//
//
// The command line, the configuration file and the help all read this table.

#ifndef MAILSEAL_TOOL_OPTIONTABLE_H
#define MAILSEAL_TOOL_OPTIONTABLE_H

#include "mailseal/Driver/Driver.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>
#include <variant>
#include <vector>

namespace mailseal {

/// The options as they were typed, or as the configuration has them.
struct TypedOptions {
  std::vector<std::string> Exclude, Select, Ignore, ExtraArgs, Sinks;
  std::string BuildDir, Jobs = "0", Format = "text", Output, ExportFixes, Context, ContextImport;
  std::string TargetPython, Generated = "report", Color = "auto", Config;
  bool Staged = false, NoIgnore = false, UnsafeFixes = false, Statistics = false;
  bool Quiet = false, Verbose = false;
};

/// The commands that an option belongs to.
enum CommandSet : unsigned {
  InCheck = 1 << static_cast<unsigned>(Command::Check),
  InDiff = 1 << static_cast<unsigned>(Command::Diff),
  InFix = 1 << static_cast<unsigned>(Command::Fix),
  InLocate = 1 << static_cast<unsigned>(Command::Locate),
  ThatAnalyse = InCheck | InDiff | InFix,
  InAll = ThatAnalyse | InLocate,
};

/// Whether \p Commands, a CommandSet, has \p C.
inline bool has(unsigned Commands, Command C) { return Commands >> static_cast<unsigned>(C) & 1; }

/// Where an option's value goes: a flag, a text, or a list, which repeated
/// options and commas fill.
using OptionTarget = std::variant<bool TypedOptions::*, std::string TypedOptions::*,
                                  std::vector<std::string> TypedOptions::*>;

/// Who may set an option.
enum class SetBy {
  Anyone,
  CommandLine, ///< Not the configuration: it concerns one run.
};

struct OptionRow {
  llvm::StringLiteral Group; ///< The heading in the help.
  char Short;                ///< The letter after a single dash; 0: none.
  llvm::StringLiteral Long;  ///< The name after two dashes, and in the configuration.
  llvm::StringLiteral Value; ///< What the help calls the value; `[=WHEN]`: optional.
  unsigned Commands;         ///< A CommandSet.
  SetBy Who;
  OptionTarget Target;
  /// Fails, without naming the option, for a value that means nothing.
  llvm::Error (*Check)(llvm::StringRef Value);
  llvm::StringLiteral Help;

  bool isFlag() const { return std::holds_alternative<bool TypedOptions::*>(Target); }
  bool isList() const {
    return std::holds_alternative<std::vector<std::string> TypedOptions::*>(Target);
  }
  bool isIn(Command C) const { return has(Commands, C); }
};

/// All options, in the order of the help. An option that means different things to
/// different commands has a row for each, with one target.
llvm::ArrayRef<OptionRow> optionTable();

/// The first row of the option with the long name \p Long, or null. It takes
/// whatever any row of that name takes.
const OptionRow *findOption(llvm::StringRef Long);

/// The commands, a CommandSet, that have the option with the long name \p Long.
unsigned commandsOf(llvm::StringRef Long);

/// When the output is coloured.
enum class ColorWhen { Auto, Always, Never };

// What the values of options mean; each fails with the values that there are.
llvm::Expected<Rule> parseRuleName(llvm::StringRef Text);
llvm::Expected<ReportFormat> parseFormat(llvm::StringRef Text);
llvm::Expected<ReportFormat> parseUnitFormat(llvm::StringRef Text); // For `locate`.
llvm::Expected<ColorWhen> parseColor(llvm::StringRef Text);
llvm::Expected<PythonVersion> parsePythonVersion(llvm::StringRef Text);
llvm::Expected<GeneratedFiles> parseGenerated(llvm::StringRef Text);
llvm::Expected<unsigned> parseJobs(llvm::StringRef Text);
/// `myapp::runPython:1`; without a number the first argument, 0, is the code.
llvm::Expected<UserSink> parseUserSink(llvm::StringRef Text);

} // namespace mailseal

#endif
