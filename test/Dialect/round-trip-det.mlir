// RUN: nn-opt %s | nn-opt | FileCheck %s

// CHECK-LABEL: @det
func.func @det(%x: tensor<?x3x?xf64>) -> tensor<?xf64> {
  // CHECK: nn.det %{{.*}} : (tensor<?x3x?xf64>) -> tensor<?xf64>
  %0 = nn.det %x : (tensor<?x3x?xf64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}
