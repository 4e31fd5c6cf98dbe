// RUN: nn-opt %s | nn-opt | FileCheck %s
// RUN: nn-opt %s --mlir-print-op-generic | nn-opt | FileCheck %s

// Ops that work by index, and the types that are inferred of them.

// CHECK-LABEL: func @gather
func.func @gather(%a: tensor<?x3x5xf32>, %i: tensor<4x3x?xi32>, %j: tensor<7x2xi64>, %k: tensor<?x4x1xi64>) {
  // CHECK: nn.gather_elements %{{.*}}, %{{.*}} {axis = 2 : i64} : (tensor<?x3x5xf32>, tensor<4x3x?xi32>) -> tensor<4x3x?xf32>
  %0 = nn.gather_elements %a, %i {axis = 2 : i64} : (tensor<?x3x5xf32>, tensor<4x3x?xi32>) -> tensor<4x3x?xf32>
  // CHECK: nn.gather_nd %{{.*}}, %{{.*}} : (tensor<?x3x5xf32>, tensor<7x2xi64>) -> tensor<7x5xf32>
  %1 = nn.gather_nd %a, %j : (tensor<?x3x5xf32>, tensor<7x2xi64>) -> tensor<7x5xf32>
  // CHECK: nn.gather_nd %{{.*}}, %{{.*}} {batch_dims = 1 : i64} : (tensor<?x3x5xf32>, tensor<?x4x1xi64>) -> tensor<?x4x5xf32>
  %2 = nn.gather_nd %a, %k {batch_dims = 1 : i64} : (tensor<?x3x5xf32>, tensor<?x4x1xi64>) -> tensor<?x4x5xf32>
  return
}

// CHECK-LABEL: func @scatter
func.func @scatter(%a: tensor<?x3xui8>, %i: tensor<2x3xi64>, %u: tensor<2x3xui8>, %j: tensor<7x2xi32>, %v: tensor<7xui8>) {
  // CHECK: nn.scatter_elements %{{.*}}, %{{.*}}, %{{.*}} reduction = add {axis = 1 : i64} :
  %0 = nn.scatter_elements %a, %i, %u reduction = add {axis = 1 : i64} : (tensor<?x3xui8>, tensor<2x3xi64>, tensor<2x3xui8>) -> tensor<?x3xui8>
  // CHECK: nn.scatter_nd %{{.*}}, %{{.*}}, %{{.*}} reduction = min :
  %1 = nn.scatter_nd %a, %j, %v reduction = min : (tensor<?x3xui8>, tensor<7x2xi32>, tensor<7xui8>) -> tensor<?x3xui8>
  return
}

// CHECK-LABEL: func @repeating
func.func @repeating(%a: tensor<?x3xi1>, %r: tensor<2xi64>) {
  // CHECK: nn.tile %{{.*}}, %{{.*}} : (tensor<?x3xi1>, tensor<2xi64>) -> tensor<?x?xi1>
  %0 = nn.tile %a, %r : (tensor<?x3xi1>, tensor<2xi64>) -> tensor<?x?xi1>
  %c = nn.constant dense<[1, 2]> : tensor<2xi64>
  // CHECK: nn.tile %{{.*}}, %{{.*}} : (tensor<?x3xi1>, tensor<2xi64>) -> tensor<?x6xi1>
  %1 = nn.tile %a, %c : (tensor<?x3xi1>, tensor<2xi64>) -> tensor<?x6xi1>
  return
}

// CHECK-LABEL: func @finding
func.func @finding(%a: tensor<?x3xf32>, %k: tensor<1xi64>, %b: tensor<2x?x4xf32>, %s: tensor<2x5x?xf32>, %t: tensor<1xf32>) {
  // CHECK: nn.non_zero %{{.*}} : (tensor<?x3xf32>) -> tensor<2x?xi64>
  %0 = nn.non_zero %a : (tensor<?x3xf32>) -> tensor<2x?xi64>
  // CHECK: nn.top_k %{{.*}}, %{{.*}} {axis = 0 : i64, smallest} : (tensor<?x3xf32>, tensor<1xi64>) -> (tensor<?x3xf32>, tensor<?x3xi64>)
  %1:2 = nn.top_k %a, %k {axis = 0 : i64, smallest} : (tensor<?x3xf32>, tensor<1xi64>) -> (tensor<?x3xf32>, tensor<?x3xi64>)
  // CHECK: nn.unique %{{.*}} {axis = 1 : i64, unsorted} : (tensor<?x3xf32>) -> (tensor<?xi64>, tensor<3xi64>, tensor<?xi64>)
  %2:3 = nn.unique %a {axis = 1 : i64, unsorted} : (tensor<?x3xf32>) -> (tensor<?xi64>, tensor<3xi64>, tensor<?xi64>)
  // CHECK: nn.non_max_suppression %{{.*}}, %{{.*}}, %{{.*}}, %{{.*}}, %{{.*}} {is_centered} : {{.*}} -> tensor<?x3xi64>
  %3 = nn.non_max_suppression %b, %s, %k, %t, %t {is_centered} : (tensor<2x?x4xf32>, tensor<2x5x?xf32>, tensor<1xi64>, tensor<1xf32>, tensor<1xf32>) -> tensor<?x3xi64>
  return
}
