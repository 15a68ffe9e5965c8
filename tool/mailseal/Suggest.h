//===- Suggest.h - "did you mean" -------------------------------*- C++ -*-===//

#ifndef MAILSEAL_TOOL_SUGGEST_H
#define MAILSEAL_TOOL_SUGGEST_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <string>

namespace mailseal {

/// `; did you mean 'X'?` with the one of \p Known that is nearest to \p Given,
/// or nothing when none is near.
std::string suggest(llvm::StringRef Given, llvm::ArrayRef<llvm::StringRef> Known);

/// `one of 'X', 'Y' and 'Z'`.
std::string oneOf(llvm::ArrayRef<llvm::StringRef> Known);

} // namespace mailseal

#endif
