//===- ConvTranspose.c - nn.conv_transpose --------------------------------===//
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
  NnImage filter; ///< n: channels; c: outputs of a group.
  int64_t groups;
  NnNumber *input, *weights, *bias;
  NnNumber *sums; ///< One image of one output channel.
} Transposed;

static MlirLogicalResult checkShapes(const NnEval *e, Transposed *t) {
  if (mlirLogicalResultIsFailure(nnEvalCheckImage(e, 0)) ||
      e->inputs[1].rank != e->inputs[0].rank)
    return nnOpError(e->op, "expected input and filter of one rank");
  t->in = nnImageOf(&e->inputs[0], false);
  t->filter = nnImageOf(&e->inputs[1], false);
  t->groups = nnEvalInt(e, "groups", 1);
  if (t->groups < 1 || t->filter.n != t->in.c || t->in.c % t->groups)
    return nnOpError(e->op, "%lld channels do not fit the filter",
                     (long long)t->in.c);
  int64_t filters = t->filter.c * t->groups;
  if (e->numInputs > 2 && nnTensorNumElements(&e->inputs[2]) != filters)
    return nnOpError(e->op, "expected a bias of %lld elements",
                     (long long)filters);
  return NN_SUCCESS;
}

static MlirLogicalResult prepare(const NnEval *e, Transposed *t) {
  int64_t extra[NN_MAX_SPACE] = {0};
  if (mlirLogicalResultIsFailure(checkShapes(e, t)) ||
      mlirLogicalResultIsFailure(nnEvalWindow(e, &t->in, &t->window)))
    return NN_FAILURE;
  nnEvalInts(e, "output_padding", t->in.rank, extra);
  NnWindow *w = &t->window;
  t->out =
      (NnImage){.rank = t->in.rank, .n = t->in.n, .c = t->filter.c * t->groups};
  for (int axis = 0; axis < t->in.rank; ++axis) {
    w->kernel[axis] = t->filter.size[axis];
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

/// Adds an input row, as seen by a row of the filter, to one of the output's.
static void addRow(const Transposed *t, NnNumber *sums, const NnNumber *row,
                   const NnNumber *weights) {
  const NnWindow *w = &t->window;
  int last = t->in.rank - 1;
  for (int64_t k = 0; k < w->kernel[last]; ++k) {
    int64_t begin, end;
    nnWindowInside(w, last, k, t->out.size[last], t->in.size[last], &begin,
                   &end);
    if (begin < end)
      nnMultiplyAdd(true, sums + nnWindowTap(w, last, begin, k),
                    w->stride[last], weights[k], row + begin, 1, end - begin);
  }
}

/// Adds the input row at `at`, as seen by the filter's image at `weights`.
static void addRows(const Transposed *t, const NnNumber *row,
                    const NnNumber *weights, const int64_t *at) {
  int rows = t->in.rank - 1;
  int64_t k[NN_MAX_SPACE] = {0};
  do {
    int64_t to = 0, weight = 0;
    bool isInside = true;
    for (int axis = 0; axis < rows; ++axis) {
      int64_t tap = nnWindowTap(&t->window, axis, at[axis], k[axis]);
      isInside &= tap >= 0 && tap < t->out.size[axis];
      to += tap * t->out.stride[axis];
      weight += k[axis] * t->filter.stride[axis];
    }
    if (isInside)
      addRow(t, t->sums + to, row, weights + weight);
  } while (nnNextPlace(rows, t->window.kernel, k));
}

static void addImage(const Transposed *t, const NnNumber *image,
                     const NnNumber *weights) {
  int rows = t->in.rank - 1;
  int64_t at[NN_MAX_SPACE] = {0};
  if (!t->in.strideC) // An image without pixels.
    return;
  do {
    const NnNumber *row = image;
    for (int axis = 0; axis < rows; ++axis)
      row += at[axis] * t->in.stride[axis];
    addRows(t, row, weights, at);
  } while (nnNextPlace(rows, t->in.size, at));
}

static void sumImage(const Transposed *t, int64_t n, int64_t f) {
  for (int64_t i = 0; i < t->out.strideC; ++i)
    t->sums[i] = t->bias ? t->bias[f] : (NnNumber){.f = 0};
  int64_t channels = t->in.c / t->groups;
  int64_t first = f / t->filter.c * channels;
  for (int64_t c = first; c < first + channels; ++c)
    addImage(t, t->input + n * t->in.strideN + c * t->in.strideC,
             t->weights + c * t->filter.strideN +
                 f % t->filter.c * t->filter.strideC);
}

static void compute(const Transposed *t, const nnrt_tensor_t *result) {
  int64_t to = 0;
  for (int64_t n = 0; n < t->out.n; ++n)
    for (int64_t f = 0; f < t->out.c; ++f) {
      sumImage(t, n, f);
      for (int64_t i = 0; i < t->out.strideC; ++i)
        nnTensorStore(result, to++, t->sums[i]);
    }
}

MlirLogicalResult nnEvalConvTranspose(const NnEval *e) {
  Transposed t = {0};
  if (mlirLogicalResultIsFailure(prepare(e, &t)))
    return NN_FAILURE;
  t.input = nnTensorWiden(&e->inputs[0]);
  t.weights = nnTensorWiden(&e->inputs[1]);
  t.bias = e->numInputs > 2 ? nnTensorWiden(&e->inputs[2]) : NULL;
  t.sums = malloc((size_t)t.out.strideC * sizeof(NnNumber));
  bool ok = t.input && t.weights && t.sums && (e->numInputs <= 2 || t.bias);
  if (ok)
    compute(&t, &e->outputs[0]);
  free(t.input);
  free(t.weights);
  free(t.bias);
  free(t.sums);
  return ok ? NN_SUCCESS : nnEvalOutOfMemory(e);
}
