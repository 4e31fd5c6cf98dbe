// RUN: nn-opt %s --nn-pad-convs | FileCheck %s

// CHECK-LABEL: @bytes(
// CHECK: %[[P:.*]] = nn.pad %arg0, {{.*}} : (tensor<1x8x9x64xui8>, {{.*}} -> tensor<1x10x12x64xui8>
// CHECK: nn.conv %[[P]], %{{.*}} strides = [2, 1] layout = nhwc : (tensor<1x10x12x64xui8>,
func.func @bytes(%x: tensor<1x8x9x64xui8>) -> tensor<1x4x10x32xi32> {
  %w = nn.constant dense<1> : tensor<3x3x64x32xi8>
  %0 = nn.conv %x, %w strides = [2, 1] pads = [1, 1, 1, 2] layout = nhwc : (tensor<1x8x9x64xui8>, tensor<3x3x64x32xi8>) -> tensor<1x4x10x32xi32>
  return %0 : tensor<1x4x10x32xi32>
}

// Taps of a row and their 3 channels are one loop.
// CHECK-LABEL: @three_channels(
// CHECK: nn.pad
func.func @three_channels(%x: tensor<1x8x8x3xui8>) -> tensor<1x8x8x32xi32> {
  %w = nn.constant dense<1> : tensor<7x7x3x32xi8>
  %0 = nn.conv %x, %w pads = [3, 3, 3, 3] layout = nhwc : (tensor<1x8x8x3xui8>, tensor<7x7x3x32xi8>) -> tensor<1x8x8x32xi32>
  return %0 : tensor<1x8x8x32xi32>
}

// CHECK-LABEL: @bf16(
// CHECK: nn.pad
func.func @bf16(%x: tensor<1x8x8x32xbf16>, %b: tensor<32xf32>) -> tensor<1x8x8x32xf32> {
  %w = nn.constant dense<1.0> : tensor<3x3x32x32xbf16>
  %0 = nn.conv %x, %w, %b pads = [1, 1, 1, 1] layout = nhwc : (tensor<1x8x8x32xbf16>, tensor<3x3x32x32xbf16>, tensor<32xf32>) -> tensor<1x8x8x32xf32>
  return %0 : tensor<1x8x8x32xf32>
}

// CHECK-LABEL: @f32(
// CHECK-NOT: nn.pad
func.func @f32(%x: tensor<1x8x8x64xf32>) -> tensor<1x8x8x32xf32> {
  %w = nn.constant dense<1.0> : tensor<3x3x64x32xf32>
  %0 = nn.conv %x, %w pads = [1, 1, 1, 1] layout = nhwc : (tensor<1x8x8x64xf32>, tensor<3x3x64x32xf32>) -> tensor<1x8x8x32xf32>
  return %0 : tensor<1x8x8x32xf32>
}

// CHECK-LABEL: @groups(
// CHECK-NOT: nn.pad
func.func @groups(%x: tensor<1x8x8x64xui8>) -> tensor<1x8x8x64xi32> {
  %w = nn.constant dense<1> : tensor<3x3x1x64xi8>
  %0 = nn.conv %x, %w pads = [1, 1, 1, 1] groups = 64 layout = nhwc : (tensor<1x8x8x64xui8>, tensor<3x3x1x64xi8>) -> tensor<1x8x8x64xi32>
  return %0 : tensor<1x8x8x64xi32>
}

// CHECK-LABEL: @unpadded(
// CHECK-NOT: nn.pad
func.func @unpadded(%x: tensor<1x8x8x64xui8>) -> tensor<1x6x6x32xi32> {
  %w = nn.constant dense<1> : tensor<3x3x64x32xi8>
  %0 = nn.conv %x, %w layout = nhwc : (tensor<1x8x8x64xui8>, tensor<3x3x64x32xi8>) -> tensor<1x6x6x32xi32>
  return %0 : tensor<1x6x6x32xi32>
}

// CHECK-LABEL: @by_sizes(
// CHECK-NOT: nn.pad
func.func @by_sizes(%x: tensor<1x8x8x64xui8>) -> tensor<1x8x8x32xi32> {
  %w = nn.constant dense<1> : tensor<3x3x64x32xi8>
  %0 = nn.conv %x, %w auto_pad = same_upper layout = nhwc : (tensor<1x8x8x64xui8>, tensor<3x3x64x32xi8>) -> tensor<1x8x8x32xi32>
  return %0 : tensor<1x8x8x32xi32>
}

// CHECK-LABEL: @open(
// CHECK-NOT: nn.pad
func.func @open(%x: tensor<1x?x8x64xui8>, %y: tensor<1x8x8x64xui8>, %v: tensor<3x3x64x32xi8>) -> (tensor<1x?x8x32xi32>, tensor<1x8x8x32xi32>) {
  %w = nn.constant dense<1> : tensor<3x3x64x32xi8>
  %0 = nn.conv %x, %w pads = [1, 1, 1, 1] layout = nhwc : (tensor<1x?x8x64xui8>, tensor<3x3x64x32xi8>) -> tensor<1x?x8x32xi32>
  %1 = nn.conv %y, %v pads = [1, 1, 1, 1] layout = nhwc : (tensor<1x8x8x64xui8>, tensor<3x3x64x32xi8>) -> tensor<1x8x8x32xi32>
  return %0, %1 : tensor<1x?x8x32xi32>, tensor<1x8x8x32xi32>
}

// Neither whole steps nor a single one; too few products.
// CHECK-LABEL: @vectors(
// CHECK-NOT: nn.pad
func.func @vectors(%x: tensor<1x8x8x92xui8>, %y: tensor<1x8x8x4xui8>) -> (tensor<1x8x8x32xi32>, tensor<1x8x8x32xi32>) {
  %w = nn.constant dense<1> : tensor<3x3x92x32xi8>
  %v = nn.constant dense<1> : tensor<3x3x4x32xi8>
  %0 = nn.conv %x, %w pads = [1, 1, 1, 1] layout = nhwc : (tensor<1x8x8x92xui8>, tensor<3x3x92x32xi8>) -> tensor<1x8x8x32xi32>
  %1 = nn.conv %y, %v pads = [1, 1, 1, 1] layout = nhwc : (tensor<1x8x8x4xui8>, tensor<3x3x4x32xi8>) -> tensor<1x8x8x32xi32>
  return %0, %1 : tensor<1x8x8x32xi32>, tensor<1x8x8x32xi32>
}
