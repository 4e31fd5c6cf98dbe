//===- Nest.h - The loops around a register tile ----------------*- C -*-===//
// Private to EmitNest.c, which writes them, SplitNest.c, which chooses what a
// range of a kernel's units is, and EmitPrefetch.c.
//===----------------------------------------------------------------------===//
#ifndef NN_CODEGEN_NEST_H
#define NN_CODEGEN_NEST_H

#include "Codegen/Nest/Emitter.h"

/// A part of a level that is written with one kind of tile.
typedef struct Segment {
  Index lb, ub;
  int64_t step;
  int tile;    ///< Rows or columns of the tile.
  int present; ///< Lanes of the last column if not all of them are there;
               ///< anyLanes if that shows only at run time.
  bool border; ///< Rows may read padding: bounds of taps are clamped.
  bool fixed;  ///< They may as well, but their place is known.
} Segment;

enum { maxSegments = 8, anyLanes = -1 };

/// One loop of the nest.
typedef struct Level {
  int loop;
  int numSegments;
  Segment segments[maxSegments];
  int64_t inside; ///< Units of one iteration, if the level is split.
} Level;

/// Levels [first, last) run over units lo to hi only. As the nest is entered,
/// both are counted from where it stands.
typedef struct Split {
  int first, last;
  Index lo, hi;
} Split;

typedef struct Nest {
  Emitter *e;
  int n;
  Level levels[NN_MAX_RANK];
  Split split;
} Nest;

/// Cuts the part of the row loop that the nest runs over into tiles.
void nnCutRows(Emitter *e, Level *level);

Index nnSegmentIterations(NnBuilder b, const Segment *s);

/// Chooses the levels that are split, if any, and clamps the emitter's range to
/// the units that there are.
void nnSplitNest(Nest *n);

/// Spreads the fetching of panels over the rows that they meet, which are those
/// of the range if rows are split.
void nnSpreadPrefetch(Nest *n);

#endif // NN_CODEGEN_NEST_H
