//===- NameLayers.c - Call layers by their keys ---------------------------===//
// The location of a layer gets its key for a name where it has another or none.
//===----------------------------------------------------------------------===//
#include "Transforms/Layers.h"
#include "Transforms/ValueKeys.h"

#include "nn-c/Quantize.h"

#include <stdlib.h>

static void nameLayer(MlirOperation op, const char *key) {
  MlirLocation location = mlirOperationGetLocation(op);
  if (!mlirStringRefEqual(nnLocationName(location), nnStr(key)))
    mlirOperationSetLocation(
        op,
        mlirLocationNameGet(mlirOperationGetContext(op), nnStr(key), location));
}

bool nnNameLayers(MlirOperation func) {
  NnValueKeys keys = {0};
  size_t n = 0;
  MlirOperation *layers =
      nnValueKeysCreate(func, &keys) ? nnFindLayers(func, &n) : NULL;
  for (size_t i = 0; layers && i < n; ++i)
    nameLayer(layers[i], nnValueKeysFind(&keys, nnResult(layers[i], 0)));
  nnValueKeysDestroy(&keys);
  free(layers);
  return layers;
}
