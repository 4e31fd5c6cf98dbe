// RUN: nn-opt %s --nn-recognize-norms --canonicalize --split-input-file | FileCheck %s

// As PyTorch exports it.
// CHECK-LABEL: func.func @layer_norm
// CHECK-NEXT: nn.layer_norm %arg0, %arg1, %arg2 {axis = 1 : i64}
// CHECK-NEXT: return
func.func @layer_norm(%x: tensor<?x8xf32>, %s: tensor<8xf32>, %b: tensor<8xf32>) -> tensor<?x8xf32> {
  %two = nn.constant dense<2.0> : tensor<f32>
  %eps = nn.constant dense<1.0e-5> : tensor<f32>
  %0 = nn.reduce_mean %x axes = [-1] keepdims : (tensor<?x8xf32>) -> tensor<?x1xf32>
  %1 = nn.sub %x, %0 : (tensor<?x8xf32>, tensor<?x1xf32>) -> tensor<?x8xf32>
  %2 = nn.pow %1, %two : (tensor<?x8xf32>, tensor<f32>) -> tensor<?x8xf32>
  %3 = nn.reduce_mean %2 axes = [1] keepdims : (tensor<?x8xf32>) -> tensor<?x1xf32>
  %4 = nn.add %3, %eps : (tensor<?x1xf32>, tensor<f32>) -> tensor<?x1xf32>
  %5 = nn.sqrt %4 : (tensor<?x1xf32>) -> tensor<?x1xf32>
  %6 = nn.div %1, %5 : (tensor<?x8xf32>, tensor<?x1xf32>) -> tensor<?x8xf32>
  %7 = nn.mul %6, %s : (tensor<?x8xf32>, tensor<8xf32>) -> tensor<?x8xf32>
  %8 = nn.add %7, %b : (tensor<?x8xf32>, tensor<8xf32>) -> tensor<?x8xf32>
  return %8 : tensor<?x8xf32>
}

// -----

// As TensorFlow distributes it: x * f + (b - mean * f). Two dimensions.
// CHECK-LABEL: func.func @distributed
// CHECK-NEXT: nn.layer_norm %arg0, %arg1, %arg2 {axis = 1 : i64
// CHECK-NEXT: return
func.func @distributed(%x: tensor<2x4x8xf32>, %s: tensor<4x8xf32>, %b: tensor<8xf32>) -> tensor<2x4x8xf32> {
  %eps = nn.constant dense<1.0e-5> : tensor<f32>
  %0 = nn.reduce_mean %x axes = [1, 2] keepdims : (tensor<2x4x8xf32>) -> tensor<2x1x1xf32>
  %1 = nn.sub %x, %0 : (tensor<2x4x8xf32>, tensor<2x1x1xf32>) -> tensor<2x4x8xf32>
  %2 = nn.mul %1, %1 : (tensor<2x4x8xf32>, tensor<2x4x8xf32>) -> tensor<2x4x8xf32>
  %3 = nn.reduce_mean %2 axes = [1, 2] keepdims : (tensor<2x4x8xf32>) -> tensor<2x1x1xf32>
  %4 = nn.add %eps, %3 : (tensor<f32>, tensor<2x1x1xf32>) -> tensor<2x1x1xf32>
  %5 = nn.rsqrt %4 : (tensor<2x1x1xf32>) -> tensor<2x1x1xf32>
  %6 = nn.mul %5, %s : (tensor<2x1x1xf32>, tensor<4x8xf32>) -> tensor<2x4x8xf32>
  %7 = nn.mul %x, %6 : (tensor<2x4x8xf32>, tensor<2x4x8xf32>) -> tensor<2x4x8xf32>
  %8 = nn.mul %0, %6 : (tensor<2x1x1xf32>, tensor<2x4x8xf32>) -> tensor<2x4x8xf32>
  %9 = nn.sub %b, %8 : (tensor<8xf32>, tensor<2x4x8xf32>) -> tensor<2x4x8xf32>
  %10 = nn.add %7, %9 : (tensor<2x4x8xf32>, tensor<2x4x8xf32>) -> tensor<2x4x8xf32>
  return %10 : tensor<2x4x8xf32>
}

// -----

// As T5 and LLaMA have it; a scale with leading dimensions of size 1.
// CHECK-LABEL: func.func @rms_norm
// CHECK: %[[S:.*]] = nn.reshape %arg1, %{{.*}} -> tensor<8xf32>
// CHECK: nn.rms_norm %arg0, %[[S]] {axis = 1 : i64
// CHECK-NEXT: return
func.func @rms_norm(%x: tensor<?x8xf32>, %s: tensor<1x8xf32>) -> tensor<?x8xf32> {
  %two = nn.constant dense<2.0> : tensor<f32>
  %one = nn.constant dense<1.0> : tensor<f32>
  %eps = nn.constant dense<1.0e-6> : tensor<f32>
  %0 = nn.pow %x, %two : (tensor<?x8xf32>, tensor<f32>) -> tensor<?x8xf32>
  %1 = nn.reduce_mean %0 axes = [-1] keepdims : (tensor<?x8xf32>) -> tensor<?x1xf32>
  %2 = nn.add %1, %eps : (tensor<?x1xf32>, tensor<f32>) -> tensor<?x1xf32>
  %3 = nn.sqrt %2 : (tensor<?x1xf32>) -> tensor<?x1xf32>
  %4 = nn.div %one, %3 : (tensor<f32>, tensor<?x1xf32>) -> tensor<?x1xf32>
  %5 = nn.mul %x, %4 : (tensor<?x8xf32>, tensor<?x1xf32>) -> tensor<?x8xf32>
  %6 = nn.mul %s, %5 : (tensor<1x8xf32>, tensor<?x8xf32>) -> tensor<?x8xf32>
  return %6 : tensor<?x8xf32>
}

// -----

// Without a scale, one is made.
// CHECK-LABEL: func.func @no_scale
// CHECK-NEXT: %[[ONE:.*]] = nn.constant dense<1.000000e+00> : tensor<f32>
// CHECK-NEXT: nn.rms_norm %arg0, %[[ONE]]
func.func @no_scale(%x: tensor<3x8xf32>) -> tensor<3x8xf32> {
  %eps = nn.constant dense<1.0e-6> : tensor<f32>
  %0 = nn.mul %x, %x : (tensor<3x8xf32>, tensor<3x8xf32>) -> tensor<3x8xf32>
  %1 = nn.reduce_mean %0 axes = [-1] keepdims : (tensor<3x8xf32>) -> tensor<3x1xf32>
  %2 = nn.add %1, %eps : (tensor<3x1xf32>, tensor<f32>) -> tensor<3x1xf32>
  %3 = nn.rsqrt %2 : (tensor<3x1xf32>) -> tensor<3x1xf32>
  %4 = nn.mul %x, %3 : (tensor<3x8xf32>, tensor<3x1xf32>) -> tensor<3x8xf32>
  return %4 : tensor<3x8xf32>
}

// -----

// A mean over other dimensions than the last.
// CHECK-LABEL: func.func @first_axis
// CHECK-NOT: nn.rms_norm
func.func @first_axis(%x: tensor<3x8xf32>) -> tensor<3x8xf32> {
  %eps = nn.constant dense<1.0e-6> : tensor<f32>
  %0 = nn.mul %x, %x : (tensor<3x8xf32>, tensor<3x8xf32>) -> tensor<3x8xf32>
  %1 = nn.reduce_mean %0 axes = [0] keepdims : (tensor<3x8xf32>) -> tensor<1x8xf32>
  %2 = nn.add %1, %eps : (tensor<1x8xf32>, tensor<f32>) -> tensor<1x8xf32>
  %3 = nn.rsqrt %2 : (tensor<1x8xf32>) -> tensor<1x8xf32>
  %4 = nn.mul %x, %3 : (tensor<3x8xf32>, tensor<1x8xf32>) -> tensor<3x8xf32>
  return %4 : tensor<3x8xf32>
}

// -----

// The variance of something else.
// CHECK-LABEL: func.func @other_variance
// CHECK-NOT: nn.rms_norm
func.func @other_variance(%x: tensor<3x8xf32>, %y: tensor<3x8xf32>) -> tensor<3x8xf32> {
  %eps = nn.constant dense<1.0e-6> : tensor<f32>
  %0 = nn.mul %x, %x : (tensor<3x8xf32>, tensor<3x8xf32>) -> tensor<3x8xf32>
  %1 = nn.reduce_mean %0 axes = [1] keepdims : (tensor<3x8xf32>) -> tensor<3x1xf32>
  %2 = nn.add %1, %eps : (tensor<3x1xf32>, tensor<f32>) -> tensor<3x1xf32>
  %3 = nn.rsqrt %2 : (tensor<3x1xf32>) -> tensor<3x1xf32>
  %4 = nn.mul %y, %3 : (tensor<3x8xf32>, tensor<3x1xf32>) -> tensor<3x8xf32>
  return %4 : tensor<3x8xf32>
}

// -----

// A scale of each row, and a norm with another user, stay.
// CHECK-LABEL: func.func @other_scales
// CHECK: nn.layer_norm
// CHECK: nn.mul
// CHECK: nn.layer_norm
// CHECK: nn.add
// CHECK: return
func.func @other_scales(%x: tensor<3x8xf32>, %s: tensor<3x1xf32>, %w: tensor<8xf32>) -> (tensor<3x8xf32>, tensor<3x8xf32>, tensor<3x8xf32>) {
  %one = nn.constant dense<1.0> : tensor<f32>
  %0 = nn.layer_norm %x, %one : (tensor<3x8xf32>, tensor<f32>) -> tensor<3x8xf32>
  %1 = nn.mul %0, %s : (tensor<3x8xf32>, tensor<3x1xf32>) -> tensor<3x8xf32>
  %2 = nn.layer_norm %1, %w : (tensor<3x8xf32>, tensor<8xf32>) -> tensor<3x8xf32>
  %3 = nn.add %2, %w : (tensor<3x8xf32>, tensor<8xf32>) -> tensor<3x8xf32>
  return %1, %2, %3 : tensor<3x8xf32>, tensor<3x8xf32>, tensor<3x8xf32>
}
