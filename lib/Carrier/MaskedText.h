//===- MaskedText.h - A text that is Python but for some parts --*- C++ -*-===//

#ifndef MAILSEAL_CARRIER_MASKEDTEXT_H
#define MAILSEAL_CARRIER_MASKEDTEXT_H

#include "mailseal/Unit/PythonUnit.h"

namespace mailseal {

/// Makes the one unit of a file whose text is Python but for some parts, which
/// are shown as something else and are not edited. The file's BOM is left out.
class MaskedText {
public:
  explicit MaskedText(llvm::StringRef Bytes);

  /// The bytes that the unit shows: all but a BOM.
  TextRange body() const { return Body; }

  /// Lets new lines go before the text, even where it begins with something that is
  /// replaced: that must be nothing that has to come first.
  void allowLinesBefore();

  /// Shows \p Text, which is not the file's, before the byte \p Offset.
  void insert(uint32_t Offset, llvm::StringRef Text);

  /// Shows \p Text in place of the bytes \p Range; for \p IsOpen see Segment.
  /// EXPECTS: called in the order of the file; neither is empty.
  void replace(TextRange Range, llvm::StringRef Text, bool IsOpen = false);

  /// Shows nothing, or where that would join two words a blank, in place of the
  /// bytes \p Range, which belong to what follows.
  void remove(TextRange Range);

  /// Returns the unit; what was not replaced is as it is.
  PythonUnit take();

private:
  llvm::StringRef Bytes;
  TextRange Body;
  uint32_t Done;
  PythonUnitBuilder Builder;
};

} // namespace mailseal

#endif
