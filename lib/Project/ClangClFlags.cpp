//===- ClangClFlags.cpp ---------------------------------------------------===//

#include "Project/ClangClFlags.h"
#include "clang/Options/Options.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Option/Arg.h"
#include "llvm/Option/ArgList.h"
#include "llvm/Option/OptTable.h"
#include "llvm/Support/Path.h"

using namespace mailseal;
using namespace clang::options;
using llvm::StringRef;

namespace {
/// A flag without a value, and what it stands for.
struct Translation {
  ID Option;
  llvm::StringLiteral Flags; ///< Parted by blanks.
};
constexpr Translation Translations[] = {
    {OPT__SLASH_TC, "-x c"},
    {OPT__SLASH_TP, "-x c++"},
    {OPT__SLASH_GR_, "-fno-rtti"},
    {OPT__SLASH_MD, "-D_MT -D_DLL"},
    {OPT__SLASH_MDd, "-D_MT -D_DLL -D_DEBUG"},
    {OPT__SLASH_MT, "-D_MT"},
    {OPT__SLASH_MTd, "-D_MT -D_DEBUG"},
    {OPT__SLASH_LDd, "-D_DEBUG"},
};

/// What the compiler is without any flag.
constexpr llvm::StringLiteral Always =
    "--target=x86_64-pc-windows-msvc -fms-extensions -fms-compatibility -fcxx-exceptions "
    "-fexceptions";

void appendWords(std::vector<std::string> &Flags, StringRef Words) {
  llvm::SmallVector<StringRef> Split;
  Words.split(Split, ' ');
  for (StringRef Word : Split)
    Flags.push_back(Word.str());
}

/// `c++20` of `/std:c++20`; empty where that is no standard.
std::string standard(StringRef Name) {
  if (Name == "c++latest")
    return "c++26";
  if (Name == "clatest")
    return "c23";
  return llvm::all_of(Name, [](char C) { return llvm::isAlnum(C) || C == '+'; }) ? Name.str() : "";
}
} // namespace

bool mailseal::isClangClCommand(llvm::ArrayRef<std::string> CommandLine) {
  if (CommandLine.empty())
    return false;
  // Of a path with either kind of slash.
  StringRef Compiler = llvm::sys::path::stem(CommandLine.front(), llvm::sys::path::Style::windows);
  return Compiler.equals_insensitive("cl") || Compiler.equals_insensitive("clang-cl") ||
         llvm::is_contained(CommandLine, "--driver-mode=cl");
}

std::vector<std::string> mailseal::translateClangClFlags(llvm::ArrayRef<std::string> Flags) {
  std::vector<const char *> Raw;
  for (const std::string &Flag : Flags)
    Raw.push_back(Flag.c_str());
  unsigned MissingIndex, MissingCount;
  llvm::opt::InputArgList Parsed = clang::getDriverOptTable().ParseArgs(
      Raw, MissingIndex, MissingCount, llvm::opt::Visibility(CLOption));

  std::vector<std::string> Result;
  appendWords(Result, Always);
  for (const llvm::opt::Arg *Argument : Parsed) {
    const llvm::opt::Option &Option = Argument->getOption();
    const auto *Known =
        llvm::find_if(Translations, [&](const Translation &T) { return Option.matches(T.Option); });
    if (Known != std::end(Translations)) {
      appendWords(Result, Known->Flags);
    } else if (Option.matches(OPT__SLASH_std)) {
      if (std::string Name = standard(Argument->getValue()); !Name.empty())
        Result.push_back("-std=" + Name);
    } else if (Option.matches(OPT__SLASH_imsvc)) {
      llvm::append_range(Result, llvm::ArrayRef<std::string>{"-isystem", Argument->getValue()});
    } else if (Option.matches(OPT_U) && StringRef(Argument->getValue()).contains('/')) {
      // `/Users/…` is a file.
    } else if (!Option.matches(OPT_INPUT) && !Option.matches(OPT_UNKNOWN)) {
      llvm::opt::ArgStringList Rendered;
      Argument->render(Parsed, Rendered);
      Result.insert(Result.end(), Rendered.begin(), Rendered.end());
    }
  }
  return Result;
}
