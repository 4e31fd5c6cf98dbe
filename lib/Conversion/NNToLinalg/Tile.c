//===- Tile.c - nn.tile ---------------------------------------------------===//
// Loops over the repeats, which insert input as a whole.
//===----------------------------------------------------------------------===//
#include "Lower.h"

MlirLogicalResult nnLowerTile(NnBuilder b, MlirOperation op) {
  MlirValue input = nnLowerOperand(b, op, 0);
  MlirValue list = nnLowerOperand(b, op, 1);
  NnDims from = nnDimsOf(b, input), to = from, repeats = from;
  NnDims offsets = from, ones = nnDimsAll(from.rank, 1);
  (void)nnRequireEqual(b, nnDimOf(b, list, 0), nnDim(from.rank));
  for (int64_t i = 0; i < from.rank; ++i) {
    repeats.d[i] = nnDimElement(b, list, i);
    nnRequireAtLeast(b, repeats.d[i], 0);
    to.d[i] = nnDimMul(b, from.d[i], repeats.d[i]);
  }
  NnLoops l = nnLoopsOpen(b, &repeats,
                          NN_VALUES(nnEmpty(b, &to, nnElementType(input))));
  for (int64_t i = 0; i < from.rank; ++i)
    offsets.d[i] = nnDimMul(b, (NnDim){NN_DYNAMIC, l.at[i]}, from.d[i]);
  nnLoopsClose(
      &l, NN_VALUES(nnInsertSlice(b, input, l.carried[0], &offsets, &ones)));
  return nnLowerReplace(b, op, l.carried[0]);
}
