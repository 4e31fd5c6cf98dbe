//===- Conv2d.c - nn.conv2d
//------------------------------------------------===//
// For each output channel and row: a sum over input channels and taps, each of
// which adds one weight times a row of the input. Both layouts by strides.
//===----------------------------------------------------------------------===//
#include "Accumulate.h"
#include "Window.h"

#include <stdlib.h>

typedef struct Filter {
  int64_t outputs, channels; ///< F and C / groups.
  int64_t strideOutput, strideChannel, stride[2];
} Filter;

typedef struct Conv {
  bool isFloat;
  NnWindow window;
  NnImage in, out;
  Filter filter;
  int64_t groups;
  NnNumber *input, *weights, *bias, *sums;
} Conv;

/// `[F, C, KH, KW]` or, with nhwc, `[KH, KW, C, F]`.
static Filter filterOf(const nnrt_tensor_t *tensor, bool isNhwc, NnWindow *w) {
  NnShape shape = nnTensorShape(tensor);
  int64_t s[NN_MAX_RANK];
  nnShapeStrides(&shape, s);
  const int64_t *d = shape.dims;
  w->kernel[0] = d[isNhwc ? 0 : 2];
  w->kernel[1] = d[isNhwc ? 1 : 3];
  if (isNhwc)
    return (Filter){d[3], d[2], s[3], s[2], {s[0], s[1]}};
  return (Filter){d[0], d[1], s[0], s[1], {s[2], s[3]}};
}

static MlirLogicalResult prepare(const NnEval *e, Conv *c) {
  bool isNhwc = nnEvalIsNhwc(e);
  if (e->inputs[0].rank != 4 || e->inputs[1].rank != 4)
    return nnOpError(e->op, "expected input and filter of rank 4");
  if (mlirLogicalResultIsFailure(nnEvalWindow(e, &c->window)))
    return NN_FAILURE;
  c->isFloat = nnDTypeIsFloat(e->inputs[0].dtype);
  c->groups = nnEvalInt(e, "groups", 1);
  c->in = nnImageOf(&e->inputs[0], isNhwc);
  c->filter = filterOf(&e->inputs[1], isNhwc, &c->window);
  if (c->groups < 1 || c->in.c != c->filter.channels * c->groups ||
      c->filter.outputs % c->groups)
    return nnOpError(e->op, "%lld channels do not fit the filter",
                     (long long)c->in.c);
  if (e->numInputs > 2 &&
      nnTensorNumElements(&e->inputs[2]) != c->filter.outputs)
    return nnOpError(e->op, "expected a bias of %lld elements",
                     (long long)c->filter.outputs);
  c->out = (NnImage){.n = c->in.n, .c = c->filter.outputs};
  for (int axis = 0; axis < 2; ++axis) {
    c->out.size[axis] =
        nnWindowPlaces(&c->window, axis, c->in.size[axis], false);
    if (c->out.size[axis] < 1)
      return nnOpError(e->op, "the window does not fit the padded input");
  }
  NnShape shape = nnImageShape(&c->out, isNhwc);
  MlirLogicalResult result = nnEvalAllocate(e, 0, e->inputs[0].dtype, &shape);
  if (mlirLogicalResultIsSuccess(result))
    c->out = nnImageOf(&e->outputs[0], isNhwc);
  return result;
}

/// Adds one input row, seen by row `kh` of the filter.
static void addRow(const Conv *c, const NnNumber *row,
                   const NnNumber *weights) {
  for (int64_t kw = 0; kw < c->window.kernel[1]; ++kw) {
    int64_t begin, end;
    nnWindowInside(&c->window, 1, kw, c->in.size[1], c->out.size[1], &begin,
                   &end);
    if (begin < end)
      nnMultiplyAdd(
          c->isFloat, c->sums + begin, 1, weights[kw * c->filter.stride[1]],
          row + nnWindowTap(&c->window, 1, begin, kw) * c->in.stride[1],
          c->window.stride[1] * c->in.stride[1], end - begin);
  }
}

/// Sums up output row `oh` of sample `n` and channel `f`.
static void sumRow(const Conv *c, int64_t n, int64_t f, int64_t oh) {
  for (int64_t i = 0; i < c->out.size[1]; ++i)
    c->sums[i] = c->bias ? c->bias[f] : (NnNumber){0};
  int64_t group = f / (c->filter.outputs / c->groups);
  for (int64_t ch = 0; ch < c->filter.channels; ++ch)
    for (int64_t kh = 0; kh < c->window.kernel[0]; ++kh) {
      int64_t ih = nnWindowTap(&c->window, 0, oh, kh);
      if (ih < 0 || ih >= c->in.size[0])
        continue;
      int64_t channel = group * c->filter.channels + ch;
      addRow(c,
             c->input + n * c->in.strideN + channel * c->in.strideC +
                 ih * c->in.stride[0],
             c->weights + f * c->filter.strideOutput +
                 ch * c->filter.strideChannel + kh * c->filter.stride[0]);
    }
}

static void compute(const Conv *c, const nnrt_tensor_t *result) {
  for (int64_t n = 0; n < c->out.n; ++n)
    for (int64_t f = 0; f < c->out.c; ++f)
      for (int64_t oh = 0; oh < c->out.size[0]; ++oh) {
        sumRow(c, n, f, oh);
        int64_t to =
            n * c->out.strideN + f * c->out.strideC + oh * c->out.stride[0];
        for (int64_t ow = 0; ow < c->out.size[1]; ++ow)
          nnTensorStore(result, to + ow * c->out.stride[1], c->sums[ow]);
      }
}

MlirLogicalResult nnEvalConv2d(const NnEval *e) {
  Conv c = {0};
  if (mlirLogicalResultIsFailure(prepare(e, &c)))
    return NN_FAILURE;
  c.input = nnTensorWiden(&e->inputs[0]);
  c.weights = nnTensorWiden(&e->inputs[1]);
  c.bias = e->numInputs > 2 ? nnTensorWiden(&e->inputs[2]) : NULL;
  c.sums = malloc((size_t)c.out.size[1] * sizeof(NnNumber));
  bool ok = c.input && c.weights && c.sums && (e->numInputs <= 2 || c.bias);
  if (ok)
    compute(&c, &e->outputs[0]);
  free(c.input);
  free(c.weights);
  free(c.bias);
  free(c.sums);
  return ok ? NN_SUCCESS : nnEvalOutOfMemory(e);
}
