#include "IdentifierIndex.h"
#include "llvm/ADT/bit.h"
#include "llvm/Support/xxhash.h"

using namespace mailseal;

IdentifierIndex::IdentifierIndex(const SyntaxTree &Tree) : Tree(Tree) {
  for (Node N : Tree.root().subtree())
    if (N.is(SyntaxKind::Identifier))
      Entries.push_back({N.index(), 0});
  const auto Count = static_cast<uint32_t>(Entries.size());
  First.resize(llvm::bit_ceil(Count / 2 + 1), Count);
  // From the last one on: each list is in the order of the text.
  for (uint32_t I = Count; I-- > 0;) {
    uint32_t &Bucket = First[bucketOf(Tree.node(Entries[I].Index).text())];
    Entries[I].Next = Bucket;
    Bucket = I;
  }
}

uint32_t IdentifierIndex::bucketOf(llvm::StringRef Name) const {
  return llvm::xxh3_64bits(Name) & (First.size() - 1);
}

llvm::SmallVector<Node, 4> IdentifierIndex::find(llvm::StringRef Name) const {
  llvm::SmallVector<Node, 4> Result;
  for (uint32_t I = First[bucketOf(Name)]; I < Entries.size(); I = Entries[I].Next)
    if (Node N = Tree.node(Entries[I].Index); N.text() == Name)
      Result.push_back(N);
  return Result;
}
