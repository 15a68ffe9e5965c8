#include "TreeParser.h"
#include "ParserMemory.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include <tree_sitter/api.h>
#include <tree_sitter/parser.h>

/// The grammar of tree-sitter-python (cmake/expand_parse_table.c).
extern "C" TSLanguage expandedPythonLanguage(void);

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

const TSLanguage *pythonLanguage() {
  static const TSLanguage Language = expandedPythonLanguage();
  return &Language;
}

/// The grammar's numbers for kinds and fields, turned into ours.
struct GrammarMap {
  std::vector<SyntaxKind> Kinds;
  std::vector<bool> Named;
  std::vector<SyntaxField> Fields;

  GrammarMap() {
    const TSLanguage *Language = pythonLanguage();
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

/// A node whose children are being walked over. That their number is known saves trying
/// to go on behind the last.
struct OpenNode {
  uint32_t Index;
  uint32_t ChildrenLeft;
};

const GrammarMap &grammar() {
  static const GrammarMap Map;
  return Map;
}

} // namespace

ParsedNodes mailseal::parsePython(llvm::StringRef Text) {
  const GrammarMap &Grammar = grammar();
  ParsedNodes Result;
  std::vector<NodeData> &Nodes = Result.Nodes;
  ParserMemory Memory;
  TSParser *Parser = ts_parser_new();
  ts_parser_set_language(Parser, pythonLanguage());
  TSTree *Tree =
      ts_parser_parse_string(Parser, nullptr, Text.data(), static_cast<uint32_t>(Text.size()));
  TSNode Root = ts_tree_root_node(Tree);
  Nodes.reserve(ts_node_descendant_count(Root));
  TSTreeCursor Cursor = ts_tree_cursor_new(Root);
  llvm::SmallVector<OpenNode, 64> Around;
  uint32_t PreviousSibling = 0;
  while (true) {
    TSNode N = ts_tree_cursor_current_node(&Cursor);
    auto Index = static_cast<uint32_t>(Nodes.size());
    TSSymbol Symbol = ts_node_symbol(N);
    bool IsError = Symbol >= Grammar.Kinds.size(); // A number of its own.
    TextRange Range = {ts_node_start_byte(N), ts_node_end_byte(N)};
    bool IsMissing = Range.empty() && ts_node_is_missing(N);
    if (IsError || IsMissing)
      ++Result.Errors;
    uint32_t ChildCount = ts_node_child_count(N);
    Nodes.push_back({Range, Around.empty() ? 0 : Around.back().Index,
                     /*NextSibling=*/0, ChildCount != 0, IsError || Grammar.Named[Symbol],
                     IsError || IsMissing ? SyntaxKind::Error : Grammar.Kinds[Symbol],
                     Grammar.Fields[ts_tree_cursor_current_field_id(&Cursor)]});
    if (PreviousSibling)
      Nodes[PreviousSibling].NextSibling = Index;
    if (ChildCount != 0) {
      ts_tree_cursor_goto_first_child(&Cursor);
      Around.push_back({Index, ChildCount - 1});
      PreviousSibling = 0;
      continue;
    }
    PreviousSibling = Index;
    for (; !Around.empty() && Around.back().ChildrenLeft == 0; Around.pop_back()) {
      ts_tree_cursor_goto_parent(&Cursor);
      PreviousSibling = Around.back().Index;
    }
    if (Around.empty())
      return Result;
    ts_tree_cursor_goto_next_sibling(&Cursor);
    --Around.back().ChildrenLeft;
  }
}
