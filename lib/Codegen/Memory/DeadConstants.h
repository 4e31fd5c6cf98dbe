//===- DeadConstants.h - Constants that no step needs any more -*- C -*-===//
// A context keeps every resource blob for as long as it lives. Those that a
// compilation made, such as transposed weights, are as large as the model, and
// dead once they have been packed: they are freed between steps.
//===----------------------------------------------------------------------===//
#ifndef NN_CODEGEN_DEADCONSTANTS_H
#define NN_CODEGEN_DEADCONSTANTS_H

#include "mlir-c/IR.h"

#include <stdbool.h>

/// Resources, sorted by where their bytes are.
typedef struct ResourceSet {
  struct Resource *items;
  size_t count;
  intptr_t capacity;
} ResourceSet;

/// What a module came with and others may use too, and what is its own.
typedef struct DeadConstants {
  ResourceSet shared, own;
  bool isKnown; ///< `shared` is complete.
} DeadConstants;

/// Before the first step: notes what the module refers to, which nothing else
/// does if it `owns` that.
void nnDeadConstantsBegin(DeadConstants *constants, MlirModule module,
                          bool owns);

/// After a step: frees what is the module's own and it doesn't refer to any
/// more.
void nnDeadConstantsFree(DeadConstants *constants, MlirModule module);

/// Frees the notes; constants that are still in use stay.
void nnDeadConstantsEnd(DeadConstants *constants);

#endif // NN_CODEGEN_DEADCONSTANTS_H
