//===- Verification.h - Nothing unproven is written -------------*- C++ -*-===//

#ifndef MAILSEAL_LIB_EDIT_VERIFICATION_H
#define MAILSEAL_LIB_EDIT_VERIFICATION_H

#include "mailseal/Edit/CheckFile.h"
#include "llvm/ADT/STLExtras.h"
#include <optional>

namespace mailseal {

/// A unit and what analysis says of it.
struct AnalysedUnit {
  PythonUnit Unit;
  UnitAnalysis Analysis;
  /// For code in a string of Python: the unit whose text is this one's host. It
  /// stands before this one.
  std::optional<size_t> Outer;
};

/// A file's bytes with what carrying and analysis say of them.
struct AnalysedBytes {
  FileKind Kind = FileKind::Python;
  llvm::StringRef Bytes;
  std::vector<AnalysedUnit> Units;

  /// The bytes of the file that spell \p Range of the unit \p Unit.
  TextRange toHost(size_t Unit, TextRange Range) const;
};

/// Carries and analyses \p Bytes. Units that turn out to be no Python, and so
/// have evidence Name, have no findings.
AnalysedBytes analyseBytes(FileKind Kind, llvm::StringRef Bytes, const FileSinks &Sinks,
                           const AnalysisOptions &Options);

/// The edits of one fix in the text of one unit.
struct UnitEdits {
  size_t Unit = 0;
  std::vector<Edit> Edits;
};

/// A finding's fix, on its way from the unit to the bytes of the file.
struct PlannedFix {
  size_t Unit = 0;
  size_t Finding = 0; ///< Index in the unit's findings.
  /// In the unit's text; then, where that stands in a string of Python, in the
  /// text of the unit around it, and so on outward.
  std::vector<UnitEdits> Texts;
  std::vector<Edit> HostEdits;
};

/// Plans the fix of the finding \p Finding of the unit \p Unit. Fails with a reason
/// for the user where its edits cannot be spelled.
llvm::Expected<PlannedFix> planFix(const AnalysedBytes &Before, size_t Unit, size_t Finding);

/// Applies \p Fixes to \p Before in memory and takes the result through carrying
/// and analysis again. Returns the new bytes; fails, with the reason, unless each
/// unit reads as its edits intend, no unit has a new parse error, the findings
/// that \p Fixes belong to are gone, and all others are still there.
llvm::Expected<std::string> verifyFixes(const AnalysedBytes &Before,
                                        llvm::ArrayRef<const PlannedFix *> Fixes,
                                        const FileSinks &Sinks, const AnalysisOptions &Options);

} // namespace mailseal

#endif
