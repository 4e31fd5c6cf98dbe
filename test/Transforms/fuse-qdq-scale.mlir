// RUN: nn-opt %s --nn-fuse-qdq | FileCheck %s

// CHECK-LABEL: @channels
// CHECK-DAG: %[[W:.*]] = nn.constant dense<{{.*}}> : tensor<3x2xi8>
// CHECK-DAG: %[[S:.*]] = nn.constant dense<{{\[\[}}5.000000e-01, 2.500000e-01]]> : tensor<1x2xf32>
// CHECK: %[[SUM:.*]] = nn.scaled_linear %{{.*}}, %[[W]], %[[S]] group = 3
// CHECK: nn.add %[[SUM]], %arg1
func.func @channels(%x: tensor<?x3xf32>, %bias: tensor<2xf32>) -> tensor<?x2xf32> {
  %q = nn.constant dense<[[1, 2], [3, 4], [5, 6]]> : tensor<3x2xi8>
  %w = nn.dequantize %q as !quant.uniform<i8:f32:1, {0.5, 0.25}> : (tensor<3x2xi8>) -> tensor<3x2xf32>
  %0 = nn.linear %x, %w, %bias : (tensor<?x3xf32>, tensor<3x2xf32>, tensor<2xf32>) -> tensor<?x2xf32>
  return %0 : tensor<?x2xf32>
}

// CHECK-LABEL: @groups
// CHECK-DAG: %[[S:.*]] = nn.constant dense<{{\[\[}}5.000000e-01, 2.500000e-01], [1.000000e+00, 2.000000e+00]]> : tensor<2x2xf32>
// CHECK-DAG: %[[Z:.*]] = nn.constant dense<{{\[\[}}1, 0], [0, 2]]> : tensor<2x2xi4>
// CHECK: nn.scaled_linear %arg0, %{{.*}}, %[[S]], %[[Z]] group = 8
func.func @groups(%x: tensor<1x9xf32>) -> tensor<1x2xf32> {
  %q = nn.constant dense<[[1, 2], [3, 4], [5, 6], [7, -8], [1, 2], [3, 4], [5, 6], [7, -8], [1, 2]]> : tensor<9x2xi4>
  %w = nn.dequantize %q as !quant.uniform<i4:f32:{0:8, 1:1}, {{0.5:1, 0.25}, {1.0, 2.0:2}}> : (tensor<9x2xi4>) -> tensor<9x2xf32>
  %0 = nn.matmul %x, %w : (tensor<1x9xf32>, tensor<9x2xf32>) -> tensor<1x2xf32>
  return %0 : tensor<1x2xf32>
}

// Weights that aren't constant become f32.
// CHECK-LABEL: @at_run_time
// CHECK-NOT: nn.scaled_linear
func.func @at_run_time(%x: tensor<17x3xf32>, %v: tensor<3x2xi8>) -> tensor<17x2xf32> {
  %u = nn.dequantize %v as !quant.uniform<i8:f32, 0.5> : (tensor<3x2xi8>) -> tensor<3x2xf32>
  %1 = nn.matmul %x, %u : (tensor<17x3xf32>, tensor<3x2xf32>) -> tensor<17x2xf32>
  return %1 : tensor<17x2xf32>
}
