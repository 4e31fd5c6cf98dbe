//===- Linalg.td - All of the linalg dialect ------------------------------===//
// Upstream spreads its ops over files; builders are written from one.
//===----------------------------------------------------------------------===//
include "mlir/Dialect/Linalg/IR/LinalgOps.td"
include "mlir/Dialect/Linalg/IR/LinalgStructuredOps.td"
include "mlir/Dialect/Linalg/IR/LinalgRelayoutOps.td"
