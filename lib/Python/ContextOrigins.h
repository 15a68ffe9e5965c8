//===- ContextOrigins.h - Where a context comes from ------------*- C++ -*-===//
//
// Follows an expression to all the places that may have made its value. Contexts
// judges what it finds there.

#ifndef MAILSEAL_LIB_PYTHON_CONTEXTORIGINS_H
#define MAILSEAL_LIB_PYTHON_CONTEXTORIGINS_H

#include "Resolver.h"

namespace mailseal {

/// The expressions that \p Expression may have its value from: of `ctx`, the right
/// sides of its assignments; of `a if b else c`, both; of a call of a function of
/// the project, what it returns; of a name from another file, what that binds. A None that cannot
/// reach \p Expression, because an `if` or an `or` replaces it, is left out. What cannot be
/// followed is given as it is: a parameter, a foreign call, the call of functools.partial() by
/// which a function is made.
llvm::SmallVector<Node, 4> originsOf(Node Expression, const Resolver &Names);

/// Whether \p Origin, one of those that originsOf() gives, stands for None: a function does
/// for the one that it gives at its end.
bool isNoneOrigin(Node Origin);

/// The same, and what a call makes to pass it for a parameter, or a string that it passes; also
/// each None, where no other parameter decides whether \p Expression is reached.
llvm::SmallVector<Node, 4> originsWithCallers(Node Expression, const Resolver &Names);

/// Whether \p A may be the very object that \p Made makes and \p B is: what two calls of
/// one function make are two.
bool mayBeSame(Node A, Node B, Node Made, const Resolver &Names);

/// The expressions that the function \p Definition returns, or a context manager yields.
llvm::SmallVector<Node, 2> returnsOf(Node Definition, const ScopeTable &Scopes);

/// The statement of that suite which \p N is in.
Node statementOf(Node N);

/// Whether the two stand in different branches of one `if`, a statement or expression.
bool areExclusive(Node A, Node B);

} // namespace mailseal

#endif
