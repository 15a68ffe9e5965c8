// Prints a C source with the grammar's language in which the parse table is written out:
// the generator of the grammar leaves most states to a list, in which each look-up of the
// parser is a linear search (ts_language_lookup() in tree-sitter's lib/src/language.h).

#include "tree_sitter/parser.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const TSLanguage *tree_sitter_python(void);

// The row of a state that is in the list: groups of symbols that have the same entry.
static void expand(const TSLanguage *Language, uint32_t State, uint16_t *Row) {
  const uint16_t *Next = Language->small_parse_table +
                         Language->small_parse_table_map[State - Language->large_state_count];
  for (uint16_t Groups = *Next++; Groups != 0; --Groups) {
    uint16_t Entry = *Next++;
    for (uint16_t Symbols = *Next++; Symbols != 0; --Symbols)
      Row[*Next++] = Entry;
  }
}

int main(void) {
  const TSLanguage *Language = tree_sitter_python();
  uint32_t Symbols = Language->symbol_count;
  uint16_t *Row = malloc(Symbols * sizeof *Row);
  if (!Row)
    return EXIT_FAILURE;
  printf("#include \"tree_sitter/parser.h\"\n\n"
         "const TSLanguage *tree_sitter_python(void);\n\n"
         "static const uint16_t ParseTable[] = {\n");
  for (uint32_t State = 0; State < Language->state_count; ++State) {
    if (State < Language->large_state_count) {
      memcpy(Row, Language->parse_table + State * Symbols, Symbols * sizeof *Row);
    } else {
      memset(Row, 0, Symbols * sizeof *Row);
      expand(Language, State, Row);
    }
    for (uint32_t Symbol = 0; Symbol < Symbols; ++Symbol)
      printf("%u,", Row[Symbol]);
    printf("\n");
  }
  printf("};\n\n"
         "TSLanguage expandedPythonLanguage(void) {\n"
         "  TSLanguage Language = *tree_sitter_python();\n"
         "  Language.parse_table = ParseTable;\n"
         "  Language.large_state_count = Language.state_count;\n"
         "  return Language;\n"
         "}\n");
  free(Row);
  return EXIT_SUCCESS;
}
