//===- Guards.h - The conditions that something stands under ----*- C++ -*-===//
//
// `if tls: context = …` and, further down, `if tls: use(context)`: what the two
// conditions say of each other decides what the use may meet.

#ifndef MAILSEAL_LIB_PYTHON_GUARDS_H
#define MAILSEAL_LIB_PYTHON_GUARDS_H

#include "Scopes.h"

namespace mailseal {

/// A condition, and whether it held or did not.
struct Guard {
  Node Condition;
  bool Holds = true;
};

/// The text between the first two of \p Operands, the parts of \p N: ` == `, ` not in `, without
/// blanks.
llvm::StringRef operatorOf(Node N, llvm::ArrayRef<Node> Operands);

/// What is known, in its function, where \p N is evaluated: the conditions of the
/// `if` statements and conditional expressions around it, and of the branches
/// before its own, taken apart at `not`, `and` and `or`.
llvm::SmallVector<Guard, 4> guardsOf(Node N);

/// What is known in its function where \p N is evaluated because an `if` statement before it,
/// without other branches, would have left the suite: of `if not tls: return`, that tls held.
llvm::SmallVector<Guard, 4> exitsBefore(Node N);

/// Whether \p N is a `match` statement.
bool isMatch(Node N);

/// Whether no run comes to both \p A and \p B, which stand in one function or in
/// methods of one class: a condition around the one contradicts one around the
/// other, and nothing gives the name that both ask about another value.
bool excludeEachOther(Node A, Node B, const ScopeTable &Scopes);

/// Whether all conditions that \p A stands under are conditions of \p B, too.
bool guardsHoldAt(Node A, Node B);

} // namespace mailseal

#endif
