// RUN: nnc compile %s --emit=vector --cpu skylake-avx512 | FileCheck %s

// An unknown number of images gives, to the bit and by whatever ranges of the
// work, what as many give that are known.
// RUN: sed 's/tensor<?x/tensor<5x/g' %s > %t.five.mlir
// RUN: nnc run %t.five.mlir --random -o y=%t.y.npy -o z=%t.z.npy
// RUN: nnc compile %s -o %t.so
// RUN: nnc run %t.so --random --shape x=5x20x14x32 --threads 1 --rtol 0 \
// RUN:   --atol 0 -e y=%t.y.npy -e z=%t.z.npy
// RUN: nnc run %t.so --random --shape x=5x20x14x32 --threads 2 --rtol 0 \
// RUN:   --atol 0 -e y=%t.y.npy -e z=%t.z.npy
// RUN: nnc run %t.so --random --shape x=5x20x14x32 --threads 3 --rtol 0 \
// RUN:   --atol 0 -e y=%t.y.npy -e z=%t.z.npy
// RUN: nnc run %t.so --random --shape x=0x20x14x32 --threads 2 -o y=%t.no.npy \
// RUN:   -o z=%t.no.npy

// Threads share tiles where an image has many: so many units in each,
// CHECK: func.func private @winograd_conv_0
// CHECK-SAME: nn.units = 2 : i64, nn.units_dim = array<i64: 3, 0>
// and else filters.
// CHECK: func.func private @winograd_conv_1
// CHECK-SAME: nn.units = 2 : i64} {
func.func @main(%x: tensor<?x20x14x32xf32> {nn.name = "x"})
    -> (tensor<?x20x14x32xf32> {nn.name = "y"},
        tensor<?x10x7x64xf32> {nn.name = "z"}) {
  %w0 = nn.constant dense<0.01> : tensor<3x3x32x32xf32>
  %w1 = nn.constant dense<-0.02> : tensor<3x3x32x64xf32>
  %b = nn.constant dense<-0.5> : tensor<32xf32>
  %0 = nn.conv %x, %w0, %b pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<?x20x14x32xf32>, tensor<3x3x32x32xf32>, tensor<32xf32>) -> tensor<?x20x14x32xf32>
  %1 = nn.relu %0 : (tensor<?x20x14x32xf32>) -> tensor<?x20x14x32xf32>
  %2 = nn.max_pool %1 kernel = [2, 2] strides = [2, 2] layout = nhwc
      : (tensor<?x20x14x32xf32>) -> tensor<?x10x7x32xf32>
  %3 = nn.conv %2, %w1 pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<?x10x7x32xf32>, tensor<3x3x32x64xf32>) -> tensor<?x10x7x64xf32>
  return %1, %3 : tensor<?x20x14x32xf32>, tensor<?x10x7x64xf32>
}
