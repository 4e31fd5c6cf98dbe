// RUN: nn-opt %s --nn-prune='sparsity=0.5 skip=kept' 2>/dev/null | FileCheck %s

// One constant for three layers: those that are pruned share another one, the
// one that is skipped keeps it, and so does what is no layer.
// CHECK-DAG:  %[[P:.*]] = nn.constant dense<{{\[}}[0.000000e+00, 0.000000e+00], [3.000000e+00, 4.000000e+00]]>
// CHECK-DAG:  %[[W:.*]] = nn.constant dense<{{\[}}[1.000000e+00, 2.000000e+00], [3.000000e+00, 4.000000e+00]]>
// CHECK:      nn.linear %arg0, %[[P]]
// CHECK:      nn.linear %arg0, %[[P]]
// CHECK:      nn.linear %arg0, %[[W]]
// CHECK:      nn.relu %[[W]]
func.func @main(%x: tensor<4x2xf32>) -> (tensor<4x2xf32>, tensor<4x2xf32>, tensor<4x2xf32>, tensor<2x2xf32>) {
  %w = nn.constant dense<[[1.0, 2.0], [3.0, 4.0]]> : tensor<2x2xf32>
  %0 = nn.linear %x, %w : (tensor<4x2xf32>, tensor<2x2xf32>) -> tensor<4x2xf32> loc("a")
  %1 = nn.linear %x, %w : (tensor<4x2xf32>, tensor<2x2xf32>) -> tensor<4x2xf32> loc("b")
  %2 = nn.linear %x, %w : (tensor<4x2xf32>, tensor<2x2xf32>) -> tensor<4x2xf32> loc("kept")
  %3 = nn.relu %w : (tensor<2x2xf32>) -> tensor<2x2xf32>
  return %0, %1, %2, %3 : tensor<4x2xf32>, tensor<4x2xf32>, tensor<4x2xf32>, tensor<2x2xf32>
}
