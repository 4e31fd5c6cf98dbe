//===- Activation.c - Activations that ops name ---------------------------===//
// One row a kind, and how attributes name them.
//===----------------------------------------------------------------------===//
#include "nn/Activation.h"

#include "mlir-c/BuiltinAttributes.h"

#include <ctype.h>

static const NnActivationInfo infos[] = {
    [NN_ACTIVATION_AFFINE] = {"affine", true, true, 1, 0},
    [NN_ACTIVATION_ELU] = {"elu", true, false, 1, 0},
    [NN_ACTIVATION_HARD_SIGMOID] = {"hard_sigmoid", true, true, 0.2, 0.5},
    [NN_ACTIVATION_LEAKY_RELU] = {"leaky_relu", true, false, 0.01, 0},
    [NN_ACTIVATION_RELU] = {.name = "relu"},
    [NN_ACTIVATION_SCALED_TANH] = {"scaled_tanh", true, true, 1, 1},
    [NN_ACTIVATION_SIGMOID] = {.name = "sigmoid"},
    [NN_ACTIVATION_SOFTPLUS] = {.name = "softplus"},
    [NN_ACTIVATION_SOFTSIGN] = {.name = "softsign"},
    [NN_ACTIVATION_TANH] = {.name = "tanh"},
    [NN_ACTIVATION_THRESHOLDED_RELU] = {"thresholded_relu", true, false, 1, 0},
};

const NnActivationInfo *nnActivationInfo(NnActivationKind kind) {
  return &infos[kind];
}

static bool isName(const char *name, MlirStringRef given) {
  for (size_t i = 0; i < given.length; ++i) {
    if (given.data[i] == '_')
      continue;
    while (*name == '_')
      ++name;
    if (*name++ != tolower((unsigned char)given.data[i]))
      return false;
  }
  return !*name;
}

NnActivationKind nnActivationOfName(MlirStringRef name) {
  int kind = 0;
  while (kind < NN_ACTIVATION_COUNT && !isName(infos[kind].name, name))
    ++kind;
  return (NnActivationKind)kind;
}

/// Element i of a parameter's list, which has n if it is there.
static bool readParameter(MlirAttribute list, intptr_t n, intptr_t i,
                          double *out) {
  if (mlirAttributeIsNull(list))
    return true;
  if (!mlirAttributeIsADenseF32Array(list) ||
      mlirDenseArrayGetNumElements(list) != n)
    return false;
  *out = (double)mlirDenseF32ArrayGetElement(list, i);
  return true;
}

bool nnActivationRead(MlirAttribute activations, MlirAttribute alphas,
                      MlirAttribute betas, intptr_t n, intptr_t i,
                      NnActivation *out) {
  if (mlirAttributeIsNull(activations) || !mlirAttributeIsAArray(activations) ||
      mlirArrayAttrGetNumElements(activations) != n)
    return false;
  MlirAttribute name = mlirArrayAttrGetElement(activations, i);
  if (!mlirAttributeIsAString(name))
    return false;
  out->kind = nnActivationOfName(mlirStringAttrGetValue(name));
  if (out->kind == NN_ACTIVATION_COUNT)
    return false;
  out->alpha = infos[out->kind].alpha;
  out->beta = infos[out->kind].beta;
  return readParameter(alphas, n, i, &out->alpha) &&
         readParameter(betas, n, i, &out->beta);
}
