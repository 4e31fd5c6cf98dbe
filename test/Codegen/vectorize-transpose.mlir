// RUN: nn-opt %s --nn-vectorize-kernels='vector-bytes=16 registers=16' --canonicalize | FileCheck %s

// Four vectors are read, transposed by eight shuffles and written.
// CHECK-LABEL: func.func @square
// CHECK: scf.for
// CHECK: scf.for
// CHECK-COUNT-4: vector.transfer_read %arg0{{.*}} vector<4xf32>
// CHECK: vector.shuffle {{.*}} [0, 1, 4, 5] : vector<4xf32>, vector<4xf32>
// CHECK-NEXT: vector.shuffle {{.*}} [2, 3, 6, 7]
// CHECK: vector.shuffle {{.*}} [0, 4, 2, 6]
// CHECK-NEXT: vector.shuffle {{.*}} [1, 5, 3, 7]
// CHECK-COUNT-4: vector.transfer_write {{.*}} vector<4xf32>, tensor<16x8xf32>
func.func @square(%x: tensor<8x16xf32>) -> tensor<16x8xf32> {
  %0 = tensor.empty() : tensor<16x8xf32>
  %1 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d1, d0)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%x : tensor<8x16xf32>) outs(%0 : tensor<16x8xf32>) {
  ^bb0(%in: f32, %out: f32):
    linalg.yield %in : f32
  } -> tensor<16x8xf32>
  return %1 : tensor<16x8xf32>
}

// Three channels leave too much of a square empty.
// CHECK-LABEL: func.func @narrow
// CHECK: linalg.generic
func.func @narrow(%x: tensor<3x16xf32>) -> tensor<16x3xf32> {
  %0 = tensor.empty() : tensor<16x3xf32>
  %1 = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d1, d0)>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%x : tensor<3x16xf32>) outs(%0 : tensor<16x3xf32>) {
  ^bb0(%in: f32, %out: f32):
    linalg.yield %in : f32
  } -> tensor<16x3xf32>
  return %1 : tensor<16x3xf32>
}
