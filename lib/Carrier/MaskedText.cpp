//===- MaskedText.cpp -----------------------------------------------------===//

#include "Carrier/MaskedText.h"
#include "Carrier/LineEnds.h"

using namespace mailseal;
using llvm::StringRef;

MaskedText::MaskedText(StringRef Bytes) : Bytes(Bytes) {
  constexpr StringRef ByteOrderMark = "\xEF\xBB\xBF";
  uint32_t Size = Bytes.size();
  Body = {Bytes.starts_with(ByteOrderMark) ? uint32_t(ByteOrderMark.size()) : 0, Size};
  Done = Body.Begin;
  Piece Whole;
  Whole.Token = {0, Size};
  Whole.Body = Body;
  Whole.TextCodec = makeVerbatimCodec(firstLineEnd(Bytes));
  Builder.beginPiece(std::move(Whole));
}

void MaskedText::allowLinesBefore() {
  Builder.piece().LineBefore = LineLayout();
  Builder.piece().Line = Body;
}

void MaskedText::insert(uint32_t Offset, StringRef Text) {
  assert(Done <= Offset && "not in order");
  appendLines(Builder, Bytes, {Done, Offset});
  Builder.appendGlue(Text, Offset);
  Done = Offset;
}

void MaskedText::replace(TextRange Range, StringRef Text, bool IsOpen) {
  assert(Done <= Range.Begin && !Range.empty() && !Text.empty() && "not in order, or nothing");
  appendLines(Builder, Bytes, {Done, Range.Begin});
  Builder.appendOpaque(Text, Range, IsOpen);
  Done = Range.End;
}

void MaskedText::remove(TextRange Range) {
  // Together with the blank before it, so that columns stay what they look like.
  StringRef Before = Bytes.slice(Done, Range.Begin).take_back();
  bool IsBehindBlank = Before == " " || Before == "\t";
  Range.Begin -= IsBehindBlank;
  replace(Range, IsBehindBlank ? Before : " ", /*IsOpen=*/true);
}

PythonUnit MaskedText::take() {
  appendLines(Builder, Bytes, {Done, Body.End});
  Done = Body.End;
  return Builder.take();
}
