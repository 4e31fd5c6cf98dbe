//===- Pipeline.h - The passes of each stage -------------------*- C -*-===//
// What `nnc compile --emit` and every compilation run, as textual pipelines
// that can be given to nn-opt as they are.
//===----------------------------------------------------------------------===//
#ifndef NN_CODEGEN_PIPELINE_H
#define NN_CODEGEN_PIPELINE_H

#include "Codegen/Memory/DeadConstants.h"
#include "Codegen/Schedule/Schedule.h"
#include "nn-c/Compiler.h"

/// Runs the steps that lead from the module as imported to `stage`. Afterwards
/// the caller ends `constants`, which need no beginning.
NnStatus nnPipelineRun(MlirModule module, NnStage stage, VectorUnit vectors,
                       const NnCompileOptions *options,
                       DeadConstants *constants) NN_MUST_USE;

/// The same for a module that has been brought to `from`, with the constants of
/// then.
NnStatus nnPipelineContinue(MlirModule module, NnStage from, NnStage to,
                            VectorUnit vectors, const NnCompileOptions *options,
                            DeadConstants *constants) NN_MUST_USE;

/// Steps of a whole compilation, as progress counts them.
enum { nnPipelineSteps = 15 };

#endif // NN_CODEGEN_PIPELINE_H
