# What `cmake --install` gives an embedder: headers, libraries, tools, and the
# flags to use them with, for pkg-config: cc app.c $(pkg-config --cflags --libs nn)
install(DIRECTORY include/nn-c include/nnrt
  DESTINATION include FILES_MATCHING PATTERN "*.h")
install(FILES ${PROJECT_BINARY_DIR}/include/nn-c/NNOps.h
  DESTINATION include/nn-c)
install(TARGETS nn nnrt nn-opt nn-lsp-server nn-reduce nnc)

set(NN_PC_CFLAGS)
foreach(dir ${MLIR_INCLUDE_DIRS} ${LLVM_INCLUDE_DIRS})
  list(APPEND NN_PC_CFLAGS -isystem${dir})
endforeach()
set(NN_PC_LIBS)
foreach(archive ${NN_MLIR_CAPI})
  get_filename_component(name ${archive} NAME_WE)
  string(REGEX REPLACE "^lib" "-l" name ${name})
  list(APPEND NN_PC_LIBS ${name})
endforeach()
list(REMOVE_DUPLICATES NN_PC_CFLAGS)
list(JOIN NN_PC_CFLAGS " " NN_PC_CFLAGS)
list(JOIN NN_PC_LIBS " " NN_PC_LIBS)
foreach(pc nn nnrt)
  configure_file(${CMAKE_CURRENT_LIST_DIR}/${pc}.pc.in ${pc}.pc @ONLY)
  install(FILES ${PROJECT_BINARY_DIR}/${pc}.pc
    DESTINATION lib/pkgconfig)
endforeach()
