//===- Surroundings.h - What the code around a call does --------*- C++ -*-===//
//
// A call may stand where somebody left verification out on purpose.

#ifndef MAILSEAL_LIB_PYTHON_SURROUNDINGS_H
#define MAILSEAL_LIB_PYTHON_SURROUNDINGS_H

#include "Resolver.h"

namespace mailseal {

/// Why \p Call, which reaches \p Row, seems to go without verification on
/// purpose: it is the other branch of a choice to verify. Empty if it does not.
std::string optOut(Node Call, const ApiCallable &Row, const Resolver &Names);

} // namespace mailseal

#endif
