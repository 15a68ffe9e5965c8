//===- PythonTarget.h - Which Python a project is for -----------*- C++ -*-===//
//
// What a project says of the Pythons it runs on decides which fixes it can have.

#ifndef MAILSEAL_PROJECT_PYTHONTARGET_H
#define MAILSEAL_PROJECT_PYTHONTARGET_H

#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include <optional>
#include <utility>

namespace mailseal {

/// A Python's major and minor version.
using PythonRelease = std::pair<unsigned, unsigned>;

/// The oldest release that \p Specifiers admit, a list as packaging has it
/// (`>=3.8,<4`, `~=3.7`, `==3.11.*`) or as Poetry has it (`^3.8`). Nothing where they
/// set no lower bound, or are no such list.
std::optional<PythonRelease> oldestRelease(llvm::StringRef Specifiers);

/// What projects say of the Pythons they run on. Reads each folder once.
class PythonTargets {
public:
  /// The oldest release that the project of the file \p RealPath runs on:
  /// `requires-python` of the nearest pyproject.toml (or Poetry's `python`), or
  /// `python_requires` of a setup.cfg beside it. Looks in the file's folder and
  /// upward as far as \p Root. Nothing where none says so; a file that cannot be
  /// read or is no TOML says nothing.
  std::optional<PythonRelease> oldestFor(llvm::StringRef RealPath, llvm::StringRef Root);

private:
  std::optional<PythonRelease> oldestIn(llvm::StringRef Folder);

  llvm::StringMap<std::optional<PythonRelease>> Known; ///< By folder.
};

} // namespace mailseal

#endif
