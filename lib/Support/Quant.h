//===- Quant.h - Parameters of quantized values ----------------*- C -*-===//
// One view of MLIR's three !quant.uniform types, for tensors of a given rank:
// a grid of scales and zero points, each for a block of elements. One for all
// elements is a grid of one, one for each place of an axis has blocks of one.
//===----------------------------------------------------------------------===//
#ifndef NN_SUPPORT_QUANT_H
#define NN_SUPPORT_QUANT_H

#include "Support/IR.h"

#include <stdbool.h>

typedef struct NnQuant {
  MlirType type;     ///< Null while a type is being made.
  MlirType storage;  ///< The integers in nn's types: ui8, i8, ui4, ….
  int64_t low, high; ///< Of the integers.
  NnShape grid;      ///< Parameters along each dimension.
  int64_t blocks[NN_MAX_RANK]; ///< Elements of each dimension that share one.
} NnQuant;

/// Parameters of integers of all values, one for a tensor of `rank`. Add a grid
/// to it for more.
NnQuant nnQuantOfStorage(MlirType storage, int64_t rank);

/// Whether a type is one of the three and expresses f32.
bool nnQuantIsUniform(MlirType type);
/// The view of a type; false if it isn't such, or doesn't go with the rank.
bool nnQuantRead(MlirType type, int64_t rank, NnQuant *out);
/// Whether a tensor may have this shape.
bool nnQuantFits(const NnQuant *quant, const NnShape *shape);

int64_t nnQuantNumParameters(const NnQuant *quant);
/// Parameter `i` of the grid in row-major order.
double nnQuantScale(const NnQuant *quant, int64_t i);
int64_t nnQuantZeroPoint(const NnQuant *quant, int64_t i);
/// Whether all zero points are 0.
bool nnQuantIsSymmetric(const NnQuant *quant);
/// The one dimension with a parameter for each of its places; -1 if it has none
/// or blocks.
int64_t nnQuantAxis(const NnQuant *quant);

/// The simplest type with these parameters. Null if it can't exist: a scale is
/// no positive number or a zero point beyond what is stored. Needs the quant
/// dialect, which comes with nn.
MlirType nnQuantType(const NnQuant *quant, const double *scales,
                     const int64_t *zeroPoints);

#endif // NN_SUPPORT_QUANT_H
