//===- QuantizeBias.c - Give back what quantizing takes -------------------===//
// A layer without a bias gets one.
//===----------------------------------------------------------------------===//
#include "Transforms/Quantization/QuantizeBias.h"

#include "Transforms/Numbers.h"

#include <stdlib.h>

bool nnCorrectBias(NnBuilder b, const NnWeightedLayer *layer, NnRanges ranges,
                   const char *key) {
  size_t n = (size_t)layer->outputs;
  double *values = malloc((n + 1) * sizeof *values);
  bool ok = values;
  if (ok && nnRangesFindBias(ranges, key, values, n)) {
    double *old =
        mlirValueIsNull(layer->bias) ? NULL : nnConstantDoubles(layer->bias);
    for (size_t i = 0; old && i < n; ++i)
      values[i] += old[i];
    free(old);
    ok = nnWeightedLayerSetBias(b, layer, values);
  }
  free(values);
  return ok;
}
