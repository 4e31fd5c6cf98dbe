// What a C pass counts is printed below MLIR's report, one sum over all threads
// and none without the option.
// RUN: nn-opt %s --nn-fuse --mlir-pass-statistics 2>&1 | FileCheck %s
// RUN: nn-opt %s --nn-fuse 2>&1 | FileCheck %s --check-prefix=QUIET

// CHECK: Pass statistics report
// CHECK: nn-fuse
// CHECK-NEXT: (S) 3 kernels
// CHECK-NOT: nn-fuse
// QUIET-NOT: (S)

func.func @one(%x: tensor<3xf32>) -> tensor<3xf32> {
  %0 = nn.exp %x : (tensor<3xf32>) -> tensor<3xf32>
  return %0 : tensor<3xf32>
}

func.func @two(%x: tensor<3xf32>, %i: tensor<3xf32>, %w: tensor<3x3xf32>)
    -> (tensor<3xf32>, tensor<3xf32>) {
  %0 = nn.linear %x, %w : (tensor<3xf32>, tensor<3x3xf32>) -> tensor<3xf32>
  %1 = nn.softmax %i : (tensor<3xf32>) -> tensor<3xf32>
  return %0, %1 : tensor<3xf32>, tensor<3xf32>
}
