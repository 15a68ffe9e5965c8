//===- FunctionRuns.h - Where a function runs, under any name ---*- C++ -*-===//
//
// Callers finds the calls by the function's own name. A function is also run as what a
// loop takes from a list, as a parameter, by a `with` statement or as a property.

#ifndef MAILSEAL_LIB_PYTHON_FUNCTIONRUNS_H
#define MAILSEAL_LIB_PYTHON_FUNCTIONRUNS_H

#include "Resolver.h"

namespace mailseal {

/// The expressions that may run \p Function, a definition or a lambda, as far as they are known.
llvm::SmallVector<Node, 4> runsOf(Node Function, const Resolver &Names);

} // namespace mailseal

#endif
