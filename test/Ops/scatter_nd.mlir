// RUN: nn-check %s

//===- nn.scatter_nd -----------------------------------------------------===//
// Tuples that name elements and slices, each reduction.
//===----------------------------------------------------------------------===//

func.func @scatter_nd_elements(
    %a: tensor<2x3xi64> {nn.value = dense<[[1, 2, 3], [4, 5, 6]]> : tensor<2x3xi64>},
    %b: tensor<4x2xi64> {nn.static, nn.value = dense<[[0, 1], [-1, -1], [2, 0], [0, -4]]> : tensor<4x2xi64>},
    %c: tensor<4xi64> {nn.value = dense<[10, 20, 30, 40]> : tensor<4xi64>})
    -> (tensor<2x3xi64> {nn.expect = dense<[[1, 20, 3], [4, 5, 120]]> : tensor<2x3xi64>}) {
  %0 = nn.scatter_nd %a, %b, %c reduction = mul
      : (tensor<2x3xi64>, tensor<4x2xi64>, tensor<4xi64>) -> tensor<2x3xi64>
  return %0 : tensor<2x3xi64>
}

func.func @scatter_nd_slices(
    %a: tensor<4x3x5xf32>, %b: tensor<2x3x1xi32> {nn.static, nn.range = [-6.0, 6.0]},
    %c: tensor<2x3x3x5xf32>) -> tensor<4x3x5xf32> {
  %0 = nn.scatter_nd %a, %b, %c
      : (tensor<4x3x5xf32>, tensor<2x3x1xi32>, tensor<2x3x3x5xf32>) -> tensor<4x3x5xf32>
  return %0 : tensor<4x3x5xf32>
}

func.func @scatter_nd_min_bf16(
    %a: tensor<4x3xbf16>, %b: tensor<7x1xi64> {nn.static, nn.range = [0.0, 3.0]},
    %c: tensor<7x3xbf16>) -> tensor<4x3xbf16> {
  %0 = nn.scatter_nd %a, %b, %c reduction = min
      : (tensor<4x3xbf16>, tensor<7x1xi64>, tensor<7x3xbf16>) -> tensor<4x3xbf16>
  return %0 : tensor<4x3xbf16>
}
