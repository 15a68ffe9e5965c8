//===- Handlers.h - Who catches the exception of a call ---------*- C++ -*-===//
//
// Except clauses, and context managers and decorators of the project that let an
// exception go no further.

#ifndef MAILSEAL_LIB_PYTHON_HANDLERS_H
#define MAILSEAL_LIB_PYTHON_HANDLERS_H

#include "Resolver.h"

namespace mailseal {

/// What a call's exceptions come to.
struct Handler {
  /// The except clause, or what names the manager (`contextlib.suppress(…)`) or decorator.
  Node Clause;
  /// The try or with statement, or the decorated definition.
  Node Guarded;
  /// The except clause in the manager or decorator; none where Clause is one.
  Node Within = {};
  /// A bare `except:`.
  bool CatchesAll = false;
  /// The exceptions named, by their dotted path where it is known, else as
  /// they are written.
  llvm::SmallVector<std::string, 2> Exceptions;
  /// Those that are classes of the project.
  llvm::SmallVector<Value, 1> Classes;

  /// Where the handler's own code starts; none for `suppress`.
  Node body() const;
  /// Whether the handler ends in a bare `raise`.
  bool raisesAgain() const;
  /// Whether the handler's last statement raises.
  bool raises() const;
  /// Whether the handler's last statement leaves the function.
  bool leaves() const;
};

/// The handlers around \p N in its function, those reached first in front.
llvm::SmallVector<Handler, 2> handlersAround(Node N, const Resolver &Names);

/// The decorators of \p Function that catch what it raises, those reached first in front.
llvm::SmallVector<Handler, 2> swallowingDecorators(Node Function, const Resolver &Names);

} // namespace mailseal

#endif
