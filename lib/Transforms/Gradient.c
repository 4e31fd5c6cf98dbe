//===- Gradient.c - How gradients go back through ops ---------------------===//
// The GRADIENT column of NNOps.def, by NnOpKind.
//===----------------------------------------------------------------------===//
#include "Transforms/Gradient.h"

NnGradientFn nnGradientFn(NnOpKind kind) {
  static const struct {
    const char *name;
    NnGradientFn gradient;
  } rows[] = {
#define NN_OP(Name, mnemonic, ...) [NN_OP_##Name] = {mnemonic, __VA_ARGS__},
#define GRADIENT(fn) .gradient = nnGradient##fn,
#include "nn/NNOps.def"
  };
  return rows[kind].gradient;
}
