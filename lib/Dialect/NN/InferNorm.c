//===- InferNorm.c - Shape rules of normalizations ------------------------===//
// The result has input's shape; scale, bias and statistics have one element a
// channel (batch, instance) or broadcast to the normalized dimensions (layer).
//===----------------------------------------------------------------------===//
#include "Rules.h"

static bool checkNormRanks(const NnInfer *in, int64_t least) {
  int64_t rank = nnInferShape(in, 0).rank;
  if (rank < least)
    return nnInferReject(in, "C2",
                         "expected input of rank %" PRId64
                         " or more, got rank %" PRId64,
                         least, rank);
  for (intptr_t i = 1; i < in->numOperands; ++i) {
    rank = nnInferShape(in, i).rank;
    if (rank != 1)
      return nnInferReject(in, "C2",
                           "expected operand %" PRIdPTR
                           " of rank 1, got rank %" PRId64,
                           i, rank);
  }
  return true;
}

// Normalization by channels, which are dimension `channel` of input.
static MlirLogicalResult inferChannelNorm(const NnInfer *in, int64_t channel) {
  NnShape result = nnInferShape(in, 0);
  for (intptr_t i = 1; i < in->numOperands; ++i) {
    int64_t size = nnInferShape(in, i).dims[0];
    if (!nnUnifyDim(&result.dims[channel], size))
      return nnInferError(in, "C3",
                          "expected operand %" PRIdPTR " of %" PRId64
                          " elements, one a channel, got %" PRId64,
                          i, result.dims[channel], size);
  }
  return nnInferTensor(in, &result, nnInferElement(in, 0));
}

MlirLogicalResult nnInferBatchNorm(const NnInfer *in) {
  if (!nnInferOneElement(in, "C1", 0) || !checkNormRanks(in, 2))
    return NN_FAILURE;
  int64_t last = nnInferShape(in, 0).rank - 1;
  return inferChannelNorm(in, nnInferChannelsLast(in) ? last : 1);
}

MlirLogicalResult nnInferInstanceNorm(const NnInfer *in) {
  if (!nnInferOneElement(in, "C1", 0) || !checkNormRanks(in, 3))
    return NN_FAILURE;
  return inferChannelNorm(in, 1);
}

/// RMS norms too, which have no bias.
MlirLogicalResult nnInferLayerNorm(const NnInfer *in) {
  int64_t axis;
  if (!nnInferOneElement(in, "C1", 0) || !nnInferAxis(in, "C2", -1, &axis))
    return NN_FAILURE;
  NnShape input = nnInferShape(in, 0);
  for (intptr_t i = 1; i < in->numOperands; ++i) {
    NnShape operand = nnInferShape(in, i);
    bool fits = operand.rank <= input.rank - axis;
    for (int64_t k = 1; fits && k <= operand.rank; ++k) {
      int64_t dim = operand.dims[operand.rank - k];
      fits = dim == 1 || nnUnifyDim(&dim, input.dims[input.rank - k]);
    }
    char text[128];
    if (!fits)
      return nnInferError(
          in, "C3",
          "expected operand %" PRIdPTR
          " to broadcast to input's dimensions from %" PRId64 " on, got %s",
          i, axis,
          nnTypeText(mlirValueGetType(in->operands[i]), text, sizeof text));
  }
  return nnInferTensor(in, &input, nnInferElement(in, 0));
}
