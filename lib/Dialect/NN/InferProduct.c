//===- InferProduct.c - Element types of sums of products -----------------===//
// Contractions keep the element type of their operands, but for bytes, which
// may differ in their signs and whose sums are i32, and for narrow floats with
// a bias of f32, as which their sums stay.
//===----------------------------------------------------------------------===//
#include "Rules.h"

#include "Support/ByteProduct.h"

static bool checkByteBias(const NnInfer *in, const char *label, MlirType sum) {
  MlirType bias = nnInferElement(in, 2);
  char text[64];
  return mlirTypeEqual(bias, sum) ||
         nnInferReject(in, label,
                       "expected a bias of i32 for 8-bit integers, got %s",
                       nnTypeText(bias, text, sizeof text));
}

/// Whether factors are of one narrow type and what is added to them is f32.
static bool sumStaysWide(const NnInfer *in) {
  MlirType lhs = nnInferElement(in, 0);
  return in->numOperands > 2 && mlirTypeIsAF32(nnInferElement(in, 2)) &&
         mlirTypeEqual(lhs, nnInferElement(in, 1)) &&
         (mlirTypeIsABF16(lhs) || mlirTypeIsAF16(lhs));
}

bool nnInferProduct(const NnInfer *in, const char *label, MlirType *result) {
  MlirType lhs = nnInferElement(in, 0);
  bool isWide = sumStaysWide(in);
  *result = isWide ? nnInferElement(in, 2) : nnProductType(lhs);
  if (isWide)
    return true;
  if (!nnIsByte(lhs) || !nnIsByte(nnInferElement(in, 1)))
    return nnInferOneElement(in, label, 0);
  return in->numOperands < 3 || checkByteBias(in, label, *result);
}

bool nnInferSumFits(const NnInfer *in, const char *label, int64_t terms) {
  MlirType lhs = nnInferElement(in, 0), rhs = nnInferElement(in, 1);
  if (!nnIsByte(lhs) || terms == NN_DYNAMIC)
    return true;
  int64_t most = nnMostByteProducts(lhs, rhs);
  char a[64], b[64];
  return terms <= most ||
         nnInferReject(in, label,
                       "expected sums of at most %" PRId64
                       " products of %s and %s, which i32 holds, got %" PRId64,
                       most, nnTypeText(lhs, a, sizeof a),
                       nnTypeText(rhs, b, sizeof b), terms);
}
