//===- ProjectIndex.h - The Python files of a project -----------*- C++ -*-===//
//
// What analysis may know of other files than the one it looks at. Parsed when
// asked for, once for the whole run, and the same for all who ask: before and
// after an edit, on every thread.

#ifndef MAILSEAL_PYTHON_PROJECTINDEX_H
#define MAILSEAL_PYTHON_PROJECTINDEX_H

#include "mailseal/Project/PythonModules.h"
#include "mailseal/Python/ParseCache.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/MemoryBuffer.h"
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mailseal {

struct ParsedModule;

/// Where an index has files from that the run does not look at; called from any thread.
struct ProjectSources {
  /// The bytes of the Python file with this real path; null if it is not to be had,
  /// or not to be parsed.
  std::function<std::shared_ptr<llvm::MemoryBuffer>(llvm::StringRef RealPath)> Read;
  /// The real paths of the Python files below a folder, those that the run looks at
  /// among them or not; nothing if the run must not look further than at its own.
  std::function<std::optional<std::vector<std::string>>(llvm::StringRef Root)> List;
};

/// A Python file that the run looks at.
struct ProjectFile {
  std::string Path; ///< Real.
  std::string Root; ///< Of its project.
  std::shared_ptr<llvm::MemoryBuffer> Buffer;
};

/// The Python files of the projects that a run meets. Thread-safe once surveyed.
class ProjectIndex {
public:
  explicit ProjectIndex(ProjectSources Sources);
  ~ProjectIndex();

  /// Finds the files of imports.
  PythonModules Modules;

  /// Finds out which modules have to do with a library: the files of \p Files that name
  /// one, and those that may have one from them. Only these modules are opened to say
  /// what a name is. Returns the real paths of those that name none. Called once, before
  /// anything is analysed; the result does not depend on the order of \p Files.
  std::vector<std::string> survey(std::vector<ProjectFile> Files, ParallelLoop ForEach);

  /// Whether what \p Name of the module \p At is may come from a library: of any other
  /// name nothing has to be known.
  bool mayGive(const ModuleLocation &At, llvm::StringRef Name) const;
  /// Whether the module \p At has to do with a library.
  bool isOpen(const ModuleLocation &At) const;

  /// The module \p At, parsed; a folder without `__init__.py` is an empty one. Null
  /// if its file cannot be read.
  const ParsedModule *parsed(const ModuleLocation &At);

  /// The module in \p File if the survey parsed it and it reads \p Text, or null.
  const ParsedModule *surveyed(llvm::StringRef File, llvm::StringRef Text) const;

  /// The one object that stands for \p At as long as the index lives.
  const ModuleLocation *intern(const ModuleLocation &At);

  /// The real paths of the files below \p Root, seen by the run or not, with \p Word in
  /// them and no letter, digit or underscore beside it; nothing if others than those seen
  /// may have it.
  std::optional<std::vector<std::string>> filesWith(llvm::StringRef Root, llvm::StringRef Word);

  /// The real paths of the open modules of the project in \p Root with \p Word in them.
  std::vector<std::string> openFilesWith(llvm::StringRef Root, llvm::StringRef Word) const;

  /// The real paths of the files of the project in \p Root, as far as the run looks at
  /// them, that name \p Module and may assign to an attribute \p Name.
  std::vector<std::string> filesThatSet(llvm::StringRef Root, llvm::StringRef Module,
                                        llvm::StringRef Name);

  /// A file of the folder or package of \p File that only Python 2 can run, where none of
  /// them shows that Python 3 does; empty if there is none. Reads, but does not parse
  /// them. \p Root is that of the project.
  std::string python2FileBeside(llvm::StringRef File, llvm::StringRef Root);

  /// The files that those of \p From import, directly or through others that mention
  /// no library, in a fixed order; those of \p From left out. Reads them line by line.
  std::vector<std::string> importedFiles(llvm::ArrayRef<ImportingFile> From);

private:
  std::shared_ptr<llvm::MemoryBuffer> read(llvm::StringRef Path) const;
  struct State;
  std::unique_ptr<State> S;
};

} // namespace mailseal

#endif
