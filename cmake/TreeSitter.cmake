# tree-sitter and its Python grammar, from the C sources in their npm packages.

option(MAILSEAL_SYSTEM_TREE_SITTER "Use the system's tree-sitter (0.25 or later)" OFF)

set(NodeModules ${PROJECT_SOURCE_DIR}/node_modules)
if(NOT EXISTS ${NodeModules}/tree-sitter-python/src/parser.c)
  message(FATAL_ERROR "the grammar's sources are not there: run 'npm ci --ignore-scripts' first, "
                      "or scripts/test, which does")
endif()
set(TreeSitter ${NodeModules}/tree-sitter/vendor/tree-sitter/lib)
set(Grammar ${NodeModules}/tree-sitter-python/src)
set(TreeSitterOptions -w -O3 -DNDEBUG)
# REUSE_ALLOCATOR: the scanner's memory, too, comes from ts_set_allocator().
set(TreeSitterDefinitions _POSIX_C_SOURCE=200112L _DEFAULT_SOURCE TREE_SITTER_REUSE_ALLOCATOR)

if(MAILSEAL_SYSTEM_TREE_SITTER)
  pkg_check_modules(tree-sitter REQUIRED IMPORTED_TARGET tree-sitter>=0.25)
  add_library(tree-sitter ALIAS PkgConfig::tree-sitter)
else()
  add_library(tree-sitter STATIC ${TreeSitter}/src/lib.c)
  target_include_directories(tree-sitter SYSTEM PUBLIC ${TreeSitter}/include
                                         PRIVATE ${TreeSitter}/src)
  target_compile_definitions(tree-sitter PRIVATE ${TreeSitterDefinitions})
  target_compile_options(tree-sitter PRIVATE ${TreeSitterOptions})
endif()

# The parser spends a tenth of its time in looking up what this writes out.
set(Expander ${CMAKE_CURRENT_LIST_DIR}/expand_parse_table.c)
set(Expanded ${PROJECT_BINARY_DIR}/python_language.c)
add_custom_command(OUTPUT ${Expanded}
  COMMAND ${CMAKE_C_COMPILER} -w -I${Grammar} ${Expander} ${Grammar}/parser.c ${Grammar}/scanner.c
          -o ${PROJECT_BINARY_DIR}/expand-parse-table
  COMMAND ${PROJECT_BINARY_DIR}/expand-parse-table > ${Expanded}
  DEPENDS ${Expander} VERBATIM)

add_library(tree-sitter-python STATIC ${Grammar}/parser.c ${Grammar}/scanner.c ${Expanded})
target_include_directories(tree-sitter-python SYSTEM PUBLIC ${Grammar})
target_compile_definitions(tree-sitter-python PRIVATE ${TreeSitterDefinitions})
target_compile_options(tree-sitter-python PRIVATE ${TreeSitterOptions})
target_link_libraries(tree-sitter-python PUBLIC tree-sitter)

# Parsing is most of what an analysis takes, and takes a quarter less when the compiler
# has seen which branches are taken: the sources are built once to count them while
# they parse Python files of this project, and then again.
if(NOT CMAKE_C_COMPILER_ID STREQUAL "GNU" OR MAILSEAL_SYSTEM_TREE_SITTER
   OR CMAKE_C_FLAGS MATCHES "-fsanitize")
  return()
endif()
set(Profile ${PROJECT_BINARY_DIR}/profile)
file(MAKE_DIRECTORY ${Profile})
list(TRANSFORM TreeSitterDefinitions PREPEND -D OUTPUT_VARIABLE Definitions)
foreach(Source ${TreeSitter}/src/lib.c ${Grammar}/parser.c ${Grammar}/scanner.c)
  cmake_path(GET Source STEM Name)
  # Where GCC writes a source's counters, and looks for them: there is no option that names the file.
  set(Counters -dumpdir ${Profile}/ -dumpbase ${Name}.c -dumpbase-ext .c)
  add_custom_command(OUTPUT ${Profile}/${Name}.o
    COMMAND ${CMAKE_C_COMPILER} ${TreeSitterOptions} ${Definitions}
            -I${TreeSitter}/include -I${TreeSitter}/src -I${Grammar} -fprofile-generate ${Counters}
            -c ${Source} -o ${Profile}/${Name}.o
    DEPENDS ${Source} VERBATIM)
  list(APPEND Objects ${Profile}/${Name}.o)
  list(APPEND Counts ${Profile}/${Name}.gcda)
  set_property(SOURCE ${Source} APPEND PROPERTY COMPILE_OPTIONS -fprofile-use ${Counters})
  set_property(SOURCE ${Source} APPEND PROPERTY OBJECT_DEPENDS ${Profile}/${Name}.gcda)
endforeach()
# The counters go with the path that the compiler is given, which ccache may change.
set_target_properties(tree-sitter tree-sitter-python PROPERTIES C_COMPILER_LAUNCHER "")
set(Trainer ${PROJECT_SOURCE_DIR}/cmake/train_tree_sitter.c)
file(GLOB TrainingFiles ${PROJECT_SOURCE_DIR}/bench/*.py
                        ${PROJECT_SOURCE_DIR}/docs/demo/scripts/*.py
                        ${PROJECT_SOURCE_DIR}/test/live/support/*.py)
add_custom_command(OUTPUT ${Counts}
  COMMAND ${CMAKE_COMMAND} -E rm -f ${Counts}
  COMMAND ${CMAKE_C_COMPILER} -I${TreeSitter}/include -I${Grammar} ${Trainer} ${Expanded} ${Objects}
          -lgcov -o ${Profile}/train
  COMMAND ${Profile}/train ${TrainingFiles}
  DEPENDS ${Trainer} ${Expanded} ${Objects} VERBATIM)
