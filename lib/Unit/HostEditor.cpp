//===- HostEditor.cpp -----------------------------------------------------===//

#include "Unit/HostEditor.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;
using llvm::StringRef;

static bool isEditable(const Segment *S) {
  return S && (S->Kind == SegmentKind::Verbatim || S->Kind == SegmentKind::Escape);
}

llvm::Error HostEditor::add(const Edit &E) {
  if (!E.Range.empty())
    return replace(E.Range, E.Text);
  if (!E.Text.empty())
    return insert(E.Range.Begin, E.Text);
  return llvm::Error::success();
}

llvm::Expected<std::vector<Edit>> HostEditor::take() {
  if (llvm::Error Failed = normalizeEdits(Edits))
    return Failed;
  return std::move(Edits);
}

HostEditor::Neighbours HostEditor::neighbours(uint32_t Offset) const {
  const Segment *Middle =
      llvm::partition_point(Segments, [&](const Segment &S) { return S.Text.Begin < Offset; });
  Neighbours Result;
  for (const Segment *S = Middle; S != Segments.begin() && !Result.Before; --S)
    if (!S[-1].Text.empty())
      Result.Before = S - 1;
  if (Result.Before && Result.Before->Text.End > Offset) {
    Result.After = Result.Before;
    return Result;
  }
  for (const Segment *S = Middle; S != Segments.end() && !Result.After; ++S)
    if (!S->Text.empty())
      Result.After = S;
  return Result;
}

/// The end of \p S in the host, line continuations behind it included.
uint32_t HostEditor::endWithContinuations(const Segment &S) const {
  const Segment *Last = &S;
  while (Last + 1 != Segments.end() && Last[1].Text.empty() && Last[1].PieceIndex == S.PieceIndex)
    ++Last;
  return Last->Host.End;
}

static TextRange endOf(const Segment &S) { return {S.Host.End, S.Host.End}; }

/// Whether both are spelled by one piece, so that no line goes between its bytes.
static bool isInOnePiece(const Segment &Before, const Segment &After) {
  return Before.PieceIndex == After.PieceIndex && Before.Kind != SegmentKind::Glue &&
         After.Kind != SegmentKind::Glue;
}

/// Whether \p S can be edited, and a line be put beside it.
bool HostEditor::takesLine(const Segment *S) const {
  return isEditable(S) && takesLines(Pieces[S->PieceIndex].Mode);
}

/// The host bytes that a new line goes beside.
static TextRange lineOf(const Piece &P) { return P.Line.empty() ? P.Token : P.Line; }

/// How a line is added before the piece that starts between \p Beside.
const LineLayout *HostEditor::layoutBefore(const Neighbours &Beside) const {
  const auto &[Before, After] = Beside;
  if (!After || After->Kind == SegmentKind::Glue || (Before && isInOnePiece(*Before, *After)))
    return nullptr;
  const std::optional<LineLayout> &Layout = Pieces[After->PieceIndex].LineBefore;
  return Layout ? &*Layout : nullptr;
}

/// How a line is added after the piece that ends between \p Beside.
const LineLayout *HostEditor::layoutAfter(const Neighbours &Beside) const {
  const auto &[Before, After] = Beside;
  if (!Before || (After && isInOnePiece(*Before, *After)))
    return nullptr;
  const std::optional<LineLayout> &Layout = Pieces[Before->PieceIndex].LineAfter;
  return Layout ? &*Layout : nullptr;
}

bool HostEditor::isLineEndGlue(const Segment *S) const {
  return S && S->Kind == SegmentKind::Glue && S->Text.in(Text) == "\n";
}

llvm::Error HostEditor::insert(uint32_t Offset, StringRef New) {
  Neighbours Beside = neighbours(Offset);
  if (Beside.Before && Beside.Before == Beside.After)
    return insertInside(*Beside.Before, Offset, New);
  if (startsLine(Offset) && New.ends_with("\n")) {
    const LineLayout *Above = layoutBefore(Beside), *Below = layoutAfter(Beside);
    if (Above && !(Above->IsApart && Below)) {
      const Piece &P = Pieces[Beside.After->PieceIndex];
      return addLines(P, *Above, lineOf(P).Begin, New);
    }
    if (Below) {
      const Piece &P = Pieces[Beside.Before->PieceIndex];
      return addLines(P, *Below, lineOf(P).End, New);
    }
    // A line end that the host does not spell stays behind the new lines.
    if (isLineEndGlue(Beside.Before) && !takesLine(Beside.After))
      return insert(Beside.Before->Text.Begin, ("\n" + New.drop_back()).str());
  }
  if (!startsLine(Offset) && New.starts_with("\n") && isEditable(Beside.Before)) {
    if (const LineLayout *Layout = layoutAfter(Beside)) {
      // The literal of the old last line gets its line end.
      const Segment &Last = *Beside.Before;
      const Piece &P = Pieces[Last.PieceIndex];
      if (Layout->SpellsNewline)
        if (llvm::Error Failed = spell(Last.PieceIndex, {Offset, Offset}, endOf(Last), "\n"))
          return Failed;
      return addLines(P, *Layout, lineOf(P).End, New.drop_front());
    }
  }
  return insertBetween(Beside, Offset, New);
}

llvm::Error HostEditor::insertInside(const Segment &S, uint32_t Offset, StringRef New) {
  if (S.Kind != SegmentKind::Verbatim)
    return llvm::createStringError("the edit falls inside an escape sequence or a placeholder");
  uint32_t Host = S.Host.Begin + (Offset - S.Text.Begin);
  return spell(S.PieceIndex, {Offset, Offset}, {Host, Host}, New);
}

llvm::Error HostEditor::insertBetween(const Neighbours &Beside, uint32_t Offset, StringRef New) {
  const auto &[Before, After] = Beside;
  TextRange At = {Offset, Offset};
  if (!Before && !After && !Pieces.empty()) {
    uint32_t Host = Pieces.front().Body.Begin;
    return spell(0, At, {Host, Host}, New);
  }
  if (Before && Before->Kind == SegmentKind::Opaque && Before->IsOpen)
    return llvm::createStringError("the edit falls between a cast and what it is for");
  // What is put at the end of a line belongs to it; all else to what follows,
  // where a person would type it: `, context=c` before the `)` it stands before.
  bool EndsLine = !startsLine(Offset) && endsLine(Offset);
  if (isEditable(After) && !(EndsLine && isEditable(Before)))
    return spell(After->PieceIndex, At, {After->Host.Begin, After->Host.Begin}, New);
  if (!isEditable(Before))
    return llvm::createStringError("the edit falls between placeholders");
  TextRange Host = endOf(*Before);
  if (startsLine(Offset))
    Host.Begin = Host.End = endWithContinuations(*Before);
  return spell(Before->PieceIndex, At, Host, New);
}

llvm::Error HostEditor::addLines(const Piece &P, const LineLayout &Layout, uint32_t Host,
                                 StringRef New) {
  std::string Spelled;
  while (!New.empty()) {
    StringRef Line = New.take_front(std::min(New.find('\n'), New.size() - 1) + 1);
    New = New.drop_front(Line.size());
    if (!Layout.SpellsNewline)
      Line.consume_back("\n");
    llvm::Expected<std::string> Encoded = P.TextCodec->encode(Line, {});
    if (!Encoded)
      return Encoded.takeError();
    Spelled += Layout.Open + *Encoded + Layout.Close;
  }
  Edits.push_back({{Host, Host}, std::move(Spelled)});
  return llvm::Error::success();
}

llvm::Error HostEditor::replace(TextRange Range, StringRef New) {
  const Segment *First = neighbours(Range.Begin).After;
  const Segment *Last = neighbours(Range.End).Before;
  auto Splits = [](const Segment &S, uint32_t Offset) {
    return S.Kind != SegmentKind::Verbatim && S.Text.Begin < Offset && Offset < S.Text.End;
  };
  if (Splits(*First, Range.Begin) || Splits(*Last, Range.End))
    return llvm::createStringError("the edit would split an escape sequence");
  for (const Segment *S = First; S <= Last; ++S)
    if (!isEditable(S))
      return llvm::createStringError("the edit covers text that the host does not spell");

  for (const Segment *S = First; S <= Last;) {
    const Segment *End = S;
    while (End != Last && End[1].PieceIndex == S->PieceIndex)
      ++End;
    if (llvm::Error Failed = replaceInPiece(Range, *S, *End, New))
      return Failed;
    New = "";
    S = End + 1;
  }
  return llvm::Error::success();
}

/// Replaces the part of \p Range from \p First to \p Last, which are segments
/// of one piece.
llvm::Error HostEditor::replaceInPiece(TextRange Range, const Segment &First, const Segment &Last,
                                       StringRef New) {
  auto HostOf = [](const Segment &S, uint32_t Offset) {
    return S.Kind == SegmentKind::Verbatim ? S.Host.Begin + (Offset - S.Text.Begin)
           : Offset == S.Text.Begin        ? S.Host.Begin
                                           : S.Host.End;
  };
  TextRange Part = {std::max(Range.Begin, First.Text.Begin), std::min(Range.End, Last.Text.End)};
  TextRange Host = {HostOf(First, Part.Begin), HostOf(Last, Part.End)};
  // A line goes with the continuation behind it, and a new one brings its own.
  if (startsLine(Part.End) && Part.End == Last.Text.End)
    Host.End = endWithContinuations(Last);
  return spell(First.PieceIndex, Part, Host, New);
}

llvm::Error HostEditor::spell(uint32_t PieceIndex, TextRange Range, TextRange Host, StringRef New) {
  Neighbours Left = neighbours(Range.Begin), Right = neighbours(Range.End);
  auto InPiece = [&](const Segment *S) { return S && S->PieceIndex == PieceIndex; };
  TextContext Context;
  if (InPiece(Left.Before)) {
    const Segment &S = *Left.Before;
    if (S.Kind == SegmentKind::Verbatim)
      Context.Before = Text.slice(S.Text.Begin, Range.Begin);
    Context.AfterOpenEscape = S.IsOpen;
  }
  if (InPiece(Right.After) && Right.After->Kind == SegmentKind::Verbatim)
    Context.After = Text.slice(Range.End, Right.After->Text.End);
  const Piece &P = Pieces[PieceIndex];
  if (!takesLines(P.Mode) && New.contains('\n'))
    return llvm::createStringError("the text is run as one expression, which takes no line");
  std::string Spelled;
  // Where a literal holds one line, a line break within the new text ends it,
  // and the next line gets a literal of its own.
  while (P.LineBefore && New.drop_back(!New.empty()).contains('\n')) {
    size_t Break = New.find('\n');
    llvm::Expected<std::string> Line =
        P.TextCodec->encode(New.take_front(Break + P.LineBefore->SpellsNewline), Context);
    if (!Line)
      return Line.takeError();
    Spelled += *Line + P.LineBefore->Close + P.LineBefore->Open;
    New = New.drop_front(Break + 1);
    Context.Before = "";
    Context.AfterOpenEscape = false;
  }
  llvm::Expected<std::vector<Edit>> Placed = P.TextCodec->place(Host, New, Context);
  if (!Placed)
    return Placed.takeError();
  for (Edit &E : *Placed) {
    if (E.Range == Host)
      E.Text = Spelled + E.Text;
    Edits.push_back(std::move(E));
  }
  return llvm::Error::success();
}
