//===- Emitter.h - State shared by the files that emit loops ---*- C -*-===//
// Private to Emit*.c. The nest is written outside in; `at` says where each loop
// stands at the insertion point.
//===----------------------------------------------------------------------===//
#ifndef NN_CODEGEN_EMITTER_H
#define NN_CODEGEN_EMITTER_H

#include "Codegen/Kernels/Kernel.h"
#include "Codegen/Nest/Index.h"
#include "Codegen/Schedule/Schedule.h"

enum { portionBits = 24 };

/// Terms of a loop that share what is read, such as a scale or a word: `size`
/// from `at * size` on.
typedef struct Chunk {
  int loop;
  int64_t size;
  Index at;
} Chunk;

enum { maxChunks = 4 };

/// Sums in memory, of rows from `first` on, that are to be put through the
/// epilogue while others are computed.
typedef struct Pending {
  MlirValue room;
  Index first;
  int rows; ///< 0 if there are none.
} Pending;

typedef struct Emitter {
  NnBuilder b;
  const Stage *stage;
  Tile tile;
  Units units;
  Index extent[maxLoops];
  Index begin[maxLoops]; ///< Part of a loop that is being written.
  Index end[maxLoops];
  Index at[maxLoops];
  Chunk chunks[maxChunks]; ///< That terms are written of, the largest first.
  int numChunks;
  Index firstRow;   ///< Of those, of all dimensions, that a panel of columns
  Index rowPortion; ///< meets, and what one is of all, times 2^portionBits;
                    ///< 0 if columns are innermost.
  int rowLoop;      ///< Loop of the tile's rows, or -1.
  int columnLoop;   ///< Loop of the last output dimension.
  int rows;         ///< Of the tile being written.
  int columns;
  MlirValue panel; ///< The tile's columns of widened weights, or null.
  MlirValue parts; ///< Of rows that are split (ByteDot.isSplit), else null.
  bool interior;   ///< Padding doesn't clamp the bounds of the rows' taps.
  bool fixed;      ///< Reads of padding are left out of the code of each tap.
  bool isUnscaled; ///< Sums are those of a group, without its scale.
  MlirValue mask;  ///< Of the last column (TILE_OUTPUT) or of the vectorized
                   ///< reduction's terms (TILE_REDUCE); null if all are there.
  Pending pending;
  /// Writes what is inside the nest, and knows `user`; null: a register tile.
  MlirValue (*leaf)(struct Emitter *e, MlirValue out);
  const void *user;
} Emitter;

/// A place in the tile.
typedef struct Spot {
  int row, column;
} Spot;

/// Fills in what follows from stage and tile.
void nnEmitterInit(Emitter *e);

/// Writes the whole nest at the builder's insertion point; returns the tensor
/// that it fills, null on failure.
MlirValue nnEmitNest(Emitter *e);

/// The same, in two ways where there may be one row.
MlirValue nnEmitNestOfRows(Emitter *e, VectorUnit unit);

/// Writes one register tile at `e->at` into `out`; returns the new tensor.
MlirValue nnEmitTile(Emitter *e, MlirValue out);

/// Adds one term of the reduction to all accumulators of the tile.
void nnEmitTerm(Emitter *e, MlirValue *acc);
/// Goes through the largest chunks that there are of a reduction's range, if
/// there are any, and each of those by `emit`, which changes n values. False,
/// if not.
bool nnEmitChunks(Emitter *e, int loop, int n, MlirValue *acc,
                  void (*emit)(Emitter *e, int loop, MlirValue *acc));
/// The chunk that a dimension is read by; NULL if it isn't.
const Chunk *nnFindChunk(const Emitter *e, const Linear *l);
/// Whether `length` terms of a loop are a part of a small chunk, as those of a
/// word are: each has code of its own.
bool nnIsInWord(const Emitter *e, int loop, int64_t length);

/// What the root's body makes of weights, up to `value`, for each of the tile's
/// columns.
void nnEmitWeights(Emitter *e, MlirValue value, MlirValue *weights);
/// Whether weights are read apart from the body's product, and these.
bool nnReadsWeights(const Emitter *e);
void nnEmitReadWeights(Emitter *e, MlirValue *weights);
/// Whether the chunk is a group whose scale its sum is multiplied by; adds that
/// to the accumulators, terms being written by `emit`.
bool nnBeginsGroup(const Emitter *e);
void nnEmitGroup(Emitter *e, int loop, MlirValue *acc,
                 void (*emit)(Emitter *e, int loop, MlirValue *acc));

/// What each lane of the tile's columns takes of the group of terms that a row
/// has (nn-compress-groups); `words` are the columns' places. `indices` are
/// those of the group's first.
MlirValue nnEmitChoice(Emitter *e, MlirValue tensor, NnValues indices,
                       MlirValue words);

/// Widens the weights of the tile's columns, of all terms: the value for
/// Emitter.panel. Where and what it has of column `column` for the term at
/// `e->at`; the place is of the rank that is returned.
MlirValue nnEmitPanel(Emitter *e);
int nnEmitPanelPlace(Emitter *e, int column, MlirValue *at);
MlirValue nnEmitPanelRead(Emitter *e, int column);

/// The parts of what is multiplied by all columns, for Emitter.parts; and two
/// terms of widened columns as a panel has them beside such rows.
MlirValue nnEmitParts(Emitter *e);
MlirValue nnEmitPair(Emitter *e, MlirValue even, MlirValue odd);

/// Adds all terms of the innermost loop of a sum of products of bytes.
void nnEmitDot(Emitter *e, MlirValue *acc);

/// Writes a tile by way of tile registers (DOT_TILES), which are summed up in
/// by `emit`; returns the new tensor. Loops of a reduction carry so many
/// values.
MlirValue nnEmitAmxTile(Emitter *e, MlirValue out,
                        void (*emit)(Emitter *e, int loop, MlirValue *acc));
int nnAmxCarried(const Emitter *e);
void nnEmitAmxDot(Emitter *e, MlirValue *acc);

/// How near what is fetched comes, as memref.prefetch counts.
typedef enum Nearness { inSecondCache = 2, inFirstCache } Nearness;
/// Fetches a share of the weights that later tiles read, if that pays: what
/// becomes due by `terms` terms.
void nnEmitPrefetch(Emitter *e, int64_t terms);
/// Fetches what is at these indices of a tensor.
void nnEmitPrefetchAt(NnBuilder b, MlirValue tensor, NnValues at,
                      Nearness near);

/// Puts a vector of the root's results at a spot of the tile through the
/// epilogue and writes it; returns the new tensor.
MlirValue nnEmitResult(Emitter *e, MlirValue value, Spot spot, MlirValue out);

/// Writes a tile of a transpose; for Emitter.leaf.
MlirValue nnEmitTranspose(Emitter *e, MlirValue out);

/// Reads a vector of an input where loops stand at `e->at`, under `e->mask`.
MlirValue nnEmitInput(Emitter *e, int input);

/// Where linalg.index of a body points: loops by dimension of the generic.
typedef struct BodyFrame {
  Emitter *e;
  Spot spot;
  int lanes;         ///< 0: scalars.
  const int *loopOf; ///< Loop of the generic's dimension; NULL: the same.
  MlirValue listed;  ///< What the body of a list reads from it, else null.
} BodyFrame;

/// Writes the body of a generic on `args`, vectors of `frame->lanes`, and
/// returns what it yields.
MlirValue nnEmitBody(const BodyFrame *frame, MlirOperation generic,
                     const MlirValue *args);

/// The same only up to the value `last` of the body, which is returned, and
/// only of what comes after it, which `is` already.
MlirValue nnEmitBodyUntil(const BodyFrame *frame, MlirOperation generic,
                          const MlirValue *args, MlirValue last);
MlirValue nnEmitBodyAfter(const BodyFrame *frame, MlirOperation generic,
                          const MlirValue *args, MlirValue last, MlirValue is);

/// If the op's value is that of the lowest four bits of an integer plus `low`,
/// and such are looked up, the integer; else null.
MlirValue nnTableIndex(const Emitter *e, MlirOperation op, double *low);
MlirValue nnEmitTable(const Emitter *e, MlirValue index, double low);

/// What a constant table of bytes has for each of a vector of them.
MlirValue nnEmitLookup(const Emitter *e, MlirValue table, MlirValue bytes,
                       int lanes);

/// `value`, a scalar, in every lane; itself if lanes is 0.
MlirValue nnEmitSplat(NnBuilder b, MlirValue value, int lanes);
/// A constant of a type, zero or as given, in every lane.
MlirValue nnEmitZero(NnBuilder b, MlirType element);
MlirValue nnEmitConstant(NnBuilder b, MlirAttribute value, int lanes);
MlirType nnLanesType(MlirType element, int lanes);

/// Index of a loop at a spot of the tile.
Index nnSpotIndex(Emitter *e, int loop, Spot spot);
/// Index values of an access at a spot. `loopOf` as in BodyFrame.
void nnEmitIndices(Emitter *e, const Access *a, const int64_t *low,
                   const int *loopOf, Spot spot, MlirValue *out);
/// Whether a read is known to fall into padding, but for that which masks tell.
bool nnReadsPadding(Emitter *e, const StageInput *in, Spot spot);
/// Values of an input of the root over the tile, null where they are padding;
/// each distinct read is made once.
void nnEmitInputs(Emitter *e, int input, MlirValue values[maxTile]);
/// The mask that a vector at this spot is read or written under.
MlirValue nnMaskAt(const Emitter *e, Spot spot);
/// The permutation map of a read of a vector along the last dimension.
MlirAttribute nnMinorIdentity(NnBuilder b, int rank);

/// scf.for over [lb, ub) that carries values. The builder stands in the body
/// until nnLoopEnd, which yields and gives the loop's results in `carried`.
typedef struct Loop {
  MlirOperation op;
  MlirValue iv;
} Loop;
Loop nnLoopBegin(NnBuilder b, Index lb, Index ub, int64_t step, int n,
                 MlirValue *carried);
void nnLoopEnd(NnBuilder b, Loop loop, int n, MlirValue *carried);

/// The argument that the stage writes to, or to a slice of; null if it is none.
MlirValue nnWrittenArgument(const Stage *s);

/// Whether the function does nothing but the stage, to which the n ops belong
/// as well, and which writes its result.
bool nnDoesOnlyStage(MlirOperation func, const Stage *s, intptr_t n,
                     const MlirOperation *more);

#endif // NN_CODEGEN_EMITTER_H
