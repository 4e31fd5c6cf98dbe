//===- FoldInteger.c - Shape arithmetic done on import --------------------===//
// The reference interpreter computes the value. Large tensors are left to the
// constant folding pass, which weighs growth.
//===----------------------------------------------------------------------===//
#include "FoldInteger.h"

#include "Support/IR.h"
#include "nn-c/NNOps.h"
#include "nn/Reference.h"

#include <stdlib.h>

enum { maxOperands = 16, maxElements = 64, maxBytes = 4096 };

static bool isSmallConstant(MlirValue value) {
  MlirAttribute elements = nnConstantValue(value);
  return !mlirAttributeIsNull(elements) &&
         mlirAttributeIsADenseElements(elements) &&
         mlirElementsAttrGetNumElements(elements) <= maxElements;
}

static bool isFoldable(MlirOperation op) {
  intptr_t n = mlirOperationGetNumOperands(op);
  if (!n || n > maxOperands || mlirOperationGetNumResults(op) != 1 ||
      !nnReferenceCanEvaluate(op))
    return false;
  for (intptr_t i = 0; i < n; ++i)
    if (!isSmallConstant(nnOperand(op, i)))
      return false;
  return true;
}

static bool evaluate(MlirOperation op, nnrt_tensor_t *result) {
  nnrt_tensor_t inputs[maxOperands] = {{.data = NULL}};
  intptr_t n = mlirOperationGetNumOperands(op);
  bool isDone = true, isTooLarge;
  for (intptr_t i = 0; isDone && i < n; ++i)
    isDone = nnReferenceTensorFromElements(nnConstantValue(nnOperand(op, i)),
                                           &inputs[i]);
  isDone = isDone && mlirLogicalResultIsSuccess(nnReferenceEvaluateWithin(
                         op, inputs, result, maxBytes, &isTooLarge));
  for (intptr_t i = 0; i < n; ++i)
    free(inputs[i].data);
  return isDone;
}

static MlirValue replace(NnBuilder b, MlirOperation op,
                         const nnrt_tensor_t *result) {
  MlirAttribute elements =
      nnReferenceElementsFromTensor(nnBuilderGetContext(b), result);
  NnInsertPoint point = nnBuilderSave(b);
  nnBuilderBefore(b, op);
  MlirValue constant = nnConstant(b, elements);
  nnBuilderRestore(b, point);
  if (mlirValueIsNull(constant))
    return constant;
  mlirValueReplaceAllUsesOfWith(nnResult(op, 0), constant);
  mlirOperationDestroy(op);
  return constant;
}

MlirValue nnFoldSmall(NnBuilder b, MlirOperation op) {
  nnrt_tensor_t result;
  if (!isFoldable(op) || !evaluate(op, &result))
    return (MlirValue){NULL};
  MlirValue constant = replace(b, op, &result);
  free(result.data);
  return constant;
}

MlirValue nnFoldInteger(NnBuilder b, MlirOperation op) {
  bool isInteger = mlirOperationGetNumResults(op) == 1 &&
                   mlirTypeIsAInteger(nnElementType(nnResult(op, 0)));
  return isInteger ? nnFoldSmall(b, op) : (MlirValue){NULL};
}
