//===- SwigScopes.h - The classes around a place in an interface -*- C++ -*-===//

#ifndef MAILSEAL_CARRIER_SWIGSCOPES_H
#define MAILSEAL_CARRIER_SWIGSCOPES_H

#include "Carrier/SwigLexer.h"
#include <string>
#include <vector>

namespace mailseal {

/// Follows the braces of an interface. See() is called for each token, but those of
/// bodies that are no C++.
class SwigScopes {
public:
  explicit SwigScopes(llvm::StringRef Bytes) : Bytes(Bytes) {}

  void see(const SwigToken &Token);

  /// The name of the innermost class, or of what else is not known to leave a block
  /// at the level of the module; empty there.
  std::string currentClass() const;

  /// The braces that are open: to be kept at `#if` and taken up again at `#else`.
  using State = std::vector<std::string>;
  State save() const { return Open; }
  void restore(State Saved);

private:
  std::string nameOfScope() const;

  llvm::StringRef Bytes;
  /// What the open braces belong to: a class; empty for a namespace.
  State Open;
  /// The tokens since the last declaration ended.
  std::vector<SwigToken> Head;
};

} // namespace mailseal

#endif
