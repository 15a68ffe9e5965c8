//===- PythonLiteral.h - String literals of Python --------------*- C++ -*-===//
//
// A Python text can stand in a string of another one. The codec of C++ literals
// has a twin here: what a literal of Python spells, and how new text is spelled
// in it.

#ifndef MAILSEAL_UNIT_PYTHONLITERAL_H
#define MAILSEAL_UNIT_PYTHONLITERAL_H

#include "mailseal/Unit/PythonUnit.h"
#include "llvm/ADT/ArrayRef.h"
#include <optional>

namespace mailseal {

/// One string literal of a Python text, taken apart.
struct PythonLiteral {
  /// Prefix and quotes included.
  TextRange Token;
  /// What stands between the quotes.
  TextRange Body;
  char Quote = '"';
  bool IsTriple = false;
  bool IsRaw = false;
  bool IsBytes = false;
  bool IsFormatted = false; ///< An f-string.

  friend bool operator==(const PythonLiteral &, const PythonLiteral &) = default;
};

/// Takes apart the string literal \p Token of \p Text; nothing where it is none,
/// is not closed or is a t-string.
std::optional<PythonLiteral> parsePythonLiteral(llvm::StringRef Text, TextRange Token);

/// Returns the unit that the adjacent literals \p Tokens of \p Text spell
/// together; its host is \p Text, whose line ends are "\n". \p Dedents says that
/// what they spell is dedented before it runs.
///
/// Nothing where a literal spells no constant text: an f-string with an
/// interpolation, a malformed escape.
std::optional<PythonUnit> decodePythonLiterals(llvm::StringRef Text,
                                               llvm::ArrayRef<TextRange> Tokens, bool Dedents);

} // namespace mailseal

#endif
