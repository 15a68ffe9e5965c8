//===- CompileCommandsFilter.h - Flags that only say how to parse -*- C++ -*-===//

#ifndef MAILSEAL_PROJECT_COMPILECOMMANDSFILTER_H
#define MAILSEAL_PROJECT_COMPILECOMMANDSFILTER_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace mailseal {

/// Returns the flags of \p Arguments, an argv without its compiler, that change
/// how the language is read or where headers are found. All others, the input
/// files among them, are dropped.
std::vector<std::string> keepParseFlags(llvm::ArrayRef<std::string> Arguments);

/// Returns \p CommandLine, an argv, with `clang` or `clang++` for its compiler
/// and the wrapper before it (`ccache`), and with keepParseFlags() of the rest.
std::vector<std::string> keepParseCommand(llvm::ArrayRef<std::string> CommandLine);

} // namespace mailseal

#endif
