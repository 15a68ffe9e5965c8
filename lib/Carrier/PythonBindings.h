//===- PythonBindings.h - What a text binds in its namespace ----*- C++ -*-===//
//
// Interfaces of one SWIG module, and Cython files that include others, share a
// namespace. What one of them binds is told to the others in a few statements, which
// hold no call.

#ifndef MAILSEAL_CARRIER_PYTHONBINDINGS_H
#define MAILSEAL_CARRIER_PYTHONBINDINGS_H

#include "llvm/ADT/StringRef.h"
#include <string>

namespace mailseal {

/// Statements, one a line, that bind what the Python \p Text binds at its own level:
/// each imported name by an import, all others to something unknown. In an `if` where
/// \p Text binds it in one branch only, or, with \p IsConditional, always.
std::string bindingStatements(llvm::StringRef Text, bool IsConditional = false);

/// Whether one of \p Statements, which bindingStatements() made, is an import.
bool hasImport(llvm::StringRef Statements);

/// \p Statements, which bindingStatements() made, without those that are imports.
std::string withoutImports(llvm::StringRef Statements);

} // namespace mailseal

#endif
