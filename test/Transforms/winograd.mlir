// RUN: nn-opt %s --nn-winograd='tile=4' --split-input-file | FileCheck %s
// RUN: nn-opt %s --nn-winograd='tile=2' --split-input-file | FileCheck %s --check-prefix=TWO
// RUN: nn-opt %s --nn-winograd --split-input-file | FileCheck %s --check-prefix=BEST

//===- nn-winograd -------------------------------------------------------===//
// What becomes nn.winograd_conv if the tile is given, and what only where it is
// faster; one refusal a function.
//===----------------------------------------------------------------------===//

// CHECK-LABEL: @converted
// CHECK: %[[U:.*]] = nn.constant {{.*}} : tensor<36x1x1x16xf32>
// CHECK: nn.winograd_conv %{{.*}}, %[[U]], %{{.*}} filters = 3 pads = [1, 0, 1, 2] : (tensor<1x6x7x1xf32>, tensor<36x1x1x16xf32>, tensor<3xf32>) -> tensor<1x6x7x3xf32>
// TWO-LABEL: @converted
// TWO: %[[U:.*]] = nn.constant {{.*}} : tensor<16x1x1x16xf32>
// TWO: nn.winograd_conv %{{.*}}, %[[U]], %{{.*}} filters = 3 pads = [1, 0, 1, 2]
// BEST-LABEL: @converted
// BEST: nn.conv
func.func @converted(%x: tensor<1x6x7x1xf32>, %b: tensor<3xf32>) -> tensor<1x6x7x3xf32> {
  %w = nn.constant dense<0.5> : tensor<3x3x1x3xf32>
  %0 = nn.conv %x, %w, %b pads = [1, 0, 1, 2] layout = nhwc : (tensor<1x6x7x1xf32>, tensor<3x3x1x3xf32>, tensor<3xf32>) -> tensor<1x6x7x3xf32>
  return %0 : tensor<1x6x7x3xf32>
}

// -----

// CHECK-LABEL: @same_padding
// CHECK: nn.winograd_conv %{{.*}}, %{{.*}} filters = 32 pads = [1, 1, 1, 1]
// BEST-LABEL: @same_padding
// BEST: nn.winograd_conv %{{.*}} : (tensor<1x32x32x32xf32>, tensor<36x2x32x16xf32>)
func.func @same_padding(%x: tensor<1x32x32x32xf32>) -> tensor<1x32x32x32xf32> {
  %w = nn.constant dense<0.5> : tensor<3x3x32x32xf32>
  %0 = nn.conv %x, %w auto_pad = same_upper layout = nhwc : (tensor<1x32x32x32xf32>, tensor<3x3x32x32xf32>) -> tensor<1x32x32x32xf32>
  return %0 : tensor<1x32x32x32xf32>
}

// -----

// CHECK-LABEL: @not_3x3
// CHECK: nn.conv
func.func @not_3x3(%x: tensor<1x8x8x4xf32>) -> tensor<1x6x8x4xf32> {
  %w = nn.constant dense<0.5> : tensor<3x1x4x4xf32>
  %0 = nn.conv %x, %w layout = nhwc : (tensor<1x8x8x4xf32>, tensor<3x1x4x4xf32>) -> tensor<1x6x8x4xf32>
  return %0 : tensor<1x6x8x4xf32>
}

// -----

// CHECK-LABEL: @one_dimension
// CHECK: nn.conv
func.func @one_dimension(%x: tensor<1x8x4xf32>) -> tensor<1x6x4xf32> {
  %w = nn.constant dense<0.5> : tensor<3x4x4xf32>
  %0 = nn.conv %x, %w layout = nhwc : (tensor<1x8x4xf32>, tensor<3x4x4xf32>) -> tensor<1x6x4xf32>
  return %0 : tensor<1x6x4xf32>
}

// -----

// CHECK-LABEL: @nchw
// CHECK: nn.conv
func.func @nchw(%x: tensor<1x4x8x8xf32>) -> tensor<1x4x6x6xf32> {
  %w = nn.constant dense<0.5> : tensor<4x4x3x3xf32>
  %0 = nn.conv %x, %w : (tensor<1x4x8x8xf32>, tensor<4x4x3x3xf32>) -> tensor<1x4x6x6xf32>
  return %0 : tensor<1x4x6x6xf32>
}

// -----

// CHECK-LABEL: @strided
// CHECK: nn.conv
func.func @strided(%x: tensor<1x9x9x4xf32>) -> tensor<1x4x7x4xf32> {
  %w = nn.constant dense<0.5> : tensor<3x3x4x4xf32>
  %0 = nn.conv %x, %w strides = [2, 1] layout = nhwc : (tensor<1x9x9x4xf32>, tensor<3x3x4x4xf32>) -> tensor<1x4x7x4xf32>
  return %0 : tensor<1x4x7x4xf32>
}

// -----

// CHECK-LABEL: @dilated
// CHECK: nn.conv
func.func @dilated(%x: tensor<1x9x9x4xf32>) -> tensor<1x5x5x4xf32> {
  %w = nn.constant dense<0.5> : tensor<3x3x4x4xf32>
  %0 = nn.conv %x, %w dilations = [2, 2] layout = nhwc : (tensor<1x9x9x4xf32>, tensor<3x3x4x4xf32>) -> tensor<1x5x5x4xf32>
  return %0 : tensor<1x5x5x4xf32>
}

// -----

// CHECK-LABEL: @grouped
// CHECK: nn.conv
func.func @grouped(%x: tensor<1x8x8x4xf32>) -> tensor<1x6x6x4xf32> {
  %w = nn.constant dense<0.5> : tensor<3x3x2x4xf32>
  %0 = nn.conv %x, %w groups = 2 layout = nhwc : (tensor<1x8x8x4xf32>, tensor<3x3x2x4xf32>) -> tensor<1x6x6x4xf32>
  return %0 : tensor<1x6x6x4xf32>
}

// -----

// CHECK-LABEL: @half_precision
// CHECK: nn.conv
func.func @half_precision(%x: tensor<1x8x8x4xf16>) -> tensor<1x6x6x4xf16> {
  %w = nn.constant dense<0.5> : tensor<3x3x4x4xf16>
  %0 = nn.conv %x, %w layout = nhwc : (tensor<1x8x8x4xf16>, tensor<3x3x4x4xf16>) -> tensor<1x6x6x4xf16>
  return %0 : tensor<1x6x6x4xf16>
}

// -----

// CHECK-LABEL: @filter_not_constant
// CHECK: nn.conv
func.func @filter_not_constant(%x: tensor<1x8x8x4xf32>, %w: tensor<3x3x4x4xf32>) -> tensor<1x6x6x4xf32> {
  %0 = nn.conv %x, %w layout = nhwc : (tensor<1x8x8x4xf32>, tensor<3x3x4x4xf32>) -> tensor<1x6x6x4xf32>
  return %0 : tensor<1x6x6x4xf32>
}

// -----

// CHECK-LABEL: @dynamic
// CHECK: nn.conv
func.func @dynamic(%x: tensor<1x?x8x4xf32>) -> tensor<1x?x6x4xf32> {
  %w = nn.constant dense<0.5> : tensor<3x3x4x4xf32>
  %0 = nn.conv %x, %w layout = nhwc : (tensor<1x?x8x4xf32>, tensor<3x3x4x4xf32>) -> tensor<1x?x6x4xf32>
  return %0 : tensor<1x?x6x4xf32>
}
