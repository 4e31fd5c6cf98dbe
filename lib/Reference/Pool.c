//===- Pool.c - nn.max_pool, avg_pool, sum_pool and argmax_pool -----------===//
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
  int32_t dtype = e->kind == NN_OP_ArgmaxPool ? NNRT_I64 : p->from->dtype;
  MlirLogicalResult result = nnEvalAllocate(e, 0, dtype, &shape);
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

/// Folds a tap into `partial`; `position` is the tap's in the tensor.
typedef NnNumber (*TapFn)(const Pool *p, NnNumber partial, int64_t position);

/// Folds the taps that lie inside into `partial` and counts them.
static NnNumber reduceTaps(const Pool *p, const Place *place, NnNumber partial,
                           TapFn fn, int64_t *count) {
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
    partial = fn(p, partial, position);
  } while (nnNextPlace(rank, size, k));
  return partial;
}

/// Whether `x` stays the greatest beside `y`, which comes later.
static bool isGreatest(NnNumber x, NnNumber y, bool isFloat) {
  return isFloat ? isnan(x.f) || x.f >= y.f : x.i >= y.i;
}

static NnNumber maxTap(const Pool *p, NnNumber partial, int64_t position) {
  NnNumber tap = nnTensorLoad(p->from, position);
  bool stays = isGreatest(partial, tap, nnDTypeIsFloat(p->from->dtype));
  return stays ? partial : tap;
}

static NnNumber argmaxTap(const Pool *p, NnNumber partial, int64_t position) {
  if (partial.i < 0)
    return (NnNumber){.i = position};
  bool stays = isGreatest(nnTensorLoad(p->from, partial.i),
                          nnTensorLoad(p->from, position),
                          nnDTypeIsFloat(p->from->dtype));
  return stays ? partial : (NnNumber){.i = position};
}

static NnNumber sumTap(const Pool *p, NnNumber partial, int64_t position) {
  return (NnNumber){.f = partial.f + nnTensorLoad(p->from, position).f};
}

static NnNumber maxOf(const Pool *p, const Place *place) {
  int64_t count;
  return reduceTaps(p, place, nnLowest(p->from->dtype), maxTap, &count);
}

static NnNumber sumOf(const Pool *p, const Place *place) {
  int64_t count;
  return reduceTaps(p, place, (NnNumber){.f = 0}, sumTap, &count);
}

static NnNumber meanOf(const Pool *p, const Place *place) {
  int64_t count;
  NnNumber sum = reduceTaps(p, place, (NnNumber){.f = 0}, sumTap, &count);
  for (int axis = 0; p->includePad && axis < p->in.rank; ++axis)
    count = (axis ? count : 1) * tapsPadded(p, axis, place->at[axis]);
  return (NnNumber){.f = sum.f / (double)count};
}

/// Position of the greatest tap; of the first element if there is none.
static NnNumber argmaxOf(const Pool *p, const Place *place) {
  int64_t count;
  NnNumber at = reduceTaps(p, place, (NnNumber){.i = -1}, argmaxTap, &count);
  return at.i < 0 ? (NnNumber){.i = place->image} : at;
}

/// The same with the first spatial dimension counted fastest.
static NnNumber columnMajorOf(const Pool *p, const Place *place) {
  int64_t rest = argmaxOf(p, place).i - place->image, index = place->image;
  for (int axis = 0; axis < p->in.rank; ++axis) {
    int64_t stride = 1;
    for (int before = 0; before < axis; ++before)
      stride *= p->in.size[before];
    index += rest / p->in.stride[axis] * stride;
    rest %= p->in.stride[axis];
  }
  return (NnNumber){.i = index};
}

typedef NnNumber (*PlaceFn)(const Pool *p, const Place *place);

static void poolImage(const Pool *p, int64_t n, int64_t c, PlaceFn fn) {
  Place place = {.image = n * p->in.strideN + c * p->in.strideC};
  do {
    int64_t to = n * p->out.strideN + c * p->out.strideC;
    for (int axis = 0; axis < p->out.rank; ++axis)
      to += place.at[axis] * p->out.stride[axis];
    nnTensorStore(p->to, to, fn(p, &place));
  } while (nnNextPlace(p->out.rank, p->out.size, place.at));
}

static MlirLogicalResult pool(const NnEval *e, PlaceFn fn) {
  Pool p = {0};
  if (mlirLogicalResultIsFailure(prepare(e, &p)))
    return NN_FAILURE;
  if (!nnTensorNumElements(p.to))
    return NN_SUCCESS;
  for (int64_t n = 0; n < p.out.n; ++n)
    for (int64_t c = 0; c < p.out.c; ++c)
      poolImage(&p, n, c, fn);
  return NN_SUCCESS;
}

MlirLogicalResult nnEvalPool(const NnEval *e) {
  if (e->kind == NN_OP_MaxPool)
    return pool(e, maxOf);
  return pool(e, e->kind == NN_OP_AvgPool ? meanOf : sumOf);
}

MlirLogicalResult nnEvalArgmaxPool(const NnEval *e) {
  bool isColumnMajor = !mlirAttributeIsNull(nnAttr(e->op, "column_major"));
  return pool(e, isColumnMajor ? columnMajorOf : argmaxOf);
}
