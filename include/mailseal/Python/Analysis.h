//===- Analysis.h - From a unit to findings ---------------------*- C++ -*-===//

#ifndef MAILSEAL_PYTHON_ANALYSIS_H
#define MAILSEAL_PYTHON_ANALYSIS_H

#include "mailseal/Core/Finding.h"
#include "mailseal/Unit/PythonUnit.h"
#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace mailseal {

/// A version of Python, e.g. {3, 6}.
struct PythonVersion {
  unsigned Major = 3;
  unsigned Minor = 6;
  friend auto operator<=>(const PythonVersion &, const PythonVersion &) = default;
};

class ParseCache;
class ProjectIndex;

struct AnalysisOptions {
  /// The oldest interpreter the fixed code must run on.
  PythonVersion Target;
  /// Whether Target was said by the user or the project; else the code itself may say more.
  bool IsTargetSaid = false;
  /// The name of a file of the project that has Python 2 run the code, too, though it may
  /// say so no longer with right; or empty.
  std::string Python2Claim;
  /// The longest line that the project allows; 0 where it does not say.
  unsigned LineLength = 0;
  /// The expression a fix passes (`--context`); empty: ssl.create_default_context().
  std::string ContextExpression;
  /// The statement that makes it usable (`--context-import`); empty: none needed.
  std::string ContextImport;
  /// The other files of the project, which imports lead to; null: none is looked at.
  ProjectIndex *Project = nullptr;
  /// The real path of the Python file that the unit is, or is code in a string of;
  /// empty: its imports lead nowhere.
  std::string File;
  /// The root folder of the file's project.
  std::string Root;
  /// What was parsed of the file before, and is parsed of it now; may be null.
  ParseCache *Cache = nullptr;
};

/// What analysis says of one unit. Ranges and edits are in unit text.
struct UnitAnalysis {
  /// Parse errors: the number of error and missing nodes.
  unsigned SyntaxErrors = 0;
  /// Whether the unit imports a library of the API table.
  bool ImportsLibrary = false;
  /// In the order of the text.
  std::vector<Finding> Findings;
  /// The calls that start TLS by the API table, and others with a finding.
  unsigned TlsCalls = 0;
  /// The Python texts in its string literals that reach an interpreter, in the order
  /// of the text; the host of each is the text of the unit.
  std::vector<PythonUnit> Nested;
};

/// Whether \p Text contains the name of a library of the API table, or another
/// that a rule is about: the prefilter that every file meets first.
bool mentionsLibrary(llvm::StringRef Text);

/// Whether the elements of an array, or the numeric escapes of a string, in \p
/// Source spell such a name: `0x73, 0x6d, …`, `'s', 'm', …`, `\163\155…`. May be
/// wrong in saying so.
bool spellsLibrary(llvm::StringRef Source);

/// Whether \p Text has the name of a method that starts TLS.
bool mentionsUpgrade(llvm::StringRef Text);

/// Whether a name may have the byte \p C in it.
bool isWordByte(char C);

/// Where \p Searched begins in \p Text at \p From or behind it, or npos.
size_t findText(llvm::StringRef Text, llvm::StringRef Searched, size_t From);

/// Whether \p Text has \p Word with no letter, digit or underscore beside it.
bool hasWord(llvm::StringRef Text, llvm::StringRef Word);

/// Analyses \p Unit. Never fails: a unit that does not parse has syntax errors
/// and the findings of its sound parts.
UnitAnalysis analyse(const PythonUnit &Unit, const AnalysisOptions &Options);

} // namespace mailseal

#endif
