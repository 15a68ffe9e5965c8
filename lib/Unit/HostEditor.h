//===- HostEditor.h - From edits of a text to edits of host bytes -*- C++ -*-===//
//
// The way back of PythonUnit: decides in which piece, and where in it, an edit
// is spelled. Works on the text before its lines were dedented or indented.

#ifndef MAILSEAL_UNIT_HOSTEDITOR_H
#define MAILSEAL_UNIT_HOSTEDITOR_H

#include "mailseal/Unit/PythonUnit.h"

namespace mailseal {

/// Collects the host edits of one unit. Holds references to what it is given.
class HostEditor {
public:
  HostEditor(llvm::StringRef Text, llvm::ArrayRef<Piece> Pieces, llvm::ArrayRef<Segment> Segments)
      : Text(Text), Pieces(Pieces), Segments(Segments) {}

  /// Adds what \p E, an edit of the text, means for the host. Fails with a
  /// reason for the user where that cannot be said.
  llvm::Error add(const Edit &E);

  /// Returns the host edits, normalized.
  llvm::Expected<std::vector<Edit>> take();

private:
  /// The segments with text around an offset: the one with the byte before it,
  /// and the one with the byte behind it. Null at the ends of the text.
  struct Neighbours {
    const Segment *Before = nullptr, *After = nullptr;
  };

  llvm::Error insert(uint32_t Offset, llvm::StringRef New);
  llvm::Error insertInside(const Segment &S, uint32_t Offset, llvm::StringRef New);
  llvm::Error insertBetween(const Neighbours &Beside, uint32_t Offset, llvm::StringRef New);
  llvm::Error addLines(const Piece &P, const LineLayout &Layout, uint32_t Host,
                       llvm::StringRef New);
  llvm::Error replace(TextRange Range, llvm::StringRef New);
  llvm::Error replaceInPiece(TextRange Range, const Segment &First, const Segment &Last,
                             llvm::StringRef New);
  /// Spells \p New in place of the text \p Range, whose host bytes are \p Host.
  llvm::Error spell(uint32_t PieceIndex, TextRange Range, TextRange Host, llvm::StringRef New);

  Neighbours neighbours(uint32_t Offset) const;
  const LineLayout *layoutBefore(const Neighbours &Beside) const;
  const LineLayout *layoutAfter(const Neighbours &Beside) const;
  uint32_t endWithContinuations(const Segment &S) const;
  bool isLineEndGlue(const Segment *S) const;
  bool takesLine(const Segment *S) const;
  bool startsLine(uint32_t Offset) const { return Offset == 0 || Text[Offset - 1] == '\n'; }
  bool endsLine(uint32_t Offset) const { return Offset == Text.size() || Text[Offset] == '\n'; }

  llvm::StringRef Text;
  llvm::ArrayRef<Piece> Pieces;
  llvm::ArrayRef<Segment> Segments;
  std::vector<Edit> Edits;
};

} // namespace mailseal

#endif
