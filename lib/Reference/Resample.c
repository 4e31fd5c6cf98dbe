//===- Resample.c - nn.resample -------------------------------------------===//
// Input is seen as [batch, outer, size, inner], the result as [batch, outer,
// count, inner], and the tables as [batch, count, taps].
//===----------------------------------------------------------------------===//
#include "Evaluate.h"

typedef struct Resampling {
  const nnrt_tensor_t *input, *indices, *weights;
  int64_t batch, outer, size, inner, count, taps;
} Resampling;

/// Element (o, i, r) of the result in batch `b`.
static double sumTaps(const Resampling *s, int64_t b, int64_t o, int64_t i,
                      int64_t r) {
  int64_t row = (b * s->outer + o) * s->size;
  int64_t tap = (b * s->count + i) * s->taps;
  double sum = 0;
  for (int64_t k = 0; s->size && k < s->taps; ++k, ++tap) {
    double weight = nnTensorLoad(s->weights, tap).f;
    int64_t index = nnTensorLoad(s->indices, tap).i;
    index = index < 0 ? 0 : index >= s->size ? s->size - 1 : index;
    if (weight != 0)
      sum += weight * nnTensorLoad(s->input, (row + index) * s->inner + r).f;
  }
  return sum;
}

static MlirLogicalResult prepare(const NnEval *e, Resampling *s) {
  int64_t axis, batchDims = nnEvalInt(e, "batch_dims", 0);
  NnShape from = nnTensorShape(s->input), table = nnTensorShape(s->indices);
  NnShape weights = nnTensorShape(s->weights);
  if (mlirLogicalResultIsFailure(nnEvalAxis(e, 0, from.rank, &axis)))
    return NN_FAILURE;
  bool fits = batchDims >= 0 && batchDims <= axis &&
              table.rank == batchDims + 2 && nnShapeEqual(&table, &weights);
  for (int64_t d = 0; fits && d < batchDims; ++d)
    fits = table.dims[d] == from.dims[d];
  if (!fits)
    return nnOpError(e->op, "expected tables of one shape that fit the batch");
  s->batch = nnShapeRange(&from, 0, batchDims);
  s->outer = nnShapeRange(&from, batchDims, axis);
  s->size = from.dims[axis];
  s->inner = nnShapeRange(&from, axis + 1, from.rank);
  s->count = from.dims[axis] = table.dims[batchDims];
  s->taps = table.dims[batchDims + 1];
  return nnEvalAllocate(e, 0, s->input->dtype, &from);
}

MlirLogicalResult nnEvalResample(const NnEval *e) {
  Resampling s = {&e->inputs[0], &e->inputs[1], &e->inputs[2]};
  if (mlirLogicalResultIsFailure(prepare(e, &s)))
    return NN_FAILURE;
  int64_t at = 0;
  for (int64_t b = 0; b < s.batch; ++b)
    for (int64_t o = 0; o < s.outer; ++o)
      for (int64_t i = 0; i < s.count; ++i)
        for (int64_t r = 0; r < s.inner; ++r, ++at)
          nnTensorStore(&e->outputs[0], at,
                        (NnNumber){.f = sumTaps(&s, b, o, i, r)});
  return NN_SUCCESS;
}
