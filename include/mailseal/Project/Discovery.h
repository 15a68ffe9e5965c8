//===- Discovery.h - Which files a run looks at -----------------*- C++ -*-===//

#ifndef MAILSEAL_PROJECT_DISCOVERY_H
#define MAILSEAL_PROJECT_DISCOVERY_H

#include "mailseal/Project/SourceFile.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <string>
#include <vector>

namespace mailseal {

struct DiscoveryOptions {
  /// Gitignore-style globs, relative to the working folder; they hold for paths
  /// that were named, too, as pre-commit names files. A path outside the working
  /// folder is matched from the root of the file system.
  std::vector<std::string> Exclude;
  /// Only files whose staged contents differ from HEAD, with those contents.
  bool Staged = false;
  /// Whether .gitignore and the like leave files out.
  bool UseIgnoreFiles = true;
};

/// Takes trouble with one path; the run goes on.
using ErrorSink = llvm::function_ref<void(llvm::Error)>;

/// Lists the files under \p Paths that may carry Python: in a git work tree
/// without what git ignores, nowhere `.git`, and no symbolic links that were not
/// named. A work tree inside another one is walked, too, by its own rules; a
/// `.ignore` file holds everywhere and goes before git's. A named file is taken
/// whatever ignore files say. A path that is not there or cannot be listed goes
/// to \p OnError. Each file is listed once, in the order of the bytes of its
/// display path.
///
/// With DiscoveryOptions::Staged, git's environment variables are heeded as in a
/// hook, and ignore files are not: what is staged git does not ignore.
std::vector<FileEntry> discoverFiles(llvm::ArrayRef<std::string> Paths,
                                     const DiscoveryOptions &Options, ErrorSink OnError);

/// The real paths of those of \p Paths that are there.
std::vector<std::string> realPaths(llvm::ArrayRef<std::string> Paths);

/// The root folder of the project that \p RealPath is in: the git work tree, or
/// else the working folder if the path is below it, or else the outermost of \p Asked, real
/// paths, that it is below, or else its own folder.
std::string projectRoot(llvm::StringRef RealPath, llvm::ArrayRef<std::string> Asked);

} // namespace mailseal

#endif
