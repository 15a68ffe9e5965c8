//===- Help.cpp - What --help prints --------------------------------------===//
//
// One screen for each command: what it does, its options from the table, two or
// three examples, and the exit statuses.

#include "Help.h"
#include "OptionTable.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace mailseal {

namespace {

/// What the help of a command says beside its options.
struct CommandText {
  StringLiteral Name, Summary, Examples, Statuses;
};

} // namespace

// In the order of Command.
static constexpr CommandText Texts[] = {
    {"check", "Reports mail calls that verify no certificate, and changes nothing.",
     "  mailseal check                       the working folder and all below it\n"
     "  mailseal check src tools/send.py     these folders and files\n"
     "  mailseal check --format sarif --output mailseal.sarif\n"
     "  mailseal check embed.cpp -- -Iinclude -std=c++20\n",
     "  0  no findings\n"
     "  1  findings\n"
     "  2  something could not be done; standard error says what\n"},
    {"diff", "Prints what 'mailseal fix' would do, as a unified diff, and changes nothing.",
     "  mailseal diff src                    look at it\n"
     "  mailseal diff src | git apply        make it so\n"
     "  mailseal diff src | patch -p1        without git\n",
     "  0  nothing to change\n"
     "  1  there is a diff\n"
     "  2  something could not be done; standard error says what\n"},
    {"fix", "Passes a verifying SSL context to mail calls that have none, in place.",
     "  mailseal fix src                     make all safe fixes\n"
     "  mailseal fix --unsafe-fixes src      and those that a person should look at\n"
     "  mailseal fix --select missing-context send.py\n",
     "  0  no findings, or all are fixed\n"
     "  1  findings remain\n"
     "  2  something could not be done; standard error says what\n"},
    {"locate", "Lists the Python found: file, range, what carries it and why it is Python.",
     "  mailseal locate src                  Python files and literals that speak mail\n"
     "  mailseal locate -v src               with their text; also what looks alike\n"
     "  mailseal locate --format json src\n",
     "  0  done\n"
     "  2  something could not be done; standard error says what\n"},
};

/// The column at which the help of an option begins.
static constexpr size_t HelpColumn = 28;

static void writeOption(const OptionRow &Row, raw_ostream &Out) {
  std::string Left = Row.Short ? std::string("  -") + Row.Short + ", " : "      ";
  // A flag that the configuration may set can be taken back.
  Left += Row.isFlag() && Row.Who == SetBy::Anyone ? "--[no-]" : "--";
  Left += Row.Long;
  if (!Row.Value.empty() && !Row.Value.starts_with("["))
    Left += ' ';
  Left += Row.Value;
  Out << Left;
  // Too long for its column: the help goes below it.
  if (Left.size() + 2 > HelpColumn)
    Out << "\n";
  Out.indent(static_cast<unsigned>(HelpColumn - (Left.size() + 2 > HelpColumn ? 0 : Left.size())))
      << Row.Help << "\n";
}

std::string commandHelp(Command What) {
  const CommandText &Text = Texts[static_cast<size_t>(What)];
  std::string Help;
  raw_string_ostream Out(Help);
  Out << Text.Summary << "\n\nUsage: mailseal " << Text.Name
      << " [OPTION...] [PATH...] [-- FLAG...]\n\n"
         "  PATH...                   files and folders; else the working folder\n"
         "  FLAG...                   flags for C++ files, not from a compile database\n";
  StringRef Group;
  for (const OptionRow &Row : optionTable()) {
    if (!Row.isIn(What))
      continue;
    if (Group != Row.Group)
      Out << "\n" << Row.Group << ":\n";
    Group = Row.Group;
    writeOption(Row, Out);
  }
  Out << "  -h, --help                this help\n\nExamples:\n"
      << Text.Examples << "\nExit status:\n"
      << Text.Statuses;
  return Help;
}

std::string explainHelp() {
  return "Says what a rule means, with an example before and after.\n\n"
         "Usage: mailseal explain [RULE]\n\n"
         "Without RULE, lists the rules.\n\n"
         "Examples:\n"
         "  mailseal explain\n"
         "  mailseal explain missing-context\n\n"
         "Exit status:\n"
         "  0  done\n"
         "  2  there is no such rule\n";
}

std::string generalHelp() {
  return "Makes Python's mail libraries verify certificates, in Python files and in the\n"
         "Python inside C++ string literals.\n\n"
         "Usage: mailseal COMMAND [OPTION...] [PATH...] [-- FLAG...]\n\n"
         "Commands:\n"
         "  check [PATH...]     report calls that verify no certificate\n"
         "  diff [PATH...]      print what fix would do, as a unified diff\n"
         "  fix [PATH...]       fix them in place\n"
         "  locate [PATH...]    list the Python found\n"
         "  explain [RULE]      say what a rule means\n\n"
         "Options:\n"
         "  -h, --help          this help; 'mailseal COMMAND --help' has the options\n"
         "      --version       the version\n\n"
         "Examples:\n"
         "  mailseal check                 what is wrong below the working folder\n"
         "  mailseal diff src              what would be changed\n"
         "  mailseal fix src               change it\n\n"
         "Exit status:\n"
         "  0  nothing to do, or all done\n"
         "  1  findings remain (check, fix), or there is a diff (diff)\n"
         "  2  something could not be done; standard error says what\n";
}

} // namespace mailseal
