//===- Weight.h - A constant that is packed ---------------------*- C -*-===//
// What a weight of a contraction is, how it is to lie in memory, and the
// elements in that order. Private to nn-pack-weights.
//===----------------------------------------------------------------------===//
#ifndef NN_CODEGEN_WEIGHT_H
#define NN_CODEGEN_WEIGHT_H

#include "Codegen/Nest/ByteDot.h"

#include "Support/IR.h"

/// A weight of a generic, which has loop `loopOf[d]` as dimension d.
typedef struct Weight {
  MlirOperation kernel, generic;
  intptr_t operand, input; ///< Of the kernel and of the generic.
  MlirValue argument;      ///< Of the kernel's region.
  NnShape shape;           ///< As the generic reads it.
  int loopOf[NN_MAX_RANK];
  int columnDim; ///< The dimension that the result's columns run along.
  int termDim; ///< That of terms which the other input has side by side, or -1.
  int64_t lanes;    ///< Columns of a panel; 1 if terms are innermost.
  int groupDim;     ///< The dimension that groups are cut from, or -1,
  int groupTerms;   ///< and how many terms are in each.
  bool isUnsigned;  ///< So are its bytes,
  bool byUnsigned;  ///< and the rows' that they are multiplied by.
  bool compensates; ///< What is to be added stands behind the groups,
  bool hasRest;     ///< and what tile registers leave, once more;
  int64_t excess;   ///< or of so many groups what doesn't fit (Excess.h).
  bool isWide;      ///< Its bytes become i16,
  bool hasWords;    ///< or groups are words of nibbles,
  int64_t low;      ///< which stand for integers from this one on.
} Weight;

/// What the target's registers hold, and how it multiplies bytes and bf16.
typedef struct WeightUnits {
  int64_t vectorBytes;
  ByteDotUnit bytes, floats;
} WeightUnits;

/// Fills in the weight that is input `input` of a generic of a kernel. False if
/// it isn't packed: is no such constant, or would not gain.
bool nnWeightRead(MlirOperation kernel, MlirOperation generic, intptr_t input,
                  const WeightUnits *units, Weight *w);

/// The indexing map of the generic's operand `i`.
MlirAffineMap nnWeightMapOf(MlirOperation generic, intptr_t i);

/// Whether the loop of the weight's dimension `d` is a reduction.
bool nnWeightIsReduced(const Weight *w, int d);

//===----------------------------------------------------------------------===//
// The packed constant
//===----------------------------------------------------------------------===//

/// Chooses between groups of bytes, of which most fit, and of i16.
void nnWeightChooseWidth(Weight *w, ByteDotUnit unit);

/// Order of the weight's dimensions in the packed one, in which the columns
/// stand for the panels: the other parallel loops, panels, reductions, of which
/// that with groups is last; or, with terms innermost, other loops, columns,
/// terms.
void nnWeightOrder(const Weight *w, int order[NN_MAX_RANK]);

NnShape nnWeightPackedShape(const Weight *w, const int order[NN_MAX_RANK]);

/// The elements of `value` as a constant of that shape. Null if memory is
/// short.
MlirAttribute nnWeightPack(const Weight *w, const int *order, MlirType type,
                           MlirAttribute value);

#endif // NN_CODEGEN_WEIGHT_H
