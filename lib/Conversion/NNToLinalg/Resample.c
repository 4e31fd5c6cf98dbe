//===- Resample.c - nn.resample -------------------------------------------===//
// A generic over the result whose body sums the taps in an scf.for: each reads
// its index and weight, then an element of input.
//===----------------------------------------------------------------------===//
#include "Lower.h"
#include "nn/Builders/Scf.h"

#include <string.h>

typedef struct Resampling {
  MlirValue input, indices, weights;
  NnDim size; ///< Of the axis, in input.
  NnDim taps;
  int64_t rank, axis, batchDims;
  MlirValue place[NN_MAX_RANK]; ///< Of the element that is computed.
} Resampling;

static Resampling resamplingOf(NnBuilder b, MlirOperation op) {
  Resampling s = {.input = nnLowerOperand(b, op, 0),
                  .indices = nnLowerOperand(b, op, 1),
                  .weights = nnLowerOperand(b, op, 2),
                  .axis = nnResampleGetAxis(op),
                  .batchDims = nnResampleGetBatchDims(op)};
  s.rank = nnRank(s.input);
  s.axis += s.axis < 0 ? s.rank : 0;
  s.size = nnDimOf(b, s.input, s.axis);
  NnDims table = nnDimsOf(b, s.indices), weights = nnDimsOf(b, s.weights);
  for (int64_t i = 0; i < table.rank; ++i)
    table.d[i] = nnRequireEqual(b, table.d[i], weights.d[i]);
  for (int64_t i = 0; i < s.batchDims; ++i)
    (void)nnRequireEqual(b, nnDimOf(b, s.input, i), table.d[i]);
  // There is nothing to read from an empty axis.
  s.taps = nnDimSelect(b, ARITH_CMP_I_PREDICATE_EQ, s.size, nnDim(0), nnDim(0),
                       table.d[s.batchDims + 1]);
  return s;
}

/// sum + weight * element of tap `k`, or the sum itself for a weight of 0.
static MlirValue addTap(NnBuilder b, const Resampling *s, MlirValue k,
                        MlirValue sum) {
  MlirValue tap[NN_MAX_RANK + 2], at[NN_MAX_RANK];
  NnValues tapAt = {s->batchDims + 2, tap};
  memcpy(tap, s->place, (size_t)s->batchDims * sizeof *tap);
  tap[s->batchDims] = s->place[s->axis];
  tap[s->batchDims + 1] = k;
  memcpy(at, s->place, (size_t)s->rank * sizeof *at);
  MlirType indexType = mlirIndexTypeGet(nnBuilderGetContext(b));
  NnDim index = {
      NN_DYNAMIC,
      arithIndexCast(b, indexType, tensorExtract(b, s->indices, tapAt))};
  index = nnDimClamp(b, index, nnDim(0), nnDimSub(b, s->size, nnDim(1)));
  at[s->axis] = nnDimValue(b, index);
  MlirValue weight = tensorExtract(b, s->weights, tapAt);
  MlirValue x = nnWiden(b, tensorExtract(b, s->input, (NnValues){s->rank, at}));
  MlirValue zero = nnConstantFloat(b, mlirValueGetType(weight), 0);
  MlirValue counts =
      arithCmpF(b, weight, zero, ARITH_CMP_F_PREDICATE_UNE, NULL);
  return arithSelect(b, counts, nnMulAddScalar(b, weight, x, sum), sum);
}

static MlirValue sumTaps(NnBuilder b, const Resampling *s) {
  MlirType types[] = {mlirIndexTypeGet(nnBuilderGetContext(b)),
                      nnElementType(s->weights)};
  MlirOperation loop =
      scfForCreate(b, (NnTypes){1, &types[1]}, nnDimValue(b, nnDim(0)),
                   nnDimValue(b, s->taps), nnDimValue(b, nnDim(1)),
                   NN_VALUES(nnConstantFloat(b, types[1], 0)), NULL);
  NnInsertPoint outer = nnBuilderSave(b);
  MlirBlock body =
      nnBuilderAddBlock(b, scfForGetRegion(loop), (NnTypes){2, types});
  MlirValue sum = addTap(b, s, mlirBlockGetArgument(body, 0),
                         mlirBlockGetArgument(body, 1));
  scfYieldCreate(b, NN_VALUES(sum));
  nnBuilderRestore(b, outer);
  return nnResult(loop, 0);
}

MlirLogicalResult nnLowerResample(NnBuilder b, MlirOperation op) {
  Resampling s = resamplingOf(b, op);
  MlirType element = nnElementType(s.input);
  NnDims dims = nnDimsOf(b, s.input);
  dims.d[s.axis] = nnDimOf(b, s.indices, s.batchDims);
  NnGeneric g = nnGenericBegin(b, s.rank, 0);
  nnGenericOpen(&g, nnEmpty(b, &dims, element), nnMapFirst(b, s.rank, s.rank));
  for (int64_t i = 0; i < s.rank; ++i)
    s.place[i] = linalgIndex(b, i);
  return nnLowerReplace(
      b, op, nnGenericClose(&g, nnNarrow(b, sumTaps(b, &s), element)));
}
