//===- EmbeddedEntries.h - Embedded files of a run --------------*- C++ -*-===//

#ifndef MAILSEAL_LIB_DRIVER_EMBEDDEDENTRIES_H
#define MAILSEAL_LIB_DRIVER_EMBEDDEDENTRIES_H

#include "mailseal/Project/Discovery.h"
#include <mutex>
#include <set>

namespace mailseal {

/// Collects the files that those of a run put into a program, whatever they are called.
class EmbeddedEntries {
public:
  /// Notes what \p Bytes of the file \p Entry, of \p Kind, names. For several threads.
  void note(const FileEntry &Entry, FileKind Kind, llvm::StringRef Bytes);

  /// The files noted that lie in one of the folders \p Paths, and that \p Options do
  /// not leave out.
  std::vector<FileEntry> find(llvm::ArrayRef<std::string> Paths, const DiscoveryOptions &Options,
                              ErrorSink OnError) const;

private:
  std::mutex Lock;
  /// The file that names another, and the name.
  std::set<std::pair<std::string, std::string>> Named;
};

} // namespace mailseal

#endif
