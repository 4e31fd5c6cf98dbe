//===- Variant.c - Other forms of a function ------------------------------===//
// Clones and edits IR in place: types of block arguments are set, then results
// follow, op by op, from the ops' own inference.
//===----------------------------------------------------------------------===//
#include "Variant.h"

#include "Transforms/Passes.h"
#include "nn-c/NNOps.h"
#include "nn/OpTable.h"
#include "nn/Reference.h"

#include "mlir-c/Interfaces.h"
#include "mlir-c/Pass.h"

#include <stdlib.h>

static MlirBlock bodyOf(MlirOperation func) {
  return mlirRegionGetFirstBlock(mlirOperationGetRegion(func, 0));
}

//===----------------------------------------------------------------------===//
// The copy
//===----------------------------------------------------------------------===//

static void copyParameters(MlirBlock from, MlirBlock to) {
  for (MlirOperation op = mlirBlockGetFirstOperation(from);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op))
    if (nnOperationIs(op, "nn.parameter"))
      mlirBlockAppendOwnedOperation(to, mlirOperationClone(op));
}

MlirModule variantCreate(const Case *c) {
  MlirModule module = mlirModuleCreateEmpty(mlirOperationGetLocation(c->func));
  MlirBlock body = mlirModuleGetBody(module);
  copyParameters(mlirOperationGetBlock(c->func), body);
  MlirOperation func = mlirOperationClone(c->func);
  mlirOperationRemoveAttributeByName(func, nnStr("arg_attrs"));
  mlirOperationRemoveAttributeByName(func, nnStr("res_attrs"));
  mlirBlockAppendOwnedOperation(body, func);
  return module;
}

MlirOperation variantFunction(MlirModule module) {
  MlirOperation op = mlirBlockGetFirstOperation(mlirModuleGetBody(module));
  while (!nnOperationIs(op, "func.func"))
    op = mlirOperationGetNextInBlock(op);
  return op;
}

/// Makes the function's type that of its block's arguments and its returned
/// values.
static MlirLogicalResult updateFunctionType(MlirOperation func) {
  MlirBlock block = bodyOf(func);
  MlirOperation terminator = mlirBlockGetTerminator(block);
  intptr_t numInputs = mlirBlockGetNumArguments(block);
  intptr_t numResults = mlirOperationGetNumOperands(terminator);
  MlirType *types =
      calloc((size_t)(numInputs + numResults) + 1, sizeof(*types));
  if (!types)
    return nnOpError(func, "out of memory");
  for (intptr_t i = 0; i < numInputs; ++i)
    types[i] = mlirValueGetType(mlirBlockGetArgument(block, i));
  for (intptr_t i = 0; i < numResults; ++i)
    types[numInputs + i] = mlirValueGetType(nnOperand(terminator, i));
  MlirType type = mlirFunctionTypeGet(mlirOperationGetContext(func), numInputs,
                                      types, numResults, types + numInputs);
  free(types);
  mlirOperationSetAttributeByName(func, nnStr("function_type"),
                                  mlirTypeAttrGet(type));
  return NN_SUCCESS;
}

//===----------------------------------------------------------------------===//
// Dynamic shapes
//===----------------------------------------------------------------------===//

static MlirAttribute attributesOf(MlirOperation op) {
  MlirContext context = mlirOperationGetContext(op);
  intptr_t count = mlirOperationGetNumAttributes(op);
  MlirNamedAttribute *attrs = calloc((size_t)count + 1, sizeof(*attrs));
  if (!attrs)
    return mlirAttributeGetNull();
  for (intptr_t i = 0; i < count; ++i)
    attrs[i] = mlirOperationGetAttribute(op, i);
  MlirAttribute dictionary = mlirDictionaryAttrGet(context, count, attrs);
  free(attrs);
  return dictionary;
}

static void setResultTypes(intptr_t count, MlirType *types, void *op) {
  MlirOperation target = *(MlirOperation *)op;
  for (intptr_t i = 0; i < count; ++i)
    mlirValueSetType(nnResult(target, i), types[i]);
}

static MlirLogicalResult inferTypes(MlirOperation op) {
  intptr_t count = mlirOperationGetNumOperands(op);
  MlirValue *operands = calloc((size_t)count + 1, sizeof(*operands));
  if (!operands)
    return nnOpError(op, "out of memory");
  for (intptr_t i = 0; i < count; ++i)
    operands[i] = nnOperand(op, i);
  MlirLogicalResult result = mlirInferTypeOpInterfaceInferReturnTypes(
      nnOperationName(op), mlirOperationGetContext(op),
      mlirOperationGetLocation(op), count, operands, attributesOf(op), NULL, 0,
      NULL, setResultTypes, &op);
  free(operands);
  return result;
}

static void copyShape(MlirValue from, MlirValue to, MlirType element) {
  NnShape shape = nnTypeShape(mlirValueGetType(from));
  mlirValueSetType(to, nnTensorType(&shape, element));
}

static MlirLogicalResult inferBlock(MlirBlock block);

static MlirLogicalResult inferKernel(MlirOperation op) {
  MlirBlock block = bodyOf(op);
  for (intptr_t i = 0; i < mlirOperationGetNumOperands(op); ++i)
    mlirValueSetType(mlirBlockGetArgument(block, i),
                     mlirValueGetType(nnOperand(op, i)));
  if (mlirLogicalResultIsFailure(inferBlock(block)))
    return NN_FAILURE;
  MlirOperation yield = mlirBlockGetTerminator(block);
  for (intptr_t i = 0; i < mlirOperationGetNumResults(op); ++i)
    mlirValueSetType(nnResult(op, i), mlirValueGetType(nnOperand(yield, i)));
  return NN_SUCCESS;
}

static MlirLogicalResult inferOp(MlirOperation op) {
  switch (nnOpKind(op)) {
  case NN_OP_NONE:
  case NN_OP_Constant:
  case NN_OP_GetParameter:
  case NN_OP_Yield:
    return NN_SUCCESS;
  case NN_OP_Cast:
  case NN_OP_Bitcast:
    copyShape(nnOperand(op, 0), nnResult(op, 0),
              nnElementType(nnResult(op, 0)));
    return NN_SUCCESS;
  case NN_OP_Kernel:
    return inferKernel(op);
  default:
    return inferTypes(op);
  }
}

static MlirLogicalResult inferBlock(MlirBlock block) {
  for (MlirOperation op = mlirBlockGetFirstOperation(block);
       !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op))
    if (mlirLogicalResultIsFailure(inferOp(op)))
      return NN_FAILURE;
  return NN_SUCCESS;
}

/// Makes the first dimensions of an argument dynamic.
static void openDimensions(MlirValue argument, int64_t n) {
  MlirType element = nnElementType(argument);
  NnShape shape = nnTypeShape(mlirValueGetType(argument));
  for (int64_t d = 0; d < n; ++d)
    shape.dims[d] = NN_DYNAMIC;
  mlirValueSetType(argument, nnTensorType(&shape, element));
}

/// Infers what follows from the arguments' types.
static MlirLogicalResult inferFunction(MlirModule module) {
  MlirOperation func = variantFunction(module);
  if (mlirLogicalResultIsFailure(inferBlock(bodyOf(func))) ||
      mlirLogicalResultIsFailure(updateFunctionType(func)))
    return NN_FAILURE;
  if (!mlirOperationVerify(mlirModuleGetOperation(module)))
    return nnOpError(func, "does not verify with dynamic shapes");
  return NN_SUCCESS;
}

MlirLogicalResult variantMakeDynamic(const Case *c, MlirModule module) {
  MlirBlock block = bodyOf(variantFunction(module));
  for (intptr_t i = 0; i < c->numInputs; ++i) {
    MlirValue argument = mlirBlockGetArgument(block, i);
    if (mlirAttributeIsNull(caseArgumentAttr(c->func, i, "nn.static")))
      openDimensions(argument, nnRank(argument));
  }
  return inferFunction(module);
}

MlirLogicalResult variantOpenRows(const Case *c, MlirModule module) {
  if (mlirLogicalResultIsFailure(variantBindInputs(c, module, 1)))
    return NN_FAILURE;
  MlirValue rows = mlirBlockGetArgument(bodyOf(variantFunction(module)), 0);
  openDimensions(rows, nnRank(rows) - 1);
  return inferFunction(module);
}

//===----------------------------------------------------------------------===//
// Constants
//===----------------------------------------------------------------------===//

MlirLogicalResult variantBindInputs(const Case *c, MlirModule module,
                                    intptr_t first) {
  MlirOperation func = variantFunction(module);
  MlirContext context = mlirOperationGetContext(func);
  MlirBlock block = bodyOf(func);
  NnBuilder b = nnBuilderCreate(context);
  b.location = mlirOperationGetLocation(func);
  nnBuilderAtStart(b, block);
  MlirLogicalResult result = NN_SUCCESS;
  for (intptr_t i = c->numInputs; i-- > first;) {
    MlirAttribute value = nnReferenceElementsFromTensor(context, &c->inputs[i]);
    MlirValue constant = nnConstant(b, value);
    if (mlirValueIsNull(constant)) {
      result = nnOpError(func, "cannot make a constant of argument %lld",
                         (long long)i);
      break;
    }
    mlirValueReplaceAllUsesOfWith(mlirBlockGetArgument(block, i), constant);
    mlirBlockEraseArgument(block, (unsigned)i);
  }
  nnBuilderDestroy(b);
  return mlirLogicalResultIsFailure(result) ? result : updateFunctionType(func);
}

static bool hasConstantOperands(MlirOperation op) {
  for (intptr_t i = 0; i < mlirOperationGetNumOperands(op); ++i)
    if (mlirAttributeIsNull(nnConstantValue(nnOperand(op, i))))
      return false;
  return true;
}

static MlirWalkResult findUnfolded(MlirOperation op, void *found) {
  NnOpKind kind = nnOpKind(op);
  if (!nnReferenceCanEvaluate(op) || kind == NN_OP_Constant ||
      !hasConstantOperands(op))
    return MlirWalkResultAdvance;
  // What a fold leaves to keep a dynamic type.
  if (kind == NN_OP_Cast && mlirTypeEqual(nnElementType(nnOperand(op, 0)),
                                          nnElementType(nnResult(op, 0))))
    return MlirWalkResultAdvance;
  *(MlirOperation *)found = op;
  return MlirWalkResultInterrupt;
}

MlirLogicalResult variantFold(MlirModule module) {
  MlirOperation func = variantFunction(module);
  MlirPassManager passes = mlirPassManagerCreate(mlirModuleGetContext(module));
  MlirOpPassManager nested =
      mlirPassManagerGetNestedUnder(passes, nnStr("func.func"));
  // Dequantized constants fold after that.
  mlirOpPassManagerAddOwnedPass(nested, nnPassCreate(&nnFuseQdqPass, NULL));
  mlirOpPassManagerAddOwnedPass(
      nested, nnPassCreate(&nnFoldConstantsPass, "max-growth=1073741824"));
  MlirLogicalResult result =
      mlirPassManagerRunOnOp(passes, mlirModuleGetOperation(module));
  mlirPassManagerDestroy(passes);
  MlirOperation unfolded = {NULL};
  if (mlirLogicalResultIsSuccess(result))
    mlirOperationWalk(func, findUnfolded, &unfolded, MlirWalkPreOrder);
  return unfolded.ptr ? nnOpError(unfolded, "was not folded") : result;
}
