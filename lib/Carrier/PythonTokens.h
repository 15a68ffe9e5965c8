//===- PythonTokens.h - The tokens of a text like Python --------*- C++ -*-===//
//
// For hosts that are Python but for a few words: Cython, templates. tree-sitter
// reads what is left once these are out of its way.

#ifndef MAILSEAL_CARRIER_PYTHONTOKENS_H
#define MAILSEAL_CARRIER_PYTHONTOKENS_H

#include "mailseal/Core/TextRange.h"
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

} // namespace mailseal

#endif
