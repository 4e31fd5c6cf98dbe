//===- QuantParams.h - Parameters of ops that are rewritten ----*- C -*-===//
// What happens to the parameters of a quantized tensor when the tensor's
// dimensions move or its scale changes.
//===----------------------------------------------------------------------===//
#ifndef NN_TRANSFORMS_QUANTPARAMS_H
#define NN_TRANSFORMS_QUANTPARAMS_H

#include "Support/Quant.h"
#include "Transforms/Permute.h"

/// What `params` of a quantizing op says of its input.
NnQuant nnQuantOf(MlirOperation op);

/// The one scale and zero point; false if there are more.
bool nnQuantIsOne(const NnQuant *quant);

/// The same parameters along dimension `axis` of a tensor of `rank`; `axis` is
/// of no account if there is one. Null for blocks, or if memory is short.
MlirType nnQuantMoved(const NnQuant *quant, int64_t rank, int64_t axis);
/// The same parameters for the transposed tensor, or null likewise.
MlirType nnQuantTransposed(const NnQuant *quant, const NnPerm *perm);
/// All scales times `factor`. Null for blocks, where that is no f32, or if
/// memory is short.
MlirType nnQuantScaled(const NnQuant *quant, double factor);

#endif // NN_TRANSFORMS_QUANTPARAMS_H
