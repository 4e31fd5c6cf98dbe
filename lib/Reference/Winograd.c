//===- Winograd.c - nn.winograd_conv --------------------------------------===//
// By the definition, in double precision: B^T d B of each tile and channel,
// times the weights, summed over channels, then A^T y A.
//===----------------------------------------------------------------------===//
#include "Evaluate.h"

#include "Support/Winograd.h"

#include <stdlib.h>

enum { maxProducts = nnWinogradMaxSize * nnWinogradMaxSize };

typedef struct Winograd {
  const NnWinograd *form;
  NnShape in, out, weights;
  int64_t pads[4];
  const nnrt_tensor_t *input;
  NnNumber *filters, *bias;
  double *tile; ///< B^T d B, by channel.
} Winograd;

/// result = m x m^T, where x is columns x columns.
static void transform(const double (*m)[nnWinogradMaxSize], int rows,
                      int columns, const double *x, double *result) {
  double half[maxProducts] = {0};
  for (int i = 0; i < rows; ++i)
    for (int a = 0; a < columns; ++a)
      for (int j = 0; j < columns; ++j)
        half[i * columns + j] += m[i][a] * x[a * columns + j];
  for (int i = 0; i < rows; ++i)
    for (int j = 0; j < rows; ++j) {
      double sum = 0;
      for (int b = 0; b < columns; ++b)
        sum += m[j][b] * half[i * columns + b];
      result[i * rows + j] = sum;
    }
}

static double inputAt(const Winograd *w, int64_t n, int64_t y, int64_t x,
                      int64_t c) {
  if (y < 0 || y >= w->in.dims[1] || x < 0 || x >= w->in.dims[2])
    return 0;
  int64_t row = (n * w->in.dims[1] + y) * w->in.dims[2] + x;
  return nnTensorLoad(w->input, row * w->in.dims[3] + c).f;
}

/// Transforms all channels of the tile whose first output is (y, x).
static void transformInput(const Winograd *w, int64_t n, int64_t y, int64_t x) {
  int size = w->form->size;
  for (int64_t c = 0; c < w->in.dims[3]; ++c) {
    double d[maxProducts];
    for (int a = 0; a < size; ++a)
      for (int b = 0; b < size; ++b)
        d[a * size + b] =
            inputAt(w, n, y + a - w->pads[0], x + b - w->pads[1], c);
    transform(w->form->bt, size, size, d, w->tile + c * maxProducts);
  }
}

static void sumChannels(const Winograd *w, int64_t f, double *sums) {
  int products = w->form->size * w->form->size;
  int64_t channels = w->in.dims[3], panel = nnWinogradPanel;
  for (int p = 0; p < products; ++p) {
    int64_t row = (p * w->weights.dims[1] + f / panel) * channels;
    sums[p] = 0;
    for (int64_t c = 0; c < channels; ++c)
      sums[p] += w->tile[c * maxProducts + p] *
                 w->filters[(row + c) * panel + f % panel].f;
  }
}

static void storeTile(const Winograd *w, const nnrt_tensor_t *result, int64_t n,
                      int64_t y, int64_t x, int64_t f, const double *values) {
  int64_t m = w->form->tile;
  for (int64_t i = y; i < y + m && i < w->out.dims[1]; ++i)
    for (int64_t j = x; j < x + m && j < w->out.dims[2]; ++j) {
      int64_t at = (n * w->out.dims[1] + i) * w->out.dims[2] + j;
      double value = values[(i - y) * m + j - x];
      nnTensorStore(result, at * w->out.dims[3] + f,
                    (NnNumber){.f = value + (w->bias ? w->bias[f].f : 0)});
    }
}

static void compute(const Winograd *w, const nnrt_tensor_t *result) {
  int m = w->form->tile;
  for (int64_t n = 0; n < w->out.dims[0]; ++n)
    for (int64_t y = 0; y < w->out.dims[1]; y += m)
      for (int64_t x = 0; x < w->out.dims[2]; x += m) {
        transformInput(w, n, y, x);
        for (int64_t f = 0; f < w->out.dims[3]; ++f) {
          double sums[maxProducts], values[maxProducts];
          sumChannels(w, f, sums);
          transform(w->form->at, m, w->form->size, sums, values);
          storeTile(w, result, n, y, x, f, values);
        }
      }
}

/// Run-time shapes obey the shape rule no more than the types do.
static MlirLogicalResult prepare(const NnEval *e, Winograd *w) {
  w->in = nnTensorShape(&e->inputs[0]);
  w->weights = nnTensorShape(&e->inputs[1]);
  int64_t filters = nnEvalInt(e, "filters", 0);
  nnEvalInts(e, "pads", 4, w->pads);
  w->form = nnWinogradOfProducts(w->weights.dims[0]);
  w->out = w->in;
  for (int axis = 1; axis < 3; ++axis)
    w->out.dims[axis] += w->pads[axis - 1] + w->pads[axis + 1] - 2;
  w->out.dims[3] = filters;
  if (!w->form || w->weights.dims[2] != w->in.dims[3] ||
      w->weights.dims[1] * nnWinogradPanel < filters ||
      (e->numInputs > 2 && nnTensorNumElements(&e->inputs[2]) != filters) ||
      w->out.dims[1] < 1 || w->out.dims[2] < 1)
    return nnOpError(e->op, "expected weights that fit input and filters");
  return nnEvalAllocate(e, 0, e->inputs[0].dtype, &w->out);
}

MlirLogicalResult nnEvalWinogradConv(const NnEval *e) {
  Winograd w = {.input = &e->inputs[0]};
  if (mlirLogicalResultIsFailure(prepare(e, &w)))
    return NN_FAILURE;
  w.filters = nnTensorWiden(&e->inputs[1]);
  w.bias = e->numInputs > 2 ? nnTensorWiden(&e->inputs[2]) : NULL;
  w.tile = malloc(((size_t)w.in.dims[3] + 1) * maxProducts * sizeof(double));
  bool ok = w.filters && w.tile && (e->numInputs <= 2 || w.bias);
  if (ok)
    compute(&w, &e->outputs[0]);
  free(w.filters);
  free(w.bias);
  free(w.tile);
  return ok ? NN_SUCCESS : nnEvalOutOfMemory(e);
}
