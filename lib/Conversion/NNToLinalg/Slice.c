//===- Slice.c - nn.slice -------------------------------------------------===//
// Starts and ends are resolved as ONNX says; a slice with positive steps is a
// tensor.extract_slice, any other reads by tensor.extract.
//===----------------------------------------------------------------------===//
#include "Lower.h"

typedef struct Slice {
  MlirValue input;
  NnDims first, count, step;
  bool isForward; ///< All steps are known to be positive.
} Slice;

static bool isPositive(NnDim x) { return nnDimIsStatic(x) && x.size > 0; }

/// `forward` if the step is positive, else `backward`.
static NnDim byDirection(NnBuilder b, NnDim step, NnDim forward,
                         NnDim backward) {
  return nnDimSelect(b, ARITH_CMP_I_PREDICATE_SLT, step, nnDim(0), backward,
                     forward);
}

static NnDim fromEnd(NnBuilder b, NnDim x, NnDim size) {
  if (nnDimIsStatic(x))
    return x.size < 0 ? nnDimAdd(b, size, x) : x;
  return nnDimSelect(b, ARITH_CMP_I_PREDICATE_SLT, x, nnDim(0),
                     nnDimAdd(b, x, size), x);
}

/// Keeps steps that go beyond any dimension from overflowing when added to.
static NnDim boundedStep(NnBuilder b, NnDim step) {
  const int64_t most = INT64_C(1) << 40;
  return nnDimClamp(b, step, nnDim(-most), nnDim(most));
}

/// Clamped; bounds known by themselves need no arithmetic.
static NnDim boundedIndex(NnBuilder b, NnDim x, NnDim low, NnDim high) {
  if (nnDimIsStatic(x) && x.size == 0 && nnDimIs(low, 0))
    return x;
  if (nnDimIsStatic(x) && x.size >= INT32_MAX)
    return high;
  return nnDimClamp(b, x, low, high);
}

static void resolve(NnBuilder b, Slice *s, int64_t axis, NnDim start, NnDim end,
                    NnDim step) {
  NnDim size = s->count.d[axis], zero = nnDim(0), one = nnDim(1);
  NnDim last = nnDimSub(b, size, one);
  step = boundedStep(b, step);
  NnDim high = byDirection(b, step, size, last);
  start = boundedIndex(b, fromEnd(b, start, size), zero, high);
  end = boundedIndex(b, fromEnd(b, end, size),
                     byDirection(b, step, zero, nnDim(-1)), high);
  NnDim distance =
      byDirection(b, step, nnDimSub(b, end, start), nnDimSub(b, start, end));
  NnDim stride = byDirection(b, step, step, nnDimSub(b, zero, step));
  if (!nnDimIsStatic(step)) // 0 must not divide.
    stride = nnDimMax(b, stride, one);
  s->first.d[axis] = start;
  s->step.d[axis] = step;
  // Between clamped places the distance may be known not to be negative.
  if (!isPositive(step) || !(nnDimIs(start, 0) || nnDimEqual(end, size)))
    distance = nnDimMax(b, distance, zero);
  s->count.d[axis] = nnDimCeilDiv(b, distance, stride);
  s->isForward &= isPositive(step);
}

static Slice sliceOf(NnBuilder b, MlirOperation op) {
  Slice s = {.input = nnLowerOperand(b, op, 0), .isForward = true};
  s.count = nnDimsOf(b, s.input);
  s.first = nnDimsAll(s.count.rank, 0);
  s.step = nnDimsAll(s.count.rank, 1);
  MlirValue steps = nnLowerOperand(b, op, 3);
  for (intptr_t i = 0; i < nnSliceGetNumAxes(op); ++i) {
    int64_t axis = nnSliceGetAxesAt(op, i);
    NnDim step = mlirValueIsNull(steps) ? nnDim(1) : nnDimElement(b, steps, i);
    resolve(b, &s, axis < 0 ? axis + s.count.rank : axis,
            nnDimElement(b, nnLowerOperand(b, op, 1), i),
            nnDimElement(b, nnLowerOperand(b, op, 2), i), step);
  }
  return s;
}

static MlirValue readSlice(NnBuilder b, const Slice *s) {
  int64_t rank = s->count.rank;
  MlirValue at[NN_MAX_RANK];
  NnGeneric g = nnGenericBegin(b, rank, 0);
  nnGenericOpen(&g, nnEmpty(b, &s->count, nnElementType(s->input)),
                nnMapFirst(b, rank, rank));
  for (int64_t i = 0; i < rank; ++i) {
    NnDim index = {NN_DYNAMIC, linalgIndex(b, i)};
    at[i] = nnDimValue(
        b, nnDimAdd(b, nnDimMul(b, index, s->step.d[i]), s->first.d[i]));
  }
  return nnGenericClose(&g, tensorExtract(b, s->input, (NnValues){rank, at}));
}

MlirLogicalResult nnLowerSlice(NnBuilder b, MlirOperation op) {
  Slice s = sliceOf(b, op);
  return nnLowerReplace(
      b, op,
      s.isForward ? nnExtractSlice(b, s.input, &s.first, &s.count, &s.step)
                  : readSlice(b, &s));
}
