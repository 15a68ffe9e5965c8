//===- FallbackSearch.h - What goes on without TLS ---------------*- C++ -*-===//
//
// Follows the error of a bad certificate through the handlers and callers of a call,
// to a second try in plaintext.

#ifndef MAILSEAL_LIB_PYTHON_FALLBACKSEARCH_H
#define MAILSEAL_LIB_PYTHON_FALLBACKSEARCH_H

#include "Resolver.h"

namespace mailseal {

/// What goes on in plaintext when \p Call, which reaches \p Row, raises the error
/// of a bad certificate: a handler that connects again, or goes on to the plain
/// class (SEMANTICS.md, section 3, items 5 and 6). Empty if nothing does.
std::string plaintextFallback(Node Call, const ApiCallable &Row, const Resolver &Names);

} // namespace mailseal

#endif
