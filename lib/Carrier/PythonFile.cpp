//===- PythonFile.cpp - Python files carry themselves ---------------------===//

#include "Carrier/LineEnds.h"
#include "mailseal/Carrier/Carrier.h"

using namespace mailseal;
using llvm::StringRef;

std::vector<PythonUnit> mailseal::carryPythonFile(StringRef Bytes) {
  constexpr StringRef ByteOrderMark = "\xEF\xBB\xBF";
  uint32_t Size = Bytes.size();
  Piece Whole;
  Whole.Token = {0, Size};
  Whole.Body = {Bytes.starts_with(ByteOrderMark) ? uint32_t(ByteOrderMark.size()) : 0, Size};
  Whole.TextCodec = makeVerbatimCodec(firstLineEnd(Bytes));
  TextRange Body = Whole.Body;

  PythonUnitBuilder Builder;
  Builder.beginPiece(std::move(Whole));
  appendLines(Builder, Bytes, Body);
  std::vector<PythonUnit> Units;
  Units.push_back(Builder.take());
  return Units;
}
