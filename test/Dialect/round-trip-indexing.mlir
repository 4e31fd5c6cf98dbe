// RUN: nn-opt %s | nn-opt | FileCheck %s
// RUN: nn-opt %s --mlir-print-op-generic | nn-opt | FileCheck %s

// CHECK-LABEL: func @finding
func.func @finding(%a: tensor<?x3xf32>) {
  // CHECK: nn.non_zero %{{.*}} : (tensor<?x3xf32>) -> tensor<2x?xi64>
  %0 = nn.non_zero %a : (tensor<?x3xf32>) -> tensor<2x?xi64>
  return
}
