//===- Pad.c - nn.pad -----------------------------------------------------===//
// Constant padding is tensor.pad, after a slice where amounts may be negative.
// Reflect and edge compute where each element of the result comes from.
//===----------------------------------------------------------------------===//
#include "Lower.h"

typedef struct Pad {
  MlirValue input;
  NnDims size, before, after;
} Pad;

static Pad padOf(NnBuilder b, MlirOperation op) {
  Pad p = {.input = nnLowerOperand(b, op, 0)};
  MlirValue pads = nnLowerOperand(b, op, 1);
  p.size = p.before = p.after = nnDimsOf(b, p.input);
  for (int64_t i = 0; i < p.size.rank; ++i) {
    p.before.d[i] = nnDimElement(b, pads, i);
    p.after.d[i] = nnDimElement(b, pads, p.size.rank + i);
  }
  return p;
}

//===----------------------------------------------------------------------===//
// Constant
//===----------------------------------------------------------------------===//

static MlirValue padElement(NnBuilder b, MlirOperation op, MlirType element) {
  MlirValue value = nnLowerOperand(b, op, 2);
  MlirAttribute scalar;
  if (mlirValueIsNull(value))
    return nnConstantNumber(b, element, 0);
  if (nnSplatOf(value, &scalar))
    return arithConstant(b, scalar);
  MlirValue zeros[NN_MAX_RANK];
  int64_t rank = nnRank(value);
  for (int64_t i = 0; i < rank; ++i)
    zeros[i] = nnDimValue(b, nnDim(0));
  return tensorExtract(b, value, (NnValues){rank, zeros});
}

/// What padding of less than nothing leaves of the input. Both amounts of a
/// dimension may exceed it if the other is positive, hence the bounds.
static MlirValue cropped(NnBuilder b, Pad *p) {
  NnDims first = p->size, count = p->size, ones = nnDimsAll(p->size.rank, 1);
  NnDim zero = nnDim(0);
  for (int64_t i = 0; i < p->size.rank; ++i) {
    NnDim size = p->size.d[i];
    NnDim lost = nnDimMax(b, nnDimSub(b, zero, p->before.d[i]), zero);
    NnDim lostBehind = nnDimMax(b, nnDimSub(b, zero, p->after.d[i]), zero);
    first.d[i] = nnDimIs(lost, 0) ? lost : nnDimMin(b, lost, size);
    count.d[i] = nnDimSub(b, nnDimSub(b, size, lost), lostBehind);
    if (!nnDimIs(lost, 0) || !nnDimIs(lostBehind, 0))
      count.d[i] = nnDimMax(b, count.d[i], zero);
  }
  return nnExtractSlice(b, p->input, &first, &count, &ones);
}

/// What is still to be added before and behind the cropped input. Where one
/// amount crops all of it and more, the other adds that much less.
static void addedAmounts(NnBuilder b, const Pad *p, NnDims *low, NnDims *high) {
  NnDim zero = nnDim(0);
  *low = *high = p->before;
  for (int64_t i = 0; i < p->size.rank; ++i) {
    NnDim before = p->before.d[i], after = p->after.d[i];
    low->d[i] = nnDimMax(b, before, zero);
    high->d[i] = nnDimMax(b, after, zero);
    bool isPlain = nnDimIsStatic(before) && nnDimIsStatic(after) &&
                   before.size >= 0 && after.size >= 0;
    if (isPlain)
      continue;
    NnDim whole = nnDimAdd(b, p->size.d[i], nnDimAdd(b, before, after));
    low->d[i] = nnDimMin(b, low->d[i], whole);
    high->d[i] = nnDimMin(b, high->d[i], whole);
  }
}

static MlirValue padConstant(NnBuilder b, MlirOperation op, Pad *p) {
  MlirValue scalar = padElement(b, op, nnElementType(p->input));
  NnDims low, high;
  addedAmounts(b, p, &low, &high);
  return nnPadded(b, cropped(b, p), &low, &high, scalar);
}

//===----------------------------------------------------------------------===//
// Reflect and edge
//===----------------------------------------------------------------------===//

/// Forth and back again: there are 2 * (size - 1) places before it repeats.
static NnDim reflected(NnBuilder b, NnDim at, NnDim size) {
  NnDim last = nnDimSub(b, size, nnDim(1));
  NnDim period = nnDimMax(b, nnDimMul(b, last, nnDim(2)), nnDim(1));
  MlirValue step = nnDimValue(b, period);
  MlirValue rest = arithRemSI(b, nnDimValue(b, at), step);
  NnDim inside = {NN_DYNAMIC, rest};
  inside = nnDimSelect(b, ARITH_CMP_I_PREDICATE_SLT, inside, nnDim(0),
                       nnDimAdd(b, inside, period), inside);
  return nnDimMin(b, inside, nnDimSub(b, period, inside));
}

static MlirValue padByIndex(NnBuilder b, const Pad *p, bool reflects) {
  int64_t rank = p->size.rank;
  NnDims dims = p->size;
  MlirValue at[NN_MAX_RANK];
  for (int64_t i = 0; i < rank; ++i)
    dims.d[i] =
        nnDimAdd(b, nnDimAdd(b, dims.d[i], p->before.d[i]), p->after.d[i]);
  NnGeneric g = nnGenericBegin(b, rank, 0);
  nnGenericOpen(&g, nnEmpty(b, &dims, nnElementType(p->input)),
                nnMapFirst(b, rank, rank));
  for (int64_t i = 0; i < rank; ++i) {
    NnDim size = p->size.d[i];
    NnDim index =
        nnDimSub(b, (NnDim){NN_DYNAMIC, linalgIndex(b, i)}, p->before.d[i]);
    bool isInside = nnDimIs(p->before.d[i], 0) && nnDimIs(p->after.d[i], 0);
    if (!isInside && reflects)
      index = reflected(b, index, size);
    if (!isInside)
      index = nnDimClamp(b, index, nnDim(0), nnDimSub(b, size, nnDim(1)));
    at[i] = nnDimValue(b, index);
  }
  return nnGenericClose(&g, tensorExtract(b, p->input, (NnValues){rank, at}));
}

MlirLogicalResult nnLowerPad(NnBuilder b, MlirOperation op) {
  int64_t mode = nnPadGetMode(op);
  Pad p = padOf(b, op);
  MlirValue value = mode == NN_PAD_MODE_CONSTANT
                        ? padConstant(b, op, &p)
                        : padByIndex(b, &p, mode == NN_PAD_MODE_REFLECT);
  return nnLowerReplace(b, op, value);
}
