// RUN: nn-opt %s --nn-prune-channels='sparsity=0.5 only=p' -o %t.mlir 2>/dev/null
// RUN: FileCheck %s < %t.mlir
// RUN: nn-check %t.mlir

// Channels that parts are made of, which have other sizes then; squeezed and
// padded beside them. Of two copies of a model, one loses the channels whose
// weights are zero in both.
// CHECK: nn.conv {{.*}} -> tensor<1x6x6x4xf32>
// CHECK: nn.split {{.*}} sizes = [1, 3]
// CHECK: nn.slice {{.*}} -> tensor<1x3x6x3xf32>
// CHECK: nn.pad {{.*}} -> tensor<1x6x6x3xf32>
// CHECK: nn.squeeze {{.*}} -> tensor<1x7xf32>
// CHECK: nn.split {{.*}} sizes = [3, 5]
func.func @parts(%x: tensor<1x6x6x4xf32>) -> (tensor<1x2xf32> {nn.expect = dense<0.0> : tensor<1x2xf32>}) {
  %w = nn.constant dense<[[[[0.0, 1.0, 0.0, 2.0, 3.0, 0.0, 0.0, 4.0], [0.0, 2.0, 0.0, 1.0, 0.5, 0.0, 0.0, 1.0], [0.0, -1.0, 0.0, 2.0, 1.0, 0.0, 0.0, 2.0], [0.0, 1.0, 0.0, 1.0, -1.0, 0.0, 0.0, 3.0]]]]> : tensor<1x1x4x8xf32>
  %v = nn.constant dense<[[1.0, 2.0], [2.0, 3.0], [3.0, 5.0], [4.0, 7.0], [5.0, 1.0], [6.0, 2.0], [7.0, 4.0], [8.0, 3.0], [9.0, 2.0], [1.0, 1.0], [2.0, 4.0], [3.0, 6.0], [4.0, 2.0], [5.0, 9.0]]> : tensor<14x2xf32>
  %from = nn.constant dense<[2, 1]> : tensor<2xi64>
  %to = nn.constant dense<[8, 4]> : tensor<2xi64>
  %pads = nn.constant dense<[0, 1, 0, 0, 0, 2, 0, 0]> : tensor<8xi64>
  %p0 = nn.conv %x, %w layout = nhwc : (tensor<1x6x6x4xf32>, tensor<1x1x4x8xf32>) -> tensor<1x6x6x8xf32> loc("p")
  %p1 = nn.relu %p0 : (tensor<1x6x6x8xf32>) -> tensor<1x6x6x8xf32>
  %pa:2 = nn.split %p1 axis = 3 sizes = [3, 5] : (tensor<1x6x6x8xf32>) -> (tensor<1x6x6x3xf32>, tensor<1x6x6x5xf32>)
  %pb = nn.slice %p1, %from, %to axes = [3, 1] : (tensor<1x6x6x8xf32>, tensor<2xi64>, tensor<2xi64>) -> tensor<1x3x6x6xf32>
  %pc = nn.pad %pb, %pads : (tensor<1x3x6x6xf32>, tensor<8xi64>) -> tensor<1x6x6x6xf32>
  %pd = nn.concat %pa#1, %pc, %pa#0 axis = 3 : (tensor<1x6x6x5xf32>, tensor<1x6x6x6xf32>, tensor<1x6x6x3xf32>) -> tensor<1x6x6x14xf32>
  %pe = nn.global_avg_pool %pd layout = nhwc : (tensor<1x6x6x14xf32>) -> tensor<1x1x1x14xf32>
  %pf = nn.squeeze %pe axes = [1, 2] : (tensor<1x1x1x14xf32>) -> tensor<1x14xf32>
  %pg = nn.linear %pf, %v : (tensor<1x14xf32>, tensor<14x2xf32>) -> tensor<1x2xf32> loc("pl")
  %q0 = nn.conv %x, %w layout = nhwc : (tensor<1x6x6x4xf32>, tensor<1x1x4x8xf32>) -> tensor<1x6x6x8xf32> loc("q")
  %q1 = nn.relu %q0 : (tensor<1x6x6x8xf32>) -> tensor<1x6x6x8xf32>
  %qa:2 = nn.split %q1 axis = 3 sizes = [3, 5] : (tensor<1x6x6x8xf32>) -> (tensor<1x6x6x3xf32>, tensor<1x6x6x5xf32>)
  %qb = nn.slice %q1, %from, %to axes = [3, 1] : (tensor<1x6x6x8xf32>, tensor<2xi64>, tensor<2xi64>) -> tensor<1x3x6x6xf32>
  %qc = nn.pad %qb, %pads : (tensor<1x3x6x6xf32>, tensor<8xi64>) -> tensor<1x6x6x6xf32>
  %qd = nn.concat %qa#1, %qc, %qa#0 axis = 3 : (tensor<1x6x6x5xf32>, tensor<1x6x6x6xf32>, tensor<1x6x6x3xf32>) -> tensor<1x6x6x14xf32>
  %qe = nn.global_avg_pool %qd layout = nhwc : (tensor<1x6x6x14xf32>) -> tensor<1x1x1x14xf32>
  %qf = nn.squeeze %qe axes = [1, 2] : (tensor<1x1x1x14xf32>) -> tensor<1x14xf32>
  %qg = nn.linear %qf, %v : (tensor<1x14xf32>, tensor<14x2xf32>) -> tensor<1x2xf32> loc("ql")
  %y = nn.sub %pg, %qg : (tensor<1x2xf32>, tensor<1x2xf32>) -> tensor<1x2xf32>
  return %y : tensor<1x2xf32>
}
