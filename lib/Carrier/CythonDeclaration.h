//===- CythonDeclaration.h - What a C declaration declares ------*- C++ -*-===//
//
// `cdef unsigned int *a, b[3] = f()` and `object (*callback)(int) except -1`:
// which name each declarator has, and where its Python begins.

#ifndef MAILSEAL_CARRIER_CYTHONDECLARATION_H
#define MAILSEAL_CARRIER_CYTHONDECLARATION_H

#include "Carrier/PythonTokens.h"
#include "llvm/ADT/ArrayRef.h"
#include <optional>

namespace mailseal {

/// Tokens of a Cython file, with the bytes that spell them.
struct CythonTokens {
  llvm::StringRef Bytes;
  llvm::ArrayRef<PythonToken> Tokens;

  size_t size() const { return Tokens.size(); }
  llvm::StringRef text(size_t I) const {
    return I < Tokens.size() ? Tokens[I].Range.in(Bytes) : llvm::StringRef();
  }
  bool isKind(size_t I, PythonTokenKind Kind) const {
    return I < Tokens.size() && Tokens[I].Kind == Kind;
  }
  /// Whether the token \p I is a name that is no keyword.
  bool isName(size_t I) const {
    return isKind(I, PythonTokenKind::Name) && !isPythonKeyword(text(I));
  }
  CythonTokens slice(size_t Begin, size_t End) const {
    return {Bytes, Tokens.slice(Begin, End - Begin)};
  }
  CythonTokens drop(size_t Count) const { return slice(Count, size()); }
  /// The bytes from the first token to the last one. EXPECTS: there is one.
  TextRange range() const { return {Tokens.front().Range.Begin, Tokens.back().Range.End}; }

  /// The place behind the bracket that closes the one at \p Open; size() if none does.
  size_t behindBracket(size_t Open) const;
  /// The first token \p Text that is in no bracket, from \p From on; size() if there is none.
  size_t find(llvm::StringRef Text, size_t From = 0) const;
  /// What the token \p Separator, in no bracket, separates.
  std::vector<CythonTokens> split(llvm::StringRef Separator) const;
};

/// One declared name, with the tokens of what it is made with.
struct CythonDeclarator {
  llvm::StringRef Name; ///< Empty where it cannot be told.
  CythonTokens Whole;   ///< The declarator; the first one's begins with the type.
  size_t Equals = 0;    ///< Where its `=` is in Whole; Whole.size() if it has none.
};

/// The parts of a function's declaration: `int f(int x) except -1:`.
struct CythonFunction {
  llvm::StringRef Name;
  size_t Open = 0;  ///< The parenthesis before the parameters.
  size_t Close = 0; ///< The place behind the one after them.
  size_t Colon = 0; ///< The colon before the body; the size of the declaration if it has none.
};

/// What \p Declaration, without `cdef` and modifiers, declares as a function, if it does.
std::optional<CythonFunction> findCythonFunction(CythonTokens Declaration);

/// Takes apart \p Declarator, a variable's or a parameter's.
CythonDeclarator parseCythonDeclarator(CythonTokens Declarator);

} // namespace mailseal

#endif
