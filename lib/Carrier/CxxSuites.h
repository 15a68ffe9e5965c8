//===- CxxSuites.h - Parts of a text that may be left out -------*- C++ -*-===//
//
// C++ may put a line into a text in a branch: `if (tls) code += "…\n";`. Such lines
// are shown in an `if` suite, so that Python's rules for imports in branches hold.

#ifndef MAILSEAL_CARRIER_CXXSUITES_H
#define MAILSEAL_CARRIER_CXXSUITES_H

#include "Carrier/CxxText.h"

namespace mailseal {

/// Parts of a text that stand in the same suites.
struct SuiteGroup {
  size_t Begin = 0, End = 0; ///< Indexes of parts.
  CxxBlocks Suites;
  /// The spaces before its lines, without those that all lines of the text have.
  unsigned Indentation = 0;
};

/// A text cut in groups.
struct SuitePlan {
  std::vector<SuiteGroup> Groups;
  /// Whether lines that may be left out stand in no suite: they are no whole statements.
  bool HasLooseLines = false;
};

/// Plans the suites of \p Text, whose literals are in \p Bytes. Blocks that \p Around
/// begins with make none.
SuitePlan planSuites(llvm::StringRef Bytes, const CxxText &Text, llvm::ArrayRef<uint32_t> Around);

} // namespace mailseal

#endif
