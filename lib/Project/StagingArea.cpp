//===- StagingArea.cpp - What the next commit will have ---------*- C++ -*-===//

#include "Project/StagingArea.h"
#include "Project/GitConfig.h"
#include "Project/WorkTree.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace mailseal {

namespace {

/// Lifts libgit2's check of who owns a repository while it lives.
class OwnerTrust {
public:
  OwnerTrust() { git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0); }
  OwnerTrust(const OwnerTrust &) = delete;
  OwnerTrust &operator=(const OwnerTrust &) = delete;
  ~OwnerTrust() { git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 1); }
};

} // namespace

Expected<StagingArea> StagingArea::open(StringRef Root) {
  startGitLibrary();
  StagingArea Area;
  std::string Path = Root.str();
  auto Open = [&] {
    return gitCall(Area.Repository, git_repository_open_ext, Path.c_str(),
                   GIT_REPOSITORY_OPEN_NO_SEARCH, nullptr);
  };
  int Status = Open();
  // libgit2 1.5 does not read all that safe.directory may say, nor everywhere
  // git reads it.
  if (Status != 0 && isOwnerFailure(Status)) {
    if (!isDeclaredSafe(Root))
      return ownerError(Root);
    OwnerTrust Trust;
    Status = Open();
  }
  if (Status != 0)
    return gitError(Root, Status);
  if (Error E = Area.openIndex(""))
    return E;
  return Area;
}

Expected<std::optional<StagingArea>> StagingArea::fromEnvironment(StringRef WorkingFolder) {
  std::string GitDir = environment("GIT_DIR"), IndexFile = environment("GIT_INDEX_FILE");
  if (GitDir.empty() && IndexFile.empty())
    return std::nullopt;
  startGitLibrary();
  StagingArea Area;
  // Git itself looked at who owns it before it set these.
  OwnerTrust Trust;
  // Not GIT_REPOSITORY_OPEN_FROM_ENV, which fails where GIT_WORK_TREE is set.
  std::string Start = GitDir.empty() ? WorkingFolder.str() : GitDir;
  unsigned Flags =
      GitDir.empty() ? 0u : GIT_REPOSITORY_OPEN_NO_SEARCH | GIT_REPOSITORY_OPEN_NO_DOTGIT;
  if (int Status = gitCall(Area.Repository, git_repository_open_ext, Start.c_str(), Flags, nullptr))
    return gitError(Start, Status);
  std::string Folder = environment("GIT_WORK_TREE");
  if (!GitDir.empty() && !Folder.empty())
    if (int Status = git_repository_set_workdir(Area.Repository.get(), Folder.c_str(),
                                                /*update_gitlink=*/0))
      return gitError(Folder, Status);
  if (Error E = Area.openIndex(IndexFile))
    return E;
  return Area;
}

/// Opens the index \p File, relative to the root; empty: the repository's own.
Error StagingArea::openIndex(StringRef File) {
  const char *Folder = git_repository_workdir(Repository.get());
  if (!Folder)
    return createFileError(git_repository_path(Repository.get()),
                           createStringError("a bare repository has no staged files"));
  Expected<std::string> Real = resolvePath(Folder);
  if (!Real)
    return Real.takeError();
  Root = std::move(*Real);
  int Status;
  std::string Path;
  if (File.empty()) {
    Status = gitCall(Index, git_repository_index, Repository.get());
  } else {
    Path = File.starts_with("/") ? File.str() : joinPath(Root, File);
    Status = gitCall(Index, git_index_open, Path.c_str());
  }
  return Status == 0 ? Error::success() : gitError(Path.empty() ? Root : Path, Status);
}

bool StagingArea::knows(const std::string &Path) const {
  return git_index_get_bypath(Index.get(), Path.c_str(), /*stage=*/0) ||
         git_index_find_prefix(nullptr, Index.get(), (Path + "/").c_str()) == 0;
}

Expected<std::vector<StagedFile>>
StagingArea::stagedFiles(ArrayRef<std::string> Paths, function_ref<bool(StringRef Path)> IsWanted,
                         function_ref<void(Error)> OnError) const {
  GitPtr<git_object> Head;
  int Status = gitCall(Head, git_revparse_single, Repository.get(), "HEAD^{tree}");
  // Before the first commit there is no HEAD, and all of the index is new.
  if (Status != 0 && Status != GIT_ENOTFOUND)
    return gitError(Root, Status);

  git_diff_options Options;
  git_diff_options_init(&Options, GIT_DIFF_OPTIONS_VERSION);
  Options.flags = GIT_DIFF_DISABLE_PATHSPEC_MATCH | GIT_DIFF_INCLUDE_TYPECHANGE;
  std::vector<char *> Selected;
  for (const std::string &Path : Paths)
    Selected.push_back(const_cast<char *>(Path.c_str()));
  if (!is_contained(Paths, ""))
    Options.pathspec = {Selected.data(), Selected.size()};
  GitPtr<git_diff> Diff;
  Status = gitCall(Diff, git_diff_tree_to_index, Repository.get(),
                   reinterpret_cast<git_tree *>(Head.get()), Index.get(),
                   static_cast<const git_diff_options *>(&Options));
  if (Status != 0)
    return gitError(Root, Status);

  std::vector<StagedFile> Files;
  for (size_t I = 0, E = git_diff_num_deltas(Diff.get()); I != E; ++I) {
    const git_diff_delta *Delta = git_diff_get_delta(Diff.get(), I);
    const git_diff_file &New = Delta->new_file;
    bool HasContents = Delta->status != GIT_DELTA_DELETED &&
                       Delta->status != GIT_DELTA_CONFLICTED && isRegularMode(New.mode);
    if (!HasContents || !IsWanted(New.path))
      continue;
    GitPtr<git_blob> Blob;
    if (int Failure = gitCall(Blob, git_blob_lookup, Repository.get(), &New.id)) {
      OnError(gitError(joinPath(Root, New.path), Failure));
      continue;
    }
    StringRef Bytes(static_cast<const char *>(git_blob_rawcontent(Blob.get())),
                    git_blob_rawsize(Blob.get()));
    Files.push_back({New.path, MemoryBuffer::getMemBufferCopy(Bytes, New.path)});
  }
  return Files;
}

} // namespace mailseal
