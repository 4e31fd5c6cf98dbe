// RUN: nn-opt %s --nn-lower-to-linalg --nn-pack-weights --nn-skip-zeros \
// RUN:   --canonicalize | FileCheck %s
// RUN: nn-opt %s --nn-lower-to-linalg --nn-pack-weights --nn-skip-zeros \
// RUN:   --mlir-pass-statistics --mlir-pass-statistics-display=list \
// RUN:   -o /dev/null 2>&1 | FileCheck %s --check-prefix=STATS
// RUN: nn-opt %s --nn-lower-to-linalg --nn-pack-weights --nn-skip-zeros \
// RUN:   --nn-outline-kernels --canonicalize --nn-vectorize-kernels \
// RUN:   --canonicalize --cse | FileCheck %s --check-prefix=LOOPS

// STATS: 2 sparse

// CHECK-DAG: #[[ROWS:.*]] = affine_map<(d0, d1, d2) -> (d1 floordiv 16, d2, d1 mod 16)>
// CHECK-DAG: #[[PLACES:.*]] = affine_map<(d0, d1, d2) -> (d1 floordiv 16, d2)>
// CHECK-DAG: #[[COUNTS:.*]] = affine_map<(d0, d1, d2) -> (d1 floordiv 16)>

// The first panel keeps terms 1 and 3, the second term 0.
// CHECK-LABEL: func @panels
// CHECK-DAG: %[[V:.*]] = arith.constant dense<{{.*}}> : tensor<2x2x16xf32>
// CHECK-DAG: %[[P:.*]] = arith.constant dense<{{\[\[}}1, 3], [0, 0]]> : tensor<2x2xi32>
// CHECK-DAG: %[[C:.*]] = arith.constant dense<[2, 1]> : tensor<2xi32>
// CHECK: nn.kernel "matmul"(%[[X:.*]], %[[V]], %[[P]], %[[C]])
// CHECK-NEXT: ^bb0(%[[X:.*]]: tensor<5x4xf32>, %[[V:.*]]: tensor<2x2x16xf32>, %[[P:.*]]: tensor<2x2xi32>, %[[C:.*]]: tensor<2xi32>):
// CHECK: linalg.generic {indexing_maps = [#[[ROWS]], #[[PLACES]], #[[COUNTS]], {{.*}}]{{.*}}} ins(%[[V]], %[[P]], %[[C]] :
// CHECK-NEXT: ^bb0(%[[VALUE:.*]]: f32, %[[PLACE:.*]]: i32, %[[COUNT:.*]]: i32, %[[ACC:.*]]: f32):
// CHECK-DAG: %[[TERM:.*]] = linalg.index 2
// CHECK-DAG: %[[END:.*]] = arith.index_castui %[[COUNT]]
// CHECK-DAG: %[[IN:.*]] = arith.cmpi ult, %[[TERM]], %[[END]]
// CHECK-DAG: %[[ROW:.*]] = linalg.index 0
// CHECK-DAG: %[[AT:.*]] = arith.index_castui %[[PLACE]]
// CHECK: %[[A:.*]] = tensor.extract %[[X]][%[[ROW]], %[[AT]]]
// CHECK: %[[PRODUCT:.*]] = arith.mulf %[[A]], %[[VALUE]]
// CHECK: %[[SUM:.*]] = arith.addf %[[ACC]], %[[PRODUCT]]
// CHECK: arith.select %[[IN]], %[[SUM]], %[[ACC]]

// The rows of a tile share where they read: their addresses differ by
// constants. The loop ends where the panel's list does.
// LOOPS-LABEL: func private @matmul_0
// LOOPS: tensor.extract %arg{{[0-9]+}}[%{{.*}}] : tensor<2xi32>
// LOOPS: scf.for %[[T:.*]] = %c0 to %{{.*}} step %c1 iter_args
// LOOPS: vector.transfer_read {{.*}} : tensor<2x2x16xf32>, vector<16xf32>
// LOOPS: %[[PLACE:.*]] = tensor.extract %{{.*}}[%{{.*}}, %[[T]]] : tensor<2x2xi32>
// LOOPS-NEXT: %[[AT:.*]] = arith.index_castui %[[PLACE]]
// LOOPS: %[[FLAT:.*]] = tensor.collapse_shape %arg0
// LOOPS: tensor.extract %[[FLAT]][%[[AT]]]
// LOOPS: %[[NEXT:.*]] = arith.addi %[[AT]], %c4
// LOOPS: tensor.extract %[[FLAT]][%[[NEXT]]]
// LOOPS-NOT: arith.select
// LOOPS: scf.yield
func.func @panels(%x: tensor<5x4xf32>) -> tensor<5x32xf32> {
  %w = nn.constant dense<[
      [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
       1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0],
      [0.0, 0.0, 0.0, 4.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
       0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
      [0.0, -0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
       0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
      [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0,
       0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]]>
      : tensor<4x32xf32>
  %0 = nn.kernel "matmul"(%x, %w) : (tensor<5x4xf32>, tensor<4x32xf32>) -> tensor<5x32xf32> {
  ^bb0(%a: tensor<5x4xf32>, %b: tensor<4x32xf32>):
    %1 = nn.matmul %a, %b : (tensor<5x4xf32>, tensor<4x32xf32>) -> tensor<5x32xf32>
    nn.yield %1 : tensor<5x32xf32>
  }
  return %0 : tensor<5x32xf32>
}

// A list of one has room for two: a loop goes through it all the same.
// CHECK-LABEL: func @single
// CHECK-DAG: arith.constant dense<{{.*}}> : tensor<1x2x16xf32>
// CHECK-DAG: arith.constant dense<{{\[\[}}2, 0]]> : tensor<1x2xi32>
// CHECK-DAG: arith.constant dense<1> : tensor<1xi32>
// LOOPS-LABEL: func private @matmul_1
// LOOPS: scf.for %{{.*}} = %c0 to %{{.*}} step %c1 iter_args
// LOOPS: vector.transfer_read {{.*}} : tensor<1x2x16xf32>, vector<16xf32>
func.func @single(%x: tensor<5x4xf32>) -> tensor<5x16xf32> {
  %z = nn.constant dense<[
      [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
      [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
      [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0],
      [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]]>
      : tensor<4x16xf32>
  %0 = nn.kernel "matmul"(%x, %z) : (tensor<5x4xf32>, tensor<4x16xf32>) -> tensor<5x16xf32> {
  ^bb0(%a: tensor<5x4xf32>, %b: tensor<4x16xf32>):
    %1 = nn.matmul %a, %b : (tensor<5x4xf32>, tensor<4x16xf32>) -> tensor<5x16xf32>
    nn.yield %1 : tensor<5x16xf32>
  }
  return %0 : tensor<5x16xf32>
}

// Zeros that fill no row stay.
// CHECK-LABEL: func @scattered
// CHECK: nn.kernel "matmul"(%{{[^,]*}}, %{{[^,]*}}) :
func.func @scattered(%x: tensor<5x2xf32>) -> tensor<5x16xf32> {
  %w = nn.constant dense<[
      [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0],
      [0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]]>
      : tensor<2x16xf32>
  %0 = nn.kernel "matmul"(%x, %w) : (tensor<5x2xf32>, tensor<2x16xf32>) -> tensor<5x16xf32> {
  ^bb0(%a: tensor<5x2xf32>, %b: tensor<2x16xf32>):
    %1 = nn.matmul %a, %b : (tensor<5x2xf32>, tensor<2x16xf32>) -> tensor<5x16xf32>
    nn.yield %1 : tensor<5x16xf32>
  }
  return %0 : tensor<5x16xf32>
}

// Another sum in the kernel goes over the same rows.
// CHECK-LABEL: func @softmax
// CHECK: nn.kernel "softmax"(%{{[^,]*}}, %{{[^,]*}}) :
func.func @softmax(%x: tensor<5x2xf32>) -> tensor<5x16xf32> {
  %w = nn.constant dense<[
      [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
      [0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]]>
      : tensor<2x16xf32>
  %0 = nn.kernel "softmax"(%x, %w) : (tensor<5x2xf32>, tensor<2x16xf32>) -> tensor<5x16xf32> {
  ^bb0(%a: tensor<5x2xf32>, %b: tensor<2x16xf32>):
    %1 = nn.matmul %a, %b : (tensor<5x2xf32>, tensor<2x16xf32>) -> tensor<5x16xf32>
    %2 = nn.softmax %1 : (tensor<5x16xf32>) -> tensor<5x16xf32>
    nn.yield %2 : tensor<5x16xf32>
  }
  return %0 : tensor<5x16xf32>
}
