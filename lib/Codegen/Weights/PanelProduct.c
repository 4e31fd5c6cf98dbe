//===- PanelProduct.c - Products with packed constants --------------------===//
// Reads generics that nn-pack-weights has changed, and writes others like them.
//===----------------------------------------------------------------------===//
#include "Codegen/Weights/PanelProduct.h"

#include "Codegen/Nest/Index.h"

#include "nn-c/NNOps.h"
#include "nn/Builders/Arith.h"
#include "nn/Builders/Linalg.h"
#include "nn/Builders/Tensor.h"

/// Of a kernel that gets some more.
enum { mostOperands = 64, mostAdded = 2 };

//===----------------------------------------------------------------------===//
// What is read
//===----------------------------------------------------------------------===//

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
static int findTermLoop(const PanelProduct *p) {
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

/// The operand of the kernel that the weights are.
static intptr_t operandOf(const PanelProduct *p) {
  return mlirBlockArgumentGetArgNumber(p->argument);
}

static const float *dataOf(const PanelProduct *p) {
  bool isSplat;
  MlirAttribute value = nnConstantValue(nnOperand(p->kernel, operandOf(p)));
  const char *bytes =
      mlirAttributeIsNull(value) ? NULL : nnElementsBytes(value, &isSplat);
  return bytes && !isSplat ? (const float *)bytes : NULL;
}

static bool readProduct(MlirOperation kernel, MlirOperation generic,
                        intptr_t weights, PanelProduct *p) {
  MlirValue value = linalgGenericGetInputsAt(generic, weights);
  *p = (PanelProduct){kernel, generic, weights, value, nnValueShape(value)};
  MlirValue other = linalgGenericGetInputsAt(generic, 1 - weights);
  if (mlirOperationGetNumOperands(kernel) + mostAdded > mostOperands ||
      !mlirValueIsABlockArgument(value) || !nnHasOneUse(value) ||
      linalgIsaGeneric(nnDefiningOp(other)) || p->shape.rank < 3 ||
      !nnShapeIsStatic(&p->shape) || nnShapeNumElements(&p->shape) == 0 ||
      !nnAccessFromMap(mapOf(generic, weights), &p->access) ||
      !nnAccessFromMap(mapOf(generic, 1 - weights), &p->other) ||
      !nnAccessIsPanel(&p->access) || !isOnlyReduction(generic))
    return false;
  p->termLoop = findTermLoop(p);
  p->data = p->termLoop < 0 ? NULL : dataOf(p);
  return p->data;
}

int64_t nnPanelProductPanels(const PanelProduct *p) {
  int64_t panels = 1;
  for (int d = 0; d < p->access.rank; ++d)
    if (p->access.dims[d].divisor)
      panels = p->shape.dims[d];
  return panels;
}

int64_t nnPanelProductRows(const PanelProduct *p) {
  NnShape shape = nnValueShape(linalgGenericGetOutputsAt(p->generic, 0));
  shape.dims[--shape.rank] = 1;
  return nnShapeIsStatic(&shape) ? nnShapeNumElements(&shape) : NN_DYNAMIC;
}

//===----------------------------------------------------------------------===//
// Visits
//===----------------------------------------------------------------------===//

typedef struct Visit {
  void (*visit)(const PanelProduct *p, void *user);
  void *user;
} Visit;

static void visitGeneric(MlirOperation kernel, MlirOperation generic,
                         const Visit *v) {
  PanelProduct p;
  if (!linalgIsaGeneric(generic) || !isProduct(generic))
    return;
  for (intptr_t i = 0; i < 2; ++i)
    if (readProduct(kernel, generic, i, &p)) {
      v->visit(&p, v->user);
      return;
    }
}

static MlirWalkResult visitKernel(MlirOperation kernel, void *visit) {
  if (!nnIsaKernel(kernel))
    return MlirWalkResultAdvance;
  MlirBlock body = mlirRegionGetFirstBlock(nnKernelGetBody(kernel));
  MlirOperation op = mlirBlockGetFirstOperation(body);
  while (!mlirOperationIsNull(op)) {
    MlirOperation next = mlirOperationGetNextInBlock(op);
    visitGeneric(kernel, op, visit);
    op = next;
  }
  return MlirWalkResultAdvance;
}

void nnPanelProductsVisit(MlirOperation func,
                          void (*visit)(const PanelProduct *p, void *user),
                          void *user) {
  Visit v = {visit, user};
  mlirOperationWalk(func, visitKernel, &v, MlirWalkPostOrder);
}

//===----------------------------------------------------------------------===//
// Operands
//===----------------------------------------------------------------------===//

MlirType nnPanelProductType(const PanelProduct *p, int64_t rank, int64_t terms,
                            MlirType element) {
  NnShape shape = p->shape;
  shape.rank = rank;
  shape.dims[p->shape.rank - 2] = terms;
  return nnTensorType(&shape, element);
}

void nnPanelProductSetWeights(NnBuilder b, const PanelProduct *p, MlirType type,
                              void *data) {
  nnBuilderBefore(b, p->kernel);
  mlirOperationSetOperand(p->kernel, operandOf(p),
                          arithConstant(b, nnElementsOwned(type, data)));
  mlirValueSetType(p->argument, type);
}

MlirValue nnPanelProductAdd(NnBuilder b, const PanelProduct *p, MlirType type,
                            void *data) {
  intptr_t n = mlirOperationGetNumOperands(p->kernel);
  MlirValue operands[mostOperands];
  nnBuilderBefore(b, p->kernel);
  for (intptr_t i = 0; i < n; ++i)
    operands[i] = nnOperand(p->kernel, i);
  operands[n] = arithConstant(b, nnElementsOwned(type, data));
  mlirOperationSetOperands(p->kernel, n + 1, operands);
  MlirBlock block = mlirRegionGetFirstBlock(nnKernelGetBody(p->kernel));
  return mlirBlockAddArgument(block, type, b.location);
}

//===----------------------------------------------------------------------===//
// The generic that comes in place
//===----------------------------------------------------------------------===//

MlirAffineMap nnPanelProductMap(const PanelProduct *p) {
  return mapOf(p->generic, p->weights);
}

NnGeneric nnPanelProductBegin(NnBuilder b, const PanelProduct *p) {
  int64_t parallel = nnRank(linalgGenericGetOutputsAt(p->generic, 0));
  b.location = mlirOperationGetLocation(p->generic);
  nnBuilderBefore(b, p->generic);
  return nnGenericBegin(
      b, parallel, mlirAffineMapGetNumDims(nnPanelProductMap(p)) - parallel);
}

void nnPanelProductOpen(NnGeneric *g, const PanelProduct *p) {
  nnGenericOpen(g, linalgGenericGetOutputsAt(p->generic, 0),
                mapOf(p->generic, 2));
}

void nnPanelProductEnd(NnGeneric *g, const PanelProduct *p, MlirValue yielded) {
  MlirValue result = nnGenericClose(g, yielded);
  mlirValueReplaceAllUsesOfWith(nnResult(p->generic, 0), result);
  mlirOperationDestroy(p->generic);
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

/// The other input's element for the term at `place`.
static MlirValue emitRead(NnBuilder b, const PanelProduct *p, MlirValue place) {
  MlirValue at[NN_MAX_RANK];
  for (int d = 0; d < p->other.rank; ++d)
    at[d] = p->other.dims[d].coefficient[p->termLoop]
                ? place
                : indexOf(b, &p->other.dims[d]);
  return tensorExtract(b, linalgGenericGetInputsAt(p->generic, 1 - p->weights),
                       (NnValues){p->other.rank, at});
}

MlirValue nnPanelProductTerm(NnBuilder b, const PanelProduct *p,
                             MlirValue place, MlirValue value, MlirValue acc) {
  MlirBlock body = mlirRegionGetFirstBlock(linalgGenericGetRegion(p->generic));
  MlirOperation mul = mlirBlockGetFirstOperation(body);
  MlirOperation product = mlirOperationClone(mul);
  MlirOperation sum = mlirOperationClone(mlirOperationGetNextInBlock(mul));
  mlirOperationSetOperand(product, 0, emitRead(b, p, place));
  mlirOperationSetOperand(product, 1, value);
  mlirOperationSetOperand(sum, 0, acc);
  mlirOperationSetOperand(sum, 1, nnResult(product, 0));
  mlirRewriterBaseInsert(b.rewriter, product);
  mlirRewriterBaseInsert(b.rewriter, sum);
  return nnResult(sum, 0);
}
