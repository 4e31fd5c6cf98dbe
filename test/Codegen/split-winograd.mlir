// RUN: nnc compile %s --emit=vector --cpu skylake-avx512 | FileCheck %s

// Ranges of the work, whatever they begin and end with, add up to all of it.
// RUN: nnc run %s --random -o %t.1.npy
// RUN: nnc run %s --random --threads 2 -o %t.2.npy
// RUN: nnc run %s --random --threads 5 -o %t.5.npy
// RUN: cmp %t.1.npy %t.2.npy
// RUN: cmp %t.1.npy %t.5.npy

// Of four tiles, threads share filters: a unit is a group of 32, of 88.
// CHECK: func.func private @winograd_conv_0
// CHECK-SAME: nn.units = 3

// Of one group, its two panels.
// CHECK: func.func private @winograd_conv_1
// CHECK-SAME: nn.units = 2
func.func @main(%x: tensor<1x8x7x64xf32>) -> tensor<1x8x7x32xf32> {
  %w0 = nn.constant dense<0.01> : tensor<3x3x64x88xf32>
  %w1 = nn.constant dense<0.02> : tensor<3x3x88x32xf32>
  %0 = nn.conv %x, %w0 pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x8x7x64xf32>, tensor<3x3x64x88xf32>) -> tensor<1x8x7x88xf32>
  %1 = nn.conv %0, %w1 pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x8x7x88xf32>, tensor<3x3x88x32xf32>) -> tensor<1x8x7x32xf32>
  return %1 : tensor<1x8x7x32xf32>
}
