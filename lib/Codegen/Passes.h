//===- Passes.h - Passes of code generation --------------------*- C -*-===//
// From linalg in kernels to vectors, buffers and one planned arena.
//===----------------------------------------------------------------------===//
#ifndef NN_CODEGEN_PASSES_H
#define NN_CODEGEN_PASSES_H

#include "nn-c/Passes.h"

extern const NnPassInfo nnPackWeightsPass;
extern const NnPassInfo nnSkipZerosPass;
extern const NnPassInfo nnCompressGroupsPass;
extern const NnPassInfo nnPlaceConcatsPass;
extern const NnPassInfo nnOutlineKernelsPass;
extern const NnPassInfo nnProfileKernelsPass;
extern const NnPassInfo nnBlockKernelsPass;
extern const NnPassInfo nnLoadSchedulePass;
extern const NnPassInfo nnCopySlicesPass;
extern const NnPassInfo nnSplitLoopsPass;
extern const NnPassInfo nnSplitRowsPass;
extern const NnPassInfo nnVectorizeKernelsPass;
extern const NnPassInfo nnCountUnitsPass;
extern const NnPassInfo nnCarryBuffersPass;
extern const NnPassInfo nnExpandCopiesPass;
extern const NnPassInfo nnFoldDestinationsPass;
extern const NnPassInfo nnPlanMemoryPass;
extern const NnPassInfo nnExpandMathPass;
extern const NnPassInfo nnLowerChecksPass;
extern const NnPassInfo nnDispatchKernelsPass;

#endif // NN_CODEGEN_PASSES_H
