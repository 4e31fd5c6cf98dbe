//===- Pad.c - nn.pad -----------------------------------------------------===//
// Constant padding is tensor.pad, after a slice where amounts may be negative.
// Other modes compute where each element of the result comes from.
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

/// The result's sizes.
static NnDims paddedSizes(NnBuilder b, const Pad *p) {
  NnDims dims = p->size;
  for (int64_t i = 0; i < dims.rank; ++i) {
    dims.d[i] =
        nnDimAdd(b, nnDimAdd(b, dims.d[i], p->before.d[i]), p->after.d[i]);
    nnRequireAtLeast(b, dims.d[i], 0);
  }
  return dims;
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
  NnDims whole = paddedSizes(b, p);
  *low = *high = p->before;
  for (int64_t i = 0; i < p->size.rank; ++i) {
    NnDim before = p->before.d[i], after = p->after.d[i];
    low->d[i] = nnDimMax(b, before, zero);
    high->d[i] = nnDimMax(b, after, zero);
    bool isPlain = nnDimIsStatic(before) && nnDimIsStatic(after) &&
                   before.size >= 0 && after.size >= 0;
    if (isPlain)
      continue;
    low->d[i] = nnDimMin(b, low->d[i], whole.d[i]);
    high->d[i] = nnDimMin(b, high->d[i], whole.d[i]);
  }
}

/// Written in the destination: tensor.pad is put together elsewhere first.
static MlirValue padStatic(NnBuilder b, const Pad *p, MlirValue scalar) {
  NnDims whole = paddedSizes(b, p), ones = nnDimsAll(p->size.rank, 1);
  return nnInsertSlice(b, p->input, nnFilled(b, &whole, scalar), &p->before,
                       &ones);
}

/// Whether amounts are known and crop nothing.
static bool isGrowing(const NnDims *amounts, bool *any) {
  for (int64_t i = 0; i < amounts->rank; ++i) {
    if (!nnDimIsStatic(amounts->d[i]) || amounts->d[i].size < 0)
      return false;
    *any |= amounts->d[i].size > 0;
  }
  return true;
}

static MlirValue padConstant(NnBuilder b, MlirOperation op, Pad *p) {
  MlirValue scalar = padElement(b, op, nnElementType(p->input));
  bool any = false;
  if (isGrowing(&p->before, &any) && isGrowing(&p->after, &any) && any)
    return padStatic(b, p, scalar);
  NnDims low, high;
  addedAmounts(b, p, &low, &high);
  return nnPadded(b, cropped(b, p), &low, &high, scalar);
}

//===----------------------------------------------------------------------===//
// Reflect, edge and wrap
//===----------------------------------------------------------------------===//

/// `at` modulo a positive period, not negative.
static NnDim wrapped(NnBuilder b, NnDim at, NnDim period) {
  NnDim rest = {NN_DYNAMIC,
                arithRemSI(b, nnDimValue(b, at), nnDimValue(b, period))};
  return nnDimSelect(b, ARITH_CMP_I_PREDICATE_SLT, rest, nnDim(0),
                     nnDimAdd(b, rest, period), rest);
}

/// Forth and back again: there are 2 * (size - 1) places before it repeats.
static NnDim reflected(NnBuilder b, NnDim at, NnDim size) {
  NnDim last = nnDimSub(b, size, nnDim(1));
  NnDim period = nnDimMax(b, nnDimMul(b, last, nnDim(2)), nnDim(1));
  NnDim inside = wrapped(b, at, period);
  return nnDimMin(b, inside, nnDimSub(b, period, inside));
}

/// Which of `size` elements stands at `at`, which may lie outside.
static NnDim sourceOf(NnBuilder b, int64_t mode, NnDim at, NnDim size) {
  if (mode == NN_PAD_MODE_REFLECT)
    at = reflected(b, at, size);
  if (mode == NN_PAD_MODE_WRAP)
    at = wrapped(b, at, nnDimMax(b, size, nnDim(1)));
  return nnDimClamp(b, at, nnDim(0), nnDimSub(b, size, nnDim(1)));
}

/// The result must be empty where there is nothing to take.
static void requireSource(NnBuilder b, NnDim size, NnDim whole) {
  if (nnDimEqual(size, whole) || (nnDimIsStatic(size) && size.size > 0))
    return;
  NnDim least =
      nnDimSelect(b, ARITH_CMP_I_PREDICATE_EQ, whole, nnDim(0), nnDim(1), size);
  nnRequireAtLeast(b, least, 1);
}

static MlirValue padByIndex(NnBuilder b, const Pad *p, int64_t mode) {
  int64_t rank = p->size.rank;
  NnDims dims = paddedSizes(b, p);
  MlirValue at[NN_MAX_RANK];
  for (int64_t i = 0; i < rank; ++i)
    requireSource(b, p->size.d[i], dims.d[i]);
  NnGeneric g = nnGenericBegin(b, rank, 0);
  nnGenericOpen(&g, nnEmpty(b, &dims, nnElementType(p->input)),
                nnMapFirst(b, rank, rank));
  for (int64_t i = 0; i < rank; ++i) {
    NnDim size = p->size.d[i];
    NnDim index =
        nnDimSub(b, (NnDim){NN_DYNAMIC, linalgIndex(b, i)}, p->before.d[i]);
    bool isInside = nnDimIs(p->before.d[i], 0) && nnDimIs(p->after.d[i], 0);
    if (!isInside)
      index = sourceOf(b, mode, index, size);
    at[i] = nnDimValue(b, index);
  }
  return nnGenericClose(&g, tensorExtract(b, p->input, (NnValues){rank, at}));
}

MlirLogicalResult nnLowerPad(NnBuilder b, MlirOperation op) {
  int64_t mode = nnPadGetMode(op);
  Pad p = padOf(b, op);
  MlirValue value = mode == NN_PAD_MODE_CONSTANT ? padConstant(b, op, &p)
                                                 : padByIndex(b, &p, mode);
  return nnLowerReplace(b, op, value);
}
