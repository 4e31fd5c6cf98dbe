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
  TILE_NONE,   ///< No good vector form: the stage stays linalg.
  TILE_OUTPUT, ///< Lanes are neighbours of the result's last dimension.
  TILE_REDUCE  ///< Lanes are terms of one reduction, summed at its end.
} TileKind;

/// Vectors of the largest tile.
enum { maxTile = 64 };
/// Lanes of the largest vectors that are transposed.
enum { maxTransposed = 16 };

typedef struct Tile {
  TileKind kind;
  int lanes;         ///< Elements of a vector.
  int rows;          ///< Tile size in output dimension `rowDim`.
  int columns;       ///< Vectors (TILE_OUTPUT) or elements (TILE_REDUCE) of the
                     ///< last output dimension.
  int rowDim;        ///< -1 if there are no rows to tile.
  int vectorLoop;    ///< TILE_REDUCE: the reduction loop that is vectorized.
  MlirValue widened; ///< TILE_OUTPUT: what the body makes of weights, or null.
  Unscaled unscaled; ///< The same without its scale, if that can wait.
  int tapLoop;       ///< Taps of a window that slides along the rows, or -1.
  bool window;       ///< Its rows share what they read: taps are unrolled.
  bool permutes;     ///< TILE_OUTPUT: an input is read by permutation, and
  int placeLoop;   ///< reduction `placeLoop`, over places in a group, unrolled.
  bool transposes; ///< TILE_OUTPUT: as many rows as lanes, along which input
  int transposed;  ///< `transposed`, the only one read, is contiguous.
  ByteDot dot;     ///< TILE_OUTPUT: terms are added in groups.
  ByteDotUnit dotUnit;
  int partRows;  ///< DOT_TILES: the most rows that are computed at a time, and
  int blockRows; ///< those of a tile register. Tiles of fewer rows are computed
  ByteDotUnit fewRowsUnit; ///< in this way.
  bool isList;             ///< Terms are those of a list.
  bool looksUp;            ///< Numbers of four bits are looked up in one.
  bool looksUpBytes;       ///< Bytes are looked up in registers.
} Tile;

Tile nnScheduleStage(const Stage *s, VectorUnit unit);

#endif // NN_CODEGEN_SCHEDULE_H
