//===- Layers.c - Ops that multiply by weights ----------------------------===//
// Words of a list stand between commas; none is a pattern.
//===----------------------------------------------------------------------===//
#include "Transforms/Layers.h"

#include "Transforms/PassText.h"

#include "nn-c/NNOps.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool nnIsLayer(MlirOperation op) {
  return (nnIsaConv(op) || nnIsaLinear(op) || nnIsaMatmul(op)) &&
         mlirTypeIsAF32(nnElementType(nnOperand(op, 0)));
}

MlirOperation *nnFindLayers(MlirOperation func, size_t *count) {
  MlirBlock entry = mlirRegionGetFirstBlock(mlirOperationGetRegion(func, 0));
  MlirOperation first = mlirBlockGetFirstOperation(entry), op;
  size_t n = 0;
  for (op = first; !mlirOperationIsNull(op);
       op = mlirOperationGetNextInBlock(op))
    n += nnIsLayer(op);
  MlirOperation *layers = malloc((n + 1) * sizeof *layers);
  *count = 0;
  for (op = first; !mlirOperationIsNull(op) && layers;
       op = mlirOperationGetNextInBlock(op))
    if (nnIsLayer(op))
      layers[(*count)++] = op;
  return layers;
}

bool nnHasChannelsLast(MlirOperation op) {
  return !nnIsaConv(op) || nnConvGetLayout(op) == NN_LAYOUT_NHWC;
}

int64_t nnWeightsChannel(MlirOperation op) {
  return nnHasChannelsLast(op) ? nnRank(nnOperand(op, 1)) - 1 : 0;
}

int64_t nnWeightsProducts(MlirOperation op) {
  NnShape shape = nnValueShape(nnOperand(op, 1));
  int64_t channels = shape.dims[nnWeightsChannel(op)];
  return channels ? nnShapeNumElements(&shape) / channels : 0;
}

//===----------------------------------------------------------------------===//
// Choice
//===----------------------------------------------------------------------===//

static bool lists(const char *list, const char *word) {
  size_t length = strlen(word);
  for (const char *at = list; at && *at;) {
    const char *comma = strchr(at, ',');
    size_t n = comma ? (size_t)(comma - at) : strlen(at);
    if (n == length && !memcmp(at, word, n))
      return true;
    at = comma ? comma + 1 : NULL;
  }
  return false;
}

static bool listsLayer(const char *list, MlirOperation op, const char *key) {
  char name[64];
  MlirStringRef full = nnOperationName(op);
  snprintf(name, sizeof name, "%.*s", (int)full.length, full.data);
  return lists(list, key) || lists(list, name) ||
         lists(list, name + strlen("nn."));
}

const char *nnWhyKeepLayer(const NnLayerChoice *choice, MlirOperation op,
                           const char *key) {
  if (choice->only && !listsLayer(choice->only, op, key))
    return "it is not listed";
  if (listsLayer(choice->skip, op, key))
    return "it is to be skipped";
  if (mlirAttributeIsNull(nnConstantValue(nnOperand(op, 1))))
    return "its weights are not constant";
  return NULL;
}

NnLayerChoice nnPassLayerChoice(const NnPass *pass, int skip, int only) {
  return (NnLayerChoice){nnPassCopyString(pass, skip),
                         nnPassCopyString(pass, only)};
}

void nnLayerChoiceDestroy(NnLayerChoice *choice) {
  free((void *)(uintptr_t)choice->skip);
  free((void *)(uintptr_t)choice->only);
}
