//===- Parts.h - A module as several that are compiled at once -*- C -*-===//
// Machine code of a large module is generated part by part, on as many threads
// as there are. Parts refer to each other by hidden symbols.
//===----------------------------------------------------------------------===//
#ifndef NN_CODEGEN_PARTS_H
#define NN_CODEGEN_PARTS_H

#include "nn-c/Status.h"

#include "mlir-c/IR.h"

typedef struct Parts {
  MlirModule *modules; ///< The first is the module that was split.
  intptr_t count;
} Parts;

/// Moves private functions of a module in the llvm dialect to modules of their
/// own. How they are divided depends on nothing but the module. Destroyed with
/// nnPartsDestroy also on failure.
NnStatus nnPartsCreate(MlirModule module, Parts *parts) NN_MUST_USE;

/// A single part, the module itself.
NnStatus nnPartsWhole(MlirModule module, Parts *parts) NN_MUST_USE;

/// Destroys all modules but the first.
void nnPartsDestroy(Parts *parts);

#endif // NN_CODEGEN_PARTS_H
