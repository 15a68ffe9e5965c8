//===- Discovery.cpp - Which files a run looks at ---------------*- C++ -*-===//

#include "mailseal/Project/Discovery.h"
#include "Project/DiscoveryContext.h"
#include "Project/FolderWalk.h"
#include "Project/StagedDiscovery.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Errc.h"
#include <sys/stat.h>

using namespace llvm;

namespace mailseal {

DiscoveryContext::DiscoveryContext(const DiscoveryOptions &Options, std::string WorkingFolder,
                                   ErrorSink OnError)
    : Options(Options), WorkingFolder(std::move(WorkingFolder)), OnError(OnError) {
  for (const std::string &Glob : Options.Exclude)
    if (Error E = Exclude.add(Glob))
      OnError(createStringError("cannot exclude '" + Glob + "': " + toString(std::move(E))));
}

StringRef DiscoveryContext::displayPath(StringRef Path) const {
  if (Path == WorkingFolder)
    return ".";
  if (isInFolder(Path, WorkingFolder))
    return Path.drop_front(WorkingFolder.size()).ltrim('/');
  return Path;
}

/// \p Path as `--exclude` sees it. One outside the working folder is seen from
/// the root of the file system.
StringRef DiscoveryContext::excludePath(StringRef Path) const {
  return displayPath(Path).ltrim('/');
}

bool DiscoveryContext::excludes(StringRef Path, bool IsFolder) const {
  return !Exclude.empty() && Exclude.match(excludePath(Path), IsFolder) == true;
}

bool DiscoveryContext::excludesPathOrParent(StringRef Path, bool IsFolder) const {
  return !Exclude.empty() && Exclude.ignoresPathOrParent(excludePath(Path), IsFolder);
}

void DiscoveryContext::fail(StringRef Path) const {
  OnError(createFileError(displayPath(Path), errnoAsErrorCode()));
}

void DiscoveryContext::fail(StringRef Path, StringRef Message) const {
  OnError(createFileError(displayPath(Path), createStringError(Message)));
}

FileEntry DiscoveryContext::entry(std::string Path, std::optional<FileKind> Kind) const {
  FileEntry Entry;
  Entry.DisplayPath = displayPath(Path).str();
  Entry.RealPath = std::move(Path);
  Entry.Kind = Kind;
  return Entry;
}

bool mayCarry(StringRef Path, std::optional<FileKind> &Kind) {
  Kind = kindFromName(Path);
  StringRef Name = Path.substr(Path.rfind('/') + 1);
  return Kind || Name.ends_with(".in") || !Name.contains('.');
}

/// Lists what \p Path names: a file, or a folder to be walked.
static void discoverPath(StringRef Path, const DiscoveryContext &Context, FolderWalk &Walk,
                         std::vector<FileEntry> &Files) {
  Expected<std::string> Real = resolvePath(Path);
  if (!Real)
    return Context.OnError(Real.takeError());
  struct stat Status;
  if (::stat(Real->c_str(), &Status) != 0)
    return Context.fail(*Real);
  bool IsFolder = S_ISDIR(Status.st_mode);
  if (Context.excludesPathOrParent(*Real, IsFolder))
    return;
  if (IsFolder)
    return Walk.walk(*Real);
  if (!S_ISREG(Status.st_mode))
    return Context.OnError(
        createFileError(Path, createStringError("neither a regular file nor a folder")));
  std::optional<FileKind> Kind = kindFromName(*Real);
  Files.push_back(Context.entry(std::move(*Real), Kind));
}

/// Sorts \p Files by display path and drops what is there twice.
static void normalize(std::vector<FileEntry> &Files) {
  auto IsBefore = [](const FileEntry &A, const FileEntry &B) {
    return A.DisplayPath < B.DisplayPath;
  };
  // A walk goes in this order already.
  if (!is_sorted(Files, IsBefore))
    sort(Files, IsBefore);
  // The display path is made from the real one, so that equal files adjoin.
  Files.erase(
      std::unique(Files.begin(), Files.end(),
                  [](const FileEntry &A, const FileEntry &B) { return A.RealPath == B.RealPath; }),
      Files.end());
}

std::vector<FileEntry> discoverFiles(ArrayRef<std::string> Paths, const DiscoveryOptions &Options,
                                     ErrorSink OnError) {
  std::vector<FileEntry> Files;
  Expected<std::string> WorkingFolder = resolvePath(".");
  if (!WorkingFolder) {
    OnError(WorkingFolder.takeError());
    return Files;
  }
  DiscoveryContext Context(Options, std::move(*WorkingFolder), OnError);
  if (Options.Staged) {
    discoverStaged(Paths, Context, Files);
  } else {
    FolderWalk Walk(Context, Files);
    for (const std::string &Path : Paths)
      discoverPath(Path, Context, Walk, Files);
  }
  normalize(Files);
  return Files;
}

std::vector<std::string> realPaths(ArrayRef<std::string> Paths) {
  std::vector<std::string> Result;
  for (const std::string &Path : Paths)
    if (Expected<std::string> Real = resolvePath(Path))
      Result.push_back(std::move(*Real));
    else
      consumeError(Real.takeError()); // discoverFiles() has said so.
  return Result;
}

std::string projectRoot(StringRef RealPath, ArrayRef<std::string> Asked) {
  StringRef Folder = parentFolder(RealPath);
  if (std::optional<WorkTree> Tree = findWorkTree(Folder))
    return Tree->Root;
  Expected<std::string> WorkingFolder = resolvePath(".");
  if (WorkingFolder && isInFolder(RealPath, *WorkingFolder))
    return *WorkingFolder;
  // A working folder that is gone has no files below it.
  if (!WorkingFolder)
    consumeError(WorkingFolder.takeError());
  StringRef Root = Folder;
  for (StringRef Path : Asked)
    if (Path != RealPath && isInFolder(Root, Path))
      Root = Path;
  return Root.str();
}

} // namespace mailseal
