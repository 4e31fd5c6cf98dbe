// RUN: nn-opt %s --nn-prune-channels='sparsity=0.5 only=p,pr,pc' -o %t.mlir 2>/dev/null
// RUN: FileCheck %s < %t.mlir
// RUN: nn-check %t.mlir

// Of two copies of a model, one loses the channels whose weights are zero in
// both. The reference and the compiled code see no difference.
// CHECK: nn.conv {{.*}} -> tensor<1x2x2x3xf32>
// CHECK: nn.conv {{.*}} -> tensor<1x2x2x3xf32>
// CHECK: nn.conv {{.*}} groups = 3 {{.*}} -> tensor<1x2x2x3xf32>
// CHECK: nn.conv {{.*}} -> tensor<1x2x2x1xf32>
// CHECK: nn.linear {{.*}}tensor<16x3xf32>
// CHECK: nn.conv {{.*}} -> tensor<1x2x2x6xf32>
// CHECK: nn.linear {{.*}}tensor<32x3xf32>
func.func @channels(%x: tensor<1x2x2x3xf32> {nn.range = [-2.0, 2.0]})
    -> (tensor<1x3xf32> {nn.expect = dense<0.0> : tensor<1x3xf32>}) {
  %w = nn.constant dense<[[[[0.0, 2.0, 0.0, -3.0, 1.0, 0.0], [0.0, 1.0, 0.0, 3.0, 2.0, 0.0], [0.0, -4.0, 0.0, 1.0, 1.0, 0.0]]]]> : tensor<1x1x3x6xf32>
  %b = nn.constant dense<[0.0, 1.0, 0.0, 2.0, -3.0, 0.0]> : tensor<6xf32>
  %v = nn.constant dense<[[[[0.0, 1.0, 0.0, 2.0, 3.0, 0.0], [0.0, 1.0, 0.0, 0.5, 2.0, 0.0], [0.0, 2.0, 0.0, 1.0, -1.0, 0.0]]]]> : tensor<1x1x3x6xf32>
  %u = nn.constant dense<[[[[0.0, 1.0], [0.0, 2.0], [0.0, 3.0]]]]> : tensor<1x1x3x2xf32>
  %d = nn.constant dense<[[[[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]]], [[[6.0, 5.0, 4.0, 3.0, 2.0, 1.0]]], [[[1.0, 2.0, 3.0, 3.0, 2.0, 1.0]]]]> : tensor<3x1x1x6xf32>
  %l = nn.constant dense<[[-1.0, 4.0, -2.0], [1.0, 3.0, -3.0], [-4.0, 3.0, 0.0], [4.0, -1.0, -1.0], [3.0, 4.0, 4.0], [3.0, 2.0, -2.0], [-1.0, -2.0, 4.0], [2.0, -4.0, -3.0], [-2.0, -4.0, 0.0], [-4.0, 0.0, 3.0], [2.0, 2.0, 2.0], [3.0, -2.0, 1.0], [-3.0, -4.0, -2.0], [3.0, -1.0, 0.0], [2.0, 0.0, 2.0], [4.0, 2.0, 1.0], [4.0, 2.0, -1.0], [1.0, -4.0, 0.0], [-2.0, 1.0, 4.0], [-3.0, -1.0, 0.0], [0.0, -3.0, -3.0], [3.0, 3.0, -3.0], [1.0, -3.0, 2.0], [-2.0, -4.0, 0.0], [2.0, 2.0, -3.0], [-4.0, -4.0, 2.0], [1.0, 4.0, 0.0], [4.0, -1.0, -4.0], [0.0, -4.0, -3.0], [-3.0, 4.0, -4.0], [-1.0, 2.0, 0.0], [0.0, -2.0, -4.0]]> : tensor<32x3xf32>
  %n = nn.constant dense<[1, 32]> : tensor<2xi64>
  %p0 = nn.conv %x, %w, %b layout = nhwc : (tensor<1x2x2x3xf32>, tensor<1x1x3x6xf32>, tensor<6xf32>) -> tensor<1x2x2x6xf32> loc("p")
  %p1 = nn.conv %x, %v layout = nhwc : (tensor<1x2x2x3xf32>, tensor<1x1x3x6xf32>) -> tensor<1x2x2x6xf32> loc("pr")
  %p2 = nn.add %p0, %p1 : (tensor<1x2x2x6xf32>, tensor<1x2x2x6xf32>) -> tensor<1x2x2x6xf32>
  %p3 = nn.conv %p2, %d pads = [1, 0, 1, 0] groups = 6 layout = nhwc : (tensor<1x2x2x6xf32>, tensor<3x1x1x6xf32>) -> tensor<1x2x2x6xf32>
  %p4 = nn.relu %p3 : (tensor<1x2x2x6xf32>) -> tensor<1x2x2x6xf32>
  %p5 = nn.max_pool %p4 kernel = [2, 2] pads = [0, 0, 1, 1] layout = nhwc : (tensor<1x2x2x6xf32>) -> tensor<1x2x2x6xf32>
  %p6 = nn.conv %x, %u layout = nhwc : (tensor<1x2x2x3xf32>, tensor<1x1x3x2xf32>) -> tensor<1x2x2x2xf32> loc("pc")
  %p7 = nn.concat %p6, %p5 axis = 3 : (tensor<1x2x2x2xf32>, tensor<1x2x2x6xf32>) -> tensor<1x2x2x8xf32>
  %p8 = nn.reshape %p7, %n : (tensor<1x2x2x8xf32>, tensor<2xi64>) -> tensor<1x32xf32>
  %p9 = nn.linear %p8, %l : (tensor<1x32xf32>, tensor<32x3xf32>) -> tensor<1x3xf32>
  %q0 = nn.conv %x, %w, %b layout = nhwc : (tensor<1x2x2x3xf32>, tensor<1x1x3x6xf32>, tensor<6xf32>) -> tensor<1x2x2x6xf32> loc("q")
  %q1 = nn.conv %x, %v layout = nhwc : (tensor<1x2x2x3xf32>, tensor<1x1x3x6xf32>) -> tensor<1x2x2x6xf32> loc("qr")
  %q2 = nn.add %q0, %q1 : (tensor<1x2x2x6xf32>, tensor<1x2x2x6xf32>) -> tensor<1x2x2x6xf32>
  %q3 = nn.conv %q2, %d pads = [1, 0, 1, 0] groups = 6 layout = nhwc : (tensor<1x2x2x6xf32>, tensor<3x1x1x6xf32>) -> tensor<1x2x2x6xf32>
  %q4 = nn.relu %q3 : (tensor<1x2x2x6xf32>) -> tensor<1x2x2x6xf32>
  %q5 = nn.max_pool %q4 kernel = [2, 2] pads = [0, 0, 1, 1] layout = nhwc : (tensor<1x2x2x6xf32>) -> tensor<1x2x2x6xf32>
  %q6 = nn.conv %x, %u layout = nhwc : (tensor<1x2x2x3xf32>, tensor<1x1x3x2xf32>) -> tensor<1x2x2x2xf32> loc("qc")
  %q7 = nn.concat %q6, %q5 axis = 3 : (tensor<1x2x2x2xf32>, tensor<1x2x2x6xf32>) -> tensor<1x2x2x8xf32>
  %q8 = nn.reshape %q7, %n : (tensor<1x2x2x8xf32>, tensor<2xi64>) -> tensor<1x32xf32>
  %q9 = nn.linear %q8, %l : (tensor<1x32xf32>, tensor<32x3xf32>) -> tensor<1x3xf32>
  %0 = nn.sub %p9, %q9 : (tensor<1x3xf32>, tensor<1x3xf32>) -> tensor<1x3xf32>
  return %0 : tensor<1x3xf32>
}
