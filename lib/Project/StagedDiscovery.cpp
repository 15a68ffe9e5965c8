//===- StagedDiscovery.cpp - The files of the next commit -------*- C++ -*-===//

#include "Project/StagedDiscovery.h"
#include "Project/StagingArea.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Errc.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <map>

using namespace llvm;

namespace mailseal {

namespace {

/// A repository and the paths in it that were named, relative to its root.
struct Request {
  std::optional<StagingArea> Area; ///< None if it cannot be opened; that was reported.
  std::vector<std::string> Paths;
};

class StagedDiscovery {
public:
  StagedDiscovery(const DiscoveryContext &Context, std::vector<FileEntry> &Files)
      : Context(Context), Files(Files) {}

  void addPath(StringRef Path);
  void finish();

private:
  Request *requestFor(StringRef Folder);
  bool openEnvironment();
  bool isWanted(const Request &From, StringRef Path) const;

  const DiscoveryContext &Context;
  std::vector<FileEntry> &Files;
  std::map<std::string, Request> ByRoot;
  std::string HookRoot; ///< Of the repository that the environment names.
  std::optional<bool> EnvironmentIsGood;
};

/// The real path of \p Path, whose last part may be gone from the work tree.
Expected<std::string> resolveStaged(StringRef Path, bool &IsThere) {
  Expected<std::string> Real = resolvePath(Path);
  IsThere = static_cast<bool>(Real);
  StringRef Name = sys::path::filename(Path);
  if (IsThere || Name == ".." || Name == ".")
    return Real;
  StringRef Parent = sys::path::parent_path(Path);
  Expected<std::string> RealParent = resolvePath(Parent.empty() ? "." : Parent);
  if (!RealParent) {
    consumeError(RealParent.takeError());
    return Real;
  }
  consumeError(Real.takeError());
  return joinPath(*RealParent, Name);
}

} // namespace

/// Opens the repository of a hook, if this is one. Returns false, and has
/// reported it, if that fails: another repository's answer would be wrong.
bool StagedDiscovery::openEnvironment() {
  if (EnvironmentIsGood)
    return *EnvironmentIsGood;
  Expected<std::optional<StagingArea>> Area = StagingArea::fromEnvironment(Context.WorkingFolder);
  EnvironmentIsGood = static_cast<bool>(Area);
  if (!Area) {
    Context.OnError(Area.takeError());
  } else if (*Area) {
    HookRoot = (*Area)->root().str();
    ByRoot[HookRoot].Area = std::move(*Area);
  }
  return *EnvironmentIsGood;
}

/// The request for the repository of \p Folder; null, and reported, if none.
Request *StagedDiscovery::requestFor(StringRef Folder) {
  if (!openEnvironment())
    return nullptr;
  std::optional<WorkTree> Tree = findWorkTree(Folder);
  bool IsHooks = !HookRoot.empty() && isInFolder(Folder, HookRoot) &&
                 (!Tree || isInFolder(HookRoot, Tree->Root));
  if (IsHooks)
    return &ByRoot[HookRoot];
  if (!Tree) {
    Context.fail(Folder, "not in a git work tree, so that nothing is staged");
    return nullptr;
  }
  auto [Found, IsNew] = ByRoot.try_emplace(Tree->Root);
  if (IsNew) {
    Expected<StagingArea> Area = StagingArea::open(Tree->Root);
    if (Area)
      Found->second.Area = std::move(*Area);
    else
      Context.OnError(Area.takeError());
  }
  return &Found->second;
}

void StagedDiscovery::addPath(StringRef Path) {
  bool IsThere;
  Expected<std::string> Real = resolveStaged(Path, IsThere);
  if (!Real)
    return Context.OnError(Real.takeError());
  bool IsFolder = sys::fs::is_directory(*Real);
  Request *Found = requestFor(IsFolder ? StringRef(*Real) : parentFolder(*Real));
  if (!Found || !Found->Area)
    return;
  StringRef Relative = *Real;
  Relative.consume_front(Found->Area->root());
  Relative = Relative.ltrim('/');
  if (!IsThere && !Found->Area->knows(Relative.str()))
    return Context.OnError(createFileError(Path, make_error_code(errc::no_such_file_or_directory)));
  Found->Paths.push_back(Relative.str());
}

bool StagedDiscovery::isWanted(const Request &From, StringRef Path) const {
  std::optional<FileKind> Kind;
  return (mayCarry(Path, Kind) || is_contained(From.Paths, Path)) &&
         !Context.excludesPathOrParent(joinPath(From.Area->root(), Path), /*IsFolder=*/false);
}

void StagedDiscovery::finish() {
  for (const auto &[Root, From] : ByRoot) {
    if (!From.Area || From.Paths.empty())
      continue;
    Expected<std::vector<StagedFile>> Staged = From.Area->stagedFiles(
        From.Paths, [&](StringRef Path) { return isWanted(From, Path); }, Context.OnError);
    if (!Staged) {
      Context.OnError(Staged.takeError());
      continue;
    }
    for (StagedFile &File : *Staged) {
      FileEntry Entry = Context.entry(joinPath(Root, File.Path), kindFromName(File.Path));
      Entry.Contents = std::move(File.Contents);
      Files.push_back(std::move(Entry));
    }
  }
}

void discoverStaged(ArrayRef<std::string> Paths, const DiscoveryContext &Context,
                    std::vector<FileEntry> &Files) {
  StagedDiscovery Discovery(Context, Files);
  for (const std::string &Path : Paths)
    Discovery.addPath(Path);
  Discovery.finish();
}

} // namespace mailseal
