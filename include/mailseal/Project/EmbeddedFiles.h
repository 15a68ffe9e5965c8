//===- EmbeddedFiles.h - Files that others put into programs ----*- C++ -*-===//
//
// A script that `#embed`, `.incbin`, a .qrc or `%pythoncode "file"` names may be called
// anything.

#ifndef MAILSEAL_PROJECT_EMBEDDEDFILES_H
#define MAILSEAL_PROJECT_EMBEDDEDFILES_H

#include "mailseal/Project/SourceFile.h"
#include <vector>

namespace mailseal {

/// The names of the files that \p Bytes, a file of \p Kind, puts into a program or a
/// module, as they are spelled. They point into \p Bytes.
std::vector<llvm::StringRef> embeddedNames(FileKind Kind, llvm::StringRef Bytes);

/// The path of the file that \p From, which is below \p Root, calls \p Name: beside it,
/// or beside one of the folders above it. Empty if there is none.
std::string findEmbedded(llvm::StringRef From, llvm::StringRef Name, llvm::StringRef Root);

} // namespace mailseal

#endif
