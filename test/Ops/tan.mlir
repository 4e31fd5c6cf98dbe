// RUN: nn-check %s

//===- nn.tan -------------------------------------------------------------===//
// Known values, small and large; then random ones in every element type.
//===----------------------------------------------------------------------===//

func.func @tan_values(
    %a: tensor<6xf32> {nn.value = dense<[0.0, 1.0, -1.0, 2.0, 9.99999975e-05, 100.0]> : tensor<6xf32>})
    -> (tensor<6xf32> {nn.expect = dense<[0.0, 1.55740774, -1.55740774, -2.18503976, 9.99999975e-05, -0.587213933]> : tensor<6xf32>}) {
  %0 = nn.tan %a : (tensor<6xf32>) -> tensor<6xf32>
  return %0 : tensor<6xf32>
}

func.func @tan_f32_4x67(
    %a: tensor<4x67xf32> {nn.range = [-20.0, 20.0]}) -> tensor<4x67xf32> {
  %0 = nn.tan %a : (tensor<4x67xf32>) -> tensor<4x67xf32>
  return %0 : tensor<4x67xf32>
}

func.func @tan_f64_19(
    %a: tensor<19xf64> {nn.range = [-20.0, 20.0]}) -> tensor<19xf64> {
  %0 = nn.tan %a : (tensor<19xf64>) -> tensor<19xf64>
  return %0 : tensor<19xf64>
}

func.func @tan_f16_3x11(
    %a: tensor<3x11xf16> {nn.range = [-20.0, 20.0]}) -> tensor<3x11xf16> {
  %0 = nn.tan %a : (tensor<3x11xf16>) -> tensor<3x11xf16>
  return %0 : tensor<3x11xf16>
}

func.func @tan_bf16_3x11(
    %a: tensor<3x11xbf16> {nn.range = [-20.0, 20.0]}) -> tensor<3x11xbf16> {
  %0 = nn.tan %a : (tensor<3x11xbf16>) -> tensor<3x11xbf16>
  return %0 : tensor<3x11xbf16>
}

func.func @tan_f32_4x0x3(
    %a: tensor<4x0x3xf32> {nn.range = [-20.0, 20.0]}) -> tensor<4x0x3xf32> {
  %0 = nn.tan %a : (tensor<4x0x3xf32>) -> tensor<4x0x3xf32>
  return %0 : tensor<4x0x3xf32>
}
