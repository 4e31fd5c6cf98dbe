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

// -----

#a = affine_map<(m, n, k) -> (m, k)>
#b = affine_map<(m, n, k) -> (n floordiv 16, k, n mod 16)>
#c = affine_map<(m, n, k) -> (m, n)>

// A range of rows fetches all of the next panels, not its share of them: another
// range may be another core's. Here 15 tiles have 200 rows.
// CHECK-LABEL: func.func private @range
// CHECK-SAME: %[[LO:[a-z0-9]*]]: index, %[[HI:[a-z0-9]*]]: index)
// CHECK: %[[END:.*]] = arith.minsi %[[HI]], %c15
// CHECK: %[[UNITS:.*]] = arith.subi %[[END]], %[[LO]]
// CHECK: %[[FIRST:.*]] = arith.muli %[[LO]], %c200
// CHECK: %[[FROM:.*]] = arith.floordivsi %[[FIRST]], %c15
// CHECK: %[[ROWS:.*]] = arith.muli %[[UNITS]], %c200
// CHECK: %[[HERE:.*]] = arith.floordivsi %[[ROWS]], %c15
// CHECK: %[[COUNT:.*]] = arith.maxsi %[[HERE]], %c1
// CHECK: %[[PORTION:.*]] = arith.divui %c16777216{{.*}}, %[[COUNT]]
// CHECK: scf.for
// CHECK: scf.for
// CHECK: arith.subi %{{.*}}, %[[FROM]]
// CHECK: arith.muli %{{.*}}, %[[PORTION]]
// CHECK: memref.prefetch
func.func private @range(%a: tensor<200x512xf32>, %b: tensor<8x512x16xf32>, %c: tensor<200x128xf32>, %lo: index, %hi: index) -> tensor<200x128xf32>
    attributes {nn.kernel = "matmul"} {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<200x128xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<200x128xf32>) -> tensor<200x128xf32>
  %0 = linalg.generic {indexing_maps = [#a, #b, #c], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%a, %b : tensor<200x512xf32>, tensor<8x512x16xf32>) outs(%f : tensor<200x128xf32>) {
  ^bb0(%x: f32, %y: f32, %z: f32):
    %p = arith.mulf %x, %y : f32
    %s = arith.addf %z, %p : f32
    linalg.yield %s : f32
  } -> tensor<200x128xf32>
  %1 = bufferization.materialize_in_destination %0 in %c : (tensor<200x128xf32>, tensor<200x128xf32>) -> tensor<200x128xf32>
  return %1 : tensor<200x128xf32>
}
