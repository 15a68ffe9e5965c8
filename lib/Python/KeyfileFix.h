//===- KeyfileFix.h - keyfile and certfile become a context -----*- C++ -*-===//
//
// A client certificate goes into a context: two statements before the call, and
// one argument in the place of two (SEMANTICS.md, section 1).

#ifndef MAILSEAL_LIB_PYTHON_KEYFILEFIX_H
#define MAILSEAL_LIB_PYTHON_KEYFILEFIX_H

#include "CallArguments.h"
#include "UnitContext.h"

namespace mailseal {

/// How a call with keyfile or certfile is rewritten.
struct KeyfileFix {
  Applicability Level = Applicability::Manual;
  /// Why the level is not Safe.
  std::string Reason;
  /// The import the context needs included.
  std::vector<Edit> Edits;
};

/// Whether \p Arguments give \p Target a keyfile or certfile that is not None.
bool hasKeyfile(const Callee &Target, const CallArguments &Arguments);

/// Plans the rewriting of \p Call, which reaches the first of \p Targets in one way or
/// another and has a keyfile or certfile.
KeyfileFix planKeyfileFix(Node Call, const Callees &Targets, const CallArguments &Arguments,
                          UnitContext &Unit);

} // namespace mailseal

#endif
