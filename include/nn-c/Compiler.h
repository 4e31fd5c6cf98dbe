//===- Compiler.h - Compiling a module to native code -----------*- C -*-===//
// From a module with nn ops to IR of any stage, an object file, a shared
// library, or code that runs in this process.
//===----------------------------------------------------------------------===//
#ifndef NN_C_COMPILER_H
#define NN_C_COMPILER_H

#include "mlir-c/IR.h"
#include "nn-c/Quantize.h"
#include "nn-c/Status.h"
#include "nnrt/nnrt.h"

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

/// How far a module is compiled. Each stage reads what the one before wrote.
typedef enum NnStage {
  NN_STAGE_NN,      ///< nn ops after the graph passes.
  NN_STAGE_KERNELS, ///< nn.kernel regions.
  NN_STAGE_LINALG,  ///< linalg on tensors, one function a kernel.
  NN_STAGE_VECTOR,  ///< vector loops on tensors.
  NN_STAGE_LLVM     ///< The LLVM dialect, memory planned.
} NnStage;

/// Called as compilation goes on, from the thread that compiles. `done` of
/// `total` steps are over; `step` names the one that starts.
typedef void (*NnProgressFn)(const char *step, int done, int total, void *user);

/// What matters more when a model is compiled: how fast it runs, or how soon it
/// does. All of nn's passes run in both; LLVM's optimizer only in the first.
typedef enum NnOptimization {
  NN_OPTIMIZE_FULL,
  NN_OPTIMIZE_LESS ///< Compiles several times as fast, to slower code.
} NnOptimization;

/// What to compile for. A zeroed struct compiles for the host.
typedef struct NnCompileOptions {
  const char *cpu;    ///< LLVM CPU name; NULL or "host": this machine's.
  const char *target; ///< Target triple; NULL: the host's.
  const char *name;   ///< Model name, a C identifier; NULL: the module's
                      ///< `nn.model_name`, or "model".
  const char *shapes; ///< Of inputs, "x=1x3x224x224;ids=1x128"; NULL: as is.
  NnProgressFn progress;
  void *user;
  NnOptimization optimization;
  bool exact; ///< No algorithms that round more than the op's definition does,
              ///< such as Winograd's for convolutions: slower.
  const char *precision; ///< "bf16" or "f16": what contractions multiply where
                         ///< that is faster, sums stay f32; NULL: f32.
  bool profile; ///< Whether runs can be profiled; see nnrt_profile_t. Else they
                ///< lose no time by it.
  const char *schedule; ///< File of lines that say how kernels are cut, as
                        ///< `nnc tune` writes it; NULL: the compiler chooses.
  int variant; ///< For tuners: another way to cut each kernel, counting from 1.
               ///< Beyond the last one, nothing changes.
  const char *cache;  ///< Folder where compiled models are kept and looked for;
                      ///< made if it isn't there. NULL: none.
  bool ownsConstants; ///< The module's constants are in no other module, so
                      ///< that they may be freed while it is compiled.
} NnCompileOptions;

/// Runs the passes that lead to `stage` on the module, in place. On failure
/// diagnostics have been emitted and the module is only fit to be destroyed.
NN_CAPI_EXPORTED NnStatus nnCompileToStage(MlirModule module, NnStage stage,
                                           const NnCompileOptions *options)
    NN_MUST_USE;

/// What the options' target gains by narrower factors, for NnQuantizeOptions.
NN_CAPI_EXPORTED NnStatus nnCompileGetGain(const NnCompileOptions *options,
                                           NnTargetGain *gain) NN_MUST_USE;

/// A compiled model: object code with its parameters. It defines the symbol
/// NAME_model, an nnrt_model_t, where NAME is `model.name`.
typedef struct NnObject {
  void *data; ///< The object file's bytes.
  size_t size;
  int64_t parameterBytes; ///< Of them, constant data.
  nnrt_model_t model;     ///< What NAME_model will hold, but `run` is NULL.
  struct NnObjectMemory *memory; ///< Owns what the others point to.
} NnObject;

/// Compiles a module with nn ops, on the threads of its context; after that the
/// module is only fit to be destroyed. The object is the same for any number of
/// threads. The caller owns what `*object` is filled with: nnObjectDestroy.
NN_CAPI_EXPORTED NnStatus nnCompileToObject(MlirModule module,
                                            const NnCompileOptions *options,
                                            NnObject *object) NN_MUST_USE;

/// Frees what an object holds.
NN_CAPI_EXPORTED void nnObjectDestroy(NnObject *object);

/// Writes the object as a shared library that nnrt_library_open loads. Runs the
/// linker that nn was built with, or `cc` if that is missing.
NN_CAPI_EXPORTED NnStatus nnObjectLink(const NnObject *object,
                                       const char *path) NN_MUST_USE;

/// A model compiled into this process.
typedef struct NnJitImpl *NnJit;

/// Does the same, and loads the code. The caller owns `*jit`: nnJitDestroy.
NN_CAPI_EXPORTED NnStatus nnCompileToJit(MlirModule module,
                                         const NnCompileOptions *options,
                                         NnJit *jit) NN_MUST_USE;

/// Loads an object compiled for this machine.
NN_CAPI_EXPORTED NnStatus nnJitLoad(const NnObject *object,
                                    NnJit *jit) NN_MUST_USE;

/// The model to call. Borrowed from the jit.
NN_CAPI_EXPORTED const nnrt_model_t *nnJitGetModel(NnJit jit);

/// Unloads the code; NULL is allowed.
NN_CAPI_EXPORTED void nnJitDestroy(NnJit jit);

#ifdef __cplusplus
}
#endif
#endif // NN_C_COMPILER_H
