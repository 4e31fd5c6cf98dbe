//===- Conv.c - nn.conv ---------------------------------------------------===//
// For each output channel and row: a sum over input channels and taps, each of
// which adds one weight times a row of the input. Both layouts by strides.
//===----------------------------------------------------------------------===//
#include "Accumulate.h"
#include "Window.h"

#include <stdlib.h>

typedef struct Conv {
  bool isFloat;
  NnWindow window;
  NnImage in, out;
  NnImage filter; ///< n: outputs; c: channels of a group.
  int64_t groups;
  NnNumber *input, *weights, *bias, *sums;
} Conv;

/// `[F, C, K…]` or, with nhwc, `[K…, C, F]`.
static NnImage filterOf(const nnrt_tensor_t *tensor, bool isNhwc) {
  if (!isNhwc)
    return nnImageOf(tensor, false);
  NnShape shape = nnTensorShape(tensor);
  int64_t s[NN_MAX_RANK];
  nnShapeStrides(&shape, s);
  int rank = (int)shape.rank - 2;
  NnImage filter = {.rank = rank,
                    .n = shape.dims[rank + 1],
                    .c = shape.dims[rank],
                    .strideN = s[rank + 1],
                    .strideC = s[rank]};
  for (int i = 0; i < rank; ++i) {
    filter.size[i] = shape.dims[i];
    filter.stride[i] = s[i];
  }
  return filter;
}

static MlirLogicalResult checkShapes(const NnEval *e, const Conv *c) {
  if (c->groups < 1 || c->in.c != c->filter.c * c->groups ||
      c->filter.n % c->groups)
    return nnOpError(e->op, "%lld channels do not fit the filter",
                     (long long)c->in.c);
  if (e->numInputs > 2 && nnTensorNumElements(&e->inputs[2]) != c->filter.n)
    return nnOpError(e->op, "expected a bias of %lld elements",
                     (long long)c->filter.n);
  return NN_SUCCESS;
}

static MlirLogicalResult prepare(const NnEval *e, Conv *c) {
  bool isNhwc = nnEvalIsNhwc(e);
  if (mlirLogicalResultIsFailure(nnEvalCheckImage(e, 0)) ||
      e->inputs[1].rank != e->inputs[0].rank)
    return nnOpError(e->op, "expected input and filter of one rank");
  c->isFloat = nnDTypeIsFloat(e->inputs[0].dtype);
  c->groups = nnEvalInt(e, "groups", 1);
  c->in = nnImageOf(&e->inputs[0], isNhwc);
  c->filter = filterOf(&e->inputs[1], isNhwc);
  c->out = (NnImage){.rank = c->in.rank, .n = c->in.n, .c = c->filter.n};
  for (int axis = 0; axis < c->in.rank; ++axis)
    c->window.kernel[axis] = c->filter.size[axis];
  if (mlirLogicalResultIsFailure(checkShapes(e, c)) ||
      mlirLogicalResultIsFailure(nnEvalWindow(e, &c->in, &c->window)))
    return NN_FAILURE;
  for (int axis = 0; axis < c->in.rank; ++axis)
    c->out.size[axis] =
        nnWindowPlaces(&c->window, axis, c->in.size[axis], false);
  NnShape shape = nnImageShape(&c->out, isNhwc);
  MlirLogicalResult result =
      nnEvalAllocate(e, 0, nnEvalProductDType(e), &shape);
  if (mlirLogicalResultIsSuccess(result))
    c->out = nnImageOf(&e->outputs[0], isNhwc);
  return result;
}

/// Adds one input row, seen by a row of the filter.
static void addRow(const Conv *c, const NnNumber *row,
                   const NnNumber *weights) {
  int last = c->in.rank - 1;
  for (int64_t k = 0; k < c->window.kernel[last]; ++k) {
    int64_t begin, end;
    nnWindowInside(&c->window, last, k, c->in.size[last], c->out.size[last],
                   &begin, &end);
    if (begin < end)
      nnMultiplyAdd(
          c->isFloat, c->sums + begin, 1, weights[k * c->filter.stride[last]],
          row + nnWindowTap(&c->window, last, begin, k) * c->in.stride[last],
          c->window.stride[last] * c->in.stride[last], end - begin);
  }
}

/// Adds one channel's image, whose rows the window at `at` sees.
static void addChannel(const Conv *c, const NnNumber *image,
                       const NnNumber *weights, const int64_t *at) {
  int rows = c->in.rank - 1;
  int64_t k[NN_MAX_SPACE] = {0};
  do {
    int64_t from = 0, weight = 0;
    bool isInside = true;
    for (int axis = 0; axis < rows; ++axis) {
      int64_t tap = nnWindowTap(&c->window, axis, at[axis], k[axis]);
      isInside &= tap >= 0 && tap < c->in.size[axis];
      from += tap * c->in.stride[axis];
      weight += k[axis] * c->filter.stride[axis];
    }
    if (isInside)
      addRow(c, image + from, weights + weight);
  } while (nnNextPlace(rows, c->window.kernel, k));
}

/// Sums up the output row at `at` of sample `n` and channel `f`.
static void sumRow(const Conv *c, int64_t n, int64_t f, const int64_t *at) {
  for (int64_t i = 0; i < c->out.size[c->out.rank - 1]; ++i)
    c->sums[i] = c->bias ? c->bias[f] : (NnNumber){0};
  int64_t group = f / (c->filter.n / c->groups);
  for (int64_t ch = 0; ch < c->filter.c; ++ch)
    addChannel(c,
               c->input + n * c->in.strideN +
                   (group * c->filter.c + ch) * c->in.strideC,
               c->weights + f * c->filter.strideN + ch * c->filter.strideC, at);
}

static void computeChannel(const Conv *c, const nnrt_tensor_t *result,
                           int64_t n, int64_t f) {
  int last = c->out.rank - 1;
  int64_t at[NN_MAX_SPACE] = {0};
  do {
    sumRow(c, n, f, at);
    int64_t to = n * c->out.strideN + f * c->out.strideC;
    for (int axis = 0; axis < last; ++axis)
      to += at[axis] * c->out.stride[axis];
    for (int64_t i = 0; i < c->out.size[last]; ++i)
      nnTensorStore(result, to + i * c->out.stride[last], c->sums[i]);
  } while (nnNextPlace(last, c->out.size, at));
}

static void compute(const Conv *c, const nnrt_tensor_t *result) {
  if (!nnTensorNumElements(result))
    return;
  for (int64_t n = 0; n < c->out.n; ++n)
    for (int64_t f = 0; f < c->out.c; ++f)
      computeChannel(c, result, n, f);
}

MlirLogicalResult nnEvalConv(const NnEval *e) {
  Conv c = {0};
  if (mlirLogicalResultIsFailure(prepare(e, &c)))
    return NN_FAILURE;
  c.input = nnTensorWiden(&e->inputs[0]);
  c.weights = nnTensorWiden(&e->inputs[1]);
  c.bias = e->numInputs > 2 ? nnTensorWiden(&e->inputs[2]) : NULL;
  c.sums = malloc(((size_t)c.out.size[c.out.rank - 1] + 1) * sizeof(NnNumber));
  bool ok = c.input && c.weights && c.sums && (e->numInputs <= 2 || c.bias);
  if (ok)
    compute(&c, &e->outputs[0]);
  free(c.input);
  free(c.weights);
  free(c.bias);
  free(c.sums);
  return ok ? NN_SUCCESS : nnEvalOutOfMemory(e);
}
