//===- ClangClFlags.h - Commands of Microsoft's compiler --------*- C++ -*-===//

#ifndef MAILSEAL_PROJECT_CLANGCLFLAGS_H
#define MAILSEAL_PROJECT_CLANGCLFLAGS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace mailseal {

/// Whether \p CommandLine takes flags as `cl` does: it is `cl`, `clang-cl`, or says
/// `--driver-mode=cl`.
bool isClangClCommand(llvm::ArrayRef<std::string> CommandLine);

/// The flags of such a command as `clang++` takes them. Those that mean the same to
/// both are kept as they are, and what is not known is left out.
std::vector<std::string> translateClangClFlags(llvm::ArrayRef<std::string> Flags);

} // namespace mailseal

#endif
