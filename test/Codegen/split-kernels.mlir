// RUN: nn-opt %s --nn-vectorize-kernels=min-cost=0 --canonicalize --cse \
// RUN:   | FileCheck %s
// RUN: nn-opt %s --nn-vectorize-kernels --canonicalize --cse \
// RUN:   | FileCheck %s --check-prefix=SMALL

#lhs = affine_map<(m, n, k) -> (m, k)>
#rhs = affine_map<(m, n, k) -> (k, n)>
#out = affine_map<(m, n, k) -> (m, n)>
#id = affine_map<(m, n) -> (m, n)>
#sum = affine_map<(m, n) -> (m)>

// Two panels of columns, the second one narrower, by 6 tiles of rows. The range
// is cut to what there is, and each panel takes its part of it.
// CHECK-LABEL: func private @matmul
// CHECK-SAME:      %[[OUT:[a-z0-9]*]]: tensor<48x72xf32>, %[[LO:[a-z0-9]*]]: index, %[[HI:[a-z0-9]*]]: index)
// CHECK-SAME:      nn.cost = {{[1-9][0-9]*}} : i64, nn.kernel = "matmul", nn.units = 12 : i64}
// CHECK:         %[[END:.*]] = arith.minsi %[[HI]], %c12
// CHECK-DAG:     %[[FROM:.*]] = arith.maxsi %[[LO]], %c0
// CHECK-DAG:     %[[TO:.*]] = arith.minsi %[[END]], %c6
// CHECK:         scf.for %{{.*}} = %[[FROM]] to %[[TO]] step %c1 iter_args(%{{.*}} = %[[OUT]])
// CHECK:           scf.for {{.*}} = %c0 to %c16 step %c1
// CHECK-NOT:     linalg.generic
// SMALL-LABEL: func private @matmul
// SMALL-SAME:      attributes {nn.kernel = "matmul"}
// SMALL:         scf.for %{{.*}} = %c0 to
func.func private @matmul(%a: tensor<48x16xf32>, %w: tensor<16x72xf32>,
    %dest: tensor<48x72xf32>, %lo: index, %hi: index) -> tensor<48x72xf32>
    attributes {nn.kernel = "matmul"} {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<48x72xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<48x72xf32>) -> tensor<48x72xf32>
  %r = linalg.generic {indexing_maps = [#lhs, #rhs, #out],
      iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%a, %w : tensor<48x16xf32>, tensor<16x72xf32>)
      outs(%f : tensor<48x72xf32>) {
  ^bb0(%x: f32, %y: f32, %acc: f32):
    %m = arith.mulf %x, %y fastmath<contract> : f32
    %s = arith.addf %acc, %m fastmath<contract> : f32
    linalg.yield %s : f32
  } -> tensor<48x72xf32>
  %d = bufferization.materialize_in_destination %r in %dest
      : (tensor<48x72xf32>, tensor<48x72xf32>) -> tensor<48x72xf32>
  return %d : tensor<48x72xf32>
}

// Of rows whose number is not known, each is a unit, whatever they
// cost. Tiles begin with the range.
// CHECK-LABEL: func private @rows
// CHECK-SAME:      %[[OUT:[a-z0-9]*]]: tensor<?x32xf32>, %[[LO:[a-z0-9]*]]: index, %[[HI:[a-z0-9]*]]: index)
// CHECK-SAME:      nn.units = 1 : i64, nn.units_dim = array<i64: 2, 0>
// CHECK:         %[[LAST:.*]] = arith.minsi %{{.*}}, %[[HI]]
// CHECK:         arith.maxsi %[[LAST]], %[[LO]]
// CHECK:         scf.for %{{.*}} = %[[LO]] to %{{.*}} step %c14
// SMALL-LABEL: func private @rows
// SMALL-SAME:      nn.units_dim
func.func private @rows(%a: tensor<?x32xf32>, %w: tensor<32x32xf32>,
    %dest: tensor<?x32xf32>, %lo: index, %hi: index) -> tensor<?x32xf32>
    attributes {nn.kernel = "matmul"} {
  %zero = arith.constant 0.0 : f32
  %c0 = arith.constant 0 : index
  %n = tensor.dim %a, %c0 : tensor<?x32xf32>
  %e = tensor.empty(%n) : tensor<?x32xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<?x32xf32>) -> tensor<?x32xf32>
  %r = linalg.generic {indexing_maps = [#lhs, #rhs, #out],
      iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%a, %w : tensor<?x32xf32>, tensor<32x32xf32>)
      outs(%f : tensor<?x32xf32>) {
  ^bb0(%x: f32, %y: f32, %acc: f32):
    %m = arith.mulf %x, %y fastmath<contract> : f32
    %s = arith.addf %acc, %m fastmath<contract> : f32
    linalg.yield %s : f32
  } -> tensor<?x32xf32>
  %d = bufferization.materialize_in_destination %r in %dest
      : (tensor<?x32xf32>, tensor<?x32xf32>) -> tensor<?x32xf32>
  return %d : tensor<?x32xf32>
}

// What writes no argument, or is not all that the kernel does, is not split.
// CHECK-LABEL: func private @copied
// CHECK-SAME:      attributes {nn.kernel = "elementwise"}
// CHECK-NOT:     arith.minsi
// CHECK:         vector.transfer_write
func.func private @copied(%a: tensor<4x32xf32>, %pad: tensor<8x32xf32>,
    %dest: tensor<8x32xf32>, %lo: index, %hi: index) -> tensor<8x32xf32>
    attributes {nn.kernel = "elementwise"} {
  %e = tensor.empty() : tensor<4x32xf32>
  %r = linalg.generic {indexing_maps = [#id, #id],
      iterator_types = ["parallel", "parallel"]}
      ins(%a : tensor<4x32xf32>) outs(%e : tensor<4x32xf32>) {
  ^bb0(%x: f32, %o: f32):
    %s = math.exp %x : f32
    linalg.yield %s : f32
  } -> tensor<4x32xf32>
  %i = tensor.insert_slice %r into %pad[2, 0] [4, 32] [1, 1]
      : tensor<4x32xf32> into tensor<8x32xf32>
  %d = bufferization.materialize_in_destination %i in %dest
      : (tensor<8x32xf32>, tensor<8x32xf32>) -> tensor<8x32xf32>
  return %d : tensor<8x32xf32>
}

// A kernel that writes a slice of what it is given can be split as well.
// CHECK-LABEL: func private @into_slice
// CHECK-SAME:      nn.units = {{[1-9][0-9]*}} : i64
// CHECK:         tensor.extract_slice %[[OUT:[a-z0-9]*]][0, 8]
// CHECK:         arith.minsi
// CHECK:         tensor.insert_slice
func.func private @into_slice(%x: tensor<64x40xf32>, %dest: tensor<64x48xf32>,
    %lo: index, %hi: index) -> tensor<64x48xf32>
    attributes {nn.kernel = "elementwise"} {
  %slice = tensor.extract_slice %dest[0, 8] [64, 40] [1, 1] : tensor<64x48xf32> to tensor<64x40xf32>
  %r = linalg.generic {indexing_maps = [#id, #id],
      iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<64x40xf32>) outs(%slice : tensor<64x40xf32>) {
  ^bb0(%a: f32, %acc: f32):
    %m = arith.mulf %a, %a : f32
    linalg.yield %m : f32
  } -> tensor<64x40xf32>
  %i = tensor.insert_slice %r into %dest[0, 8] [64, 40] [1, 1] : tensor<64x40xf32> into tensor<64x48xf32>
  return %i : tensor<64x48xf32>
}
