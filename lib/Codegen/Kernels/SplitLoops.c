//===- SplitLoops.c - Units of kernels that are loops already -------------===//
// A kernel that was lowered to one loop whose turns are independent does a
// range of these turns:
//   scf.for %i = 0 to %n … {nn.independent}   ->   scf.for %i = %lo to min(%hi,
//                                                  %n)
// Expects: eliminate-empty-tensors, so that the loop writes the kernel's result
// itself; linalg ops and copies inside, for an estimate of the cost.
//===----------------------------------------------------------------------===//
#include "Codegen/Kernels/Kernel.h"
#include "Codegen/Nest/Index.h"
#include "Codegen/Passes.h"
#include "Support/IR.h"

#include "nn-c/Builder.h"
#include "nn/Builders/Bufferization.h"
#include "nn/Builders/Func.h"
#include "nn/Builders/Linalg.h"
#include "nn/Builders/Scf.h"
#include "nn/Builders/Tensor.h"

#include "mlir-c/Dialect/Arith.h"

//===----------------------------------------------------------------------===//
// The loop
//===----------------------------------------------------------------------===//

/// Whether all that the loop carries are results of the kernel, or parts.
static bool writesResults(MlirOperation loop) {
  enum { bounds = 3 };
  for (intptr_t i = bounds; i < mlirOperationGetNumOperands(loop); ++i) {
    MlirValue tensor = nnOperand(loop, i);
    MlirOperation slice = nnDefiningOp(tensor);
    if (tensorIsaExtractSlice(slice))
      tensor = tensorExtractSliceGetSource(slice);
    if (!mlirValueIsABlockArgument(tensor))
      return false;
  }
  return true;
}

/// The only op that makes elements, if it is a loop of independent turns.
static MlirOperation findLoop(MlirOperation func) {
  MlirBlock entry = mlirRegionGetFirstBlock(funcFuncGetBody(func));
  MlirOperation loop = {NULL}, none = {NULL};
  for (MlirOperation op = mlirBlockGetFirstOperation(entry);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op)) {
    if (nnIsFree(op) || bufferizationIsaMaterializeInDestination(op) ||
        nnPutsBack(op, loop))
      continue;
    if (!scfIsaFor(op) || !mlirOperationIsNull(loop) || !writesResults(op) ||
        mlirAttributeIsNull(nnAttr(op, NN_ATTR_INDEPENDENT)))
      return none;
    loop = op;
  }
  return loop;
}

static int64_t turnsOf(MlirOperation loop) {
  int64_t from = nnAttrInt(nnConstantValue(scfForGetLowerBound(loop)), -1);
  int64_t to = nnAttrInt(nnConstantValue(scfForGetUpperBound(loop)), -1);
  int64_t step = nnAttrInt(nnConstantValue(scfForGetStep(loop)), -1);
  return from < 0 || to < from || step < 1 ? nnUnknownExtent
                                           : (to - from + step - 1) / step;
}

/// Picoseconds of the linalg ops in a loop, all turns together.
typedef struct Estimate {
  MlirOperation loop;
  int64_t cost;
} Estimate;

/// Of one turn of the innermost loop around the op.
static int64_t costOf(MlirOperation op) {
  enum { lanes = 8, copiedByte = 25 };
  Stage stage;
  if (tensorIsaInsertSlice(op) &&
      tensorIsaExtractSlice(nnDefiningOp(tensorInsertSliceGetSource(op)))) {
    NnShape shape = nnValueShape(tensorInsertSliceGetSource(op));
    int64_t elements = nnShapeNumElements(&shape);
    return copiedByte * nnElementBytes(nnElementType(nnOperand(op, 0))) *
           (elements < 0 ? nnUnknownExtent : elements);
  }
  if (!linalgIsaGeneric(op) || !nnStageRead(op, &stage))
    return 0;
  stage.epilogue = (MlirOperation){NULL};
  return nnStageCost(&stage, lanes, 0);
}

static MlirWalkResult addCost(MlirOperation op, void *user) {
  Estimate *e = user;
  int64_t cost = costOf(op);
  if (!cost)
    return MlirWalkResultAdvance;
  MlirOperation parent = mlirOperationGetParentOperation(op);
  for (; !mlirOperationEqual(parent, e->loop);
       parent = mlirOperationGetParentOperation(parent))
    cost *= scfIsaFor(parent) ? turnsOf(parent) : 1;
  e->cost += cost * turnsOf(e->loop);
  return MlirWalkResultAdvance;
}

//===----------------------------------------------------------------------===//
// Units
//===----------------------------------------------------------------------===//

/// How many turns there are: a number, or the dimension of an argument.
static bool readUnits(MlirOperation loop, Units *units, MlirValue *argument) {
  MlirValue end = scfForGetUpperBound(loop);
  if (nnAttrInt(nnConstantValue(scfForGetLowerBound(loop)), -1) != 0 ||
      nnAttrInt(nnConstantValue(scfForGetStep(loop)), -1) != 1)
    return false;
  units->dim = -1;
  units->count = nnAttrInt(nnConstantValue(end), 0);
  if (units->count > 1)
    return true;
  MlirOperation op = nnDefiningOp(end);
  if (!tensorIsaDim(op))
    return false;
  units->count = 1;
  units->dim = (int)nnAttrInt(nnConstantValue(nnOperand(op, 1)), -1);
  *argument = nnOperand(op, 0);
  return units->dim >= 0 && mlirValueIsABlockArgument(*argument);
}

static MlirLogicalResult run(MlirOperation func, const NnPass *pass) {
  (void)pass;
  Units units;
  MlirValue argument = {NULL};
  if (!nnKernelRange(func, &units.lo, &units.hi))
    return NN_SUCCESS;
  MlirOperation loop = findLoop(func);
  if (mlirOperationIsNull(loop) || !readUnits(loop, &units, &argument))
    return NN_SUCCESS;
  Estimate estimate = {loop, 0};
  mlirOperationWalk(loop, addCost, &estimate, MlirWalkPreOrder);
  nnDescribeUnits(func, argument, &units, estimate.cost);
  MlirRewriterBase rewriter =
      mlirIRRewriterCreate(mlirOperationGetContext(func));
  NnBuilder b = nnBuilderForOp(rewriter, loop);
  Index end =
      nnIndexMin(b, nnIndexOf(units.hi), nnIndexOf(scfForGetUpperBound(loop)));
  mlirOperationSetOperand(loop, 0, units.lo);
  mlirOperationSetOperand(loop, 1, nnIndexValue(b, end));
  mlirIRRewriterDestroy(rewriter);
  return NN_SUCCESS;
}

const NnPassInfo nnSplitLoopsPass = {
    .name = "nn-split-loops",
    .description = "Let kernels that are one loop do a range of its turns",
    .anchor = "func.func",
    .dialects = (MlirDialectHandle(*const[])(
        void)){mlirGetDialectHandle__arith__, NULL},
    .run = run,
};
