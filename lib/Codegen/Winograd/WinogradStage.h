//===- WinogradStage.h - A Winograd convolution as one nest ----*- C -*-===//
// The three generics that nn.winograd_conv is lowered to (Support/Winograd.h)
// with the padding of the image and the epilogue, and how they are cut into
// blocks of tiles. Analysis only, as in Stage.h.
//===----------------------------------------------------------------------===//
#ifndef NN_CODEGEN_WINOGRADSTAGE_H
#define NN_CODEGEN_WINOGRADSTAGE_H

#include "Codegen/Schedule/Schedule.h"
#include "Support/Winograd.h"

typedef struct WinogradStage {
  Stage output; ///< A^T y A and its epilogue; its inputs are not listed.
  const NnWinograd *form;
  MlirValue image;       ///< Without padding.
  MlirValue weights;     ///< [size^2, F / 16, C, 16].
  int64_t low[2];        ///< Padding before height and width.
  int64_t height, width; ///< Of the image.
  int64_t channels, filters;
  int64_t outHeight, outWidth;
  int64_t rows, columns; ///< Tiles of an image.
  int64_t tiles;         ///< Of all images; of each if their number is unknown.
  bool hasUnknownBatch;
  // The schedule.
  int lanes;
  int64_t block;      ///< Tiles whose products are held at once.
  int registerRows;   ///< Tiles of a register tile of the product,
  int registerPanels; ///< and panels of filters.
  bool splitsFilters; ///< What threads share: groups of filters, or of tiles.
} WinogradStage;

/// Reads the nest that ends in this generic. Fails, silently, if it is another
/// one, or one whose sizes are not known.
bool nnWinogradStageRead(MlirOperation generic, VectorUnit unit,
                         WinogradStage *out);

/// Whether its weights are more than the second-level cache keeps.
bool nnWinogradStageIsFar(const WinogradStage *w);

/// The number of groups of filters: those of the panels of a register tile.
int64_t nnWinogradStageGroups(const WinogradStage *w);

/// How many units the work has: the tiles of a register tile with all filters,
/// so many in each image if their number is unknown; or, if it splits filters,
/// a group of them for all tiles.
int64_t nnWinogradStageUnits(const WinogradStage *w);

/// Picoseconds that one thread takes, roughly.
int64_t nnWinogradStageCost(const WinogradStage *w);

#endif // NN_CODEGEN_WINOGRADSTAGE_H
