//===- CythonDeclaration.h - What a C declaration declares ------*- C++ -*-===//
//
// `cdef unsigned int *a, b[3] = f()` and `object (*callback)(int) except -1`:
// which name each declarator has, and where its Python begins.

#ifndef MAILSEAL_CARRIER_CYTHONDECLARATION_H
#define MAILSEAL_CARRIER_CYTHONDECLARATION_H

#include "Carrier/PythonTokens.h"
#include <optional>

namespace mailseal {

/// One declared name, with the tokens of what it is made with.
struct CythonDeclarator {
  llvm::StringRef Name;  ///< Empty where it cannot be told.
  PythonTokenSpan Whole; ///< The declarator; the first one's begins with the type.
  size_t Equals = 0;     ///< Where its `=` is in Whole; Whole.size() if it has none.
};

/// The parts of a function's declaration: `int f(int x) except -1:`.
struct CythonFunction {
  llvm::StringRef Name;
  size_t Open = 0;  ///< The parenthesis before the parameters.
  size_t Close = 0; ///< The place behind the one after them.
  size_t Colon = 0; ///< The colon before the body; the size of the declaration if it has none.
};

/// What \p Declaration, without `cdef` and modifiers, declares as a function, if it does.
std::optional<CythonFunction> findCythonFunction(PythonTokenSpan Declaration);

/// Takes apart \p Declarator, a variable's or a parameter's.
CythonDeclarator parseCythonDeclarator(PythonTokenSpan Declarator);

/// The name in \p Statement if that is `include "name"`.
std::optional<llvm::StringRef> cythonInclude(PythonTokenSpan Statement);

} // namespace mailseal

#endif
