//===- Schedule.h - How a stage is cut for registers -----------*- C -*-===//
// Chooses what is vectorized and how many rows and vectors one register tile
// has. The choice is a value that the emitter follows; it touches no IR.
//===----------------------------------------------------------------------===//
#ifndef NN_CODEGEN_SCHEDULE_H
#define NN_CODEGEN_SCHEDULE_H

#include "Codegen/Nest/ByteDot.h"
#include "Codegen/Nest/Widened.h"

/// What the target's vector unit offers.
typedef struct VectorUnit {
  int bytes;     ///< Of one register.
  int registers; ///< Architectural ones.
  ByteDotUnit byteDot;
  ByteDotUnit floatDot; ///< The same of bf16.
  bool permutesBytes;   ///< Of two registers of 64 bytes: AVX-512 VBMI.
} VectorUnit;

/// The most rows and columns that a schedule may ask for.
enum { nnScheduleMostRows = 64, nnScheduleMostColumns = 64 };

typedef enum TileKind {
  TILE_NONE,     ///< No good vector form: the stage stays linalg.
  TILE_OUTPUT,   ///< Lanes are neighbours of the result's last dimension.
  TILE_REDUCE,   ///< Lanes are terms of one reduction, summed at its end.
  TILE_TRANSPOSE ///< As many rows as lanes, turned in registers.
} TileKind;

/// Vectors of the largest tile.
enum { maxTile = 64 };
/// Lanes of the largest vectors that are transposed.
enum { maxTransposed = 16 };

typedef struct Tile {
  TileKind kind;
  int lanes;   ///< Elements of a vector.
  int rows;    ///< Tile size in output dimension `rowDim`.
  int columns; ///< Vectors (TILE_REDUCE: elements) of the last output
               ///< dimension.
  int rowDim;  ///< -1 if there are no rows to tile.

  /// TILE_REDUCE: the reduction loop that is vectorized.
  int vectorLoop;

  /// TILE_TRANSPOSE: the only input read, which is contiguous along the rows.
  int transposed;

  /// TILE_OUTPUT, where terms are bytes or bf16 that are added in groups: how,
  /// and how in tiles of fewer rows than fill DOT_TILES. Of these, the most
  /// rows that are computed at a time, and those of a tile register.
  ByteDot dot;
  ByteDotUnit dotUnit, fewRowsUnit;
  int partRows, blockRows;

  /// TILE_OUTPUT, where weights are made by the body: the value, or null, and
  /// the same without its scale, if that can wait.
  MlirValue widened;
  Unscaled unscaled;

  /// TILE_OUTPUT, where a window slides along the rows: the loop of its taps or
  /// -1, and whether rows share what they read, so that taps are unrolled.
  int tapLoop;
  bool window;

  /// TILE_OUTPUT, where an input is read by permutation: the reduction over
  /// places in a group, which is unrolled, or -1.
  int placeLoop;

  bool isList;       ///< Terms are those of a list,
  bool chooses;      ///< or what each lane chooses of groups.
  bool looksUp;      ///< Numbers of four bits are looked up in one register,
  bool looksUpBytes; ///< and bytes in several.
} Tile;

Tile nnScheduleStage(const Stage *s, VectorUnit unit);

#endif // NN_CODEGEN_SCHEDULE_H
