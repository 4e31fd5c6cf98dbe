//===- Infer.c - What the shape rules share -------------------------------===//
// Errors, attributes and operands as a rule sees them, and arithmetic on
// dimensions that may be dynamic. Rules live in the Infer*.c files by family.
//===----------------------------------------------------------------------===//
#include "PartialShape.h"
#include "Rules.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

//===----------------------------------------------------------------------===//
// Errors
//===----------------------------------------------------------------------===//

static void report(const NnInfer *in, const char *label, const char *format,
                   va_list args) NN_PRINTF(3, 0);

static void report(const NnInfer *in, const char *label, const char *format,
                   va_list args) {
  if (mlirLocationIsNull(in->location))
    return;
  char text[768];
  vsnprintf(text, sizeof text, format, args);
  nnErrorAt(in->location, "'%s' op %s%s%s", nnOpName(in->kind),
            label ? label : "", label ? ": " : "", text);
}

MlirLogicalResult nnInferError(const NnInfer *in, const char *label,
                               const char *format, ...) {
  va_list args;
  va_start(args, format);
  report(in, label, format, args);
  va_end(args);
  return NN_FAILURE;
}

bool nnInferReject(const NnInfer *in, const char *label, const char *format,
                   ...) {
  va_list args;
  va_start(args, format);
  report(in, label, format, args);
  va_end(args);
  return false;
}

typedef struct Text {
  char data[192];
  size_t length;
} Text;

static void appendText(MlirStringRef part, void *user) {
  Text *text = user;
  size_t room = sizeof text->data - 1 - text->length;
  size_t length = part.length < room ? part.length : room;
  memcpy(text->data + text->length, part.data, length);
  text->length += length;
  text->data[text->length] = 0;
}

static Text attributeText(MlirAttribute attribute) {
  Text text = {.length = 0};
  if (!mlirAttributeIsNull(attribute))
    mlirAttributePrint(attribute, appendText, &text);
  return text;
}

//===----------------------------------------------------------------------===//
// Operands and results
//===----------------------------------------------------------------------===//

bool nnInferCheckOperands(const NnInfer *in) {
  for (intptr_t i = 0; i < in->numOperands; ++i) {
    MlirType type = mlirValueGetType(in->operands[i]);
    if (!mlirTypeIsARankedTensor(type)) {
      char text[128];
      return nnInferReject(in, NULL, "expected ranked tensors, got %s",
                           nnTypeText(type, text, sizeof text));
    }
    int64_t rank = mlirShapedTypeGetRank(type);
    if (rank > NN_MAX_RANK)
      return nnInferReject(
          in, NULL, "expected operands of rank %d or less, got rank %" PRId64,
          NN_MAX_RANK, rank);
  }
  return true;
}

NnShape nnInferShape(const NnInfer *in, intptr_t i) {
  return nnValueShape(in->operands[i]);
}

MlirType nnInferElement(const NnInfer *in, intptr_t i) {
  return nnElementType(in->operands[i]);
}

bool nnInferOneElement(const NnInfer *in, const char *label, intptr_t first) {
  for (intptr_t i = first + 1; i < in->numOperands; ++i) {
    MlirType a = nnInferElement(in, first);
    MlirType b = nnInferElement(in, i);
    char textA[64], textB[64];
    if (!mlirTypeEqual(a, b))
      return nnInferReject(in, label,
                           "expected operands of one element type, got %s and "
                           "%s",
                           nnTypeText(a, textA, sizeof textA),
                           nnTypeText(b, textB, sizeof textB));
  }
  return true;
}

MlirLogicalResult nnInferTensor(const NnInfer *in, const NnShape *shape,
                                MlirType element) {
  nnInferResult(in, nnTensorType(shape, element));
  return NN_SUCCESS;
}

void nnInferValues(const NnInfer *in, intptr_t i, int64_t size, int64_t *out) {
  int64_t values[NN_PARTIAL_MAX];
  bool known = nnPartialShape(in->operands[i], values) == size;
  for (int64_t k = 0; k < size; ++k)
    out[k] = known ? values[k] : NN_DYNAMIC;
}

//===----------------------------------------------------------------------===//
// Attributes
//===----------------------------------------------------------------------===//

bool nnInferUnit(const NnInfer *in, const char *name) {
  return !mlirAttributeIsNull(nnDictAttr(in->attributes, name));
}

bool nnInferChannelsLast(const NnInfer *in) {
  return nnAttrInt(nnDictAttr(in->attributes, "layout"), 0) == 1;
}

bool nnInferAxis(const NnInfer *in, const char *label, int64_t absent,
                 int64_t *axis) {
  int64_t rank = nnInferShape(in, 0).rank;
  int64_t written = nnAttrInt(nnDictAttr(in->attributes, "axis"), absent);
  *axis = written;
  if (nnNormalizeAxis(rank, axis))
    return true;
  return nnInferReject(in, label,
                       "expected axis to be a dimension of a tensor of rank "
                       "%" PRId64 ", got %" PRId64,
                       rank, written);
}

bool nnInferAxes(const NnInfer *in, const char *label, int64_t rank,
                 NnAxes *axes) {
  MlirAttribute attribute = nnDictAttr(in->attributes, "axes");
  if (nnReadAxes(attribute, rank, axes))
    return true;
  return nnInferReject(in, label,
                       "expected axes to be distinct dimensions of a tensor "
                       "of rank %" PRId64 ", got %s",
                       rank, attributeText(attribute).data);
}

bool nnInferInts(const NnInfer *in, const char *label, const char *name,
                 int64_t count, int64_t least, int64_t *out) {
  MlirAttribute attribute = nnDictAttr(in->attributes, name);
  if (mlirAttributeIsNull(attribute))
    return true;
  bool valid = nnAttrInts(attribute, count, out) == count;
  for (int64_t i = 0; valid && i < count; ++i)
    valid = out[i] >= least;
  return valid ||
         nnInferReject(in, label,
                       "expected %s to be %" PRId64 " integers of %" PRId64
                       " or more, got %s",
                       name, count, least, attributeText(attribute).data);
}

//===----------------------------------------------------------------------===//
// Dimensions
//===----------------------------------------------------------------------===//

bool nnNormalizeAxis(int64_t rank, int64_t *axis) {
  if (*axis < 0)
    *axis += rank;
  return *axis >= 0 && *axis < rank;
}

bool nnReadAxes(MlirAttribute attribute, int64_t rank, NnAxes *axes) {
  axes->mask = 0;
  axes->count = nnAttrInts(attribute, NN_MAX_RANK, axes->axes);
  for (int64_t i = 0; i < axes->count; ++i) {
    int64_t *axis = &axes->axes[i];
    if (!nnNormalizeAxis(rank, axis) || axes->mask >> *axis & 1)
      return false;
    axes->mask |= 1u << *axis;
  }
  return axes->count >= 0;
}

bool nnUnifyDim(int64_t *a, int64_t b) {
  if (*a == NN_DYNAMIC)
    *a = b;
  return b == NN_DYNAMIC || *a == b;
}

bool nnShapesCompatible(const NnShape *a, const NnShape *b) {
  bool compatible = a->rank == b->rank;
  for (int64_t i = 0; compatible && i < a->rank; ++i) {
    int64_t dim = a->dims[i];
    compatible = nnUnifyDim(&dim, b->dims[i]);
  }
  return compatible;
}

// A dynamic dimension beside 1 may be anything; beside n it is n or 1.
static bool broadcastDim(int64_t *a, int64_t b) {
  if (*a == 1)
    *a = b;
  return b == 1 || nnUnifyDim(a, b);
}

bool nnBroadcastShape(NnShape *shape, const NnShape *other) {
  NnShape a = *shape;
  NnShape b = *other;
  shape->rank = a.rank > b.rank ? a.rank : b.rank;
  for (int64_t i = 1; i <= shape->rank; ++i) {
    int64_t dim = i <= a.rank ? a.dims[a.rank - i] : 1;
    if (!broadcastDim(&dim, i <= b.rank ? b.dims[b.rank - i] : 1))
      return false;
    shape->dims[shape->rank - i] = dim;
  }
  return true;
}
