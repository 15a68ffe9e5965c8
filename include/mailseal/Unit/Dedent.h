//===- Dedent.h - A text without its common indentation ---------*- C++ -*-===//
//
// Python in a raw string is often indented like the C++ around it, and dedented
// before it runs. A unit shows the dedented text; this map leads back.

#ifndef MAILSEAL_UNIT_DEDENT_H
#define MAILSEAL_UNIT_DEDENT_H

#include "mailseal/Core/Edit.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace mailseal {

/// What Python's `textwrap.dedent` does to one text, and the way back.
class Dedent {
public:
  /// Does nothing: both texts are the same.
  Dedent() = default;
  /// Takes from \p Full what all its lines that are not blank share.
  explicit Dedent(llvm::StringRef Full);

  /// Whether both texts are the same.
  bool isIdentity() const { return Lines.empty(); }

  /// The text that \p Full, from which this was made, becomes.
  std::string apply(llvm::StringRef Full) const;

  /// Where \p Offset of the dedented text is in the full one; behind the
  /// indentation at the start of a line.
  uint32_t toFull(uint32_t Offset) const;

  /// Turns an edit of \p Text, the dedented text, into one of the full text:
  /// new lines get the indentation. Fails where the result could not be
  /// dedented any more.
  llvm::Expected<Edit> toFull(const Edit &E, llvm::StringRef Text) const;

private:
  struct Line {
    uint32_t Begin;     ///< In the dedented text.
    uint32_t FullBegin; ///< In the full text, before what was cut.
    uint32_t Cut;       ///< Bytes cut at its start.
    bool Indented;      ///< Whether these begin with the common indentation.
  };

  const Line &lineOf(uint32_t Offset) const;
  std::string indentLines(llvm::StringRef Text, bool FirstLine, bool TailIsBare) const;

  std::string Indent;
  std::vector<Line> Lines;
};

} // namespace mailseal

#endif
