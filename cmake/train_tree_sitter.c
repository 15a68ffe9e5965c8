// Parses the Python files that are given, as mailseal does, so that the compiler
// learns which branches of tree-sitter are taken (cmake/TreeSitter.cmake).

#include <stdio.h>
#include <stdlib.h>
#include <tree_sitter/api.h>
#include <tree_sitter/parser.h>

TSLanguage expandedPythonLanguage(void);

// Enough for the counters of one run to say what is frequent.
enum { Rounds = 20, MaxBytes = 1 << 20 };

static void walk(TSTreeCursor *Cursor) {
  uint32_t Count = ts_node_child_count(ts_tree_cursor_current_node(Cursor));
  ts_tree_cursor_current_field_id(Cursor);
  if (Count == 0)
    return;
  ts_tree_cursor_goto_first_child(Cursor);
  for (walk(Cursor); --Count != 0; walk(Cursor))
    ts_tree_cursor_goto_next_sibling(Cursor);
  ts_tree_cursor_goto_parent(Cursor);
}

static void parse(const TSLanguage *Language, const char *Text, size_t Size) {
  TSParser *Parser = ts_parser_new();
  ts_parser_set_language(Parser, Language);
  TSTree *Tree = ts_parser_parse_string(Parser, NULL, Text, (uint32_t)Size);
  TSTreeCursor Cursor = ts_tree_cursor_new(ts_tree_root_node(Tree));
  walk(&Cursor);
  ts_tree_cursor_delete(&Cursor);
  ts_tree_delete(Tree);
  ts_parser_delete(Parser);
}

int main(int Count, char **Files) {
  static char Text[MaxBytes];
  const TSLanguage Language = expandedPythonLanguage();
  for (int I = 1; I < Count; ++I) {
    FILE *File = fopen(Files[I], "rb");
    if (!File) {
      perror(Files[I]);
      return EXIT_FAILURE;
    }
    size_t Size = fread(Text, 1, sizeof Text, File);
    fclose(File);
    for (int Round = 0; Round < Rounds; ++Round)
      parse(&Language, Text, Size);
  }
  return EXIT_SUCCESS;
}
