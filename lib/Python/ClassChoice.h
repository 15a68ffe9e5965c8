//===- ClassChoice.h - A class that is picked at run time -------*- C++ -*-===//
//
// `(SMTP_SSL if secure else SMTP)(host)` takes no context, since SMTP has none. The
// class is repaired where it is named: functools.partial(SMTP_SSL, context=…).

#ifndef MAILSEAL_LIB_PYTHON_CLASSCHOICE_H
#define MAILSEAL_LIB_PYTHON_CLASSCHOICE_H

#include "Importer.h"
#include "Resolver.h"

namespace mailseal {

/// Where the TLS class of a choice is named.
struct ClassChoice {
  /// Why it cannot be repaired there, a clause; empty if it can.
  std::string Problem;
  /// The expressions that name the class.
  llvm::SmallVector<Node, 2> Names;
  /// Other modules can reach the variable or function that holds the choice.
  bool Shared = false;
};

/// Follows \p Callee, an expression that may be the class of \p Row or another one,
/// to where the class is named. It can be repaired there if all ways lead to names
/// of classes, through variables, displays, functions and properties that are only ever called.
ClassChoice findClassChoice(Node Callee, const ApiCallable &Row, const Resolver &Names);

/// Adds the edits to \p Edits that put functools.partial() with a context, given by
/// \p Keyword, in the place of \p Class, which came in by one of \p LibraryImports; or returns why
/// there are none.
std::string wrapClass(Node Class, llvm::StringRef Keyword, llvm::ArrayRef<Node> LibraryImports,
                      Importer &Imports, std::vector<Edit> &Edits);

} // namespace mailseal

#endif
