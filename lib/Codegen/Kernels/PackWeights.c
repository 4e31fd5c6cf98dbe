//===- PackWeights.c - Lay constant weights out as they are read ----------===//
// A constant that a contraction or convolution in an nn.kernel multiplies by is
// cut into panels of one vector's columns, tensor<KxN> -> tensor<N/L x K x L>,
// and read through (n floordiv L, k…, n mod L): rows of a panel are neighbours,
// where those of a wide matrix are on pages of their own. Bytes and bf16 that
// are summed up by groups (ByteDot.h), of four or two, become tensor<N/L x K/4
// x L x 4>, read through (…, k floordiv 4, n mod L, k mod 4), with zeros where
// groups aren't full; where pairs of i16 are multiplied, they are widened to
// these, tensor<N/L x K/2 x L x 2>. Bytes of four bits become words of eight
// terms, tensor<N/L x K/8 x L>. Where there are few columns and many terms,
// these are put innermost, so that they fill vectors.
//===----------------------------------------------------------------------===//
#include "Codegen/Kernels/Excess.h"
#include "Codegen/Kernels/PackNibbles.h"
#include "Codegen/Nest/ByteDot.h"
#include "Codegen/Passes.h"

#include "Support/List.h"
#include "nn-c/NNOps.h"
#include "nn/Builders/Arith.h"
#include "nn/Builders/Linalg.h"
#include "nn/Builders/Tensor.h"

#include "mlir-c/AffineExpr.h"
#include "mlir-c/Dialect/Arith.h"
#include "mlir-c/Dialect/Linalg.h"

#include <stdlib.h>
#include <string.h>

enum { optVectorBytes, optByteDot, optFloatDot };
enum { statPacked };

//===----------------------------------------------------------------------===//
// What is packed
//===----------------------------------------------------------------------===//

/// A weight of a generic, which has loop `loopOf[d]` as dimension d.
typedef struct Weight {
  MlirOperation kernel, generic;
  intptr_t operand, input; ///< Of the kernel and of the generic.
  MlirValue argument;      ///< Of the kernel's region.
  NnShape shape;           ///< As the generic reads it.
  int loopOf[NN_MAX_RANK];
  int columnDim; ///< The dimension that the result's columns run along.
  int termDim; ///< That of terms which the other input has side by side, or -1.
  int64_t lanes;    ///< Columns of a panel; 1 if terms are innermost.
  int groupDim;     ///< The dimension that groups are cut from, or -1,
  int groupTerms;   ///< and how many terms are in each.
  bool isUnsigned;  ///< So are its bytes,
  bool byUnsigned;  ///< and the rows' that they are multiplied by.
  bool compensates; ///< What is to be added stands behind the groups,
  bool hasRest;     ///< and what tile registers leave, once more;
  int64_t excess;   ///< or of so many groups what doesn't fit (Excess.h).
  bool isWide;      ///< Its bytes become i16,
  bool hasWords;    ///< or groups are words of nibbles,
  int64_t low;      ///< which stand for integers from this one on.
} Weight;

static MlirAttribute mapAttr(MlirOperation generic, intptr_t i) {
  return mlirArrayAttrGetElement(linalgGenericGetIndexingMapsAttr(generic), i);
}

static bool accessOf(MlirOperation generic, intptr_t i, Access *out) {
  return nnAccessFromMap(mlirAffineMapAttrGetValue(mapAttr(generic, i)), out);
}

/// The loop that a linear form is, or -1.
static int loopOfForm(const Linear *l) {
  for (int loop = 0; loop < maxLoops; ++loop)
    if (nnLinearIsLoop(l, loop))
      return loop;
  return -1;
}

/// The loop of the result's last dimension, or -1.
static int columnLoopOf(MlirOperation generic) {
  Access out;
  if (linalgGenericGetNumOutputs(generic) != 1 ||
      !accessOf(generic, linalgGenericGetNumInputs(generic), &out) || !out.rank)
    return -1;
  return loopOfForm(&out.dims[out.rank - 1]);
}

static bool isReduced(MlirOperation generic, int loop) {
  Access out;
  return accessOf(generic, linalgGenericGetNumInputs(generic), &out) &&
         !nnAccessUses(&out, loop);
}

/// The dimension of a reduction along which the other input is contiguous.
static int findTerms(const Weight *w, const Access *other) {
  for (int d = 0; d < w->shape.rank; ++d)
    if (isReduced(w->generic, w->loopOf[d]) &&
        nnAccessIsContiguous(other, w->loopOf[d], 1))
      return d;
  return -1;
}

/// Whether groups of terms or of columns share what is read.
static bool isShared(const Access *a, int column) {
  for (int d = 0; d < a->rank; ++d)
    if (a->dims[d].divisor && !a->dims[d].coefficient[column])
      return true;
  return nnAccessHasGroups(a);
}

/// Whether each dimension is a loop of its own, one of them the columns and one
/// reduced, and no other input has columns, but in groups: weights that others
/// are multiplied by element by element are read once, not packed.
static bool readWeight(Weight *w) {
  Access access, other;
  int column = columnLoopOf(w->generic);
  if (column < 0 || !accessOf(w->generic, w->input, &access))
    return false;
  bool reduces = false;
  w->columnDim = w->termDim = -1;
  for (int d = 0; d < access.rank; ++d) {
    w->loopOf[d] = loopOfForm(&access.dims[d]);
    if (w->loopOf[d] < 0)
      return false;
    reduces |= isReduced(w->generic, w->loopOf[d]);
    if (w->loopOf[d] == column)
      w->columnDim = d;
  }
  for (intptr_t i = 0; i < linalgGenericGetNumInputs(w->generic); ++i) {
    if (i == w->input)
      continue;
    if (!accessOf(w->generic, i, &other) ||
        (nnAccessUses(&other, column) && !isShared(&other, column)))
      return false;
    w->termDim = isShared(&other, column) ? -1 : findTerms(w, &other);
  }
  return reduces && w->columnDim >= 0 && access.rank < NN_MAX_RANK;
}

/// Terms but those that groups are cut from.
static int64_t countTaps(const Weight *w) {
  int64_t taps = 1;
  for (int d = 0; d < w->shape.rank; ++d)
    if (d != w->groupDim && isReduced(w->generic, w->loopOf[d]))
      taps *= w->shape.dims[d];
  return taps;
}

/// Reads how a weight of bytes or bf16 is grouped, if it is.
static void readGroups(Weight *w, ByteDotUnit byteUnit, ByteDotUnit floatUnit) {
  MlirOperation generic = w->generic;
  bool isUnsigned[2];
  Access rows;
  int rank = (int)w->shape.rank;
  w->groupTerms = nnDotTerms(generic, isUnsigned);
  if (!w->groupTerms || rank + 2 > NN_MAX_RANK ||
      !accessOf(generic, 1 - w->input, &rows))
    return;
  bool reduction[maxLoops] = {false};
  int loops = (int)mlirArrayAttrGetNumElements(
      linalgGenericGetIteratorTypesAttr(generic));
  for (int i = 0; i < loops && i < maxLoops; ++i)
    reduction[i] = isReduced(generic, i);
  int loop = loops > maxLoops ? -1 : nnByteDotLoop(&rows, loops, reduction);
  for (int d = 0; loop >= 0 && d < rank; ++d)
    if (w->loopOf[d] == loop && w->shape.dims[d])
      w->groupDim = d;
  bool isFloat = w->groupTerms != dotTerms;
  w->isUnsigned = isUnsigned[w->input];
  w->byUnsigned = isUnsigned[1 - w->input];
  w->compensates =
      !isFloat && nnByteDotCompensates(byteUnit, w->byUnsigned, w->isUnsigned);
  w->hasRest = (isFloat ? floatUnit : byteUnit) == DOT_TILES &&
               w->groupDim >= 0 && countTaps(w) == 1 &&
               nnByteDotHasRest(w->shape.dims[w->groupDim], w->groupTerms);
}

/// Reads whether a weight of bytes fits in nibbles; its last reduction is then
/// cut into words.
static void readWords(Weight *w) {
  MlirAttribute value = nnConstantValue(nnOperand(w->kernel, w->operand));
  if (nnBitWidth(nnElementType(w->argument)) != 8 ||
      !nnNibblesFit(w->generic, w->input, value, &w->low))
    return;
  for (int d = 0; d < w->shape.rank; ++d)
    if (isReduced(w->generic, w->loopOf[d]))
      w->groupDim = d;
  w->hasWords = w->groupDim >= 0;
  w->groupTerms = wordTerms;
}

/// The kernel's argument that the generic reads, also with dimensions split or
/// merged.
static MlirValue argumentOf(MlirValue value) {
  MlirOperation reshape = nnDefiningOp(value);
  if ((tensorIsaExpandShape(reshape) || tensorIsaCollapseShape(reshape)) &&
      nnHasOneUse(value))
    value = nnOperand(reshape, 0);
  return mlirValueIsABlockArgument(value) && nnHasOneUse(value)
             ? value
             : (MlirValue){NULL};
}

static bool findConstant(Weight *w) {
  MlirValue value = linalgGenericGetInputsAt(w->generic, w->input);
  w->shape = nnValueShape(value);
  w->argument = argumentOf(value);
  MlirBlock body = mlirRegionGetFirstBlock(nnKernelGetBody(w->kernel));
  if (mlirValueIsNull(w->argument) ||
      !mlirBlockEqual(mlirBlockArgumentGetOwner(w->argument), body))
    return false;
  w->operand = mlirBlockArgumentGetArgNumber(w->argument);
  return !mlirAttributeIsNull(
      nnConstantValue(nnOperand(w->kernel, w->operand)));
}

/// Whether vectors of terms, which are summed at the end, take less time than
/// one of columns for each term.
static bool termsPay(const Weight *w, int64_t lanes) {
  enum { sumCost = 20 };
  if (w->termDim < 0 || w->groupDim >= 0)
    return false;
  int64_t vectors = (w->shape.dims[w->termDim] + lanes - 1) / lanes, terms = 1;
  for (int d = 0; d < w->shape.rank; ++d)
    if (isReduced(w->generic, w->loopOf[d])) {
      terms *= w->shape.dims[d];
      vectors *= d == w->termDim ? 1 : w->shape.dims[d];
    }
  return w->shape.dims[w->columnDim] * (vectors + sumCost) < terms;
}

/// Chooses how the weight is packed, if that pays: panels of few columns would
/// be mostly padding, which costs less than to multiply groups one by one.
static bool choosePacking(Weight *w, int64_t vectorBytes) {
  MlirValue out = linalgGenericGetOutputsAt(w->generic, 0);
  int64_t lanes = vectorBytes / nnElementBytes(nnElementType(out));
  if (!nnShapeIsStatic(&w->shape) || lanes < 2 ||
      nnBitWidth(nnElementType(w->argument)) < 8)
    return false;
  bool isWide = w->groupDim >= 0 || 2 * w->shape.dims[w->columnDim] > lanes;
  w->lanes = isWide ? lanes : 1;
  if (isWide && w->groupDim < 0)
    readWords(w);
  return isWide || termsPay(w, lanes);
}

//===----------------------------------------------------------------------===//
// The packed constant
//===----------------------------------------------------------------------===//

/// Order of the weight's dimensions in the packed one, in which the columns
/// stand for the panels: the other parallel loops, panels, reductions, of which
/// that with groups is last; or, with terms innermost, other loops, columns,
/// terms.
static void packedOrder(const Weight *w, int order[NN_MAX_RANK]) {
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
          isReduced(w->generic, w->loopOf[d]) == (bool)reduced)
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

static NnShape packedShape(const Weight *w, const int order[NN_MAX_RANK]) {
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

static MlirAttribute pack(const Weight *w, const int *order, MlirType type,
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
  packedOrder(w, order);
  char *all =
      copyElements(w, nnConstantValue(nnOperand(w->kernel, w->operand)));
  if (all)
    packLevel(w, order, 0, (Copy){NULL, all, 1, strideOf(w, w->columnDim), sum},
              0);
  free(all);
  return all;
}

/// Chooses between groups of bytes, of which most fit, and of i16.
static void chooseWidth(Weight *w, ByteDotUnit byteUnit) {
  enum { mostOfHundred = 35 };
  if (w->groupTerms != dotTerms || w->groupDim < 0 || w->hasWords ||
      (byteUnit != DOT_PAIRS && byteUnit != DOT_SHORTS))
    return;
  Excess excess = {0};
  w->isWide = byteUnit == DOT_PAIRS || w->isUnsigned ||
              w->shape.dims[w->groupDim] < dotTerms ||
              !countExcess(w, &excess) ||
              100 * excess.all > mostOfHundred * excess.groups;
  w->excess = w->isWide ? 0 : excess.most;
  w->compensates &= !w->isWide;
  w->groupTerms = w->isWide ? wideTerms : dotTerms;
}

//===----------------------------------------------------------------------===//
// Constants that are packed already
//===----------------------------------------------------------------------===//

/// The same weight may be used in several places, and in several forms.
typedef struct Packed {
  MlirAttribute from, to;
  MlirType type;
  int order[NN_MAX_RANK];
} Packed;

typedef struct Packer {
  const NnPass *pass;
  int64_t vectorBytes;
  ByteDotUnit byteUnit, floatUnit;
  NnBuilder b;
  Packed *packed;
  int n;
  intptr_t capacity;
} Packer;

static MlirAttribute remembered(const Packer *p, const Packed *key) {
  for (const Packed *k = p->packed; k < p->packed + p->n; ++k)
    if (mlirAttributeEqual(k->from, key->from) &&
        mlirTypeEqual(k->type, key->type) &&
        !memcmp(k->order, key->order, sizeof k->order))
      return k->to;
  return mlirAttributeGetNull();
}

static void remember(Packer *p, const Packed *packed) {
  // Where memory is short it is packed once more.
  if (nnReserve(&p->packed, p->n + 1, &p->capacity, sizeof *packed))
    p->packed[p->n++] = *packed;
}

static MlirAttribute packedConstant(Packer *p, const Weight *w,
                                    const int *order, MlirType type) {
  Packed packed = {.from = nnConstantValue(nnOperand(w->kernel, w->operand)),
                   .type = type};
  memcpy(packed.order, order, sizeof packed.order);
  packed.to = remembered(p, &packed);
  if (!mlirAttributeIsNull(packed.to))
    return packed.to;
  packed.to = pack(w, order, type, packed.from);
  if (!mlirAttributeIsNull(packed.to))
    remember(p, &packed);
  return packed.to;
}

//===----------------------------------------------------------------------===//
// The rewrite
//===----------------------------------------------------------------------===//

/// (other loops…, column floordiv lanes, reductions…, column mod lanes); with
/// groups, (…, term floordiv 4, column mod lanes, term mod 4); with words, (…,
/// term floordiv 8, column mod lanes); with terms innermost, (other loops…,
/// column, term).
static MlirAffineMap packedMap(MlirContext context, const Weight *w,
                               const int *order) {
  MlirAffineExpr exprs[NN_MAX_RANK];
  int rank = (int)w->shape.rank;
  MlirAffineExpr group = mlirAffineConstantExprGet(context, w->groupTerms);
  MlirAffineExpr lanes = mlirAffineConstantExprGet(context, w->lanes);
  MlirAffineExpr column =
      mlirAffineDimExprGet(context, w->loopOf[w->columnDim]);
  for (int i = 0; i < rank; ++i) {
    exprs[i] = mlirAffineDimExprGet(context, w->loopOf[order[i]]);
    if (order[i] == w->columnDim)
      exprs[i] = mlirAffineFloorDivExprGet(column, lanes);
  }
  MlirAffineExpr term = exprs[rank - 1];
  if (w->lanes > 1)
    exprs[rank++] = mlirAffineModExprGet(column, lanes);
  if (w->groupDim >= 0) {
    exprs[rank - 2] = mlirAffineFloorDivExprGet(term, group);
    if (!w->hasWords)
      exprs[rank++] = mlirAffineModExprGet(term, group);
  }
  MlirAffineMap map = mlirAffineMapAttrGetValue(mapAttr(w->generic, w->input));
  return mlirAffineMapGet(context, mlirAffineMapGetNumDims(map), 0, rank,
                          exprs);
}

static void setMap(NnBuilder b, const Weight *w, MlirAffineMap map) {
  MlirAffineMap maps[NN_MAX_RANK];
  intptr_t n = mlirOperationGetNumOperands(w->generic);
  for (intptr_t i = 0; i < n; ++i)
    maps[i] =
        i == w->input ? map : mlirAffineMapAttrGetValue(mapAttr(w->generic, i));
  linalgGenericSetIndexingMapsAttr(w->generic,
                                   nnAffineMapArrayAttr(b, n, maps));
}

static MlirValue bodyArgument(const Weight *w) {
  MlirRegion body = linalgGenericGetRegion(w->generic);
  return mlirBlockGetArgument(mlirRegionGetFirstBlock(body), w->input);
}

/// Gives the kernel the packed constant, and reads that.
static void rewrite(Packer *p, const Weight *w) {
  int order[NN_MAX_RANK] = {0};
  packedOrder(w, order);
  NnShape shape = packedShape(w, order);
  MlirType element = nnElementType(w->argument);
  if (w->hasWords || w->isWide)
    element = mlirIntegerTypeGet(nnBuilderGetContext(p->b),
                                 8 * dotBytes / (w->isWide ? wideTerms : 1));
  MlirType type = nnTensorType(&shape, element);
  MlirAttribute value = packedConstant(p, w, order, type);
  if (mlirAttributeIsNull(value))
    return;
  nnBuilderBefore(p->b, w->kernel);
  mlirOperationSetOperand(w->kernel, w->operand, arithConstant(p->b, value));
  MlirOperation expand =
      nnDefiningOp(linalgGenericGetInputsAt(w->generic, w->input));
  mlirValueSetType(w->argument, type);
  mlirOperationSetOperand(w->generic, w->input, w->argument);
  if (!mlirOperationIsNull(expand))
    mlirOperationDestroy(expand);
  if (w->isWide)
    mlirValueSetType(bodyArgument(w), element);
  setMap(p->b, w, packedMap(nnBuilderGetContext(p->b), w, order));
  if (w->hasWords)
    nnNibblesUnpack(p->b, w->generic, w->input, w->loopOf[w->groupDim], w->low);
  nnPassCount(p->pass, statPacked, 1);
}

static MlirWalkResult packKernel(MlirOperation kernel, void *packer) {
  if (!nnIsaKernel(kernel))
    return MlirWalkResultAdvance;
  Packer *p = packer;
  MlirBlock body = mlirRegionGetFirstBlock(nnKernelGetBody(kernel));
  for (MlirOperation op = mlirBlockGetFirstOperation(body);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op))
    for (intptr_t i = 0;
         linalgIsaGeneric(op) && i < linalgGenericGetNumInputs(op); ++i) {
      Weight w = {.kernel = kernel, .generic = op, .input = i, .groupDim = -1};
      if (!findConstant(&w) || !readWeight(&w))
        continue;
      readGroups(&w, p->byteUnit, p->floatUnit);
      if (!choosePacking(&w, p->vectorBytes))
        continue;
      chooseWidth(&w, p->byteUnit);
      rewrite(p, &w);
    }
  return MlirWalkResultAdvance;
}

static MlirLogicalResult run(MlirOperation func, const NnPass *pass) {
  Packer p = {.pass = pass,
              .vectorBytes = nnPassInt(pass, optVectorBytes),
              .byteUnit = (ByteDotUnit)nnPassInt(pass, optByteDot),
              .floatUnit = (ByteDotUnit)nnPassInt(pass, optFloatDot),
              .b = nnBuilderCreate(mlirOperationGetContext(func))};
  mlirOperationWalk(func, packKernel, &p, MlirWalkPostOrder);
  nnBuilderDestroy(p.b);
  free(p.packed);
  return NN_SUCCESS;
}

const NnPassInfo nnPackWeightsPass = {
    .name = "nn-pack-weights",
    .description = "Lay constant weights of kernels out in panels of columns",
    .anchor = "func.func",
    .options =
        (const NnOptionInfo[]){
            {"vector-bytes", "bytes of a vector register", NN_OPTION_INT, "64"},
            {"byte-dot",
             "how products of bytes are summed up: 0 widened, 1 as pairs, "
             "2 as quads, 4 in tiles, 5 as quads that are alike signed, "
             "6 as any quads, 7 as pairs of bytes that fit in i16",
             NN_OPTION_INT, "0"},
            {"float-dot",
             "how products of bf16 are summed up: 0 widened, 3 as pairs, "
             "4 in tiles",
             NN_OPTION_INT, "0"},
        },
    .numOptions = 3,
    .statistics =
        (const NnStatisticInfo[]){
            {"packed", "Number of uses of weights that were packed"},
        },
    .numStatistics = 1,
    .dialects = (MlirDialectHandle(*const[])(
        void)){mlirGetDialectHandle__arith__, mlirGetDialectHandle__linalg__,
               NULL},
    .run = run,
};
