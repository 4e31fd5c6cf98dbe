# nn_add_c_builders(DIALECT FILE.td HEADER [EXPORT MACRO])
#
# Has the built nn-tblgen write the typed C builders and accessors of a dialect:
# <build>/include/HEADER and the .c beside it, which are added to the global
# properties NN_BUILDER_HEADERS and NN_BUILDER_SOURCES. MACRO precedes every
# declaration of a header that is installed. FILE.td finds what it includes in
# this project and in MLIR.
function(nn_add_c_builders dialect td header)
  cmake_parse_arguments(ARG "" "EXPORT" "" ${ARGN})
  set(flags --dialect=${dialect} --header=${header}
            -I ${PROJECT_SOURCE_DIR}/include)
  foreach(dir ${MLIR_INCLUDE_DIRS})
    list(APPEND flags -I ${dir})
  endforeach()
  if(ARG_EXPORT)
    list(APPEND flags --export=${ARG_EXPORT})
  endif()

  set(h ${PROJECT_BINARY_DIR}/include/${header})
  string(REGEX REPLACE "\\.h$" ".c" c ${h})
  get_filename_component(dir ${h} DIRECTORY)
  file(MAKE_DIRECTORY ${dir})
  foreach(pair decls,${h} defs,${c})
    string(REPLACE "," ";" pair ${pair})
    list(GET pair 0 mode)
    list(GET pair 1 out)
    set(deps ${CMAKE_CURRENT_BINARY_DIR}/${dialect}.${mode}.d)
    add_custom_command(OUTPUT ${out}
      COMMAND nn-tblgen --gen-c-${mode} ${flags} ${td} -o ${out} -d ${deps}
      DEPENDS nn-tblgen ${td} DEPFILE ${deps}
      COMMENT "Writing C builders (${mode}) of ${dialect}" VERBATIM)
  endforeach()
  set_property(GLOBAL APPEND PROPERTY NN_BUILDER_HEADERS ${h})
  set_property(GLOBAL APPEND PROPERTY NN_BUILDER_SOURCES ${c})
endfunction()
