// Loops around tiles go block by block where rows don't fit in a cache: over
// terms, whose sums the result holds meanwhile, and over units of rows.

// RUN: nn-opt %s --nn-vectorize-kernels --split-input-file | FileCheck %s

#a = affine_map<(m, n, k) -> (m, k)>
#b = affine_map<(m, n, k) -> (n floordiv 16, k, n mod 16)>
#c = affine_map<(m, n, k) -> (m, n)>
#id = affine_map<(m, n) -> (m, n)>

// The first half starts from zero, and only the second one's sums go through
// the epilogue.
// CHECK-LABEL: func.func @terms
// CHECK:       scf.for {{.*}} = %c0{{.*}} to %c128
// CHECK:         scf.for {{.*}} = %c0{{.*}} to %c1024{{.*}} step %c1{{.*}} iter_args(%{{.*}} = %cst
// CHECK-NOT:     arith.negf
// CHECK:       scf.for {{.*}} = %c0{{.*}} to %c128
// CHECK:         %[[SUM:.*]] = vector.transfer_read
// CHECK:         scf.for {{.*}} = %c1024{{.*}} to %c2048{{.*}} step %c1{{.*}} iter_args({{.*}} = %[[SUM]]
// CHECK:         arith.negf
func.func @terms(%a: tensor<140x2048xf32>, %b: tensor<8x2048x16xf32>, %c: tensor<140x128xf32>) -> tensor<140x128xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<140x128xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<140x128xf32>) -> tensor<140x128xf32>
  %0 = linalg.generic {indexing_maps = [#a, #b, #c], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%a, %b : tensor<140x2048xf32>, tensor<8x2048x16xf32>) outs(%f : tensor<140x128xf32>) {
  ^bb0(%x: f32, %y: f32, %z: f32):
    %p = arith.mulf %x, %y : f32
    %s = arith.addf %z, %p : f32
    linalg.yield %s : f32
  } -> tensor<140x128xf32>
  %1 = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%0 : tensor<140x128xf32>) outs(%c : tensor<140x128xf32>) {
  ^bb0(%x: f32, %z: f32):
    %n = arith.negf %x : f32
    linalg.yield %n : f32
  } -> tensor<140x128xf32>
  return %1 : tensor<140x128xf32>
}

// -----

#a = affine_map<(m, n, k) -> (m, k)>
#b = affine_map<(m, n, k) -> (n floordiv 16, k, n mod 16)>
#c = affine_map<(m, n, k) -> (m, n)>

// Rows of 4 MB in 74 tiles: as many blocks, of 13 tiles at most, as the range
// needs, and of about the same size.
// CHECK-LABEL: func.func private @rows
// CHECK-SAME: %[[LO:[a-z0-9]*]]: index, %[[HI:[a-z0-9]*]]: index)
// CHECK-SAME: nn.units = 74
// CHECK: %[[END:.*]] = arith.minsi %[[HI]], %c74
// CHECK: %[[UNITS:.*]] = arith.subi %[[END]], %[[LO]]
// CHECK: %[[STEP:.*]] = arith.ceildivui
// CHECK: scf.for %[[BLOCK:.*]] = %c0{{.*}} to
// CHECK: %[[SKIPPED:.*]] = arith.muli %[[BLOCK]], %[[STEP]]
// CHECK: %[[FROM:.*]] = arith.addi %[[LO]], %[[SKIPPED]]
// CHECK: %[[NEXT:.*]] = arith.addi %[[FROM]], %[[STEP]]
// CHECK: arith.minsi %[[NEXT]], %[[END]]
// CHECK: scf.for
func.func private @rows(%a: tensor<1024x1024xf32>, %b: tensor<64x1024x16xf32>, %c: tensor<1024x1024xf32>, %lo: index, %hi: index) -> tensor<1024x1024xf32>
    attributes {nn.kernel = "matmul"} {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<1024x1024xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<1024x1024xf32>) -> tensor<1024x1024xf32>
  %0 = linalg.generic {indexing_maps = [#a, #b, #c], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%a, %b : tensor<1024x1024xf32>, tensor<64x1024x16xf32>) outs(%f : tensor<1024x1024xf32>) {
  ^bb0(%x: f32, %y: f32, %z: f32):
    %p = arith.mulf %x, %y : f32
    %s = arith.addf %z, %p : f32
    linalg.yield %s : f32
  } -> tensor<1024x1024xf32>
  %1 = bufferization.materialize_in_destination %0 in %c : (tensor<1024x1024xf32>, tensor<1024x1024xf32>) -> tensor<1024x1024xf32>
  return %1 : tensor<1024x1024xf32>
}
