//===- Callers.h - Where a function is called -------------------*- C++ -*-===//

#ifndef MAILSEAL_LIB_PYTHON_CALLERS_H
#define MAILSEAL_LIB_PYTHON_CALLERS_H

#include "Resolver.h"

namespace mailseal {

/// The calls that run \p Function, or may run it, as far as they stand in its own file or
/// in another open file of the project, or, of a function that is no method, in any; of
/// `__init__`, the calls of its class, and of those derived from it that have no other.
llvm::SmallVector<Node, 4> callsOf(Node Function, const Resolver &Names, bool EvenClosed = false);

/// The place of \p Parameter among the positional ones of \p Function, -1 if it is given by
/// keyword only; nothing for `*args` and the like, and for what is no parameter of it.
std::optional<int> parameterPlace(Node Parameter, Node Function);

/// Whether \p Callee is had from a class of the project, so that a method's first argument is
/// spelled: `Base.connect(self, host)`. \p File is the resolver of its file.
bool isCalledOnClass(Node Callee, const Resolver &File);

/// What the calls that surely run its function pass for \p Parameter, where they spell it.
llvm::SmallVector<Node, 4> argumentsFor(const Binding &Parameter, const Resolver &Names);

} // namespace mailseal

#endif
