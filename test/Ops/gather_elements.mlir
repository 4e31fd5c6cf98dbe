// RUN: nn-check %s

//===- nn.gather_elements ------------------------------------------------===//
// Indices may count from the end or lie outside; other dimensions may be
// smaller than data's.
//===----------------------------------------------------------------------===//

func.func @gather_elements_values(
    %a: tensor<2x3xf32> {nn.value = dense<[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]> : tensor<2x3xf32>},
    %b: tensor<3x2xi64> {nn.value = dense<[[1, 0], [-1, -2], [7, -7]]> : tensor<3x2xi64>})
    -> (tensor<3x2xf32> {nn.expect = dense<[[4.0, 2.0], [4.0, 2.0], [4.0, 2.0]]> : tensor<3x2xf32>}) {
  %0 = nn.gather_elements %a, %b : (tensor<2x3xf32>, tensor<3x2xi64>) -> tensor<3x2xf32>
  return %0 : tensor<3x2xf32>
}

func.func @gather_elements_last(
    %a: tensor<3x5x7xbf16>, %b: tensor<2x5x9xi32> {nn.range = [-9.0, 9.0]})
    -> tensor<2x5x9xbf16> {
  %0 = nn.gather_elements %a, %b {axis = -1 : i64}
      : (tensor<3x5x7xbf16>, tensor<2x5x9xi32>) -> tensor<2x5x9xbf16>
  return %0 : tensor<2x5x9xbf16>
}

func.func @gather_elements_none(
    %a: tensor<0x2xi1>, %b: tensor<0x2xi64>) -> tensor<0x2xi1> {
  %0 = nn.gather_elements %a, %b : (tensor<0x2xi1>, tensor<0x2xi64>) -> tensor<0x2xi1>
  return %0 : tensor<0x2xi1>
}
