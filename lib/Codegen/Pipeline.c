//===- Pipeline.c - The passes of each stage ------------------------------===//
// One row a step. Rows are text so that the same pipelines run under nn-opt.
//===----------------------------------------------------------------------===//
#include "Codegen/Pipeline.h"

#include "Codegen/Schedule/ScheduleText.h"
#include "Codegen/Target/Target.h"
#include "Support/IR.h"
#include "nn-c/Passes.h"

#include "mlir-c/Pass.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/// `pipeline` has one %s, for what passOf gives, or up to seven %d,
/// for the bytes of vector registers, how they multiply bytes, their number,
/// the variant, whether to note, how they multiply bf16, and permute bytes.
static const struct {
  NnStage stage;
  const char *step;
  const char *pipeline;
  bool isInexact;   ///< Left out if results are to be exact.
  bool isProfile;   ///< Left out unless runs are to be profiled.
  bool isNarrowing; ///< Left out unless a precision is asked for.
  bool isQuantizing;
  bool isForTiles; ///< Left out unless the target has tile registers.
} steps[] = {
    {NN_STAGE_NN, "inferring shapes",
     // A reshape may ask for sizes that are computed from those of the one
     // before: each round settles what depends on the last.
     "builtin.module(nn-freeze-parameters,%s,composite-fixed-point-pass{"
     "max-iterations=1000 pipeline=canonicalize,func.func(nn-fold-constants),"
     "nn-infer-shapes})"},
    {NN_STAGE_NN, "optimizing the graph",
     "builtin.module(canonicalize,cse,func.func(nn-recognize-activations,"
     "nn-recognize-norms,nn-recognize-attention,nn-fold-bias,"
     "nn-fold-batch-norm,nn-unroll-conv-transpose,nn-layout,"
     "nn-fold-constants,nn-split-pools),nn-infer-shapes,canonicalize,cse)"},
    {NN_STAGE_NN, "fusing quantization",
     "builtin.module(func.func(%s,nn-sink-reshapes,nn-fold-constants),"
     "canonicalize,cse)",
     .isQuantizing = true},
    {NN_STAGE_NN, "choosing precisions",
     "builtin.module(func.func(%s,nn-fold-constants),canonicalize,cse)",
     .isNarrowing = true},
    {NN_STAGE_NN, "transforming convolutions",
     "builtin.module(func.func(nn-winograd),canonicalize)", .isInexact = true},
    {NN_STAGE_KERNELS, "padding images",
     "builtin.module(func.func(nn-pad-convs,cse))", .isForTiles = true},
    {NN_STAGE_KERNELS, "fusing", "builtin.module(func.func(nn-fuse))"},
    {NN_STAGE_KERNELS, "describing kernels",
     "builtin.module(func.func(nn-describe-kernels))", .isProfile = true},
    {NN_STAGE_LINALG, "lowering to linalg",
     "builtin.module(func.func(nn-lower-to-linalg,"
     "nn-pack-weights{vector-bytes=%d byte-dot=%d float-dot=%d}))"},
    {NN_STAGE_LINALG, "skipping zeros",
     "builtin.module(func.func(nn-compress-groups{vector-bytes=%d},"
     "nn-skip-zeros))",
     .isInexact = true},
    {NN_STAGE_LINALG, "outlining kernels",
     "builtin.module(func.func(nn-place-concats),nn-outline-kernels,"
     "func.func(canonicalize,cse))"},
    {NN_STAGE_LINALG, "marking kernels", "builtin.module(nn-profile-kernels)",
     .isProfile = true},
    {NN_STAGE_VECTOR, "vectorizing",
     "builtin.module(func.func(linalg-fuse-elementwise-ops,canonicalize,cse,"
     "nn-block-kernels,nn-copy-slices),eliminate-empty-tensors,"
     "func.func(nn-split-loops,"
     "nn-vectorize-kernels{vector-bytes=%d byte-dot=%d float-dot=%d "
     "registers=%d variant=%d note-schedules=%d permutes-bytes=%d},"
     "nn-fold-destinations,"
     "nn-split-rows,canonicalize,cse,loop-invariant-code-motion),"
     "nn-count-units)"},
    {NN_STAGE_LLVM, "planning memory",
     "builtin.module(one-shot-bufferize{bufferize-function-boundaries=1 "
     "function-boundary-type-conversion=identity-layout-map "
     "buffer-alignment=0 allow-return-allocs-from-loops=1},"
     // Casts hide from the next pass that a result is an argument.
     "func.func(canonicalize),drop-equivalent-buffer-results,"
     "func.func(canonicalize,cse,nn-carry-buffers,"
     "nn-expand-copies),"
     "nn-plan-memory)"},
    {NN_STAGE_LLVM, "lowering to LLVM",
     // convert-to-llvm leaves memref.reshape: memref-expand makes it a cast.
     "builtin.module(func.func(convert-linalg-to-loops,nn-expand-math,"
     "convert-vector-to-scf,convert-math-to-llvm,memref-expand,"
     "expand-strided-metadata,lower-affine,convert-scf-to-cf),"
     "convert-math-to-libm,nn-lower-checks,"
     "func.func(convert-vector-to-llvm),convert-to-llvm,"
     "llvm.func(reconcile-unrealized-casts,canonicalize,cse),"
     "nn-dispatch-kernels)"},
};

_Static_assert(sizeof steps / sizeof *steps == nnPipelineSteps,
               "progress counts every step");

static void ignore(MlirStringRef part, void *user) { (void)part, (void)user; }

static NnStatus runText(MlirModule module, const char *step,
                        const char *pipeline) {
  MlirOperation op = mlirModuleGetOperation(module);
  MlirPassManager pm = mlirPassManagerCreate(mlirOperationGetContext(op));
  NnStatus status = NULL;
  if (mlirLogicalResultIsFailure(
          mlirParsePassPipeline(mlirPassManagerGetAsOpPassManager(pm),
                                nnStr(pipeline), ignore, NULL)))
    status = nnStatusCreate(NN_INTERNAL, "malformed pipeline '%s'", pipeline);
  else if (mlirLogicalResultIsFailure(mlirPassManagerRunOnOp(pm, op)))
    status =
        nnStatusCreate(NN_INVALID_MODEL, "compilation failed while %s", step);
  mlirPassManagerDestroy(pm);
  return status;
}

/// The pass that settles shapes; the caller frees it.
static char *shapesPass(const char *shapes) {
  const char *format = "nn-specialize-shapes{shapes=\"%s\"}";
  size_t size = strlen(format) + (shapes ? strlen(shapes) : 0) + 1;
  char *text = malloc(size);
  if (text)
    snprintf(text, size, shapes && *shapes ? format : "nn-infer-shapes",
             shapes);
  return text;
}

/// The same for what contractions multiply.
static char *precisionPass(const char *precision, VectorUnit vectors) {
  static const char format[] = "nn-precision{type=%s gain=%d}";
  size_t size = sizeof format + strlen(precision) + 16;
  char *text = malloc(size);
  if (text)
    snprintf(text, size, format, precision,
             (int)nnVectorUnitGain(vectors).narrow);
  return text;
}

/// The same for integer kernels.
static char *quantizedPass(VectorUnit vectors) {
  static const char format[] =
      "nn-fuse-qdq{permutes-bytes=%d byte-products=%d}";
  size_t size = sizeof format + 16;
  char *text = malloc(size);
  if (text)
    snprintf(text, size, format, vectors.permutesBytes,
             (int)nnVectorUnitGain(vectors).byteProducts);
  return text;
}

/// What %s stands for in a step.
static char *passOf(int i, VectorUnit vectors,
                    const NnCompileOptions *options) {
  return steps[i].isNarrowing    ? precisionPass(options->precision, vectors)
         : steps[i].isQuantizing ? quantizedPass(vectors)
                                 : shapesPass(options->shapes);
}

static NnStatus runStep(MlirModule module, int i, VectorUnit vectors,
                        const NnCompileOptions *options) {
  char *pass = passOf(i, vectors, options);
  size_t size = strlen(steps[i].pipeline) + (pass ? strlen(pass) : 0) + 64;
  char *text = pass ? malloc(size) : NULL;
  NnStatus status;
  if (!text) {
    status = nnStatusCreate(NN_OUT_OF_MEMORY, "out of memory");
  } else {
    if (strstr(steps[i].pipeline, "%s"))
      snprintf(text, size, steps[i].pipeline, pass);
    else
      snprintf(text, size, steps[i].pipeline, vectors.bytes, vectors.byteDot,
               vectors.floatDot, vectors.registers, options->variant,
               options->profile, vectors.permutesBytes);
    status = runText(module, steps[i].step, text);
  }
  free(pass);
  free(text);
  return status;
}

static bool isWanted(int i, VectorUnit vectors,
                     const NnCompileOptions *options) {
  bool hasTiles = vectors.byteDot == DOT_TILES || vectors.floatDot == DOT_TILES;
  return !(steps[i].isInexact && options->exact) &&
         !(steps[i].isForTiles && !hasTiles) &&
         !(steps[i].isProfile && !options->profile) &&
         !(steps[i].isNarrowing && !options->precision);
}

/// Before the first step that follows it.
static NnStatus loadSchedule(MlirModule module, int step, const char *path) {
  bool isFirst = steps[step].stage == NN_STAGE_VECTOR &&
                 steps[step - 1].stage < NN_STAGE_VECTOR;
  intptr_t lines;
  if (!path || !isFirst ||
      mlirLogicalResultIsSuccess(
          nnScheduleLoad(mlirModuleGetOperation(module), path, &lines)))
    return NULL;
  return nnStatusCreate(NN_INVALID_ARGUMENT, "can't use the schedule '%s'",
                        path);
}

static NnStatus runSteps(MlirModule module, int first, NnStage to,
                         VectorUnit vectors, const NnCompileOptions *options,
                         DeadConstants *constants) {
  nnRegisterAllPasses();
  NnStatus status = NULL;
  for (int i = first; i < nnPipelineSteps && steps[i].stage <= to && !status;
       ++i) {
    if (!isWanted(i, vectors, options))
      continue;
    if (options->progress)
      options->progress(steps[i].step, i, nnPipelineSteps + 1, options->user);
    status = loadSchedule(module, i, options->schedule);
    if (!status)
      status = runStep(module, i, vectors, options);
    if (!status && steps[i].stage <= NN_STAGE_LINALG) // None are made later.
      nnDeadConstantsFree(constants, module);
  }
  return status;
}

NnStatus nnPipelineRun(MlirModule module, NnStage stage, VectorUnit vectors,
                       const NnCompileOptions *options,
                       DeadConstants *constants) {
  nnDeadConstantsBegin(constants, module, options->ownsConstants);
  return runSteps(module, 0, stage, vectors, options, constants);
}

NnStatus nnPipelineContinue(MlirModule module, NnStage from, NnStage to,
                            VectorUnit vectors, const NnCompileOptions *options,
                            DeadConstants *constants) {
  int first = 0;
  while (first < nnPipelineSteps && steps[first].stage <= from)
    ++first;
  return runSteps(module, first, to, vectors, options, constants);
}
