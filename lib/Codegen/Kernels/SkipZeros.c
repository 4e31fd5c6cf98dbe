//===- SkipZeros.c - Leave out rows of panels that are zero ---------------===//
// Of packed weights, tensor<P x K x L>, each panel keeps the terms whose row
// isn't all zeros, with where they were and how many they are:
//   tensor<P x T x L>, tensor<P x T xi32>, tensor<Pxi32>.
// The generic goes through T terms, reads its other input where they say, and
// takes those that are counted; the order stays. A product of zero with an
// infinity or a NaN is then no NaN. Expects: nn-pack-weights.
//===----------------------------------------------------------------------===//
#include "Codegen/Nest/Access.h"
#include "Codegen/Nest/Index.h"
#include "Codegen/Passes.h"
#include "Conversion/NNToLinalg/Lower.h"
#include "Support/SparseRows.h"

#include "nn-c/NNOps.h"
#include "nn/Builders/Arith.h"
#include "nn/Builders/Linalg.h"
#include "nn/Builders/Tensor.h"

#include "mlir-c/Dialect/Arith.h"
#include "mlir-c/Dialect/Linalg.h"
#include "mlir-c/Dialect/Tensor.h"

#include <stdlib.h>

enum { statSparse };
/// Of a kernel that gets some more.
enum { mostOperands = 64 };

//===----------------------------------------------------------------------===//
// What is read
//===----------------------------------------------------------------------===//

/// A sum of products with a packed constant.
typedef struct Product {
  MlirOperation kernel, generic;
  intptr_t weights;   ///< Input of the generic; 1 - weights is the other.
  MlirValue argument; ///< The weights, of the kernel's region.
  NnShape shape;      ///< [..., terms, lanes]
  Access access, other;
  int termLoop;
} Product;

static MlirAffineMap mapOf(MlirOperation generic, intptr_t i) {
  MlirAttribute maps = linalgGenericGetIndexingMapsAttr(generic);
  return mlirAffineMapAttrGetValue(mlirArrayAttrGetElement(maps, i));
}

/// Whether the body is acc + a * b in f32.
static bool isProduct(MlirOperation generic) {
  MlirBlock body = mlirRegionGetFirstBlock(linalgGenericGetRegion(generic));
  if (linalgGenericGetNumInputs(generic) != 2 ||
      linalgGenericGetNumOutputs(generic) != 1)
    return false;
  MlirOperation mul = mlirBlockGetFirstOperation(body);
  MlirOperation add = mlirOperationGetNextInBlock(mul);
  if (!arithIsaMulF(mul) || mlirOperationIsNull(add) || !arithIsaAddF(add) ||
      !linalgIsaYield(mlirOperationGetNextInBlock(add)))
    return false;
  MlirValue acc = mlirBlockGetArgument(body, 2), a = nnOperand(mul, 0);
  return mlirTypeIsAF32(mlirValueGetType(acc)) &&
         mlirValueEqual(nnOperand(add, 0), acc) &&
         mlirValueEqual(nnOperand(add, 1), nnResult(mul, 0)) &&
         mlirValueIsABlockArgument(a) && !mlirValueEqual(a, nnOperand(mul, 1));
}

/// The loop of the terms, which the last dimension but one of the weights is
/// and the other input has a dimension of its own for; -1 if it is no such.
static int findTermLoop(const Product *p) {
  const Linear *terms = &p->access.dims[p->access.rank - 2];
  int loop = 0, found = 0;
  while (loop < maxLoops && !nnLinearIsLoop(terms, loop))
    ++loop;
  if (loop == maxLoops)
    return -1;
  for (int d = 0; d < p->other.rank; ++d) {
    const Linear *l = &p->other.dims[d];
    if (l->divisor || l->modulus || l->groups.size ||
        (l->coefficient[loop] && !nnLinearIsLoop(l, loop)))
      return -1;
    found += l->coefficient[loop] != 0;
  }
  return found == 1 ? loop : -1;
}

/// Whether the kernel's only reduction is the product, so that it becomes one
/// nest.
static bool isOnlyReduction(MlirOperation generic) {
  MlirBlock block = mlirOperationGetBlock(generic);
  for (MlirOperation op = mlirBlockGetFirstOperation(block);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op))
    if (linalgIsaGeneric(op) && !mlirOperationEqual(op, generic) &&
        mlirAffineMapGetNumDims(mapOf(op, 0)) >
            nnRank(linalgGenericGetOutputsAt(op, 0)))
      return false;
  return true;
}

static bool readProduct(MlirOperation kernel, MlirOperation generic,
                        intptr_t weights, Product *p) {
  MlirValue value = linalgGenericGetInputsAt(generic, weights);
  *p = (Product){kernel, generic, weights, value, nnValueShape(value)};
  MlirValue other = linalgGenericGetInputsAt(generic, 1 - weights);
  if (mlirOperationGetNumOperands(kernel) + 2 > mostOperands ||
      !mlirValueIsABlockArgument(value) || !nnHasOneUse(value) ||
      linalgIsaGeneric(nnDefiningOp(other)) || p->shape.rank < 3 ||
      !nnShapeIsStatic(&p->shape) || nnShapeNumElements(&p->shape) == 0 ||
      !nnAccessFromMap(mapOf(generic, weights), &p->access) ||
      !nnAccessFromMap(mapOf(generic, 1 - weights), &p->other) ||
      !nnAccessIsPanel(&p->access) || !isOnlyReduction(generic))
    return false;
  p->termLoop = findTermLoop(p);
  return p->termLoop >= 0;
}

/// The operand of the kernel that the weights are.
static intptr_t operandOf(const Product *p) {
  return mlirBlockArgumentGetArgNumber(p->argument);
}

/// Panels of columns.
static int64_t panelsOf(const Product *p) {
  int64_t panels = 1;
  for (int d = 0; d < p->access.rank; ++d)
    if (p->access.dims[d].divisor)
      panels = p->shape.dims[d];
  return panels;
}

/// Rows of the result; NN_DYNAMIC if nobody knows.
static int64_t rowsOf(const Product *p) {
  NnShape shape = nnValueShape(linalgGenericGetOutputsAt(p->generic, 0));
  shape.dims[--shape.rank] = 1;
  return nnShapeIsStatic(&shape) ? nnShapeNumElements(&shape) : NN_DYNAMIC;
}

//===----------------------------------------------------------------------===//
// The rewrite
//===----------------------------------------------------------------------===//

/// A constant in place of the weights or beside them, as the kernel's region
/// reads it.
static MlirValue addOperand(NnBuilder b, const Product *p, MlirType type,
                            void *data) {
  intptr_t n = mlirOperationGetNumOperands(p->kernel);
  MlirValue operands[mostOperands];
  for (intptr_t i = 0; i < n; ++i)
    operands[i] = nnOperand(p->kernel, i);
  operands[n] = arithConstant(b, nnElementsOwned(type, data));
  mlirOperationSetOperands(p->kernel, n + 1, operands);
  MlirBlock block = mlirRegionGetFirstBlock(nnKernelGetBody(p->kernel));
  return mlirBlockAddArgument(block, type, b.location);
}

/// What the new generic reads, of the kernel's region, and how.
typedef struct Sparse {
  MlirValue values, places, counts;
  MlirAffineMap map; ///< Of the values.
} Sparse;

static MlirType withTerms(const Product *p, int64_t rank, int64_t terms,
                          MlirType element) {
  NnShape shape = p->shape;
  shape.rank = rank;
  shape.dims[p->shape.rank - 2] = terms;
  return nnTensorType(&shape, element);
}

/// Puts the constants before the kernel. The dense weights lose a use.
static bool addOperands(NnBuilder b, const Product *p, const SparseRows *rows,
                        Sparse *s) {
  float *values;
  int32_t *places, *counts;
  int64_t rank = p->shape.rank;
  MlirContext context = nnBuilderGetContext(b);
  MlirType i32 = mlirIntegerTypeGet(context, 32), f32 = mlirF32TypeGet(context);
  if (!nnSparseRowsPack(rows, &values, &places, &counts))
    return false;
  nnBuilderBefore(b, p->kernel);
  MlirType type = withTerms(p, rank, rows->most, f32);
  mlirOperationSetOperand(p->kernel, operandOf(p),
                          arithConstant(b, nnElementsOwned(type, values)));
  mlirValueSetType(p->argument, type);
  s->values = p->argument;
  s->places = addOperand(b, p, withTerms(p, rank - 1, rows->most, i32), places);
  s->counts = addOperand(b, p, withTerms(p, rank - 2, 0, i32), counts);
  s->map = mapOf(p->generic, p->weights);
  return true;
}

/// The map without its last `n` results.
static MlirAffineMap withoutLast(MlirAffineMap map, intptr_t n) {
  intptr_t first[NN_MAX_RANK], rank = mlirAffineMapGetNumResults(map) - n;
  for (intptr_t i = 0; i < rank; ++i)
    first[i] = i;
  return mlirAffineMapGetSubMap(map, rank, first);
}

static MlirValue indexOf(NnBuilder b, const Linear *l) {
  Index sum = nnIndex(l->constant);
  for (int loop = 0; loop < maxLoops; ++loop)
    if (l->coefficient[loop])
      sum = nnIndexAdd(b, sum,
                       nnIndexScale(b, nnIndexOf(linalgIndex(b, loop)),
                                    l->coefficient[loop]));
  return nnIndexValue(b, sum);
}

/// The other input's element for the term that a row was at.
static MlirValue emitRead(NnBuilder b, const Product *p, MlirValue place) {
  MlirValue at[NN_MAX_RANK];
  for (int d = 0; d < p->other.rank; ++d)
    at[d] = p->other.dims[d].coefficient[p->termLoop]
                ? arithIndexCastUI(b, mlirIndexTypeGet(nnBuilderGetContext(b)),
                                   place)
                : indexOf(b, &p->other.dims[d]);
  return tensorExtract(b, linalgGenericGetInputsAt(p->generic, 1 - p->weights),
                       (NnValues){p->other.rank, at});
}

/// acc + a * b for terms that count, acc for others.
static MlirValue emitTerm(NnGeneric *g, const Product *p) {
  NnBuilder b = g->b;
  MlirBlock body = mlirRegionGetFirstBlock(linalgGenericGetRegion(p->generic));
  MlirOperation mul = mlirBlockGetFirstOperation(body);
  MlirOperation add = mlirOperationGetNextInBlock(mul);
  enum { value, place, count, acc };
  MlirType index = mlirIndexTypeGet(nnBuilderGetContext(b));
  MlirValue counts = arithCmpI(b, linalgIndex(b, p->termLoop),
                               arithIndexCastUI(b, index, g->args[count]),
                               ARITH_CMP_I_PREDICATE_ULT);
  MlirOperation product = mlirOperationClone(mul);
  MlirOperation sum = mlirOperationClone(add);
  mlirOperationSetOperand(product, 0, emitRead(b, p, g->args[place]));
  mlirOperationSetOperand(product, 1, g->args[value]);
  mlirOperationSetOperand(sum, 0, g->args[acc]);
  mlirOperationSetOperand(sum, 1, nnResult(product, 0));
  mlirRewriterBaseInsert(b.rewriter, product);
  mlirRewriterBaseInsert(b.rewriter, sum);
  return arithSelect(b, counts, nnResult(sum, 0), g->args[acc]);
}

static void rewrite(NnBuilder b, const Product *p, const Sparse *s) {
  MlirOperation old = p->generic;
  MlirValue init = linalgGenericGetOutputsAt(old, 0);
  int64_t parallel = nnRank(init), loops = mlirAffineMapGetNumDims(s->map);
  b.location = mlirOperationGetLocation(old);
  nnBuilderBefore(b, old);
  NnGeneric g = nnGenericBegin(b, parallel, loops - parallel);
  nnGenericInput(&g, s->values, s->map);
  nnGenericInput(&g, s->places, withoutLast(s->map, 1));
  nnGenericInput(&g, s->counts, withoutLast(s->map, 2));
  nnGenericOpen(&g, init, mapOf(old, 2));
  MlirValue result = nnGenericClose(&g, emitTerm(&g, p));
  mlirValueReplaceAllUsesOfWith(nnResult(old, 0), result);
  mlirOperationDestroy(old);
}

//===----------------------------------------------------------------------===//
// The pass
//===----------------------------------------------------------------------===//

typedef struct Skipper {
  const NnPass *pass;
  NnBuilder b;
} Skipper;

static bool readRows(const Product *p, SparseRows *rows) {
  bool isSplat;
  MlirAttribute value = nnConstantValue(nnOperand(p->kernel, operandOf(p)));
  int64_t rank = p->shape.rank, all = nnShapeNumElements(&p->shape);
  rows->data =
      mlirAttributeIsNull(value) ? NULL : nnElementsBytes(value, &isSplat);
  rows->rows = p->shape.dims[rank - 2];
  rows->lanes = p->shape.dims[rank - 1];
  rows->lists = all / rows->rows / rows->lanes;
  if (!rows->data || isSplat)
    return false;
  nnSparseRowsCount(rows);
  return nnSparseRowsPay(rows->kept, rows->lists * rows->rows,
                         rows->lists - panelsOf(p), rowsOf(p));
}

static bool skip(Skipper *k, MlirOperation kernel, MlirOperation generic) {
  Product p;
  SparseRows rows;
  Sparse sparse;
  if (!linalgIsaGeneric(generic) || !isProduct(generic))
    return false;
  for (intptr_t i = 0; i < 2; ++i)
    if (readProduct(kernel, generic, i, &p) && readRows(&p, &rows) &&
        addOperands(k->b, &p, &rows, &sparse)) {
      rewrite(k->b, &p, &sparse);
      nnPassCount(k->pass, statSparse, 1);
      return true;
    }
  return false;
}

static MlirWalkResult skipInKernel(MlirOperation kernel, void *skipper) {
  if (!nnIsaKernel(kernel))
    return MlirWalkResultAdvance;
  MlirBlock body = mlirRegionGetFirstBlock(nnKernelGetBody(kernel));
  MlirOperation op = mlirBlockGetFirstOperation(body);
  while (!mlirOperationIsNull(op)) {
    MlirOperation next = mlirOperationGetNextInBlock(op);
    skip(skipper, kernel, op);
    op = next;
  }
  return MlirWalkResultAdvance;
}

static MlirLogicalResult run(MlirOperation func, const NnPass *pass) {
  Skipper k = {pass, nnBuilderCreate(mlirOperationGetContext(func))};
  mlirOperationWalk(func, skipInKernel, &k, MlirWalkPostOrder);
  nnBuilderDestroy(k.b);
  return NN_SUCCESS;
}

const NnPassInfo nnSkipZerosPass = {
    .name = "nn-skip-zeros",
    .description = "Leave out rows of packed weights that are zero",
    .anchor = "func.func",
    .statistics =
        (const NnStatisticInfo[]){
            {"sparse", "Number of sums that leave out zeros"},
        },
    .numStatistics = 1,
    .dialects = (MlirDialectHandle(*const[])(
        void)){mlirGetDialectHandle__arith__, mlirGetDialectHandle__linalg__,
               mlirGetDialectHandle__tensor__, NULL},
    .run = run,
};
