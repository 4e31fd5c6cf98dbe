//===- Nest.h - The loops around a register tile ----------------*- C -*-===//
// Private to EmitNest.c, which writes them, BlockNest.c and SplitNest.c, which
// choose how they go for caches and threads, and EmitPrefetch.c.
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

enum { maxSegments = 12, anyLanes = -1 };

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
  int outputs; ///< The first level of an output loop; before it, blocks of
               ///< terms.
  Level levels[NN_MAX_RANK + 1];
  Split split;
} Nest;

/// Rows of all dimensions but the last; NN_DYNAMIC if that is unknown.
int64_t nnRowsOf(const Stage *s);

/// Whether weights are widened for all rows that a panel of columns meets: more
/// than a tile has, which may show only at run time.
bool nnWidensPanels(const Emitter *e);

/// Whether panels of columns should go outermost, whether they do, and whether
/// what each of them meets is split into a known number of units.
bool nnHasPanels(const Emitter *e);
bool nnNestHasPanels(const Nest *n);
bool nnSplitsPanels(const Nest *n);

/// Whether rows that all panels meet are known to stay in the far cache.
bool nnRowsStay(const Emitter *e);

/// Parts of a reduction of `terms` terms each, none if that is 0.
typedef struct TermBlocks {
  int loop;
  int64_t terms;
} TermBlocks;
TermBlocks nnTermBlocks(const Emitter *e);

/// The most units of a split nest that are done before others, so that what
/// they read stays in a cache; 0 for all.
int64_t nnUnitsOfBlock(const Nest *n);

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
