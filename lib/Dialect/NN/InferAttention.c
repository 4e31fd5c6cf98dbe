//===- InferAttention.c - Shape rule of attention -------------------------===//
// The result is q's shape with v's size, in its own order of dimensions.
//===----------------------------------------------------------------------===//
#include "Rules.h"

/// Operand i as [batch, heads, sequence, size].
static NnShape shapeOf(const NnInfer *in, intptr_t i, const char *layout) {
  NnShape shape = nnInferShape(in, i);
  if (nnAttrInt(nnDictAttr(in->attributes, layout), 0)) {
    int64_t heads = shape.dims[2];
    shape.dims[2] = shape.dims[1];
    shape.dims[1] = heads;
  }
  return shape;
}

static bool checkRanks(const NnInfer *in) {
  for (intptr_t i = 0; i < in->numOperands; ++i) {
    int64_t rank = nnInferShape(in, i).rank;
    if (i < 3 ? rank != 4 : rank > 4)
      return nnInferReject(in, "C2",
                           "expected operand %" PRIdPTR
                           " of rank 4%s, got rank %" PRId64,
                           i, i < 3 ? "" : " or less", rank);
  }
  return true;
}

static bool unify(const NnInfer *in, const char *what, int64_t *x, int64_t y) {
  int64_t before = *x;
  return nnUnifyDim(x, y) ||
         nnInferReject(in, "C3",
                       "expected one %s, got %" PRId64 " and %" PRId64, what,
                       before, y);
}

static bool checkMask(const NnInfer *in, const NnShape *scores) {
  if (in->numOperands < 4)
    return true;
  NnShape mask = nnInferShape(in, 3);
  for (int64_t k = 1; k <= mask.rank; ++k) {
    int64_t dim = mask.dims[mask.rank - k], all = scores->dims[4 - k];
    if (dim != 1 && !nnUnifyDim(&all, dim))
      return nnInferReject(in, "C5",
                           "expected mask to broadcast to the scores: "
                           "dimension %" PRId64 " is %" PRId64
                           ", theirs is %" PRId64,
                           mask.rank - k, dim, all);
  }
  return true;
}

MlirLogicalResult nnInferAttention(const NnInfer *in) {
  if (!nnInferOneElement(in, "C1", 0) || !checkRanks(in))
    return NN_FAILURE;
  NnShape q = shapeOf(in, 0, "q_layout"), k = shapeOf(in, 1, "kv_layout");
  NnShape v = shapeOf(in, 2, "kv_layout");
  if (!unify(in, "batch", &q.dims[0], k.dims[0]) ||
      !unify(in, "batch", &q.dims[0], v.dims[0]) ||
      !unify(in, "number of heads", &k.dims[1], v.dims[1]) ||
      !unify(in, "sequence", &k.dims[2], v.dims[2]) ||
      !unify(in, "size", &q.dims[3], k.dims[3]))
    return NN_FAILURE;
  int64_t heads = q.dims[1], groups = k.dims[1];
  if (heads != NN_DYNAMIC && groups > 0 && heads % groups)
    return nnInferError(
        in, "C4", "expected a multiple of %" PRId64 " heads, got %" PRId64,
        groups, heads);
  NnShape scores = {4, {q.dims[0], heads, q.dims[2], k.dims[2]}};
  if (!checkMask(in, &scores))
    return NN_FAILURE;
  bool isBshd = nnAttrInt(nnDictAttr(in->attributes, "layout"), 0) != 0;
  NnShape result = {4, {q.dims[0], heads, q.dims[2], v.dims[3]}};
  if (isBshd) {
    result.dims[1] = q.dims[2];
    result.dims[2] = heads;
  }
  return nnInferTensor(in, &result, nnInferElement(in, 0));
}
