# What `cmake --install` gives an embedder: headers, libraries and tools.
include(GNUInstallDirs)
install(DIRECTORY include/nn-c include/nnrt DESTINATION include
        FILES_MATCHING PATTERN "*.h")
install(FILES ${PROJECT_BINARY_DIR}/include/nn-c/NNOps.h
        DESTINATION include/nn-c)
install(TARGETS nn nnrt nn-opt nnc)
