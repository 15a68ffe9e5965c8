//===- CythonExpression.h - C in the expressions of Cython ------*- C++ -*-===//

#ifndef MAILSEAL_CARRIER_CYTHONEXPRESSION_H
#define MAILSEAL_CARRIER_CYTHONEXPRESSION_H

#include "Carrier/CythonDeclaration.h"
#include "Carrier/MaskedText.h"

namespace mailseal {

/// Shows \p Expression, which has none of the statements that only Cython has, in
/// \p Text without C: casts, addresses, `sizeof` of a type, suffixes of numbers.
/// \p StartsStatement says that a statement begins with it, so that no blank may.
void maskCythonExpression(MaskedText &Text, PythonTokenSpan Expression, bool StartsStatement);

} // namespace mailseal

#endif
