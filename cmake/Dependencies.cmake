# What mailseal is built on; the README says why each is there.

option(MAILSEAL_WERROR "Treat compiler warnings as errors" OFF)

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

include(TreeSitter)
