//===- ImportLayout.h - Where a new import stands among others --*- C++ -*-===//
//
// As a person would put it: in the block of its like, sorted if that is sorted.

#ifndef MAILSEAL_LIB_PYTHON_IMPORTLAYOUT_H
#define MAILSEAL_LIB_PYTHON_IMPORTLAYOUT_H

#include "SyntaxTree.h"
#include "mailseal/Core/Edit.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"

namespace mailseal {

/// Whether \p Statement is the first on its line, and no backslash joins that to another.
bool startsLine(Node Statement);

/// Whether nothing but a comment shares the statement's lines.
bool standsAlone(Node Statement);

/// The run of import statements on neighbouring lines that \p Anchor is in.
llvm::SmallVector<Node, 8> importGroup(Node Anchor);

/// The module that a `from` names, or the first one that an `import` does.
llvm::StringRef importedModule(Node Statement);

/// Puts \p Line above \p Statement, or below it, with the same indentation.
Edit insertLineBefore(Node Statement, llvm::StringRef Line);
Edit insertLineAfter(Node Statement, llvm::StringRef Line);

/// Puts the import statement \p New where it belongs among those around \p Anchor, or into
/// a line that holds more than one thing. \p TakesLines says whether a line can go beside a
/// statement.
Edit insertNear(Node Anchor, llvm::StringRef New, llvm::function_ref<bool(Node)> TakesLines);

} // namespace mailseal

#endif
