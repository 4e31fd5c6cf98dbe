//===- Run.c - Runs a function in the reference interpreter ---------------===//
// Goes through a block in order, op by op. Regions are blocks of their own
// whose arguments borrow the operands' tensors.
//===----------------------------------------------------------------------===//
#include "Run.h"

#include "Evaluate.h"

#include <stdlib.h>

//===----------------------------------------------------------------------===//
// One op
//===----------------------------------------------------------------------===//

static MlirAttribute parameterIn(MlirOperation table, MlirStringRef name) {
  for (intptr_t r = 0; r < mlirOperationGetNumRegions(table); ++r) {
    MlirBlock block = mlirRegionGetFirstBlock(mlirOperationGetRegion(table, r));
    if (mlirBlockIsNull(block))
      continue;
    for (MlirOperation op = mlirBlockGetFirstOperation(block);
         !mlirOperationIsNull(op); op = mlirOperationGetNextInBlock(op))
      if (nnOperationIs(op, "nn.parameter") &&
          mlirStringRefEqual(mlirStringAttrGetValue(nnAttr(op, "sym_name")),
                             name))
        return nnAttr(op, "value");
  }
  return mlirAttributeGetNull();
}

static MlirLogicalResult getParameter(MlirOperation op, nnrt_tensor_t *output) {
  MlirStringRef name = mlirFlatSymbolRefAttrGetValue(nnAttr(op, "parameter"));
  MlirAttribute value = mlirAttributeGetNull();
  MlirOperation table = mlirOperationGetParentOperation(op);
  while (mlirAttributeIsNull(value) && !mlirOperationIsNull(table)) {
    value = parameterIn(table, name);
    table = mlirOperationGetParentOperation(table);
  }
  if (mlirAttributeIsNull(value))
    return nnOpError(op, "there is no nn.parameter '%.*s'", (int)name.length,
                     name.data);
  if (!nnReferenceTensorFromElements(value, output))
    return nnOpError(op, "cannot read the value of '%.*s'", (int)name.length,
                     name.data);
  return NN_SUCCESS;
}

static MlirLogicalResult evaluate(NnEnvironment *env, MlirOperation op,
                                  const nnrt_tensor_t *inputs,
                                  nnrt_tensor_t *outputs) {
  switch (nnOpKind(op)) {
  case NN_OP_Kernel:
    return nnRunBlock(NULL,
                      mlirRegionGetFirstBlock(mlirOperationGetRegion(op, 0)),
                      inputs, outputs);
  case NN_OP_GetParameter:
    return getParameter(op, &outputs[0]);
  case NN_OP_NONE:
    return mlirOperationGetNumRegions(op)
               ? nnRunControl(env, op, inputs, outputs)
               : nnRunForeign(op, inputs, outputs);
  default:
    return nnReferenceEvaluate(op, inputs, outputs);
  }
}

//===----------------------------------------------------------------------===//
// A block
//===----------------------------------------------------------------------===//

/// Binds an op's results, taking their tensors over.
static bool bindResults(NnEnvironment *env, MlirOperation op,
                        nnrt_tensor_t *results) {
  bool ok = true;
  for (intptr_t i = 0; i < mlirOperationGetNumResults(op); ++i) {
    ok = ok && nnEnvironmentBind(env, nnResult(op, i), &results[i], true);
    if (!ok)
      nnTensorFree(&results[i]);
  }
  return ok;
}

/// `tensors` has room for all operands and then all results.
static MlirLogicalResult runOp(NnEnvironment *env, MlirOperation op,
                               nnrt_tensor_t *tensors) {
  intptr_t numOperands = mlirOperationGetNumOperands(op);
  nnrt_tensor_t *results = tensors + numOperands;
  for (intptr_t i = 0; i < numOperands; ++i) {
    const nnrt_tensor_t *tensor = nnEnvironmentGet(env, nnOperand(op, i));
    if (!tensor)
      return nnOpError(op, "operand %lld has no value here", (long long)i);
    tensors[i] = *tensor;
  }
  if (mlirLogicalResultIsFailure(evaluate(env, op, tensors, results)))
    return NN_FAILURE;
  for (intptr_t i = 0; i < numOperands; ++i)
    nnEnvironmentRelease(env, nnOperand(op, i));
  if (!bindResults(env, op, results))
    return nnOpError(op, "evaluation ran out of memory");
  return NN_SUCCESS;
}

static MlirLogicalResult takeResults(NnEnvironment *env, MlirOperation op,
                                     nnrt_tensor_t *outputs) {
  intptr_t count = mlirOperationGetNumOperands(op);
  for (intptr_t i = 0; i < count; ++i) {
    if (nnEnvironmentTake(env, nnOperand(op, i), &outputs[i]))
      continue;
    while (i-- > 0)
      nnTensorFree(&outputs[i]);
    return nnOpError(op, "a result has no value or memory is short");
  }
  return NN_SUCCESS;
}

static MlirLogicalResult runOps(NnEnvironment *env, MlirBlock block,
                                nnrt_tensor_t *outputs) {
  MlirOperation terminator = mlirBlockGetTerminator(block);
  MlirOperation op = mlirBlockGetFirstOperation(block);
  for (; !mlirOperationEqual(op, terminator);
       op = mlirOperationGetNextInBlock(op)) {
    intptr_t count =
        mlirOperationGetNumOperands(op) + mlirOperationGetNumResults(op);
    nnrt_tensor_t *tensors = calloc((size_t)count + 1, sizeof(*tensors));
    if (!tensors)
      return nnOpError(op, "evaluation ran out of memory");
    MlirLogicalResult result = runOp(env, op, tensors);
    free(tensors);
    if (mlirLogicalResultIsFailure(result))
      return NN_FAILURE;
  }
  return takeResults(env, terminator, outputs);
}

MlirLogicalResult nnRunBlock(NnEnvironment *outer, MlirBlock block,
                             const nnrt_tensor_t *inputs,
                             nnrt_tensor_t *outputs) {
  NnEnvironment env = {.outer = outer};
  bool bound = true;
  for (intptr_t i = 0; i < mlirBlockGetNumArguments(block); ++i)
    bound = bound && nnEnvironmentBind(&env, mlirBlockGetArgument(block, i),
                                       &inputs[i], false);
  MlirLogicalResult result = bound
                                 ? runOps(&env, block, outputs)
                                 : nnOpError(mlirBlockGetParentOperation(block),
                                             "evaluation ran out of memory");
  nnEnvironmentDestroy(&env);
  return result;
}

//===----------------------------------------------------------------------===//
// A function
//===----------------------------------------------------------------------===//

static NnStatus checkInput(MlirBlock block, intptr_t i,
                           const nnrt_tensor_t *input) {
  MlirType type = mlirValueGetType(mlirBlockGetArgument(block, i));
  if (!mlirTypeIsARankedTensor(type) || !input->data ||
      nnDTypeOfType(mlirShapedTypeGetElementType(type)) !=
          (nnrt_dtype_t)input->dtype ||
      mlirShapedTypeGetRank(type) != input->rank)
    return nnStatusCreate(NN_INVALID_ARGUMENT,
                          "input %lld is of another type than the argument",
                          (long long)i);
  NnShape shape = nnTypeShape(type);
  for (int64_t d = 0; d < shape.rank; ++d)
    if (shape.dims[d] != NN_DYNAMIC && shape.dims[d] != input->shape[d])
      return nnStatusCreate(
          NN_INVALID_ARGUMENT, "dimension %lld of input %lld is %lld, not %lld",
          (long long)d, (long long)i, (long long)input->shape[d],
          (long long)shape.dims[d]);
  return NULL;
}

NnStatus nnReferenceRun(MlirOperation func, const nnrt_tensor_t *inputs,
                        intptr_t numInputs, nnrt_tensor_t *outputs,
                        intptr_t numOutputs) {
  if (mlirOperationGetNumRegions(func) != 1)
    return nnStatusCreate(NN_INVALID_ARGUMENT, "expected a function");
  MlirBlock block = mlirRegionGetFirstBlock(mlirOperationGetRegion(func, 0));
  if (mlirBlockIsNull(block) ||
      !mlirBlockIsNull(mlirBlockGetNextInRegion(block)))
    return nnStatusCreate(NN_UNSUPPORTED, "expected a function of one block");
  if (mlirBlockGetNumArguments(block) != numInputs ||
      mlirOperationGetNumOperands(mlirBlockGetTerminator(block)) != numOutputs)
    return nnStatusCreate(NN_INVALID_ARGUMENT,
                          "the function has another number of inputs or "
                          "outputs");
  for (intptr_t i = 0; i < numInputs; ++i) {
    NnStatus status = checkInput(block, i, &inputs[i]);
    if (status)
      return status;
  }
  for (intptr_t i = 0; i < numOutputs; ++i)
    outputs[i] = (nnrt_tensor_t){0};
  if (mlirLogicalResultIsFailure(nnRunBlock(NULL, block, inputs, outputs)))
    return nnStatusCreate(NN_INVALID_MODEL, "the function cannot be evaluated");
  return NULL;
}
