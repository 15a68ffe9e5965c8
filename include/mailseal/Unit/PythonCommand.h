//===- PythonCommand.h - The words of a command that runs Python -*- C++ -*-===//

#ifndef MAILSEAL_UNIT_PYTHONCOMMAND_H
#define MAILSEAL_UNIT_PYTHONCOMMAND_H

#include "llvm/ADT/StringRef.h"

namespace mailseal {

/// What a unit names as its sink where such a command runs it.
inline constexpr llvm::StringLiteral CommandLineSink = "python -c";

/// Whether \p Program, a word of a command, runs a Python 3.
bool isPythonProgram(llvm::StringRef Program);

/// Whether \p Word says that the next word is the code: `-c`, alone or behind flags
/// that take no argument (`-Ic`; CPython 3.12 Python/getopt.c).
bool isCodeOption(llvm::StringRef Word);

} // namespace mailseal

#endif
