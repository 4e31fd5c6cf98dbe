// Every stage's IR can be printed and read back.
// RUN: nnc compile %s --emit=nn | nn-opt | FileCheck %s --check-prefix=NN
// RUN: nnc compile %s --emit=kernels | nn-opt | FileCheck %s --check-prefix=KERNELS
// RUN: nnc compile %s --emit=linalg | nn-opt | FileCheck %s --check-prefix=LINALG
// RUN: nnc compile %s --emit=vector | nn-opt | FileCheck %s --check-prefix=VECTOR
// RUN: nnc compile %s --emit=llvm | nn-opt | FileCheck %s --check-prefix=LLVM

// NN: nn.conv {{.*}} layout = nhwc
// KERNELS: nn.kernel "conv"
// KERNELS: nn.conv
// KERNELS: nn.relu
// LINALG-NOT: nn.conv
// LINALG: call @conv_0
// LINALG: linalg.generic
// VECTOR: scf.for
// VECTOR: vector.transfer_write
// LLVM: nn.arena_bytes
// LLVM: llvm.func
func.func @model(%x: tensor<1x3x8x8xf32>, %b: tensor<16xf32>) -> tensor<1x16x8x8xf32> {
  %w = nn.constant dense<0.5> : tensor<16x3x3x3xf32>
  %0 = nn.conv %x, %w, %b pads = [1, 1, 1, 1]
      : (tensor<1x3x8x8xf32>, tensor<16x3x3x3xf32>, tensor<16xf32>) -> tensor<1x16x8x8xf32>
  %1 = nn.relu %0 : (tensor<1x16x8x8xf32>) -> tensor<1x16x8x8xf32>
  return %1 : tensor<1x16x8x8xf32>
}
