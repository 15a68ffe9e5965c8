//===- NeighbourNames.h - What C++ files tell one another -------*- C++ -*-===//
//
// A script in a header is run by files that include it, and a file may run its texts
// through a function of a header. Such files need not mention a library themselves.

#ifndef MAILSEAL_LIB_DRIVER_NEIGHBOURNAMES_H
#define MAILSEAL_LIB_DRIVER_NEIGHBOURNAMES_H

#include "mailseal/Carrier/Carrier.h"

namespace mailseal {

/// Returns, for each of \p Files, what its neighbours say of names: the headers that it
/// includes with quotes, with the source files beside these, tell of functions; if it
/// is a header itself, those of \p All that include it tell what they run, and what
/// macros are.
///
/// Headers are found beside the file, or in \p All by the end of their path. What cannot
/// be read says nothing. Only files around a C++ file of \p Files are looked at.
std::vector<TextNames> collectNeighbourNames(llvm::ArrayRef<SourceFile> Files,
                                             llvm::ArrayRef<FileEntry> All,
                                             llvm::ArrayRef<UserSink> Named, unsigned Jobs);

} // namespace mailseal

#endif
