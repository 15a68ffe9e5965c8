//===- PythonTokens.h - The tokens of a text like Python --------*- C++ -*-===//
//
// For hosts that are Python but for a few words: Cython, templates. tree-sitter
// reads what is left once these are out of its way.

#ifndef MAILSEAL_CARRIER_PYTHONTOKENS_H
#define MAILSEAL_CARRIER_PYTHONTOKENS_H

#include "mailseal/Core/TextRange.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <vector>

namespace mailseal {

enum class PythonTokenKind {
  Name,     ///< Keywords, too.
  Number,   ///< With any suffix that C knows.
  String,   ///< With its prefix, Cython's `c` among them.
  Operator, ///< Also brackets and what is no token of Python.
  LineEnd,  ///< The end of a logical line, comments before it left out; may be empty.
};

struct PythonToken {
  PythonTokenKind Kind = PythonTokenKind::LineEnd;
  TextRange Range;
};

/// Lexes \p Range of \p Bytes: without blanks, comments, continuations, and line
/// ends in brackets. The last token is a LineEnd. Never fails: a string that is
/// not closed ends with its line, one with three quotes with the text.
std::vector<PythonToken> lexPython(llvm::StringRef Bytes, TextRange Range);

/// Whether \p Name is a keyword of Python 3, or of Python 2 at the start of a statement.
bool isPythonKeyword(llvm::StringRef Name);

/// Whether \p Token is a bracket that opens.
bool opensBracket(llvm::StringRef Token);

/// Tokens of a text, with the bytes that spell them.
struct PythonTokenSpan {
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
  PythonTokenSpan slice(size_t Begin, size_t End) const {
    return {Bytes, Tokens.slice(Begin, End - Begin)};
  }
  PythonTokenSpan drop(size_t Count) const { return slice(Count, size()); }
  /// The bytes from the first token to the last one. EXPECTS: there is one.
  TextRange range() const { return {Tokens.front().Range.Begin, Tokens.back().Range.End}; }

  /// The place behind the bracket that closes the one at \p Open; size() if none does.
  size_t behindBracket(size_t Open) const;
  /// What stands in the bracket at \p Open, which may not be closed.
  PythonTokenSpan insideBracket(size_t Open) const;
  /// The first token \p Text that is in no bracket, from \p From on; size() if there is none.
  size_t find(llvm::StringRef Text, size_t From = 0) const;
  /// What the token \p Separator, in no bracket, separates.
  std::vector<PythonTokenSpan> split(llvm::StringRef Separator) const;
};

} // namespace mailseal

#endif
