//===- Passes.h - The passes of nn, and writing passes in C -----*- C -*-===//
// Registers nn's passes and pipelines, and lets any C program add passes with
// textual options and statistics, as `mlir-opt` users expect of a pass.
//===----------------------------------------------------------------------===//
#ifndef NN_C_PASSES_H
#define NN_C_PASSES_H

#include "mlir-c/IR.h"
#include "mlir-c/Pass.h"
#include "nn-c/Status.h"

#ifdef __cplusplus
extern "C" {
#endif

/// Kinds of pass options. Lists are comma-separated in text.
typedef enum NnOptionKind {
  NN_OPTION_BOOL,
  NN_OPTION_INT,
  NN_OPTION_STRING
} NnOptionKind;

typedef struct NnOptionInfo {
  const char *name;
  const char *description;
  NnOptionKind kind;
  const char *value; ///< Default, in text; NULL is false, 0 or "".
} NnOptionInfo;

typedef struct NnStatisticInfo {
  const char *name;
  const char *description;
} NnStatisticInfo;

/// A pass while it runs.
typedef struct NnPass NnPass;

/// Describes a pass. Must outlive the process's use of MLIR, and is never
/// written: passes on functions run on several threads at once.
typedef struct NnPassInfo {
  const char *name;        ///< "nn-fuse"
  const char *description; ///< One line.
  const char *anchor;      ///< "func.func", or NULL for any op.
  const NnOptionInfo *options;
  int numOptions;
  const NnStatisticInfo *statistics;
  int numStatistics;
  /// Handles of the dialects whose ops the pass creates, such as
  /// mlirGetDialectHandle__arith__; NULL-terminated, or NULL.
  MlirDialectHandle (*const *dialects)(void);
  /// On failure a diagnostic has been emitted.
  MlirLogicalResult (*run)(MlirOperation op, const NnPass *pass);
} NnPassInfo;

/// Makes a pass available by name in textual pipelines and in `nn-opt`.
NN_CAPI_EXPORTED void nnRegisterPass(const NnPassInfo *info);

/// Creates a pass to add to a pass manager, which owns it. `options` is in
/// textual form ("max-growth=16 dim=2"), or NULL. Null on malformed options.
NN_CAPI_EXPORTED MlirPass nnPassCreate(const NnPassInfo *info,
                                       const char *options);

/// Values of option `i`, an index into `options` of the pass's info.
NN_CAPI_EXPORTED bool nnPassBool(const NnPass *pass, int i);
NN_CAPI_EXPORTED int64_t nnPassInt(const NnPass *pass, int i);
/// Borrowed from the pass.
NN_CAPI_EXPORTED MlirStringRef nnPassString(const NnPass *pass, int i);

/// Adds to statistic `i`.
NN_CAPI_EXPORTED void nnPassCount(const NnPass *pass, int i, int64_t n);

/// Runs a textual pipeline, without the anchor ("nn-fuse,canonicalize" or
/// "func.func(nn-fuse)"), nested inside this run of the pass.
NN_CAPI_EXPORTED MlirLogicalResult nnPassRunPipeline(const NnPass *pass,
                                                     const char *pipeline,
                                                     MlirOperation op);

/// All passes of nn, as a NULL-terminated list.
NN_CAPI_EXPORTED const NnPassInfo *const *nnAllPasses(void);

/// Registers the passes of nnAllPasses, and every upstream pass, by name. Safe
/// to call more than once.
NN_CAPI_EXPORTED void nnRegisterAllPasses(void);

#ifdef __cplusplus
}
#endif
#endif // NN_C_PASSES_H
