// RUN: nn-opt %s | nn-opt | FileCheck %s
// RUN: nn-opt %s --mlir-print-op-generic | nn-opt | FileCheck %s
// RUN: nn-opt %s --emit-bytecode | nn-opt | FileCheck %s

// Ops that go along an axis, that reduce to a shape, and random numbers; what
// is known of a shape shows in the result.

// CHECK-LABEL: @reduce_to
func.func @reduce_to(%a: tensor<4x?x8xf16>, %b: tensor<2xi1>, %s: tensor<3xi64>,
                     %t: tensor<1xi64>) {
  // CHECK: nn.reduce_to sum, %{{.*}}, %{{.*}} : (tensor<4x?x8xf16>, tensor<3xi64>) -> tensor<?x?x?xf16>
  %0 = nn.reduce_to sum, %a, %s : (tensor<4x?x8xf16>, tensor<3xi64>) -> tensor<?x?x?xf16>
  // CHECK-NEXT: nn.reduce_to max, %{{.*}}, %{{.*}} : (tensor<2xi1>, tensor<1xi64>) -> tensor<?xi1>
  %1 = nn.reduce_to max, %b, %t : (tensor<2xi1>, tensor<1xi64>) -> tensor<?xi1>
  %c = nn.constant dense<[4, 1, 1]> : tensor<3xi64>
  // CHECK: nn.reduce_to prod, %{{.*}}, %{{.*}} : (tensor<4x?x8xf16>, tensor<3xi64>) -> tensor<4x1x1xf16>
  %2 = nn.reduce_to prod, %a, %c : (tensor<4x?x8xf16>, tensor<3xi64>) -> tensor<4x1x1xf16>
  return
}

// CHECK-LABEL: @arg
func.func @arg(%a: tensor<4x?xf32>, %b: tensor<ui8>, %c: tensor<3xbf16>) {
  // CHECK: nn.arg_max %{{.*}} axis = 0 : (tensor<4x?xf32>) -> tensor<?xi64>
  %0 = nn.arg_max %a axis = 0 : (tensor<4x?xf32>) -> tensor<?xi64>
  // CHECK-NEXT: nn.arg_min %{{.*}} axis = -1 keepdims last : (tensor<4x?xf32>) -> tensor<4x1xi64>
  %1 = nn.arg_min %a axis = -1 keepdims last : (tensor<4x?xf32>) -> tensor<4x1xi64>
  // CHECK-NEXT: nn.arg_max %{{.*}} axis = 0 last : (tensor<3xbf16>) -> tensor<i64>
  %2 = nn.arg_max %c axis = 0 last : (tensor<3xbf16>) -> tensor<i64>
  return
}

// CHECK-LABEL: @cumulative
func.func @cumulative(%a: tensor<4x?xf32>, %b: tensor<3xui8>) {
  // CHECK: nn.cum_sum %{{.*}} axis = 1 exclusive reverse : (tensor<4x?xf32>) -> tensor<4x?xf32>
  %0 = nn.cum_sum %a axis = 1 exclusive reverse : (tensor<4x?xf32>) -> tensor<4x?xf32>
  // CHECK-NEXT: nn.cum_prod %{{.*}} axis = 0 reverse : (tensor<3xui8>) -> tensor<3xui8>
  %1 = nn.cum_prod %b axis = 0 reverse : (tensor<3xui8>) -> tensor<3xui8>
  return
}

// CHECK-LABEL: @random
func.func @random(%s: tensor<2xi64>) {
  // CHECK: nn.random %{{.*}} seed = -5 : (tensor<2xi64>) -> tensor<?x?xf32>
  %0 = nn.random %s seed = -5 : (tensor<2xi64>) -> tensor<?x?xf32>
  return
}
