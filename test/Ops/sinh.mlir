// RUN: nn-check %s

//===- nn.sinh ------------------------------------------------------------===//
// Known values, small and large; then random ones in every element type.
//===----------------------------------------------------------------------===//

func.func @sinh_values(
    %a: tensor<6xf32> {nn.value = dense<[0.0, 1.0, -1.0, 5.0, 9.99999975e-05, -80.0]> : tensor<6xf32>})
    -> (tensor<6xf32> {nn.expect = dense<[0.0, 1.17520118, -1.17520118, 74.2032089, 9.99999975e-05, -2.77031124e+34]> : tensor<6xf32>}) {
  %0 = nn.sinh %a : (tensor<6xf32>) -> tensor<6xf32>
  return %0 : tensor<6xf32>
}

func.func @sinh_f32_4x67(
    %a: tensor<4x67xf32> {nn.range = [-10.0, 10.0]}) -> tensor<4x67xf32> {
  %0 = nn.sinh %a : (tensor<4x67xf32>) -> tensor<4x67xf32>
  return %0 : tensor<4x67xf32>
}

func.func @sinh_f64_19(
    %a: tensor<19xf64> {nn.range = [-10.0, 10.0]}) -> tensor<19xf64> {
  %0 = nn.sinh %a : (tensor<19xf64>) -> tensor<19xf64>
  return %0 : tensor<19xf64>
}

func.func @sinh_f16_3x11(
    %a: tensor<3x11xf16> {nn.range = [-10.0, 10.0]}) -> tensor<3x11xf16> {
  %0 = nn.sinh %a : (tensor<3x11xf16>) -> tensor<3x11xf16>
  return %0 : tensor<3x11xf16>
}

func.func @sinh_bf16_3x11(
    %a: tensor<3x11xbf16> {nn.range = [-10.0, 10.0]}) -> tensor<3x11xbf16> {
  %0 = nn.sinh %a : (tensor<3x11xbf16>) -> tensor<3x11xbf16>
  return %0 : tensor<3x11xbf16>
}

func.func @sinh_f32_4x0x3(
    %a: tensor<4x0x3xf32> {nn.range = [-10.0, 10.0]}) -> tensor<4x0x3xf32> {
  %0 = nn.sinh %a : (tensor<4x0x3xf32>) -> tensor<4x0x3xf32>
  return %0 : tensor<4x0x3xf32>
}
