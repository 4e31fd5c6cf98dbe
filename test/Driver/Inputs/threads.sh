#!/bin/sh
# threads.sh MODEL [OPTION]...: runs a library on 1 to 5 threads; the results
# must be the same to the bit.
set -e
model=$1
shift
for n in 1 2 3 5; do
  nnc run "$model" --random "$@" --threads $n \
    --output result0="$model.$n.0.npy" --output result1="$model.$n.1.npy"
  cmp "$model.1.0.npy" "$model.$n.0.npy"
  cmp "$model.1.1.npy" "$model.$n.1.npy"
done
