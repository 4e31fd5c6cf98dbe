// RUN: nn-opt %s --nn-winograd | FileCheck %s

// More transformed weights would be read than places make up for.
// CHECK-LABEL: @small_image
// CHECK: nn.conv
func.func @small_image(%x: tensor<1x7x7x512xf32>) -> tensor<1x7x7x512xf32> {
  %w = nn.constant dense<0.5> : tensor<3x3x512x512xf32>
  %0 = nn.conv %x, %w pads = [1, 1, 1, 1] layout = nhwc : (tensor<1x7x7x512xf32>, tensor<3x3x512x512xf32>) -> tensor<1x7x7x512xf32>
  return %0 : tensor<1x7x7x512xf32>
}

// CHECK-LABEL: @large_image
// CHECK: nn.winograd_conv {{.*}} tensor<36x4x64x16xf32>
func.func @large_image(%x: tensor<1x56x56x64xf32>) -> tensor<1x56x56x64xf32> {
  %w = nn.constant dense<0.5> : tensor<3x3x64x64xf32>
  %0 = nn.conv %x, %w pads = [1, 1, 1, 1] layout = nhwc : (tensor<1x56x56x64xf32>, tensor<3x3x64x64xf32>) -> tensor<1x56x56x64xf32>
  return %0 : tensor<1x56x56x64xf32>
}
