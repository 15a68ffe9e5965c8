//===- SplatParameters.h - What becomes of **kwargs -------------*- C++ -*-===//

#ifndef MAILSEAL_LIB_PYTHON_SPLATPARAMETERS_H
#define MAILSEAL_LIB_PYTHON_SPLATPARAMETERS_H

#include "SyntaxTree.h"

namespace mailseal {

/// The parameter of \p Function with stars, \p Kind, without them; or an empty name.
llvm::StringRef splatParameter(Node Function, SyntaxKind Kind);

/// Whether a context in the `**Name` that \p Function gets reaches \p Call, in it, and
/// none is put in on the way.
bool isHandedOn(llvm::StringRef Name, Node Function, Node Call);

} // namespace mailseal

#endif
