//===- Decorators.h - What decorators leave of a definition -----*- C++ -*-===//
//
// A decorator may put anything in the place of the function or class below it. What
// the known ones do stands in a table; the project's own are read.

#ifndef MAILSEAL_LIB_PYTHON_DECORATORS_H
#define MAILSEAL_LIB_PYTHON_DECORATORS_H

#include "Resolver.h"

namespace mailseal {

/// Whether \p Definition, a function or a class, has decorators.
bool isDecorated(Node Definition);

/// Whether a call of \p Definition, a function or a class of the file of \p Names, gives what
/// it would give without its decorators. May open the files that they are in.
bool keepsResult(Node Definition, const Resolver &Names);

/// Whether a decorator of \p Method, of the file of \p Names, makes its object's attribute what
/// it returns: `property` and the like, or a class of the project with `__get__`.
bool isReadAsProperty(Node Method, const Resolver &Names);

} // namespace mailseal

#endif
