// RUN: nn-check %s

//===- nn.acos ------------------------------------------------------------===//
// Known values, small and large; then random ones in every element type.
//===----------------------------------------------------------------------===//

func.func @acos_values(
    %a: tensor<6xf32> {nn.value = dense<[0.0, 1.0, -1.0, 0.5, 9.99999975e-05, -0.899999976]> : tensor<6xf32>})
    -> (tensor<6xf32> {nn.expect = dense<[1.57079637, 0.0, 3.14159274, 1.04719758, 1.57069635, 2.69056582]> : tensor<6xf32>}) {
  %0 = nn.acos %a : (tensor<6xf32>) -> tensor<6xf32>
  return %0 : tensor<6xf32>
}

func.func @acos_f32_4x67(
    %a: tensor<4x67xf32> {nn.range = [-1.0, 1.0]}) -> tensor<4x67xf32> {
  %0 = nn.acos %a : (tensor<4x67xf32>) -> tensor<4x67xf32>
  return %0 : tensor<4x67xf32>
}

func.func @acos_f64_19(
    %a: tensor<19xf64> {nn.range = [-1.0, 1.0]}) -> tensor<19xf64> {
  %0 = nn.acos %a : (tensor<19xf64>) -> tensor<19xf64>
  return %0 : tensor<19xf64>
}

func.func @acos_f16_3x11(
    %a: tensor<3x11xf16> {nn.range = [-1.0, 1.0]}) -> tensor<3x11xf16> {
  %0 = nn.acos %a : (tensor<3x11xf16>) -> tensor<3x11xf16>
  return %0 : tensor<3x11xf16>
}

func.func @acos_bf16_3x11(
    %a: tensor<3x11xbf16> {nn.range = [-1.0, 1.0]}) -> tensor<3x11xbf16> {
  %0 = nn.acos %a : (tensor<3x11xbf16>) -> tensor<3x11xbf16>
  return %0 : tensor<3x11xbf16>
}

func.func @acos_f32_4x0x3(
    %a: tensor<4x0x3xf32> {nn.range = [-1.0, 1.0]}) -> tensor<4x0x3xf32> {
  %0 = nn.acos %a : (tensor<4x0x3xf32>) -> tensor<4x0x3xf32>
  return %0 : tensor<4x0x3xf32>
}
