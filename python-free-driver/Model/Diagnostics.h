//===- Diagnostics.h - MLIR's diagnostics on stderr -------------*- C -*-===//
// Prints what a context reports in the way C compilers do, one line each:
// FILE:LINE:COLUMN: error: message, or with a node's name instead of a place.
//===----------------------------------------------------------------------===//
#ifndef NNC_DIAGNOSTICS_H
#define NNC_DIAGNOSTICS_H

#include "mlir-c/IR.h"

/// Attaches the printer to a context for as long as it lives.
void nncDiagnosticsAttach(MlirContext context);

#endif // NNC_DIAGNOSTICS_H
