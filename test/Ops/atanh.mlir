// RUN: nn-check %s

//===- nn.atanh -----------------------------------------------------------===//
// Known values, small and large; then random ones in every element type.
//===----------------------------------------------------------------------===//

func.func @atanh_values(
    %a: tensor<6xf32> {nn.value = dense<[0.0, 0.5, -0.5, 0.99000001, 9.99999975e-05, -0.999000013]> : tensor<6xf32>})
    -> (tensor<6xf32> {nn.expect = dense<[0.0, 0.549306154, -0.549306154, 2.64665294, 9.99999975e-05, -3.80020761]> : tensor<6xf32>}) {
  %0 = nn.atanh %a : (tensor<6xf32>) -> tensor<6xf32>
  return %0 : tensor<6xf32>
}

func.func @atanh_f32_4x67(
    %a: tensor<4x67xf32> {nn.range = [-0.99, 0.99]}) -> tensor<4x67xf32> {
  %0 = nn.atanh %a : (tensor<4x67xf32>) -> tensor<4x67xf32>
  return %0 : tensor<4x67xf32>
}

func.func @atanh_f64_19(
    %a: tensor<19xf64> {nn.range = [-0.99, 0.99]}) -> tensor<19xf64> {
  %0 = nn.atanh %a : (tensor<19xf64>) -> tensor<19xf64>
  return %0 : tensor<19xf64>
}

func.func @atanh_f16_3x11(
    %a: tensor<3x11xf16> {nn.range = [-0.99, 0.99]}) -> tensor<3x11xf16> {
  %0 = nn.atanh %a : (tensor<3x11xf16>) -> tensor<3x11xf16>
  return %0 : tensor<3x11xf16>
}

func.func @atanh_bf16_3x11(
    %a: tensor<3x11xbf16> {nn.range = [-0.99, 0.99]}) -> tensor<3x11xbf16> {
  %0 = nn.atanh %a : (tensor<3x11xbf16>) -> tensor<3x11xbf16>
  return %0 : tensor<3x11xbf16>
}

func.func @atanh_f32_4x0x3(
    %a: tensor<4x0x3xf32> {nn.range = [-0.99, 0.99]}) -> tensor<4x0x3xf32> {
  %0 = nn.atanh %a : (tensor<4x0x3xf32>) -> tensor<4x0x3xf32>
  return %0 : tensor<4x0x3xf32>
}
