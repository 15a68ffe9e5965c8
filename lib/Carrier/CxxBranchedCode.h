//===- CxxBranchedCode.h - Code that knows its branches ---------*- C++ -*-===//
//
// Code to be read as a whole, in order: it is known where the branches of the
// preprocessor begin and end, and of those that share a bracket one is left.

#ifndef MAILSEAL_CARRIER_CXXBRANCHEDCODE_H
#define MAILSEAL_CARRIER_CXXBRANCHEDCODE_H

#include "Carrier/CxxCode.h"
#include "llvm/ADT/StringMap.h"
#include <string>

namespace mailseal {

/// A place between two tokens where a branch of the preprocessor begins or ends.
struct CxxBranch {
  enum Kind { If, ElseIf, Else, EndIf };
  Kind What = If;
  size_t At = 0;    ///< The index of the token behind it.
  size_t First = 0; ///< The index of its #if among the branches.
};

/// All token ranges and indexes count without directives.
class CxxBranchedCode : public CxxCode {
public:
  /// \p All is what lexCxx() made of \p Bytes, to which a reference is kept.
  CxxBranchedCode(llvm::StringRef Bytes, llvm::ArrayRef<CxxToken> All);

  /// The tokens that are the name \p Name, in order.
  llvm::ArrayRef<size_t> uses(llvm::StringRef Name) const;

  llvm::ArrayRef<CxxBranch> branches() const { return Branches; }
  /// Whether a branch begins or ends between the tokens from \p Begin to before \p End.
  bool hasBranchInside(size_t Begin, size_t End) const;

  /// The text of the macro or constant \p Name, where all of its definitions in
  /// this file give it the same.
  std::optional<std::string> constant(llvm::StringRef Name) const;
  /// What the string literals from \p Index on spell together; \p End is moved
  /// behind them. Nothing where one has a suffix or is malformed.
  std::optional<std::string> stringAt(size_t Index, size_t &End) const;

private:
  struct Reader;
  CxxBranchedCode(llvm::StringRef Bytes, Reader Read);
  void readConstants();
  void define(llvm::StringRef Name, llvm::ArrayRef<CxxToken> Value);

  std::vector<CxxBranch> Branches;
  /// Nothing where definitions differ.
  llvm::StringMap<std::optional<std::string>> Constants;
  llvm::StringMap<std::vector<size_t>> Uses;
};

} // namespace mailseal

#endif
