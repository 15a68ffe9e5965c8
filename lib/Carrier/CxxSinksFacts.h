//===- CxxSinksFacts.h - What a C++ parse says of Python runs ---*- C++ -*-===//
//
// One walk over the parsed file gathers the facts; CxxSinksTrace then follows
// the code of each run back to its literals.

#ifndef MAILSEAL_CARRIER_CXXSINKSFACTS_H
#define MAILSEAL_CARRIER_CXXSINKSFACTS_H

#include "mailseal/Carrier/Carrier.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SmallVector.h"
#include <vector>

namespace mailseal {

/// A call of a sink: \p Code is run as \p Use says.
struct SinkCall {
  const clang::Expr *Code;
  SinkUse Use;
};

/// What the project's own part of a translation unit says. Declarations are
/// canonical ones, those of template instances their pattern's.
struct SinkFacts {
  std::vector<SinkCall> Sinks;
  /// Values that a variable or field gets by `=`, apart from its initializer.
  llvm::DenseMap<const clang::Decl *, llvm::SmallVector<const clang::Expr *, 1>> Assigned;
  /// Variables and fields that change in another way, so that their text is
  /// not that of one literal.
  llvm::DenseSet<const clang::Decl *> Changed;
  /// The arguments of each call of a function, constructor or lambda.
  llvm::DenseMap<const clang::Decl *, std::vector<llvm::ArrayRef<const clang::Expr *>>> Calls;
};

/// Gathers the facts of \p Context, without what stands in system headers.
SinkFacts gatherSinkFacts(clang::ASTContext &Context);

/// The declaration that \p D stands for in SinkFacts.
const clang::Decl *factsKey(const clang::Decl *D);

/// Whether \p Callee hands its first argument on as it is, like `std::move`.
bool isPassThrough(const clang::FunctionDecl &Callee);

/// The qualified name of \p D, without inline and unnamed namespaces.
std::string plainName(const clang::NamedDecl &D);

} // namespace mailseal

#endif
