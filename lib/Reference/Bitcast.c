//===- Bitcast.c - nn.bitcast ---------------------------------------------===//
// Copies the bytes; only types of less than a byte need more.
//===----------------------------------------------------------------------===//
#include "Evaluate.h"

#include <string.h>

/// Cuts bytes to the bits that the type has in them, and extends them again.
static void wrapBytes(const nnrt_tensor_t *tensor) {
  int64_t bits = nnDTypeBits(tensor->dtype), n = nnTensorNumElements(tensor);
  bool isUnsigned =
      nnDTypeIsFloat(tensor->dtype) || nnDTypeIsUnsigned(tensor->dtype);
  uint8_t *bytes = tensor->data;
  for (int64_t i = 0; i < n; ++i)
    bytes[i] = bits == 1 ? bytes[i] != 0
                         : (uint8_t)nnWrapInteger(bytes[i], bits, isUnsigned);
}

MlirLogicalResult nnEvalBitcast(const NnEval *e) {
  NnShape shape = nnTensorShape(&e->inputs[0]);
  nnrt_dtype_t dtype = nnDTypeOfType(nnElementType(nnResult(e->op, 0)));
  if (mlirLogicalResultIsFailure(nnEvalAllocate(e, 0, dtype, &shape)))
    return NN_FAILURE;
  if (nnDTypeBytes(dtype) != nnDTypeBytes(e->inputs[0].dtype))
    return nnOpError(e->op, "the types have elements of different sizes");
  memcpy(e->outputs[0].data, e->inputs[0].data,
         (size_t)nnTensorBytes(&e->outputs[0]));
  if (nnDTypeBits(dtype) < 8)
    wrapBytes(&e->outputs[0]);
  return NN_SUCCESS;
}
