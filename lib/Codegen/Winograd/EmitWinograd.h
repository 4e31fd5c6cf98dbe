//===- EmitWinograd.h - State of the emission of a Winograd nest *- C -*-===//
// Private to EmitWinograd*.c. Between the steps, values of a block of tiles lie
// in planes, one for each point (i, j): a row of channels or filters a tile.
//===----------------------------------------------------------------------===//
#ifndef NN_CODEGEN_EMITWINOGRAD_H
#define NN_CODEGEN_EMITWINOGRAD_H

#include "Codegen/Kernels/Kernel.h"
#include "Codegen/Nest/Emitter.h"
#include "Codegen/Winograd/WinogradStage.h"

typedef struct WinogradEmitter {
  Emitter e; ///< For the epilogue and the result.
  const WinogradStage *stage;
  Index first;      ///< Tile of the block,
  Index count;      ///< and how many it has.
  Index begin, end; ///< Groups of filters to do.
} WinogradEmitter;

/// tensor<points x (tiles * stride)>: element c of tile t is at t * stride + c.
typedef struct WinogradPlanes {
  MlirValue tensor;
  int64_t stride;
} WinogradPlanes;

/// Writes the nests of all Winograd convolutions of a function, as
/// nn-vectorize-kernels does the others; returns their number.
int64_t nnVectorizeWinograd(MlirRewriterBase rewriter, MlirOperation func,
                            VectorUnit unit, int64_t minCost);

/// Writes the nest, of the units' range, at the builder's insertion point;
/// returns the tensor that it fills.
MlirValue nnEmitWinograd(NnBuilder b, const WinogradStage *stage,
                         const Units *units);

/// The steps of a block. Input and output return the tensors they fill.
MlirValue nnEmitWinogradInput(WinogradEmitter *w, WinogradPlanes to);
MlirValue nnEmitWinogradProduct(WinogradEmitter *w, WinogradPlanes from,
                                WinogradPlanes to);
MlirValue nnEmitWinogradOutput(WinogradEmitter *w, WinogradPlanes from,
                               MlirValue to);

/// Reads and writes a vector.
MlirValue nnWinogradLoad(const WinogradEmitter *w, MlirValue tensor,
                         NnValues at, MlirValue mask);
MlirValue nnWinogradStore(const WinogradEmitter *w, MlirValue value,
                          MlirValue tensor, NnValues at);
/// Where an element of a tile is in the planes.
Index nnWinogradAt(const WinogradEmitter *w, const WinogradPlanes *planes,
                   Index tile, Index element);
/// acc + x * y.
MlirValue nnWinogradMulAdd(const WinogradEmitter *w, MlirValue x, MlirValue y,
                           MlirValue acc);

#endif // NN_CODEGEN_EMITWINOGRAD_H
