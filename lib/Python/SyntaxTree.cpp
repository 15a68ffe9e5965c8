#include "SyntaxTree.h"
#include "ChunkedParse.h"
#include "mailseal/Python/Analysis.h"
#include "llvm/ADT/STLExtras.h"

using namespace mailseal;

uint32_t Node::line() const {
  size_t Line = Tree->Text.take_front(range().Begin).count('\n');
  return Line < Tree->LineNumbers.size() ? Tree->LineNumbers[Line]
                                         : static_cast<uint32_t>(Line + 1);
}

SyntaxTree::SyntaxTree(llvm::StringRef Text, llvm::ArrayRef<uint32_t> LineNumbers,
                       ParseCache *Cache)
    : Text(Text), LineNumbers(LineNumbers) {
  ParsedNodes Parsed = parseInChunks(Text, Cache);
  Nodes = std::move(Parsed.Nodes);
  Errors = Parsed.Errors;
}

Node SyntaxTree::identifierAt(uint32_t Offset) const {
  // In pre-order no node begins before one that stands before it.
  auto It = llvm::partition_point(Nodes, [&](const NodeData &N) { return N.Range.Begin < Offset; });
  for (; It != Nodes.end() && It->Range.Begin == Offset; ++It)
    if (It->Kind == SyntaxKind::Identifier)
      return node(It - Nodes.begin());
  return {};
}

llvm::SmallVector<Node, 4> SyntaxTree::identifiers(llvm::StringRef Name) const {
  llvm::SmallVector<Node, 4> Result;
  for (size_t At = findText(Text, Name, 0); At != llvm::StringRef::npos;
       At = findText(Text, Name, At + Name.size()))
    if (Node N = identifierAt(At); N && N.text() == Name)
      Result.push_back(N);
  return Result;
}

llvm::SmallVector<Node, 4> Node::parts() const {
  llvm::SmallVector<Node, 4> Parts;
  for (Node Child : children())
    if (Child.isNamed() && !Child.is(SyntaxKind::Comment))
      Parts.push_back(Child);
  return Parts;
}

Node Node::child(SyntaxField Field) const {
  for (Node Child : children())
    if (Child.field() == Field)
      return Child;
  return {};
}

Node Node::ancestor(SyntaxKind Kind) const {
  Node N = parent();
  while (N && N.kind() != Kind)
    N = N.parent();
  return N;
}

bool Node::isInside(Node Other) const {
  Node N = *this;
  while (N && N.index() > Other.index())
    N = N.parent();
  return N == Other;
}

llvm::iterator_range<Node::PreorderIterator> Node::subtree() const {
  if (!Tree)
    return {PreorderIterator(), PreorderIterator()};
  // What comes behind a node in pre-order is its sibling, or an ancestor's.
  Node Behind, Around = *this;
  for (; Around && !Behind; Around = Around.parent())
    Behind = Around.nextSibling();
  return {PreorderIterator(Tree, Index),
          PreorderIterator(Tree, Behind ? Behind.Index : Tree->size())};
}
