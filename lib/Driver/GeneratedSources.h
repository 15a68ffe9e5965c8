//===- GeneratedSources.h - Where generated Python came from ----*- C++ -*-===//

#ifndef MAILSEAL_LIB_DRIVER_GENERATEDSOURCES_H
#define MAILSEAL_LIB_DRIVER_GENERATEDSOURCES_H

#include "mailseal/Edit/FileResult.h"
#include "mailseal/Project/GeneratedFile.h"
#include "llvm/ADT/ArrayRef.h"

namespace mailseal {

/// Notes in each of \p Results that a program wrote, for each of its findings, the file
/// among them which that came from: one with a Python text that has the call, as it is
/// or repaired, and whose other lines are nearly all in the generated file, whatever
/// their indentation and how its host spells them. Such findings are reported there
/// alone, and nothing is repaired in the generated file.
///
/// Where there is none, \p Without says what is done.
void linkGenerated(llvm::MutableArrayRef<FileResult> Results, GeneratedFiles Without);

} // namespace mailseal

#endif
