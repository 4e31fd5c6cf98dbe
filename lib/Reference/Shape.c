//===- Shape.c - Shapes, strides and strided copies -----------------------===//
// What data movement is made of: a copy between two strided views of memory
// says transpose, slice, expand, concat and split.
//===----------------------------------------------------------------------===//
#include "Tensor.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

bool nnShapeBroadcast(NnShape *shape, const NnShape *other) {
  NnShape result = shape->rank >= other->rank ? *shape : *other;
  const NnShape *lower = shape->rank >= other->rank ? other : shape;
  int64_t skipped = result.rank - lower->rank;
  for (int64_t d = 0; d < lower->rank; ++d) {
    int64_t *dim = &result.dims[skipped + d];
    if (*dim == 1)
      *dim = lower->dims[d];
    else if (lower->dims[d] != 1 && lower->dims[d] != *dim)
      return false;
  }
  *shape = result;
  return true;
}

void nnShapeStrides(const NnShape *shape, int64_t *strides) {
  int64_t stride = 1;
  for (int64_t d = shape->rank; d-- > 0;) {
    strides[d] = stride;
    stride *= shape->dims[d];
  }
}

void nnBroadcastStrides(const NnShape *from, const NnShape *to,
                        int64_t *strides) {
  int64_t dense[NN_MAX_RANK];
  nnShapeStrides(from, dense);
  int64_t skipped = to->rank - from->rank;
  for (int64_t d = 0; d < to->rank; ++d)
    strides[d] =
        d < skipped || from->dims[d - skipped] == 1 ? 0 : dense[d - skipped];
}

int64_t nnShapeRange(const NnShape *shape, int64_t begin, int64_t end) {
  int64_t product = 1;
  for (int64_t d = begin; d < end; ++d)
    product *= shape->dims[d];
  return product;
}

const char *nnShapeText(const NnShape *shape, char *buffer, size_t size) {
  size_t used = (size_t)snprintf(buffer, size, "[");
  for (int64_t d = 0; d < shape->rank && used < size; ++d)
    used += (size_t)snprintf(buffer + used, size - used, "%s%" PRId64,
                             d ? "," : "", shape->dims[d]);
  if (used < size)
    snprintf(buffer + used, size - used, "]");
  return buffer;
}

//===----------------------------------------------------------------------===//
// Copies
//===----------------------------------------------------------------------===//

typedef struct Copy {
  int64_t rank, bytes;
  int64_t dims[NN_MAX_RANK];
  int64_t toStrides[NN_MAX_RANK], fromStrides[NN_MAX_RANK];
} Copy;

static void swap(int64_t *a, int64_t *b) {
  int64_t t = *a;
  *a = *b;
  *b = t;
}

#define COPY_ROW(Type)                                                         \
  for (int64_t i = 0; i < count; ++i)                                          \
  ((Type *)to)[i * toStride] = ((const Type *)from)[i * fromStride]

static void copyRow(char *to, int64_t toStride, const char *from,
                    int64_t fromStride, int64_t count, int64_t bytes) {
  if (toStride == 1 && fromStride == 1)
    memcpy(to, from, (size_t)(count * bytes));
  else if (bytes == 1)
    COPY_ROW(uint8_t);
  else if (bytes == 2)
    COPY_ROW(uint16_t);
  else if (bytes == 4)
    COPY_ROW(uint32_t);
  else
    COPY_ROW(uint64_t);
}

/// Tiles stay in the cache whichever of the two dimensions is contiguous.
enum { tileSize = 32 };

static int64_t lesser(int64_t a, int64_t b) { return a < b ? a : b; }

/// Copies the last two dimensions, of which `from` is not contiguous in the
/// last, tile by tile.
static void copyPlane(const Copy *c, char *to, const char *from) {
  int64_t y = c->rank - 2, x = c->rank - 1;
  for (int64_t i0 = 0; i0 < c->dims[y]; i0 += tileSize)
    for (int64_t j0 = 0; j0 < c->dims[x]; j0 += tileSize) {
      int64_t iEnd = lesser(i0 + tileSize, c->dims[y]);
      int64_t count = lesser(tileSize, c->dims[x] - j0);
      for (int64_t i = i0; i < iEnd; ++i)
        copyRow(to + (i * c->toStrides[y] + j0 * c->toStrides[x]) * c->bytes,
                c->toStrides[x],
                from +
                    (i * c->fromStrides[y] + j0 * c->fromStrides[x]) * c->bytes,
                c->fromStrides[x], count, c->bytes);
    }
}

static void copyDim(const Copy *c, int64_t d, char *to, const char *from) {
  if (d == c->rank - 1) {
    copyRow(to, c->toStrides[d], from, c->fromStrides[d], c->dims[d], c->bytes);
    return;
  }
  if (d == c->rank - 2 && c->fromStrides[d + 1] != 1) {
    copyPlane(c, to, from);
    return;
  }
  for (int64_t i = 0; i < c->dims[d]; ++i)
    copyDim(c, d + 1, to + i * c->toStrides[d] * c->bytes,
            from + i * c->fromStrides[d] * c->bytes);
}

/// Makes the dimension in which `from` is contiguous the last but one, unless
/// it is the last: the order of copying is free.
static void sinkContiguous(Copy *c) {
  int64_t d = c->rank - 1;
  while (d >= 0 && (c->fromStrides[d] != 1 || c->dims[d] == 1))
    --d;
  if (d < 0)
    return;
  for (; d < c->rank - 2; ++d) {
    swap(&c->dims[d], &c->dims[d + 1]);
    swap(&c->toStrides[d], &c->toStrides[d + 1]);
    swap(&c->fromStrides[d], &c->fromStrides[d + 1]);
  }
}

void nnCopyStrided(void *to, const int64_t *toStrides, const void *from,
                   const int64_t *fromStrides, const NnShape *shape,
                   int64_t bytes) {
  Copy copy = {.rank = shape->rank, .bytes = bytes};
  for (int64_t d = 0; d < shape->rank; ++d) {
    if (shape->dims[d] == 0)
      return;
    copy.dims[d] = shape->dims[d];
    copy.toStrides[d] = toStrides[d];
    copy.fromStrides[d] = fromStrides[d];
  }
  if (shape->rank == 0) {
    memcpy(to, from, (size_t)bytes);
    return;
  }
  sinkContiguous(&copy);
  copyDim(&copy, 0, to, from);
}
