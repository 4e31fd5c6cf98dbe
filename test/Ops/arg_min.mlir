// RUN: nn-check %s

//===- nn.arg_min ---------------------------------------------------------===//
// Ties from either side, NaN, axes of size 0, then random elements.
//===----------------------------------------------------------------------===//

func.func @arg_min_first(
    %a: tensor<2x4xf32> {nn.value = dense<[[1.0, 3.0, 3.0, 2.0], [0.0, -2.0, 5.0, -2.0]]> : tensor<2x4xf32>})
    -> (tensor<2xi64> {nn.expect = dense<[0, 1]> : tensor<2xi64>}) {
  %0 = nn.arg_min %a axis = 1 : (tensor<2x4xf32>) -> tensor<2xi64>
  return %0 : tensor<2xi64>
}

func.func @arg_min_last(
    %a: tensor<2x4xf32> {nn.value = dense<[[1.0, 3.0, 3.0, 2.0], [0.0, -2.0, 5.0, -2.0]]> : tensor<2x4xf32>})
    -> (tensor<2x1xi64> {nn.expect = dense<[[0], [3]]> : tensor<2x1xi64>}) {
  %0 = nn.arg_min %a axis = -1 keepdims last : (tensor<2x4xf32>) -> tensor<2x1xi64>
  return %0 : tensor<2x1xi64>
}

func.func @arg_min_nan(
    %a: tensor<4xf32> {nn.value = dense<[1.0, 0x7FC00000, -5.0, 0x7FC00000]> : tensor<4xf32>})
    -> (tensor<i64> {nn.expect = dense<1> : tensor<i64>},
        tensor<1xi64> {nn.expect = dense<3> : tensor<1xi64>}) {
  %0 = nn.arg_min %a axis = 0 : (tensor<4xf32>) -> tensor<i64>
  %1 = nn.arg_min %a axis = 0 keepdims last : (tensor<4xf32>) -> tensor<1xi64>
  return %0, %1 : tensor<i64>, tensor<1xi64>
}

func.func @arg_min_empty(%a: tensor<0x3xi32>)
    -> (tensor<3xi64> {nn.expect = dense<0> : tensor<3xi64>}, tensor<0xi64>) {
  %0 = nn.arg_min %a axis = 0 : (tensor<0x3xi32>) -> tensor<3xi64>
  %1 = nn.arg_min %a axis = 1 last : (tensor<0x3xi32>) -> tensor<0xi64>
  return %0, %1 : tensor<3xi64>, tensor<0xi64>
}

func.func @arg_min_f32_5x37x3(%a: tensor<5x37x3xf32>) -> tensor<5x3xi64> {
  %0 = nn.arg_min %a axis = 1 : (tensor<5x37x3xf32>) -> tensor<5x3xi64>
  return %0 : tensor<5x3xi64>
}

func.func @arg_min_f16_4x67(%a: tensor<4x67xf16>) -> tensor<4xi64> {
  %0 = nn.arg_min %a axis = 1 : (tensor<4x67xf16>) -> tensor<4xi64>
  return %0 : tensor<4xi64>
}

func.func @arg_min_ui8_19x33(%a: tensor<19x33xui8>) -> tensor<33xi64> {
  %0 = nn.arg_min %a axis = 0 : (tensor<19x33xui8>) -> tensor<33xi64>
  return %0 : tensor<33xi64>
}

func.func @arg_min_i64_7x5(%a: tensor<7x5xi64>) -> tensor<7xi64> {
  %0 = nn.arg_min %a axis = 1 : (tensor<7x5xi64>) -> tensor<7xi64>
  return %0 : tensor<7xi64>
}

func.func @arg_min_f64_1x9x2(%a: tensor<1x9x2xf64>) -> tensor<1x2xi64> {
  %0 = nn.arg_min %a axis = 1 : (tensor<1x9x2xf64>) -> tensor<1x2xi64>
  return %0 : tensor<1x2xi64>
}
