//===- InferElementwise.c - Shape rules of elementwise ops ----------------===//
// Operands broadcast as NumPy does: (4x1xf32, ?xf32) -> 4x?xf32. A dynamic
// dimension beside n > 1 is n, since otherwise it would not broadcast.
//===----------------------------------------------------------------------===//
#include "Rules.h"

// Broadcasts all operands into `shape`.
static bool broadcastOperands(const NnInfer *in, const char *label,
                              NnShape *shape) {
  *shape = nnInferShape(in, 0);
  for (intptr_t i = 1; i < in->numOperands; ++i) {
    NnShape before = *shape;
    NnShape other = nnInferShape(in, i);
    if (nnBroadcastShape(shape, &other))
      continue;
    char a[128], b[128];
    MlirType element = nnInferElement(in, i);
    return nnInferReject(
        in, label,
        "expected operands' shapes to broadcast together, got %s and %s",
        nnTypeText(nnTensorType(&before, element), a, sizeof a),
        nnTypeText(nnTensorType(&other, element), b, sizeof b));
  }
  return true;
}

MlirLogicalResult nnInferElementwise(const NnInfer *in) {
  NnShape shape;
  if (!nnInferOneElement(in, "C1", 0) || !broadcastOperands(in, "C2", &shape))
    return NN_FAILURE;
  return nnInferTensor(in, &shape, nnInferElement(in, 0));
}

MlirLogicalResult nnInferPredicate(const NnInfer *in) {
  NnShape shape;
  if (!nnInferOneElement(in, "C1", 0) || !broadcastOperands(in, "C2", &shape))
    return NN_FAILURE;
  return nnInferTensor(in, &shape, mlirIntegerTypeGet(in->context, 1));
}

MlirLogicalResult nnInferSelect(const NnInfer *in) {
  NnShape shape;
  if (!nnInferOneElement(in, "C1", 1) || !broadcastOperands(in, "C2", &shape))
    return NN_FAILURE;
  return nnInferTensor(in, &shape, nnInferElement(in, 1));
}
