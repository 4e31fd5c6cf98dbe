//===- QuantizeSlow.h - Layers that quantizing slows down -------*- C -*-===//
// A layer's kernel also turns its results into bytes, which the next layer
// gains by; so times tell of runs of layers, not of single ones.
//===----------------------------------------------------------------------===//
#ifndef NNC_QUANTIZESLOW_H
#define NNC_QUANTIZESLOW_H

#include "Quantize/QuantizeTable.h"

/// Marks layers of a timed table as found slow by an attempt, 1 or greater: the
/// runs that take clearly more time than in f32, `most` of them, the slowest
/// first. Gives how many there are.
size_t nncLayerTableMarkSlow(NncLayerTable *table, size_t most, int attempt);

/// Takes the marks of an attempt back.
void nncLayerTableUnmarkSlow(NncLayerTable *table, int attempt);

#endif // NNC_QUANTIZESLOW_H
