// RUN: nn-check %s

//===- nn.atan ------------------------------------------------------------===//
// Known values, small and large; then random ones in every element type.
//===----------------------------------------------------------------------===//

func.func @atan_values(
    %a: tensor<6xf32> {nn.value = dense<[0.0, 1.0, -1.0, 50.0, 9.99999975e-05, -1000000.0]> : tensor<6xf32>})
    -> (tensor<6xf32> {nn.expect = dense<[0.0, 0.785398185, -0.785398185, 1.55079901, 9.99999975e-05, -1.5707953]> : tensor<6xf32>}) {
  %0 = nn.atan %a : (tensor<6xf32>) -> tensor<6xf32>
  return %0 : tensor<6xf32>
}

func.func @atan_f32_4x67(
    %a: tensor<4x67xf32> {nn.range = [-20.0, 20.0]}) -> tensor<4x67xf32> {
  %0 = nn.atan %a : (tensor<4x67xf32>) -> tensor<4x67xf32>
  return %0 : tensor<4x67xf32>
}

func.func @atan_f64_19(
    %a: tensor<19xf64> {nn.range = [-20.0, 20.0]}) -> tensor<19xf64> {
  %0 = nn.atan %a : (tensor<19xf64>) -> tensor<19xf64>
  return %0 : tensor<19xf64>
}

func.func @atan_f16_3x11(
    %a: tensor<3x11xf16> {nn.range = [-20.0, 20.0]}) -> tensor<3x11xf16> {
  %0 = nn.atan %a : (tensor<3x11xf16>) -> tensor<3x11xf16>
  return %0 : tensor<3x11xf16>
}

func.func @atan_bf16_3x11(
    %a: tensor<3x11xbf16> {nn.range = [-20.0, 20.0]}) -> tensor<3x11xbf16> {
  %0 = nn.atan %a : (tensor<3x11xbf16>) -> tensor<3x11xbf16>
  return %0 : tensor<3x11xbf16>
}

func.func @atan_f32_4x0x3(
    %a: tensor<4x0x3xf32> {nn.range = [-20.0, 20.0]}) -> tensor<4x0x3xf32> {
  %0 = nn.atan %a : (tensor<4x0x3xf32>) -> tensor<4x0x3xf32>
  return %0 : tensor<4x0x3xf32>
}
