//===- PythonTarget.h - Which Python a project is for -----------*- C++ -*-===//
//
// What a project says of the Pythons it runs on decides which fixes it can have.

#ifndef MAILSEAL_PROJECT_PYTHONTARGET_H
#define MAILSEAL_PROJECT_PYTHONTARGET_H

#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>
#include <utility>

namespace mailseal {

/// A Python's major and minor version.
using PythonRelease = std::pair<unsigned, unsigned>;

/// The oldest release that \p Specifiers admit, a list as packaging has it
/// (`>=3.8,<4`, `~=3.7`, `==3.11.*`) or as Poetry has it (`^3.8`); 2.7 where they have no
/// lower bound and leave Python 3 out. Nothing where they say neither, or are no such list.
std::optional<PythonRelease> oldestRelease(llvm::StringRef Specifiers);

/// What a project says of the Pythons it runs on.
struct PythonTarget {
  std::optional<PythonRelease> Oldest;
  /// The name of the file whose classifiers have Python 2 beside Python 3, where nothing
  /// is required: they may be older than the code. Else empty.
  std::string Python2Claim;

  /// Whether it says anything.
  explicit operator bool() const { return Oldest || !Python2Claim.empty(); }
};

/// What projects say of the Pythons they run on. Reads each folder once.
class PythonTargets {
public:
  /// What is said of the file \p RealPath: `requires-python` of the nearest pyproject.toml
  /// (or Poetry's `python`), `python_requires` of a setup.cfg or setup.py beside it, or
  /// the classifiers of one of them. Looks in the file's folder and upward as far as \p
  /// Root. A file that cannot be read or is no TOML says nothing.
  PythonTarget targetOf(llvm::StringRef RealPath, llvm::StringRef Root);

private:
  const PythonTarget &targetIn(llvm::StringRef Folder);

  llvm::StringMap<PythonTarget> Known; ///< By folder.
};

} // namespace mailseal

#endif
