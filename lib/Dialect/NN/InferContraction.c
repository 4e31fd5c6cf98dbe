//===- InferContraction.c - Shape rules of products of matrices -----------===//
// (…xMxK, …xKxN) -> …xMxN with leading dimensions broadcast,
// (…xK, KxN, N) -> …xN, and for determinants …xNxN -> ….
//===----------------------------------------------------------------------===//
#include "Rules.h"

static NnShape leadingDims(const NnShape *shape) {
  NnShape leading = *shape;
  leading.rank -= 2;
  return leading;
}

static bool broadcastLeading(const NnInfer *in, const NnShape *lhs,
                             const NnShape *rhs, NnShape *result) {
  *result = leadingDims(lhs);
  NnShape other = leadingDims(rhs);
  if (nnBroadcastShape(result, &other))
    return true;
  char a[128], b[128];
  return nnInferReject(
      in, "C4",
      "expected leading dimensions to broadcast together, got %s and %s",
      nnTypeText(mlirValueGetType(in->operands[0]), a, sizeof a),
      nnTypeText(mlirValueGetType(in->operands[1]), b, sizeof b));
}

MlirLogicalResult nnInferMatmul(const NnInfer *in) {
  NnShape lhs = nnInferShape(in, 0);
  NnShape rhs = nnInferShape(in, 1);
  NnShape result;
  MlirType element;
  if (!nnInferProduct(in, "C1", &element))
    return NN_FAILURE;
  if (lhs.rank < 2 || rhs.rank < 2)
    return nnInferError(in, "C2",
                        "expected operands of rank 2 or more, got ranks "
                        "%" PRId64 " and %" PRId64,
                        lhs.rank, rhs.rank);
  int64_t k = lhs.dims[lhs.rank - 1];
  if (!nnUnifyDim(&k, rhs.dims[rhs.rank - 2]))
    return nnInferError(in, "C3",
                        "expected lhs's last dimension (%" PRId64
                        ") to equal rhs's last but one (%" PRId64 ")",
                        k, rhs.dims[rhs.rank - 2]);
  if (!broadcastLeading(in, &lhs, &rhs, &result) ||
      !nnInferSumFits(in, "C5", k))
    return NN_FAILURE;
  result.dims[result.rank++] = lhs.dims[lhs.rank - 2];
  result.dims[result.rank++] = rhs.dims[rhs.rank - 1];
  return nnInferTensor(in, &result, element);
}

static bool checkLinearRanks(const NnInfer *in) {
  int64_t input = nnInferShape(in, 0).rank;
  int64_t weight = nnInferShape(in, 1).rank;
  if (input < 1 || weight != 2)
    return nnInferReject(in, "C2",
                         "expected input of rank 1 or more and weight of rank "
                         "2, got ranks %" PRId64 " and %" PRId64,
                         input, weight);
  if (in->numOperands > 2 && nnInferShape(in, 2).rank != 1)
    return nnInferReject(in, "C2", "expected bias of rank 1, got rank %" PRId64,
                         nnInferShape(in, 2).rank);
  return true;
}

MlirLogicalResult nnInferLinear(const NnInfer *in) {
  MlirType element;
  if (!nnInferProduct(in, "C1", &element) || !checkLinearRanks(in))
    return NN_FAILURE;
  NnShape result = nnInferShape(in, 0);
  NnShape weight = nnInferShape(in, 1);
  int64_t k = result.dims[result.rank - 1];
  int64_t n = weight.dims[1];
  if (!nnUnifyDim(&k, weight.dims[0]))
    return nnInferError(in, "C3",
                        "expected input's last dimension (%" PRId64
                        ") to equal weight's first (%" PRId64 ")",
                        k, weight.dims[0]);
  int64_t bias = in->numOperands > 2 ? nnInferShape(in, 2).dims[0] : NN_DYNAMIC;
  if (!nnUnifyDim(&n, bias))
    return nnInferError(in, "C4",
                        "expected bias's size (%" PRId64
                        ") to equal weight's second dimension (%" PRId64 ")",
                        bias, n);
  if (!nnInferSumFits(in, "C5", k))
    return NN_FAILURE;
  result.dims[result.rank - 1] = n;
  return nnInferTensor(in, &result, element);
}

MlirLogicalResult nnInferDet(const NnInfer *in) {
  NnShape shape = nnInferShape(in, 0);
  if (shape.rank < 2)
    return nnInferError(in, "C1",
                        "expected input of rank 2 or more, got rank %" PRId64,
                        shape.rank);
  int64_t rows = shape.dims[shape.rank - 2];
  if (!nnUnifyDim(&rows, shape.dims[shape.rank - 1]))
    return nnInferError(in, "C2",
                        "expected square matrices, got %" PRId64 "x%" PRId64,
                        rows, shape.dims[shape.rank - 1]);
  shape.rank -= 2;
  return nnInferTensor(in, &shape, nnInferElement(in, 0));
}
