//===- SyntaxTree.h - A parsed Python text ----------------------*- C++ -*-===//

#ifndef MAILSEAL_LIB_PYTHON_SYNTAXTREE_H
#define MAILSEAL_LIB_PYTHON_SYNTAXTREE_H

#include "mailseal/Core/TextRange.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/iterator.h"
#include "llvm/ADT/iterator_range.h"
#include <cassert>
#include <vector>

namespace mailseal {

/// The node kinds that analysis looks at, by their names in the grammar.
enum class SyntaxKind : uint8_t {
  Other, ///< Any other kind.
#define MAILSEAL_SYNTAX_KIND(Id, Name) Id,
#include "SyntaxKinds.def"
};

/// The fields that analysis looks at, by their names in the grammar.
enum class SyntaxField : uint8_t {
  None, ///< No field, or any other.
#define MAILSEAL_SYNTAX_FIELD(Id, Name) Id,
#include "SyntaxKinds.def"
};

/// What a tree knows of a node. Indexes are places in the pre-order.
struct NodeData {
  TextRange Range;
  uint32_t Parent;      ///< The root is its own.
  uint32_t NextSibling; ///< 0: none.
  bool HasChildren;     ///< The first one is the next in pre-order.
  bool Named;
  SyntaxKind Kind;
  SyntaxField Field;
};

class ParseCache;
class SyntaxTree;

/// A node of a SyntaxTree, which must outlive it; or no node, which is false, has
/// no text, and answers every question about relatives with no node.
class Node {
public:
  Node() = default;

  explicit operator bool() const { return Tree; }
  bool operator==(const Node &) const = default;
  /// The tree that the node is of, or null.
  const SyntaxTree *tree() const { return Tree; }

  SyntaxKind kind() const;
  bool is(SyntaxKind Kind) const;
  /// Which field of its parent the node is.
  SyntaxField field() const;
  bool isNamed() const;
  /// The node's bytes in the text.
  TextRange range() const;
  llvm::StringRef text() const;

  Node parent() const;
  Node firstChild() const;
  Node nextSibling() const;
  /// The first child in \p Field.
  Node child(SyntaxField Field) const;
  /// The nearest ancestor, the node itself left out, of kind \p Kind.
  Node ancestor(SyntaxKind Kind) const;
  /// Whether this node is \p Other or lies in it.
  bool isInside(Node Other) const;

  class ChildIterator : public llvm::iterator_facade_base<ChildIterator, std::forward_iterator_tag,
                                                          Node, ptrdiff_t, const Node *, Node> {
  public:
    ChildIterator() = default;
    explicit ChildIterator(const SyntaxTree *Tree, uint32_t Index) : Tree(Tree), Index(Index) {}
    bool operator==(const ChildIterator &O) const { return Index == O.Index; }
    Node operator*() const { return {Tree, Index}; }
    ChildIterator &operator++();

  private:
    const SyntaxTree *Tree = nullptr;
    uint32_t Index = 0;
  };
  /// All children, tokens and comments included.
  llvm::iterator_range<ChildIterator> children() const;
  /// The named children, comments left out: the elements of a list or tuple, the pairs
  /// of a dictionary, the key and the value of a pair, the operands of a comparison.
  llvm::SmallVector<Node, 4> parts() const;

  class PreorderIterator
      : public llvm::iterator_facade_base<PreorderIterator, std::forward_iterator_tag, Node,
                                          ptrdiff_t, const Node *, Node> {
  public:
    PreorderIterator() = default;
    explicit PreorderIterator(const SyntaxTree *Tree, uint32_t Index) : Tree(Tree), Index(Index) {}
    bool operator==(const PreorderIterator &O) const { return Index == O.Index; }
    Node operator*() const { return {Tree, Index}; }
    PreorderIterator &operator++() {
      ++Index;
      return *this;
    }

  private:
    const SyntaxTree *Tree = nullptr;
    uint32_t Index = 0;
  };
  /// The node and all that is in it, in the order of the text.
  llvm::iterator_range<PreorderIterator> subtree() const;

  /// The line on which the node begins, as a message names it; counts from 1.
  uint32_t line() const;

  /// The node's place in pre-order; the root has 0.
  uint32_t index() const { return Index; }

private:
  friend class SyntaxTree;
  Node(const SyntaxTree *Tree, uint32_t Index) : Tree(Tree), Index(Index) {}

  const SyntaxTree *Tree = nullptr;
  uint32_t Index = 0;
};

/// A text and its syntax tree. A text that is no clean Python has a tree, too,
/// with error nodes in it.
class SyntaxTree {
public:
  /// Parses \p Text, which must outlive the tree. Offsets in it fit 32 bits. For
  /// \p LineNumbers, which must outlive it, too, see PythonUnit. \p Cache, if it is not
  /// null, makes it quicker.
  explicit SyntaxTree(llvm::StringRef Text, llvm::ArrayRef<uint32_t> LineNumbers = {},
                      ParseCache *Cache = nullptr);
  SyntaxTree(const SyntaxTree &) = delete;
  SyntaxTree &operator=(const SyntaxTree &) = delete;

  llvm::StringRef text() const { return Text; }
  Node root() const { return {this, 0}; }
  /// The number of nodes; node(I) is the one at place I of the pre-order.
  uint32_t size() const { return static_cast<uint32_t>(Nodes.size()); }
  Node node(uint32_t Index) const { return {this, Index}; }
  /// All identifiers that read \p Name, in the order of the text. Searches the text, which
  /// takes a small part of a walk over the nodes.
  llvm::SmallVector<Node, 4> identifiers(llvm::StringRef Name) const;
  /// The number of nodes that stand for wrong or missing text.
  unsigned errorCount() const { return Errors; }

private:
  /// The identifier that begins at \p Offset, or none.
  Node identifierAt(uint32_t Offset) const;

  friend class Node;
  llvm::StringRef Text;
  llvm::ArrayRef<uint32_t> LineNumbers;
  std::vector<NodeData> Nodes;
  unsigned Errors = 0;
};

// What every walk asks for at every node.

inline SyntaxKind Node::kind() const {
  assert(Tree && "no node");
  return Tree->Nodes[Index].Kind;
}

inline bool Node::is(SyntaxKind Kind) const { return Tree && kind() == Kind; }

inline SyntaxField Node::field() const {
  assert(Tree && "no node");
  return Tree->Nodes[Index].Field;
}

inline bool Node::isNamed() const {
  assert(Tree && "no node");
  return Tree->Nodes[Index].Named;
}

inline TextRange Node::range() const {
  assert(Tree && "no node");
  return Tree->Nodes[Index].Range;
}

inline llvm::StringRef Node::text() const {
  return Tree ? range().in(Tree->Text) : llvm::StringRef();
}

inline Node Node::parent() const {
  return Tree && Index ? Node(Tree, Tree->Nodes[Index].Parent) : Node();
}

inline Node Node::firstChild() const {
  return Tree && Tree->Nodes[Index].HasChildren ? Node(Tree, Index + 1) : Node();
}

inline Node Node::nextSibling() const {
  uint32_t Next = Tree ? Tree->Nodes[Index].NextSibling : 0;
  return Next ? Node(Tree, Next) : Node();
}

inline Node::ChildIterator &Node::ChildIterator::operator++() {
  Index = Tree->Nodes[Index].NextSibling;
  return *this;
}

inline llvm::iterator_range<Node::ChildIterator> Node::children() const {
  Node First = firstChild();
  return {ChildIterator(Tree, First ? First.Index : 0), ChildIterator(Tree, 0)};
}

} // namespace mailseal

#endif
