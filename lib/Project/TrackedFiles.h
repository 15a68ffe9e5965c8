//===- TrackedFiles.h - What git tracks in a work tree ----------*- C++ -*-===//

#ifndef MAILSEAL_LIB_PROJECT_TRACKEDFILES_H
#define MAILSEAL_LIB_PROJECT_TRACKEDFILES_H

#include "Project/WorkTree.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <memory>
#include <string>
#include <vector>

namespace mailseal {

/// The regular files in the index of a work tree.
class TrackedFiles {
public:
  /// Reads the index of \p Tree. Runs nothing that the repository configures,
  /// so that it does not matter who owns it.
  static llvm::Expected<TrackedFiles> read(const WorkTree &Tree);

  /// Whether \p Path, relative to the root, is tracked.
  bool contains(llvm::StringRef Path) const;

  /// The tracked paths that begin with \p Folder, which ends with a slash, in
  /// the order of their bytes.
  llvm::ArrayRef<llvm::StringRef> inFolder(llvm::StringRef Folder) const;

private:
  bool parse();
  bool parseEntries(llvm::StringRef &Rest, uint32_t Version, uint32_t Count);

  /// The index as it is on disk, or the paths that libgit2 read from it.
  std::unique_ptr<std::string> Bytes;
  /// Sorted; in Bytes.
  std::vector<llvm::StringRef> Paths;
};

} // namespace mailseal

#endif
