//===- Handlers.h - Who catches the exception of a call ---------*- C++ -*-===//

#ifndef MAILSEAL_LIB_PYTHON_HANDLERS_H
#define MAILSEAL_LIB_PYTHON_HANDLERS_H

#include "Resolver.h"

namespace mailseal {

/// An except clause, or a `with contextlib.suppress(…)`, that a call's exceptions
/// come to.
struct Handler {
  Node Clause;
  /// The try or with statement.
  Node Guarded;
  /// A bare `except:`.
  bool CatchesAll = false;
  /// The exceptions named, by their dotted path where it is known, else as
  /// they are written.
  llvm::SmallVector<std::string, 2> Exceptions;

  /// Where the handler's own code starts; none for `suppress`.
  Node body() const;
  /// Whether the handler ends in a bare `raise`.
  bool raisesAgain() const;
  /// Whether the handler's last statement leaves the function.
  bool leaves() const;
};

/// The handlers around \p N in its function, those reached first in front.
llvm::SmallVector<Handler, 2> handlersAround(Node N, const Resolver &Names);

} // namespace mailseal

#endif
