//===- WorkTree.cpp - Where a git work tree begins --------------*- C++ -*-===//

#include "Project/WorkTree.h"
#include "Project/FileDescriptor.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Errc.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"

using namespace llvm;

namespace mailseal {

namespace {

bool exists(const std::string &Path) { return ::access(Path.c_str(), F_OK) == 0; }

/// \p Path as seen from \p Folder.
std::string pathFrom(StringRef Folder, StringRef Path) {
  return Path.starts_with("/") ? Path.str() : joinPath(Folder, Path);
}

/// The text of a file that may be missing, as git's own small files may.
std::string readOptional(const std::string &Path) {
  Expected<std::string> Text = readTextFile(Path, /*FollowLinks=*/true);
  if (Text)
    return *Text;
  // Without it there is no repository, or none with a common folder, and that
  // is how the caller goes on.
  consumeError(Text.takeError());
  return "";
}

/// The repository of the work tree \p Folder; empty if there is none.
std::string gitDirOf(StringRef Folder) {
  std::string DotGit = joinPath(Folder, ".git");
  struct stat Status;
  if (::stat(DotGit.c_str(), &Status) != 0)
    return "";
  if (S_ISREG(Status.st_mode)) {
    std::string Text = readOptional(DotGit);
    StringRef Target = StringRef(Text).rtrim("\r\n");
    if (!Target.consume_front("gitdir: "))
      return "";
    DotGit = pathFrom(Folder, Target);
  }
  return exists(joinPath(DotGit, "HEAD")) ? DotGit : "";
}

/// The innermost folder above \p Folder that GIT_CEILING_DIRECTORIES names: it
/// and what is above it are not looked at. Empty if there is none.
std::string ceilingAbove(StringRef Folder) {
  std::string Innermost;
  std::string Variable = sys::Process::GetEnv("GIT_CEILING_DIRECTORIES").value_or("");
  SmallVector<StringRef, 4> Ceilings;
  StringRef(Variable).split(Ceilings, ':', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
  for (StringRef Ceiling : Ceilings) {
    SmallString<256> Real;
    if (sys::path::is_absolute(Ceiling) && !sys::fs::real_path(Ceiling, Real) && Folder != Real &&
        isInFolder(Folder, Real) && Real.size() > Innermost.size())
      Innermost = Real.str();
  }
  return Innermost;
}

} // namespace

std::optional<WorkTree> workTreeAt(StringRef Folder) {
  WorkTree Tree;
  Tree.GitDir = gitDirOf(Folder);
  if (Tree.GitDir.empty())
    return std::nullopt;
  Tree.Root = Folder.str();
  std::string Common = readOptional(joinPath(Tree.GitDir, "commondir"));
  StringRef Target = StringRef(Common).rtrim("\r\n");
  Tree.CommonDir = Target.empty() ? Tree.GitDir : pathFrom(Tree.GitDir, Target);
  return Tree;
}

std::optional<WorkTree> findWorkTree(StringRef Folder) {
  std::string Ceiling = ceilingAbove(Folder);
  while (Folder != Ceiling) {
    if (std::optional<WorkTree> Tree = workTreeAt(Folder))
      return Tree;
    if (Folder == "/")
      break;
    Folder = parentFolder(Folder);
  }
  return std::nullopt;
}

Expected<std::string> readTextFile(const std::string &Path, bool FollowLinks) {
  // The index of the largest work trees has some ten megabytes.
  constexpr off_t MaxBytes = 256 << 20;
  FileDescriptor File(Path, O_RDONLY | O_NONBLOCK | (FollowLinks ? 0 : O_NOFOLLOW));
  if (!File)
    return errno == ENOENT || errno == ENOTDIR || errno == ELOOP
               ? Expected<std::string>("")
               : createFileError(Path, errnoAsErrorCode());
  struct stat Status;
  if (!File.status(Status))
    return createFileError(Path, errnoAsErrorCode());
  if (!S_ISREG(Status.st_mode))
    return "";
  if (Status.st_size > MaxBytes)
    return createFileError(Path, make_error_code(errc::file_too_large));
  std::string Text(Status.st_size, '\0');
  ssize_t Got = File.read(Text.data(), Text.size());
  if (Got < 0)
    return createFileError(Path, errnoAsErrorCode());
  Text.resize(Got);
  return Text;
}

Expected<std::string> resolvePath(StringRef Path) {
  SmallString<256> Real;
  if (std::error_code Failure = sys::fs::real_path(Path, Real))
    return createFileError(Path, Failure);
  return Real.str().str();
}

StringRef parentFolder(StringRef Path) {
  size_t Slash = Path.rfind('/');
  return Path.take_front(Slash == 0 ? 1 : Slash);
}

std::string joinPath(StringRef Folder, StringRef Name) {
  return (Folder + (Folder.ends_with("/") ? "" : "/") + Name).str();
}

bool isInFolder(StringRef Path, StringRef Folder) {
  return Path.consume_front(Folder) &&
         (Path.empty() || Path.starts_with("/") || Folder.ends_with("/"));
}

} // namespace mailseal
