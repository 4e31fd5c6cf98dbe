//===- ByteDot.h - Sums of products of bytes and bf16 -----------*- C -*-===//
// Contractions of 8-bit integers, acc + ext(x) * ext(y) in i32, and of bf16 in
// f32. CPUs multiply groups of four bytes, or of two bf16, and add up each
// group; so as many terms of the sum, which are neighbours in one input, are
// computed in one step.
//===----------------------------------------------------------------------===//
#ifndef NN_CODEGEN_BYTEDOT_H
#define NN_CODEGEN_BYTEDOT_H

#include "Codegen/Nest/Widened.h"
#include "Support/ByteProduct.h"
#include "nn-c/Builder.h"

/// Bytes of a group, as many as a sum has, and the most terms in it: of bytes.
enum { dotBytes = 4, dotTerms = nnByteGroup };
/// Rows and columns of a tile register of AMX, groups of a step, and how many
/// registers of sums there are beside those of rows and of columns.
enum { amxRows = 16, amxColumns = 16, amxGroups = 16, amxSums = 4 };

/// Parts of an f32, each a bf16, that together are it.
enum { dotParts = 3 };

/// How a vector unit computes such a group, for each 32-bit lane.
typedef enum ByteDotUnit {
  DOT_WIDEN,  ///< As many products in the sum's type: any target.
  DOT_PAIRS,  ///< Two sums of two products of i16: vpmaddwd.
  DOT_QUADS,  ///< At once, of unsigned by signed bytes: vpdpbusd.
  DOT_HALVES, ///< At once, of bf16: vdpbf16ps.
  DOT_TILES,  ///< 16 groups of 16 rows and columns at once: AMX.
  DOT_ALIKE,  ///< At once, of bytes that are both signed or not: NEON's sdot.
  DOT_ANY,    ///< The same, and of unsigned by signed bytes: usdot.
  DOT_SHORTS  ///< Two sums in i16, where they fit, and theirs: vpmaddubsw.
} ByteDotUnit;

/// The units, in the options of passes that agree on them.
#define NN_BYTE_DOT_OPTION                                                     \
  {                                                                            \
    "byte-dot",                                                                \
        "how products of bytes are summed up: 0 widened, 1 as pairs, "         \
        "2 as quads, 4 in tiles, 5 as quads that are alike signed, "           \
        "6 as any quads, 7 as pairs of bytes that fit in i16",                 \
        NN_OPTION_INT, "0"                                                     \
  }
#define NN_FLOAT_DOT_OPTION                                                    \
  {                                                                            \
    "float-dot",                                                               \
        "how products of bf16 are summed up: 0 widened, 3 as pairs, "          \
        "4 in tiles",                                                          \
        NN_OPTION_INT, "0"                                                     \
  }

/// Words of a group of two that are i16, as DOT_PAIRS multiplies them.
enum { wideTerms = 2 };

/// Terms of a group if a generic sums up products of its first two inputs, 4 of
/// bytes and 2 of bf16; else 0.
int nnDotTerms(MlirOperation generic, bool isUnsigned[2]);

/// Where a unit wants rows of the other signedness it takes signed ones plus
/// 128 and unsigned ones less 128. What is too much or too little, 128 times
/// the sum of a column's factors, is known of constants: packed weights have
/// what is to be added, as i32, behind their groups.
bool nnByteDotCompensates(ByteDotUnit unit, bool rowsUnsigned,
                          bool columnsUnsigned);

/// Whether tile registers leave terms behind the last whole step. Where that is
/// so, packed weights have them once more, behind all else, in a step that
/// begins with zeros: its terms are the last ones that there are.
bool nnByteDotHasRest(int64_t terms, int groupTerms);

/// Behind groups of bytes whose sums of two fit in i16, and compensations, are
/// what doesn't fit: how many groups, which as i32, and then these, to be
/// multiplied by the same rows once more. The rows of a panel that so many
/// groups take with the numbers, and those of as many that the numbers take.
int64_t nnExcessRows(int64_t groups, int64_t lanes);
int64_t nnExcessHeads(int64_t rows, int64_t lanes);

/// The loop that groups are cut from: the innermost reduction, if the last
/// dimension of an input with this access follows it; else -1.
int nnByteDotLoop(const Access *rows, int numLoops, const bool *reduction);

typedef struct ByteDot {
  bool isThere;
  int rows, columns; ///< The inputs, of which one has the result's columns.
  int terms;         ///< Of a group.
  bool isFloat;      ///< They are bf16, not bytes;
  bool isSplit;      ///< rows in parts of f32, and columns once widened.
  bool rowsUnsigned, columnsUnsigned;
  int loop;         ///< What groups are cut from.
  bool isPacked;    ///< The columns' factors lie in groups, too;
  bool compensates; ///< with what is to be added behind them,
  bool hasRest;     ///< and the rest that tile registers leave.
  bool isWide;      ///< They are i16, in groups of two;
  int64_t excess;   ///< or bytes, with so many groups at most that don't fit.
  bool isWindow;    ///< Rows have columns as well, of depthwise convolutions:
  int windowDim;    ///< groups go along this dimension of theirs.
} ByteDot;

/// Vector ops that a product takes, of which a multiply-add of f32 is two: as
/// measured, with what widens or gathers factors. 0 if the dot isn't there.
double nnByteDotOps(const ByteDot *dot, ByteDotUnit unit);

/// Reads how a stage multiplies them, for vectors of `lanes` sums. Constants
/// are packed for `unit`.
ByteDot nnByteDotRead(const Stage *s, ByteDotUnit unit, int lanes);

/// Terms of a step of tile registers, of so many in all.
int64_t nnByteDotStep(const ByteDot *dot, int64_t terms);

/// Whether tile registers can do that: of packed columns, if rows are in memory
/// as they come.
bool nnByteDotFillsTiles(const Stage *s, const ByteDot *dot);

/// Reads the stage as a sum of products of bf16 if it is one of rows of f32 and
/// weights of which `widened` makes integers that bf16 has, and tile registers
/// can do that. With scales of groups, it is a sum of such sums.
bool nnByteDotSplit(const Stage *s, MlirValue widened, const Unscaled *scales,
                    ByteDot *dot);

/// Has rows that are a part of a tensor read from all of it, as tile registers
/// do. False if they are no such part.
bool nnByteDotReadWhole(Stage *s, const ByteDot *dot);

/// Has one loop go through the rows of an image with the windows between them,
/// whose results nobody asks for: tile registers would be filled less by rows
/// that end sooner. False if that doesn't pay.
bool nnByteDotJoinRows(Stage *s, const ByteDot *dot);

/// The way for vectors to do that which fits the signs of the factors.
ByteDotUnit nnByteDotUnitFor(const ByteDot *dot, ByteDotUnit best);

/// Packed columns, [..., groups, lanes, terms] in the IR, are read in vectors
/// of all lanes: makes one dimension of the last two. False if there are none.
bool nnByteDotFlatten(NnBuilder b, Stage *s);

#endif // NN_CODEGEN_BYTEDOT_H
