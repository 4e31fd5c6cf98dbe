// RUN: nn-opt %s --nn-lower-to-linalg --nn-pack-weights --canonicalize | FileCheck %s
// RUN: nn-opt %s --nn-lower-to-linalg --nn-pack-weights=vector-bytes=32 \
// RUN:   --canonicalize | FileCheck %s --check-prefix=AVX2
// RUN: nn-opt %s --nn-lower-to-linalg --nn-pack-weights \
// RUN:   --mlir-pass-statistics --mlir-pass-statistics-display=list \
// RUN:   -o /dev/null 2>&1 | FileCheck %s --check-prefix=STATS

// STATS: 8 packed

// 3 columns of padding; a row of a panel is 4 columns.
// CHECK-DAG: #[[COLUMNS:.*]] = affine_map<(d0, d1, d2) -> (d1 floordiv 16, d2, d1 mod 16)>
// CHECK-DAG: #[[GROUPS:.*]] = affine_map<({{.*}}) -> (d3, d4 floordiv 16, d5, d6, d7, d4 mod 16)>
// CHECK-DAG: #[[TERMS:.*]] = affine_map<(d0, d1, d2) -> (d1, d2)>
// AVX2: affine_map<(d0, d1, d2) -> (d1 floordiv 8, d2, d1 mod 8)>

// CHECK-LABEL: func @columns
// CHECK: arith.constant dense<{{\[}}{{\[}}[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15], [17, 18
// CHECK-SAME: ], {{\[}}[16, 0, 0, {{.*}}], [33, 0, 0, {{.*}}]]]> : tensor<2x2x16xi32>
// CHECK: linalg.generic {indexing_maps = [{{[^,]*}}, #[[COLUMNS]], {{[^,]*}}]
// AVX2-LABEL: func @columns
// AVX2: : tensor<3x2x8xi32>
func.func @columns(%x: tensor<4x2xi32>) -> tensor<4x17xi32> {
  %w = nn.constant dense<[
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16],
      [17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33]]>
      : tensor<2x17xi32>
  %0 = nn.kernel "matmul"(%x, %w) : (tensor<4x2xi32>, tensor<2x17xi32>) -> tensor<4x17xi32> {
  ^bb0(%a: tensor<4x2xi32>, %b: tensor<2x17xi32>):
    %1 = nn.matmul %a, %b : (tensor<4x2xi32>, tensor<2x17xi32>) -> tensor<4x17xi32>
    nn.yield %1 : tensor<4x17xi32>
  }
  return %0 : tensor<4x17xi32>
}

// Each group has panels of its own; splats stay splats.
// CHECK-LABEL: func @groups
// CHECK: arith.constant dense<5.000000e-01> : tensor<2x2x3x3x8x16xf32>
// CHECK: linalg.generic {indexing_maps = [{{[^,]*}}, #[[GROUPS]], {{[^,]*}}]
func.func @groups(%x: tensor<1x8x8x16xf32>) -> tensor<1x6x6x34xf32> {
  %w = nn.constant dense<0.5> : tensor<3x3x8x34xf32>
  %0 = nn.kernel "conv"(%x, %w) : (tensor<1x8x8x16xf32>, tensor<3x3x8x34xf32>) -> tensor<1x6x6x34xf32> {
  ^bb0(%a: tensor<1x8x8x16xf32>, %b: tensor<3x3x8x34xf32>):
    %1 = nn.conv %a, %b groups = 2 layout = nhwc : (tensor<1x8x8x16xf32>, tensor<3x3x8x34xf32>) -> tensor<1x6x6x34xf32>
    nn.yield %1 : tensor<1x6x6x34xf32>
  }
  return %0 : tensor<1x6x6x34xf32>
}

// Used by two kernels and by something else: packed once, and kept.
// CHECK-LABEL: func @shared
// CHECK-DAG: %[[PLAIN:.*]] = arith.constant dense<5.000000e-01> : tensor<3x32xf32>
// CHECK-DAG: %[[PACKED:.*]] = arith.constant dense<5.000000e-01> : tensor<2x3x16xf32>
// CHECK: nn.kernel "matmul"(%{{.*}}, %[[PACKED]])
// CHECK: nn.kernel "matmul"(%{{.*}}, %[[PACKED]])
// CHECK: return {{.*}}, %[[PLAIN]]
func.func @shared(%x: tensor<4x3xf32>, %y: tensor<5x3xf32>)
    -> (tensor<4x32xf32>, tensor<5x32xf32>, tensor<3x32xf32>) {
  %w = nn.constant dense<0.5> : tensor<3x32xf32>
  %0 = nn.kernel "matmul"(%x, %w) : (tensor<4x3xf32>, tensor<3x32xf32>) -> tensor<4x32xf32> {
  ^bb0(%a: tensor<4x3xf32>, %b: tensor<3x32xf32>):
    %1 = nn.matmul %a, %b : (tensor<4x3xf32>, tensor<3x32xf32>) -> tensor<4x32xf32>
    nn.yield %1 : tensor<4x32xf32>
  }
  %2 = nn.kernel "matmul"(%y, %w) : (tensor<5x3xf32>, tensor<3x32xf32>) -> tensor<5x32xf32> {
  ^bb0(%a: tensor<5x3xf32>, %b: tensor<3x32xf32>):
    %3 = nn.matmul %a, %b : (tensor<5x3xf32>, tensor<3x32xf32>) -> tensor<5x32xf32>
    nn.yield %3 : tensor<5x32xf32>
  }
  return %0, %2, %w : tensor<4x32xf32>, tensor<5x32xf32>, tensor<3x32xf32>
}

// A batch of weights is packed batch by batch.
// CHECK-LABEL: func @batch
// CHECK: tensor<2x2x3x16xf32>
func.func @batch(%x: tensor<2x4x3xf32>) -> tensor<2x4x20xf32> {
  %w = nn.constant dense<0.5> : tensor<2x3x20xf32>
  %0 = nn.kernel "matmul"(%x, %w) : (tensor<2x4x3xf32>, tensor<2x3x20xf32>) -> tensor<2x4x20xf32> {
  ^bb0(%a: tensor<2x4x3xf32>, %b: tensor<2x3x20xf32>):
    %1 = nn.matmul %a, %b : (tensor<2x4x3xf32>, tensor<2x3x20xf32>) -> tensor<2x4x20xf32>
    nn.yield %1 : tensor<2x4x20xf32>
  }
  return %0 : tensor<2x4x20xf32>
}

// Not packed: what isn't constant, what is mostly padding then, depthwise
// filters, and weights that the kernel reads in another place too.
// CHECK-LABEL: func @plain
// CHECK-NOT: x16x
// CHECK: nn.kernel "matmul"({{.*}}) : (tensor<4x3xf32>, tensor<3x20xf32>)
// CHECK: nn.kernel "matmul"({{.*}}) : (tensor<4x3xf32>, tensor<3x8xf32>)
// CHECK: nn.kernel "depthwise"({{.*}}) : (tensor<1x8x8x32xf32>, tensor<3x3x1x32xf32>)
// CHECK: nn.kernel "twice"({{.*}}) : (tensor<32x32xf32>, tensor<32x32xf32>)
func.func @plain(%x: tensor<4x3xf32>, %v: tensor<3x20xf32>, %i: tensor<1x8x8x32xf32>, %s: tensor<32x32xf32>)
    -> (tensor<4x20xf32>, tensor<4x8xf32>, tensor<1x6x6x32xf32>, tensor<32x32xf32>) {
  %0 = nn.kernel "matmul"(%x, %v) : (tensor<4x3xf32>, tensor<3x20xf32>) -> tensor<4x20xf32> {
  ^bb0(%a: tensor<4x3xf32>, %b: tensor<3x20xf32>):
    %1 = nn.matmul %a, %b : (tensor<4x3xf32>, tensor<3x20xf32>) -> tensor<4x20xf32>
    nn.yield %1 : tensor<4x20xf32>
  }
  %n = nn.constant dense<0.5> : tensor<3x8xf32>
  %2 = nn.kernel "matmul"(%x, %n) : (tensor<4x3xf32>, tensor<3x8xf32>) -> tensor<4x8xf32> {
  ^bb0(%a: tensor<4x3xf32>, %b: tensor<3x8xf32>):
    %3 = nn.matmul %a, %b : (tensor<4x3xf32>, tensor<3x8xf32>) -> tensor<4x8xf32>
    nn.yield %3 : tensor<4x8xf32>
  }
  %h = nn.constant dense<0.5> : tensor<3x3x1x32xf32>
  %4 = nn.kernel "depthwise"(%i, %h) : (tensor<1x8x8x32xf32>, tensor<3x3x1x32xf32>) -> tensor<1x6x6x32xf32> {
  ^bb0(%a: tensor<1x8x8x32xf32>, %b: tensor<3x3x1x32xf32>):
    %5 = nn.conv %a, %b groups = 32 layout = nhwc : (tensor<1x8x8x32xf32>, tensor<3x3x1x32xf32>) -> tensor<1x6x6x32xf32>
    nn.yield %5 : tensor<1x6x6x32xf32>
  }
  %w = nn.constant dense<0.5> : tensor<32x32xf32>
  %6 = nn.kernel "twice"(%s, %w) : (tensor<32x32xf32>, tensor<32x32xf32>) -> tensor<32x32xf32> {
  ^bb0(%a: tensor<32x32xf32>, %b: tensor<32x32xf32>):
    %7 = nn.matmul %a, %b : (tensor<32x32xf32>, tensor<32x32xf32>) -> tensor<32x32xf32>
    %8 = nn.add %7, %b : (tensor<32x32xf32>, tensor<32x32xf32>) -> tensor<32x32xf32>
    nn.yield %8 : tensor<32x32xf32>
  }
  return %0, %2, %4, %6 : tensor<4x20xf32>, tensor<4x8xf32>, tensor<1x6x6x32xf32>, tensor<32x32xf32>
}

// Two columns of many terms: these fill vectors.
// CHECK-LABEL: func @terms
// CHECK: arith.constant dense<5> : tensor<2x64xi32>
// CHECK: linalg.generic {indexing_maps = [{{[^,]*}}, #[[TERMS]], {{[^,]*}}]
func.func @terms(%x: tensor<4x64xi32>) -> tensor<4x2xi32> {
  %w = nn.constant dense<5> : tensor<64x2xi32>
  %0 = nn.kernel "matmul"(%x, %w) : (tensor<4x64xi32>, tensor<64x2xi32>) -> tensor<4x2xi32> {
  ^bb0(%a: tensor<4x64xi32>, %b: tensor<64x2xi32>):
    %1 = nn.matmul %a, %b : (tensor<4x64xi32>, tensor<64x2xi32>) -> tensor<4x2xi32>
    nn.yield %1 : tensor<4x2xi32>
  }
  return %0 : tensor<4x2xi32>
}

// Groups of whole vectors, side by side, have panels as one group has.
// CHECK-LABEL: func @groups_of_vectors
// CHECK: arith.constant dense<5.000000e-01> : tensor<4x3x3x8x16xf32>
func.func @groups_of_vectors(%x: tensor<1x8x8x16xf32>) -> tensor<1x6x6x64xf32> {
  %w = nn.constant dense<0.5> : tensor<3x3x8x64xf32>
  %0 = nn.kernel "conv"(%x, %w) : (tensor<1x8x8x16xf32>, tensor<3x3x8x64xf32>) -> tensor<1x6x6x64xf32> {
  ^bb0(%a: tensor<1x8x8x16xf32>, %b: tensor<3x3x8x64xf32>):
    %1 = nn.conv %a, %b groups = 2 layout = nhwc : (tensor<1x8x8x16xf32>, tensor<3x3x8x64xf32>) -> tensor<1x6x6x64xf32>
    nn.yield %1 : tensor<1x6x6x64xf32>
  }
  return %0 : tensor<1x6x6x64xf32>
}

// Bytes have panels of four terms, though most of it is padding.
// CHECK-LABEL: func @few_columns_of_bytes
// CHECK: arith.constant dense<{{.*}}> : tensor<1x2x16x4xi8>
func.func @few_columns_of_bytes(%x: tensor<4x5xui8>) -> tensor<4x2xi32> {
  %w = nn.constant dense<[[1, 2], [3, 4], [5, 6], [7, 8], [9, 10]]> : tensor<5x2xi8>
  %0 = nn.kernel "matmul"(%x, %w) : (tensor<4x5xui8>, tensor<5x2xi8>) -> tensor<4x2xi32> {
  ^bb0(%a: tensor<4x5xui8>, %b: tensor<5x2xi8>):
    %1 = nn.matmul %a, %b : (tensor<4x5xui8>, tensor<5x2xi8>) -> tensor<4x2xi32>
    nn.yield %1 : tensor<4x2xi32>
  }
  return %0 : tensor<4x2xi32>
}
