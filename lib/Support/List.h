//===- List.h - Lists that grow ---------------------------------*- C -*-===//
// Room for elements of any type, and lists of ops.
//===----------------------------------------------------------------------===//
#ifndef NN_SUPPORT_LIST_H
#define NN_SUPPORT_LIST_H

#include "mlir-c/IR.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Makes room for `needed` elements of `size` bytes. `data` is the address of
/// the pointer to them, which is NULL or from malloc. False when memory is
/// short; the elements are as they were then.
bool nnReserve(void *data, intptr_t needed, intptr_t *capacity, size_t size);

/// Starts as {0}; the owner frees `data`.
typedef struct NnOps {
  MlirOperation *data;
  intptr_t n, capacity;
  bool failed; ///< Memory was short: some are missing.
} NnOps;

void nnOpsPush(NnOps *ops, MlirOperation op);

/// `root` and all ops in it that are wanted, an op before those in its regions;
/// all ops if `isWanted` is NULL.
NnOps nnOpsFind(MlirOperation root, bool (*isWanted)(MlirOperation op));

/// Elements that are zero, from aligned_alloc(64); NULL when memory is short.
void *nnZeros(int64_t elements, size_t size);

#endif // NN_SUPPORT_LIST_H
