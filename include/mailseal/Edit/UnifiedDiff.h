//===- UnifiedDiff.h - A change as a patch ----------------------*- C++ -*-===//

#ifndef MAILSEAL_EDIT_UNIFIEDDIFF_H
#define MAILSEAL_EDIT_UNIFIEDDIFF_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>

namespace mailseal {

/// Returns the unified diff, with three lines of context, that turns \p Old into
/// \p New; empty if they are equal.
///
/// \p Path is relative, with `/`; it stands behind `a/` and `b/`, quoted as git
/// quotes it. Both `git apply` and `patch -p1` take the result: line ends, a BOM
/// and a missing final newline are kept, and no mode or blob name is claimed.
///
/// There is no `diff --git` line: with one, `git apply` takes the path to be
/// relative to the top of the work tree, and in a sub-folder passes over the
/// file without a word. Without it, the path is relative to the working folder,
/// as `patch` and the rest of mailseal's output have it.
llvm::Expected<std::string> unifiedDiff(llvm::StringRef Path, llvm::StringRef Old,
                                        llvm::StringRef New);

} // namespace mailseal

#endif
