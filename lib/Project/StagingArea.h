//===- StagingArea.h - What the next commit will have -----------*- C++ -*-===//

#ifndef MAILSEAL_LIB_PROJECT_STAGINGAREA_H
#define MAILSEAL_LIB_PROJECT_STAGINGAREA_H

#include "Project/GitLibrary.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/MemoryBuffer.h"
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mailseal {

/// A file whose entry in the index differs from HEAD.
struct StagedFile {
  std::string Path; ///< Relative to the root.
  std::shared_ptr<llvm::MemoryBuffer> Contents;
};

/// A repository whose staged files are asked for.
class StagingArea {
public:
  /// The repository that git's environment variables name, as they do in a
  /// hook (GIT_DIR, GIT_WORK_TREE, GIT_INDEX_FILE); none if they name none.
  static llvm::Expected<std::optional<StagingArea>> fromEnvironment(llvm::StringRef WorkingFolder);

  /// The repository of the work tree that begins in \p Root.
  static llvm::Expected<StagingArea> open(llvm::StringRef Root);

  /// The real path of the work tree.
  llvm::StringRef root() const { return Root; }

  /// The staged regular files under \p Paths, which are relative to the root
  /// (an empty one is all of it), in the order of their paths; of those only
  /// the ones for which \p IsWanted holds. One whose contents cannot be read
  /// goes to \p OnError.
  llvm::Expected<std::vector<StagedFile>>
  stagedFiles(llvm::ArrayRef<std::string> Paths,
              llvm::function_ref<bool(llvm::StringRef Path)> IsWanted,
              llvm::function_ref<void(llvm::Error)> OnError) const;

  /// Whether the index has \p Path or something in a folder of that name.
  bool knows(const std::string &Path) const;

private:
  llvm::Error openIndex(llvm::StringRef File);

  std::string Root;
  GitPtr<git_repository> Repository;
  GitPtr<git_index> Index;
};

} // namespace mailseal

#endif
