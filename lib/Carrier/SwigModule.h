//===- SwigModule.h - The Python module that SWIG makes ---------*- C++ -*-===//
//
// SWIG puts the Python blocks of an interface into the module that it writes.
// This puts them together as SWIG does, with a stand-in for what is around them
// there: the class or function that a block becomes part of, and an `if` for a
// block that a conditional may leave out.

#ifndef MAILSEAL_CARRIER_SWIGMODULE_H
#define MAILSEAL_CARRIER_SWIGMODULE_H

#include "Carrier/SwigBlocks.h"

namespace mailseal {

/// Whether \p Line has more than blanks and a comment.
bool hasSwigCode(llvm::StringRef Line);

/// The blanks that \p Line begins with, as SWIG counts them.
llvm::StringRef swigIndentOf(llvm::StringRef Line);

/// What SWIG takes from the start of the lines of \p Text: the indentation of the
/// first one with code.
llvm::StringRef swigIndent(llvm::StringRef Text);

/// The text of \p Block before it is indented anew.
std::string swigText(llvm::StringRef Bytes, const SwigBlock &Block);

/// Makes one unit of what \p Found has in the interface \p Bytes. It begins with what
/// \p Shared says that others have bound. EXPECTS: there is a block.
PythonUnit assembleSwigModule(llvm::StringRef Bytes, const SwigBlocks &Found,
                              const SharedNames &Shared);

} // namespace mailseal

#endif
