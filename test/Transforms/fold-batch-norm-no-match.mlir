// RUN: nn-opt %s --nn-fold-batch-norm --split-input-file | FileCheck %s

// What does not fold into its producer, one case a reason.

// "statistics are not constant": nothing changes.
// CHECK-LABEL: func.func @statistics
func.func @statistics(%x: tensor<1x1x2x2xf32>, %v: tensor<2xf32>) -> tensor<1x2x2x2xf32> {
  %w = nn.constant dense<1.0> : tensor<2x1x1x1xf32>
  %s = nn.constant dense<1.0> : tensor<2xf32>
  // CHECK: %[[C:.*]] = nn.conv
  // CHECK: nn.batch_norm %[[C]]
  %0 = nn.conv %x, %w : (tensor<1x1x2x2xf32>, tensor<2x1x1x1xf32>) -> tensor<1x2x2x2xf32>
  %1 = nn.batch_norm %0, %s, %s, %s, %v
    : (tensor<1x2x2x2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<1x2x2x2xf32>
  return %1 : tensor<1x2x2x2xf32>
}

// -----

// "producer is no convolution and not nn.linear"
// CHECK-LABEL: func.func @producer
func.func @producer(%x: tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32> {
  %s = nn.constant dense<1.0> : tensor<2xf32>
  // CHECK: %[[R:.*]] = nn.relu
  // CHECK: nn.mul %[[R]]
  %0 = nn.relu %x : (tensor<1x2x2x2xf32>) -> tensor<1x2x2x2xf32>
  %1 = nn.batch_norm %0, %s, %s, %s, %s
    : (tensor<1x2x2x2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<1x2x2x2xf32>
  return %1 : tensor<1x2x2x2xf32>
}

// -----

// "producer has other users"
// CHECK-LABEL: func.func @users
func.func @users(%x: tensor<1x1x2x2xf32>) -> (tensor<1x2x2x2xf32>, tensor<1x2x2x2xf32>) {
  %w = nn.constant dense<1.0> : tensor<2x1x1x1xf32>
  %s = nn.constant dense<1.0> : tensor<2xf32>
  // CHECK: %[[C:.*]] = nn.conv
  // CHECK: nn.mul %[[C]]
  %0 = nn.conv %x, %w : (tensor<1x1x2x2xf32>, tensor<2x1x1x1xf32>) -> tensor<1x2x2x2xf32>
  %1 = nn.batch_norm %0, %s, %s, %s, %s
    : (tensor<1x2x2x2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<1x2x2x2xf32>
  return %0, %1 : tensor<1x2x2x2xf32>, tensor<1x2x2x2xf32>
}

// -----

// "filter is not constant"
// CHECK-LABEL: func.func @filter
func.func @filter(%x: tensor<1x1x2x2xf32>, %w: tensor<2x1x1x1xf32>) -> tensor<1x2x2x2xf32> {
  %s = nn.constant dense<1.0> : tensor<2xf32>
  // CHECK: %[[C:.*]] = nn.conv
  // CHECK: nn.mul %[[C]]
  %0 = nn.conv %x, %w : (tensor<1x1x2x2xf32>, tensor<2x1x1x1xf32>) -> tensor<1x2x2x2xf32>
  %1 = nn.batch_norm %0, %s, %s, %s, %s
    : (tensor<1x2x2x2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<1x2x2x2xf32>
  return %1 : tensor<1x2x2x2xf32>
}

// -----

// "bias is not constant"
// CHECK-LABEL: func.func @bias
func.func @bias(%x: tensor<1x1x2x2xf32>, %b: tensor<2xf32>) -> tensor<1x2x2x2xf32> {
  %w = nn.constant dense<1.0> : tensor<2x1x1x1xf32>
  %s = nn.constant dense<1.0> : tensor<2xf32>
  // CHECK: %[[C:.*]] = nn.conv
  // CHECK: nn.mul %[[C]]
  %0 = nn.conv %x, %w, %b : (tensor<1x1x2x2xf32>, tensor<2x1x1x1xf32>, tensor<2xf32>) -> tensor<1x2x2x2xf32>
  %1 = nn.batch_norm %0, %s, %s, %s, %s
    : (tensor<1x2x2x2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<1x2x2x2xf32>
  return %1 : tensor<1x2x2x2xf32>
}

// -----

// "producer has its channels elsewhere": the norm takes the width for them.
// CHECK-LABEL: func.func @layout
func.func @layout(%x: tensor<1x1x2x2xf32>) -> tensor<1x2x2x2xf32> {
  %w = nn.constant dense<1.0> : tensor<2x1x1x1xf32>
  %s = nn.constant dense<1.0> : tensor<2xf32>
  // CHECK: %[[C:.*]] = nn.conv
  // CHECK: nn.mul %[[C]]
  %0 = nn.conv %x, %w : (tensor<1x1x2x2xf32>, tensor<2x1x1x1xf32>) -> tensor<1x2x2x2xf32>
  %1 = nn.batch_norm %0, %s, %s, %s, %s layout = nhwc
    : (tensor<1x2x2x2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<1x2x2x2xf32>
  return %1 : tensor<1x2x2x2xf32>
}

// -----

// The same for nn.linear of rank 3, whose dimension 1 is not its channel, and
// for nn.conv_transpose.
// CHECK-LABEL: func.func @linear
func.func @linear(%x: tensor<1x2x3xf32>) -> tensor<1x2x2xf32> {
  %w = nn.constant dense<1.0> : tensor<3x2xf32>
  %s = nn.constant dense<1.0> : tensor<2xf32>
  // CHECK: %[[C:.*]] = nn.linear
  // CHECK: nn.mul %[[C]]
  %0 = nn.linear %x, %w : (tensor<1x2x3xf32>, tensor<3x2xf32>) -> tensor<1x2x2xf32>
  %1 = nn.batch_norm %0, %s, %s, %s, %s
    : (tensor<1x2x2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<1x2x2xf32>
  return %1 : tensor<1x2x2xf32>
}

// -----

// CHECK-LABEL: func.func @conv_transpose
func.func @conv_transpose(%x: tensor<1x1x2x2xf32>) -> tensor<1x2x2x2xf32> {
  %w = nn.constant dense<1.0> : tensor<1x2x1x1xf32>
  %s = nn.constant dense<1.0> : tensor<2xf32>
  // CHECK: %[[C:.*]] = nn.conv_transpose
  // CHECK: nn.mul %[[C]]
  %0 = nn.conv_transpose %x, %w : (tensor<1x1x2x2xf32>, tensor<1x2x1x1xf32>) -> tensor<1x2x2x2xf32>
  %1 = nn.batch_norm %0, %s, %s, %s, %s layout = nhwc
    : (tensor<1x2x2x2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<1x2x2x2xf32>
  return %1 : tensor<1x2x2x2xf32>
}
