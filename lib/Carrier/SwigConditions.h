//===- SwigConditions.h - What it takes for a block to be there -*- C++ -*-===//
//
// The conditionals of SWIG's preprocessor and the definitions of its macros. A
// block in one of these may be missing from the module, so nothing may be
// counted on that only it does.

#ifndef MAILSEAL_CARRIER_SWIGCONDITIONS_H
#define MAILSEAL_CARRIER_SWIGCONDITIONS_H

#include "Carrier/SwigScopes.h"
#include "llvm/ADT/ArrayRef.h"

namespace mailseal {

class SwigConditions {
public:
  explicit SwigConditions(llvm::StringRef Bytes) : Bytes(Bytes) {}

  /// Takes note of the first of \p Tokens, a line of the preprocessor. What
  /// another branch opened in \p Scopes is not open in this one.
  void see(llvm::ArrayRef<SwigToken> Tokens, SwigScopes &Scopes);

  /// `%define` and `%enddef`.
  void beginMacro(std::vector<llvm::StringRef> Parameters);
  void endMacro();

  bool inMacro() const { return Macro != 0; }
  const std::vector<llvm::StringRef> &parameters() const { return Parameters; }
  /// The names that `#define` has defined so far.
  const std::vector<llvm::StringRef> &macros() const { return Macros; }
  /// A number for each branch and macro that the place is in, outermost first, but
  /// for those that every Python module of the interface has.
  std::vector<unsigned> current() const;

private:
  struct Branch {
    unsigned Number = 0; ///< 0: always there.
    SwigScopes::State Around;
  };

  bool isGuard(llvm::StringRef Name, llvm::ArrayRef<SwigToken> Rest) const;

  llvm::StringRef Bytes;
  std::vector<Branch> Branches;
  std::vector<llvm::StringRef> Parameters, Macros;
  unsigned Macro = 0; ///< The macro's number; 0 outside of one.
  unsigned Count = 0; ///< Of the numbers given.
};

} // namespace mailseal

#endif
