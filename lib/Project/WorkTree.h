//===- WorkTree.h - Where a git work tree begins ----------------*- C++ -*-===//
//
// Found by looking at the file system alone: git's library takes longer to
// start than most runs of mailseal.

#ifndef MAILSEAL_LIB_PROJECT_WORKTREE_H
#define MAILSEAL_LIB_PROJECT_WORKTREE_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <optional>
#include <string>

namespace mailseal {

/// A git work tree. All paths are absolute.
struct WorkTree {
  std::string Root;      ///< The folder that has `.git`.
  std::string GitDir;    ///< What is this work tree's own: index, HEAD.
  std::string CommonDir; ///< What it shares with others: configuration, info/exclude.
};

/// The work tree that begins in \p Folder, if one does: its `.git` is a
/// repository, or a file that names one (a submodule, a linked work tree).
std::optional<WorkTree> workTreeAt(llvm::StringRef Folder);

/// The innermost work tree that \p Folder, a real path, is in; heeds
/// GIT_CEILING_DIRECTORIES.
std::optional<WorkTree> findWorkTree(llvm::StringRef Folder);

/// The contents of a small text file; empty if there is none.
/// With \p FollowLinks unset a symbolic link counts as no file.
llvm::Expected<std::string> readTextFile(const std::string &Path, bool FollowLinks);

/// The real path of \p Path.
llvm::Expected<std::string> resolvePath(llvm::StringRef Path);

/// The folder that \p Path is in; EXPECTS: an absolute path other than `/`.
llvm::StringRef parentFolder(llvm::StringRef Path);

/// \p Folder and \p Name with one slash between.
std::string joinPath(llvm::StringRef Folder, llvm::StringRef Name);

/// Whether \p Path is \p Folder or lies below it.
bool isInFolder(llvm::StringRef Path, llvm::StringRef Folder);

} // namespace mailseal

#endif
