//===- TlsDecision.h - What a program decides on TLS by ---------*- C++ -*-===//
//
// `if tls: server.starttls()`: whoever sets `tls` otherwise, and tries again, gets a
// connection without TLS.

#ifndef MAILSEAL_LIB_PYTHON_TLSDECISION_H
#define MAILSEAL_LIB_PYTHON_TLSDECISION_H

#include "Resolver.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <optional>

namespace mailseal {

/// The function that a call of \p V runs, or its lambda; or none.
Node functionOf(const Value &V);

/// The names that decide whether a call has TLS.
class TlsDecision {
public:
  /// The decision on \p TlsCall. \p LeavesPlain says whether an `if` statement before it leaves
  /// the function with a connection without TLS.
  TlsDecision(Node TlsCall, const Resolver &File, llvm::function_ref<bool(Node)> LeavesPlain);

  /// Whether there is one.
  bool isMade() const { return !Names.empty(); }
  /// Whether \p N, an assignment, a keyword argument or a call of a function that has one,
  /// decides anew.
  bool isMadeBy(Node N, const Resolver &File) const;
  /// Whether the calls \p A and \p B, of one function in one file, may decide differently.
  bool differsIn(Node A, Node B, const Resolver &File) const;
  /// Whether \p Loop decides anew each time it comes to \p Call: `for tls in (True, False):`.
  bool variesIn(Node Loop, Node Call, const Resolver &File) const;

private:
  void addNames(Node Expression);
  bool isOn(Node Target) const;
  /// The arguments of \p Call that decide; nothing where no parameter is known to.
  std::optional<llvm::SmallVector<Node, 2>> decidingArguments(Node Call,
                                                              const Resolver &File) const;

  llvm::SmallVector<llvm::StringRef, 4> Names;
};

/// The loop around \p N, in its function, that goes on until something succeeds; or none. One
/// that never stops earlier does for each element what it does, whatever becomes of the others.
Node retryLoop(Node N);

} // namespace mailseal

#endif
