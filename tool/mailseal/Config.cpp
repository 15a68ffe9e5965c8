//===- Config.cpp - .mailseal.toml ----------------------------------------===//

#include "Config.h"
#include "Suggest.h"
#include "Toml.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/GlobPattern.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <optional>

using namespace llvm;

namespace mailseal {

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

std::string findConfig(StringRef Folder) {
  while (!Folder.empty()) {
    SmallString<256> Candidate(Folder);
    path::append(Candidate, ".mailseal.toml");
    if (fs::exists(Candidate))
      return std::string(Candidate);
    SmallString<256> Git(Folder);
    path::append(Git, ".git");
    if (fs::exists(Git))
      break;
    Folder = path::parent_path(Folder);
  }
  return {};
}

/// Fails unless a value of this type may be given to \p Row.
static Error checkType(const OptionRow &Row, TomlEntry::Kind Type) {
  using Kind = TomlEntry::Kind;
  if (Row.isFlag())
    return Type == Kind::Boolean ? Error::success() : createStringError("expected true or false");
  if (Row.isList())
    return Type == Kind::Array || Type == Kind::String
               ? Error::success()
               : createStringError("expected an array of strings");
  return Type == Kind::String || Type == Kind::Number ? Error::success()
                                                      : createStringError("expected a string");
}

/// Returns \p Glob, a pattern for the paths below a folder, as a pattern for those
/// below its sub-folder \p Below; nothing if no such path can match.
static std::optional<std::string> rebaseGlob(StringRef Glob, ArrayRef<StringRef> Below) {
  StringRef Pattern = Glob;
  StringRef Keep = Pattern.consume_front("!") ? "!" : "";
  // A name without a folder holds at any depth.
  if (!Pattern.drop_back().contains('/') || Below.empty())
    return Glob.str();
  Pattern.consume_front("/");
  for (StringRef Folder : Below) {
    auto [First, Rest] = Pattern.split('/');
    if (First == "**")
      break;
    Expected<GlobPattern> Matcher = GlobPattern::create(First);
    if (!Matcher) {
      // The run says so when it meets the glob as it is.
      consumeError(Matcher.takeError());
      return Glob.str();
    }
    if (!Matcher->match(Folder))
      return std::nullopt;
    // The pattern leaves out the whole folder that the run is in.
    if (Rest.empty())
      return (Keep + "*").str();
    Pattern = Rest;
  }
  return (Keep + "/" + Pattern).str();
}

/// Makes what is relative to the folder of the configuration relative to the
/// working folder, which is that folder or below it, or somewhere else.
static void rebase(const OptionRow &Row, StringRef ConfigFolder, StringRef WorkingFolder,
                   std::vector<std::string> &Values) {
  if (Row.Long == "build-dir") {
    SmallString<256> Absolute(Values.front());
    path::make_absolute(ConfigFolder, Absolute);
    Values.front() = std::string(Absolute);
  } else if (Row.Long == "exclude") {
    StringRef Rest = WorkingFolder;
    SmallVector<StringRef> Below;
    if (Rest.consume_front(ConfigFolder) && (Rest.empty() || Rest.starts_with("/")))
      Rest.split(Below, '/', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
    std::vector<std::string> Rebased;
    for (const std::string &Glob : Values)
      if (std::optional<std::string> Moved = rebaseGlob(Glob, Below))
        Rebased.push_back(*Moved);
    Values = std::move(Rebased);
  }
}

/// The row that \p Entry sets; fails if there is none or the value does not suit it.
static Expected<const OptionRow *> checkEntry(const TomlEntry &Entry) {
  const OptionRow *Row = findOption(Entry.Key);
  if (!Row) {
    std::vector<StringRef> Names;
    for (const OptionRow &Known : optionTable())
      if (Known.Who == SetBy::Anyone)
        Names.push_back(Known.Long);
    return createStringError("there is no option '" + Entry.Key + "'" + suggest(Entry.Key, Names));
  }
  if (Row->Who != SetBy::Anyone)
    return createStringError("'" + Entry.Key + "' can be given on the command line only");
  auto About = [&](Error E) {
    return createStringError("'" + Entry.Key + "': " + toString(std::move(E)));
  };
  if (Error E = checkType(*Row, Entry.Type))
    return About(std::move(E));
  for (const std::string &Value : Entry.Values)
    if (Error E = Row->Check(Value))
      return About(std::move(E));
  return Row;
}

static void setOption(const OptionRow &Row, std::vector<std::string> Values,
                      TypedOptions &Options) {
  if (auto *Flag = std::get_if<bool TypedOptions::*>(&Row.Target))
    Options.**Flag = Values.front() == "true";
  else if (auto *Text = std::get_if<std::string TypedOptions::*>(&Row.Target))
    Options.**Text = std::move(Values.front());
  else
    Options.*std::get<std::vector<std::string> TypedOptions::*>(Row.Target) = std::move(Values);
}

Error applyConfig(StringRef Path, StringRef WorkingFolder, TypedOptions &Options,
                  function_ref<bool(const OptionRow &)> IsTyped) {
  auto Buffer = MemoryBuffer::getFile(Path, /*IsText=*/false);
  if (!Buffer)
    return createStringError(Path +
                             ": the configuration cannot be read: " + Buffer.getError().message());
  Expected<std::vector<TomlEntry>> Entries = parseToml(Path, (*Buffer)->getBuffer());
  if (!Entries)
    return Entries.takeError();

  SmallString<256> ConfigFolder(Path);
  path::make_absolute(WorkingFolder, ConfigFolder);
  path::remove_dots(ConfigFolder, /*remove_dot_dot=*/true);
  path::remove_filename(ConfigFolder);
  for (TomlEntry &Entry : *Entries) {
    Expected<const OptionRow *> Row = checkEntry(Entry);
    if (!Row)
      return createStringError(Path + ":" + Twine(Entry.Line) + ": " + toString(Row.takeError()));
    if (IsTyped(**Row))
      continue;
    rebase(**Row, ConfigFolder, WorkingFolder, Entry.Values);
    setOption(**Row, std::move(Entry.Values), Options);
  }
  return Error::success();
}

} // namespace mailseal
