//===- NestedCode.h - Python in the strings of Python -----------*- C++ -*-===//

#ifndef MAILSEAL_PYTHON_NESTEDCODE_H
#define MAILSEAL_PYTHON_NESTEDCODE_H

#include "mailseal/Python/Analysis.h"
#include "mailseal/Unit/PythonUnit.h"
#include <vector>

namespace mailseal {

/// Returns the Python texts that stand in string literals of \p Unit and reach a
/// Python interpreter there, in the order of the text: the code of `exec`, `eval`
/// and `compile`, and of `python -c` in a list of arguments; directly, through
/// `textwrap.dedent` or through a name.
///
/// Only texts that mention a library. The host of each is the text of \p Unit: its
/// ranges and edits are to be moved on by \p Unit.
std::vector<PythonUnit> findNestedCode(const PythonUnit &Unit);

/// Returns in the same way the texts that \p Unit writes into a file whose name ends
/// in `.py`, where they are clean Python and import a library.
std::vector<PythonUnit> findWrittenCode(const PythonUnit &Unit, const AnalysisOptions &Options);

} // namespace mailseal

#endif
