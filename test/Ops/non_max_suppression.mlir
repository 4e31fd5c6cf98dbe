// RUN: nn-check %s

//===- nn.non_max_suppression --------------------------------------------===//
// Both forms of boxes; with and without limits that matter.
//===----------------------------------------------------------------------===//

// Box 1 overlaps box 0, whose corners are given the other way round.
func.func @non_max_suppression_corners(
    %a: tensor<1x4x4xf32> {nn.value = dense<[[[1.0, 1.0, 0.0, 0.0], [0.0, 0.1, 1.0, 1.1], [0.0, 5.0, 1.0, 6.0], [0.0, 8.0, 0.0, 9.0]]]> : tensor<1x4x4xf32>},
    %b: tensor<1x2x4xf32> {nn.value = dense<[[[0.9, 0.8, 0.95, 0.1], [0.5, 0.5, 0.0, 0.2]]]> : tensor<1x2x4xf32>})
    -> (tensor<?x3xi64> {nn.expect = dense<[[0, 0, 2], [0, 0, 0], [0, 1, 0], [0, 1, 3]]> : tensor<4x3xi64>}) {
  %most = nn.constant dense<2> : tensor<1xi64>
  %overlap = nn.constant dense<0.5> : tensor<1xf32>
  %least = nn.constant dense<0.1> : tensor<1xf32>
  %0 = nn.non_max_suppression %a, %b, %most, %overlap, %least
      : (tensor<1x4x4xf32>, tensor<1x2x4xf32>, tensor<1xi64>, tensor<1xf32>, tensor<1xf32>) -> tensor<?x3xi64>
  return %0 : tensor<?x3xi64>
}

func.func @non_max_suppression_centered(
    %a: tensor<2x41x4xf32> {nn.range = [0.0, 9.0]}, %b: tensor<2x3x41xf32>,
    %most: tensor<1xi64> {nn.value = dense<100> : tensor<1xi64>},
    %overlap: tensor<1xf32> {nn.value = dense<0.1> : tensor<1xf32>})
    -> tensor<?x3xi64> {
  %0 = nn.non_max_suppression %a, %b, %most, %overlap {is_centered}
      : (tensor<2x41x4xf32>, tensor<2x3x41xf32>, tensor<1xi64>, tensor<1xf32>) -> tensor<?x3xi64>
  return %0 : tensor<?x3xi64>
}

func.func @non_max_suppression_none(
    %a: tensor<1x0x4xf32>, %b: tensor<1x1x0xf32>,
    %most: tensor<1xi64> {nn.value = dense<-1> : tensor<1xi64>},
    %overlap: tensor<1xf32>) -> tensor<?x3xi64> {
  %0 = nn.non_max_suppression %a, %b, %most, %overlap
      : (tensor<1x0x4xf32>, tensor<1x1x0xf32>, tensor<1xi64>, tensor<1xf32>) -> tensor<?x3xi64>
  return %0 : tensor<?x3xi64>
}
