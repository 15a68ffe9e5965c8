//===- AtomicWrite.h - Replace a file whole or not at all -------*- C++ -*-===//

#ifndef MAILSEAL_EDIT_ATOMICWRITE_H
#define MAILSEAL_EDIT_ATOMICWRITE_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace mailseal {

/// Replaces the contents of the file \p RealPath, which must still be \p Old and
/// must lie under \p Root once all links are resolved, by \p New.
///
/// A temporary file beside it gets the same mode, extended attributes and, where
/// allowed, owner and group; it is written, synced and renamed over it: at every
/// moment the file has all old or all new bytes. On failure the file is
/// untouched, the temporary file is gone and the error says why, with the path.
///
/// A file with several hard links gets a link of its own, as with git and `sed
/// -i`: writing through the link would not be atomic, and would change a file
/// whose other name may lie outside \p Root.
///
/// A file that the user may not write is refused, even where a rename could
/// replace it. Safe to call from several threads for different files.
llvm::Error replaceFile(llvm::StringRef RealPath, llvm::StringRef Root, llvm::StringRef Old,
                        llvm::StringRef New);

} // namespace mailseal

#endif
