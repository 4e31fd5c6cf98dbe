// RUN: nn-check %s

//===- nn.non_zero -------------------------------------------------------===//
// The result's size depends on the values: none, some or all of them.
//===----------------------------------------------------------------------===//

func.func @non_zero_matrix(
    %a: tensor<2x3xf32> {nn.value = dense<[[0.0, 1.0, -0.0], [0x7FC00000, 0.0, -2.0]]> : tensor<2x3xf32>})
    -> (tensor<2x?xi64> {nn.expect = dense<[[0, 1, 1], [1, 0, 2]]> : tensor<2x3xi64>}) {
  %0 = nn.non_zero %a : (tensor<2x3xf32>) -> tensor<2x?xi64>
  return %0 : tensor<2x?xi64>
}

func.func @non_zero_none(
    %a: tensor<4xi8> {nn.value = dense<0> : tensor<4xi8>})
    -> (tensor<1x?xi64> {nn.expect = dense<> : tensor<1x0xi64>}) {
  %0 = nn.non_zero %a : (tensor<4xi8>) -> tensor<1x?xi64>
  return %0 : tensor<1x?xi64>
}

func.func @non_zero_scalar(%a: tensor<i1> {nn.value = dense<true> : tensor<i1>})
    -> (tensor<0x?xi64> {nn.expect = dense<> : tensor<0x1xi64>}) {
  %0 = nn.non_zero %a : (tensor<i1>) -> tensor<0x?xi64>
  return %0 : tensor<0x?xi64>
}

func.func @non_zero_empty(%a: tensor<3x0x2xi32>) -> tensor<3x?xi64> {
  %0 = nn.non_zero %a : (tensor<3x0x2xi32>) -> tensor<3x?xi64>
  return %0 : tensor<3x?xi64>
}

// What follows works on a tensor of a size that is known at run time only.
func.func @non_zero_picks(
    %a: tensor<37xui8> {nn.range = [0.0, 1.9]}, %b: tensor<37x5xf32>)
    -> (tensor<?x5xf32>, tensor<1x?xi64>) {
  %0 = nn.non_zero %a : (tensor<37xui8>) -> tensor<1x?xi64>
  %1 = nn.squeeze %0 axes = [0] : (tensor<1x?xi64>) -> tensor<?xi64>
  %2 = nn.gather %b, %1 : (tensor<37x5xf32>, tensor<?xi64>) -> tensor<?x5xf32>
  %3 = nn.relu %2 : (tensor<?x5xf32>) -> tensor<?x5xf32>
  return %3, %0 : tensor<?x5xf32>, tensor<1x?xi64>
}
