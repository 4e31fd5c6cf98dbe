//===- ExpandQuant.h - Quantization in elementwise ops ---------*- C -*-===//
// nn.quantize, nn.dequantize and nn.fake_quantize as the arithmetic that they
// stand for. What no kernel takes in whole ends so.
//===----------------------------------------------------------------------===//
#ifndef NN_TRANSFORMS_EXPANDQUANT_H
#define NN_TRANSFORMS_EXPANDQUANT_H

#include "Transforms/Quantization/QuantParams.h"
#include "nn-c/Builder.h"

/// A constant of the scales, or of the zero points, as f32, so that it
/// broadcasts with a tensor of the shape. Null if memory is short.
MlirValue nnQuantScales(NnBuilder b, const NnQuant *quant,
                        const NnShape *shape);
MlirValue nnQuantZeroPoints(NnBuilder b, const NnQuant *quant,
                            const NnShape *shape);

/// saturate(round(x) + zero point), of x that has been divided by its scale, as
/// a tensor of `type`.
MlirValue nnQuantStore(NnBuilder b, const NnQuant *quant, MlirValue x,
                       MlirType type);

/// A constant of one f32.
MlirValue nnQuantNumber(NnBuilder b, double value);

/// Replaces all three ops inside `op`.
MlirLogicalResult nnExpandQuant(MlirOperation op);

#endif // NN_TRANSFORMS_EXPANDQUANT_H
