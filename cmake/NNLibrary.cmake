# Compiler flags and the one way to declare a layer of the compiler.

add_compile_options(-Wall -Wextra -Wno-missing-field-initializers -ffunction-sections -fdata-sections)
add_compile_options($<$<COMPILE_LANGUAGE:CXX>:-fno-rtti>
                    $<$<COMPILE_LANGUAGE:CXX>:-Wno-unused-parameter>)
# Classes of the packaged MLIR have another layout without NDEBUG.
add_compile_options($<$<COMPILE_LANGUAGE:CXX>:-DNDEBUG>)
if(NN_WERROR)
  add_compile_options(-Werror)
endif()
if(NN_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-omit-frame-pointer
                      -fno-sanitize-recover=undefined)
  # UBSan's vptr and function checks need the RTTI that LLVM is built without,
  # and protobuf-c calls through pointers of other types.
  add_compile_options(-fno-sanitize=vptr,function)
  if(CMAKE_C_COMPILER_ID MATCHES "Clang")
    # Coverage for the fuzz targets.
    add_compile_options($<$<COMPILE_LANGUAGE:C>:-fsanitize=fuzzer-no-link>)
  endif()
  add_link_options(-fsanitize=address,undefined)
endif()
add_link_options(-Wl,--gc-sections)

# MLIR's C API as archives by file: naming the CMake targets would link static
# MLIR beside the shared library.
file(GLOB NN_MLIR_CAPI ${LLVM_LIBRARY_DIRS}/libMLIRCAPI*.a)
add_library(nn_mlir INTERFACE)
target_include_directories(nn_mlir SYSTEM INTERFACE
  ${MLIR_INCLUDE_DIRS} ${LLVM_INCLUDE_DIRS})
target_link_directories(nn_mlir INTERFACE ${LLVM_LIBRARY_DIRS})
target_link_libraries(nn_mlir INTERFACE
  -Wl,--start-group ${NN_MLIR_CAPI} -Wl,--end-group MLIR LLVM-22)

# nn_layer(NAME DIR...): an object library of the C and C++ files in DIRs and of
# the C files in folders of those.
# Layers include what stands below them; all of them make up the library nn.
function(nn_layer name)
  set(sources)
  foreach(dir ${ARGN})
    file(GLOB found CONFIGURE_DEPENDS ${dir}/*.c ${dir}/*.cpp
      ${dir}/*/*.c)
    list(APPEND sources ${found})
  endforeach()
  if(NOT sources)
    return()
  endif()
  add_library(${name} OBJECT ${sources})
  target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR}/include
    ${PROJECT_SOURCE_DIR}/lib ${PROJECT_BINARY_DIR}/include)
  target_link_libraries(${name} PUBLIC nn_mlir)
  add_dependencies(${name} nn_generated)
  set_property(GLOBAL APPEND PROPERTY NN_LAYERS ${name})
endfunction()

# nn_tool(NAME FILE...): a program linked with the compiler.
function(nn_tool name)
  add_executable(${name} ${ARGN})
  target_link_libraries(${name} PRIVATE nn nnrt)
  set_target_properties(${name} PROPERTIES LINKER_LANGUAGE CXX
    BUILD_RPATH ${LLVM_LIBRARY_DIRS} INSTALL_RPATH ${LLVM_LIBRARY_DIRS})
  set_property(GLOBAL APPEND PROPERTY NN_PROGRAMS ${name})
endfunction()
