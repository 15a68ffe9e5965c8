//===- PythonUnitBuilder.cpp ----------------------------------------------===//

#include "mailseal/Unit/PythonUnit.h"

using namespace mailseal;
using llvm::StringRef;

void PythonUnitBuilder::beginPiece(Piece P) { Unit.Pieces.push_back(std::move(P)); }

void PythonUnitBuilder::appendVerbatim(StringRef Buffer, TextRange Host) {
  if (Host.empty())
    return;
  StringRef Decoded = Host.in(Buffer);
  uint32_t PieceIndex = Unit.Pieces.size() - 1;
  if (!Unit.Segments.empty()) {
    Segment &Last = Unit.Segments.back();
    if (Last.Kind == SegmentKind::Verbatim && Last.PieceIndex == PieceIndex &&
        Last.Host.End == Host.Begin) {
      Unit.Text += Decoded;
      Last.Text.End = Unit.Text.size();
      Last.Host.End = Host.End;
      return;
    }
  }
  append(SegmentKind::Verbatim, Decoded, Host);
}

void PythonUnitBuilder::appendEscape(StringRef Decoded, TextRange Host, bool IsOpen) {
  append(SegmentKind::Escape, Decoded, Host);
  Unit.Segments.back().IsOpen = IsOpen;
}

void PythonUnitBuilder::appendOpaque(StringRef Decoded, TextRange Host, bool IsOpen) {
  append(SegmentKind::Opaque, Decoded, Host);
  Unit.Segments.back().IsOpen = IsOpen;
}

void PythonUnitBuilder::appendGlue(StringRef Text, uint32_t HostOffset) {
  append(SegmentKind::Glue, Text, {HostOffset, HostOffset});
}

void PythonUnitBuilder::append(SegmentKind Kind, StringRef Decoded, TextRange Host) {
  assert(!Unit.Pieces.empty() && "text before the first piece");
  Segment S;
  S.Text.Begin = Unit.Text.size();
  Unit.Text += Decoded;
  S.Text.End = Unit.Text.size();
  S.Host = Host;
  S.Kind = Kind;
  S.PieceIndex = Unit.Pieces.size() - 1;
  Unit.Segments.push_back(S);
}

PythonUnit PythonUnitBuilder::takeDedented() { return take(Dedent(Unit.Text)); }

PythonUnit PythonUnitBuilder::takeIndented(llvm::ArrayRef<IndentedBlock> Blocks) {
  return take(Dedent(Unit.Text, Blocks));
}

PythonUnit PythonUnitBuilder::take(Dedent Indentation) {
  if (!Indentation.isIdentity()) {
    Unit.FullText = std::move(Unit.Text);
    Unit.Text = Indentation.apply(Unit.FullText);
  }
  Unit.Indentation = std::move(Indentation);
  return take();
}

PythonUnit PythonUnitBuilder::take() {
  PythonUnit Result = std::move(Unit);
  Unit = PythonUnit();
  return Result;
}
