//===- Dedent.h - A text without the indentation of its host ----*- C++ -*-===//
//
// Python in a raw string is often indented like the C++ around it, and dedented
// before it runs; SWIG does so with each block, and indents it anew where it
// becomes part of a class. A unit shows what Python sees; this map leads back.

#ifndef MAILSEAL_UNIT_DEDENT_H
#define MAILSEAL_UNIT_DEDENT_H

#include "mailseal/Core/Edit.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace mailseal {

/// What all lines of \p Text that are not blank begin with.
llvm::StringRef commonIndent(llvm::StringRef Text);

/// A stretch of whole lines that is indented in its own way.
struct IndentedBlock {
  TextRange Full;   ///< In the text as the host has it, from the start of a line.
  std::string From; ///< What its lines begin with there; less on a line that has less.
  std::string To;   ///< What they begin with instead where they are not blank.
};

/// What Python's `textwrap.dedent` does to one text, or SWIG to its blocks, and
/// the way back.
class Dedent {
public:
  /// Does nothing: both texts are the same.
  Dedent() = default;
  /// Takes from \p Full what all its lines that are not blank share.
  explicit Dedent(llvm::StringRef Full);
  /// Gives the lines of each of \p Blocks, which are in the order of \p Full, their
  /// new indentation, and leaves all others as they are.
  Dedent(llvm::StringRef Full, llvm::ArrayRef<IndentedBlock> Blocks);

  /// Whether both texts are the same.
  bool isIdentity() const { return Lines.empty(); }

  /// The text that \p Full, from which this was made, becomes.
  std::string apply(llvm::StringRef Full) const;

  /// Where \p Offset of the dedented text is in the full one; behind the
  /// indentation at the start of a line and inside its new one.
  uint32_t toFull(uint32_t Offset) const;

  /// Turns an edit of \p Text, the dedented text, into one of the full text:
  /// new lines get the indentation of the block. Fails where the result could not
  /// be dedented any more.
  llvm::Expected<Edit> toFull(const Edit &E, llvm::StringRef Text) const;

private:
  struct Line {
    uint32_t Begin;     ///< In the dedented text.
    uint32_t FullBegin; ///< In the full text, before what was cut.
    uint32_t Cut;       ///< Bytes cut at its start.
    uint32_t Put;       ///< Bytes put there instead.
    uint32_t Block;     ///< Index in Blocks.
    bool Indented;      ///< Whether it begins with the block's indentation.
  };
  /// How the lines of a block begin, in the full and the dedented text.
  struct Indentation {
    std::string Full, Here;
  };

  void addLine(llvm::StringRef Text, uint32_t Block);
  const Line &lineOf(uint32_t Offset) const;
  std::string indentLines(llvm::StringRef Text, const Indentation &How, bool FirstLine,
                          bool TailIsBare) const;

  std::vector<Indentation> Blocks;
  std::vector<Line> Lines;
  /// Where the line behind the last one begins, in the dedented and the full text.
  uint32_t NextBegin = 0, NextFullBegin = 0;
  /// Whether the text is dedented only where it begins with a line break.
  bool NeedsLineBreak = false;
};

} // namespace mailseal

#endif
