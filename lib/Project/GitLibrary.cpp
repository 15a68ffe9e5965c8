//===- GitLibrary.cpp - libgit2, made comfortable ---------------*- C++ -*-===//

#include "Project/GitLibrary.h"
#include "llvm/Support/Process.h"
#include <iterator>

using namespace llvm;

namespace mailseal {

void startGitLibrary() {
  static const int Count = [] {
    int Started = git_libgit2_init();
    // Extensions that change nothing of what is read here, but that libgit2
    // 1.5 does not know and refuses.
    const char *Extensions[] = {"worktreeconfig", "partialclone", "preciousobjects"};
    git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, Extensions, std::size(Extensions));
    return Started;
  }();
  (void)Count;
}

static StringRef lastMessage() {
  const git_error *Last = git_error_last();
  return Last && Last->message ? Last->message : "unknown failure of libgit2";
}

bool isOwnerFailure(int Status) {
  // Where safe.directory is not set at all, libgit2 1.5 complains of that.
  return Status == GIT_EOWNER || lastMessage().contains("safe.directory");
}

Error ownerError(StringRef Path) {
  return createFileError(
      Path, createStringError("git refuses this repository, because another user owns it; if you "
                              "trust it, run 'git config --global --add safe.directory " +
                              Path + "'"));
}

Error gitError(StringRef Path, int Status) {
  if (isOwnerFailure(Status))
    return ownerError(Path);
  return createFileError(Path, createStringError(lastMessage()));
}

std::string environment(StringRef Name) { return sys::Process::GetEnv(Name).value_or(""); }

} // namespace mailseal
