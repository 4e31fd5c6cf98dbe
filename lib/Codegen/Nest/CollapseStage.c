//===- CollapseStage.c - Fewer, longer loops ------------------------------===//
// A 1x1 convolution over (h, w) with rows that lie behind one another becomes
// one over h * w: tiles of rows then don't end where a line does. Operands are
// seen through tensor.collapse_shape. Expects static sizes.
//===----------------------------------------------------------------------===//
#include "Codegen/Nest/CollapseStage.h"

#include "Conversion/NNToLinalg/Lower.h"
#include "nn/Builders/Arith.h"
#include "nn/Builders/Linalg.h"
#include "nn/Builders/Tensor.h"

/// Two output dimensions, `dim` and the next, and their loops.
typedef struct Pair {
  int dim, outer, inner;
} Pair;

//===----------------------------------------------------------------------===//
// What can be merged
//===----------------------------------------------------------------------===//

bool nnIsWhole(MlirValue tensor) {
  MlirOperation def = nnDefiningOp(tensor);
  if (mlirOperationIsNull(def))
    return nnOperationIs(
        mlirBlockGetParentOperation(mlirBlockArgumentGetOwner(tensor)),
        "func.func");
  if (tensorIsaCollapseShape(def))
    return nnIsWhole(tensorCollapseShapeGetSrc(def));
  return tensorIsaEmpty(def) || arithIsaConstant(def);
}

/// Whether dimension d of a tensor and the next lie in memory as one: the next
/// is whole, be it of a tensor of which this one is a part.
static bool liesAsOne(MlirValue tensor, int d) {
  MlirOperation def = nnDefiningOp(tensor);
  if (!tensorIsaExtractSlice(def))
    return nnIsWhole(tensor);
  MlirValue source = tensorExtractSliceGetSource(def);
  return nnIsWhole(source) && nnRank(source) == nnRank(tensor) &&
         !tensorExtractSliceGetNumStrides(def) &&
         tensorExtractSliceGetStaticStridesAt(def, d) == 1 &&
         tensorExtractSliceGetStaticStridesAt(def, d + 1) == 1 &&
         nnValueShape(source).dims[d + 1] == nnValueShape(tensor).dims[d + 1];
}

/// The dimension that is loop `outer`, followed by one that is `inner`, if
/// neither is used in another place; -1 if they aren't used, -2 otherwise.
static int findPair(const Access *a, int outer, int inner) {
  int found = -1;
  for (int d = 0; d < a->rank; ++d) {
    if (!a->dims[d].coefficient[outer] && !a->dims[d].coefficient[inner])
      continue;
    if (found >= 0 || d + 1 == a->rank || !nnLinearIsLoop(&a->dims[d], outer) ||
        !nnLinearIsLoop(&a->dims[d + 1], inner))
      return -2;
    found = d++;
  }
  return found;
}

/// Whether an operand has the pair side by side, all of it, or doesn't have it.
static bool operandMerges(MlirValue tensor, const Access *a, int outer,
                          int inner, int64_t size) {
  int d = findPair(a, outer, inner);
  return d == -1 || (d >= 0 && nnIsWhole(tensor) &&
                     nnValueShape(tensor).dims[d + 1] == size);
}

static bool inputMerges(const Stage *s, int i, Pair p) {
  const StageInput *in = &s->inputs[i];
  int d = findPair(&in->access, p.outer, p.inner);
  return operandMerges(in->tensor, &in->access, p.outer, p.inner,
                       s->extent[p.inner]) &&
         (d < 0 || (!in->padded[d] && !in->padded[d + 1]));
}

static bool pairMerges(const Stage *s, Pair p) {
  if (!liesAsOne(s->destination, p.dim))
    return false;
  for (int i = 0; i < s->numInputs; ++i)
    if (!inputMerges(s, i, p))
      return false;
  for (int i = 0; i < s->numExtra; ++i)
    if (!operandMerges(s->extra[i], &s->extraAccess[i], p.dim, p.dim + 1,
                       s->extent[p.inner]))
      return false;
  return true;
}

/// Whether a body asks where it stands in a dimension of the result.
static bool hasIndex(const Stage *s, MlirOperation generic) {
  bool isRoot = mlirOperationEqual(generic, s->root);
  if (mlirOperationIsNull(generic) ||
      (isRoot && !mlirOperationIsNull(s->list.read)))
    return false; // A list's indices are those of its accesses.
  MlirBlock body = mlirRegionGetFirstBlock(linalgGenericGetRegion(generic));
  for (MlirOperation op = mlirBlockGetFirstOperation(body);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op))
    if (linalgIsaIndex(op) && !(isRoot && s->reduction[linalgIndexGetDim(op)]))
      return true;
  return false;
}

static bool canMerge(const Stage *s) {
  for (int i = 0; i < s->numLoops; ++i)
    if (s->extent[i] == NN_DYNAMIC)
      return false;
  bool hasInit = mlirAttributeIsNull(s->init) &&
                 (nnStageHasReductions(s) || nnStageReads(s, s->numInputs));
  return !hasInit && !hasIndex(s, s->root) && !hasIndex(s, s->epilogue);
}

static bool isOnlyLoop(const Linear *l, int loop) {
  for (int i = 0; i < maxLoops; ++i)
    if (i != loop && l->coefficient[i])
      return false;
  return true;
}

/// A window of one tap moves nothing: h + kh is h. Where that may be padding,
/// the tap's loop is what leaves it out.
static void dropSingleTaps(Stage *s) {
  for (int i = 0; i < s->numInputs; ++i)
    for (int d = 0; d < s->inputs[i].access.rank; ++d)
      for (int k = 0; k < s->numLoops; ++k)
        if (s->reduction[k] && s->extent[k] == 1 && !s->inputs[i].padded[d] &&
            !isOnlyLoop(&s->inputs[i].access.dims[d], k))
          s->inputs[i].access.dims[d].coefficient[k] = 0;
}

//===----------------------------------------------------------------------===//
// Merging
//===----------------------------------------------------------------------===//

static MlirValue mergeTensor(NnBuilder b, MlirValue tensor, int d) {
  int64_t groups[NN_MAX_RANK], n = nnRank(tensor) - 1;
  for (int64_t i = 0; i < n; ++i)
    groups[i] = i == d ? 2 : 1;
  return nnCollapseDims(b, tensor, groups, n);
}

/// Dimension d + 1 stands for both from now on.
static void mergeAccess(Access *a, int d) {
  for (int i = d; i + 1 < a->rank; ++i)
    a->dims[i] = a->dims[i + 1];
  --a->rank;
}

static void mergeInput(NnBuilder b, StageInput *in, Pair p) {
  int d = findPair(&in->access, p.outer, p.inner);
  if (d < 0)
    return;
  in->tensor = mergeTensor(b, in->tensor, d);
  mergeAccess(&in->access, d);
  for (int i = d; i < in->access.rank; ++i) {
    in->low[i] = in->low[i + 1];
    in->padded[i] = in->padded[i + 1];
  }
}

/// Accesses of the epilogue are in output dimensions, of which one goes.
static void mergeExtra(NnBuilder b, Stage *s, int i, int dim) {
  Access *a = &s->extraAccess[i];
  int d = findPair(a, dim, dim + 1);
  if (d >= 0) {
    s->extra[i] = mergeTensor(b, s->extra[i], d);
    mergeAccess(a, d);
  }
  for (int r = 0; r < a->rank; ++r) {
    int64_t *coefficient = a->dims[r].coefficient;
    for (int k = dim; k + 1 < maxLoops; ++k)
      coefficient[k] = coefficient[k + 1];
    coefficient[maxLoops - 1] = 0;
  }
}

static void mergePair(NnBuilder b, Stage *s, Pair p) {
  for (int i = 0; i < s->numInputs; ++i)
    mergeInput(b, &s->inputs[i], p);
  for (int i = 0; i < s->numExtra; ++i)
    mergeExtra(b, s, i, p.dim);
  s->destination = mergeTensor(b, s->destination, p.dim);
  s->extent[p.inner] *= s->extent[p.outer];
  s->extent[p.outer] = 1;
  for (int d = p.dim; d + 1 < s->outputRank; ++d)
    s->outputLoop[d] = s->outputLoop[d + 1];
  --s->outputRank;
}

Merged nnStageCollapse(NnBuilder b, Stage *s) {
  Merged m = {.type = mlirValueGetType(s->destination), .n = s->outputRank};
  for (int d = 0; d < m.n; ++d)
    m.groups[d] = 1;
  if (!canMerge(s))
    return m;
  dropSingleTaps(s);
  for (int d = s->outputRank - 2; d >= 0; --d) {
    Pair p = {d, s->outputLoop[d], s->outputLoop[d + 1]};
    if (!pairMerges(s, p))
      continue;
    mergePair(b, s, p);
    m.groups[d] += m.groups[d + 1];
    for (int i = d + 1; i + 1 < m.n; ++i)
      m.groups[i] = m.groups[i + 1];
    --m.n;
  }
  return m;
}

MlirValue nnExpandMerged(NnBuilder b, const Merged *m, MlirValue value) {
  NnShape shape = nnTypeShape(m->type);
  if (mlirValueIsNull(value) || m->n == shape.rank)
    return value;
  NnDims dims = {.rank = shape.rank};
  for (int64_t d = 0; d < shape.rank; ++d)
    dims.d[d] = nnDim(shape.dims[d]);
  return nnExpandDims(b, value, &dims, m->groups, m->n);
}
