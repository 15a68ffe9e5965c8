//===- GeneratedFile.h - Files that a program wrote -------------*- C++ -*-===//
//
// A repair in such a file is gone with the next build.

#ifndef MAILSEAL_PROJECT_GENERATEDFILE_H
#define MAILSEAL_PROJECT_GENERATEDFILE_H

#include "llvm/ADT/StringRef.h"
#include <optional>

namespace mailseal {

/// What is done with a file that a program wrote and whose source is not in the
/// project.
enum class GeneratedFiles {
  Skip,   ///< Nothing.
  Report, ///< Its findings are reported, and none is repaired.
  Fix,    ///< It is treated as any other file.
};

/// The program that wrote \p Bytes, by the mark that it puts near the start of a
/// file, e.g. `SWIG`; `a program` where the mark names none. Empty for a file that
/// has no mark. What the project itself says of the file, \p Declared, counts more
/// than a mark.
llvm::StringRef generatorOf(llvm::StringRef Bytes, std::optional<bool> Declared = {});

} // namespace mailseal

#endif
