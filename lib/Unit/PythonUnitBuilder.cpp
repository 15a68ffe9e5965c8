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

void PythonUnitBuilder::appendPart(const PythonUnit &Literal, TextRange Range) {
  for (const Segment &S : Literal.Segments) {
    bool IsInside = S.Text.empty() ? Range.Begin <= S.Text.Begin && S.Text.Begin < Range.End
                                   : S.Text.Begin < Range.End && Range.Begin < S.Text.End;
    if (!IsInside)
      continue;
    TextRange Text = S.Text, Host = S.Host;
    if (S.Kind == SegmentKind::Verbatim) {
      Text = {std::max(Text.Begin, Range.Begin), std::min(Text.End, Range.End)};
      Host = {Host.Begin + (Text.Begin - S.Text.Begin), Host.End - (S.Text.End - Text.End)};
    }
    append(S.Kind, Text.in(Literal.Text), Host);
    Unit.Segments.back().IsOpen = S.IsOpen;
  }
}

void PythonUnitBuilder::beginRegion(unsigned Added) {
  assert((Unit.Text.empty() || text().ends_with("\n")) && "a region begins in a line");
  Regions.push_back({uint32_t(Unit.Text.size()), Added});
}

PythonUnit PythonUnitBuilder::takeDedented() {
  if (Regions.empty())
    return take(Dedent(Unit.Text));
  std::vector<IndentedBlock> Blocks;
  for (size_t I = 0; I < Regions.size(); ++I) {
    uint32_t End = I + 1 < Regions.size() ? Regions[I + 1].Begin : Unit.Text.size();
    TextRange Full = {Regions[I].Begin, End};
    Blocks.push_back(
        {Full, commonIndent(Full.in(Unit.Text)).str(), std::string(Regions[I].Added, ' ')});
  }
  return takeIndented(Blocks);
}

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
  Regions.clear();
  return Result;
}
