//===- PythonModules.h - Which file an import means -------------*- C++ -*-===//
//
// Finds the modules of a project as Python would, without running any of it.
// Where Python's answer depends on how the program is started, there is none.

#ifndef MAILSEAL_PROJECT_PYTHONMODULES_H
#define MAILSEAL_PROJECT_PYTHONMODULES_H

#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/StringSet.h"
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace mailseal {

/// Where a module of the project is.
struct ModuleLocation {
  /// The real path of its code; empty for a folder without `__init__.py`.
  std::string File;
  /// Of a package: the real path of the folder of its submodules; else empty.
  std::string Folder;

  /// What tells it from every other module.
  const std::string &path() const { return File.empty() ? Folder : File; }
  bool operator==(const ModuleLocation &) const = default;
};

/// What an import means.
struct ModuleLookup {
  enum class Answer {
    Elsewhere, ///< No module of the project: the standard library, or installed.
    Found,
    Ambiguous, ///< Python's choice depends on how the program is started.
  };
  Answer What = Answer::Elsewhere;
  ModuleLocation Module;
};

/// The file with the import, and what of it decides where Python looks.
struct ImportingFile {
  llvm::StringRef Path; ///< Real.
  llvm::StringRef Root; ///< The project's root folder: nothing above it is looked at.
  /// Whether it may be started as a script, though it lies in a package.
  bool MayBeScript = false;
};

/// Finds modules; reads each folder once. Thread-safe.
class PythonModules {
public:
  /// What `import \p Name` (dotted) means in \p From: the module that the whole of
  /// \p Name names. The folders that may be on `sys.path`, surest first: that of a
  /// file which is in no package, or the one above its topmost package; then the
  /// other folders above it as far as the root, and `src` in each.
  ///
  /// \p IsStandard: there is a library with that name, so that a module which is
  /// not in the surest place makes the answer Ambiguous.
  ModuleLookup findAbsolute(const ImportingFile &From, llvm::StringRef Name, bool IsStandard);

  /// What `from ..\p Name import x` means in \p From, where \p Level is the number of
  /// dots, at least 1, and \p Name may be empty.
  ModuleLookup findRelative(const ImportingFile &From, unsigned Level, llvm::StringRef Name);

  /// The submodule \p Name (dotted) of \p Package.
  ModuleLookup findSubmodule(const ModuleLocation &Package, llvm::StringRef Name);

  /// The module whose code is the file with the real path \p File.
  static ModuleLocation locationOf(llvm::StringRef File);

  /// Whether \p Folder has an `__init__.py`.
  bool isPackage(llvm::StringRef Folder);

  /// The paths of the modules whose code is a file in \p Folder, in their order.
  std::vector<std::string> filesIn(llvm::StringRef Folder);

private:
  struct Listing {
    llvm::StringSet<> Files; ///< Python files, by their names without `.py`.
    llvm::StringSet<> Folders;
  };
  const Listing &list(llvm::StringRef Folder);
  /// The module that is called \p Name in \p Folder.
  ModuleLookup findIn(llvm::StringRef Folder, llvm::StringRef Name);
  ModuleLookup findInUncached(llvm::StringRef Folder, llvm::StringRef Name);
  ModuleLookup descend(ModuleLookup Top, llvm::StringRef Rest);
  std::vector<std::string> otherRoots(llvm::StringRef From, llvm::StringRef Root);

  std::mutex Lock;                     ///< Of the maps; what Listings points to stays as it is.
  llvm::StringMap<ModuleLookup> Found; ///< By folder and name.
  llvm::StringMap<std::unique_ptr<Listing>> Listings;
};

} // namespace mailseal

#endif
