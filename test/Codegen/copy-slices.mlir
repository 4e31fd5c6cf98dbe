// RUN: nn-opt %s --nn-copy-slices --split-input-file | FileCheck %s

// CHECK-LABEL: func.func private @slice(
// CHECK: %[[S:.*]] = tensor.extract_slice
// CHECK: %[[C:.*]] = linalg.generic {{.*}} ins(%[[S]] : tensor<4x3xf32>)
// CHECK: materialize_in_destination %[[C]] in
func.func private @slice(%x: tensor<4x8xf32>, %out: tensor<4x3xf32>, %lo: index, %hi: index) -> tensor<4x3xf32> attributes {nn.kernel = "k"} {
  %0 = tensor.extract_slice %x[0, 5] [4, 3] [1, 1] : tensor<4x8xf32> to tensor<4x3xf32>
  %1 = bufferization.materialize_in_destination %0 in %out : (tensor<4x3xf32>, tensor<4x3xf32>) -> tensor<4x3xf32>
  return %1 : tensor<4x3xf32>
}

// -----

// Into a part of the result.
// CHECK-LABEL: func.func private @concat(
// CHECK-SAME: %[[X:[a-z0-9]+]]: tensor<4x?xf32>
// CHECK: %[[C:.*]] = linalg.generic {{.*}} ins(%[[X]] : tensor<4x?xf32>)
// CHECK: tensor.insert_slice %[[C]] into
func.func private @concat(%x: tensor<4x?xf32>, %out: tensor<4x9xf32>, %n: index, %lo: index, %hi: index) -> tensor<4x9xf32> attributes {nn.kernel = "k"} {
  %1 = tensor.insert_slice %x into %out[0, 0] [4, %n] [1, 1] : tensor<4x?xf32> into tensor<4x9xf32>
  return %1 : tensor<4x9xf32>
}

// -----

// What is computed is written where it belongs already.
// CHECK-LABEL: func.func private @computed(
// CHECK-NOT: linalg.generic
func.func private @computed(%x: f32, %out: tensor<4xf32>, %lo: index, %hi: index) -> tensor<4xf32> attributes {nn.kernel = "k"} {
  %e = tensor.empty() : tensor<4xf32>
  %0 = linalg.fill ins(%x : f32) outs(%e : tensor<4xf32>) -> tensor<4xf32>
  %1 = bufferization.materialize_in_destination %0 in %out : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return %1 : tensor<4xf32>
}
