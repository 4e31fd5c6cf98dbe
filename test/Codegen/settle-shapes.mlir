// Sizes that are computed from those of the op before become known one after
// another, however long the chain is.
// RUN: nnc compile %s --emit=nn | FileCheck %s

// CHECK: func.func @main(%[[X:.*]]: tensor<4x6xf32>) -> tensor<4x6xf32>
// CHECK-NOT: ?
// CHECK-NOT: nn.gather
func.func @main(%x0: tensor<4x6xf32>) -> tensor<?x?xf32> {
  %swap = nn.constant dense<[1, 0]> : tensor<2xi64>
  %row = nn.constant dense<[1, 2]> : tensor<2xi64>
  %all = nn.constant dense<-1> : tensor<1xi64>
  %s0 = nn.shape_of %x0 : (tensor<4x6xf32>) -> tensor<2xi64>
  %w0 = nn.reshape %s0, %row : (tensor<2xi64>, tensor<2xi64>) -> tensor<1x2xi64>
  %c0 = nn.transpose %w0 perm = [1, 0] : (tensor<1x2xi64>) -> tensor<2x1xi64>
  %v0 = nn.reshape %c0, %all : (tensor<2x1xi64>, tensor<1xi64>) -> tensor<2xi64>
  %h0 = nn.gather %v0, %swap : (tensor<2xi64>, tensor<2xi64>) -> tensor<2xi64>
  %r0 = nn.reshape %x0, %h0 : (tensor<4x6xf32>, tensor<2xi64>) -> tensor<?x?xf32>
  %x1 = nn.exp %r0 : (tensor<?x?xf32>) -> tensor<?x?xf32>
  %s1 = nn.shape_of %x1 : (tensor<?x?xf32>) -> tensor<2xi64>
  %w1 = nn.reshape %s1, %row : (tensor<2xi64>, tensor<2xi64>) -> tensor<1x2xi64>
  %c1 = nn.transpose %w1 perm = [1, 0] : (tensor<1x2xi64>) -> tensor<2x1xi64>
  %v1 = nn.reshape %c1, %all : (tensor<2x1xi64>, tensor<1xi64>) -> tensor<2xi64>
  %h1 = nn.gather %v1, %swap : (tensor<2xi64>, tensor<2xi64>) -> tensor<2xi64>
  %r1 = nn.reshape %x1, %h1 : (tensor<?x?xf32>, tensor<2xi64>) -> tensor<?x?xf32>
  %x2 = nn.exp %r1 : (tensor<?x?xf32>) -> tensor<?x?xf32>
  %s2 = nn.shape_of %x2 : (tensor<?x?xf32>) -> tensor<2xi64>
  %w2 = nn.reshape %s2, %row : (tensor<2xi64>, tensor<2xi64>) -> tensor<1x2xi64>
  %c2 = nn.transpose %w2 perm = [1, 0] : (tensor<1x2xi64>) -> tensor<2x1xi64>
  %v2 = nn.reshape %c2, %all : (tensor<2x1xi64>, tensor<1xi64>) -> tensor<2xi64>
  %h2 = nn.gather %v2, %swap : (tensor<2xi64>, tensor<2xi64>) -> tensor<2xi64>
  %r2 = nn.reshape %x2, %h2 : (tensor<?x?xf32>, tensor<2xi64>) -> tensor<?x?xf32>
  %x3 = nn.exp %r2 : (tensor<?x?xf32>) -> tensor<?x?xf32>
  %s3 = nn.shape_of %x3 : (tensor<?x?xf32>) -> tensor<2xi64>
  %w3 = nn.reshape %s3, %row : (tensor<2xi64>, tensor<2xi64>) -> tensor<1x2xi64>
  %c3 = nn.transpose %w3 perm = [1, 0] : (tensor<1x2xi64>) -> tensor<2x1xi64>
  %v3 = nn.reshape %c3, %all : (tensor<2x1xi64>, tensor<1xi64>) -> tensor<2xi64>
  %h3 = nn.gather %v3, %swap : (tensor<2xi64>, tensor<2xi64>) -> tensor<2xi64>
  %r3 = nn.reshape %x3, %h3 : (tensor<?x?xf32>, tensor<2xi64>) -> tensor<?x?xf32>
  %x4 = nn.exp %r3 : (tensor<?x?xf32>) -> tensor<?x?xf32>
  %s4 = nn.shape_of %x4 : (tensor<?x?xf32>) -> tensor<2xi64>
  %w4 = nn.reshape %s4, %row : (tensor<2xi64>, tensor<2xi64>) -> tensor<1x2xi64>
  %c4 = nn.transpose %w4 perm = [1, 0] : (tensor<1x2xi64>) -> tensor<2x1xi64>
  %v4 = nn.reshape %c4, %all : (tensor<2x1xi64>, tensor<1xi64>) -> tensor<2xi64>
  %h4 = nn.gather %v4, %swap : (tensor<2xi64>, tensor<2xi64>) -> tensor<2xi64>
  %r4 = nn.reshape %x4, %h4 : (tensor<?x?xf32>, tensor<2xi64>) -> tensor<?x?xf32>
  %x5 = nn.exp %r4 : (tensor<?x?xf32>) -> tensor<?x?xf32>
  %s5 = nn.shape_of %x5 : (tensor<?x?xf32>) -> tensor<2xi64>
  %w5 = nn.reshape %s5, %row : (tensor<2xi64>, tensor<2xi64>) -> tensor<1x2xi64>
  %c5 = nn.transpose %w5 perm = [1, 0] : (tensor<1x2xi64>) -> tensor<2x1xi64>
  %v5 = nn.reshape %c5, %all : (tensor<2x1xi64>, tensor<1xi64>) -> tensor<2xi64>
  %h5 = nn.gather %v5, %swap : (tensor<2xi64>, tensor<2xi64>) -> tensor<2xi64>
  %r5 = nn.reshape %x5, %h5 : (tensor<?x?xf32>, tensor<2xi64>) -> tensor<?x?xf32>
  %x6 = nn.exp %r5 : (tensor<?x?xf32>) -> tensor<?x?xf32>
  return %x6 : tensor<?x?xf32>
}
