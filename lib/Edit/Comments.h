//===- Comments.h - The comments of a text ----------------------*- C++ -*-===//
//
// Just enough of the two languages to know what is a comment and what only looks
// like one in a string. No parse: a text with errors has comments, too.

#ifndef MAILSEAL_LIB_EDIT_COMMENTS_H
#define MAILSEAL_LIB_EDIT_COMMENTS_H

#include "mailseal/Core/TextRange.h"
#include <vector>

namespace mailseal {

/// A text as suppressions see it. Ranges are in order and go from the first byte
/// to the line end, which is not in them.
struct CommentedText {
  /// From the first `#`, `//` or `/*` on.
  std::vector<TextRange> Comments;
  /// The lines that belong together: in Python a statement with all its lines, in
  /// C++ each line by itself.
  std::vector<TextRange> Lines;
  /// Where the first byte of code is; the size of the text if there is none.
  uint32_t FirstCode = 0;

  /// Of Lines, the one with the byte or line end at \p Offset.
  TextRange lineAt(uint32_t Offset) const;
};

CommentedText scanPython(llvm::StringRef Text);
CommentedText scanCxx(llvm::StringRef Bytes);

} // namespace mailseal

#endif
