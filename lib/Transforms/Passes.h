//===- Passes.h - The graph passes -----------------------------*- C -*-===//
// Each pass is described by one constant, defined in the file of its name and
// listed in nnAllPasses.
//===----------------------------------------------------------------------===//
#ifndef NN_TRANSFORMS_PASSES_H
#define NN_TRANSFORMS_PASSES_H

#include "nn-c/Passes.h"

extern const NnPassInfo nnCalibratePass;
extern const NnPassInfo nnDescribeKernelsPass;
extern const NnPassInfo nnEqualizePass;
extern const NnPassInfo nnFoldBiasPass;
extern const NnPassInfo nnFoldBatchNormPass;
extern const NnPassInfo nnUnrollConvTransposePass;
extern const NnPassInfo nnFoldConstantsPass;
extern const NnPassInfo nnFreezeParametersPass;
extern const NnPassInfo nnFusePass;
extern const NnPassInfo nnFuseQdqPass;
extern const NnPassInfo nnInferShapesPass;
extern const NnPassInfo nnLayoutPass;
extern const NnPassInfo nnPadConvsPass;
extern const NnPassInfo nnPruneChannelsPass;
extern const NnPassInfo nnPrecisionPass;
extern const NnPassInfo nnPrunePass;
extern const NnPassInfo nnQuantizePass;
extern const NnPassInfo nnRecognizeActivationsPass;
extern const NnPassInfo nnRecognizeAttentionPass;
extern const NnPassInfo nnRecognizeNormsPass;
extern const NnPassInfo nnSmoothPass;
extern const NnPassInfo nnSpecializeShapesPass;
extern const NnPassInfo nnSplitPoolsPass;
extern const NnPassInfo nnSinkReshapesPass;
extern const NnPassInfo nnWinogradPass;

#endif // NN_TRANSFORMS_PASSES_H
