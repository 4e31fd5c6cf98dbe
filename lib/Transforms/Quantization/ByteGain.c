//===- ByteGain.c - Whether products of bytes are faster ------------------===//
// Counts vector ops for each vector of results: products, what is done to sums,
// and reading weights that few rows share. Constants were measured on a core
// with two multiply-adds a cycle; only their ratio to a multiply-add matters.
//===----------------------------------------------------------------------===//
#include "Transforms/Quantization/ByteGain.h"

#include "Transforms/Layers.h"
#include "Transforms/Quantization/ExcessShare.h"
#include "Transforms/Winograd.h"

#include "Support/SparseRows.h"

#include "nn-c/NNOps.h"

/// In multiply-adds: a bias, a bound and a store; the same with rescaling,
/// rounding and narrowing; a vector of f32 that comes from the second cache.
static const double floatEnd = 2, byteEnd = 8, weightRead = 2.5;

/// Fewer channels are not multiplied by groups of bytes; single ones are, by
/// targets that have an instruction for them.
enum { leastChannels = 8 };

static bool isDepthwise(MlirOperation op, const NnShape *weights) {
  return nnConvGetGroups(op) == weights->dims[nnWeightsChannel(op)];
}

/// Rows that the weights are multiplied by; a negative number if not known.
static int64_t rowsOf(MlirOperation op) {
  NnShape shape = nnValueShape(nnResult(op, 0));
  int64_t channels = nnValueShape(nnOperand(op, 1)).dims[nnWeightsChannel(op)];
  int64_t results = nnShapeNumElements(&shape);
  return results < 0 || channels <= 0 ? -1 : results / channels;
}

/// Ops that read weights, for each row, of elements a quarter as wide as f32 if
/// `share` is 1 / 4.
static double readsOf(MlirOperation op, double share) {
  int64_t rows = rowsOf(op);
  return rows > 0
             ? weightRead * share * (double)nnWeightsProducts(op) / (double)rows
             : 0;
}

/// The part of a layer's weights that kernels of f32 read, where few rows wait
/// for them: rows of panels that are zero are left out (nn-skip-zeros), of
/// bytes they aren't.
static double partRead(MlirOperation op) {
  enum { fewRows = 4, lanes = 16 };
  bool isSplat;
  MlirValue weights = nnOperand(op, 1);
  NnShape shape = nnValueShape(weights);
  int64_t rows = rowsOf(op);
  MlirAttribute value = nnConstantValue(weights);
  if (rows <= 0 || rows > fewRows || nnIsaConv(op) || shape.rank != 2 ||
      mlirAttributeIsNull(value) || !mlirTypeIsAF32(nnElementType(weights)))
    return 1;
  const float *data = nnElementsBytes(value, &isSplat);
  int64_t all = shape.dims[0] * ((shape.dims[1] + lanes - 1) / lanes);
  if (!data || isSplat || !all)
    return 1;
  int64_t kept = nnSparseRowsKept(data, shape.dims[0], shape.dims[1], lanes);
  return nnSparseRowsPay(kept, all, 0, rows) ? (double)kept / (double)all : 1;
}

static double most(double x, double y) { return x > y ? x : y; }
static double least(double x, double y) { return x < y ? x : y; }

/// Whether an image of f32 would come from beyond the second cache, which takes
/// longer than what is done with it.
static bool isFar(MlirOperation op) {
  enum { nearElements = 3 << 17 };
  NnShape image = nnValueShape(nnOperand(op, 0));
  return nnShapeNumElements(&image) > nearElements;
}

/// Of a convolution with groups, whose channels go by themselves or few at a
/// time.
static bool isGroupFaster(MlirOperation op, int64_t byteProducts,
                          bool areRounded) {
  NnShape weights = nnValueShape(nnOperand(op, 1));
  int64_t groups = nnConvGetGroups(op), channel = nnWeightsChannel(op);
  if (isDepthwise(op, &weights))
    return byteProducts >= NN_BYTE_PRODUCTS ||
           (areRounded && byteProducts > 100 && isFar(op));
  int64_t products = nnWeightsProducts(op), taps = 1;
  for (int64_t d = 0; d + 2 < weights.rank; ++d)
    taps *= weights.dims[channel ? d : d + 2];
  return products / taps >= leastChannels &&
         weights.dims[channel] / groups >= leastChannels;
}

/// Products that take as long as one of f32, of the layer's weights.
static double productsOf(MlirOperation op, int64_t byteProducts) {
  double products = (double)byteProducts / 100;
  if (byteProducts >= NN_BYTE_PRODUCTS)
    return products;
  return products / least(1.5, 1 + nnExcessShare(op));
}

bool nnBytesAreFaster(MlirOperation op, int64_t byteProducts, bool areRounded) {
  if (nnIsaConv(op) && nnConvGetGroups(op) > 1 &&
      !isGroupFaster(op, byteProducts, areRounded))
    return false;
  double products = (double)nnWeightsProducts(op);
  double asFloats =
      most(products / nnWinogradSpeedup(op), readsOf(op, 1)) * partRead(op) +
      floatEnd;
  double asBytes =
      most(products / productsOf(op, byteProducts), readsOf(op, 0.25)) +
      (areRounded ? floatEnd : byteEnd);
  return asBytes < asFloats;
}
