//===- WrittenCode.h - Python that Python writes into files -----*- C++ -*-===//

#ifndef MAILSEAL_LIB_PYTHON_WRITTENCODE_H
#define MAILSEAL_LIB_PYTHON_WRITTENCODE_H

#include "Resolver.h"
#include "mailseal/Python/Analysis.h"
#include "mailseal/Unit/PythonUnit.h"
#include <vector>

namespace mailseal {

/// Returns, as findNestedCode() does, the texts that \p Unit writes into a file whose
/// name ends in `.py`, where they are clean Python and import a library.
std::vector<PythonUnit> findWrittenCode(const PythonUnit &Unit, const SyntaxTree &Tree,
                                        const Resolver &Names, const AnalysisOptions &Options);

} // namespace mailseal

#endif
