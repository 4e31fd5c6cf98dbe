//===- Constant.c - Elements attributes and nn.constant -------------------===//
// From IR to tensors and back.
//===----------------------------------------------------------------------===//
#include "Evaluate.h"

#include <string.h>

bool nnReferenceTensorFromElements(MlirAttribute elements,
                                   nnrt_tensor_t *tensor) {
  *tensor = (nnrt_tensor_t){0};
  if (mlirAttributeIsNull(elements) || !mlirAttributeIsAElements(elements))
    return false;
  MlirType type = mlirAttributeGetType(elements);
  if (!mlirTypeIsARankedTensor(type) ||
      mlirShapedTypeGetRank(type) > NNRT_MAX_RANK)
    return false;
  NnShape shape = nnTypeShape(type);
  nnrt_dtype_t dtype = nnDTypeOfType(mlirShapedTypeGetElementType(type));
  if (dtype == NNRT_NONE || !nnTensorAllocate(tensor, dtype, &shape))
    return false;
  if (nnTensorNumElements(tensor) == 0 ||
      nnElementsRead(elements, tensor->data))
    return true;
  nnTensorFree(tensor);
  return false;
}

static bool isSplat(const nnrt_tensor_t *tensor) {
  int64_t one = nnDTypeBytes(tensor->dtype), all = nnTensorBytes(tensor);
  const char *data = tensor->data;
  return all > one && !memcmp(data, data + one, (size_t)(all - one));
}

MlirAttribute nnReferenceElementsFromTensor(MlirContext context,
                                            const nnrt_tensor_t *tensor) {
  NnShape shape = nnTensorShape(tensor);
  MlirType element = nnTypeOfDType(context, tensor->dtype);
  MlirType type = nnTensorType(&shape, element);
  if (nnDTypeBits(tensor->dtype) >= 8 && isSplat(tensor))
    return mlirDenseElementsAttrRawBufferGet(
        type, (size_t)nnDTypeBytes(tensor->dtype), tensor->data);
  return nnElementsCreate(type, tensor->data);
}

MlirLogicalResult nnEvalConstant(const NnEval *e) {
  if (nnReferenceTensorFromElements(nnAttr(e->op, "value"), &e->outputs[0]))
    return NN_SUCCESS;
  return nnOpError(e->op, "cannot read the value");
}
