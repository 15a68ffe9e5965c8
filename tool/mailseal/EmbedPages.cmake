# Writes the files PAGES as rows of a C++ table to OUTPUT: cmake -DPAGES=…;… -DOUTPUT=… -P EmbedPages.cmake
set(Table "")
foreach(Page IN LISTS PAGES)
  get_filename_component(Name ${Page} NAME_WE)
  file(READ ${Page} Text)
  string(APPEND Table "{\"${Name}\", R\"page(${Text})page\"},\n")
endforeach()
file(WRITE ${OUTPUT} "${Table}")
