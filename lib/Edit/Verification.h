//===- Verification.h - Nothing unproven is written -------------*- C++ -*-===//

#ifndef MAILSEAL_LIB_EDIT_VERIFICATION_H
#define MAILSEAL_LIB_EDIT_VERIFICATION_H

#include "mailseal/Edit/CheckFile.h"
#include "llvm/ADT/STLExtras.h"

namespace mailseal {

/// A file's bytes with what carrying and analysis say of them.
struct AnalysedBytes {
  FileKind Kind = FileKind::Python;
  llvm::StringRef Bytes;
  std::vector<PythonUnit> Units;
  std::vector<UnitAnalysis> Analyses; ///< One for each unit.
};

/// Carries and analyses \p Bytes. Units that turn out to be no Python, and so
/// have evidence Name, have no findings.
AnalysedBytes analyseBytes(FileKind Kind, llvm::StringRef Bytes, const SinkMap &Sinks,
                           const AnalysisOptions &Options);

/// A finding's fix, in unit and in host offsets.
struct PlannedFix {
  size_t Unit = 0;
  size_t Finding = 0; ///< Index in the unit's findings.
  std::vector<Edit> UnitEdits;
  std::vector<Edit> HostEdits;
};

/// Applies \p Fixes to \p Before in memory and takes the result through carrying
/// and analysis again. Returns the new bytes; fails, with the reason, unless each
/// unit reads as its edits intend, no unit has a new parse error, the findings
/// that \p Fixes belong to are gone, and all others are still there.
llvm::Expected<std::string> verifyFixes(const AnalysedBytes &Before,
                                        llvm::ArrayRef<const PlannedFix *> Fixes,
                                        const SinkMap &Sinks, const AnalysisOptions &Options);

} // namespace mailseal

#endif
