#!/bin/sh
# run_aarch64.sh MODEL.o: prints the hashes of print_outputs.c for a model that
# was compiled for 64-bit Arm, with a runtime that is.
set -e
here=$(dirname "$0")
root=$here/../../..
aarch64-linux-gnu-gcc -std=gnu17 -static -I "$root/include" -I "$root/lib" \
  "$here/print_outputs.c" "$1" "$root"/lib/Runtime/DType.c \
  "$root"/lib/Runtime/NarrowFloat.c "$root"/lib/Runtime/Run.c -lm -o "$1.exe"
qemu-aarch64 -cpu max "$1.exe"
