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
  bool IsFormatted = false; ///< An f-string, or a text for format(): braces are doubled.
  bool IsPercent = false;   ///< A text for the operator %: percent signs are doubled.

  friend bool operator==(const PythonLiteral &, const PythonLiteral &) = default;
};

/// Takes apart the string literal \p Token of \p Text; nothing where it is none,
/// is not closed or is a t-string.
std::optional<PythonLiteral> parsePythonLiteral(llvm::StringRef Text, TextRange Token);

/// How a text marks the places where others are put in when the program runs.
enum class TemplateStyle {
  None,
  Percent, ///< `"%s" % value`
  Braces,  ///< `"{}".format(value)`; f-strings are known by their prefix.
};

/// One part of a text that a Python text puts together.
struct LiteralPart {
  /// A literal's token, or an expression whose text is put in.
  TextRange Host;
  bool IsLiteral = true;
  TemplateStyle Style = TemplateStyle::None;
  /// It is an element of a list that is joined by line ends.
  bool IsElement = false;
};

/// Returns the unit that \p Parts of \p Text spell together; its host is \p Text,
/// whose line ends are "\n". \p Dedents says that what they spell is dedented
/// before it runs.
///
/// What is put in when the program runs is shown as a name, or as the number 0
/// where it is one constant whatever happens (`%d`, `{!r}`).
///
/// Nothing where a literal is malformed.
std::optional<PythonUnit> assemblePythonLiterals(llvm::StringRef Text,
                                                 llvm::ArrayRef<LiteralPart> Parts, bool Dedents);

} // namespace mailseal

#endif
