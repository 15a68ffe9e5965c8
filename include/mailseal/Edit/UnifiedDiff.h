//===- UnifiedDiff.h - A change as a patch ----------------------*- C++ -*-===//

#ifndef MAILSEAL_EDIT_UNIFIEDDIFF_H
#define MAILSEAL_EDIT_UNIFIEDDIFF_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>

namespace mailseal {

/// Returns the unified diff, with three lines of context and git's header, that
/// turns \p Old into \p New; empty if they are equal. \p Path is relative, with
/// `/`; it is quoted as git quotes it. Both `git apply` and `patch -p1` take the
/// result: line ends, a BOM and a missing final newline are kept, and no mode or
/// blob name is claimed.
llvm::Expected<std::string> unifiedDiff(llvm::StringRef Path, llvm::StringRef Old,
                                        llvm::StringRef New);

} // namespace mailseal

#endif
