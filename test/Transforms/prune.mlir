// RUN: nn-opt %s --nn-prune='sparsity=0.5' 2>%t.half | FileCheck %s --check-prefix=HALF
// RUN: FileCheck %s --check-prefix=REMARKS < %t.half
// RUN: nn-opt %s --nn-prune='sparsity=0.5 global skip=d' 2>/dev/null | FileCheck %s --check-prefix=GLOBAL
// RUN: nn-opt %s --nn-prune='structure=2:4' 2>/dev/null | FileCheck %s --check-prefix=RUNS
// RUN: nn-opt %s --nn-prune='structure=2:4x2' 2>/dev/null | FileCheck %s --check-prefix=VECTORS
// RUN: nn-opt %s --nn-prune='structure=2x2 sparsity=0.6' 2>/dev/null | FileCheck %s --check-prefix=BLOCKS
// RUN: nn-opt %s --nn-prune='sparsity=0.5' --mlir-pass-statistics 2>&1 >/dev/null | FileCheck %s --check-prefix=STATS

// The least magnitudes of each layer; of equal ones the first. The odd element
// stays. What reads the same constant reads the same zeros.
// REMARKS: 'a' has 50.0% zeros
// REMARKS: 'b' has 50.0% zeros
// REMARKS: 50.0% of 18 weights are zero: they compress well; 22.2% lie so that kernels can leave them out
// HALF-LABEL: func @linears
// HALF-DAG:     %[[A:.*]] = nn.constant dense<{{\[}}[0.0{{[^,]*}}, -8.0{{[^,]*}}], [0.0{{[^,]*}}, 7.0{{[^,]*}}], [0.0{{[^,]*}}, 6.0{{[^,]*}}], [-4.0{{[^,]*}}, 0.0{{[^,]*}}], [5.0{{[^,]*}}, 0.0{{[^]]*}}]]>
// HALF-DAG:     %[[B:.*]] = nn.constant dense<{{\[}}[0.0{{[^,]*}}, 0.0{{[^,]*}}, 0.0{{[^,]*}}, 0.0{{[^]]*}}], [9.0{{[^,]*}}, 9.0{{[^,]*}}, 9.0{{[^,]*}}, 9.0{{[^]]*}}]]>
// HALF:         nn.linear %arg0, %[[A]]
// HALF:         nn.linear %{{.*}}, %[[B]]
// HALF:         nn.linear %{{.*}}, %[[A]]
//
// One measure for all layers.
// GLOBAL-LABEL: func @linears
// GLOBAL-DAG:     dense<{{\[}}[0.0{{[^,]*}}, -8.0{{[^,]*}}], [0.0{{[^,]*}}, 0.0{{[^,]*}}], [0.0{{[^,]*}}, 0.0{{[^,]*}}], [0.0{{[^,]*}}, 0.0{{[^,]*}}], [0.0{{[^,]*}}, 0.0{{[^]]*}}]]>
// GLOBAL-DAG:     dense<9.0{{.*}}> : tensor<2x4xf32>
//
// Two of each four that are summed up, and of the one that is left.
// RUNS-LABEL: func @linears
// RUNS-DAG:     dense<{{\[}}[0.0{{[^,]*}}, -8.0{{[^,]*}}], [0.0{{[^,]*}}, 7.0{{[^,]*}}], [3.0{{[^,]*}}, 0.0{{[^,]*}}], [-4.0{{[^,]*}}, 0.0{{[^,]*}}], [5.0{{[^,]*}}, 1.5{{[^]]*}}]]>
//
// The same two of each four for two channels.
// VECTORS-LABEL: func @linears
// VECTORS-DAG:     dense<{{\[}}[1.0{{[^,]*}}, -8.0{{[^,]*}}], [2.0{{[^,]*}}, 7.0{{[^,]*}}], [0.0{{[^,]*}}, 0.0{{[^,]*}}], [0.0{{[^,]*}}, 0.0{{[^,]*}}], [5.0{{[^,]*}}, 1.5{{[^]]*}}]]>
//
// Blocks of two terms by two channels, less at the edges.
// BLOCKS-LABEL: func @linears
// BLOCKS-DAG:     dense<{{\[}}[1.0{{[^,]*}}, -8.0{{[^,]*}}], [2.0{{[^,]*}}, 7.0{{[^,]*}}], [0.0{{[^,]*}}, 0.0{{[^,]*}}], [0.0{{[^,]*}}, 0.0{{[^,]*}}], [0.0{{[^,]*}}, 0.0{{[^]]*}}]]>
//
// STATS: (S) 4 pruned
// STATS: (S) 0 dense
// STATS: (S) 19 zeros
func.func @linears(%x: tensor<3x5xf32>) -> tensor<3x2xf32> {
  %a = nn.constant dense<[[1.0, -8.0], [2.0, 7.0], [3.0, 6.0], [-4.0, 0.5], [5.0, 1.5]]> : tensor<5x2xf32>
  %b = nn.constant dense<9.0> : tensor<2x4xf32>
  %c = nn.constant dense<1.0> : tensor<4x5xf32>
  %0 = nn.linear %x, %a : (tensor<3x5xf32>, tensor<5x2xf32>) -> tensor<3x2xf32> loc("a")
  %1 = nn.linear %0, %b : (tensor<3x2xf32>, tensor<2x4xf32>) -> tensor<3x4xf32> loc("b")
  %2 = nn.relu %x : (tensor<3x5xf32>) -> tensor<3x5xf32>
  %3 = nn.linear %2, %a : (tensor<3x5xf32>, tensor<5x2xf32>) -> tensor<3x2xf32> loc("c")
  return %3 : tensor<3x2xf32>
}

// Runs and blocks don't reach from one tap of a filter to the next, in either
// layout.
// RUNS-LABEL: func @convs
// RUNS-DAG:     dense<{{\[\[\[\[}}0.000000e+00, 2.000000e+00, 3.000000e+00]], {{\[\[}}4.000000e+00, 0.000000e+00, 2.000000e+00]], {{\[\[}}3.000000e+00, 4.000000e+00, 0.000000e+00]]]]> : tensor<1x3x1x3xf32>
// RUNS-DAG:     dense<{{\[\[\[\[}}3.000000e+00], [0.000000e+00], [0.000000e+00], [4.000000e+00]], {{\[\[}}0.000000e+00], [0.000000e+00], [3.000000e+00], [4.000000e+00]], {{\[\[}}4.000000e+00], [3.000000e+00], [0.000000e+00], [0.000000e+00]]]]> : tensor<1x3x4x1xf32>
// BLOCKS-LABEL: func @convs
// BLOCKS-DAG:     dense<{{\[\[\[\[}}1.000000e+00, 0.000000e+00, 0.000000e+00]], {{\[\[}}4.000000e+00, 0.000000e+00, 0.000000e+00]], {{\[\[}}3.000000e+00, 4.000000e+00, 0.000000e+00]]]]> : tensor<1x3x1x3xf32>
func.func @convs(%x: tensor<1x3x4x4xf32>, %y: tensor<1x4x4x4xf32>) -> (tensor<1x1x4x2xf32>, tensor<1x4x2x1xf32>) {
  %w = nn.constant dense<[[[[1.0, 2.0, 3.0]], [[4.0, 1.0, 2.0]], [[3.0, 4.0, 1.0]]]]> : tensor<1x3x1x3xf32>
  %v = nn.constant dense<[[[[3.0], [1.0], [2.0], [4.0]], [[1.0], [2.0], [3.0], [4.0]], [[4.0], [3.0], [2.0], [1.0]]]]> : tensor<1x3x4x1xf32>
  %0 = nn.conv %x, %w : (tensor<1x3x4x4xf32>, tensor<1x3x1x3xf32>) -> tensor<1x1x4x2xf32> loc("d")
  %1 = nn.conv %y, %v layout = nhwc : (tensor<1x4x4x4xf32>, tensor<1x3x4x1xf32>) -> tensor<1x4x2x1xf32> loc("e")
  return %0, %1 : tensor<1x1x4x2xf32>, tensor<1x4x2x1xf32>
}
