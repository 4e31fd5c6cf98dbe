// RUN: nn-opt %s --nn-lower-to-linalg --nn-pack-weights --nn-compress-groups \
// RUN:   --canonicalize | FileCheck %s
// RUN: nn-opt %s --nn-lower-to-linalg --nn-pack-weights --nn-compress-groups \
// RUN:   --mlir-pass-statistics --mlir-pass-statistics-display=list \
// RUN:   -o /dev/null 2>&1 | FileCheck %s --check-prefix=STATS
// RUN: nn-opt %s --nn-lower-to-linalg --nn-pack-weights --nn-compress-groups \
// RUN:   --nn-outline-kernels --canonicalize --nn-vectorize-kernels \
// RUN:   --canonicalize --cse | FileCheck %s --check-prefix=LOOPS
// RUN: nn-opt %s --nn-lower-to-linalg --nn-pack-weights=vector-bytes=16 \
// RUN:   --nn-compress-groups=vector-bytes=16 | FileCheck %s --check-prefix=NARROW

// STATS: 1 compressed
// NARROW-NOT: floordiv 8

// CHECK-DAG: #[[VALUES:.*]] = affine_map<(d0, d1, d2) -> (d1 floordiv 16, d2, d1 mod 16)>
// CHECK-DAG: #[[WORDS:.*]] = affine_map<(d0, d1, d2) -> (d1 floordiv 16, d2 floordiv 8, d1 mod 16)>

// Two groups of four terms keep two each. In the first, lane 0 has terms 0 and
// 3, lane 1 terms 1 and, being the first that is zero, 0, and the others terms 2
// and 3. In the second lane 0 has none: any two that are zero.
// CHECK-LABEL: func @groups
// CHECK-DAG: %[[V:.*]] = arith.constant dense<{{\[\[\[}}1.000000e+00, 2.000000e+00, 3.000000e+00{{.*}}], [4.000000e+00, 0.000000e+00, 5.000000e+00{{.*}}], [0.000000e+00, 6.000000e+00, {{.*}}], [0.000000e+00, 7.000000e+00,{{.*}}]]]> : tensor<1x4x16xf32>
// CHECK-DAG: %[[W:.*]] = arith.constant dense<{{\[\[\[}}4144, 12545, 12594{{.*}}]]]> : tensor<1x1x16xi32>
// CHECK: nn.kernel "matmul"(%[[X:.*]], %[[V]], %[[W]])
// CHECK: linalg.generic {indexing_maps = [#[[VALUES]], #[[WORDS]], {{.*}}]{{.*}}} ins(
// CHECK-NEXT: ^bb0(%[[VALUE:.*]]: f32, %[[WORD:.*]]: i32, %[[ACC:.*]]: f32):
// CHECK: %[[TERM:.*]] = linalg.index 2
// CHECK: %[[GROUP:.*]] = arith.divui %[[TERM]], %c2
// CHECK: %[[FIRST:.*]] = arith.muli %[[GROUP]], %c4
// CHECK: %[[FIELD:.*]] = arith.remui %[[TERM]], %c8
// CHECK: %[[CAST:.*]] = arith.index_cast %[[FIELD]]
// CHECK: %[[BITS:.*]] = arith.muli %[[CAST]], %c4_i32
// CHECK: %[[LOW:.*]] = arith.shrui %[[WORD]], %[[BITS]]
// CHECK: %[[PLACE:.*]] = arith.andi %[[LOW]], %c3_i32
// CHECK: %[[OFFSET:.*]] = arith.index_castui %[[PLACE]]
// CHECK: %[[AT:.*]] = arith.addi %[[FIRST]], %[[OFFSET]]
// CHECK: %[[A:.*]] = tensor.extract %{{.*}}[%{{.*}}, %[[AT]]]
// CHECK: arith.mulf %[[A]], %[[VALUE]]

// Each lane takes its own of a group.
// LOOPS-LABEL: func private @matmul_0
// LOOPS: %[[WORD:.*]] = vector.transfer_read %{{.*}} : tensor<1x1x16xi32>, vector<16xi32>
// LOOPS: %[[X:.*]] = vector.transfer_read %arg0[%c0, %{{.*}}]{{.*}} : tensor<1x8xf32>, vector<4xf32>
// LOOPS-NEXT: %[[ALL:.*]] = vector.shuffle %[[X]], %[[X]] [0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3]
// LOOPS: %[[FIELD:.*]] = arith.shrui %[[WORD]]
// LOOPS-NEXT: llvm.call_intrinsic "llvm.x86.avx512.permvar.sf.512"(%[[ALL]], %[[FIELD]])
// LOOPS-NOT: tensor.extract
// LOOPS: scf.yield
func.func @groups(%x: tensor<1x8xf32>) -> tensor<1x10xf32> {
  %w = nn.constant dense<[
      [1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
      [0.0, 2.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
      [0.0, 0.0, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0],
      [4.0, 0.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0],
      [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
      [0.0, 6.0, 8.0, 8.0, 8.0, 8.0, 8.0, 8.0, 8.0, 8.0],
      [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
      [0.0, 7.0, 9.0, 9.0, 9.0, 9.0, 9.0, 9.0, 9.0, 9.0]]> : tensor<8x10xf32>
  %0 = nn.kernel "matmul"(%x, %w) : (tensor<1x8xf32>, tensor<8x10xf32>) -> tensor<1x10xf32> {
  ^bb0(%a: tensor<1x8xf32>, %b: tensor<8x10xf32>):
    %1 = nn.matmul %a, %b : (tensor<1x8xf32>, tensor<8x10xf32>) -> tensor<1x10xf32>
    nn.yield %1 : tensor<1x10xf32>
  }
  return %0 : tensor<1x10xf32>
}

// Half of the weights would have to be read less often, of many rows.
// CHECK-LABEL: func @many
// CHECK: nn.kernel "matmul"(%{{[^,]*}}, %{{[^,]*}}) :
func.func @many(%x: tensor<9x2xf32>) -> tensor<9x9xf32> {
  %w = nn.constant dense<[
      [1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
      [0.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0]]> : tensor<2x9xf32>
  %0 = nn.kernel "matmul"(%x, %w) : (tensor<9x2xf32>, tensor<2x9xf32>) -> tensor<9x9xf32> {
  ^bb0(%a: tensor<9x2xf32>, %b: tensor<2x9xf32>):
    %1 = nn.matmul %a, %b : (tensor<9x2xf32>, tensor<2x9xf32>) -> tensor<9x9xf32>
    nn.yield %1 : tensor<9x9xf32>
  }
  return %0 : tensor<9x9xf32>
}

// Rows that are left out leave less.
// CHECK-LABEL: func @rows
// CHECK: nn.kernel "matmul"(%{{[^,]*}}, %{{[^,]*}}) :
func.func @rows(%x: tensor<1x4xf32>) -> tensor<1x9xf32> {
  %w = nn.constant dense<[
      [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
      [1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0],
      [1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0],
      [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]]> : tensor<4x9xf32>
  %0 = nn.kernel "matmul"(%x, %w) : (tensor<1x4xf32>, tensor<4x9xf32>) -> tensor<1x9xf32> {
  ^bb0(%a: tensor<1x4xf32>, %b: tensor<4x9xf32>):
    %1 = nn.matmul %a, %b : (tensor<1x4xf32>, tensor<4x9xf32>) -> tensor<1x9xf32>
    nn.yield %1 : tensor<1x9xf32>
  }
  return %0 : tensor<1x9xf32>
}

// Three of four, or three terms, are no such groups.
// CHECK-LABEL: func @others
// CHECK: nn.kernel "matmul"(%{{[^,]*}}, %{{[^,]*}}) :
// CHECK: nn.kernel "matmul"(%{{[^,]*}}, %{{[^,]*}}) :
func.func @others(%x: tensor<1x4xf32>, %y: tensor<1x3xf32>) -> (tensor<1x9xf32>, tensor<1x9xf32>) {
  %w = nn.constant dense<[
      [1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
      [1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0],
      [1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0],
      [0.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0]]> : tensor<4x9xf32>
  %v = nn.constant dense<[
      [1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
      [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
      [0.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0]]> : tensor<3x9xf32>
  %0 = nn.kernel "matmul"(%x, %w) : (tensor<1x4xf32>, tensor<4x9xf32>) -> tensor<1x9xf32> {
  ^bb0(%a: tensor<1x4xf32>, %b: tensor<4x9xf32>):
    %2 = nn.matmul %a, %b : (tensor<1x4xf32>, tensor<4x9xf32>) -> tensor<1x9xf32>
    nn.yield %2 : tensor<1x9xf32>
  }
  %1 = nn.kernel "matmul"(%y, %v) : (tensor<1x3xf32>, tensor<3x9xf32>) -> tensor<1x9xf32> {
  ^bb0(%a: tensor<1x3xf32>, %b: tensor<3x9xf32>):
    %2 = nn.matmul %a, %b : (tensor<1x3xf32>, tensor<3x9xf32>) -> tensor<1x9xf32>
    nn.yield %2 : tensor<1x9xf32>
  }
  return %0, %1 : tensor<1x9xf32>, tensor<1x9xf32>
}

// One term would have a place that no loop goes through.
// CHECK-LABEL: func @single
// CHECK: nn.kernel "matmul"(%{{[^,]*}}, %{{[^,]*}}) :
func.func @single(%x: tensor<1x2xf32>) -> tensor<1x9xf32> {
  %w = nn.constant dense<[
      [1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
      [0.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0]]> : tensor<2x9xf32>
  %0 = nn.kernel "matmul"(%x, %w) : (tensor<1x2xf32>, tensor<2x9xf32>) -> tensor<1x9xf32> {
  ^bb0(%a: tensor<1x2xf32>, %b: tensor<2x9xf32>):
    %1 = nn.matmul %a, %b : (tensor<1x2xf32>, tensor<2x9xf32>) -> tensor<1x9xf32>
    nn.yield %1 : tensor<1x9xf32>
  }
  return %0 : tensor<1x9xf32>
}
