// The products of a Winograd convolution fetch the next panels of weights, if
// these are more than a cache keeps: each of four register tiles a quarter.

// RUN: nnc compile %s --emit=vector --cpu skylake-avx512 | FileCheck %s

// CHECK: arith.floordivsi %{{.*}}, %c4 : index
// CHECK: memref.prefetch %{{.*}}, read, locality<3>, data : memref<16x16x256x16xf32>
func.func @main(%x: tensor<1x14x14x256xf32> {nn.name = "x"}) -> (tensor<1x14x14x256xf32> {nn.name = "y"}) {
  %w = nn.constant dense<0.01> : tensor<3x3x256x256xf32>
  %0 = nn.conv %x, %w pads = [1, 1, 1, 1] layout = nhwc : (tensor<1x14x14x256xf32>, tensor<3x3x256x256xf32>) -> tensor<1x14x14x256xf32>
  return %0 : tensor<1x14x14x256xf32>
}
