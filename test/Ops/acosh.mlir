// RUN: nn-check %s

//===- nn.acosh -----------------------------------------------------------===//
// Known values, small and large; then random ones in every element type.
//===----------------------------------------------------------------------===//

func.func @acosh_values(
    %a: tensor<6xf32> {nn.value = dense<[1.0, 1.00010002, 2.0, 50.0, 1000.0, 1000000.0]> : tensor<6xf32>})
    -> (tensor<6xf32> {nn.expect = dense<[0.0, 0.0141431913, 1.31695795, 4.60507011, 7.60090208, 14.5086575]> : tensor<6xf32>}) {
  %0 = nn.acosh %a : (tensor<6xf32>) -> tensor<6xf32>
  return %0 : tensor<6xf32>
}

func.func @acosh_f32_4x67(
    %a: tensor<4x67xf32> {nn.range = [1.0, 20.0]}) -> tensor<4x67xf32> {
  %0 = nn.acosh %a : (tensor<4x67xf32>) -> tensor<4x67xf32>
  return %0 : tensor<4x67xf32>
}

func.func @acosh_f64_19(
    %a: tensor<19xf64> {nn.range = [1.0, 20.0]}) -> tensor<19xf64> {
  %0 = nn.acosh %a : (tensor<19xf64>) -> tensor<19xf64>
  return %0 : tensor<19xf64>
}

func.func @acosh_f16_3x11(
    %a: tensor<3x11xf16> {nn.range = [1.0, 20.0]}) -> tensor<3x11xf16> {
  %0 = nn.acosh %a : (tensor<3x11xf16>) -> tensor<3x11xf16>
  return %0 : tensor<3x11xf16>
}

func.func @acosh_bf16_3x11(
    %a: tensor<3x11xbf16> {nn.range = [1.0, 20.0]}) -> tensor<3x11xbf16> {
  %0 = nn.acosh %a : (tensor<3x11xbf16>) -> tensor<3x11xbf16>
  return %0 : tensor<3x11xbf16>
}

func.func @acosh_f32_4x0x3(
    %a: tensor<4x0x3xf32> {nn.range = [1.0, 20.0]}) -> tensor<4x0x3xf32> {
  %0 = nn.acosh %a : (tensor<4x0x3xf32>) -> tensor<4x0x3xf32>
  return %0 : tensor<4x0x3xf32>
}
