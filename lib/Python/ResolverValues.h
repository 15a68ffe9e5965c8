//===- ResolverValues.h - What the parts of Resolver share ------*- C++ -*-===//

#ifndef MAILSEAL_LIB_PYTHON_RESOLVERVALUES_H
#define MAILSEAL_LIB_PYTHON_RESOLVERVALUES_H

#include "Resolver.h"
#include "llvm/ADT/STLExtras.h"

namespace mailseal {

/// Deeper than any chain a person writes: keeps the stack bounded.
inline constexpr unsigned MaxResolverDepth = 100;

inline Value makeValue(ValueKind Kind) {
  Value V;
  V.Kind = Kind;
  return V;
}

/// The method of a dictionary that gives its pairs. A Container with it as its Member
/// stands for what the method gives.
inline constexpr llvm::StringLiteral ItemsMethod = "items";

inline void addAll(Values &To, llvm::ArrayRef<Value> From) { llvm::append_range(To, From); }

inline bool hasUnknown(const Values &All) {
  return llvm::any_of(All, [](const Value &V) { return V.Kind == ValueKind::Unknown; });
}

inline bool isFunction(const Value &V) {
  return V.Kind == ValueKind::Other && V.Origin.is(SyntaxKind::FunctionDefinition);
}

/// Whether \p Base, of a class, is foreign, and so may have any method, and a constructor of
/// its own. Those of the standard library that are there to be mixed in have not.
bool isForeignBase(const Value &Base);

/// Whether the file \p Path is there to test others, so that what it puts into them
/// is not there when the program runs.
bool isTest(llvm::StringRef Path);

} // namespace mailseal

#endif
