//===- PythonUnit.cpp -----------------------------------------------------===//

#include "mailseal/Unit/PythonUnit.h"
#include "Unit/HostEditor.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/ErrorHandling.h"

using namespace mailseal;
using llvm::StringRef;

StringRef mailseal::carrierName(CarrierKind Kind) {
  switch (Kind) {
  case CarrierKind::PythonFile:
    return "python-file";
  case CarrierKind::PythonTemplate:
    return "python-template";
  case CarrierKind::Cython:
    return "cython";
  case CarrierKind::CxxString:
    return "cxx-string";
  case CarrierKind::Swig:
    return "swig";
  case CarrierKind::ByteArray:
    return "byte-array";
  case CarrierKind::CxxCall:
    return "cxx-call";
  }
  llvm_unreachable("not a carrier");
}

StringRef mailseal::evidenceName(Evidence Kind) {
  switch (Kind) {
  case Evidence::File:
    return "file";
  case Evidence::Sink:
    return "sink";
  case Evidence::Parses:
    return "parses";
  case Evidence::Name:
    return "name";
  }
  llvm_unreachable("not an evidence");
}

WholeCodec::~WholeCodec() = default;

TextRange PythonUnit::hostRange() const {
  if (Pieces.empty())
    return {};
  TextRange All = Pieces.front().Token;
  for (const Piece &P : Pieces)
    All = {std::min(All.Begin, P.Token.Begin), std::max(All.End, P.Token.End)};
  return All;
}

TextRange PythonUnit::toHost(TextRange Range) const {
  if (Segments.empty())
    return Pieces.empty() ? TextRange{} : TextRange{Pieces[0].Body.Begin, Pieces[0].Body.Begin};
  uint32_t Begin = Indentation.toFull(Range.Begin);
  uint32_t Last = Range.empty() ? Begin : Indentation.toFull(Range.End - 1);
  // Segments without text stand before the one that begins at the same offset,
  // so the last one that begins at or before an offset holds its byte.
  auto At = [&](uint32_t Offset) -> const Segment & {
    auto After =
        llvm::partition_point(Segments, [&](const Segment &S) { return S.Text.Begin <= Offset; });
    return *std::prev(After);
  };
  auto IsExact = [](const Segment &S) { return S.Kind == SegmentKind::Verbatim; };
  const Segment &First = At(Begin), &End = At(Last);
  if (Begin >= First.Text.End)
    return {First.Host.End, First.Host.End};
  uint32_t HostBegin = First.Host.Begin + (IsExact(First) ? Begin - First.Text.Begin : 0);
  if (Range.empty())
    return {HostBegin, HostBegin};
  return {HostBegin, IsExact(End) ? End.Host.Begin + (Last + 1 - End.Text.Begin) : End.Host.End};
}

RunMode PythonUnit::modeAt(TextRange Range) const {
  uint32_t Begin = Indentation.toFull(Range.Begin);
  RunMode Result = Mode;
  for (const Segment &S : Segments)
    if (S.Text.contains(Begin))
      Result = std::max(Result, Pieces[S.PieceIndex].Mode);
  return Result;
}

bool PythonUnit::hasAny(TextRange Range, llvm::function_ref<bool(SegmentKind)> IsIt) const {
  if (Range.empty())
    return false;
  TextRange Full = {Indentation.toFull(Range.Begin), Indentation.toFull(Range.End - 1) + 1};
  return llvm::any_of(Segments,
                      [&](const Segment &S) { return IsIt(S.Kind) && S.Text.overlaps(Full); });
}

bool PythonUnit::hasPlaceholder(TextRange Range) const {
  return hasAny(Range, [](SegmentKind Kind) { return Kind == SegmentKind::Opaque; });
}

bool PythonUnit::isSpelled(TextRange Range) const {
  return hasAny(Range, [](SegmentKind Kind) { return Kind != SegmentKind::Glue; });
}

llvm::Expected<std::vector<Edit>> PythonUnit::toHost(llvm::ArrayRef<Edit> UnitEdits) const {
  if (Whole) {
    std::vector<Edit> All = UnitEdits.vec();
    if (llvm::Error Failed = normalizeEdits(All))
      return Failed;
    return Whole->respell(All);
  }
  HostEditor Editor(fullText(), Pieces, Segments);
  for (const Edit &E : UnitEdits) {
    llvm::Expected<Edit> Full = Indentation.toFull(E, Text);
    if (!Full)
      return Full.takeError();
    if (llvm::Error Failed = Editor.add(*Full))
      return Failed;
  }
  return Editor.take();
}
