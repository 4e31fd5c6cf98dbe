//===- Winograd.h - Winograd's minimal filtering ---------------*- C -*-===//
// F(m x m, 3 x 3): tiles of m x m outputs of a 3x3 convolution from (m+2)^2
// products, as y = A^T [(G g G^T) * (B^T d B)] A. The matrices, and how the
// linalg form of nn.winograd_conv indexes its operands. In f32, sums of 64 to 512
// channels that are around 1 are off by at most 1e-5 (m = 2) to 2e-5 (m = 4).
//===----------------------------------------------------------------------===//
#ifndef NN_SUPPORT_WINOGRAD_H
#define NN_SUPPORT_WINOGRAD_H

#include "mlir-c/AffineMap.h"
#include "mlir-c/IR.h"

#include <stdint.h>

enum { nnWinogradMaxTile = 4, nnWinogradMaxSize = nnWinogradMaxTile + 2 };
/// Filters that lie side by side in the transformed weights.
enum { nnWinogradPanel = 16 };

/// The matrices for points 0, p, -p for each p of some numbers, and infinity,
/// in this order: rows 2i + 1 and 2i + 2 belong to one pair of points. Rows of
/// bt are scaled so that the last element that isn't 0 is positive, and 1 in
/// the first and the last row.
typedef struct NnWinograd {
  int tile; ///< m: outputs of a tile along each axis.
  int size; ///< m + 2: inputs of a tile along each axis.
  double g[nnWinogradMaxSize][3];
  double bt[nnWinogradMaxSize][nnWinogradMaxSize];
  double at[nnWinogradMaxTile][nnWinogradMaxSize];
} NnWinograd;

/// F(m x m, 3 x 3), or NULL if there is none for this m.
const NnWinograd *nnWinograd(int64_t tile);
/// The one with so many products a tile, or NULL.
const NnWinograd *nnWinogradOfProducts(int64_t products);

/// B^T and A^T as constants of f32.
MlirAttribute nnWinogradInputMatrix(MlirContext context, const NnWinograd *w);
MlirAttribute nnWinogradOutputMatrix(MlirContext context, const NnWinograd *w);

/// The three linalg.generics of nn.winograd_conv and the maps of their
/// operands, in order. Their loops, of which the last one or two reduce:
///   input    (i, j, n, y, x, c | a, b) += B^T[i, a] * B^T[j, b] * image
///   product  (i, j, n, y, x, f | c)    += input * weights
///   output   (n, h, w, f | i, j)       += A^T[h, i] * A^T[w, j] * product
/// where (y, x) is a tile.
typedef enum NnWinogradStep {
  NN_WINOGRAD_INPUT,
  NN_WINOGRAD_PRODUCT,
  NN_WINOGRAD_OUTPUT
} NnWinogradStep;
enum { nnWinogradMaxMaps = 4 };
/// Fills `maps` and returns their number; the last is the result's.
int nnWinogradMaps(MlirContext context, const NnWinograd *w,
                   NnWinogradStep step, MlirAffineMap maps[nnWinogradMaxMaps]);

#endif // NN_SUPPORT_WINOGRAD_H
