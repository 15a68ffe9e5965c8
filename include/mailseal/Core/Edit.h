//===- Edit.h - A change to one buffer --------------------------*- C++ -*-===//

#ifndef MAILSEAL_CORE_EDIT_H
#define MAILSEAL_CORE_EDIT_H

#include "mailseal/Core/TextRange.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace mailseal {

/// One replaced range and its new text. An insertion has an empty range, a
/// deletion an empty text. The buffer is the unit's text or the host's bytes,
/// as the holder says.
struct Edit {
  TextRange Range;
  std::string Text;

  friend auto operator<=>(const Edit &, const Edit &) = default;
};

/// Sorts \p Edits by offset and merges identical ones: two fixes that both
/// bring `import ssl` to one place bring it once.
///
/// Fails when two different edits overlap or insert at the same offset, where
/// the order of their texts would be a guess.
llvm::Error normalizeEdits(std::vector<Edit> &Edits);

/// Returns \p Buffer with \p Edits made.
/// EXPECTS: \p Edits went through normalizeEdits() and lie in \p Buffer.
std::string applyEdits(llvm::StringRef Buffer, llvm::ArrayRef<Edit> Edits);

} // namespace mailseal

#endif
