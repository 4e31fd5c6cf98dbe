// RUN: nn-opt %s --nn-prune-channels='sparsity=0.5 only=p' -o %t.mlir 2>%t.remarks
// RUN: FileCheck %s < %t.mlir
// RUN: FileCheck %s --check-prefix=REMARKS < %t.remarks
// RUN: nn-check --function=constant %t.mlir

// What a batch normalization knows of a channel goes with it. Of two copies of
// a model, one loses the channels whose weights are zero in both.
// CHECK-LABEL: func @constant
// CHECK: nn.conv {{.*}} -> tensor<1x2x4x4xf32>
// CHECK: nn.batch_norm {{.*}}: (tensor<1x2x4x4xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<1x2x4x4xf32>
// CHECK: nn.conv {{.*}}tensor<3x2x1x1xf32>
// CHECK: nn.batch_norm {{.*}}tensor<4xf32>
func.func @constant(%x: tensor<1x2x4x4xf32>) -> (tensor<1x3x4x4xf32> {nn.expect = dense<0.0> : tensor<1x3x4x4xf32>}) {
  %w = nn.constant dense<[[[[0.0]], [[0.0]]], [[[1.0]], [[2.0]]], [[[-1.0]], [[3.0]]], [[[0.0]], [[0.0]]]]> : tensor<4x2x1x1xf32>
  %u = nn.constant dense<[[[[1.0]], [[2.0]], [[3.0]], [[4.0]]], [[[5.0]], [[6.0]], [[7.0]], [[8.0]]], [[[1.0]], [[-1.0]], [[2.0]], [[3.0]]]]> : tensor<3x4x1x1xf32>
  %s = nn.constant dense<[3.0, 0.5, 2.0, 5.0]> : tensor<4xf32>
  %b = nn.constant dense<[0.0, 0.25, 1.0, -1.0]> : tensor<4xf32>
  %m = nn.constant dense<[0.0, 0.5, -0.5, 1.0]> : tensor<4xf32>
  %v = nn.constant dense<[1.0, 4.0, 2.0, 3.0]> : tensor<4xf32>
  %p0 = nn.conv %x, %w : (tensor<1x2x4x4xf32>, tensor<4x2x1x1xf32>) -> tensor<1x4x4x4xf32> loc("p")
  %p1 = nn.batch_norm %p0, %s, %b, %m, %v : (tensor<1x4x4x4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<1x4x4x4xf32>
  %p2 = nn.relu %p1 : (tensor<1x4x4x4xf32>) -> tensor<1x4x4x4xf32>
  %p3 = nn.conv %p2, %u : (tensor<1x4x4x4xf32>, tensor<3x4x1x1xf32>) -> tensor<1x3x4x4xf32> loc("pu")
  %q0 = nn.conv %x, %w : (tensor<1x2x4x4xf32>, tensor<4x2x1x1xf32>) -> tensor<1x4x4x4xf32> loc("q")
  %q1 = nn.batch_norm %q0, %s, %b, %m, %v : (tensor<1x4x4x4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<1x4x4x4xf32>
  %q2 = nn.relu %q1 : (tensor<1x4x4x4xf32>) -> tensor<1x4x4x4xf32>
  %q3 = nn.conv %q2, %u : (tensor<1x4x4x4xf32>, tensor<3x4x1x1xf32>) -> tensor<1x3x4x4xf32> loc("qu")
  %y = nn.sub %p3, %q3 : (tensor<1x3x4x4xf32>, tensor<1x3x4x4xf32>) -> tensor<1x3x4x4xf32>
  return %y : tensor<1x3x4x4xf32>
}

// REMARKS: 'p' keeps 2 of 4 channels
// REMARKS: 'p' keeps all channels: 'nn.batch_norm' needs them
// CHECK-LABEL: func @given
func.func @given(%x: tensor<1x2x4x4xf32>, %s: tensor<4xf32>) -> tensor<1x3x4x4xf32> {
  %w = nn.constant dense<1.0> : tensor<4x2x1x1xf32>
  %u = nn.constant dense<1.0> : tensor<3x4x1x1xf32>
  %0 = nn.conv %x, %w : (tensor<1x2x4x4xf32>, tensor<4x2x1x1xf32>) -> tensor<1x4x4x4xf32> loc("p")
  %1 = nn.batch_norm %0, %s, %s, %s, %s : (tensor<1x4x4x4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<1x4x4x4xf32>
  %2 = nn.conv %1, %u : (tensor<1x4x4x4xf32>, tensor<3x4x1x1xf32>) -> tensor<1x3x4x4xf32> loc("u")
  return %2 : tensor<1x3x4x4xf32>
}
