//===- Access.h - Where a linalg op reads and writes -----------*- C -*-===//
// An indexing map as one linear form a tensor dimension:
// `affine_map<(h, k, c) -> (h * 2 + k, c)>` is {2h + k, c}.
//===----------------------------------------------------------------------===//
#ifndef NN_CODEGEN_ACCESS_H
#define NN_CODEGEN_ACCESS_H

#include "Support/IR.h"

#include "mlir-c/AffineMap.h"

enum { maxLoops = 12 };

/// constant + sum of coefficient[i] * loop i.
typedef struct Linear {
  int64_t constant;
  int64_t coefficient[maxLoops];
} Linear;

typedef struct Access {
  int rank;
  Linear dims[NN_MAX_RANK];
} Access;

/// False if the map is not linear in at most maxLoops loops.
bool nnAccessFromMap(MlirAffineMap map, Access *out);

/// Whether the form is exactly loop `loop`.
bool nnLinearIsLoop(const Linear *l, int loop);
/// Whether any dimension depends on the loop.
bool nnAccessUses(const Access *a, int loop);
/// Whether neighbours along the loop are neighbours in memory.
bool nnAccessIsContiguous(const Access *a, int loop);
/// Dimension i is loop i, for all `numLoops` of them.
bool nnAccessIsIdentity(const Access *a, int numLoops);

#endif // NN_CODEGEN_ACCESS_H
