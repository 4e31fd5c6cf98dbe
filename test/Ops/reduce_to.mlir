// RUN: nn-check %s

//===- nn.reduce_to ------------------------------------------------------===//
// Each reducer, with a shape that is known, and one that is an argument.
//===----------------------------------------------------------------------===//

func.func @reduce_to_sum(
    %a: tensor<2x3xf32> {nn.value = dense<[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]> : tensor<2x3xf32>},
    %s: tensor<2xi64> {nn.static, nn.value = dense<[2, 1]> : tensor<2xi64>})
    -> (tensor<?x?xf32> {nn.expect = dense<[[6.0], [15.0]]> : tensor<2x1xf32>}) {
  %0 = nn.reduce_to sum, %a, %s : (tensor<2x3xf32>, tensor<2xi64>) -> tensor<?x?xf32>
  return %0 : tensor<?x?xf32>
}

func.func @reduce_to_known_shape(%a: tensor<3x5x33xf16>) -> tensor<1x5x1xf16> {
  %s = nn.constant dense<[1, 5, 1]> : tensor<3xi64>
  %0 = nn.reduce_to prod, %a, %s : (tensor<3x5x33xf16>, tensor<3xi64>) -> tensor<1x5x1xf16>
  return %0 : tensor<1x5x1xf16>
}

func.func @reduce_to_empty(
    %a: tensor<2x0x4xi32>,
    %s: tensor<3xi64> {nn.static, nn.value = dense<[2, 1, 4]> : tensor<3xi64>})
    -> (tensor<?x?x?xi32> {nn.expect = dense<-2147483648> : tensor<2x1x4xi32>}) {
  %0 = nn.reduce_to max, %a, %s : (tensor<2x0x4xi32>, tensor<3xi64>) -> tensor<?x?x?xi32>
  return %0 : tensor<?x?x?xi32>
}

func.func @reduce_to_bool(
    %a: tensor<5x7xi1>,
    %s: tensor<2xi64> {nn.static, nn.value = dense<[1, 7]> : tensor<2xi64>})
    -> tensor<?x?xi1> {
  %0 = nn.reduce_to min, %a, %s : (tensor<5x7xi1>, tensor<2xi64>) -> tensor<?x?xi1>
  return %0 : tensor<?x?xi1>
}

func.func @reduce_to_scalar(%a: tensor<f64>) -> tensor<f64> {
  %s = nn.constant dense<> : tensor<0xi64>
  %0 = nn.reduce_to sum, %a, %s : (tensor<f64>, tensor<0xi64>) -> tensor<f64>
  return %0 : tensor<f64>
}
