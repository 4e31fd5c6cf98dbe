//===- Exporter.c - A graph that is being written -------------------------===//
// Messages are made bottom up and stay where they are.
//===----------------------------------------------------------------------===//
#define _GNU_SOURCE // tsearch
#include "Exporter.h"

#include "Support/DType.h"

#include <search.h>
#include <stdio.h>
#include <string.h>

void *nnExporterTake(NnExporter *e, size_t size) {
  void *memory = nnArenaTake(&e->arena, size);
  e->isOutOfMemory |= !memory;
  return memory;
}

void nnExporterPush(NnExporter *e, NnMessages *messages, void *message) {
  if (messages->n == messages->capacity) {
    size_t capacity = 2 * messages->capacity + 8;
    void **items = nnExporterTake(e, capacity * sizeof *items);
    if (!items)
      return;
    if (messages->n)
      memcpy(items, messages->items, messages->n * sizeof *items);
    messages->items = items;
    messages->capacity = capacity;
  }
  messages->items[messages->n++] = message;
}

char *nnExporterText(NnExporter *e, const char *text) {
  size_t size = strlen(text) + 1;
  char *copy = nnExporterTake(e, size);
  return copy ? memcpy(copy, text, size) : NULL;
}

static int compareNames(const void *a, const void *b) { return strcmp(a, b); }

/// Whether the name was free. It is taken from then on.
static bool takeName(NnExporter *e, char *name) {
  char **found = tsearch(name, &e->names, compareNames);
  e->isOutOfMemory |= !found;
  return !found || *found == name;
}

char *nnExporterUnique(NnExporter *e, const char *base) {
  size_t size = strlen(base) + 16;
  char *name = nnExporterTake(e, size);
  if (!name)
    return NULL;
  snprintf(name, size, "%s", base);
  for (int i = 2; !takeName(e, name); ++i)
    snprintf(name, size, "%s_%d", base, i);
  return name;
}

//===----------------------------------------------------------------------===//
// Nodes
//===----------------------------------------------------------------------===//

Onnx__NodeProto *nnExporterNode(NnExporter *e, const char *type, char *output,
                                size_t n, char *const *inputs) {
  Onnx__NodeProto *node = nnExporterTake(e, sizeof *node);
  char **names = nnExporterTake(e, (n + 1) * sizeof *names);
  if (!node || !names)
    return NULL;
  onnx__node_proto__init(node);
  while (n && !inputs[n - 1])
    --n;
  for (size_t i = 0; i < n; ++i)
    names[i] = inputs[i] ? inputs[i] : nnExporterText(e, "");
  names[n] = output;
  node->op_type = nnExporterText(e, type);
  node->name = output;
  node->n_input = n;
  node->input = names;
  node->n_output = 1;
  node->output = names + n;
  nnExporterPush(e, &e->nodes, node);
  return node;
}

static Onnx__AttributeProto *addAttribute(NnExporter *e, Onnx__NodeProto *node,
                                          const char *name, int type) {
  enum { most = 8 };
  Onnx__AttributeProto *attribute = nnExporterTake(e, sizeof *attribute);
  if (node && !node->attribute)
    node->attribute = nnExporterTake(e, most * sizeof *node->attribute);
  if (!attribute || !node || !node->attribute || node->n_attribute == most)
    return NULL;
  onnx__attribute_proto__init(attribute);
  attribute->name = nnExporterText(e, name);
  attribute->has_type = true;
  attribute->type = (Onnx__AttributeProto__AttributeType)type;
  return node->attribute[node->n_attribute++] = attribute;
}

void nnNodeAddInt(NnExporter *e, Onnx__NodeProto *node, const char *name,
                  int64_t value) {
  Onnx__AttributeProto *attribute =
      addAttribute(e, node, name, ONNX__ATTRIBUTE_PROTO__ATTRIBUTE_TYPE__INT);
  if (!attribute)
    return;
  attribute->has_i = true;
  attribute->i = value;
}

void nnNodeAddInts(NnExporter *e, Onnx__NodeProto *node, const char *name,
                   int64_t n, const int64_t *values) {
  Onnx__AttributeProto *attribute =
      addAttribute(e, node, name, ONNX__ATTRIBUTE_PROTO__ATTRIBUTE_TYPE__INTS);
  size_t size = (size_t)n * sizeof *values;
  if (!attribute || !(attribute->ints = nnExporterTake(e, size)))
    return;
  attribute->n_ints = (size_t)n;
  if (n)
    memcpy(attribute->ints, values, size);
}

void nnNodeAddFloat(NnExporter *e, Onnx__NodeProto *node, const char *name,
                    double value) {
  Onnx__AttributeProto *attribute =
      addAttribute(e, node, name, ONNX__ATTRIBUTE_PROTO__ATTRIBUTE_TYPE__FLOAT);
  if (!attribute)
    return;
  attribute->has_f = true;
  attribute->f = (float)value;
}

static ProtobufCBinaryData copyText(NnExporter *e, const char *text) {
  return (ProtobufCBinaryData){.len = strlen(text),
                               .data = (uint8_t *)nnExporterText(e, text)};
}

void nnNodeAddText(NnExporter *e, Onnx__NodeProto *node, const char *name,
                   const char *value) {
  Onnx__AttributeProto *attribute = addAttribute(
      e, node, name, ONNX__ATTRIBUTE_PROTO__ATTRIBUTE_TYPE__STRING);
  if (!attribute)
    return;
  attribute->has_s = true;
  attribute->s = copyText(e, value);
}

void nnNodeAddTexts(NnExporter *e, Onnx__NodeProto *node, const char *name,
                    size_t n, const char *const *values) {
  Onnx__AttributeProto *attribute = addAttribute(
      e, node, name, ONNX__ATTRIBUTE_PROTO__ATTRIBUTE_TYPE__STRINGS);
  if (!attribute ||
      !(attribute->strings = nnExporterTake(e, n * sizeof *attribute->strings)))
    return;
  attribute->n_strings = n;
  for (size_t i = 0; i < n; ++i)
    attribute->strings[i] = copyText(e, values[i]);
}

//===----------------------------------------------------------------------===//
// Initializers
//===----------------------------------------------------------------------===//

int32_t nnOnnxElementType(MlirType element) {
  static const struct {
    int32_t onnx, dtype;
  } types[] = {
#define TYPE(onnx, name, bits, dtype) {onnx, dtype},
#include "Import/ONNX/ElementType.def"
  };
  int32_t dtype = nnDTypeOfType(element);
  for (size_t i = 0; dtype != NNRT_NONE && i < sizeof types / sizeof *types;
       ++i)
    if (types[i].dtype == dtype)
      return types[i].onnx;
  return 0;
}

/// Elements of less than a byte lie side by side, the first in the low bits.
static uint8_t *packBits(NnExporter *e, const uint8_t *from, size_t n,
                         unsigned bits, size_t size) {
  uint8_t *packed = nnExporterTake(e, size);
  unsigned each = 8 / bits, mask = (1u << bits) - 1;
  for (size_t i = 0; packed && i < n; ++i)
    packed[i / each] |= (uint8_t)((from[i] & mask) << (i % each * bits));
  return packed;
}

static void setData(NnExporter *e, Onnx__TensorProto *tensor, MlirType element,
                    size_t n, const void *data) {
  unsigned bits = nnBitWidth(element);
  bool isPacked = bits > 1 && bits < 8;
  size_t size =
      isPacked ? (n * bits + 7) / 8 : n * (size_t)nnElementBytes(element);
  tensor->has_raw_data = true;
  tensor->raw_data.len = size;
  // Only read from here on: protobuf-c knows no pointers to const.
  tensor->raw_data.data =
      isPacked ? packBits(e, data, n, bits, size) : (uint8_t *)(uintptr_t)data;
}

char *nnExporterTensor(NnExporter *e, const char *base, MlirType element,
                       const NnShape *shape, const void *data) {
  Onnx__TensorProto *tensor = nnExporterTake(e, sizeof *tensor);
  size_t rank = (size_t)shape->rank;
  int64_t *dims = nnExporterTake(e, (rank + 1) * sizeof *dims);
  if (!tensor || !dims || !data)
    return NULL;
  onnx__tensor_proto__init(tensor);
  memcpy(dims, shape->dims, rank * sizeof *dims);
  tensor->n_dims = rank;
  tensor->dims = dims;
  tensor->has_data_type = true;
  tensor->data_type = nnOnnxElementType(element);
  setData(e, tensor, element, (size_t)nnShapeNumElements(shape), data);
  tensor->name = nnExporterUnique(e, base);
  nnExporterPush(e, &e->initializers, tensor);
  return tensor->name;
}

char *nnExporterInts(NnExporter *e, MlirContext context, int64_t n,
                     const int64_t *values) {
  size_t size = (size_t)n * sizeof *values;
  int64_t *copy = nnExporterTake(e, size);
  if (copy && n)
    memcpy(copy, values, size);
  NnShape shape = {1, {n}};
  return nnExporterTensor(e, "integers", mlirIntegerTypeGet(context, 64),
                          &shape, copy);
}

char *nnExporterFloat(NnExporter *e, MlirContext context, double value) {
  float *copy = nnExporterTake(e, sizeof *copy);
  if (copy)
    *copy = (float)value;
  return nnExporterTensor(e, "number", mlirF32TypeGet(context), &(NnShape){0},
                          copy);
}
