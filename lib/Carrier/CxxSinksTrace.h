//===- CxxSinksTrace.h - From an expression to its literals -----*- C++ -*-===//

#ifndef MAILSEAL_CARRIER_CXXSINKSTRACE_H
#define MAILSEAL_CARRIER_CXXSINKSTRACE_H

#include "Carrier/CxxSinksFacts.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace mailseal {

/// Calls \p OnLiteral with each string literal whose text, unchanged and whole,
/// \p Code may have: through casts, string classes, variables, fields, both arms
/// of `?:`, and functions that return or hand on a string.
void traceLiterals(const clang::Expr *Code, const SinkFacts &Facts,
                   llvm::function_ref<void(const clang::StringLiteral &)> OnLiteral);

} // namespace mailseal

#endif
