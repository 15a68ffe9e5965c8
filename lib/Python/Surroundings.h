//===- Surroundings.h - What the code around a call does --------*- C++ -*-===//
//
// A call that is right by itself may stand where a context makes things worse,
// or where somebody left verification out on purpose.

#ifndef MAILSEAL_LIB_PYTHON_SURROUNDINGS_H
#define MAILSEAL_LIB_PYTHON_SURROUNDINGS_H

#include "Handlers.h"

namespace mailseal {

/// What goes on in plaintext when \p Call, which reaches \p Row, raises the error
/// of a bad certificate: a handler that connects again, or goes on to the plain
/// class (SEMANTICS.md, section 3, items 5 and 6). Empty if nothing does.
std::string plaintextFallback(Node Call, const ApiCallable &Row, const Resolver &Names);

/// Whether the error of a bad certificate comes to \p H.
bool catchesCertificateError(const Handler &H);

/// Why \p Call, which reaches \p Row, seems to go without verification on
/// purpose: it is the other branch of a choice to verify. Empty if it does not.
std::string optOut(Node Call, const ApiCallable &Row, const Resolver &Names);

} // namespace mailseal

#endif
