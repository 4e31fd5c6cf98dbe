//===- OpCast.c - Conversions between element types -----------------------===//
// Cast and CastLike convert values, BitCast reads the same bits otherwise.
//===----------------------------------------------------------------------===//
#include "Node.h"
#include "Tensor.h"

#include <strings.h>

static MlirType likeWith(MlirValue x, MlirType element) {
  NnShape shape = nnValueShape(x);
  return nnTensorType(&shape, element);
}

static MlirValue buildCast(NnNode *node, MlirValue x, MlirType element) {
  static const char *const roundings[] = {[NN_ROUNDING_UP] = "up",
                                          [NN_ROUNDING_DOWN] = "down",
                                          [NN_ROUNDING_NEAREST] = "nearest",
                                          NULL};
  bool saturates = nnNodeInt(node, "saturate", 1) != 0;
  int64_t rounding = nnNodeChoice(node, "round_mode", "up", roundings);
  if (nnNodeFailed(node) || mlirTypeEqual(nnElementType(x), element))
    return x;
  NnCastOptions options = {.rounding = nnI32Attr(node->b, rounding)};
  if (!saturates)
    options.overflow = nnUnitAttr(node->b);
  return nnCast(node->b, likeWith(x, element), x, &options);
}

/// The type that attribute `to` names, a number of TensorProto.DataType.
static MlirType targetType(NnNode *node) {
  int64_t to = nnNodeInt(node, "to", 0);
  MlirType element = nnImportElementType(
      node->importer->context, to > INT32_MAX || to < 0 ? 0 : (int32_t)to);
  if (!nnNodeFailed(node) && mlirTypeIsNull(element))
    nnNodeUnsupported(node, "nn doesn't have the target type (%lld)",
                      (long long)to);
  return element;
}

static MlirValue convertCast(NnNode *node) {
  MlirValue x = nnNodeInput(node, 0);
  MlirType element = targetType(node);
  return nnNodeFailed(node) ? x : buildCast(node, x, element);
}

/// Before opset 6, `to` is the type's name.
static MlirValue convertCastNamed(NnNode *node) {
  MlirValue x = nnNodeInput(node, 0);
  const char *to = nnNodeString(node, "to", "");
  if (nnNodeFailed(node))
    return x;
  enum { numTypes = 32 };
  for (int32_t onnx = 1; onnx < numTypes; ++onnx) {
    MlirType element = nnImportElementType(node->importer->context, onnx);
    if (!mlirTypeIsNull(element) &&
        strcasecmp(nnElementTypeName(onnx), to) == 0)
      return buildCast(node, x, element);
  }
  return nnNodeUnsupported(node, "nn doesn't have the target type '%s'",
                           nnNameLabel(to).text);
}

static MlirValue convertCastLike(NnNode *node) {
  MlirValue x = nnNodeInput(node, 0), like = nnNodeInput(node, 1);
  return nnNodeFailed(node) ? x : buildCast(node, x, nnElementType(like));
}

/// A bool takes 8.
static unsigned storedBits(MlirType element) {
  unsigned bits = nnBitWidth(element);
  return bits == 1 ? 8 : bits;
}

static MlirValue convertBitCast(NnNode *node) {
  MlirValue x = nnNodeInput(node, 0);
  MlirType element = targetType(node);
  if (nnNodeFailed(node))
    return x;
  MlirType from = nnElementType(x);
  if (storedBits(from) != storedBits(element))
    return nnNodeInvalid(node, "elements of %u bits can't be read as of %u",
                         storedBits(from), storedBits(element));
  return nnBitcast(node->b, likeWith(x, element), x);
}

const NnOpRow nnCastRows[] = {
    {"Cast", 1, 5, .convert = convertCastNamed},
    {"Cast", 6, NN_LATEST, .convert = convertCast},
    {"CastLike", 15, NN_LATEST, .convert = convertCastLike},
    {"BitCast", 26, NN_LATEST, .convert = convertBitCast},
    {.name = NULL}};
