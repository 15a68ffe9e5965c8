//===- IdentifierIndex.h - Identifiers by their text ------------*- C++ -*-===//
//
// For one who asks for many names; a few are found faster by SyntaxTree::identifiers().

#ifndef MAILSEAL_LIB_PYTHON_IDENTIFIERINDEX_H
#define MAILSEAL_LIB_PYTHON_IDENTIFIERINDEX_H

#include "SyntaxTree.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include <vector>

namespace mailseal {

/// All identifiers of a tree, which must outlive it.
class IdentifierIndex {
public:
  explicit IdentifierIndex(const SyntaxTree &Tree);

  /// Those that read \p Name, in the order of the text.
  llvm::SmallVector<Node, 4> find(llvm::StringRef Name) const;

private:
  /// An identifier, and the next one with a text of the same hash.
  struct Entry {
    uint32_t Index; ///< Of the node.
    uint32_t Next;  ///< In Entries; its size: none.
  };

  uint32_t bucketOf(llvm::StringRef Name) const;

  const SyntaxTree &Tree;
  std::vector<Entry> Entries;
  std::vector<uint32_t> First; ///< In Entries, by hash.
};

} // namespace mailseal

#endif
