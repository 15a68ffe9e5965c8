//===- RunFiles.h - The files that a run looks at ---------------*- C++ -*-===//

#ifndef MAILSEAL_LIB_DRIVER_RUNFILES_H
#define MAILSEAL_LIB_DRIVER_RUNFILES_H

#include "EmbeddedEntries.h"
#include "SharedNamespaces.h"
#include "mailseal/Driver/Driver.h"
#include "mailseal/Python/ProjectIndex.h"
#include "llvm/ADT/StringMap.h"
#include <map>
#include <mutex>
#include <optional>

namespace mailseal {

/// A file to check.
struct RunFile {
  SourceFile File;
  /// Whether the user asked for it; others are there to be imported.
  bool IsAsked = true;
  /// Whether it names a library; if not, it may have one from a file that does.
  bool NamesLibrary = true;
};

/// Lists and reads the files of a run, and surveys what the Python files have from
/// one another. A file without a library's name is read once and forgotten, unless
/// another file of its project has one.
class RunFiles {
public:
  /// Lists the files. \p OnError gets what cannot be listed or read, on one thread.
  /// \p Options must outlive this.
  RunFiles(const RunOptions &Options, unsigned Jobs, ErrorSink OnError);

  /// The files to check, in the order of their paths. Called once.
  std::vector<RunFile> read();

  /// All files that were listed.
  llvm::ArrayRef<FileEntry> entries() const { return Entries; }
  ProjectIndex &index() { return *Index; }
  /// What others bind in the namespace of the file \p Path.
  SharedNames sharedNames(llvm::StringRef Path) const {
    return Shared ? Shared->namesFor(Path) : SharedNames();
  }
  /// The root of the project of the file \p Path.
  llvm::StringRef rootOf(llvm::StringRef Path);

private:
  /// What is known of one of Entries.
  struct FileState {
    bool IsAsked = true;
    bool IsRead = false;
    bool IsPython = false;
    bool NamesLibrary = false;
    std::shared_ptr<llvm::MemoryBuffer> Text = nullptr; ///< Of a Python file, if it is kept.
  };
  using FileMap = std::map<size_t, SourceFile>; ///< By the index in Entries.

  bool areFilesNamed() const;
  FileMap readNew();
  void readRest();
  void addEmbeddedFiles();
  void addImportedFiles();
  void addSharingFiles(FileMap &Files);
  void survey(FileMap &Files);

  const RunOptions &Options;
  unsigned Jobs;
  ErrorSink OnError;
  std::mutex Lock; ///< Of what threads collect.
  std::vector<FileEntry> Entries;
  std::vector<FileState> States;
  std::vector<std::string> Asked;     ///< The real paths that the user named.
  llvm::StringMap<std::string> Roots; ///< By folder.
  std::optional<ProjectIndex> Index;
  EmbeddedEntries Embedded;
  std::optional<SharedNamespaces> Shared; ///< Where a file may share one.
};

} // namespace mailseal

#endif
