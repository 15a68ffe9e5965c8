# mailseal_library(<Folder> LINK <public libraries…> [PRIVATE <libraries…>])
#
# One static library for each folder of lib/, with the same name: a folder that
# uses what it may not fails to link.
function(mailseal_library Folder)
  cmake_parse_arguments(ARG "" "" "LINK;PRIVATE" ${ARGN})
  file(GLOB Sources CONFIGURE_DEPENDS
    ${PROJECT_SOURCE_DIR}/lib/${Folder}/*.cpp
    ${PROJECT_SOURCE_DIR}/lib/${Folder}/*.h
    ${PROJECT_SOURCE_DIR}/include/mailseal/${Folder}/*.h
    ${PROJECT_SOURCE_DIR}/include/mailseal/${Folder}/*.def)
  set(Target mailseal${Folder})
  add_library(${Target} STATIC ${Sources})
  target_include_directories(${Target} PUBLIC ${PROJECT_SOURCE_DIR}/include
                                       PRIVATE ${PROJECT_SOURCE_DIR}/lib)
  mailseal_warnings(${Target})
  foreach(Visibility LINK PRIVATE)
    foreach(Library IN LISTS ARG_${Visibility})
      if(EXISTS ${PROJECT_SOURCE_DIR}/lib/${Library})
        set(Library mailseal${Library})
      endif()
      if(Visibility STREQUAL LINK)
        target_link_libraries(${Target} PUBLIC ${Library})
      else()
        target_link_libraries(${Target} PRIVATE ${Library})
      endif()
    endforeach()
  endforeach()
endfunction()

# Turns on the warnings this project is clean of. At -O3 GCC 12 warns of std::string's own
# operator+ (GCC bug 105651, mended in 13).
function(mailseal_warnings Target)
  set(HasStringBug "$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>")
  target_compile_options(${Target} PRIVATE
    -Wall -Wextra -Wpedantic -Wimplicit-fallthrough
    $<$<AND:$<CONFIG:Release>,${HasStringBug}>:-Wno-restrict>
    $<$<BOOL:${MAILSEAL_WERROR}>:-Werror>)
endfunction()
