// RUN: nn-check %s

//===- nn.gather_nd ------------------------------------------------------===//
// Tuples that name elements and slices, with and without batch dimensions.
//===----------------------------------------------------------------------===//

func.func @gather_nd_elements(
    %a: tensor<2x2xi32> {nn.value = dense<[[0, 1], [2, 3]]> : tensor<2x2xi32>},
    %b: tensor<3x2xi64> {nn.static, nn.value = dense<[[0, 0], [1, -1], [9, -9]]> : tensor<3x2xi64>})
    -> (tensor<3xi32> {nn.expect = dense<[0, 3, 2]> : tensor<3xi32>}) {
  %0 = nn.gather_nd %a, %b : (tensor<2x2xi32>, tensor<3x2xi64>) -> tensor<3xi32>
  return %0 : tensor<3xi32>
}

func.func @gather_nd_slices(
    %a: tensor<4x3x5xf32>, %b: tensor<2x3x1xi32> {nn.static, nn.range = [-6.0, 6.0]})
    -> tensor<2x3x3x5xf32> {
  %0 = nn.gather_nd %a, %b : (tensor<4x3x5xf32>, tensor<2x3x1xi32>) -> tensor<2x3x3x5xf32>
  return %0 : tensor<2x3x3x5xf32>
}

func.func @gather_nd_batch(
    %a: tensor<2x4x3x5xui8>, %b: tensor<2x6x2xi64> {nn.static, nn.range = [-6.0, 6.0]})
    -> tensor<2x6x5xui8> {
  %0 = nn.gather_nd %a, %b {batch_dims = 1 : i64}
      : (tensor<2x4x3x5xui8>, tensor<2x6x2xi64>) -> tensor<2x6x5xui8>
  return %0 : tensor<2x6x5xui8>
}

func.func @gather_nd_none(
    %a: tensor<0x3xf16>, %b: tensor<0x1xi64> {nn.static}) -> tensor<0x3xf16> {
  %0 = nn.gather_nd %a, %b : (tensor<0x3xf16>, tensor<0x1xi64>) -> tensor<0x3xf16>
  return %0 : tensor<0x3xf16>
}
