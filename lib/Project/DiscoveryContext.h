//===- DiscoveryContext.h - What all of discovery shares --------*- C++ -*-===//

#ifndef MAILSEAL_LIB_PROJECT_DISCOVERYCONTEXT_H
#define MAILSEAL_LIB_PROJECT_DISCOVERYCONTEXT_H

#include "Project/IgnoreRules.h"
#include "Project/WorkTree.h"
#include "mailseal/Project/Discovery.h"

namespace mailseal {

/// One call of discoverFiles().
class DiscoveryContext {
public:
  /// EXPECTS: \p WorkingFolder is a real path.
  DiscoveryContext(const DiscoveryOptions &Options, std::string WorkingFolder, ErrorSink OnError);

  const DiscoveryOptions &Options;
  const std::string WorkingFolder;
  const ErrorSink OnError;

  /// How the user sees the real path \p Path.
  llvm::StringRef displayPath(llvm::StringRef Path) const;

  /// Whether `--exclude` leaves out \p Path itself / or a folder it lies in.
  bool excludes(llvm::StringRef Path, bool IsFolder) const;
  bool excludesPathOrParent(llvm::StringRef Path, bool IsFolder) const;

  /// Reports that the operating system failed at \p Path; errno says how.
  void fail(llvm::StringRef Path) const;
  void fail(llvm::StringRef Path, llvm::StringRef Message) const;

  /// The entry of a file on disk.
  FileEntry entry(std::string Path, std::optional<FileKind> Kind) const;

private:
  llvm::StringRef excludePath(llvm::StringRef Path) const;
  IgnoreRules Exclude;
};

/// Whether a file with the name of \p Path can be a carrier: it says so, and
/// \p Kind is which, or it has no extension.
bool mayCarry(llvm::StringRef Path, std::optional<FileKind> &Kind);

} // namespace mailseal

#endif
