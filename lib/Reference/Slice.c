//===- Slice.c - nn.slice -------------------------------------------------===//
// Starts and ends are resolved to an offset, a count and a stride for each
// dimension; the rest is a strided copy.
//===----------------------------------------------------------------------===//
#include "Evaluate.h"

/// Elements first, first + step, … of a dimension.
typedef struct Range {
  int64_t first, count, step;
} Range;

static int64_t clamp(int64_t x, int64_t low, int64_t high) {
  return x < low ? low : x > high ? high : x;
}

static Range resolve(int64_t size, int64_t start, int64_t end, int64_t step) {
  if (size == 0)
    return (Range){0, 0, 1};
  start += start < 0 ? size : 0;
  end += end < 0 ? size : 0;
  Range r = {.step = step};
  if (step > 0) {
    r.first = clamp(start, 0, size);
    end = clamp(end, 0, size);
    r.count = end > r.first ? (end - r.first - 1) / step + 1 : 0;
  } else { // the last element taken is end + 1
    r.first = clamp(start, 0, size - 1);
    end = clamp(end, -1, size - 1);
    int64_t distance = r.first - end;
    // -step would overflow for the least step.
    r.count = distance > 0 ? 1 - (distance - 1) / step : 0;
  }
  return r;
}

/// Reads operand `i` at `k`; `absent` if the op lacks it.
static int64_t operandAt(const NnEval *e, intptr_t i, int64_t k,
                         int64_t absent) {
  return i < e->numInputs ? nnTensorLoad(&e->inputs[i], k).i : absent;
}

static MlirLogicalResult resolveAll(const NnEval *e, Range *ranges) {
  const nnrt_tensor_t *input = &e->inputs[0];
  int64_t axes[NN_MAX_RANK];
  int64_t count = nnAttrInts(nnAttr(e->op, "axes"), NN_MAX_RANK, axes);
  for (intptr_t i = 1; i < e->numInputs; ++i)
    if (nnTensorNumElements(&e->inputs[i]) != count)
      return nnOpError(e->op, "expected operand %lld of %lld elements",
                       (long long)i, (long long)count);
  for (int32_t d = 0; d < input->rank; ++d)
    ranges[d] = (Range){0, input->shape[d], 1};
  for (int64_t k = 0; k < count; ++k) {
    int64_t axis = axes[k] + (axes[k] < 0 ? input->rank : 0);
    int64_t step = operandAt(e, 3, k, 1);
    if (axis < 0 || axis >= input->rank)
      return nnOpError(e->op, "axis %lld is no dimension of input",
                       (long long)axes[k]);
    if (step == 0)
      return nnOpError(e->op, "expected steps other than 0");
    ranges[axis] = resolve(input->shape[axis], operandAt(e, 1, k, 0),
                           operandAt(e, 2, k, 0), step);
  }
  return NN_SUCCESS;
}

MlirLogicalResult nnEvalSlice(const NnEval *e) {
  const nnrt_tensor_t *input = &e->inputs[0];
  NnShape from = nnTensorShape(input), to = from;
  Range ranges[NN_MAX_RANK];
  if (mlirLogicalResultIsFailure(resolveAll(e, ranges)))
    return NN_FAILURE;
  int64_t fromStrides[NN_MAX_RANK], toStrides[NN_MAX_RANK], offset = 0;
  nnShapeStrides(&from, fromStrides);
  for (int64_t d = 0; d < from.rank; ++d) {
    to.dims[d] = ranges[d].count;
    offset += ranges[d].first * fromStrides[d];
    // A step that is never taken may be huge.
    fromStrides[d] = ranges[d].count > 1 ? ranges[d].step * fromStrides[d] : 0;
  }
  if (mlirLogicalResultIsFailure(nnEvalAllocate(e, 0, input->dtype, &to)))
    return NN_FAILURE;
  nnShapeStrides(&to, toStrides);
  if (nnTensorNumElements(&e->outputs[0])) {
    int64_t bytes = nnDTypeBytes(input->dtype);
    nnCopyStrided(e->outputs[0].data, toStrides,
                  (const char *)input->data + offset * bytes, fromStrides, &to,
                  bytes);
  }
  return NN_SUCCESS;
}
