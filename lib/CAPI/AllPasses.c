//===- AllPasses.c - The list of nn's passes ------------------------------===//
// Everything that registers, documents or tests passes reads this one list, in
// the order of a model's way through the compiler.
//===----------------------------------------------------------------------===//
#include "Codegen/Passes.h"
#include "Conversion/NNToLinalg/Passes.h"
#include "Transforms/Passes.h"

#include <stddef.h>

const NnPassInfo *const *nnAllPasses(void) {
  static const NnPassInfo *const passes[] = {
      &nnFreezeParametersPass,
      &nnInferShapesPass,
      &nnSpecializeShapesPass,
      &nnFoldConstantsPass,
      &nnRecognizeActivationsPass,
      &nnRecognizeNormsPass,
      &nnRecognizeAttentionPass,
      &nnFoldBiasPass,
      &nnFoldBatchNormPass,
      &nnUnrollConvTransposePass,
      &nnLayoutPass,
      &nnSplitPoolsPass,
      &nnPruneChannelsPass,
      &nnPrunePass,
      &nnEqualizePass,
      &nnCalibratePass,
      &nnSmoothPass,
      &nnPrecisionPass,
      &nnQuantizePass,
      &nnFuseQdqPass,
      &nnSinkReshapesPass,
      &nnWinogradPass,
      &nnPadConvsPass,
      &nnFusePass,
      &nnDescribeKernelsPass,
      &nnLowerToLinalgPass,
      &nnPackWeightsPass,
      &nnCompressGroupsPass,
      &nnSkipZerosPass,
      &nnPlaceConcatsPass,
      &nnOutlineKernelsPass,
      &nnProfileKernelsPass,
      &nnBlockKernelsPass,
      &nnLoadSchedulePass,
      &nnCopySlicesPass,
      &nnSplitLoopsPass,
      &nnSplitRowsPass,
      &nnVectorizeKernelsPass,
      &nnCountUnitsPass,
      &nnCarryBuffersPass,
      &nnExpandCopiesPass,
      &nnFoldDestinationsPass,
      &nnPlanMemoryPass,
      &nnExpandMathPass,
      &nnLowerChecksPass,
      &nnDispatchKernelsPass,
      NULL,
  };
  return passes;
}
