//===- NoneGuards.h - Whether a None can reach a use ------------*- C++ -*-===//
//
// `if context is None: context = make()`: what stands between a None and the use of
// the name that has it.

#ifndef MAILSEAL_LIB_PYTHON_NONEGUARDS_H
#define MAILSEAL_LIB_PYTHON_NONEGUARDS_H

#include "Scopes.h"

namespace mailseal {

/// Whether \p Condition holds only if \p Name is None (or false).
bool impliesNone(Node Condition, llvm::StringRef Name);

/// The first block of a statement or clause, or none.
Node blockOf(Node Clause);

/// Whether the None that \p B gives has another value in its place before \p Use:
/// both are in one suite, and something between them assigns.
bool isReplaced(const Binding &B, llvm::StringRef Name, Node Use);

/// Whether \p Use is reached only if \p Name is not None.
bool isGuarded(llvm::StringRef Name, Node Use);

} // namespace mailseal

#endif
