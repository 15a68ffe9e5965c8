//===- GitConfig.h - The two settings of git that count here ----*- C++ -*-===//

#ifndef MAILSEAL_LIB_PROJECT_GITCONFIG_H
#define MAILSEAL_LIB_PROJECT_GITCONFIG_H

#include "Project/WorkTree.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>

namespace mailseal {

/// The user's own ignore file for \p Tree: core.excludesFile or its default.
/// Empty if there can be none.
llvm::Expected<std::string> userIgnoreFile(const WorkTree &Tree);

/// Whether safe.directory in the user's or the system's configuration has the
/// work tree \p Root.
bool isDeclaredSafe(llvm::StringRef Root);

} // namespace mailseal

#endif
