//===- Layers.h - Ops that multiply by weights ------------------*- C -*-===//
// What passes that quantize, narrow or prune work on, one layer at a time, and
// which of them they are asked to change.
//===----------------------------------------------------------------------===//
#ifndef NN_TRANSFORMS_LAYERS_H
#define NN_TRANSFORMS_LAYERS_H

#include "Support/IR.h"
#include "nn-c/Passes.h"

#include <stddef.h>
#include <stdint.h>

/// Contractions of f32: nn.conv, nn.linear and nn.matmul. Operand 0 is
/// multiplied by operand 1, the weights; operand 2, if any, is the bias.
bool nnIsLayer(MlirOperation op);

/// The layers of a function's entry block in order, `*count` of them; freed by
/// the caller. NULL when memory is short.
MlirOperation *nnFindLayers(MlirOperation func, size_t *count);

/// Whether what a layer reads and gives has its channels last, as all but
/// convolutions of NCHW do.
bool nnHasChannelsLast(MlirOperation op);

/// The dimension of a layer's weights that its result's channels are along.
int64_t nnWeightsChannel(MlirOperation op);

/// Products that are summed up for an element of the result.
int64_t nnWeightsProducts(MlirOperation op);

/// Layers by commas, each by its key (ValueKeys.h) or the name of its kind:
/// "nn.conv" or "conv". NULL has none as `skip`, all as `only`.
typedef struct NnLayerChoice {
  const char *skip, *only;
} NnLayerChoice;

/// Why a layer is to stay as it is: it isn't chosen or its weights are not
/// constant. Else NULL.
const char *nnWhyKeepLayer(const NnLayerChoice *choice, MlirOperation op,
                           const char *key);

/// The two options of a pass from which nnPassLayerChoice reads. `done` is what
/// the pass does to layers.
#define NN_LAYER_OPTIONS(skip, only, done)                                     \
  [skip] = {"skip", "keys or kinds of ops to leave, by commas",                \
            NN_OPTION_STRING, NULL},                                           \
  [only] = {"only", "keys or kinds of ops to " done ", by commas",             \
            NN_OPTION_STRING, NULL}

/// Reads options `skip` and `only`; freed with nnLayerChoiceDestroy.
NnLayerChoice nnPassLayerChoice(const NnPass *pass, int skip, int only);
void nnLayerChoiceDestroy(NnLayerChoice *choice);

#endif // NN_TRANSFORMS_LAYERS_H
