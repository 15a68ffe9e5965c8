#include "SyntaxTree.h"
#include "ParserMemory.h"
#include "mailseal/Python/Analysis.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include <tree_sitter/api.h>

extern "C" const TSLanguage *tree_sitter_python(void);

using namespace mailseal;

namespace {

struct KindName {
  SyntaxKind Kind;
  llvm::StringLiteral Name;
};
constexpr KindName KindNames[] = {
#define MAILSEAL_SYNTAX_KIND(Id, Name) {SyntaxKind::Id, Name},
#include "SyntaxKinds.def"
};

struct FieldName {
  SyntaxField Field;
  llvm::StringLiteral Name;
};
constexpr FieldName FieldNames[] = {
#define MAILSEAL_SYNTAX_FIELD(Id, Name) {SyntaxField::Id, Name},
#include "SyntaxKinds.def"
};

/// The grammar's numbers for kinds and fields, turned into ours.
struct GrammarMap {
  std::vector<SyntaxKind> Kinds;
  std::vector<bool> Named;
  std::vector<SyntaxField> Fields;

  GrammarMap() {
    const TSLanguage *Language = tree_sitter_python();
    // A name may have several numbers: an alias keeps the one it stands for.
    uint32_t Count = ts_language_symbol_count(Language);
    Kinds.resize(Count, SyntaxKind::Other);
    for (uint32_t Symbol = 0; Symbol < Count; ++Symbol) {
      Named.push_back(ts_language_symbol_type(Language, static_cast<TSSymbol>(Symbol)) ==
                      TSSymbolTypeRegular);
      llvm::StringRef Name = ts_language_symbol_name(Language, static_cast<TSSymbol>(Symbol));
      const auto *It = llvm::find_if(KindNames, [&](const KindName &K) { return K.Name == Name; });
      if (It != std::end(KindNames))
        Kinds[Symbol] = It->Kind;
    }
    Fields.resize(ts_language_field_count(Language) + 1, SyntaxField::None);
    for (const FieldName &F : FieldNames)
      Fields[ts_language_field_id_for_name(Language, F.Name.data(), F.Name.size())] = F.Field;
  }
};

const GrammarMap &grammar() {
  static const GrammarMap Map;
  return Map;
}

} // namespace

uint32_t Node::line() const {
  size_t Line = Tree->Text.take_front(range().Begin).count('\n');
  return Line < Tree->LineNumbers.size() ? Tree->LineNumbers[Line]
                                         : static_cast<uint32_t>(Line + 1);
}

SyntaxTree::SyntaxTree(llvm::StringRef Text, llvm::ArrayRef<uint32_t> LineNumbers)
    : Text(Text), LineNumbers(LineNumbers) {
  const GrammarMap &Grammar = grammar();
  ParserMemory Memory;
  TSParser *Parser = ts_parser_new();
  ts_parser_set_language(Parser, tree_sitter_python());
  TSTree *Tree =
      ts_parser_parse_string(Parser, nullptr, Text.data(), static_cast<uint32_t>(Text.size()));
  TSNode Root = ts_tree_root_node(Tree);
  Nodes.reserve(ts_node_descendant_count(Root));
  TSTreeCursor Cursor = ts_tree_cursor_new(Root);
  llvm::SmallVector<uint32_t, 64> Parents;
  uint32_t PreviousSibling = 0;
  while (true) {
    TSNode N = ts_tree_cursor_current_node(&Cursor);
    auto Index = static_cast<uint32_t>(Nodes.size());
    TSSymbol Symbol = ts_node_symbol(N);
    bool IsError = Symbol >= Grammar.Kinds.size(); // A number of its own.
    TextRange Range = {ts_node_start_byte(N), ts_node_end_byte(N)};
    bool IsMissing = Range.empty() && ts_node_is_missing(N);
    if (IsError || IsMissing)
      ++Errors;
    Nodes.push_back({Range, Parents.empty() ? 0 : Parents.back(),
                     /*NextSibling=*/0,
                     /*HasChildren=*/false, IsError || Grammar.Named[Symbol],
                     IsError || IsMissing ? SyntaxKind::Error : Grammar.Kinds[Symbol],
                     Grammar.Fields[ts_tree_cursor_current_field_id(&Cursor)]});
    if (PreviousSibling)
      Nodes[PreviousSibling].NextSibling = Index;
    if (ts_tree_cursor_goto_first_child(&Cursor)) {
      Nodes[Index].HasChildren = true;
      Parents.push_back(Index);
      PreviousSibling = 0;
      continue;
    }
    PreviousSibling = Index;
    while (!ts_tree_cursor_goto_next_sibling(&Cursor)) {
      if (!ts_tree_cursor_goto_parent(&Cursor))
        return;
      PreviousSibling = Parents.pop_back_val();
    }
  }
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
