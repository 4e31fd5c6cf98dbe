//===- Narrow.h - Contractions of narrower numbers --------------*- C -*-===//
// Factors of convolutions and products become bf16 or f16; sums stay f32.
//===----------------------------------------------------------------------===//
#ifndef NN_TRANSFORMS_NARROW_H
#define NN_TRANSFORMS_NARROW_H

#include "nn-c/Builder.h"
#include "nn-c/Quantize.h"

typedef struct NnNarrower {
  NnBuilder builder;
  MlirType type; ///< bf16 or f16.
  NnNarrowGain gain;
  bool areCached; ///< Weights stay in a core's cache from run to run.
} NnNarrower;

/// Whether so many layers, all of a function, have weights that a core's cache
/// holds.
bool nnAreWeightsCached(const MlirOperation *layers, size_t n);

/// Why a contraction of constant weights would not be faster; NULL if it would.
const char *nnWhyNotNarrow(const NnNarrower *narrower, MlirOperation op);

/// Replaces the op, and gives its new result; a product of matrices becomes a
/// layer, which has a bias. Null if that can't be built.
MlirValue nnNarrowFactors(NnNarrower *narrower, MlirOperation op);

/// Lets elementwise ops read what an nn.cast makes of what another one computes
/// in the narrow type, too, so that memory holds only that.
void nnShareCast(NnNarrower *narrower, MlirOperation cast);

#endif // NN_TRANSFORMS_NARROW_H
