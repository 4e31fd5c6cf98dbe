// RUN: nn-opt %s --nn-fold-batch-norm --split-input-file | FileCheck %s

// scale = s / sqrt(v + 0) = [1, 3], shift = b - m * scale = [-1, 1].
// CHECK-LABEL: func.func @conv
func.func @conv(%x: tensor<1x1x2x2xf32>) -> tensor<1x2x2x1xf32> {
  %w = nn.constant dense<[[[[1.0, 2.0]]], [[[3.0, 4.0]]]]> : tensor<2x1x1x2xf32>
  %c = nn.constant dense<[10.0, 20.0]> : tensor<2xf32>
  %s = nn.constant dense<[2.0, 3.0]> : tensor<2xf32>
  %b = nn.constant dense<[0.0, 4.0]> : tensor<2xf32>
  %m = nn.constant dense<1.0> : tensor<2xf32>
  %v = nn.constant dense<[4.0, 1.0]> : tensor<2xf32>
  // CHECK-DAG: %[[W:.*]] = nn.constant dense<{{\[}}[{{\[\[}}1.000000e+00, 2.000000e+00]{{\]\]}}, [{{\[\[}}9.000000e+00, 1.200000e+01]{{\]\]\]}}> : tensor<2x1x1x2xf32>
  // CHECK-DAG: %[[B:.*]] = nn.constant dense<[9.000000e+00, 6.100000e+01]> : tensor<2xf32>
  // CHECK: %[[R:.*]] = nn.conv %{{.*}}, %[[W]], %[[B]] :
  // CHECK-NEXT: return %[[R]]
  %0 = nn.conv %x, %w, %c
    : (tensor<1x1x2x2xf32>, tensor<2x1x1x2xf32>, tensor<2xf32>) -> tensor<1x2x2x1xf32>
  %1 = nn.batch_norm %0, %s, %b, %m, %v {epsilon = 0.0 : f32}
    : (tensor<1x2x2x1xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<1x2x2x1xf32>
  return %1 : tensor<1x2x2x1xf32>
}

// -----

// nhwc: the filter's last dimension is the channel. No bias before, one after;
// attributes stay.
// CHECK-LABEL: func.func @conv_nhwc
func.func @conv_nhwc(%x: tensor<?x?x?x1xf32>) -> tensor<?x?x?x2xf32> {
  %w = nn.constant dense<[[[[1.0, 2.0]], [[3.0, 4.0]]]]> : tensor<1x2x1x2xf32>
  %s = nn.constant dense<[2.0, 3.0]> : tensor<2xf32>
  %b = nn.constant dense<[0.0, 4.0]> : tensor<2xf32>
  %m = nn.constant dense<1.0> : tensor<2xf32>
  %v = nn.constant dense<[4.0, 1.0]> : tensor<2xf32>
  // CHECK-DAG: %[[W:.*]] = nn.constant {{.*}}[1.000000e+00, 6.000000e+00]{{.*}}[3.000000e+00, 1.200000e+01]
  // CHECK-DAG: %[[B:.*]] = nn.constant dense<[-1.000000e+00, 1.000000e+00]> : tensor<2xf32>
  // CHECK: nn.conv %{{.*}}, %[[W]], %[[B]] strides = [2, 1] pads = [0, 1, 0, 1] dilations = [1, 2] layout = nhwc
  // CHECK-NOT: nn.batch_norm
  %0 = nn.conv %x, %w strides = [2, 1] pads = [0, 1, 0, 1] dilations = [1, 2] layout = nhwc
    : (tensor<?x?x?x1xf32>, tensor<1x2x1x2xf32>) -> tensor<?x?x?x2xf32>
  %1 = nn.batch_norm %0, %s, %b, %m, %v layout = nhwc {epsilon = 0.0 : f32}
    : (tensor<?x?x?x2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<?x?x?x2xf32>
  return %1 : tensor<?x?x?x2xf32>
}

// -----

// Two groups of two channels: the filter [C, F / groups, 1, 1] has channels
// [0, 1] for the first input channel and [2, 3] for the second.
// CHECK-LABEL: func.func @conv_transpose
func.func @conv_transpose(%x: tensor<1x2x3x3xf32>) -> tensor<1x4x6x6xf32> {
  %w = nn.constant dense<1.0> : tensor<2x2x1x1xf32>
  %s = nn.constant dense<[1.0, 2.0, 3.0, 4.0]> : tensor<4xf32>
  %z = nn.constant dense<0.0> : tensor<4xf32>
  %v = nn.constant dense<1.0> : tensor<4xf32>
  // CHECK-DAG: %[[W:.*]] = nn.constant dense<{{\[\[\[\[}}1.000000e+00]], {{\[\[}}2.000000e+00]]], {{\[\[\[}}3.000000e+00]], {{\[\[}}4.000000e+00]]]]> : tensor<2x2x1x1xf32>
  // CHECK-DAG: %[[B:.*]] = nn.constant dense<0.000000e+00> : tensor<4xf32>
  // CHECK: nn.conv_transpose %{{.*}}, %[[W]], %[[B]] strides = [2, 2] output_padding = [1, 1] groups = 2
  %0 = nn.conv_transpose %x, %w strides = [2, 2] output_padding = [1, 1] groups = 2
    : (tensor<1x2x3x3xf32>, tensor<2x2x1x1xf32>) -> tensor<1x4x6x6xf32>
  %1 = nn.batch_norm %0, %s, %z, %z, %v {epsilon = 0.0 : f32}
    : (tensor<1x4x6x6xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<1x4x6x6xf32>
  return %1 : tensor<1x4x6x6xf32>
}

// -----

// CHECK-LABEL: func.func @linear
func.func @linear(%x: tensor<?x2xf64>) -> tensor<?x2xf64> {
  %w = nn.constant dense<[[1.0, 2.0], [3.0, 4.0]]> : tensor<2x2xf64>
  %s = nn.constant dense<[2.0, 3.0]> : tensor<2xf64>
  %b = nn.constant dense<[0.0, 4.0]> : tensor<2xf64>
  %m = nn.constant dense<1.0> : tensor<2xf64>
  %v = nn.constant dense<[4.0, 1.0]> : tensor<2xf64>
  // CHECK-DAG: %[[W:.*]] = nn.constant dense<{{\[}}[1.000000e+00, 6.000000e+00], [3.000000e+00, 1.200000e+01]]>
  // CHECK-DAG: %[[B:.*]] = nn.constant dense<[-1.000000e+00, 1.000000e+00]>
  // CHECK: nn.linear %{{.*}}, %[[W]], %[[B]]
  %0 = nn.linear %x, %w : (tensor<?x2xf64>, tensor<2x2xf64>) -> tensor<?x2xf64>
  %1 = nn.batch_norm %0, %s, %b, %m, %v {epsilon = 0.0 : f32}
    : (tensor<?x2xf64>, tensor<2xf64>, tensor<2xf64>, tensor<2xf64>, tensor<2xf64>) -> tensor<?x2xf64>
  return %1 : tensor<?x2xf64>
}

// -----

// CHECK-LABEL: func.func @linear_f16
func.func @linear_f16(%x: tensor<3x1xf16>) -> tensor<3x2xf16> {
  %w = nn.constant dense<[[1.0, 2.0]]> : tensor<1x2xf16>
  %s = nn.constant dense<[2.0, 3.0]> : tensor<2xf16>
  %b = nn.constant dense<0.0> : tensor<2xf16>
  %v = nn.constant dense<1.0> : tensor<2xf16>
  // CHECK: nn.constant dense<{{\[}}[2.000000e+00, 6.000000e+00]]> : tensor<1x2xf16>
  // CHECK: nn.linear
  // CHECK-NOT: nn.batch_norm
  %0 = nn.linear %x, %w : (tensor<3x1xf16>, tensor<1x2xf16>) -> tensor<3x2xf16>
  %1 = nn.batch_norm %0, %s, %b, %b, %v {epsilon = 0.0 : f32}
    : (tensor<3x2xf16>, tensor<2xf16>, tensor<2xf16>, tensor<2xf16>, tensor<2xf16>) -> tensor<3x2xf16>
  return %1 : tensor<3x2xf16>
}

// -----

// CHECK-LABEL: func.func @linear_bf16
func.func @linear_bf16(%x: tensor<3x1xbf16>) -> tensor<3x2xbf16> {
  %w = nn.constant dense<[[1.0, 2.0]]> : tensor<1x2xbf16>
  %s = nn.constant dense<[2.0, 3.0]> : tensor<2xbf16>
  %b = nn.constant dense<0.0> : tensor<2xbf16>
  %v = nn.constant dense<1.0> : tensor<2xbf16>
  // CHECK: nn.constant dense<{{\[}}[2.000000e+00, 6.000000e+00]]> : tensor<1x2xbf16>
  // CHECK-NOT: nn.batch_norm
  %0 = nn.linear %x, %w : (tensor<3x1xbf16>, tensor<1x2xbf16>) -> tensor<3x2xbf16>
  %1 = nn.batch_norm %0, %s, %b, %b, %v {epsilon = 0.0 : f32}
    : (tensor<3x2xbf16>, tensor<2xbf16>, tensor<2xbf16>, tensor<2xbf16>, tensor<2xbf16>) -> tensor<3x2xbf16>
  return %1 : tensor<3x2xbf16>
}

// -----

// No producer to fold into: a multiplication and an addition.
// CHECK-LABEL: func.func @expand_nchw
// CHECK-SAME:    %[[X:.*]]: tensor
func.func @expand_nchw(%x: tensor<?x2x?x4xf32>) -> tensor<?x2x?x4xf32> {
  %s = nn.constant dense<[2.0, 3.0]> : tensor<2xf32>
  %b = nn.constant dense<[0.0, 4.0]> : tensor<2xf32>
  %m = nn.constant dense<1.0> : tensor<2xf32>
  %v = nn.constant dense<[4.0, 1.0]> : tensor<2xf32>
  // CHECK: %[[S:.*]] = nn.constant dense<{{\[\[\[}}1.000000e+00]], {{\[\[}}3.000000e+00]]]> : tensor<2x1x1xf32>
  // CHECK: %[[M:.*]] = nn.mul %[[X]], %[[S]]
  // CHECK: %[[T:.*]] = nn.constant dense<{{\[\[\[}}-1.000000e+00]], {{\[\[}}1.000000e+00]]]> : tensor<2x1x1xf32>
  // CHECK: nn.add %[[M]], %[[T]]
  %1 = nn.batch_norm %x, %s, %b, %m, %v {epsilon = 0.0 : f32}
    : (tensor<?x2x?x4xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<?x2x?x4xf32>
  return %1 : tensor<?x2x?x4xf32>
}

// -----

// CHECK-LABEL: func.func @expand_nhwc
func.func @expand_nhwc(%x: tensor<1x4x2xf32>) -> tensor<1x4x2xf32> {
  %s = nn.constant dense<[2.0, 3.0]> : tensor<2xf32>
  %b = nn.constant dense<0.0> : tensor<2xf32>
  %v = nn.constant dense<1.0> : tensor<2xf32>
  // CHECK: nn.constant dense<[2.000000e+00, 3.000000e+00]> : tensor<2xf32>
  // CHECK: nn.mul
  // CHECK: nn.add
  %1 = nn.batch_norm %x, %s, %b, %b, %v layout = nhwc {epsilon = 0.0 : f32}
    : (tensor<1x4x2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<1x4x2xf32>
  return %1 : tensor<1x4x2xf32>
}
