//===- OpContraction.c - Matrix products and convolutions -----------------===//
// nn has linear layers and matrices; vectors borrow a dimension.
//===----------------------------------------------------------------------===//
#include "Contraction.h"
#include "Window.h"

//===----------------------------------------------------------------------===//
// MatMul and Gemm
//===----------------------------------------------------------------------===//

/// Vectors are a row on the left and a column on the right.
MlirValue nnBuildMatMul(NnNode *node, MlirValue lhs, MlirValue rhs) {
  NnBuilder b = node->b;
  if (mlirValueIsNull(lhs) || mlirValueIsNull(rhs))
    return (MlirValue){NULL};
  bool isRow = nnRank(lhs) == 1, isColumn = nnRank(rhs) == 1;
  if (nnRank(lhs) == 0 || nnRank(rhs) == 0)
    return nnNodeInvalid(node, "operands must have a dimension");
  if (isRow)
    lhs = nnUnsqueeze(b, lhs, NN_INTS(0));
  if (isColumn)
    rhs = nnUnsqueeze(b, rhs, NN_INTS(1));
  MlirValue product = nnMatmul(b, lhs, rhs);
  if (isColumn)
    product = nnSqueeze(b, product, NN_INTS(-1));
  if (isRow)
    product = nnSqueeze(b, product, isColumn ? NN_INTS(-1) : NN_INTS(-2));
  return product;
}

static MlirValue convertMatMul(NnNode *node) {
  return nnBuildMatMul(node, nnNodeInput(node, 0), nnNodeInput(node, 1));
}

static MlirValue transposeIf(NnNode *node, const char *name, MlirValue value) {
  if (!nnNodeInt(node, name, 0) || mlirValueIsNull(value) || nnRank(value) != 2)
    return value;
  return nnTranspose(node->b, value, NN_INTS(1, 0));
}

/// Integers are scaled as f64.
static MlirValue scaleBy(NnNode *node, MlirValue value, double factor) {
  if (factor == 1 || mlirValueIsNull(value))
    return value;
  MlirType element = nnElementType(value);
  MlirType type =
      nnIsFloat(element) ? element : mlirF64TypeGet(node->importer->context);
  MlirValue scaled = nnMul(node->b, nnBuildCast(node, value, type),
                           nnBuildScalar(node, type, factor));
  return nnBuildCast(node, scaled, element);
}

static MlirValue convertGemm(NnNode *node) {
  MlirValue lhs = nnNodeInput(node, 0), rhs = nnNodeInput(node, 1);
  MlirValue bias = nnNodeOptional(node, 2);
  double alpha = nnNodeFloat(node, "alpha", 1);
  double beta = nnNodeFloat(node, "beta", 1);
  lhs = transposeIf(node, "transA", lhs);
  rhs = transposeIf(node, "transB", rhs);
  if (nnNodeFailed(node) || mlirValueIsNull(lhs) || mlirValueIsNull(rhs))
    return (MlirValue){NULL};
  if (nnRank(lhs) != 2 || nnRank(rhs) != 2)
    return nnNodeInvalid(node, "operands must have rank 2");
  bool isLinear = alpha == 1 && beta == 1 && !mlirValueIsNull(bias) &&
                  nnRank(bias) == 1 && nnDim(bias, 0) == nnDim(rhs, 1) &&
                  nnDim(bias, 0) != NN_DYNAMIC;
  if (isLinear)
    return nnLinear(node->b, lhs, rhs, bias);
  MlirValue product = scaleBy(node, nnMatmul(node->b, lhs, rhs), alpha);
  if (mlirValueIsNull(bias) || beta == 0)
    return product;
  return nnAdd(node->b, product, scaleBy(node, bias, beta));
}

//===----------------------------------------------------------------------===//
// Convolutions
//===----------------------------------------------------------------------===//

/// The input with the window's padding, which is then none.
static MlirValue padBy(NnNode *node, MlirValue input, MlirValue fill,
                       NnWindow *w) {
  int64_t rank = nnRank(input), amounts[2 * NN_MAX_RANK] = {0};
  for (int i = 0; i < w->rank; ++i) {
    amounts[2 + i] = w->pads[i];
    amounts[rank + 2 + i] = w->pads[w->rank + i];
    w->pads[i] = w->pads[w->rank + i] = 0;
  }
  MlirValue pads = nnBuildInts(node, (NnInts){2 * rank, amounts});
  return nnPad(node->b, input, pads, fill, NULL);
}

MlirValue nnBuildConv(NnNode *node, MlirValue input, MlirValue filter,
                      MlirValue bias, MlirValue fill) {
  NnWindow w;
  int64_t sizes[NN_MAX_SPACE];
  if (!nnNodeFilterSizes(node, input, filter, sizes) ||
      !nnNodeWindow(node, input, sizes, &w))
    return (MlirValue){NULL};
  if (!mlirValueIsNull(fill) && !mlirAttributeIsNull(nnPadsAttr(node, &w)))
    input = padBy(node, input, fill, &w);
  NnConvOptions options = {.strides = nnStridesAttr(node, &w),
                           .pads = nnPadsAttr(node, &w),
                           .dilations = nnDilationsAttr(node, &w),
                           .autoPad = nnAutoPadAttr(node, &w),
                           .groups =
                               nnI64Attr(node->b, nnNodeInt(node, "group", 1))};
  return nnConv(node->b, input, filter, bias, &options);
}

static MlirValue convertConv(NnNode *node) {
  MlirValue input = nnNodeInput(node, 0), filter = nnNodeInput(node, 1);
  return nnBuildConv(node, input, filter, nnNodeOptional(node, 2),
                     (MlirValue){NULL});
}

const NnOpRow nnContractionRows[] = {
    {"MatMul", 1, NN_LATEST, .convert = convertMatMul},
    {"Gemm", 1, NN_LATEST, .convert = convertGemm},
    {"Det", 11, NN_LATEST, .unary = nnDet},
    {"Conv", 1, NN_LATEST, .convert = convertConv},
    {.name = NULL}};
