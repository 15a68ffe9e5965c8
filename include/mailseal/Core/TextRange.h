//===- TextRange.h - A stretch of one buffer --------------------*- C++ -*-===//
//
// All positions inside mailseal are byte offsets. Lines and columns are
// computed where results are shown, in Report.

#ifndef MAILSEAL_CORE_TEXTRANGE_H
#define MAILSEAL_CORE_TEXTRANGE_H

#include "llvm/ADT/StringRef.h"
#include <cassert>
#include <compare>
#include <cstdint>

namespace mailseal {

/// A half-open range [Begin, End) of 0-based byte offsets in one buffer: the
/// text of a unit or the bytes of a host file, as the holder says.
struct TextRange {
  uint32_t Begin = 0;
  uint32_t End = 0;

  uint32_t size() const { return End - Begin; }
  bool empty() const { return Begin == End; }

  /// Whether \p Offset is the offset of a byte in this range.
  bool contains(uint32_t Offset) const { return Begin <= Offset && Offset < End; }
  /// Whether all of \p Other lies in this range; an empty one may touch the end.
  bool contains(TextRange Other) const { return Begin <= Other.Begin && Other.End <= End; }
  /// Whether the two share a byte; empty ranges share none.
  bool overlaps(TextRange Other) const { return Begin < Other.End && Other.Begin < End; }

  /// The bytes of \p Buffer in this range. EXPECTS: the range lies in it.
  llvm::StringRef in(llvm::StringRef Buffer) const {
    assert(Begin <= End && End <= Buffer.size() && "range of another buffer");
    return Buffer.slice(Begin, End);
  }

  friend auto operator<=>(const TextRange &, const TextRange &) = default;
};

} // namespace mailseal

#endif
