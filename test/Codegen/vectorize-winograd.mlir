// RUN: nnc compile %s --emit=vector --cpu skylake-avx512 | FileCheck %s

// Ranges of the work, whatever they begin and end with, add up to all of it.
// RUN: nnc run %s --random -o %t.1.npy
// RUN: nnc run %s --random --threads 2 -o %t.2.npy
// RUN: nnc run %s --random --threads 5 -o %t.5.npy
// RUN: cmp %t.1.npy %t.2.npy
// RUN: cmp %t.1.npy %t.5.npy

// A unit is a register tile's 13 tiles, of 64.
// CHECK: func.func private @winograd_conv_0
// CHECK-SAME: nn.units = 5
// CHECK-NOT: linalg.
// CHECK-NOT: tensor.pad

// The input's tiles, of which what lies outside of the image is masked.
// CHECK-COUNT-36: vector.transfer_read %arg0[{{.*}}], %{{.*}}, %{{.*}} {

// The product, in registers: 13 tiles, of 64, by two vectors.
// CHECK: scf.for {{.*}} iter_args({{.*}}) -> ([[V:vector<16xf32>]]
// CHECK-COUNT-2: vector.transfer_read %arg1
// CHECK-NOT: vector.transfer
// CHECK-COUNT-26: arith.mulf {{.*}} : vector<16xf32>
// CHECK: scf.yield

// The output, with bias and relu before its only store.
// CHECK: vector.transfer_read %arg2
// CHECK: arith.maximumf
// CHECK: vector.transfer_write {{.*}}, %{{.*}}[%{{.*}}, %{{.*}}, %{{.*}}, %{{.*}}]
func.func @main(%x: tensor<1x30x29x24xf32>) -> tensor<1x30x29x88xf32> {
  %w = nn.constant dense<0.01> : tensor<3x3x24x88xf32>
  %b = nn.constant dense<-0.01> : tensor<88xf32>
  %0 = nn.conv %x, %w, %b pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x30x29x24xf32>, tensor<3x3x24x88xf32>, tensor<88xf32>) -> tensor<1x30x29x88xf32>
  %1 = nn.relu %0 : (tensor<1x30x29x88xf32>) -> tensor<1x30x29x88xf32>
  return %1 : tensor<1x30x29x88xf32>
}
