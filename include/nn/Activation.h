//===- Activation.h - Activations that ops name -----------------*- C -*-===//
// Recurrent ops apply functions that their attributes name:
//   activations = ["sigmoid", "hard_sigmoid"], alphas = [0, 0.3]
// The names are those of nn's elementwise ops, as far as these exist.
//===----------------------------------------------------------------------===//
#ifndef NN_ACTIVATION_H
#define NN_ACTIVATION_H

#include "mlir-c/IR.h"

typedef enum NnActivationKind {
  NN_ACTIVATION_AFFINE, ///< alpha * x + beta
  NN_ACTIVATION_ELU,
  NN_ACTIVATION_HARD_SIGMOID,
  NN_ACTIVATION_LEAKY_RELU,
  NN_ACTIVATION_RELU,
  NN_ACTIVATION_SCALED_TANH, ///< alpha * tanh(beta * x)
  NN_ACTIVATION_SIGMOID,
  NN_ACTIVATION_SOFTPLUS,
  NN_ACTIVATION_SOFTSIGN,
  NN_ACTIVATION_TANH,
  NN_ACTIVATION_THRESHOLDED_RELU, ///< x if x > alpha, else 0
  NN_ACTIVATION_COUNT
} NnActivationKind;

typedef struct NnActivation {
  NnActivationKind kind;
  double alpha, beta;
} NnActivation;

/// What is known of a kind: its name, which parameters it has, and their values
/// where none are given.
typedef struct NnActivationInfo {
  const char *name;
  bool hasAlpha, hasBeta;
  double alpha, beta;
} NnActivationInfo;

const NnActivationInfo *nnActivationInfo(NnActivationKind kind);

/// The kind of this name, whatever its case and with underscores or without;
/// NN_ACTIVATION_COUNT if there is none.
NnActivationKind nnActivationOfName(MlirStringRef name);

/// Reads activation i of lists of `n`; `alphas` and `betas` may be null. False
/// if the lists have other sizes or types, or the name is unknown.
bool nnActivationRead(MlirAttribute activations, MlirAttribute alphas,
                      MlirAttribute betas, intptr_t n, intptr_t i,
                      NnActivation *out);

#endif // NN_ACTIVATION_H
