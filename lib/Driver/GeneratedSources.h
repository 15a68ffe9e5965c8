//===- GeneratedSources.h - Where generated Python came from ----*- C++ -*-===//

#ifndef MAILSEAL_LIB_DRIVER_GENERATEDSOURCES_H
#define MAILSEAL_LIB_DRIVER_GENERATEDSOURCES_H

#include "mailseal/Edit/FileResult.h"
#include "mailseal/Project/GeneratedFile.h"
#include "llvm/ADT/ArrayRef.h"

namespace mailseal {

/// Notes in each of \p Results that a program wrote the file among them which it was
/// made from: one that has all of its findings, by the text of their lines without
/// indentation. Such findings are reported there alone, and nothing is repaired in
/// the generated file.
///
/// Where there is none, \p Without says what is done.
void linkGenerated(llvm::MutableArrayRef<FileResult> Results, GeneratedFiles Without);

} // namespace mailseal

#endif
