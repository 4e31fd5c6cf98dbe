//===- WeightedLayer.h - Contractions with constant weights -----*- C -*-===//
// One view of nn.conv, nn.linear and nn.matmul by one matrix: which channels a
// weight lies between, whatever the layout and the groups, and which bias there
// is, be it an operand or, of nn.matmul, added next.
//===----------------------------------------------------------------------===//
#ifndef NN_TRANSFORMS_WEIGHTEDLAYER_H
#define NN_TRANSFORMS_WEIGHTEDLAYER_H

#include "Support/IR.h"
#include "nn-c/Builder.h"

typedef struct NnWeightedLayer {
  MlirOperation op;
  MlirOperation last;      ///< `op`, or the addition of its bias.
  MlirValue bias;          ///< Constant, or null.
  int64_t inputs, outputs; ///< Channels.
  int64_t count;           ///< Weights.
  /// Weights from one channel to the next; those of a group of inputs.
  int64_t inputStride, outputStride, groupInputs, groupOutputs;
} NnWeightedLayer;

/// The addition of a constant for each of so many columns to a product that
/// nothing else reads, or null. `*bias` is the constant.
MlirOperation nnAddedBias(MlirOperation product, int64_t columns,
                          MlirValue *bias);

/// False for other ops, and where weights or bias are not constant.
bool nnWeightedLayerRead(MlirOperation op, NnWeightedLayer *layer);

/// The channels of weight `i`.
static inline int64_t nnOutputOfWeight(const NnWeightedLayer *layer,
                                       int64_t i) {
  return i / layer->outputStride % layer->outputs;
}
static inline int64_t nnInputOfWeight(const NnWeightedLayer *layer, int64_t i) {
  return nnOutputOfWeight(layer, i) / layer->groupOutputs * layer->groupInputs +
         i / layer->inputStride % layer->groupInputs;
}

/// Replaces the weights, or the bias; a layer without one gets it. False, and
/// nothing changes, when memory is short. The layer is to be read anew.
bool nnWeightedLayerSetWeights(NnBuilder b, const NnWeightedLayer *layer,
                               const double *weights);
bool nnWeightedLayerSetBias(NnBuilder b, const NnWeightedLayer *layer,
                            const double *bias);

#endif // NN_TRANSFORMS_WEIGHTEDLAYER_H
