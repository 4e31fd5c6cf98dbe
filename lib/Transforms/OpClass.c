//===- OpClass.c - Kinds of ops, as passes see them -----------------------===//
// Elementwise is what NNOps.def lowers elementwise; of the other ops, those
// that only move elements or compute none are named here.
//===----------------------------------------------------------------------===//
#include "OpClass.h"

#include <string.h>

/// Name of each row's lowering, "" if it has none.
static const char *const lowerings[NN_OP_COUNT] = {
#define LOWER(fn) #fn
#define NN_OP(Name, mnemonic, ...) [NN_OP_##Name] = "" __VA_ARGS__,
#include "nn/NNOps.def"
};

NnOpClass nnOpClassOfKind(NnOpKind kind) {
  switch (kind) {
  case NN_OP_NONE:
  case NN_OP_COUNT:
  case NN_OP_Constant:
  case NN_OP_Parameter:
  case NN_OP_GetParameter:
  case NN_OP_ShapeOf:
  case NN_OP_Reshape:
  case NN_OP_Squeeze:
  case NN_OP_Unsqueeze:
  case NN_OP_Kernel:
  case NN_OP_Yield:
  // Their results' sizes depend on data: who calls a kernel can't know them.
  case NN_OP_NonZero:
  case NN_OP_Unique:
  case NN_OP_NonMaxSuppression:
    return NN_CLASS_OUTSIDE;
  case NN_OP_Transpose:
  case NN_OP_Concat:
  case NN_OP_Split:
  case NN_OP_Slice:
  case NN_OP_Pad:
  case NN_OP_Expand:
  case NN_OP_Gather:
  case NN_OP_GatherElements:
  case NN_OP_GatherND:
  case NN_OP_ScatterElements:
  case NN_OP_ScatterND:
  case NN_OP_Tile:
  case NN_OP_TopK:
    return NN_CLASS_MOVEMENT;
  default:
    return strcmp(lowerings[kind], "Elementwise") ? NN_CLASS_COMPUTE
                                                  : NN_CLASS_ELEMENTWISE;
  }
}
