//===- Containers.h - What displays hold when they are used -----*- C++ -*-===//

#ifndef MAILSEAL_LIB_PYTHON_CONTAINERS_H
#define MAILSEAL_LIB_PYTHON_CONTAINERS_H

#include "Scopes.h"

namespace mailseal {

/// Whether the dictionary, list or tuple \p Display, or one in it, may hold other
/// elements at a use than those it is written with: a variable that holds it is handed
/// on, or something is put into it.
bool mayChange(Node Display, const ScopeTable &Scopes);

/// The elements of a list or tuple, the pairs of a dictionary, the key and the value of a
/// pair; comments left out.
llvm::SmallVector<Node, 4> partsOf(Node Display);

} // namespace mailseal

#endif
