//===- Callers.h - Where a function is called -------------------*- C++ -*-===//

#ifndef MAILSEAL_LIB_PYTHON_CALLERS_H
#define MAILSEAL_LIB_PYTHON_CALLERS_H

#include "Resolver.h"

namespace mailseal {

/// The calls that run \p Function, or may run it, as far as they stand in its own file or
/// in another open file of the project, or, of a function that is no method, in any; of
/// `__init__`, the calls of its class, and of those derived from it that have no other.
llvm::SmallVector<Node, 4> callsOf(Node Function, const Resolver &Names, bool EvenClosed = false);

/// What the calls that surely run its function pass for \p Parameter, where they spell it.
llvm::SmallVector<Node, 4> argumentsFor(const Binding &Parameter, const Resolver &Names);

} // namespace mailseal

#endif
