#!/bin/sh
# headers.sh SOURCE BUILD MLIR: compiles each public header alone, in C and C++.
# MLIR's own headers count as the system's: their warnings are not ours.
set -e
cd "$1/include"
for header in nn-c/*.h nnrt/*.h nn-c/NNOps.h; do
  for language in "clang -std=c11 -x c" "clang++ -std=c++17 -x c++"; do
    echo "#include \"$header\"" |
      $language -fsyntax-only -Wall -Wextra -Werror -pedantic \
        -I . -I "$2/include" -isystem "$3" -
  done
  echo "$header"
done
