//===- Sharing.h - Which kernels threads share ------------------*- C -*-===//
// Chooses among a function's calls of kernels those that several threads are to
// do together.
//===----------------------------------------------------------------------===//
#ifndef NN_CODEGEN_SHARING_H
#define NN_CODEGEN_SHARING_H

#include "mlir-c/IR.h"

typedef struct SharedCall {
  MlirOperation op, kernel;
  bool sharable, shared;
  double saved; ///< Picoseconds that sharing saves, tensors aside.
} SharedCall;

/// A tensor from one call to another, and picoseconds that it takes to move:
/// where only one of them is shared, and where both are.
typedef struct SharedTensor {
  int from, to;
  double apart, together;
} SharedTensor;

typedef struct Sharing {
  MlirSymbolTable symbols;
  SharedCall *calls;
  int numCalls;
  intptr_t callCapacity;
  SharedTensor *tensors;
  int numTensors;
  intptr_t tensorCapacity;
  bool failed;
} Sharing;

/// Chooses for a function before bufferization, in `out`, which is destroyed
/// with nnSharingDestroy in any case. False if out of memory.
bool nnSharingChoose(MlirOperation func, MlirSymbolTable symbols, Sharing *out);
void nnSharingDestroy(Sharing *sharing);

#endif // NN_CODEGEN_SHARING_H
