//===- ImportScan.h - What a file imports, without parsing it ---*- C++ -*-===//

#ifndef MAILSEAL_LIB_PYTHON_IMPORTSCAN_H
#define MAILSEAL_LIB_PYTHON_IMPORTSCAN_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"

namespace mailseal {

/// An import statement as its line shows it.
struct ImportLine {
  bool HasFrom = false;
  unsigned Level = 0;     ///< The number of dots before Module.
  llvm::StringRef Module; ///< Of `from Module import …`, without the dots.
  /// What stands behind `import`, without new names: modules, names or `*`.
  llvm::SmallVector<llvm::StringRef, 8> Names;
};

/// Whether \p Holds for any of the import statements of \p Text, in their order. A
/// line that only looks like one, in a string, is taken for one.
bool anyImport(llvm::StringRef Text, llvm::function_ref<bool(const ImportLine &)> Holds);

} // namespace mailseal

#endif
