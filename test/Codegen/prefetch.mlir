// Tiles of rows fetch a share of the next panels of weights: one line a panel
// and term. Few rows read weights once, and many wait for them but once.

// RUN: nn-opt %s --nn-vectorize-kernels --split-input-file | FileCheck %s

#a = affine_map<(m, n, k) -> (m, k)>
#b = affine_map<(m, n, k) -> (n floordiv 16, k, n mod 16)>
#c = affine_map<(m, n, k) -> (m, n)>

// CHECK-LABEL: func.func @rows
// CHECK: scf.for
// CHECK: %[[DUE:.*]] = arith.shrui
// CHECK: %[[BUFFER:.*]] = bufferization.to_buffer %{{.*}} read_only : tensor<8x64x16xf32> to memref<8x64x16xf32>
// CHECK: memref.prefetch %[[BUFFER]][%{{.*}}, %[[DUE]], %{{.*}}], read, locality<3>, data : memref<8x64x16xf32>
func.func @rows(%a: tensor<40x64xf32>, %b: tensor<8x64x16xf32>, %c: tensor<40x128xf32>) -> tensor<40x128xf32> {
  %0 = linalg.generic {indexing_maps = [#a, #b, #c], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%a, %b : tensor<40x64xf32>, tensor<8x64x16xf32>) outs(%c : tensor<40x128xf32>) {
  ^bb0(%x: f32, %y: f32, %z: f32):
    %p = arith.mulf %x, %y : f32
    %s = arith.addf %z, %p : f32
    linalg.yield %s : f32
  } -> tensor<40x128xf32>
  return %0 : tensor<40x128xf32>
}

// -----

#a = affine_map<(m, n, k) -> (m, k)>
#b = affine_map<(m, n, k) -> (n floordiv 16, k, n mod 16)>
#c = affine_map<(m, n, k) -> (m, n)>

// CHECK-LABEL: func.func @one_tile
// CHECK-NOT: memref.prefetch
func.func @one_tile(%a: tensor<3x64xf32>, %b: tensor<8x64x16xf32>, %c: tensor<3x128xf32>) -> tensor<3x128xf32> {
  %0 = linalg.generic {indexing_maps = [#a, #b, #c], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%a, %b : tensor<3x64xf32>, tensor<8x64x16xf32>) outs(%c : tensor<3x128xf32>) {
  ^bb0(%x: f32, %y: f32, %z: f32):
    %p = arith.mulf %x, %y : f32
    %s = arith.addf %z, %p : f32
    linalg.yield %s : f32
  } -> tensor<3x128xf32>
  return %0 : tensor<3x128xf32>
}

// -----

#a = affine_map<(m, n, k) -> (m, k)>
#b = affine_map<(m, n, k) -> (n floordiv 16, k, n mod 16)>
#c = affine_map<(m, n, k) -> (m, n)>

// CHECK-LABEL: func.func @many_rows
// CHECK-NOT: memref.prefetch
func.func @many_rows(%a: tensor<4000x64xf32>, %b: tensor<8x64x16xf32>, %c: tensor<4000x128xf32>) -> tensor<4000x128xf32> {
  %0 = linalg.generic {indexing_maps = [#a, #b, #c], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%a, %b : tensor<4000x64xf32>, tensor<8x64x16xf32>) outs(%c : tensor<4000x128xf32>) {
  ^bb0(%x: f32, %y: f32, %z: f32):
    %p = arith.mulf %x, %y : f32
    %s = arith.addf %z, %p : f32
    linalg.yield %s : f32
  } -> tensor<4000x128xf32>
  return %0 : tensor<4000x128xf32>
}
