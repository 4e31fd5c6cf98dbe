//===- Access.h - Where a linalg op reads and writes -----------*- C -*-===//
// An indexing map as one linear form a tensor dimension:
// `affine_map<(h, k, c) -> (h * 2 + k, c)>` is {2h + k, c}.
//===----------------------------------------------------------------------===//
#ifndef NN_CODEGEN_ACCESS_H
#define NN_CODEGEN_ACCESS_H

#include "Support/IR.h"

#include "mlir-c/AffineMap.h"

enum { maxLoops = 12 };

/// constant + sum of coefficient[i] * loop i. What is read by panels of a loop
/// divides that loop: its dimensions are the panel, loop floordiv `divisor`,
/// and the place in it, loop mod `modulus`. They are 0 elsewhere.
typedef struct Linear {
  int64_t constant;
  int64_t coefficient[maxLoops];
  int64_t divisor, modulus;
} Linear;

typedef struct Access {
  int rank;
  Linear dims[NN_MAX_RANK];
} Access;

/// False if the map is neither linear, in at most maxLoops loops, nor by
/// panels.
bool nnAccessFromMap(MlirAffineMap map, Access *out);

/// Whether the form is exactly loop `loop`.
bool nnLinearIsLoop(const Linear *l, int loop);
/// Whether any dimension depends on the loop.
bool nnAccessUses(const Access *a, int loop);
/// Whether groups of `lanes` neighbours along the loop, the first at a multiple
/// of `lanes`, are neighbours in memory.
bool nnAccessIsContiguous(const Access *a, int loop, int lanes);
/// Whether the last dimension is a place in a panel, all of which is there.
bool nnAccessIsPanel(const Access *a);
/// Dimension i is loop i, for all `numLoops` of them.
bool nnAccessIsIdentity(const Access *a, int numLoops);

#endif // NN_CODEGEN_ACCESS_H
