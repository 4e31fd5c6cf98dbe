//===- Dialect.h - Registering the nn dialect -------------------*- C -*-===//
// The dialect handle, and everything a context needs to compile with nn. The
// builders and accessors of its ops are in nn-c/NNOps.h.
//===----------------------------------------------------------------------===//
#ifndef NN_C_DIALECT_H
#define NN_C_DIALECT_H

#include "mlir-c/IR.h"
#include "nn-c/Status.h"

#ifdef __cplusplus
extern "C" {
#endif

/// mlirGetDialectHandle__nn__(): the handle to register or load the dialect by
/// MLIR's own functions (mlirDialectHandleInsertDialect, …LoadDialect).
MLIR_DECLARE_CAPI_DIALECT_REGISTRATION(NN, nn);

/// Adds nn, every upstream dialect that compilation goes through and the
/// interfaces and translations they need to a registry.
NN_CAPI_EXPORTED void nnRegisterAllDialects(MlirDialectRegistry registry);

/// A context with everything of nnRegisterAllDialects available and the nn and
/// func dialects loaded. The caller owns it: mlirContextDestroy.
NN_CAPI_EXPORTED MlirContext nnContextCreate(void);

#ifdef __cplusplus
}
#endif
#endif // NN_C_DIALECT_H
