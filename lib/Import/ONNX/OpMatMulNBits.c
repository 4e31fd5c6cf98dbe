//===- OpMatMulNBits.c - Products with packed weights ---------------------===//
// com.microsoft's MatMulNBits, as ONNX Runtime's quantizer and exporters of
// language models write it: weights of 4 or 8 bits lie by columns, in blocks
// with a scale and a zero point each. They become the rows of signed integers
// that nn.dequantize reads.
//===----------------------------------------------------------------------===//
#include "QuantParams.h"

#include <stdlib.h>

/// Inputs of the operator.
enum { inA, inB, inScales, inZeros, inGroups, inBias };

typedef struct Packed {
  int64_t k, n, block, bits;
  int64_t blocks; ///< Of a column.
} Packed;

/// Element `i` of a row of packed integers, centred on 0.
static int8_t unpacked(const Packed *p, const uint8_t *row, int64_t i) {
  int value = p->bits == 4 ? row[i / 2] >> (i % 2 * 4) & 15 : row[i];
  return (int8_t)(value - (1 << (p->bits - 1)));
}

/// The bytes of a constant input of u8, freed by the caller; NULL, and the node
/// fails, if it isn't that or has another size.
static uint8_t *readBytes(NnNode *node, MlirValue value, const char *what,
                          int64_t size) {
  MlirAttribute elements = nnConstantValue(value);
  MlirType type = nnElementType(value);
  if (mlirAttributeIsNull(elements) || nnBitWidth(type) != 8 ||
      nnIsFloat(type)) {
    nnNodeUnsupported(node, "%s that are no constant bytes", what);
    return NULL;
  }
  if (mlirElementsAttrGetNumElements(elements) != size) {
    nnNodeInvalid(node, "expected %lld bytes of %s", (long long)size, what);
    return NULL;
  }
  uint8_t *bytes = malloc((size_t)size + 1);
  if (!bytes || !nnElementsRead(elements, bytes)) {
    nnNodeUnsupported(node, "%s without data", what);
    free(bytes);
    return NULL;
  }
  return bytes;
}

/// A constant of [rows][n] integers of columns that lie `stride` bytes apart.
static MlirValue buildColumns(NnNode *node, const Packed *p,
                              const uint8_t *bytes, int64_t rows,
                              int64_t stride) {
  NnShape shape = {2, {rows, p->n}};
  MlirType element =
      mlirIntegerTypeGet(node->importer->context, (unsigned)p->bits);
  int8_t *integers = malloc((size_t)(rows * p->n));
  MlirAttribute attr = mlirAttributeGetNull();
  for (int64_t i = 0; integers && i < rows * p->n; ++i)
    integers[i] = unpacked(p, bytes + i % p->n * stride, i / p->n);
  if (integers)
    attr = nnElementsCreate(nnTensorType(&shape, element), integers);
  free(integers);
  return nnConstant(node->b, attr);
}

static MlirValue buildWeights(NnNode *node, const Packed *p) {
  int64_t stride = p->blocks * p->block * p->bits / 8;
  uint8_t *bytes =
      readBytes(node, nnNodeInput(node, inB), "weights", p->n * stride);
  MlirValue weights = {NULL};
  if (bytes)
    weights = buildColumns(node, p, bytes, p->k, stride);
  free(bytes);
  return weights;
}

/// Null where there are none: they are in the middle.
static MlirValue buildZeros(NnNode *node, const Packed *p) {
  MlirValue value = nnNodeOptional(node, inZeros), zeros = {NULL};
  int64_t stride = (p->blocks * p->bits + 7) / 8;
  if (mlirValueIsNull(value))
    return zeros;
  uint8_t *bytes = readBytes(node, value, "zero points", p->n * stride);
  if (bytes)
    zeros = buildColumns(node, p, bytes, p->blocks, stride);
  free(bytes);
  return zeros;
}

/// As [blocks][n], which are constants once more.
static MlirValue buildScales(NnNode *node, const Packed *p) {
  MlirValue value = nnNodeInput(node, inScales);
  MlirAttribute elements = nnConstantValue(value);
  int64_t count = p->n * p->blocks;
  if (mlirAttributeIsNull(elements) || !mlirTypeIsAF32(nnElementType(value)))
    return nnNodeUnsupported(node, "scales that are no constant of f32");
  if (mlirElementsAttrGetNumElements(elements) != count)
    return nnNodeInvalid(node, "expected %lld scales", (long long)count);
  NnShape shape = {2, {p->blocks, p->n}};
  float *from = malloc((size_t)count * sizeof *from);
  float *to = malloc((size_t)count * sizeof *to);
  MlirAttribute attr = mlirAttributeGetNull();
  bool isRead = from && to && nnElementsRead(elements, from);
  for (int64_t i = 0; isRead && i < count; ++i)
    to[i] = from[i % p->n * p->blocks + i / p->n];
  if (isRead)
    attr = nnElementsCreate(nnTensorType(&shape, nnElementType(value)), to);
  free(from);
  free(to);
  return nnConstant(node->b, attr);
}

static bool readAttributes(NnNode *node, Packed *p) {
  *p = (Packed){.k = nnNodeInt(node, "K", 0),
                .n = nnNodeInt(node, "N", 0),
                .block = nnNodeInt(node, "block_size", 0),
                .bits = nnNodeInt(node, "bits", 4)};
  bool isSane = p->k > 0 && p->n > 0 && p->block >= 16 && p->k <= INT32_MAX &&
                p->n <= INT32_MAX && p->block <= INT32_MAX && p->block % 2 == 0;
  if (!isSane)
    nnNodeInvalid(node,
                  "expected K and N above 0 and block_size of 16 or more");
  else if (p->bits != 4 && p->bits != 8)
    nnNodeUnsupported(node, "bits is %lld", (long long)p->bits);
  else if (!mlirValueIsNull(nnNodeOptional(node, inGroups)))
    nnNodeUnsupported(node, "g_idx");
  p->blocks = isSane ? (p->k - 1) / p->block + 1 : 0;
  return !nnNodeFailed(node);
}

static MlirValue convertMatMulNBits(NnNode *node) {
  Packed p;
  MlirValue x = nnNodeInput(node, inA), none = {NULL};
  if (nnNodeFailed(node) || !readAttributes(node, &p))
    return none;
  MlirValue weights = buildWeights(node, &p), zeros = buildZeros(node, &p);
  if (nnNodeFailed(node))
    return none;
  NnQuantOperands operands = {buildScales(node, &p), zeros, 0, p.block};
  if (nnNodeFailed(node))
    return none;
  MlirType params = nnQuantParams(&operands, weights, nnElementType(weights));
  if (mlirTypeIsNull(params))
    return nnNodeUnsupported(node, "scales that are not above 0");
  MlirValue w = nnDequantize(node->b, weights, params);
  MlirValue y = nnMatmul(node->b, x, w), bias = nnNodeOptional(node, inBias);
  return mlirValueIsNull(bias) ? y : nnAdd(node->b, y, bias);
}

const NnOpRow nnMatMulNBitsRows[] = {
    {"com.microsoft.MatMulNBits", 0, NN_LATEST, .convert = convertMatMulNBits},
    {.name = NULL}};
