//===- LineIndex.h - From byte offsets to lines and columns -----*- C++ -*-===//
//
// Report.h says how lines and columns are counted; this is where they are.

#ifndef MAILSEAL_LIB_REPORT_LINEINDEX_H
#define MAILSEAL_LIB_REPORT_LINEINDEX_H

#include "mailseal/Core/TextRange.h"
#include "llvm/ADT/StringRef.h"
#include <vector>

namespace mailseal {

/// A place in a file, 1-based, the column in bytes.
struct Position {
  unsigned Line = 1;
  unsigned Column = 1;
  friend auto operator<=>(const Position &, const Position &) = default;
};

/// The lines of one buffer, which must outlive the index.
class LineIndex {
public:
  explicit LineIndex(llvm::StringRef Bytes);

  /// The place of \p Offset, which may be the end of the buffer.
  Position at(uint32_t Offset) const;

  /// The line numbered \p Line without its line end and without a BOM.
  llvm::StringRef line(unsigned Line) const;

  /// The column of \p Place in Unicode code points, as SARIF counts them. What
  /// is no UTF-8 counts as the replacement characters that stand for it.
  unsigned codePointColumn(Position Place) const;

private:
  llvm::StringRef Bytes;
  /// The offset of the first byte of each line; that of line 1 is behind the BOM.
  std::vector<uint32_t> Starts;
};

} // namespace mailseal

#endif
