// RUN: nn-check %s

//===- nn.cum_prod --------------------------------------------------------===//
// All ways to go along an axis, then random elements of odd sizes.
//===----------------------------------------------------------------------===//

func.func @cum_prod_ways(
    %a: tensor<4xi32> {nn.value = dense<[2, 3, 4, 5]> : tensor<4xi32>})
    -> (tensor<4xi32> {nn.expect = dense<[2, 6, 24, 120]> : tensor<4xi32>},
        tensor<4xi32> {nn.expect = dense<[1, 2, 6, 24]> : tensor<4xi32>},
        tensor<4xi32> {nn.expect = dense<[120, 60, 20, 5]> : tensor<4xi32>},
        tensor<4xi32> {nn.expect = dense<[60, 20, 5, 1]> : tensor<4xi32>}) {
  %0 = nn.cum_prod %a axis = 0 : (tensor<4xi32>) -> tensor<4xi32>
  %1 = nn.cum_prod %a axis = -1 exclusive : (tensor<4xi32>) -> tensor<4xi32>
  %2 = nn.cum_prod %a axis = 0 reverse : (tensor<4xi32>) -> tensor<4xi32>
  %3 = nn.cum_prod %a axis = 0 exclusive reverse : (tensor<4xi32>) -> tensor<4xi32>
  return %0, %1, %2, %3 : tensor<4xi32>, tensor<4xi32>, tensor<4xi32>, tensor<4xi32>
}

func.func @cum_prod_f32_5x7x3(%a: tensor<5x7x3xf32>) -> tensor<5x7x3xf32> {
  %0 = nn.cum_prod %a axis = 1 : (tensor<5x7x3xf32>) -> tensor<5x7x3xf32>
  return %0 : tensor<5x7x3xf32>
}

func.func @cum_prod_f16_4x13(%a: tensor<4x13xf16>) -> tensor<4x13xf16> {
  %0 = nn.cum_prod %a axis = 1 exclusive : (tensor<4x13xf16>) -> tensor<4x13xf16>
  return %0 : tensor<4x13xf16>
}

func.func @cum_prod_ui8_9x5(%a: tensor<9x5xui8>) -> tensor<9x5xui8> {
  %0 = nn.cum_prod %a axis = 0 reverse : (tensor<9x5xui8>) -> tensor<9x5xui8>
  return %0 : tensor<9x5xui8>
}

func.func @cum_prod_f64_1x9x2(%a: tensor<1x9x2xf64>) -> tensor<1x9x2xf64> {
  %0 = nn.cum_prod %a axis = -1 : (tensor<1x9x2xf64>) -> tensor<1x9x2xf64>
  return %0 : tensor<1x9x2xf64>
}

func.func @cum_prod_f32_3x0x2(%a: tensor<3x0x2xf32>) -> tensor<3x0x2xf32> {
  %0 = nn.cum_prod %a axis = 0 : (tensor<3x0x2xf32>) -> tensor<3x0x2xf32>
  return %0 : tensor<3x0x2xf32>
}

func.func @cum_prod_i64_0(%a: tensor<0xi64>) -> tensor<0xi64> {
  %0 = nn.cum_prod %a axis = 0 reverse : (tensor<0xi64>) -> tensor<0xi64>
  return %0 : tensor<0xi64>
}
