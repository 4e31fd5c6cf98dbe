//===- Pool.c - nn.max_pool and nn.avg_pool -------------------------------===//
// Each output element looks at the taps of its window that lie inside the
// image. Padding is never a maximum; whether it counts in a mean is an option.
//===----------------------------------------------------------------------===//
#include "Window.h"

#include <math.h>

typedef struct Pool {
  const nnrt_tensor_t *from, *to;
  NnWindow window;
  NnImage in, out;
  bool includePad;
} Pool;

static MlirLogicalResult prepare(const NnEval *e, Pool *p) {
  bool isNhwc = nnEvalIsNhwc(e);
  bool ceil = !mlirAttributeIsNull(nnAttr(e->op, "ceil_mode"));
  p->from = &e->inputs[0];
  p->to = &e->outputs[0];
  p->includePad = !mlirAttributeIsNull(nnAttr(e->op, "count_include_pad"));
  if (mlirLogicalResultIsFailure(nnEvalCheckImage(e, 0)))
    return NN_FAILURE;
  p->in = nnImageOf(p->from, isNhwc);
  p->out = (NnImage){.rank = p->in.rank, .n = p->in.n, .c = p->in.c};
  nnEvalInts(e, "kernel", p->in.rank, p->window.kernel);
  if (mlirLogicalResultIsFailure(nnEvalWindow(e, &p->in, &p->window)))
    return NN_FAILURE;
  for (int axis = 0; axis < p->in.rank; ++axis)
    p->out.size[axis] =
        nnWindowPlaces(&p->window, axis, p->in.size[axis], ceil);
  NnShape shape = nnImageShape(&p->out, isNhwc);
  MlirLogicalResult result = nnEvalAllocate(e, 0, p->from->dtype, &shape);
  if (mlirLogicalResultIsSuccess(result))
    p->out = nnImageOf(p->to, isNhwc);
  return result;
}

/// The taps [begin, end) along an axis that lie inside when at place `at`.
static void tapsInside(const Pool *p, int axis, int64_t at, int64_t *begin,
                       int64_t *end) {
  *begin = 0;
  *end = p->window.kernel[axis];
  while (*begin < *end && nnWindowTap(&p->window, axis, at, *begin) < 0)
    ++*begin;
  while (*end > *begin &&
         nnWindowTap(&p->window, axis, at, *end - 1) >= p->in.size[axis])
    --*end;
}

/// Number of taps along an axis that lie inside the image or its padding.
static int64_t tapsPadded(const Pool *p, int axis, int64_t at) {
  int64_t count = 0;
  int64_t end = p->in.size[axis] + p->window.after[axis];
  for (int64_t k = 0; k < p->window.kernel[axis]; ++k)
    count += nnWindowTap(&p->window, axis, at, k) < end;
  return count;
}

/// An output element, or what it is computed for.
typedef struct Place {
  int64_t image; ///< Position of the channel's first input element.
  int64_t at[NN_MAX_SPACE];
} Place;

typedef NnNumber (*TapFn)(NnNumber partial, NnNumber tap, bool isFloat);

/// Folds the taps that lie inside into `partial` and counts them.
static NnNumber reduceTaps(const Pool *p, const Place *place, NnNumber partial,
                           TapFn fn, int64_t *count) {
  bool isFloat = nnDTypeIsFloat(p->from->dtype);
  int rank = p->in.rank;
  int64_t begin[NN_MAX_SPACE], size[NN_MAX_SPACE], k[NN_MAX_SPACE] = {0};
  *count = 1;
  for (int axis = 0; axis < rank; ++axis) {
    int64_t end;
    tapsInside(p, axis, place->at[axis], &begin[axis], &end);
    size[axis] = end - begin[axis];
    *count *= size[axis];
  }
  if (!*count)
    return partial;
  do {
    int64_t position = place->image;
    for (int axis = 0; axis < rank; ++axis)
      position +=
          p->in.stride[axis] *
          nnWindowTap(&p->window, axis, place->at[axis], begin[axis] + k[axis]);
    partial = fn(partial, nnTensorLoad(p->from, position), isFloat);
  } while (nnNextPlace(rank, size, k));
  return partial;
}

static NnNumber maxTap(NnNumber partial, NnNumber tap, bool isFloat) {
  if (isFloat)
    return isnan(partial.f) || partial.f >= tap.f ? partial : tap;
  return partial.i >= tap.i ? partial : tap;
}

static NnNumber sumTap(NnNumber partial, NnNumber tap, bool isFloat) {
  (void)isFloat;
  return (NnNumber){.f = partial.f + tap.f};
}

static NnNumber maxOf(const Pool *p, const Place *place) {
  int64_t count;
  return reduceTaps(p, place, nnLowest(p->from->dtype), maxTap, &count);
}

static NnNumber meanOf(const Pool *p, const Place *place) {
  int64_t count;
  NnNumber sum = reduceTaps(p, place, (NnNumber){.f = 0}, sumTap, &count);
  for (int axis = 0; p->includePad && axis < p->in.rank; ++axis)
    count = (axis ? count : 1) * tapsPadded(p, axis, place->at[axis]);
  return (NnNumber){.f = sum.f / (double)count};
}

static void poolImage(const Pool *p, int64_t n, int64_t c, bool isMean) {
  Place place = {.image = n * p->in.strideN + c * p->in.strideC};
  do {
    int64_t to = n * p->out.strideN + c * p->out.strideC;
    for (int axis = 0; axis < p->out.rank; ++axis)
      to += place.at[axis] * p->out.stride[axis];
    nnTensorStore(p->to, to, isMean ? meanOf(p, &place) : maxOf(p, &place));
  } while (nnNextPlace(p->out.rank, p->out.size, place.at));
}

MlirLogicalResult nnEvalPool(const NnEval *e) {
  Pool p = {0};
  if (mlirLogicalResultIsFailure(prepare(e, &p)))
    return NN_FAILURE;
  if (!nnTensorNumElements(p.to))
    return NN_SUCCESS;
  for (int64_t n = 0; n < p.out.n; ++n)
    for (int64_t c = 0; c < p.out.c; ++c)
      poolImage(&p, n, c, e->kind == NN_OP_AvgPool);
  return NN_SUCCESS;
}
