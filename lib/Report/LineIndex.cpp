//===- LineIndex.cpp - From byte offsets to lines and columns -------------===//

#include "LineIndex.h"
#include "Utf8.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>

using namespace llvm;

namespace mailseal {

LineIndex::LineIndex(StringRef Bytes) : Bytes(Bytes) {
  Starts.push_back(Bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0);
  for (size_t End = Bytes.find('\n'); End != StringRef::npos; End = Bytes.find('\n', End + 1))
    Starts.push_back(static_cast<uint32_t>(End + 1));
}

Position LineIndex::at(uint32_t Offset) const {
  assert(Offset <= Bytes.size() && "offset of another buffer");
  // An offset inside the BOM is taken to be behind it.
  Offset = std::max(Offset, Starts.front());
  auto Next = std::upper_bound(Starts.begin(), Starts.end(), Offset);
  return {static_cast<unsigned>(Next - Starts.begin()), Offset - *std::prev(Next) + 1};
}

StringRef LineIndex::line(unsigned Line) const {
  assert(1 <= Line && Line <= Starts.size() && "no such line");
  StringRef Text = Bytes.substr(Starts[Line - 1]);
  Text = Text.take_until([](char C) { return C == '\n'; });
  Text.consume_back("\r");
  return Text;
}

unsigned LineIndex::codePointColumn(Position Place) const {
  // Not line(): a place between "\r" and "\n" must keep its column.
  StringRef Before = Bytes.substr(Starts[Place.Line - 1], Place.Column - 1);
  std::string Valid = toUtf8(Before);
  // All bytes of UTF-8 but continuation bytes begin a code point.
  return 1 + static_cast<unsigned>(count_if(Valid, [](char C) { return (C & 0xC0) != 0x80; }));
}

} // namespace mailseal
