//===- FoldConstants.c - Compute what is known at compile time ------------===//
// Every pure nn op whose operands are all constants becomes nn.constant of what
// the reference interpreter computes, unless that is much larger than the
// operands (`max-growth`) or a dequantized weight. One walk in program order;
// then dead constants go.
//===----------------------------------------------------------------------===//
#include "Passes.h"
#include "Support/IR.h"
#include "nn-c/NNOps.h"
#include "nn/OpTable.h"
#include "nn/Reference.h"

#include <stdlib.h>

typedef struct Folder {
  const NnPass *pass;
  NnBuilder builder;
  int64_t maxGrowth; ///< Bytes.
  bool dequantizes;
} Folder;

enum { optionMaxGrowth, optionDequantize };
enum { statisticFolded };

/// Weights stay as small as they are until nn-fuse-qdq has seen their users;
/// only wider integers, as biases have, are no factors.
static bool isDequantizedWeight(MlirOperation op) {
  return nnIsaDequantize(op) &&
         nnBitWidth(nnElementType(nnOperand(op, 0))) <= 8;
}

static bool isFoldable(const Folder *f, MlirOperation op) {
  NnOpKind kind = nnOpKind(op);
  intptr_t numOperands = mlirOperationGetNumOperands(op);
  if (kind == NN_OP_Constant || !nnReferenceCanEvaluate(op) || !numOperands ||
      (isDequantizedWeight(op) && !f->dequantizes))
    return false;
  // A cast that only forgets dimensions is what keepType leaves.
  if (kind == NN_OP_Cast && mlirTypeEqual(nnElementType(nnOperand(op, 0)),
                                          nnElementType(nnResult(op, 0))))
    return false;
  for (intptr_t i = 0; i < numOperands; ++i) {
    MlirAttribute value = nnConstantValue(nnOperand(op, i));
    if (mlirAttributeIsNull(value) || !mlirAttributeIsAElements(value))
      return false;
  }
  return true;
}

//===----------------------------------------------------------------------===//
// Replacing an op by constants
//===----------------------------------------------------------------------===//

/// Whether an op accepts operands of a more static type than it had.
static bool toleratesStaticTypes(MlirOperation user) {
  return nnReferenceCanEvaluate(user);
}

/// The constant as the op's result was typed, for users that insist.
static MlirValue keepType(Folder *f, MlirValue result, MlirValue constant) {
  return nnCast(f->builder, mlirValueGetType(result), constant, NULL);
}

static void replaceUses(Folder *f, MlirValue result, MlirValue constant) {
  MlirValue typed = {NULL};
  if (mlirTypeEqual(mlirValueGetType(result), mlirValueGetType(constant)))
    typed = constant;
  for (MlirOpOperand use = mlirValueGetFirstUse(result), next;
       !mlirOpOperandIsNull(use); use = next) {
    next = mlirOpOperandGetNextUse(use);
    MlirOperation user = mlirOpOperandGetOwner(use);
    bool tolerates = toleratesStaticTypes(user);
    if (!tolerates && !typed.ptr)
      typed = keepType(f, result, constant);
    mlirOperationSetOperand(user, mlirOpOperandGetOperandNumber(use),
                            tolerates ? constant : typed);
  }
}

static bool isCompatible(MlirValue result, const nnrt_tensor_t *output) {
  NnShape shape = nnTypeShape(mlirValueGetType(result));
  for (int64_t d = 0; d < shape.rank; ++d)
    if (shape.dims[d] != NN_DYNAMIC && shape.dims[d] != output->shape[d])
      return false;
  return shape.rank == output->rank;
}

static MlirLogicalResult makeValues(MlirOperation op,
                                    const nnrt_tensor_t *outputs,
                                    MlirAttribute *values) {
  for (intptr_t i = 0; i < mlirOperationGetNumResults(op); ++i) {
    if (!isCompatible(nnResult(op, i), &outputs[i]))
      return nnOpError(op, "folds to another shape than its type says");
    values[i] =
        nnReferenceElementsFromTensor(mlirOperationGetContext(op), &outputs[i]);
    if (mlirAttributeIsNull(values[i]))
      return nnOpError(op, "folding ran out of memory");
  }
  return NN_SUCCESS;
}

static void replaceOp(Folder *f, MlirOperation op,
                      const MlirAttribute *values) {
  nnBuilderBefore(f->builder, op);
  f->builder.location = mlirOperationGetLocation(op);
  for (intptr_t i = 0; i < mlirOperationGetNumResults(op); ++i)
    if (!nnHasNoUse(nnResult(op, i)))
      replaceUses(f, nnResult(op, i), nnConstant(f->builder, values[i]));
  mlirOperationDestroy(op);
  nnPassCount(f->pass, statisticFolded, 1);
}

/// Makes one constant an output; on failure the op stays as it was.
static MlirLogicalResult replace(Folder *f, MlirOperation op,
                                 const nnrt_tensor_t *outputs) {
  intptr_t count = mlirOperationGetNumResults(op);
  MlirAttribute *values = calloc((size_t)count + 1, sizeof(*values));
  if (!values)
    return nnOpError(op, "folding ran out of memory");
  MlirLogicalResult result = makeValues(op, outputs, values);
  if (mlirLogicalResultIsSuccess(result))
    replaceOp(f, op, values);
  free(values);
  return result;
}

//===----------------------------------------------------------------------===//
// Evaluating an op
//===----------------------------------------------------------------------===//

/// `tensors` has room for the operands, which are read here, and the results.
static MlirLogicalResult evaluate(Folder *f, MlirOperation op,
                                  nnrt_tensor_t *tensors) {
  intptr_t numOperands = mlirOperationGetNumOperands(op);
  int64_t bytes = 0;
  for (intptr_t i = 0; i < numOperands; ++i) {
    MlirValue operand = nnOperand(op, i);
    if (!nnReferenceTensorFromElements(nnConstantValue(operand), &tensors[i]))
      return NN_SUCCESS; // what can't be read is left alone
    NnShape shape = nnTypeShape(mlirAttributeGetType(nnConstantValue(operand)));
    bytes +=
        nnShapeNumElements(&shape) * nnElementBytes(nnElementType(operand));
  }
  nnrt_tensor_t *outputs = tensors + numOperands;
  bool isTooLarge;
  // Else every run would make the same numbers anew.
  int64_t most = nnIsaDequantize(op) ? INT64_MAX : 2 * bytes + f->maxGrowth;
  if (mlirLogicalResultIsFailure(
          nnReferenceEvaluateWithin(op, tensors, outputs, most, &isTooLarge)))
    return isTooLarge ? NN_SUCCESS : NN_FAILURE;
  return replace(f, op, outputs);
}

static MlirLogicalResult fold(Folder *f, MlirOperation op) {
  intptr_t count =
      mlirOperationGetNumOperands(op) + mlirOperationGetNumResults(op);
  nnrt_tensor_t *tensors = calloc((size_t)count, sizeof(*tensors));
  if (!tensors)
    return nnOpError(op, "folding ran out of memory");
  MlirLogicalResult result = evaluate(f, op, tensors);
  for (intptr_t i = 0; i < count; ++i)
    free(tensors[i].data);
  free(tensors);
  return result;
}

//===----------------------------------------------------------------------===//
// The walk
//===----------------------------------------------------------------------===//

/// Calls `fn` on every op inside `op`, in order; it may erase the op it is
/// given. Stops at the first failure.
typedef MlirLogicalResult (*VisitFn)(Folder *f, MlirOperation op);

static MlirLogicalResult visitInside(Folder *f, MlirOperation op, VisitFn fn) {
  for (intptr_t r = 0; r < mlirOperationGetNumRegions(op); ++r)
    for (MlirBlock block =
             mlirRegionGetFirstBlock(mlirOperationGetRegion(op, r));
         !mlirBlockIsNull(block); block = mlirBlockGetNextInRegion(block))
      for (MlirOperation inner = mlirBlockGetFirstOperation(block), next;
           !mlirOperationIsNull(inner); inner = next) {
        next = mlirOperationGetNextInBlock(inner);
        if (mlirLogicalResultIsFailure(visitInside(f, inner, fn)) ||
            mlirLogicalResultIsFailure(fn(f, inner)))
          return NN_FAILURE;
      }
  return NN_SUCCESS;
}

static MlirLogicalResult foldIfConstant(Folder *f, MlirOperation op) {
  return isFoldable(f, op) ? fold(f, op) : NN_SUCCESS;
}

static MlirLogicalResult eraseIfDead(Folder *f, MlirOperation op) {
  (void)f;
  if (nnOpKind(op) == NN_OP_Constant && nnHasNoUse(nnResult(op, 0)))
    mlirOperationDestroy(op);
  return NN_SUCCESS;
}

static MlirLogicalResult run(MlirOperation op, const NnPass *pass) {
  Folder f = {pass, nnBuilderCreate(mlirOperationGetContext(op)),
              nnPassInt(pass, optionMaxGrowth),
              nnPassBool(pass, optionDequantize)};
  MlirLogicalResult result = visitInside(&f, op, foldIfConstant);
  visitInside(&f, op, eraseIfDead);
  nnBuilderDestroy(f.builder);
  return result;
}

static const NnOptionInfo options[] = {
    {"max-growth",
     "bytes by which results may exceed twice the operands they replace",
     NN_OPTION_INT, "1048576"},
    {"dequantize", "fold dequantized weights, too, however large",
     NN_OPTION_BOOL, NULL},
};

static const NnStatisticInfo statistics[] = {
    {"folded", "ops replaced by constants"},
};

const NnPassInfo nnFoldConstantsPass = {
    .name = "nn-fold-constants",
    .description = "evaluate nn ops whose operands are all constants",
    .anchor = "func.func",
    .options = options,
    .numOptions = 2,
    .statistics = statistics,
    .numStatistics = 1,
    .run = run,
};
