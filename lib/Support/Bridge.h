//===- Bridge.h - What MLIR's C API lacks ----------------------*- C -*-===//
// The few services of MLIR that have no C entry point, each a thin call.
// Implemented in lib/CAPI/Bridge.cpp; public ones are in nn-c/.
//===----------------------------------------------------------------------===//
#ifndef NN_SUPPORT_BRIDGE_H
#define NN_SUPPORT_BRIDGE_H

#include "mlir-c/IR.h"
#include "mlir-c/Support.h"

#ifdef __cplusplus
extern "C" {
#endif

/// mlir-opt's command line over a registry. `name` heads `--help`.
int nnOptMain(int argc, char **argv, const char *name,
              MlirDialectRegistry registry);
int nnLspServerMain(int argc, char **argv, MlirDialectRegistry registry);
int nnReduceMain(int argc, char **argv, MlirContext context);

/// Every upstream dialect, extension and LLVM translation.
void nnBridgeRegisterUpstream(MlirDialectRegistry registry);

/// The bytes of a DenseResourceElementsAttr; NULL if the blob is missing.
const void *nnBridgeResourceBytes(MlirAttribute attr, size_t *size);

/// Visits every DenseResourceElementsAttr that the op, or one in it, refers to.
void nnBridgeWalkResources(MlirOperation op,
                           void (*visit)(MlirAttribute attr, void *user),
                           void *user);

/// Frees the blob of a DenseResourceElementsAttr that nothing uses any more. The
/// attribute has no bytes from then on.
void nnBridgeFreeResource(MlirAttribute attr);

/// mlirEmitError for remarks.
void nnBridgeEmitRemark(MlirLocation location, const char *message);

/// Calls `body` for 0 to count - 1 on the context's threads, if it has several.
/// Diagnostics come out in the order of the calls' numbers.
void nnBridgeParallelFor(MlirContext context, size_t count,
                         void (*body)(size_t i, void *user), void *user);

/// Rewrites exp, tanh, erf, log and their like into polynomials that need no
/// math library, and conversions to bf16 into integer arithmetic.
void nnBridgeExpandMath(MlirOperation op);

/// Whether LLVM knows the CPU, and whether it, with a feature string like
/// "+avx2", has a feature.
bool nnBridgeTargetHasCpu(const char *triple, const char *cpu);
bool nnBridgeTargetHasFeature(const char *triple, const char *cpu,
                              const char *features, const char *feature);

#ifdef __cplusplus
}
#endif
#endif // NN_SUPPORT_BRIDGE_H
