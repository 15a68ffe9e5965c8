//===- Containers.h - What displays hold when they are used -----*- C++ -*-===//

#ifndef MAILSEAL_LIB_PYTHON_CONTAINERS_H
#define MAILSEAL_LIB_PYTHON_CONTAINERS_H

#include "SyntaxTree.h"
#include "llvm/ADT/SmallVector.h"

namespace mailseal {

class Resolver;

/// What the program does to a container.
struct ContainerChanges {
  /// Whether it, or one in it, may hold other elements at a use than those it is written
  /// with: a variable that holds it is handed on, or something is put into it.
  bool MayChange = false;
  /// The expressions that are put into it (`name[key] = …`, `name.append(…)`).
  llvm::SmallVector<Node, 1> Added;
};

/// What the text does to the dictionary, list or tuple \p Display, by the variables that
/// hold it, and the other files of the project by those of a module or class, tests left out.
/// \p Names is of that text.
ContainerChanges changesOf(Node Display, const Resolver &Names);

} // namespace mailseal

#endif
