//===- Pool2d.c - nn.max_pool2d and nn.avg_pool2d
//--------------------------===//
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
  if (p->from->rank != 4)
    return nnOpError(e->op, "expected an input of rank 4");
  if (mlirLogicalResultIsFailure(nnEvalWindow(e, &p->window)))
    return NN_FAILURE;
  nnEvalInts(e, "kernel", 2, p->window.kernel);
  p->in = nnImageOf(p->from, isNhwc);
  p->out = (NnImage){.n = p->in.n, .c = p->in.c};
  for (int axis = 0; axis < 2; ++axis) {
    p->out.size[axis] =
        nnWindowPlaces(&p->window, axis, p->in.size[axis], ceil);
    if (p->window.kernel[axis] < 1 || p->out.size[axis] < 1)
      return nnOpError(e->op, "the window does not fit the padded input");
  }
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
  int64_t at[2];
} Place;

typedef NnNumber (*TapFn)(NnNumber partial, NnNumber tap, bool isFloat);

static NnNumber reduceTaps(const Pool *p, const Place *place, NnNumber partial,
                           TapFn fn, int64_t *count) {
  bool isFloat = nnDTypeIsFloat(p->from->dtype);
  int64_t begin[2], end[2];
  for (int axis = 0; axis < 2; ++axis)
    tapsInside(p, axis, place->at[axis], &begin[axis], &end[axis]);
  for (int64_t kh = begin[0]; kh < end[0]; ++kh)
    for (int64_t kw = begin[1]; kw < end[1]; ++kw) {
      int64_t ih = nnWindowTap(&p->window, 0, place->at[0], kh);
      int64_t iw = nnWindowTap(&p->window, 1, place->at[1], kw);
      int64_t position =
          place->image + ih * p->in.stride[0] + iw * p->in.stride[1];
      partial = fn(partial, nnTensorLoad(p->from, position), isFloat);
    }
  *count = (end[0] - begin[0]) * (end[1] - begin[1]);
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
  if (p->includePad)
    count = tapsPadded(p, 0, place->at[0]) * tapsPadded(p, 1, place->at[1]);
  return (NnNumber){.f = sum.f / (double)count};
}

static void poolImage(const Pool *p, int64_t n, int64_t c, bool isMean) {
  Place place = {.image = n * p->in.strideN + c * p->in.strideC};
  int64_t to = n * p->out.strideN + c * p->out.strideC;
  for (int64_t oh = 0; oh < p->out.size[0]; ++oh)
    for (int64_t ow = 0; ow < p->out.size[1]; ++ow) {
      place.at[0] = oh;
      place.at[1] = ow;
      nnTensorStore(p->to, to + oh * p->out.stride[0] + ow * p->out.stride[1],
                    isMean ? meanOf(p, &place) : maxOf(p, &place));
    }
}

MlirLogicalResult nnEvalPool2d(const NnEval *e) {
  Pool p;
  if (mlirLogicalResultIsFailure(prepare(e, &p)))
    return NN_FAILURE;
  for (int64_t n = 0; n < p.out.n; ++n)
    for (int64_t c = 0; c < p.out.c; ++c)
      poolImage(&p, n, c, e->kind == NN_OP_AvgPool2d);
  return NN_SUCCESS;
}
