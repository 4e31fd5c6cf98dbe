//===- ByteDot.h - Sums of products of bytes --------------------*- C -*-===//
// Contractions of 8-bit integers: acc + ext(x) * ext(y) in i32. CPUs multiply
// groups of four bytes and add up each group; so four terms of the sum, which
// are neighbours in one input, are computed in one step.
//===----------------------------------------------------------------------===//
#ifndef NN_CODEGEN_BYTEDOT_H
#define NN_CODEGEN_BYTEDOT_H

#include "Codegen/Nest/Stage.h"
#include "nn-c/Builder.h"

/// Terms of one step.
enum { dotTerms = 4 };

/// How a vector unit computes such a group, for each 32-bit lane.
typedef enum ByteDotUnit {
  DOT_WIDEN, ///< Four products of i32: any target.
  DOT_PAIRS, ///< Two sums of two products of i16: vpmaddwd.
  DOT_QUADS  ///< At once, of unsigned by signed bytes: vpdpbusd.
} ByteDotUnit;

/// Whether a generic sums up products of its first two inputs, of bytes.
bool nnIsByteDot(MlirOperation generic, bool isUnsigned[2]);

/// vpdpbusd takes signed rows plus 128 as unsigned ones. What is too much, 128
/// times the sum of a column's factors, is known of constants: packed weights
/// have its negative, as i32, behind their groups.
bool nnByteDotCompensates(ByteDotUnit unit, const bool isUnsigned[2]);

/// The loop that groups are cut from: the innermost reduction, if the last
/// dimension of an input with this access follows it; else -1.
int nnByteDotLoop(const Access *rows, int numLoops, const bool *reduction);

typedef struct ByteDot {
  bool isThere;
  int rows, columns; ///< The inputs, of which one has the result's columns.
  bool rowsUnsigned, columnsUnsigned;
  int loop;         ///< What groups are cut from.
  bool isPacked;    ///< The columns' bytes lie in groups, too;
  bool compensates; ///< with what is to be added behind them.
  bool isWindow;    ///< Rows have columns as well, of depthwise convolutions:
  int windowDim;    ///< groups go along this dimension of theirs.
} ByteDot;

/// Reads how a stage multiplies bytes, for vectors of `lanes` sums.
ByteDot nnByteDotRead(const Stage *s, int lanes);

/// The way to do that which fits the signs of the factors.
ByteDotUnit nnByteDotUnitFor(const ByteDot *dot, ByteDotUnit best);

/// Packed columns, [..., groups, lanes, 4] in the IR, are read in vectors of
/// all lanes: makes one dimension of the last two. False if there are none.
bool nnByteDotFlatten(NnBuilder b, Stage *s);

#endif // NN_CODEGEN_BYTEDOT_H
