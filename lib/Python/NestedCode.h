//===- NestedCode.h - Python in the strings of Python -----------*- C++ -*-===//

#ifndef MAILSEAL_LIB_PYTHON_NESTEDCODE_H
#define MAILSEAL_LIB_PYTHON_NESTEDCODE_H

#include "Resolver.h"
#include "mailseal/Unit/PythonUnit.h"
#include <vector>

namespace mailseal {

/// Returns the Python texts that stand in string literals of \p Unit and reach a
/// Python interpreter there, in the order of the text: the code of `exec`, `eval`
/// and `compile`, and of `python -c` in a list of arguments; directly, through a
/// name, or put together from literals and what is only known when the program
/// runs (`+`, `%`, `format()`, f-strings, `join()`, `textwrap.dedent`).
///
/// \p Tree, with its names, is the unit's. Only texts that mention a library. The host of each is
/// the text of \p Unit: its ranges and edits are to be moved on by \p Unit.
std::vector<PythonUnit> findNestedCode(const PythonUnit &Unit, const SyntaxTree &Tree,
                                       const Resolver &Names);

} // namespace mailseal

#endif
