//===- Reshape.c - The same elements in another shape ---------------------===//
// Shapes are cut into segments of equal products, sizes being compared as
// symbols; segments are collapsed, then expanded. Where that can't be shown,
// tensor.reshape is given the sizes.
//===----------------------------------------------------------------------===//
#include "Lower.h"

//===----------------------------------------------------------------------===//
// tensor.collapse_shape and tensor.expand_shape
//===----------------------------------------------------------------------===//

static MlirAttribute reassociation(NnBuilder b, const int64_t *groups,
                                   int64_t n) {
  MlirAttribute attrs[NN_MAX_RANK];
  int64_t dims[NN_MAX_RANK], next = 0;
  for (int64_t i = 0; i < n; ++i) {
    for (int64_t k = 0; k < groups[i]; ++k)
      dims[k] = next++;
    attrs[i] = nnI64ArrayAttr(b, (NnInts){groups[i], dims});
  }
  return mlirArrayAttrGet(nnBuilderGetContext(b), n, attrs);
}

/// The type with each group's product as one dimension, dynamic where any of
/// the group is.
static MlirType mergedType(const NnDims *dims, const int64_t *groups, int64_t n,
                           MlirType element) {
  NnShape shape = {.rank = n};
  int64_t next = 0;
  for (int64_t i = 0; i < n; ++i) {
    shape.dims[i] = 1;
    for (int64_t k = 0; k < groups[i]; ++k, ++next)
      if (!nnDimIsStatic(dims->d[next]))
        shape.dims[i] = NN_DYNAMIC;
      else if (shape.dims[i] != NN_DYNAMIC)
        shape.dims[i] *= dims->d[next].size;
  }
  return nnTensorType(&shape, element);
}

MlirValue nnCollapseDims(NnBuilder b, MlirValue tensor, const int64_t *groups,
                         int64_t numGroups) {
  MlirType element = nnElementType(tensor);
  NnDims dims = nnDimsOf(b, tensor);
  tensor = nnCastTensor(b, tensor, nnDimsType(&dims, element));
  return tensorCollapseShape(b, mergedType(&dims, groups, numGroups, element),
                             tensor, reassociation(b, groups, numGroups));
}

MlirValue nnExpandDims(NnBuilder b, MlirValue tensor, const NnDims *dims,
                       const int64_t *groups, int64_t numGroups) {
  MlirType element = nnElementType(tensor);
  tensor =
      nnCastTensor(b, tensor, mergedType(dims, groups, numGroups, element));
  NnMixed sizes;
  nnMix(dims, &sizes);
  return tensorExpandShape(b, nnDimsType(dims, element), tensor, sizes.dynamic,
                           reassociation(b, groups, numGroups), sizes.ints);
}

//===----------------------------------------------------------------------===//
// Products of sizes
//===----------------------------------------------------------------------===//

enum { maxFactors = 32 };

typedef struct Product {
  int64_t factor, n;
  NnDim dynamic[maxFactors];
} Product;

/// Multiplies by a size, or by what it is itself the product of.
static void multiply(Product *p, NnDim x) {
  if (nnDimIsStatic(x)) {
    p->factor *= x.size;
    return;
  }
  MlirOperation def = nnDefiningOp(x.value);
  if (!arithIsaMulI(def) || p->n >= maxFactors / 2) {
    p->dynamic[p->n++] = x;
    return;
  }
  multiply(p, nnDimOfValue(arithMulIGetLhs(def)));
  multiply(p, nnDimOfValue(arithMulIGetRhs(def)));
}

static Product productOf(const NnDims *dims, int64_t begin, int64_t end) {
  Product p = {.factor = 1};
  for (int64_t i = begin; i < end; ++i)
    multiply(&p, dims->d[i]);
  return p;
}

/// Takes out of both what they have in common, but for the factors.
static void cancel(Product *x, Product *y) {
  for (int64_t i = 0; i < x->n;) {
    int64_t k = 0;
    while (k < y->n && !nnDimEqual(x->dynamic[i], y->dynamic[k]))
      ++k;
    if (k == y->n) {
      ++i;
      continue;
    }
    x->dynamic[i] = x->dynamic[--x->n];
    y->dynamic[k] = y->dynamic[--y->n];
  }
}

static bool isSameProduct(const NnDims *x, int64_t xBegin, int64_t xEnd,
                          const NnDims *y, int64_t yBegin, int64_t yEnd) {
  Product p = productOf(x, xBegin, xEnd), q = productOf(y, yBegin, yEnd);
  cancel(&p, &q);
  return p.n == 0 && q.n == 0 && p.factor == q.factor;
}

static NnDim valueOf(NnBuilder b, const Product *p) {
  NnDim value = nnDim(p->factor);
  for (int64_t i = 0; i < p->n; ++i)
    value = nnDimMul(b, p->dynamic[i], value);
  return value;
}

/// What is left of `whole` when divided among the others; -1 in `dims` stands
/// for it.
static NnDim quotientOf(NnBuilder b, const NnDims *whole,
                        const NnDims *others) {
  Product p = productOf(whole, 0, whole->rank);
  Product q = productOf(others, 0, others->rank);
  cancel(&p, &q);
  if (q.factor != 0 && p.factor % q.factor == 0) {
    p.factor /= q.factor;
    q.factor = 1;
  }
  NnDim divisor = nnDimMax(b, valueOf(b, &q), nnDim(1));
  return nnDimDiv(b, valueOf(b, &p), divisor);
}

//===----------------------------------------------------------------------===//
// Segments
//===----------------------------------------------------------------------===//

typedef struct Segments {
  int64_t n, from[NN_MAX_RANK], to[NN_MAX_RANK];
} Segments;

/// The shortest next segment of equal products.
static bool nextSegment(const NnDims *from, int64_t i, const NnDims *to,
                        int64_t j, int64_t *fromSize, int64_t *toSize) {
  for (int64_t sum = 2; sum <= from->rank - i + to->rank - j; ++sum)
    for (int64_t m = 1; m < sum; ++m) {
      int64_t n = sum - m;
      if (i + m > from->rank || j + n > to->rank ||
          !isSameProduct(from, i, i + m, to, j, j + n))
        continue;
      *fromSize = m;
      *toSize = n;
      return true;
    }
  return false;
}

static bool cutWhole(const NnDims *from, const NnDims *to, Segments *s) {
  *s = (Segments){1, {from->rank}, {to->rank}};
  return isSameProduct(from, 0, from->rank, to, 0, to->rank);
}

static bool cut(const NnDims *from, const NnDims *to, Segments *s) {
  int64_t i = 0, j = 0;
  *s = (Segments){0};
  while (i < from->rank && j < to->rank) {
    if (!nextSegment(from, i, to, j, &s->from[s->n], &s->to[s->n]))
      return cutWhole(from, to, s);
    i += s->from[s->n];
    j += s->to[s->n++];
  }
  // What is left on one side are ones, or nothing fits.
  if (!isSameProduct(from, i, from->rank, to, j, to->rank))
    return cutWhole(from, to, s);
  if (s->n) {
    s->from[s->n - 1] += from->rank - i;
    s->to[s->n - 1] += to->rank - j;
  }
  return true;
}

static bool allOne(const int64_t *sizes, int64_t n) {
  for (int64_t i = 0; i < n; ++i)
    if (sizes[i] != 1)
      return false;
  return true;
}

static MlirValue reshapeSegments(NnBuilder b, MlirValue tensor,
                                 const NnDims *from, const NnDims *to,
                                 const Segments *s) {
  bool collapses = from->rank > s->n || !allOne(s->from, s->n);
  bool expands = to->rank > s->n || !allOne(s->to, s->n);
  if (collapses)
    tensor = nnCollapseDims(b, tensor, s->from, s->n);
  return expands ? nnExpandDims(b, tensor, to, s->to, s->n) : tensor;
}

//===----------------------------------------------------------------------===//
// Any reshape
//===----------------------------------------------------------------------===//

static MlirValue reshapeByTensor(NnBuilder b, MlirValue tensor,
                                 const NnDims *dims) {
  MlirType index = mlirIndexTypeGet(nnBuilderGetContext(b));
  NnShape shape = {1, {dims->rank}};
  MlirValue sizes[NN_MAX_RANK];
  for (int64_t i = 0; i < dims->rank; ++i)
    sizes[i] = nnDimValue(b, dims->d[i]);
  MlirValue list = tensorFromElements(b, nnTensorType(&shape, index),
                                      (NnValues){dims->rank, sizes});
  return tensorReshape(b, nnDimsType(dims, nnElementType(tensor)), tensor,
                       list);
}

static void requireSameProduct(NnBuilder b, const NnDims *x, const NnDims *y) {
  Product p = productOf(x, 0, x->rank), q = productOf(y, 0, y->rank);
  cancel(&p, &q);
  for (int64_t i = 0; i < y->rank; ++i)
    nnRequireAtLeast(b, y->d[i], 0);
  (void)nnRequireEqual(b, valueOf(b, &p), valueOf(b, &q));
}

/// If `to` is static and one dimension of `from` is not, that one follows.
static void inferStatic(NnDims *from, const NnDims *to) {
  Product p = productOf(from, 0, from->rank), q = productOf(to, 0, to->rank);
  if (q.n || p.n != 1 || p.factor <= 0 || q.factor % p.factor)
    return;
  for (int64_t i = 0; i < from->rank; ++i)
    if (!nnDimIsStatic(from->d[i]))
      from->d[i] = nnDim(q.factor / p.factor);
}

MlirValue nnReshaped(NnBuilder b, MlirValue tensor, const NnDims *dims) {
  NnDims from = nnDimsOf(b, tensor);
  Segments segments;
  inferStatic(&from, dims);
  if (!cut(&from, dims, &segments)) {
    requireSameProduct(b, &from, dims);
    return reshapeByTensor(b, tensor, dims);
  }
  MlirType type = nnDimsType(&from, nnElementType(tensor));
  nnRequireType(b, tensor, type);
  tensor = nnCastTensor(b, tensor, type);
  return reshapeSegments(b, tensor, &from, dims, &segments);
}

//===----------------------------------------------------------------------===//
// nn.reshape, nn.squeeze and nn.unsqueeze
//===----------------------------------------------------------------------===//

/// An element of the shape operand known at run time only, 0 and -1 resolved
/// but for -1's value, which is `rest`.
static NnDim runtimeSize(NnBuilder b, NnDim x, const NnDim *copied,
                         NnDim rest) {
  if (copied)
    x = nnDimSelect(b, ARITH_CMP_I_PREDICATE_EQ, x, nnDim(0), *copied, x);
  return nnDimSelect(b, ARITH_CMP_I_PREDICATE_SLT, x, nnDim(0), rest, x);
}

/// Whether a value may be 0 or -1 with their meaning: not if it is computed
/// from sizes.
static bool isUnknown(NnDim x) {
  return !nnDimIsStatic(x) && arithIsaIndexCast(nnDefiningOp(x.value));
}

static NnDims requestedDims(NnBuilder b, MlirOperation op, const NnDims *from,
                            MlirValue shape) {
  bool copies = !nnReshapeGetAllowZero(op);
  NnDims dims = {.rank = nnValueShape(shape).dims[0]}, others;
  for (int64_t i = 0; i < dims.rank; ++i) {
    dims.d[i] = nnDimElement(b, shape, i);
    if (copies && nnDimIs(dims.d[i], 0) && i < from->rank)
      dims.d[i] = from->d[i];
  }
  others = dims;
  for (int64_t i = 0; i < dims.rank; ++i)
    if (nnDimIs(dims.d[i], -1))
      others.d[i] = nnDim(1);
    else if (isUnknown(dims.d[i]))
      others.d[i] =
          runtimeSize(b, dims.d[i],
                      copies && i < from->rank ? &from->d[i] : NULL, nnDim(1));
  for (int64_t i = 0; i < dims.rank; ++i)
    if (nnDimIs(dims.d[i], -1))
      dims.d[i] = quotientOf(b, from, &others);
    else if (isUnknown(dims.d[i]))
      dims.d[i] = runtimeSize(b, dims.d[i],
                              copies && i < from->rank ? &from->d[i] : NULL,
                              quotientOf(b, from, &others));
  return dims;
}

/// The result's type may know sizes that tracing did not find.
static void adoptStatic(NnDims *dims, MlirOperation op) {
  NnShape shape = nnValueShape(nnResult(op, 0));
  for (int64_t i = 0; i < dims->rank; ++i)
    if (!nnDimIsStatic(dims->d[i]) && shape.dims[i] != NN_DYNAMIC)
      dims->d[i] = nnDim(shape.dims[i]);
}

MlirLogicalResult nnLowerReshape(NnBuilder b, MlirOperation op) {
  MlirValue input = nnLowerOperand(b, op, 0);
  MlirValue shape = nnLowerOperand(b, op, 1);
  NnDims from = nnDimsOf(b, input);
  NnDims dims = requestedDims(b, op, &from, shape);
  adoptStatic(&dims, op);
  return nnLowerReplace(b, op, nnReshaped(b, input, &dims));
}

/// `marked[i]` for each of the op's axes among `rank` dimensions.
static void markAxes(MlirOperation op, int64_t rank, bool *marked) {
  int64_t axes[NN_MAX_RANK];
  int64_t n = nnAttrInts(nnAttr(op, "axes"), NN_MAX_RANK, axes);
  for (int64_t i = 0; i < n; ++i)
    marked[axes[i] < 0 ? axes[i] + rank : axes[i]] = true;
}

MlirLogicalResult nnLowerSqueeze(NnBuilder b, MlirOperation op) {
  MlirValue input = nnLowerOperand(b, op, 0);
  NnDims from = nnDimsOf(b, input), to = {0};
  bool dropped[NN_MAX_RANK] = {false};
  markAxes(op, from.rank, dropped);
  for (int64_t i = 0; i < from.rank; ++i)
    if (!dropped[i])
      to.d[to.rank++] = from.d[i];
    else
      from.d[i] = nnRequireEqual(b, nnDim(1), from.d[i]);
  input = nnCastTensor(b, input, nnDimsType(&from, nnElementType(input)));
  return nnLowerReplace(b, op, nnReshaped(b, input, &to));
}

MlirLogicalResult nnLowerUnsqueeze(NnBuilder b, MlirOperation op) {
  MlirValue input = nnLowerOperand(b, op, 0);
  NnDims from = nnDimsOf(b, input);
  NnDims to = {.rank = nnRank(nnResult(op, 0))};
  bool inserted[NN_MAX_RANK] = {false};
  markAxes(op, to.rank, inserted);
  for (int64_t i = 0, next = 0; i < to.rank; ++i)
    to.d[i] = inserted[i] ? nnDim(1) : from.d[next++];
  return nnLowerReplace(b, op, nnReshaped(b, input, &to));
}
