//===- SwigLexer.h - The tokens of a SWIG interface -------------*- C++ -*-===//
//
// As SWIG's own preprocessor and scanner cut it up, but without expanding
// anything: all branches of its conditionals are seen. Checked against SWIG 4.1.

#ifndef MAILSEAL_CARRIER_SWIGLEXER_H
#define MAILSEAL_CARRIER_SWIGLEXER_H

#include "mailseal/Carrier/Carrier.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringRef.h"
#include <vector>

namespace mailseal {

enum class SwigTokenKind {
  Name,         ///< An identifier or keyword.
  Directive,    ///< `%name`.
  Block,        ///< `%{ … %}`, whatever is in it.
  String,       ///< `"…"`, which may go on over lines.
  Preprocessor, ///< A line that begins with `#`, and those that continue it.
  Other,        ///< One character, a character constant or a number.
};

struct SwigToken {
  SwigTokenKind Kind = SwigTokenKind::Other;
  TextRange Range;
};

struct SwigTokens {
  std::vector<SwigToken> Tokens;
  /// What is not closed; where there is something, the tokens end before it.
  std::vector<CarrierProblem> Problems;
};

/// Whether \p C may stand in a name.
inline bool isSwigNamePart(char C) { return llvm::isAlnum(C) || C == '_'; }

/// Lexes \p Bytes; comments are left out.
SwigTokens lexSwig(llvm::StringRef Bytes);

} // namespace mailseal

#endif
