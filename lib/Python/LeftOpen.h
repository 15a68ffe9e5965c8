//===- LeftOpen.h - What others do with an open connection ------*- C++ -*-===//
//
// A function that swallows a failed upgrade may hand the connection back, leave it in
// an attribute of self, or have it from its caller, who logs in.

#ifndef MAILSEAL_LIB_PYTHON_LEFTOPEN_H
#define MAILSEAL_LIB_PYTHON_LEFTOPEN_H

#include "PlaintextPath.h"

namespace mailseal {

/// Looks for the use of an object that a function has left open in plaintext.
class LeftOpen {
public:
  LeftOpen(const ApiCallable &Row, const Resolver &Names) : Row(Row), Names(Names) {}

  /// The call that sends a credential or mail in plaintext, in another method or where the
  /// function around \p Call is called; or none. \p Object is what the object is called
  /// there, \p Path what the function did from \p Call on.
  Node find(Node Call, llvm::StringRef Object, const PlaintextPath &Path, unsigned Depth = 0) const;

private:
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
