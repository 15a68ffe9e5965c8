//===- PythonModules.cpp - Which file an import means -----------*- C++ -*-===//

#include "mailseal/Project/PythonModules.h"
#include "Project/WorkTree.h"
#include "llvm/ADT/STLExtras.h"
#include <dirent.h>
#include <sys/stat.h>

using namespace llvm;

namespace mailseal {

namespace {

struct CloseFolder {
  void operator()(DIR *Folder) const { ::closedir(Folder); }
};

constexpr StringLiteral Init = "__init__";

/// Whether \p Entry, in \p Folder, is a folder or a link to one.
bool leadsToFolder(DIR *Folder, const dirent &Entry) {
  if (Entry.d_type != DT_UNKNOWN && Entry.d_type != DT_LNK)
    return Entry.d_type == DT_DIR;
  struct stat Status;
  return ::fstatat(::dirfd(Folder), Entry.d_name, &Status, 0) == 0 && S_ISDIR(Status.st_mode);
}

} // namespace

const PythonModules::Listing &PythonModules::list(StringRef Folder) {
  std::lock_guard<std::mutex> Guard(Lock);
  std::unique_ptr<Listing> &Result = Listings[Folder];
  if (Result)
    return *Result;
  Result = std::make_unique<Listing>();
  std::unique_ptr<DIR, CloseFolder> Open(::opendir(Folder.str().c_str()));
  while (const dirent *Entry = Open ? ::readdir(Open.get()) : nullptr) {
    StringRef Name = Entry->d_name;
    bool IsPython = Name.consume_back(".py");
    // Nothing else with a dot in its name can be imported.
    if (Name.contains('.'))
      continue;
    if (leadsToFolder(Open.get(), *Entry))
      Result->Folders.insert(Name);
    else if (IsPython)
      Result->Files.insert(Name);
  }
  return *Result;
}

bool PythonModules::isPackage(StringRef Folder) { return list(Folder).Files.contains(Init); }

std::vector<std::string> PythonModules::filesIn(StringRef Folder) {
  std::vector<std::string> Files;
  for (StringRef Name : list(Folder).Files.keys())
    Files.push_back(joinPath(Folder, (Name + ".py").str()));
  llvm::sort(Files);
  return Files;
}

ModuleLocation PythonModules::locationOf(StringRef File) {
  StringRef Folder = parentFolder(File);
  bool IsPackage = File.drop_front(Folder.size()).ltrim('/') == (Init + ".py").str();
  return {File.str(), IsPackage ? Folder.str() : ""};
}

ModuleLookup PythonModules::findIn(StringRef Folder, StringRef Name) {
  std::string Key = joinPath(Folder, Name);
  {
    std::lock_guard<std::mutex> Guard(Lock);
    if (auto Known = Found.find(Key); Known != Found.end())
      return Known->second;
  }
  ModuleLookup Result = findInUncached(Folder, Name);
  std::lock_guard<std::mutex> Guard(Lock);
  Found[Key] = Result;
  return Result;
}

ModuleLookup PythonModules::findInUncached(StringRef Folder, StringRef Name) {
  const Listing &Names = list(Folder);
  bool HasFolder = Names.Folders.contains(Name);
  if (!HasFolder && !Names.Files.contains(Name))
    return {};
  ModuleLookup Result{ModuleLookup::Answer::Found, {}};
  std::string Path = joinPath(Folder, Name);
  // A package goes before a module, and a folder without `__init__.py` last.
  if (HasFolder && isPackage(Path)) {
    Result.Module = {joinPath(Path, Init) + ".py", Path};
  } else if (Names.Files.contains(Name)) {
    Result.Module.File = Path + ".py";
  } else {
    Result.Module.Folder = Path;
  }
  // The paths of files are compared with real ones.
  Expected<std::string> Real = resolvePath(Result.Module.path());
  if (!Real) {
    consumeError(Real.takeError()); // A link that leads nowhere.
    return {};
  }
  if (*Real != Result.Module.path())
    return {ModuleLookup::Answer::Ambiguous, {}};
  return Result;
}

ModuleLookup PythonModules::findSubmodule(const ModuleLocation &Package, StringRef Name) {
  return descend({ModuleLookup::Answer::Found, Package}, Name);
}

ModuleLookup PythonModules::descend(ModuleLookup At, StringRef Rest) {
  while (!Rest.empty() && At.What == ModuleLookup::Answer::Found) {
    auto [Name, Behind] = Rest.split('.');
    if (At.Module.Folder.empty())
      return {};
    At = findIn(At.Module.Folder, Name);
    Rest = Behind;
  }
  return At;
}

ModuleLookup PythonModules::findRelative(const ImportingFile &From, unsigned Level,
                                         StringRef Name) {
  StringRef Folder = parentFolder(From.Path);
  for (; Level > 1 && Folder != From.Root; --Level)
    Folder = parentFolder(Folder);
  if (Level > 1 || !isInFolder(Folder, From.Root))
    return {ModuleLookup::Answer::Ambiguous, {}};
  ModuleLocation Package{"", Folder.str()};
  if (isPackage(Folder))
    Package.File = joinPath(Folder, Init) + ".py";
  return findSubmodule(Package, Name);
}

/// The folders in which the top-level module \p Top may be, beside the sure one \p From:
/// it and those above it as far as \p Root, with `src` in each.
std::vector<std::string> PythonModules::otherRoots(StringRef From, StringRef Root) {
  std::vector<std::string> Result;
  for (StringRef Folder = From;; Folder = parentFolder(Folder)) {
    Result.push_back(Folder.str());
    std::string Source = joinPath(Folder, "src");
    if (list(Folder).Folders.contains("src") && !isPackage(Source))
      Result.push_back(std::move(Source));
    if (Folder == Root || Folder == "/" || !isInFolder(Folder, Root))
      return Result;
  }
}

ModuleLookup PythonModules::findAbsolute(const ImportingFile &From, StringRef Name,
                                         bool IsStandard) {
  using Answer = ModuleLookup::Answer;
  auto [Top, Rest] = Name.split('.');
  StringRef Own = parentFolder(From.Path), Sure = Own;
  while (Sure != From.Root && Sure != "/" && isPackage(Sure))
    Sure = parentFolder(Sure);

  ModuleLookup Found = findIn(Sure, Top);
  auto IsCode = [](const ModuleLookup &M) { return !M.Module.File.empty(); };
  bool IsSure = IsCode(Found), Several = false;
  auto Look = [&](StringRef Folder) {
    ModuleLookup Here = findIn(Folder, Top);
    // A folder without code goes behind a module in any other place. A file that has
    // a library's name, and imports it, means the library.
    if (Here.What == Answer::Elsewhere || (IsStandard && Here.Module.File == From.Path) ||
        (IsCode(Found) && !IsCode(Here)))
      return;
    Several |= IsCode(Found) && Here.Module != Found.Module;
    Found = std::move(Here);
  };
  if (From.MayBeScript && Own != Sure)
    Look(Own);
  if (!IsSure)
    for (const std::string &Folder : otherRoots(Sure, From.Root))
      Look(Folder);
  // Folders have the names of libraries by chance.
  if (IsStandard && !IsCode(Found) && Found.What != Answer::Ambiguous)
    return {};
  if (Several || (IsStandard && !IsSure))
    return {Answer::Ambiguous, {}};
  return descend(std::move(Found), Rest);
}

} // namespace mailseal
