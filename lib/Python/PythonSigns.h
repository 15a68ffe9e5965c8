//===- PythonSigns.h - Which Python a text is for ---------------*- C++ -*-===//
//
// Read off tokens, for files that nobody parses: what stands beside a file tells which
// Python runs it.

#ifndef MAILSEAL_LIB_PYTHON_PYTHONSIGNS_H
#define MAILSEAL_LIB_PYTHON_PYTHONSIGNS_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"

namespace mailseal {

enum class PythonSign {
  None,    ///< Both may run it.
  Python2, ///< Only Python 2 does: `print "x"`, `except E, name:`, `import urllib2`.
  Python3, ///< Only Python 3 does: `f""`, `->`, `raise … from`.
};

/// What \p Text shows; \p IsOwn says whether the project has a module of a name. One sign
/// of Python 3 outweighs all others.
PythonSign signOf(llvm::StringRef Text, llvm::function_ref<bool(llvm::StringRef)> IsOwn);

} // namespace mailseal

#endif
