//===- CompileCommandsDatabase.cpp ----------------------------------------===//

#include "Project/CompileCommandsDatabase.h"
#include "Project/ClangClFlags.h"
#include "Project/CompileCommandsFilter.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/StringSaver.h"

using namespace mailseal;
using llvm::StringRef;

// A database is an array of objects of strings and arrays. LLVM's JSON parser
// calls itself for each level, so a file of nothing but brackets would end the
// program.
static constexpr unsigned MaxNesting = 64;

static bool nestsTooDeep(StringRef Text) {
  unsigned Depth = 0;
  for (size_t At = 0; At < Text.size(); ++At) {
    switch (Text[At]) {
    case '"':
      for (++At; At < Text.size() && Text[At] != '"'; ++At)
        At += Text[At] == '\\';
      break;
    case '[':
    case '{':
      if (++Depth > MaxNesting)
        return true;
      break;
    case ']':
    case '}':
      Depth -= Depth != 0;
      break;
    }
  }
  return false;
}

llvm::Expected<std::unique_ptr<llvm::MemoryBuffer>> mailseal::readDatabaseFile(StringRef Path) {
  llvm::sys::fs::file_status Status;
  if (std::error_code Code = llvm::sys::fs::status(Path, Status))
    return llvm::errorCodeToError(Code);
  // To read a pipe or a device might never end.
  if (Status.type() != llvm::sys::fs::file_type::regular_file)
    return llvm::createStringError("not a regular file");
  if (Status.getSize() > MaxDatabaseBytes)
    return llvm::createStringError("too large for a compile database");
  return llvm::errorOrToExpected(llvm::MemoryBuffer::getFile(Path));
}

static llvm::Expected<llvm::json::Value> parseJson(StringRef Text) {
  if (nestsTooDeep(Text))
    return llvm::createStringError("not a compile database: nested too deeply");
  // One path in another encoding does not take away the other files' commands.
  if (!llvm::json::isUTF8(Text))
    return llvm::json::parse(llvm::json::fixUTF8(Text));
  return llvm::json::parse(Text);
}

llvm::Expected<std::unique_ptr<CompileCommandsDatabase>>
CompileCommandsDatabase::load(StringRef Path) {
  auto Buffer = readDatabaseFile(Path);
  if (!Buffer)
    return llvm::createFileError(Path, Buffer.takeError());
  auto Json = parseJson((*Buffer)->getBuffer());
  if (!Json)
    return llvm::createFileError(Path, Json.takeError());
  const llvm::json::Array *Commands = Json->getAsArray();
  if (!Commands)
    return llvm::createFileError(Path, llvm::createStringError("not a compile database: no array"));

  llvm::SmallString<256> Folder(llvm::sys::path::parent_path(Path));
  if (std::error_code Code = llvm::sys::fs::make_absolute(Folder))
    return llvm::createFileError(Path, Code);
  auto Database = std::make_unique<CompileCommandsDatabase>();
  for (const llvm::json::Value &Value : *Commands) {
    const llvm::json::Object *Command = Value.getAsObject();
    std::optional<StringRef> File = Command ? Command->getString("file") : std::nullopt;
    if (!File)
      continue;
    Entry New;
    llvm::SmallString<256> Directory(Command->getString("directory").value_or(""));
    llvm::sys::path::make_absolute(Folder, Directory);
    New.Directory = Directory.str();
    llvm::SmallString<256> Absolute(*File);
    llvm::sys::path::make_absolute(Directory, Absolute);
    llvm::sys::path::remove_dots(Absolute, /*remove_dot_dot=*/true);
    New.File = Absolute.str();
    if (const llvm::json::Array *Arguments = Command->getArray("arguments")) {
      for (const llvm::json::Value &Argument : *Arguments)
        New.Arguments.push_back(Argument.getAsString().value_or("").str());
    } else if (std::optional<StringRef> Line = Command->getString("command")) {
      New.Arguments = {Line->str()};
      New.IsOneString = true;
    }
    Database->ByName[llvm::sys::path::filename(New.File)].push_back(Database->Entries.size());
    Database->Entries.push_back(std::move(New));
  }
  return Database;
}

const CompileCommandsDatabase::Entry *CompileCommandsDatabase::findEntry(StringRef RealPath) const {
  auto Named = ByName.find(llvm::sys::path::filename(RealPath));
  if (Named == ByName.end())
    return nullptr;
  for (uint32_t Index : Named->second)
    if (Entries[Index].File == RealPath)
      return &Entries[Index];
  // The build may have gone through a link.
  for (uint32_t Index : Named->second)
    if (llvm::sys::fs::equivalent(Entries[Index].File, RealPath))
      return &Entries[Index];
  return nullptr;
}

std::vector<clang::tooling::CompileCommand>
CompileCommandsDatabase::getCompileCommands(StringRef RealPath) const {
  const Entry *Found = findEntry(RealPath);
  if (!Found)
    return {};
  std::vector<std::string> CommandLine = Found->Arguments;
  if (Found->IsOneString) {
    llvm::BumpPtrAllocator Allocator;
    llvm::StringSaver Saver(Allocator);
    llvm::SmallVector<const char *, 64> Split;
    // On Windows, a backslash parts folders.
    llvm::cl::TokenizeWindowsCommandLine(Found->Arguments.front(), Saver, Split);
    CommandLine.assign(Split.begin(), Split.end());
    if (!isClangClCommand(CommandLine)) {
      Split.clear();
      llvm::cl::TokenizeGNUCommandLine(Found->Arguments.front(), Saver, Split);
      CommandLine.assign(Split.begin(), Split.end());
    }
  }
  return {{Found->Directory, Found->File, keepParseCommand(CommandLine), /*Output=*/""}};
}

std::vector<std::string> CompileCommandsDatabase::getAllFiles() const {
  auto Files = llvm::map_range(Entries, [](const Entry &Listed) { return Listed.File; });
  return {Files.begin(), Files.end()};
}
