//===- ConvTranspose2d.c - nn.conv_transpose2d
//-----------------------------===//
// Every input element adds the filter, scaled by it, to a window of the
// output: input places are the windows' places of the convolution that this is
// the transpose of.
//===----------------------------------------------------------------------===//
#include "Accumulate.h"
#include "Window.h"

#include <stdlib.h>

typedef struct Transposed {
  NnWindow window;
  NnImage in, out;
  int64_t groups, filtersPerGroup;
  NnNumber *input, *weights, *bias;
  NnNumber *sums; ///< One image of one output channel.
} Transposed;

static MlirLogicalResult checkShapes(const NnEval *e, Transposed *t) {
  const nnrt_tensor_t *filter = &e->inputs[1];
  if (e->inputs[0].rank != 4 || filter->rank != 4)
    return nnOpError(e->op, "expected input and filter of rank 4");
  t->in = nnImageOf(&e->inputs[0], false);
  t->groups = nnEvalInt(e, "groups", 1);
  t->filtersPerGroup = filter->shape[1];
  t->window.kernel[0] = filter->shape[2];
  t->window.kernel[1] = filter->shape[3];
  if (t->groups < 1 || filter->shape[0] != t->in.c || t->in.c % t->groups)
    return nnOpError(e->op, "%lld channels do not fit the filter",
                     (long long)t->in.c);
  int64_t filters = t->filtersPerGroup * t->groups;
  if (e->numInputs > 2 && nnTensorNumElements(&e->inputs[2]) != filters)
    return nnOpError(e->op, "expected a bias of %lld elements",
                     (long long)filters);
  return NN_SUCCESS;
}

static MlirLogicalResult prepare(const NnEval *e, Transposed *t) {
  int64_t extra[2] = {0, 0};
  if (mlirLogicalResultIsFailure(nnEvalWindow(e, &t->window)) ||
      mlirLogicalResultIsFailure(checkShapes(e, t)))
    return NN_FAILURE;
  nnEvalInts(e, "output_padding", 2, extra);
  const NnWindow *w = &t->window;
  t->out = (NnImage){.n = t->in.n, .c = t->filtersPerGroup * t->groups};
  for (int axis = 0; axis < 2; ++axis) {
    t->out.size[axis] = (t->in.size[axis] - 1) * w->stride[axis] -
                        w->before[axis] - w->after[axis] +
                        w->dilation[axis] * (w->kernel[axis] - 1) +
                        extra[axis] + 1;
    if (t->out.size[axis] < 1)
      return nnOpError(e->op, "expected a result of positive size");
  }
  NnShape shape = nnImageShape(&t->out, false);
  MlirLogicalResult result = nnEvalAllocate(e, 0, e->inputs[0].dtype, &shape);
  if (mlirLogicalResultIsSuccess(result))
    t->out = nnImageOf(&e->outputs[0], false);
  return result;
}

/// Adds input row `row`, which is place `ih`, as seen by the filter's image at
/// `weights`.
static void addRow(const Transposed *t, const NnNumber *row, int64_t ih,
                   const NnNumber *weights) {
  const NnWindow *w = &t->window;
  for (int64_t kh = 0; kh < w->kernel[0]; ++kh) {
    int64_t oh = nnWindowTap(w, 0, ih, kh);
    if (oh < 0 || oh >= t->out.size[0])
      continue;
    for (int64_t kw = 0; kw < w->kernel[1]; ++kw) {
      int64_t begin, end;
      nnWindowInside(w, 1, kw, t->out.size[1], t->in.size[1], &begin, &end);
      if (begin < end)
        nnMultiplyAdd(
            true, t->sums + oh * t->out.size[1] + nnWindowTap(w, 1, begin, kw),
            w->stride[1], weights[kh * w->kernel[1] + kw], row + begin, 1,
            end - begin);
    }
  }
}

static void sumImage(const Transposed *t, int64_t n, int64_t f) {
  int64_t pixels = t->out.size[0] * t->out.size[1];
  for (int64_t i = 0; i < pixels; ++i)
    t->sums[i] = t->bias ? t->bias[f] : (NnNumber){.f = 0};
  int64_t channels = t->in.c / t->groups;
  int64_t first = f / t->filtersPerGroup * channels;
  int64_t taps = t->window.kernel[0] * t->window.kernel[1];
  for (int64_t c = first; c < first + channels; ++c)
    for (int64_t ih = 0; ih < t->in.size[0]; ++ih)
      addRow(t,
             t->input + n * t->in.strideN + c * t->in.strideC +
                 ih * t->in.stride[0],
             ih,
             t->weights +
                 (c * t->filtersPerGroup + f % t->filtersPerGroup) * taps);
}

static void compute(const Transposed *t, const nnrt_tensor_t *result) {
  int64_t pixels = t->out.size[0] * t->out.size[1];
  int64_t to = 0;
  for (int64_t n = 0; n < t->out.n; ++n)
    for (int64_t f = 0; f < t->out.c; ++f) {
      sumImage(t, n, f);
      for (int64_t i = 0; i < pixels; ++i)
        nnTensorStore(result, to++, t->sums[i]);
    }
}

MlirLogicalResult nnEvalConvTranspose2d(const NnEval *e) {
  Transposed t = {0};
  if (mlirLogicalResultIsFailure(prepare(e, &t)))
    return NN_FAILURE;
  t.input = nnTensorWiden(&e->inputs[0]);
  t.weights = nnTensorWiden(&e->inputs[1]);
  t.bias = e->numInputs > 2 ? nnTensorWiden(&e->inputs[2]) : NULL;
  t.sums = malloc((size_t)(t.out.size[0] * t.out.size[1]) * sizeof(NnNumber));
  bool ok = t.input && t.weights && t.sums && (e->numInputs <= 2 || t.bias);
  if (ok)
    compute(&t, &e->outputs[0]);
  free(t.input);
  free(t.weights);
  free(t.bias);
  free(t.sums);
  return ok ? NN_SUCCESS : nnEvalOutOfMemory(e);
}
