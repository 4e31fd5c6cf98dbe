//===- Access.h - Where a linalg op reads and writes -----------*- C -*-===//
// An indexing map as one linear form a tensor dimension:
// `affine_map<(h, k, c) -> (h * 2 + k, c)>` is {2h + k, c}.
//===----------------------------------------------------------------------===//
#ifndef NN_CODEGEN_ACCESS_H
#define NN_CODEGEN_ACCESS_H

#include "Support/IR.h"

#include "mlir-c/AffineMap.h"

enum { maxLoops = 12 };

/// Members of a loop that are alike: `stride` times loop `loop` floordiv
/// `size`. There are none where the size is 0.
typedef struct LoopGroups {
  int loop;
  int64_t size, stride;
} LoopGroups;

/// constant + sum of coefficient[i] * loop i + groups. What is read by panels
/// of a loop divides that loop: its dimensions are the panel, loop floordiv
/// `divisor`, and the place in it, loop mod `modulus`. They are 0 elsewhere.
/// What another input tells is the element of input `places - 1`; none is 0.
typedef struct Linear {
  int64_t constant;
  int64_t coefficient[maxLoops];
  int64_t divisor, modulus;
  LoopGroups groups;
  int places;
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
/// Whether any dimension depends on groups of a loop's members.
bool nnAccessHasGroups(const Access *a);
/// Whether groups of the loop's members read neighbours in memory, as many a
/// group as it has members: of c, group and place,
/// `(loop floordiv c) * c + place`. Vectors of whole groups are then
/// permutations of the vector that is read by their loop.
bool nnAccessPermutes(const Access *a, int loop, int lanes);
/// Whether `lanes` neighbours along the loop read the same element.
bool nnAccessIsUniform(const Access *a, int loop, int lanes);
/// Whether the last dimension is a place in a panel, all of which is there.
bool nnAccessIsPanel(const Access *a);
/// Dimension i is loop i, for all `numLoops` of them.
bool nnAccessIsIdentity(const Access *a, int numLoops);

#endif // NN_CODEGEN_ACCESS_H
