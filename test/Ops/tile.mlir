// RUN: nn-check %s

//===- nn.tile -----------------------------------------------------------===//
// Repeats of 0, 1 and more, known or not.
//===----------------------------------------------------------------------===//

func.func @tile_values(
    %a: tensor<2x2xi32> {nn.value = dense<[[1, 2], [3, 4]]> : tensor<2x2xi32>})
    -> (tensor<2x6xi32> {nn.expect = dense<[[1, 2, 1, 2, 1, 2], [3, 4, 3, 4, 3, 4]]> : tensor<2x6xi32>}) {
  %r = nn.constant dense<[1, 3]> : tensor<2xi64>
  %0 = nn.tile %a, %r : (tensor<2x2xi32>, tensor<2xi64>) -> tensor<2x6xi32>
  return %0 : tensor<2x6xi32>
}

func.func @tile_runtime(
    %a: tensor<2x3x1x5xf32>, %r: tensor<4xi64> {nn.value = dense<[3, 1, 2, 2]> : tensor<4xi64>})
    -> tensor<?x?x?x?xf32> {
  %0 = nn.tile %a, %r : (tensor<2x3x1x5xf32>, tensor<4xi64>) -> tensor<?x?x?x?xf32>
  return %0 : tensor<?x?x?x?xf32>
}

func.func @tile_none(
    %a: tensor<2x3xi1>, %r: tensor<2xi64> {nn.value = dense<[2, 0]> : tensor<2xi64>})
    -> tensor<?x?xi1> {
  %0 = nn.tile %a, %r : (tensor<2x3xi1>, tensor<2xi64>) -> tensor<?x?xi1>
  return %0 : tensor<?x?xi1>
}
