// RUN: nn-opt %s --nn-vectorize-kernels --canonicalize --cse | FileCheck %s
// RUN: nn-opt %s --nn-vectorize-kernels="vector-bytes=32 registers=16" \
// RUN:   --canonicalize --cse | FileCheck %s --check-prefix=AVX2

#lhs = affine_map<(m, n, k) -> (m, k)>
#rhs = affine_map<(m, n, k) -> (k, n)>
#out = affine_map<(m, n, k) -> (m, n)>
#row = affine_map<(m, n) -> (n)>
#id = affine_map<(m, n) -> (m, n)>

// Rows of 3 vectors: 49 = 9 + 5 * 8, 40 = 16 + 16 + 8. The last vector is
// masked, accumulators are carried in registers, and bias and relu come before
// the one store of each vector.
// CHECK-LABEL: func @matmul_bias_relu
// CHECK-DAG:     %[[MASK:.*]] = vector.constant_mask [8] : vector<16xi1>
// CHECK-DAG:     %[[ZERO:.*]] = arith.constant dense<0.000000e+00> : vector<16xf32>
// CHECK:         :27 = scf.for
// CHECK-COUNT-27:  vector.transfer_write
// CHECK:         scf.for {{.*}} step %c8
// CHECK:           %[[ACC:.*]]:24 = scf.for {{.*}} step %c1 {{.*}} = %[[ZERO]]
// CHECK-NOT:         arith.mulf {{.*}} : f32
// CHECK:             vector.transfer_read %{{.*}}, %[[MASK]]
// CHECK:             arith.mulf {{.*}} fastmath<contract> : vector<16xf32>
// CHECK:             scf.yield
// CHECK:           arith.addf %[[ACC]]#0
// CHECK:           arith.maximumf
// CHECK-COUNT-24:  vector.transfer_write
// CHECK-NOT:       vector.transfer_write
// CHECK-NOT:     linalg.generic
// AVX2-LABEL: func @matmul_bias_relu
// AVX2:           scf.for {{.*}} iter_args({{.*}}) -> ({{.*}}vector<8xf32>
// AVX2-NOT:     vector<16xf32>
func.func @matmul_bias_relu(%a: tensor<49x96xf32>, %w: tensor<96x40xf32>,
    %bias: tensor<40xf32>, %dest: tensor<49x40xf32>) -> tensor<49x40xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<49x40xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<49x40xf32>) -> tensor<49x40xf32>
  %r = linalg.generic {indexing_maps = [#lhs, #rhs, #out],
      iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%a, %w : tensor<49x96xf32>, tensor<96x40xf32>)
      outs(%f : tensor<49x40xf32>) {
  ^bb0(%x: f32, %y: f32, %acc: f32):
    %p = arith.mulf %x, %y fastmath<contract> : f32
    %s = arith.addf %acc, %p fastmath<contract> : f32
    linalg.yield %s : f32
  } -> tensor<49x40xf32>
  %q = linalg.generic {indexing_maps = [#id, #row, #id],
      iterator_types = ["parallel", "parallel"]}
      ins(%r, %bias : tensor<49x40xf32>, tensor<40xf32>)
      outs(%e : tensor<49x40xf32>) {
  ^bb0(%x: f32, %y: f32, %o: f32):
    %p = arith.addf %x, %y : f32
    %s = arith.maximumf %p, %zero : f32
    linalg.yield %s : f32
  } -> tensor<49x40xf32>
  %d = bufferization.materialize_in_destination %q in %dest
      : (tensor<49x40xf32>, tensor<49x40xf32>) -> tensor<49x40xf32>
  return %d : tensor<49x40xf32>
}

// Rows that don't fit one tile are cut evenly: 17 = 9 + 8.
// CHECK-LABEL: func @even_rows
// CHECK:         :9 = scf.for
// CHECK-COUNT-9: vector.transfer_write
// CHECK:         :8 = scf.for
// CHECK-COUNT-8: vector.transfer_write
// CHECK-NOT:     vector.transfer_write
func.func @even_rows(%a: tensor<17x8xf32>, %w: tensor<8x16xf32>,
    %dest: tensor<17x16xf32>) -> tensor<17x16xf32> {
  %zero = arith.constant 0.0 : f32
  %f = linalg.fill ins(%zero : f32) outs(%dest : tensor<17x16xf32>) -> tensor<17x16xf32>
  %r = linalg.generic {indexing_maps = [#lhs, #rhs, #out],
      iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%a, %w : tensor<17x8xf32>, tensor<8x16xf32>)
      outs(%f : tensor<17x16xf32>) {
  ^bb0(%x: f32, %y: f32, %acc: f32):
    %p = arith.mulf %x, %y : f32
    %s = arith.addf %acc, %p : f32
    linalg.yield %s : f32
  } -> tensor<17x16xf32>
  return %r : tensor<17x16xf32>
}

// Unknown sizes: whole tiles, then ever smaller ones, and masked vectors.
// CHECK-LABEL: func @dynamic
// CHECK:         :28 = scf.for
// CHECK:         :14 = scf.for
// CHECK:         :6 = scf.for
// CHECK:         :2 = scf.for
// CHECK:         vector.create_mask
// CHECK:         vector.transfer_write
// CHECK-NOT:     linalg.generic
func.func @dynamic(%a: tensor<?x?xf32>, %w: tensor<?x?xf32>,
    %dest: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %zero = arith.constant 0.0 : f32
  %f = linalg.fill ins(%zero : f32) outs(%dest : tensor<?x?xf32>) -> tensor<?x?xf32>
  %r = linalg.generic {indexing_maps = [#lhs, #rhs, #out],
      iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%a, %w : tensor<?x?xf32>, tensor<?x?xf32>)
      outs(%f : tensor<?x?xf32>) {
  ^bb0(%x: f32, %y: f32, %acc: f32):
    %p = arith.mulf %x, %y : f32
    %s = arith.addf %acc, %p : f32
    linalg.yield %s : f32
  } -> tensor<?x?xf32>
  return %r : tensor<?x?xf32>
}

#rhs_t = affine_map<(m, n, k) -> (n, k)>

// A row of the right side is contiguous along k, so k is vectorized; lanes are
// summed at the end, and the last 3 of 35 terms are masked.
// CHECK-LABEL: func @transposed
// CHECK:         arith.select
// CHECK:         vector.reduction <add>, {{.*}} fastmath<reassoc,nsz>
// CHECK:         tensor.insert
// CHECK-NOT:     linalg.generic
func.func @transposed(%a: tensor<4x35xf32>, %w: tensor<6x35xf32>,
    %dest: tensor<4x6xf32>) -> tensor<4x6xf32> {
  %zero = arith.constant 0.0 : f32
  %f = linalg.fill ins(%zero : f32) outs(%dest : tensor<4x6xf32>) -> tensor<4x6xf32>
  %r = linalg.generic {indexing_maps = [#lhs, #rhs_t, #out],
      iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%a, %w : tensor<4x35xf32>, tensor<6x35xf32>)
      outs(%f : tensor<4x6xf32>) {
  ^bb0(%x: f32, %y: f32, %acc: f32):
    %p = arith.mulf %x, %y : f32
    %s = arith.addf %acc, %p : f32
    linalg.yield %s : f32
  } -> tensor<4x6xf32>
  return %r : tensor<4x6xf32>
}

// Lanes may not start from 1 where terms are summed.
// CHECK-LABEL: func @not_neutral
// CHECK:         linalg.generic
func.func @not_neutral(%a: tensor<4x35xf32>, %w: tensor<6x35xf32>,
    %dest: tensor<4x6xf32>) -> tensor<4x6xf32> {
  %one = arith.constant 1.0 : f32
  %f = linalg.fill ins(%one : f32) outs(%dest : tensor<4x6xf32>) -> tensor<4x6xf32>
  %r = linalg.generic {indexing_maps = [#lhs, #rhs_t, #out],
      iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%a, %w : tensor<4x35xf32>, tensor<6x35xf32>)
      outs(%f : tensor<4x6xf32>) {
  ^bb0(%x: f32, %y: f32, %acc: f32):
    %p = arith.mulf %x, %y : f32
    %s = arith.addf %acc, %p : f32
    linalg.yield %s : f32
  } -> tensor<4x6xf32>
  return %r : tensor<4x6xf32>
}

// A product with a second use is written out before relu reads it.
// CHECK-LABEL: func @two_uses
// CHECK:         vector.transfer_write
// CHECK:         arith.maximumf
// CHECK:         vector.transfer_write
func.func @two_uses(%a: tensor<4x8xf32>, %w: tensor<8x16xf32>, %dest: tensor<4x16xf32>)
    -> (tensor<4x16xf32>, tensor<4x16xf32>) {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4x16xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<4x16xf32>) -> tensor<4x16xf32>
  %r = linalg.generic {indexing_maps = [#lhs, #rhs, #out],
      iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%a, %w : tensor<4x8xf32>, tensor<8x16xf32>)
      outs(%f : tensor<4x16xf32>) {
  ^bb0(%x: f32, %y: f32, %acc: f32):
    %p = arith.mulf %x, %y : f32
    %s = arith.addf %acc, %p : f32
    linalg.yield %s : f32
  } -> tensor<4x16xf32>
  %q = linalg.generic {indexing_maps = [#id, #id],
      iterator_types = ["parallel", "parallel"]}
      ins(%r : tensor<4x16xf32>) outs(%dest : tensor<4x16xf32>) {
  ^bb0(%x: f32, %o: f32):
    %s = arith.maximumf %x, %zero : f32
    linalg.yield %s : f32
  } -> tensor<4x16xf32>
  return %r, %q : tensor<4x16xf32>, tensor<4x16xf32>
}
