//===- InputMoments.h - Products of a layer's inputs ------------*- C -*-===//
// Of the rows x that a layer multiplies by its weights: sum of x' x, one number
// for every two weights of a sum.
//===----------------------------------------------------------------------===//
#ifndef NN_TRANSFORMS_INPUTMOMENTS_H
#define NN_TRANSFORMS_INPUTMOMENTS_H

#include "Transforms/ValueKeys.h"

#include "nn-c/Builder.h"

/// Whether a layer has such rows: a convolution has, for one whose channels are
/// last and in one group, and whose windows lie where sizes tell.
bool nnHasInputMoments(MlirOperation op);

/// The sums, [terms][terms], built before the layer.
MlirValue nnBuildInputMoments(NnBuilder b, MlirOperation op);

/// What the sums are called: those of products with one input are the same.
const char *nnInputMomentsKey(const NnValueKeys *keys, MlirOperation op);

#endif // NN_TRANSFORMS_INPUTMOMENTS_H
