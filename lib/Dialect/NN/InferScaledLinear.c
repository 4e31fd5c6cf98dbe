//===- InferScaledLinear.c - Shape rule of nn.scaled_linear ---------------===//
// (…xK, KxN, GxN, GxN) -> …xN, where G groups cover K.
//===----------------------------------------------------------------------===//
#include "Rules.h"

static bool checkRanks(const NnInfer *in) {
  if (nnInferShape(in, 0).rank < 1)
    return nnInferReject(in, "C1", "expected input of rank 1 or more");
  for (intptr_t i = 1; i < in->numOperands; ++i)
    if (nnInferShape(in, i).rank != 2)
      return nnInferReject(in, "C1",
                           "expected operand #%d of rank 2, got rank %" PRId64,
                           (int)i, nnInferShape(in, i).rank);
  return true;
}

/// Whether operand `i` has a parameter for each group and column.
static bool checkParameters(const NnInfer *in, intptr_t i, int64_t groups,
                            int64_t columns) {
  NnShape is = nnInferShape(in, i);
  char text[128];
  return (nnUnifyDim(&is.dims[0], groups) &&
          nnUnifyDim(&is.dims[1], columns)) ||
         nnInferReject(
             in, "C3",
             "expected operand #%d of %" PRId64 " groups by %" PRId64
             " columns, got %s",
             (int)i, groups, columns,
             nnTypeText(mlirValueGetType(in->operands[i]), text, sizeof text));
}

static bool checkZeroPoints(const NnInfer *in) {
  char a[64], b[64];
  MlirType weight = nnInferElement(in, 1);
  return in->numOperands < 4 || mlirTypeEqual(nnInferElement(in, 3), weight) ||
         nnInferReject(in, "C4", "expected zero points of %s, got %s",
                       nnTypeText(weight, a, sizeof a),
                       nnTypeText(nnInferElement(in, 3), b, sizeof b));
}

MlirLogicalResult nnInferScaledLinear(const NnInfer *in) {
  int64_t group = nnAttrInt(nnDictAttr(in->attributes, "group"), 0);
  if (!checkRanks(in))
    return NN_FAILURE;
  NnShape result = nnInferShape(in, 0), weight = nnInferShape(in, 1);
  int64_t k = result.dims[result.rank - 1];
  if (!nnUnifyDim(&k, weight.dims[0]))
    return nnInferError(in, "C2",
                        "expected input's last dimension (%" PRId64
                        ") to equal weight's first (%" PRId64 ")",
                        k, weight.dims[0]);
  if (group < 1)
    return nnInferError(in, "C3", "expected group to be positive, got %" PRId64,
                        group);
  int64_t groups = k == NN_DYNAMIC ? NN_DYNAMIC : (k - 1) / group + 1;
  for (intptr_t i = 2; i < in->numOperands; ++i)
    if (!checkParameters(in, i, groups, weight.dims[1]))
      return NN_FAILURE;
  if (!checkZeroPoints(in))
    return NN_FAILURE;
  result.dims[result.rank - 1] = weight.dims[1];
  return nnInferTensor(in, &result, mlirF32TypeGet(in->context));
}
