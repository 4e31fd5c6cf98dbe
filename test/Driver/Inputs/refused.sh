#!/bin/sh
# Runs command lines that nnc must refuse; prints each, what it says, and its
# exit status.
refused() {
  echo "\$ $*"
  "$@" 2>&1
  echo "exit $?"
}

refused nnc
refused nnc rnu
refused nnc frobnicate
refused nnc --vesrion
refused nnc help rnu
refused nnc run
refused nnc run a.onnx b.onnx
refused nnc run a.onnx --inptu x=x.npy
refused nnc run a.onnx -q
refused nnc run a.onnx --input
refused nnc run a.onnx --input --random
refused nnc run a.onnx --random=1
refused nnc run a.onnx --rtol tight
refused nnc compile a.onnx --emit=asm
refused nnc compile a.onnx -o a.exe
refused nnc bench a.onnx --threads many
refused nnc compile missing.onnx
refused nnc run missing.so
refused nnc bench missing.mlir
refused nnc inspect missing.mlir
refused nnc check missing.onnx
refused nnc run /
refused nnc inspect /dev/null
