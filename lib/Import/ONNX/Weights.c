//===- Weights.c - Tensors stored outside the model -----------------------===//
// Offset and length are decimal text, checked against the file's size.
//===----------------------------------------------------------------------===//
#include "Weights.h"

#include "Text.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static const char *findEntry(const Onnx__TensorProto *proto, const char *key) {
  for (size_t i = 0; i < proto->n_external_data; ++i) {
    const Onnx__StringStringEntryProto *entry = proto->external_data[i];
    if (entry->key && entry->value && strcmp(entry->key, key) == 0)
      return entry->value;
  }
  return NULL;
}

static bool parseSize(const char *text, size_t *size) {
  char *end;
  if (*text < '0' || *text > '9')
    return false;
  errno = 0;
  unsigned long long value = strtoull(text, &end, 10);
  *size = (size_t)value;
  return *end == 0 && errno == 0 && value <= SIZE_MAX;
}

static NnStatus readSize(const Onnx__TensorProto *proto, const char *key,
                         size_t *size) {
  const char *text = findEntry(proto, key);
  if (text && !parseSize(text, size))
    return nnStatusCreate(NN_INVALID_MODEL,
                          "external data has the malformed %s '%s'", key,
                          nnNameLabel(text).text);
  return NULL;
}

static NnStatus mapWeights(NnModelFile *file, const char *location,
                           NnMappedFile *weights) {
  NnStatus status = nnModelFileMapWeights(file, location, weights);
  if (!status)
    return NULL;
  NnStatus named =
      nnStatusCreate(nnStatusGetCode(status), "weight file '%s': %s",
                     nnNameLabel(location).text, nnStatusGetMessage(status));
  nnStatusDestroy(status);
  return named;
}

static NnStatus checkRange(size_t offset, size_t length, size_t bytes,
                           size_t fileSize, const char *location) {
  if (length != bytes)
    return nnStatusCreate(NN_INVALID_MODEL,
                          "expected %zu bytes, got %zu of external data", bytes,
                          length);
  if (offset > fileSize || length > fileSize - offset)
    return nnStatusCreate(NN_INVALID_MODEL,
                          "%zu bytes at offset %zu go beyond the %zu bytes of "
                          "weight file '%s'",
                          length, offset, fileSize, nnNameLabel(location).text);
  return NULL;
}

NnStatus nnWeightsFind(const Onnx__TensorProto *proto, NnModelFile *file,
                       size_t bytes, const uint8_t **data) {
  const char *location = findEntry(proto, "location");
  size_t offset = 0, length = bytes;
  NnMappedFile weights;
  if (!location || !file)
    return nnStatusCreate(NN_INVALID_MODEL, "external data has no location");
  NnStatus status = readSize(proto, "offset", &offset);
  if (!status)
    status = readSize(proto, "length", &length);
  if (!status)
    status = mapWeights(file, location, &weights);
  if (!status)
    status = checkRange(offset, length, bytes, weights.size, location);
  if (!status)
    *data = weights.data ? weights.data + offset : (const uint8_t *)"";
  return status;
}
