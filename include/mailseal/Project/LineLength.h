//===- LineLength.h - How long a project lets its lines be ------*- C++ -*-===//

#ifndef MAILSEAL_PROJECT_LINELENGTH_H
#define MAILSEAL_PROJECT_LINELENGTH_H

#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"

namespace mailseal {

/// What the formatters and linters of projects are told. Reads each folder once.
class LineLengths {
public:
  /// The longest line that the file \p RealPath may have, by the nearest pyproject.toml
  /// (black, ruff), ruff.toml, or setup.cfg, tox.ini, .flake8 (flake8, pycodestyle), from
  /// its folder upward as far as \p Root; 0 where none says so.
  unsigned longestFor(llvm::StringRef RealPath, llvm::StringRef Root);

private:
  unsigned longestIn(llvm::StringRef Folder);

  llvm::StringMap<unsigned> Known; ///< By folder.
};

} // namespace mailseal

#endif
