//===- Surroundings.h - What the code around a call does --------*- C++ -*-===//
//
// A call may stand where somebody left verification out on purpose.

#ifndef MAILSEAL_LIB_PYTHON_SURROUNDINGS_H
#define MAILSEAL_LIB_PYTHON_SURROUNDINGS_H

#include "Resolver.h"
#include "mailseal/Core/Finding.h"

namespace mailseal {

/// Why a call seems to go without verification on purpose.
struct OptOut {
  /// Manual where a context would make the call the same as the one that verifies.
  Applicability Level = Applicability::Safe;
  /// Empty if nothing says so.
  std::string Reason = {};
};

/// Whether \p Call, which reaches \p Row, is the other branch of a choice to verify.
OptOut findOptOut(Node Call, const ApiCallable &Row, const Resolver &Names);

} // namespace mailseal

#endif
