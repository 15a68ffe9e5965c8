//===- Utf8.cpp - Bytes of strangers as text ------------------------------===//

#include "Utf8.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/Unicode.h"

using namespace llvm;

namespace mailseal {

std::string toUtf8(StringRef Bytes) {
  return json::isUTF8(Bytes) ? Bytes.str() : json::fixUTF8(Bytes);
}

/// The number of bytes of the printable character that \p Bytes starts with, or 0.
static size_t printablePrefix(StringRef Bytes) {
  if (Bytes.front() == '\t')
    return 1;
  const auto *Begin = reinterpret_cast<const UTF8 *>(Bytes.bytes_begin());
  unsigned Size = getNumBytesForUTF8(*Begin);
  if (Size > Bytes.size() || !isLegalUTF8Sequence(Begin, Begin + Size))
    return 0;
  const UTF8 *Cursor = Begin;
  UTF32 CodePoint = 0;
  if (convertUTF8Sequence(&Cursor, Begin + Size, &CodePoint, strictConversion) != conversionOK ||
      !sys::unicode::isPrintable(static_cast<int>(CodePoint)))
    return 0;
  return Size;
}

std::string toPrintable(StringRef Bytes) {
  std::string Text;
  while (!Bytes.empty()) {
    size_t Size = printablePrefix(Bytes);
    if (Size == 0) {
      Text += "<" + toHex(Bytes.take_front()) + ">";
      Size = 1;
    } else {
      Text += Bytes.take_front(Size);
    }
    Bytes = Bytes.drop_front(Size);
  }
  return Text;
}

unsigned displayWidth(StringRef Printable) {
  int Width = sys::unicode::columnWidthUTF8(Printable);
  return Width < 0 ? static_cast<unsigned>(Printable.size()) : static_cast<unsigned>(Width);
}

} // namespace mailseal
