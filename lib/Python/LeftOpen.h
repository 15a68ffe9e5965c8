//===- LeftOpen.h - What others do with an open connection ------*- C++ -*-===//
//
// A function that swallows a failed upgrade may hand the connection back, leave it in
// an attribute of self, or have it from its caller, who logs in.

#ifndef MAILSEAL_LIB_PYTHON_LEFTOPEN_H
#define MAILSEAL_LIB_PYTHON_LEFTOPEN_H

#include "PlaintextPath.h"
#include "RaisedErrors.h"

namespace mailseal {

/// What an error that is swallowed leads to.
struct Swallowed {
  /// The call that sends a credential or mail in plaintext, or none.
  Node Leak;
  /// What swallowed it.
  Node Clause;
};

/// Looks for the use of an object that a function has left open in plaintext.
class LeftOpen {
public:
  LeftOpen(const ApiCallable &Row, const Resolver &Names) : Row(Row), Names(Names) {}

  /// The call that sends a credential or mail in plaintext, in another method or where the
  /// function around \p Call is called; or none. \p Object is what the object is called
  /// there, \p Path what the function did from \p Call on.
  Node find(Node Call, llvm::StringRef Object, const PlaintextPath &Path, unsigned Depth = 0) const;

  /// Who catches one of \p Raised, which \p Call raises, here or around a call of its function,
  /// and goes on in plaintext with \p Object, which is open.
  Swallowed swallows(Node Call, llvm::StringRef Object, llvm::ArrayRef<RaisedError> Raised,
                     unsigned Depth = 0) const;

private:
  /// The same of the handlers around \p Call in its function. \p Raised becomes what gets past
  /// them.
  Swallowed inFunction(Node Call, llvm::StringRef Object,
                       llvm::SmallVectorImpl<RaisedError> &Raised, unsigned Depth) const;
  /// What \p Object, of self, a parameter or the module, is called where \p Caller calls
  /// \p Function; empty if it is something else.
  std::string nameAt(Node Caller, Node Function, llvm::StringRef Object) const;
  /// In a method that runs none of \p Callers.
  Node inOtherMethods(Node Call, llvm::StringRef Object, const PlaintextPath &Path,
                      llvm::ArrayRef<Node> Callers) const;
  Node behindCall(Node Caller, const std::string &Object, llvm::ArrayRef<std::string> Flags,
                  unsigned Depth) const;

  const ApiCallable &Row;
  const Resolver &Names;
};

} // namespace mailseal

#endif
