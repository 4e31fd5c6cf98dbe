//===- QdqMean.c - Means of quantized values ------------------------------===//
// reduce_mean(dequantize(x)) becomes dequantize(reduce_sum(cast(x))): a sum of
// n integers in i32, which is exact, has n times their zero point, and their
// scale divided by n. A mean of means is one of more integers.
//===----------------------------------------------------------------------===//
#include "Support/ByteProduct.h"
#include "Transforms/Quantization/Qdq.h"
#include "Transforms/Quantization/QuantParams.h"
#include "Transforms/Rewrite.h"

#include "nn-c/NNOps.h"

typedef struct Mean {
  MlirValue x; ///< Integers.
  NnQuant quant;
  intptr_t numAxes;
  int64_t axes[NN_MAX_RANK];
  int64_t terms; ///< Of each sum.
  bool keepsDims;
} Mean;

/// All dimensions of a pool's image.
static void readSpace(MlirOperation pool, Mean *m) {
  bool isNhwc = nnGlobalAvgPoolGetLayout(pool) == NN_LAYOUT_NHWC;
  int64_t first = isNhwc ? 1 : 2, space = nnRank(m->x) - 2;
  for (int64_t d = 0; d < space; ++d)
    m->axes[m->numAxes++] = first + d;
  m->keepsDims = true;
}

static void readAxes(MlirOperation mean, Mean *m) {
  int64_t rank = nnRank(m->x);
  m->numAxes = nnReduceMeanGetNumAxes(mean);
  m->keepsDims = nnReduceMeanGetKeepdims(mean);
  for (intptr_t i = 0; i < m->numAxes; ++i) {
    int64_t axis = nnReduceMeanGetAxesAt(mean, i);
    m->axes[i] = axis < 0 ? axis + rank : axis;
  }
}

/// How many bytes each integer is the sum of; 0 if that isn't known.
static int64_t bytesIn(MlirValue x) {
  if (nnIsByte(nnElementType(x)))
    return 1;
  MlirOperation sum = nnDefiningOp(x);
  MlirOperation cast =
      nnIsaReduceSum(sum) ? nnDefiningOp(nnOperand(sum, 0)) : sum;
  NnShape to = nnValueShape(x);
  if (!nnIsaReduceSum(sum))
    return 0;
  NnShape from = nnValueShape(nnOperand(sum, 0));
  int64_t n = nnShapeNumElements(&from), results = nnShapeNumElements(&to);
  int64_t each = nnIsaCast(cast) ? bytesIn(nnOperand(cast, 0))
                                 : bytesIn(nnOperand(sum, 0));
  return n > 0 && results > 0 ? n / results * each : 0;
}

/// Whether i32 holds the sums of so many bytes.
static bool fits(const Mean *m) {
  int64_t bytes = bytesIn(m->x);
  return bytes > 0 && m->terms > 0 && m->terms <= INT32_MAX / UINT8_MAX / bytes;
}

static bool readMean(MlirOperation op, Mean *m) {
  MlirOperation from = nnDefiningOp(nnOperand(op, 0));
  if (!nnIsaDequantize(from))
    return false;
  *m = (Mean){.x = nnDequantizeGetInput(from), .quant = nnQuantOf(from)};
  if (nnIsaGlobalAvgPool(op))
    readSpace(op, m);
  else
    readAxes(op, m);
  NnShape shape = nnValueShape(m->x);
  m->terms = m->numAxes > 0;
  for (intptr_t i = 0; i < m->numAxes; ++i) {
    int64_t size = shape.dims[m->axes[i]];
    if (size <= 0 || size > INT32_MAX) // Unknown, too.
      return false;
    m->terms *= size;
    if (m->terms > INT32_MAX)
      return false;
  }
  return nnQuantIsOne(&m->quant) && fits(m);
}

static MlirLogicalResult sumIntegers(MlirOperation op,
                                     MlirRewriterBase rewriter) {
  Mean m;
  if (!readMean(op, &m))
    return nnNoMatch(op, "is no mean of few enough quantized values");
  NnBuilder b = nnBuilderForOp(rewriter, op);
  MlirType i32 = mlirIntegerTypeGet(nnBuilderGetContext(b), 32);
  NnShape shape = nnValueShape(m.x);
  if (nnIsByte(nnElementType(m.x)))
    m.x = nnCast(b, nnTensorType(&shape, i32), m.x, NULL);
  NnReduceSumOptions options = {0};
  if (m.keepsDims)
    options.keepdims = nnUnitAttr(b);
  MlirValue sum = nnReduceSum(b, m.x, (NnInts){m.numAxes, m.axes}, &options);
  NnQuant quant = nnQuantOfStorage(i32, nnRank(sum));
  double scale = nnQuantScale(&m.quant, 0) / (double)m.terms;
  int64_t zero = nnQuantZeroPoint(&m.quant, 0) * m.terms;
  MlirType params = nnQuantType(&quant, &scale, &zero);
  if (mlirTypeIsNull(params))
    return nnOpError(op, "has a mean that no scale stands for");
  return nnReplaceOp(
      rewriter, op,
      nnDequantizeTyped(b, mlirValueGetType(nnResult(op, 0)), sum, params));
}

MlirLogicalResult nnQdqMean(MlirOperation op) {
  static const NnPattern patterns[] = {
      {"nn.global_avg_pool", sumIntegers, 0},
      {"nn.reduce_mean", sumIntegers, 0},
  };
  return nnApplyPatterns(op, sizeof patterns / sizeof *patterns, patterns,
                         false);
}
