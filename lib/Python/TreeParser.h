//===- TreeParser.h - A parse with tree-sitter ------------------*- C++ -*-===//
//
// The only file that knows tree-sitter. Its tree is copied into one flat array
// in pre-order: parents cost nothing, and no walk needs recursion.

#ifndef MAILSEAL_LIB_PYTHON_TREEPARSER_H
#define MAILSEAL_LIB_PYTHON_TREEPARSER_H

#include "SyntaxTree.h"
#include "llvm/ADT/StringRef.h"
#include <vector>

namespace mailseal {

/// What a parse gives.
struct ParsedNodes {
  std::vector<NodeData> Nodes; ///< In pre-order, the root first. Ranges are in the parsed text.
  unsigned Errors = 0;         ///< Nodes that stand for wrong or missing text.
};

/// Parses \p Text, at most 4 GB of it.
ParsedNodes parsePython(llvm::StringRef Text);

} // namespace mailseal

#endif
