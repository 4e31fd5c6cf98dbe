//===- PackElements.c - Elements in the order in which they are read ------===//
// Goes through the dimensions of the packed constant, outermost first, and
// writes one after another, with zeros where panels and groups aren't full.
//===----------------------------------------------------------------------===//
#include "Codegen/Weights/Weight.h"

#include "Codegen/Weights/Excess.h"
#include "Codegen/Weights/PackNibbles.h"

#include <stdlib.h>
#include <string.h>

void nnWeightOrder(const Weight *w, int order[NN_MAX_RANK]) {
  int n = 0;
  if (w->lanes == 1) {
    for (int d = 0; d < w->shape.rank; ++d)
      if (d != w->columnDim && d != w->termDim)
        order[n++] = d;
    order[n++] = w->columnDim;
    order[n] = w->termDim;
    return;
  }
  for (int reduced = 0; reduced < 2; ++reduced) {
    for (int d = 0; d < w->shape.rank; ++d)
      if (d != w->columnDim && d != w->groupDim &&
          nnWeightIsReduced(w, d) == (bool)reduced)
        order[n++] = d;
    if (!reduced)
      order[n++] = w->columnDim;
  }
  if (w->groupDim >= 0)
    order[n] = w->groupDim;
}

static int64_t roundUp(int64_t a, int64_t b) { return (a + b - 1) / b * b; }

/// Groups of one column, with what is behind them. Steps are of four bytes.
static int64_t countGroups(const Weight *w) {
  int64_t step = w->isWide ? dotTerms : w->groupTerms;
  return roundUp(w->shape.dims[w->groupDim], step) / w->groupTerms +
         w->compensates + nnExcessRows(w->excess, w->lanes) +
         (w->hasRest ? amxGroups : 0);
}

NnShape nnWeightPackedShape(const Weight *w, const int order[NN_MAX_RANK]) {
  NnShape shape = {.rank = w->shape.rank};
  for (int i = 0; i < w->shape.rank; ++i)
    shape.dims[i] = w->shape.dims[order[i]];
  for (int i = 0; i < w->shape.rank; ++i)
    if (order[i] == w->columnDim)
      shape.dims[i] = (shape.dims[i] + w->lanes - 1) / w->lanes;
    else if (order[i] == w->groupDim)
      shape.dims[i] = countGroups(w);
  if (w->lanes > 1)
    shape.dims[shape.rank++] = w->lanes;
  if (w->groupDim >= 0 && !w->hasWords)
    shape.dims[shape.rank++] = w->groupTerms;
  return shape;
}

/// Steps between neighbours along dimension d of the weight, in elements.
static int64_t strideOf(const Weight *w, int d) {
  int64_t stride = 1;
  for (int i = d + 1; i < w->shape.rank; ++i)
    stride *= w->shape.dims[i];
  return stride;
}

/// Groups of panels, those that don't fit, and the most of these in a panel.
typedef struct Excess {
  int64_t groups, all, most;
} Excess;

/// A copy of elements between two places, by strides of bytes.
typedef struct Copy {
  char *to; ///< NULL: groups are counted.
  const char *from;
  size_t element;
  int64_t step; ///< Bytes between the columns of a row in `from`.
  Excess *count;
} Copy;

static void copyRow(Copy c, int64_t columns) {
  if (c.step == (int64_t)c.element) {
    memcpy(c.to, c.from, c.element * (size_t)columns);
    return;
  }
  for (int64_t i = 0; i < columns; ++i)
    memcpy(c.to + i * (int64_t)c.element, c.from + i * c.step, c.element);
}

/// Copies the terms behind whole steps to the end of the last of `to`.
static void copyRest(char *to, const char *from, int64_t row, int64_t step,
                     size_t element, const Weight *w) {
  int64_t terms = w->shape.dims[w->groupDim], each = w->groupTerms;
  for (int64_t k = terms / (amxGroups * each) * amxGroups * each; k < terms;
       ++k) {
    int64_t at = k - (terms - amxGroups * each);
    memcpy(to + at / each * row + at % each * (int64_t)element, from + k * step,
           element);
  }
}

static void widenColumn(char *to, const char *from, int64_t step,
                        const Weight *w) {
  int64_t row = w->lanes * dotBytes;
  for (int64_t k = 0; k < w->shape.dims[w->groupDim]; ++k) {
    char term = from[k * step];
    int16_t wide = w->isUnsigned ? (unsigned char)term : (signed char)term;
    memcpy(to + k / wideTerms * row + k % wideTerms * (int64_t)sizeof wide,
           &wide, sizeof wide);
  }
}

/// Copies one column's groups; `lanes` columns stand side by side.
static void copyColumn(char *to, const char *from, size_t element,
                       const Weight *w) {
  int64_t terms = w->shape.dims[w->groupDim], each = w->groupTerms;
  int64_t row = w->lanes * dotBytes;
  int64_t step = strideOf(w, w->groupDim) * (int64_t)element;
  int32_t sum = 0;
  if (w->hasWords) {
    nnNibblesCopy(to, row, from, step, terms, w->low);
    return;
  }
  if (w->isWide) {
    widenColumn(to, from, step, w);
    return;
  }
  for (int64_t k = 0; k < terms; ++k) {
    memcpy(to + k / each * row + k % each * (int64_t)element, from + k * step,
           element);
    char term = from[k * step];
    sum += w->isUnsigned ? (unsigned char)term : (signed char)term;
  }
  sum *= w->byUnsigned ? 128 : -128;
  if (w->compensates)
    memcpy(to + (terms + each - 1) / each * row, &sum, sizeof sum);
  if (w->hasRest)
    copyRest(to + (countGroups(w) - amxGroups) * row, from, row, step, element,
             w);
}

static void addExcess(Excess *sum, int64_t terms, int64_t count) {
  sum->groups += (terms + dotTerms - 1) / dotTerms;
  sum->all += count;
  sum->most = count > sum->most ? count : sum->most;
}

/// Copies the groups of a panel's columns; returns the end of the panel's.
static char *copyGroups(const Weight *w, Copy c, int64_t columns) {
  int64_t terms = w->shape.dims[w->groupDim];
  if (!c.to) {
    addExcess(c.count, terms,
              nnCountExcess((const signed char *)c.from, terms,
                            strideOf(w, w->groupDim), columns, c.step));
    return NULL;
  }
  for (int64_t i = 0; i < columns; ++i)
    copyColumn(c.to + i * dotBytes, c.from + i * c.step, c.element, w);
  if (w->excess) {
    int64_t groups = countGroups(w) - nnExcessRows(w->excess, w->lanes);
    nnExcessSplit(c.to, terms, w->lanes, c.to + groups * w->lanes * dotBytes,
                  w->excess);
  }
  return c.to + countGroups(w) * w->lanes * dotBytes;
}

/// Copies all rows of panels below level `level` of the packed shape; returns
/// the end of what it wrote. `columns` are those of the panel.
static char *packLevel(const Weight *w, const int *order, int level, Copy c,
                       int64_t columns) {
  if (level == w->shape.rank) {
    copyRow(c, columns);
    return c.to + w->lanes * (int64_t)c.element;
  }
  int d = order[level];
  if (d == w->groupDim)
    return copyGroups(w, c, columns);
  int64_t size = w->shape.dims[d], each = d == w->columnDim ? w->lanes : 1;
  int64_t step = strideOf(w, d) * (int64_t)c.element;
  for (int64_t i = 0; i < size; i += each) {
    Copy inner = c;
    inner.from += i * step;
    int64_t left = size - i < each ? size - i : each;
    c.to = packLevel(w, order, level + 1, inner,
                     d == w->columnDim ? left : columns);
  }
  return c.to;
}

static MlirAttribute packElements(const Weight *w, const int *order,
                                  MlirType type, const char *bytes) {
  NnShape shape = nnTypeShape(type);
  size_t size = (size_t)nnShapeNumElements(&shape) *
                (size_t)nnElementBytes(mlirShapedTypeGetElementType(type));
  size_t element = (size_t)nnElementBytes(nnElementType(w->argument));
  char *data = aligned_alloc(64, (size + 63) / 64 * 64);
  if (!data)
    return mlirAttributeGetNull();
  memset(data, 0, size);
  packLevel(w, order, 0,
            (Copy){data, bytes, element,
                   strideOf(w, w->columnDim) * (int64_t)element, NULL},
            0);
  return nnElementsOwned(type, data);
}

/// The constant's elements, which the caller frees; NULL if there are none.
static char *copyElements(const Weight *w, MlirAttribute value) {
  int64_t element = nnElementBytes(nnElementType(w->argument));
  char *all = malloc((size_t)(nnShapeNumElements(&w->shape) * element) + 1);
  if (all && nnElementsRead(value, all))
    return all;
  free(all);
  return NULL;
}

MlirAttribute nnWeightPack(const Weight *w, const int *order, MlirType type,
                           MlirAttribute value) {
  bool isSplat;
  const char *bytes = nnElementsBytes(value, &isSplat);
  if (!bytes || !isSplat)
    return bytes ? packElements(w, order, type, bytes) : mlirAttributeGetNull();
  if (w->groupDim < 0)
    return mlirDenseElementsAttrSplatGet(
        type, mlirDenseElementsAttrGetSplatValue(value));
  char *all = copyElements(w, value);
  MlirAttribute packed = mlirAttributeGetNull();
  if (all)
    packed = packElements(w, order, type, all);
  free(all);
  return packed;
}

//===----------------------------------------------------------------------===//
// Bytes or i16
//===----------------------------------------------------------------------===//

/// Counts a weight's groups, and those that don't fit. False if memory is
/// short.
static bool countExcess(const Weight *w, Excess *sum) {
  int order[NN_MAX_RANK] = {0};
  nnWeightOrder(w, order);
  char *all =
      copyElements(w, nnConstantValue(nnOperand(w->kernel, w->operand)));
  if (all)
    packLevel(w, order, 0, (Copy){NULL, all, 1, strideOf(w, w->columnDim), sum},
              0);
  free(all);
  return all;
}

void nnWeightChooseWidth(Weight *w, ByteDotUnit unit) {
  enum { mostOfHundred = 35 };
  if (w->groupTerms != dotTerms || w->groupDim < 0 || w->hasWords ||
      (unit != DOT_PAIRS && unit != DOT_SHORTS))
    return;
  Excess excess = {0};
  w->isWide = unit == DOT_PAIRS || w->isUnsigned ||
              w->shape.dims[w->groupDim] < dotTerms ||
              !countExcess(w, &excess) ||
              100 * excess.all > mostOfHundred * excess.groups;
  w->excess = w->isWide ? 0 : excess.most;
  w->compensates &= !w->isWide;
  w->groupTerms = w->isWide ? wideTerms : dotTerms;
}
