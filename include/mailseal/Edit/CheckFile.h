//===- CheckFile.h - One file through the whole pipeline --------*- C++ -*-===//

#ifndef MAILSEAL_EDIT_CHECKFILE_H
#define MAILSEAL_EDIT_CHECKFILE_H

#include "mailseal/Carrier/Carrier.h"
#include "mailseal/Edit/FileResult.h"
#include "mailseal/Project/GeneratedFile.h"
#include "mailseal/Python/Analysis.h"
#include "mailseal/Python/ParseCache.h"
#include <optional>
#include <vector>

namespace mailseal {

struct CheckOptions {
  AnalysisOptions Analysis;
  std::vector<Rule> Select; ///< Rules that are on; empty: all.
  std::vector<Rule> Ignore; ///< Rules that are off.
  bool UnsafeFixes = false; ///< Whether NewBytes has the unsafe fixes, too.
  /// With all but Fix, a file that a program wrote has no fixes.
  GeneratedFiles Generated = GeneratedFiles::Report;
  /// What the project says of whether a program wrote the file.
  std::optional<bool> IsGenerated;

  bool isOn(Rule R) const;
};

/// Carries, analyses, fixes and verifies \p File. \p Sinks are the literals in it
/// that a C++ parse has proven to reach Python.
///
/// Each fix in the result, applied or not, is proven by doing it in memory: the
/// units then read as intended, with no new parse error, the finding is gone and
/// no other came. One that fails the proof is withdrawn, and its finding is
/// Manual with the reason in its message. Parses by \p ForEach.
FileResult checkFile(SourceFile File, const FileSinks &Sinks, const CheckOptions &Options,
                     ParallelLoop ForEach);

} // namespace mailseal

#endif
