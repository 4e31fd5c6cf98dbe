// RUN: nn-opt %s | nn-opt | FileCheck %s
// RUN: nn-opt %s --mlir-print-op-generic | nn-opt | FileCheck %s
// RUN: nn-opt %s --emit-bytecode | nn-opt | FileCheck %s

// iota and resample, and the types that are inferred of them.

// CHECK-LABEL: @iota
func.func @iota(%n: tensor<1xi64>) {
  %c = nn.constant dense<3> : tensor<1xi64>
  // CHECK: nn.iota %{{.*}} : (tensor<1xi64>) -> tensor<?xi64>
  %0 = nn.iota %n : (tensor<1xi64>) -> tensor<?xi64>
  // CHECK-NEXT: nn.iota %{{.*}} : (tensor<1xi64>) -> tensor<3xi64>
  %1 = nn.iota %c : (tensor<1xi64>) -> tensor<3xi64>
  return
}

// CHECK-LABEL: @resample
func.func @resample(%x: tensor<2x3x?xf16>, %i: tensor<4x1xi32>, %w: tensor<4x?xf32>,
                    %j: tensor<?x?x2xi64>, %v: tensor<2x5x2xf32>) {
  // CHECK: nn.resample %{{.*}}, %{{.*}}, %{{.*}} axis = 2 : (tensor<2x3x?xf16>, tensor<4x1xi32>, tensor<4x?xf32>) -> tensor<2x3x4xf16>
  %0 = nn.resample %x, %i, %w axis = 2 : (tensor<2x3x?xf16>, tensor<4x1xi32>, tensor<4x?xf32>) -> tensor<2x3x4xf16>
  // CHECK-NEXT: nn.resample %{{.*}}, %{{.*}}, %{{.*}} axis = -1 {batch_dims = 1 : i64} : (tensor<2x3x?xf16>, tensor<?x?x2xi64>, tensor<2x5x2xf32>) -> tensor<2x3x5xf16>
  %1 = nn.resample %x, %j, %v axis = -1 {batch_dims = 1 : i64} : (tensor<2x3x?xf16>, tensor<?x?x2xi64>, tensor<2x5x2xf32>) -> tensor<2x3x5xf16>
  return
}
