//===- CompileCommands.cpp ------------------------------------------------===//

#include "mailseal/Project/CompileCommands.h"
#include "Project/CompileCommandsDatabase.h"
#include "Project/CompileCommandsFilter.h"
#include "Project/CompileFlagsFile.h"
#include "clang/Driver/Types.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <mutex>

using namespace mailseal;
using clang::tooling::CompilationDatabase;
using llvm::StringRef;

static constexpr llvm::StringLiteral DatabaseName = "compile_commands.json";

struct CompileCommands::State {
  CompileOptions Options;
  std::vector<std::string> ExtraFlags;
  std::string WorkingFolder;
  std::function<void(llvm::Error)> OnError;
  /// The database that `-p` names; empty without `-p`.
  std::string NamedDatabase;

  std::mutex Lock; ///< Guards what follows and calls of OnError.
  /// By their own path; null for one that could not be read.
  llvm::StringMap<std::shared_ptr<CompilationDatabase>> Databases;
  /// The path of the database for the files of a folder; empty for none.
  llvm::StringMap<std::string> ByFolder;

  std::shared_ptr<CompilationDatabase> databaseFor(StringRef Folder);
  std::string searchUpward(StringRef Folder);
  std::shared_ptr<CompilationDatabase> load(StringRef Path);
};

/// The database in \p Folder or in its build folder, else its flags; empty if there is
/// neither.
static std::string databaseIn(StringRef Folder) {
  struct Place {
    StringRef Below, Name;
  };
  for (const Place &P :
       {Place{"", DatabaseName}, Place{"build", DatabaseName}, Place{"", CompileFlagsName}}) {
    llvm::SmallString<256> Path(Folder);
    llvm::sys::path::append(Path, P.Below, P.Name);
    if (llvm::sys::fs::exists(Path))
      return Path.str().str();
  }
  return "";
}

CompileCommands::CompileCommands(CompileOptions Options, std::function<void(llvm::Error)> OnError)
    : S(std::make_unique<State>()) {
  S->Options = std::move(Options);
  S->OnError = std::move(OnError);
  S->ExtraFlags = keepParseFlags(S->Options.ExtraArgs);
  llvm::SmallString<256> Folder;
  // Without a working folder, relative flags find nothing, which is no more
  // than that.
  if (!llvm::sys::fs::current_path(Folder))
    S->WorkingFolder = Folder.str();
  if (S->Options.BuildDir.empty() || !S->Options.FixedFlags.empty())
    return;

  llvm::SmallString<256> Path(S->Options.BuildDir);
  if (!llvm::sys::fs::is_regular_file(Path)) {
    llvm::sys::path::append(Path, DatabaseName);
    llvm::SmallString<256> Flags(S->Options.BuildDir);
    llvm::sys::path::append(Flags, CompileFlagsName);
    if (!llvm::sys::fs::exists(Path) && llvm::sys::fs::exists(Flags))
      Path = Flags;
  }
  S->NamedDatabase = Path.str();
  // It is read when it is needed, but a name that is wrong is said at once.
  llvm::sys::fs::file_status Status;
  if (std::error_code Code = llvm::sys::fs::status(Path, Status)) {
    S->Databases[Path] = nullptr;
    S->OnError(llvm::createFileError(Path, Code));
  }
}

CompileCommands::~CompileCommands() = default;

std::shared_ptr<CompilationDatabase> CompileCommands::State::load(StringRef Path) {
  auto [Known, IsNew] = Databases.try_emplace(Path);
  if (!IsNew)
    return Known->second;
  if (llvm::sys::path::filename(Path) == CompileFlagsName) {
    auto Flags = CompileFlagsFile::load(Path);
    if (Flags)
      Known->second = std::move(*Flags);
    else
      OnError(Flags.takeError());
    return Known->second;
  }
  auto Loaded = CompileCommandsDatabase::load(Path);
  if (!Loaded) {
    OnError(Loaded.takeError());
    return nullptr;
  }
  Known->second = clang::tooling::inferMissingCompileCommands(std::move(*Loaded));
  return Known->second;
}

std::string CompileCommands::State::searchUpward(StringRef Folder) {
  std::vector<StringRef> Searched;
  std::string Found;
  for (; !Folder.empty() && Found.empty(); Folder = llvm::sys::path::parent_path(Folder)) {
    if (auto Known = ByFolder.find(Folder); Known != ByFolder.end()) {
      Found = Known->second;
      break;
    }
    Searched.push_back(Folder);
    Found = databaseIn(Folder);
  }
  for (StringRef Below : Searched)
    ByFolder[Below] = Found;
  return Found;
}

std::shared_ptr<CompilationDatabase> CompileCommands::State::databaseFor(StringRef Folder) {
  std::lock_guard<std::mutex> Guard(Lock);
  std::string Path = NamedDatabase.empty() ? searchUpward(Folder) : NamedDatabase;
  return Path.empty() ? nullptr : load(Path);
}

/// What `-x` is to say where neither \p Flags nor the compiler can tell the
/// language of \p RealPath; empty where they can.
static StringRef missingLanguage(StringRef RealPath, llvm::ArrayRef<std::string> Flags) {
  using namespace clang::driver;
  if (llvm::any_of(Flags, [](StringRef Flag) { return Flag.starts_with("-x"); }))
    return "";
  StringRef Extension = llvm::sys::path::extension(RealPath).drop_front();
  types::ID Type = types::lookupTypeForExtension(Extension);
  // Clang takes a `.h` for C; most that hold Python are included by C++.
  bool IsC = llvm::any_of(Flags, [](StringRef Flag) {
    return Flag.starts_with("-std=c") && !Flag.starts_with("-std=c++");
  });
  if (Type == types::TY_CHeader)
    return IsC ? "" : "c++-header";
  return Type == types::TY_INVALID ? "c++" : "";
}

std::optional<CompileCommand> CompileCommands::find(StringRef RealPath) {
  std::vector<std::string> Arguments;
  std::string Directory = S->WorkingFolder;
  if (!S->Options.FixedFlags.empty()) {
    Arguments = keepParseFlags(S->Options.FixedFlags);
    Arguments.insert(Arguments.begin(), "clang");
  } else {
    auto Database = S->databaseFor(llvm::sys::path::parent_path(RealPath));
    if (!Database)
      return std::nullopt;
    auto Commands = Database->getCompileCommands(RealPath);
    if (Commands.empty())
      return std::nullopt;
    Directory = std::move(Commands.front().Directory);
    Arguments = std::move(Commands.front().CommandLine);
    // What Clang infers from another file's command already names the file.
    if (Arguments.size() > 2 && *std::prev(Arguments.end(), 2) == "--")
      Arguments.resize(Arguments.size() - 2);
  }
  llvm::append_range(Arguments, S->ExtraFlags);
  if (StringRef Language = missingLanguage(RealPath, Arguments); !Language.empty())
    llvm::append_range(Arguments, llvm::ArrayRef<std::string>{"-x", Language.str()});
  llvm::append_range(Arguments, llvm::ArrayRef<std::string>{"--", RealPath.str()});
  return CompileCommand{std::move(Directory), std::move(Arguments)};
}
