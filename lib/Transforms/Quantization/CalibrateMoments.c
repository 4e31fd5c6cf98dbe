//===- CalibrateMoments.c - Give out products of layers' inputs -----------===//
// Sums of products become additional results of the function, as many at a time
// as fit into memory:
//   return %y   ->   return %y, %m, with %m = nn.matmul (nn.transpose %x), %x
// The caller adds them up (NnMoments). Expects the graph as nn-quantize will
// see it.
//===----------------------------------------------------------------------===//
#include "Quantize/Moments.h"
#include "Transforms/Layers.h"
#include "Transforms/Quantization/InputMoments.h"
#include "Transforms/Quantization/QuantizeChoice.h"
#include "Transforms/Results.h"
#include "Transforms/Shapes.h"

#include <stdlib.h>
#include <string.h>

typedef struct Collector {
  const NnQuantizeOptions *options;
  NnValueKeys keys;
  NnBuilder builder;
  MlirValue *values;
  const char **names;
  intptr_t count;
  int64_t bytes; ///< That are left.
} Collector;

static bool isListed(const Collector *c, const char *key) {
  for (intptr_t i = 0; i < c->count; ++i)
    if (!strcmp(c->names[i], key))
      return true;
  return false;
}

static bool isWanted(const Collector *c, MlirOperation op) {
  char buffer[256];
  NnNarrower narrower = {.gain = c->options->gain.narrow};
  const char *key = nnValueKeysFind(&c->keys, nnResult(op, 0));
  NnLayer layer = {.op = op, .key = key};
  layer.scheme = nnSchemeOfLayer(c->options, key);
  return nnHasInputMoments(op) &&
         !nnWhyNotQuantize(c->options, &c->keys, &narrower, &layer, buffer,
                           sizeof buffer);
}

/// One layer is taken however large it is.
static bool fits(Collector *c, int64_t terms) {
  int64_t bytes = terms * terms * (int64_t)sizeof(float);
  if (c->count && bytes > c->bytes)
    return false;
  c->bytes -= bytes;
  return true;
}

/// False when memory is short.
static bool collect(Collector *c, MlirOperation op) {
  const char *key = nnInputMomentsKey(&c->keys, op);
  if (!isWanted(c, op) || isListed(c, key) ||
      (c->options->moments && nnMomentsKnow(c->options->moments, key)) ||
      !fits(c, nnWeightsProducts(op)))
    return true;
  MlirValue value = nnBuildInputMoments(c->builder, op);
  c->values[c->count] = value;
  c->names[c->count++] = key;
  return !mlirValueIsNull(value);
}

static bool collectAll(Collector *c, MlirOperation func) {
  size_t n;
  MlirOperation *layers = nnFindLayers(func, &n);
  c->values = malloc((n + 1) * sizeof *c->values);
  c->names = malloc((n + 1) * sizeof *c->names);
  bool ok = layers && c->values && c->names;
  for (size_t i = 0; ok && i < n; ++i)
    ok = collect(c, layers[i]);
  free(layers);
  return ok;
}

MlirLogicalResult nnCalibrateMoments(MlirOperation func,
                                     const NnQuantizeOptions *options,
                                     int64_t bytes) {
  if (nnIsPrivate(func) || mlirOperationIsNull(nnOnlyReturn(func)))
    return NN_SUCCESS;
  Collector c = {.options = options,
                 .builder = nnBuilderCreate(mlirOperationGetContext(func)),
                 .bytes = bytes};
  MlirLogicalResult result =
      nnValueKeysCreate(func, &c.keys) && collectAll(&c, func)
          ? nnAppendResults(func, c.count, c.values, c.names)
          : nnOpError(func, "out of memory");
  nnValueKeysDestroy(&c.keys);
  nnBuilderDestroy(c.builder);
  free(c.values);
  free(c.names);
  return result;
}
