//===- GitLibrary.h - libgit2, made comfortable -----------------*- C++ -*-===//
//
// Starting libgit2 takes some five milliseconds, so discovery asks it as late
// as it can, and most runs never do.

#ifndef MAILSEAL_LIB_PROJECT_GITLIBRARY_H
#define MAILSEAL_LIB_PROJECT_GITLIBRARY_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <git2.h>
#include <memory>
#include <string>

namespace mailseal {

/// Frees a libgit2 object.
struct GitFree {
  void operator()(git_blob *P) const { git_blob_free(P); }
  void operator()(git_config *P) const { git_config_free(P); }
  void operator()(git_config_iterator *P) const { git_config_iterator_free(P); }
  void operator()(git_diff *P) const { git_diff_free(P); }
  void operator()(git_index *P) const { git_index_free(P); }
  void operator()(git_object *P) const { git_object_free(P); }
  void operator()(git_repository *P) const { git_repository_free(P); }
};
template <typename T> using GitPtr = std::unique_ptr<T, GitFree>;

/// Calls \p Make, a function of libgit2 that returns an object through its first
/// parameter, and has \p Out own the object. Returns libgit2's status.
template <typename T, typename Function, typename... Arguments>
int gitCall(GitPtr<T> &Out, Function Make, Arguments... Rest) {
  T *Raw = nullptr;
  int Status = Make(&Raw, Rest...);
  Out.reset(Raw);
  return Status;
}

/// Starts the library, unless that was done; what follows needs it.
void startGitLibrary();

/// What libgit2 says of its last failure, which gave \p Status.
llvm::Error gitError(llvm::StringRef Path, int Status);

/// Says that git refuses the repository \p Path because of who owns it.
llvm::Error ownerError(llvm::StringRef Path);

/// Whether libgit2's last failure, which gave \p Status, is its refusal of a
/// repository that belongs to another user.
bool isOwnerFailure(int Status);

/// Whether \p Mode, as git stores it, is that of a regular file.
inline bool isRegularMode(uint32_t Mode) { return (Mode & 0170000) == 0100000; }

/// The environment variable \p Name; empty if it is not set.
std::string environment(llvm::StringRef Name);

} // namespace mailseal

#endif
