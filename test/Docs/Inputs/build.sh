#!/bin/sh
# build.sh FILE.c PROGRAM [FLAG]...: compiles and links a program as one that
# embeds nn would be. What nn is made of is C++ inside: hence the last libraries.
set -e
file=$1 program=$2
shift 2
source=$(dirname "$0")/../../..
build=$(dirname "$(command -v nn-opt)")/..
mlir=$(llvm-config --libdir)
clang -std=c11 -Wall -Wextra -Werror "$@" -fuse-ld=lld \
  -I "$source/include" -I "$build/include" \
  -isystem "$(llvm-config --includedir)" "$file" -o "$program" \
  -L "$build/lib" -lnn -lnnrt -L "$mlir" \
  -Wl,--start-group "$mlir"/libMLIRCAPI*.a -Wl,--end-group \
  -lMLIR -lLLVM-22 -lprotobuf-c -ljson-c -lstdc++ -lm -Wl,-rpath,"$mlir"
