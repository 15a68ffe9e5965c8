# What mailseal is built on; the README says why each is there.

option(MAILSEAL_WERROR "Treat compiler warnings as errors" OFF)
option(MAILSEAL_SYSTEM_TREE_SITTER "Use the system's tree-sitter (0.25 or later)" OFF)

# Asking for a version does not work: Clang's version file wants the exact minor.
find_package(LLVM REQUIRED CONFIG PATHS /usr/lib/llvm-22/lib/cmake/llvm NO_DEFAULT_PATH)
find_package(Clang REQUIRED CONFIG PATHS /usr/lib/llvm-22/lib/cmake/clang NO_DEFAULT_PATH)
include_directories(SYSTEM ${LLVM_INCLUDE_DIRS} ${CLANG_INCLUDE_DIRS})
separate_arguments(LLVM_DEFINITIONS_LIST NATIVE_COMMAND ${LLVM_DEFINITIONS})
add_definitions(${LLVM_DEFINITIONS_LIST})

# The package's Clang libraries ask for the shared libLLVM, whose loading alone
# takes longer than most runs of mailseal: link LLVM's static parts instead.
llvm_map_components_to_libnames(LLVMStatic
  core option support targetparser frontendopenmp profiledata windowsdriver bitstreamreader plugins)
foreach(Library IN LISTS CLANG_EXPORTED_TARGETS)
  if(NOT TARGET ${Library})
    continue()
  endif()
  get_target_property(Type ${Library} TYPE)
  if(Type STREQUAL STATIC_LIBRARY)
    get_target_property(Needs ${Library} INTERFACE_LINK_LIBRARIES)
    list(TRANSFORM Needs REPLACE "^LLVM$" "${LLVMStatic}")
    set_target_properties(${Library} PROPERTIES INTERFACE_LINK_LIBRARIES "${Needs}")
  endif()
endforeach()

find_package(CLI11 REQUIRED CONFIG)
find_path(TomlPlusPlus toml++/toml.h REQUIRED) # Headers only.
find_package(PkgConfig REQUIRED)
pkg_check_modules(libgit2 REQUIRED IMPORTED_TARGET libgit2)
add_library(libgit2::libgit2 ALIAS PkgConfig::libgit2)

# tree-sitter and its Python grammar, from the C sources in their npm packages.
set(NodeModules ${PROJECT_SOURCE_DIR}/node_modules)
if(NOT EXISTS ${NodeModules}/tree-sitter-python/src/parser.c)
  message(FATAL_ERROR "the grammar's sources are not there: run 'npm ci --ignore-scripts' first, "
                      "or scripts/test, which does")
endif()
if(MAILSEAL_SYSTEM_TREE_SITTER)
  pkg_check_modules(tree-sitter REQUIRED IMPORTED_TARGET tree-sitter>=0.25)
  add_library(tree-sitter ALIAS PkgConfig::tree-sitter)
else()
  set(TreeSitter ${NodeModules}/tree-sitter/vendor/tree-sitter/lib)
  add_library(tree-sitter STATIC ${TreeSitter}/src/lib.c)
  target_include_directories(tree-sitter SYSTEM PUBLIC ${TreeSitter}/include
                                         PRIVATE ${TreeSitter}/src)
  target_compile_definitions(tree-sitter PRIVATE _POSIX_C_SOURCE=200112L _DEFAULT_SOURCE)
  target_compile_options(tree-sitter PRIVATE -w -O3)
endif()
add_library(tree-sitter-python STATIC
  ${NodeModules}/tree-sitter-python/src/parser.c
  ${NodeModules}/tree-sitter-python/src/scanner.c)
target_include_directories(tree-sitter-python PRIVATE ${NodeModules}/tree-sitter-python/src)
target_compile_options(tree-sitter-python PRIVATE -w -O3)
target_link_libraries(tree-sitter-python PUBLIC tree-sitter)
