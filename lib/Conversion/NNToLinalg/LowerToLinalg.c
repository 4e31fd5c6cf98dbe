//===- LowerToLinalg.c - nn ops to linalg on tensors ----------------------===//
// Each nn op in a function, in nn.kernel regions or not, becomes what its row
// in NNOps.def names; then values get the types they are stored in (ui16 as
// i16, f8 as i8), since the upstream dialects are signless. An nn op that is
// left gets one error.
//===----------------------------------------------------------------------===//
#include "Lower.h"
#include "Passes.h"

#include "Support/List.h"
#include "nn/Builders/Func.h"

#include "mlir-c/Dialect/Arith.h"
#include "mlir-c/Dialect/Bufferization.h"
#include "mlir-c/Dialect/ControlFlow.h"
#include "mlir-c/Dialect/Linalg.h"
#include "mlir-c/Dialect/Math.h"
#include "mlir-c/Dialect/SCF.h"
#include "mlir-c/Dialect/Tensor.h"

#include <stdlib.h>
#include <string.h>

//===----------------------------------------------------------------------===//
// Operands and results of an op that is lowered
//===----------------------------------------------------------------------===//

MlirValue nnLowerOperand(NnBuilder b, MlirOperation op, intptr_t i) {
  MlirValue value = nnOptionalOperand(op, i);
  if (mlirValueIsNull(value))
    return value;
  MlirType type = nnStorageType(mlirValueGetType(value));
  if (mlirTypeEqual(type, mlirValueGetType(value)))
    return value;
  MlirOperation def = nnDefiningOp(value);
  if (tensorIsaBitcast(def) &&
      mlirTypeEqual(type, mlirValueGetType(tensorBitcastGetSource(def))))
    return tensorBitcastGetSource(def);
  return tensorBitcast(b, type, value);
}

MlirLogicalResult nnLowerReplaceAll(NnBuilder b, MlirOperation op, intptr_t n,
                                    const MlirValue *values) {
  MlirValue *casts = malloc((size_t)(n ? n : 1) * sizeof(MlirValue));
  bool failed = !casts;
  for (intptr_t i = 0; !failed && i < n; ++i) {
    MlirType type = mlirValueGetType(nnResult(op, i));
    MlirType stored = nnStorageType(type);
    if (!mlirValueIsNull(values[i]))
      nnRequireType(b, values[i], type);
    casts[i] = nnCastTensor(b, values[i], stored);
    if (!mlirTypeEqual(type, stored))
      casts[i] = tensorBitcast(b, type, casts[i]);
    failed = mlirValueIsNull(casts[i]);
  }
  if (!failed)
    mlirRewriterBaseReplaceOpWithValues(b.rewriter, op, n, casts);
  free(casts);
  return failed ? nnOpError(op, "could not be built as linalg") : NN_SUCCESS;
}

MlirLogicalResult nnLowerReplace(NnBuilder b, MlirOperation op,
                                 MlirValue value) {
  return nnLowerReplaceAll(b, op, 1, &value);
}

//===----------------------------------------------------------------------===//
// Stored types
//===----------------------------------------------------------------------===//

static void retypeValue(MlirValue value) {
  mlirValueSetType(value, nnStorageType(mlirValueGetType(value)));
}

static void retypeRegions(MlirOperation op) {
  for (intptr_t r = 0; r < mlirOperationGetNumRegions(op); ++r) {
    MlirBlock block = mlirRegionGetFirstBlock(mlirOperationGetRegion(op, r));
    for (; !mlirBlockIsNull(block); block = mlirBlockGetNextInRegion(block))
      for (intptr_t i = 0; i < mlirBlockGetNumArguments(block); ++i)
        retypeValue(mlirBlockGetArgument(block, i));
  }
}

static void retypeSignature(MlirOperation func) {
  MlirType type = funcFuncGetFunctionType(func);
  intptr_t ins = mlirFunctionTypeGetNumInputs(type);
  intptr_t outs = mlirFunctionTypeGetNumResults(type);
  MlirType *types = malloc((size_t)(ins + outs + 1) * sizeof(MlirType));
  if (!types)
    return; // The verifier reports the mismatch.
  for (intptr_t i = 0; i < ins; ++i)
    types[i] = nnStorageType(mlirFunctionTypeGetInput(type, i));
  for (intptr_t i = 0; i < outs; ++i)
    types[ins + i] = nnStorageType(mlirFunctionTypeGetResult(type, i));
  MlirType stored = mlirFunctionTypeGet(mlirTypeGetContext(type), ins, types,
                                        outs, types + ins);
  funcFuncSetFunctionTypeAttr(func, mlirTypeAttrGet(stored));
  free(types);
}

/// Signs and narrow types live on only in which arith ops were chosen.
static void retype(MlirRewriterBase rewriter, const NnOps *ops) {
  for (intptr_t i = 0; i < ops->n; ++i) {
    MlirOperation op = ops->data[i];
    for (intptr_t r = 0; r < mlirOperationGetNumResults(op); ++r)
      retypeValue(nnResult(op, r));
    retypeRegions(op);
    if (funcIsaFunc(op))
      retypeSignature(op);
  }
  for (intptr_t i = 0; i < ops->n; ++i) {
    MlirOperation op = ops->data[i];
    if (!tensorIsaBitcast(op))
      continue;
    MlirValue source = tensorBitcastGetSource(op);
    if (mlirTypeEqual(mlirValueGetType(source),
                      mlirValueGetType(nnResult(op, 0))))
      mlirRewriterBaseReplaceAllUsesWith(rewriter, nnResult(op, 0), source);
  }
}

//===----------------------------------------------------------------------===//
// Unused constants and sizes
//===----------------------------------------------------------------------===//

static bool hasPrefix(MlirStringRef name, const char *prefix) {
  size_t n = strlen(prefix);
  return name.length >= n && !memcmp(name.data, prefix, n);
}

static bool isUnused(MlirOperation op) {
  if (!mlirOperationGetNumResults(op) || mlirOperationGetNumRegions(op))
    return false;
  for (intptr_t i = 0; i < mlirOperationGetNumResults(op); ++i)
    if (!nnHasNoUse(nnResult(op, i)))
      return false;
  MlirStringRef name = nnOperationName(op);
  return hasPrefix(name, "arith.") || hasPrefix(name, "tensor.");
}

/// Users come after what they use, so that one way back finds all.
static void eraseUnused(MlirRewriterBase rewriter, const NnOps *ops) {
  for (intptr_t i = ops->n; i-- > 0;)
    if (isUnused(ops->data[i]))
      mlirRewriterBaseEraseOp(rewriter, ops->data[i]);
}

//===----------------------------------------------------------------------===//
// The pass
//===----------------------------------------------------------------------===//

static bool isKept(NnOpKind kind) {
  return kind == NN_OP_NONE || kind == NN_OP_Kernel || kind == NN_OP_Yield ||
         kind == NN_OP_Parameter;
}

static bool lowerOne(MlirRewriterBase rewriter, MlirOperation op) {
  NnLowerFn lower = nnLowerRow(nnOpKind(op))->lower;
  MlirLogicalResult result = lower ? lower(nnBuilderForOp(rewriter, op), op)
                                   : nnOpError(op, "has no lowering to linalg");
  return mlirLogicalResultIsSuccess(result);
}

/// Lowers the ops that are there, and tells whether there were any.
static bool lowerRound(MlirRewriterBase rewriter, MlirOperation func,
                       bool *ok) {
  NnOps ops = nnOpsFind(func, NULL);
  bool any = false;
  *ok = !ops.failed;
  for (intptr_t i = 0; *ok && i < ops.n; ++i)
    any |= !isKept(nnOpKind(ops.data[i]));
  for (intptr_t i = 0; any && i < ops.n; ++i)
    if (!isKept(nnOpKind(ops.data[i])))
      *ok &= lowerOne(rewriter, ops.data[i]);
  free(ops.data);
  return any;
}

/// A lowering may make other nn ops, which the next round lowers.
static bool lowerAll(MlirRewriterBase rewriter, MlirOperation func) {
  bool ok = true;
  while (ok && lowerRound(rewriter, func, &ok))
    continue;
  return ok;
}

static MlirLogicalResult run(MlirOperation func, const NnPass *pass) {
  (void)pass;
  MlirRewriterBase rewriter =
      mlirIRRewriterCreate(mlirOperationGetContext(func));
  bool ok = lowerAll(rewriter, func);
  if (ok) {
    NnOps after = nnOpsFind(func, NULL);
    ok = !after.failed;
    if (ok) {
      retype(rewriter, &after);
      eraseUnused(rewriter, &after);
    }
    free(after.data);
  }
  mlirIRRewriterDestroy(rewriter);
  return ok ? NN_SUCCESS : NN_FAILURE;
}

static MlirDialectHandle (*const dialects[])(void) = {
    mlirGetDialectHandle__arith__,
    mlirGetDialectHandle__bufferization__,
    mlirGetDialectHandle__cf__,
    mlirGetDialectHandle__linalg__,
    mlirGetDialectHandle__math__,
    mlirGetDialectHandle__scf__,
    mlirGetDialectHandle__tensor__,
    NULL};

const NnPassInfo nnLowerToLinalgPass = {
    .name = "nn-lower-to-linalg",
    .description = "Lower nn ops to linalg, tensor, scf, arith and math",
    .anchor = "func.func",
    .dialects = dialects,
    .run = run,
};
