//===- Chunks.h - Parts of a Python text that parse alone -------*- C++ -*-===//

#ifndef MAILSEAL_LIB_PYTHON_CHUNKS_H
#define MAILSEAL_LIB_PYTHON_CHUNKS_H

#include "mailseal/Core/TextRange.h"
#include "llvm/ADT/StringRef.h"
#include <vector>

namespace mailseal {

/// Whole statements, with the comments before them.
struct Chunk {
  TextRange Range; ///< From the start of a line to the start of another.
  /// 0: statements of the module. Else the column of members of a class, the one that
  /// the last chunk of the module ends in.
  unsigned Column = 0;
};

/// The column of a statement whose line starts with \p Line, as the grammar's scanner
/// counts it: a tab is eight columns.
unsigned columnOf(llvm::StringRef Line);

/// Cuts \p Text into chunks of at least \p Size bytes where it can: before statements of
/// the module, and before members of its classes. Knows tokens and lines only, so a cut
/// may be wrong; then one of the chunks does not parse.
std::vector<Chunk> cutIntoChunks(llvm::StringRef Text, uint32_t Size);

} // namespace mailseal

#endif
