// RUN: nn-opt %s | nn-opt | FileCheck %s
// RUN: nn-opt %s --mlir-print-op-generic | nn-opt | FileCheck %s
// RUN: nn-opt %s --emit-bytecode | nn-opt | FileCheck %s

// Normalizations, reductions and softmax.

// CHECK-LABEL: @batch_norm
func.func @batch_norm(%a: tensor<2x3x4x5xf32>, %b: tensor<3xf32>,
                      %c: tensor<3xf32>, %d: tensor<3xf32>, %e: tensor<3xf32>,
                      %f: tensor<?x4x5x3xf16>, %g: tensor<3xf16>,
                      %h: tensor<3xf16>, %i: tensor<3xf16>, %j: tensor<3xf16>) {
  // CHECK: nn.batch_norm %{{.*}}, %{{.*}}, %{{.*}}, %{{.*}}, %{{.*}} : (tensor<2x3x4x5xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>) -> tensor<2x3x4x5xf32>
  %0 = nn.batch_norm %a, %b, %c, %d, %e : (tensor<2x3x4x5xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>) -> tensor<2x3x4x5xf32>
  // CHECK-NEXT: nn.batch_norm %{{.*}}, %{{.*}}, %{{.*}}, %{{.*}}, %{{.*}} layout = nhwc {epsilon = 1.000000e-03 : f32} : (tensor<?x4x5x3xf16>, tensor<3xf16>, tensor<3xf16>, tensor<3xf16>, tensor<3xf16>) -> tensor<?x4x5x3xf16>
  %1 = nn.batch_norm %f, %g, %h, %i, %j layout = nhwc {epsilon = 1.000000e-03 : f32} : (tensor<?x4x5x3xf16>, tensor<3xf16>, tensor<3xf16>, tensor<3xf16>, tensor<3xf16>) -> tensor<?x4x5x3xf16>
  return
}

// CHECK-LABEL: @instance_norm
func.func @instance_norm(%a: tensor<2x3x4x5xf32>, %b: tensor<3xf32>,
                         %c: tensor<3xf32>, %d: tensor<?x3x?xf64>,
                         %e: tensor<3xf64>, %f: tensor<?xf64>) {
  // CHECK: nn.instance_norm %{{.*}}, %{{.*}}, %{{.*}} : (tensor<2x3x4x5xf32>, tensor<3xf32>, tensor<3xf32>) -> tensor<2x3x4x5xf32>
  %0 = nn.instance_norm %a, %b, %c : (tensor<2x3x4x5xf32>, tensor<3xf32>, tensor<3xf32>) -> tensor<2x3x4x5xf32>
  // CHECK-NEXT: nn.instance_norm %{{.*}}, %{{.*}}, %{{.*}} {epsilon = 1.000000e-03 : f32} : (tensor<?x3x?xf64>, tensor<3xf64>, tensor<?xf64>) -> tensor<?x3x?xf64>
  %1 = nn.instance_norm %d, %e, %f {epsilon = 1.000000e-03 : f32} : (tensor<?x3x?xf64>, tensor<3xf64>, tensor<?xf64>) -> tensor<?x3x?xf64>
  return
}

// CHECK-LABEL: @layer_norm
func.func @layer_norm(%a: tensor<2x8x16xf32>, %b: tensor<16xf32>,
                      %c: tensor<16xf32>, %d: tensor<?x8x16xbf16>,
                      %e: tensor<8x16xbf16>) {
  // CHECK: nn.layer_norm %{{.*}}, %{{.*}}, %{{.*}} : (tensor<2x8x16xf32>, tensor<16xf32>, tensor<16xf32>) -> tensor<2x8x16xf32>
  %0 = nn.layer_norm %a, %b, %c : (tensor<2x8x16xf32>, tensor<16xf32>, tensor<16xf32>) -> tensor<2x8x16xf32>
  // CHECK-NEXT: nn.layer_norm %{{.*}}, %{{.*}} {axis = 1 : i64, epsilon = 1.000000e-03 : f32} : (tensor<?x8x16xbf16>, tensor<8x16xbf16>) -> tensor<?x8x16xbf16>
  %1 = nn.layer_norm %d, %e {axis = 1 : i64, epsilon = 1.000000e-03 : f32} : (tensor<?x8x16xbf16>, tensor<8x16xbf16>) -> tensor<?x8x16xbf16>
  return
}

// CHECK-LABEL: @reduce_sum
func.func @reduce_sum(%a: tensor<2x3x4xf32>, %b: tensor<?x3x?xi64>,
                      %c: tensor<2x?xf32>, %d: tensor<?xi64>) {
  // CHECK: nn.reduce_sum %{{.*}} axes = [1] : (tensor<2x3x4xf32>) -> tensor<2x4xf32>
  %0 = nn.reduce_sum %a axes = [1] : (tensor<2x3x4xf32>) -> tensor<2x4xf32>
  // CHECK-NEXT: nn.reduce_sum %{{.*}} axes = [-1, 1] keepdims : (tensor<?x3x?xi64>) -> tensor<?x1x1xi64>
  %1 = nn.reduce_sum %b axes = [-1, 1] keepdims : (tensor<?x3x?xi64>) -> tensor<?x1x1xi64>
  // CHECK-NEXT: nn.reduce_sum %{{.*}} axes = [0, 1] : (tensor<2x?xf32>) -> tensor<f32>
  %2 = nn.reduce_sum %c axes = [0, 1] : (tensor<2x?xf32>) -> tensor<f32>
  // CHECK-NEXT: nn.reduce_sum %{{.*}} axes = [] : (tensor<?xi64>) -> tensor<?xi64>
  %3 = nn.reduce_sum %d axes = [] : (tensor<?xi64>) -> tensor<?xi64>
  return
}

// CHECK-LABEL: @reduce_mean
func.func @reduce_mean(%a: tensor<2x3x4xf32>, %b: tensor<?x3x?xbf16>,
                       %c: tensor<2x?xf32>, %d: tensor<?xbf16>) {
  // CHECK: nn.reduce_mean %{{.*}} axes = [1] : (tensor<2x3x4xf32>) -> tensor<2x4xf32>
  %0 = nn.reduce_mean %a axes = [1] : (tensor<2x3x4xf32>) -> tensor<2x4xf32>
  // CHECK-NEXT: nn.reduce_mean %{{.*}} axes = [-1, 1] keepdims : (tensor<?x3x?xbf16>) -> tensor<?x1x1xbf16>
  %1 = nn.reduce_mean %b axes = [-1, 1] keepdims : (tensor<?x3x?xbf16>) -> tensor<?x1x1xbf16>
  // CHECK-NEXT: nn.reduce_mean %{{.*}} axes = [0, 1] : (tensor<2x?xf32>) -> tensor<f32>
  %2 = nn.reduce_mean %c axes = [0, 1] : (tensor<2x?xf32>) -> tensor<f32>
  // CHECK-NEXT: nn.reduce_mean %{{.*}} axes = [] : (tensor<?xbf16>) -> tensor<?xbf16>
  %3 = nn.reduce_mean %d axes = [] : (tensor<?xbf16>) -> tensor<?xbf16>
  return
}

// CHECK-LABEL: @reduce_max
func.func @reduce_max(%a: tensor<2x3x4xf16>, %b: tensor<?x3x?xi8>,
                      %c: tensor<2x?xf16>, %d: tensor<?xi8>) {
  // CHECK: nn.reduce_max %{{.*}} axes = [1] : (tensor<2x3x4xf16>) -> tensor<2x4xf16>
  %0 = nn.reduce_max %a axes = [1] : (tensor<2x3x4xf16>) -> tensor<2x4xf16>
  // CHECK-NEXT: nn.reduce_max %{{.*}} axes = [-1, 1] keepdims : (tensor<?x3x?xi8>) -> tensor<?x1x1xi8>
  %1 = nn.reduce_max %b axes = [-1, 1] keepdims : (tensor<?x3x?xi8>) -> tensor<?x1x1xi8>
  // CHECK-NEXT: nn.reduce_max %{{.*}} axes = [0, 1] : (tensor<2x?xf16>) -> tensor<f16>
  %2 = nn.reduce_max %c axes = [0, 1] : (tensor<2x?xf16>) -> tensor<f16>
  // CHECK-NEXT: nn.reduce_max %{{.*}} axes = [] : (tensor<?xi8>) -> tensor<?xi8>
  %3 = nn.reduce_max %d axes = [] : (tensor<?xi8>) -> tensor<?xi8>
  return
}

// CHECK-LABEL: @reduce_min
func.func @reduce_min(%a: tensor<2x3x4xf64>, %b: tensor<?x3x?xui8>,
                      %c: tensor<2x?xf64>, %d: tensor<?xui8>) {
  // CHECK: nn.reduce_min %{{.*}} axes = [1] : (tensor<2x3x4xf64>) -> tensor<2x4xf64>
  %0 = nn.reduce_min %a axes = [1] : (tensor<2x3x4xf64>) -> tensor<2x4xf64>
  // CHECK-NEXT: nn.reduce_min %{{.*}} axes = [-1, 1] keepdims : (tensor<?x3x?xui8>) -> tensor<?x1x1xui8>
  %1 = nn.reduce_min %b axes = [-1, 1] keepdims : (tensor<?x3x?xui8>) -> tensor<?x1x1xui8>
  // CHECK-NEXT: nn.reduce_min %{{.*}} axes = [0, 1] : (tensor<2x?xf64>) -> tensor<f64>
  %2 = nn.reduce_min %c axes = [0, 1] : (tensor<2x?xf64>) -> tensor<f64>
  // CHECK-NEXT: nn.reduce_min %{{.*}} axes = [] : (tensor<?xui8>) -> tensor<?xui8>
  %3 = nn.reduce_min %d axes = [] : (tensor<?xui8>) -> tensor<?xui8>
  return
}

// CHECK-LABEL: @reduce_prod
func.func @reduce_prod(%a: tensor<2x3x4xf32>, %b: tensor<?x3x?xi32>,
                       %c: tensor<2x?xf32>, %d: tensor<?xi32>) {
  // CHECK: nn.reduce_prod %{{.*}} axes = [1] : (tensor<2x3x4xf32>) -> tensor<2x4xf32>
  %0 = nn.reduce_prod %a axes = [1] : (tensor<2x3x4xf32>) -> tensor<2x4xf32>
  // CHECK-NEXT: nn.reduce_prod %{{.*}} axes = [-1, 1] keepdims : (tensor<?x3x?xi32>) -> tensor<?x1x1xi32>
  %1 = nn.reduce_prod %b axes = [-1, 1] keepdims : (tensor<?x3x?xi32>) -> tensor<?x1x1xi32>
  // CHECK-NEXT: nn.reduce_prod %{{.*}} axes = [0, 1] : (tensor<2x?xf32>) -> tensor<f32>
  %2 = nn.reduce_prod %c axes = [0, 1] : (tensor<2x?xf32>) -> tensor<f32>
  // CHECK-NEXT: nn.reduce_prod %{{.*}} axes = [] : (tensor<?xi32>) -> tensor<?xi32>
  %3 = nn.reduce_prod %d axes = [] : (tensor<?xi32>) -> tensor<?xi32>
  return
}

// CHECK-LABEL: @softmax
func.func @softmax(%a: tensor<2x10xf32>, %b: tensor<?x10x4xf16>) {
  // CHECK: nn.softmax %{{.*}} : (tensor<2x10xf32>) -> tensor<2x10xf32>
  %0 = nn.softmax %a : (tensor<2x10xf32>) -> tensor<2x10xf32>
  // CHECK-NEXT: nn.softmax %{{.*}} {axis = 1 : i64} : (tensor<?x10x4xf16>) -> tensor<?x10x4xf16>
  %1 = nn.softmax %b {axis = 1 : i64} : (tensor<?x10x4xf16>) -> tensor<?x10x4xf16>
  return
}

// CHECK-LABEL: @log_softmax
func.func @log_softmax(%a: tensor<2x10xf32>, %b: tensor<?x10x4xf16>) {
  // CHECK: nn.log_softmax %{{.*}} : (tensor<2x10xf32>) -> tensor<2x10xf32>
  %0 = nn.log_softmax %a : (tensor<2x10xf32>) -> tensor<2x10xf32>
  // CHECK-NEXT: nn.log_softmax %{{.*}} {axis = 1 : i64} : (tensor<?x10x4xf16>) -> tensor<?x10x4xf16>
  %1 = nn.log_softmax %b {axis = 1 : i64} : (tensor<?x10x4xf16>) -> tensor<?x10x4xf16>
  return
}
