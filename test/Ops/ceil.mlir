// RUN: nn-check %s

//===- nn.ceil -----------------------------------------------------------===//
// Known values, then random ones in every element type and odd sizes.
//===----------------------------------------------------------------------===//

func.func @ceil_values(
    %a: tensor<6xf32> {nn.value = dense<[1.5, -1.5, 2.0, -0.25, 0x7F800000, 0x7FC00000]> : tensor<6xf32>})
    -> (tensor<6xf32> {nn.expect = dense<[2.0, -1.0, 2.0, -0.0, 0x7F800000, 0x7FC00000]> : tensor<6xf32>}) {
  %0 = nn.ceil %a : (tensor<6xf32>) -> tensor<6xf32>
  return %0 : tensor<6xf32>
}

func.func @ceil_signed_zeros(
    %a: tensor<2xf32> {nn.value = dense<[-0.0, 0.0]> : tensor<2xf32>})
    -> (tensor<2xf32> {nn.expect = dense<[-0.0, 0.0]> : tensor<2xf32>}) attributes {nn.signed_zeros} {
  %0 = nn.ceil %a : (tensor<2xf32>) -> tensor<2xf32>
  return %0 : tensor<2xf32>
}

func.func @ceil_to_negative_zero(
    %a: tensor<2xf32> {nn.value = dense<[-0.25, 0.25]> : tensor<2xf32>})
    -> (tensor<2xf32> {nn.expect = dense<[-0.0, 1.0]> : tensor<2xf32>}) attributes {nn.signed_zeros} {
  %0 = nn.ceil %a : (tensor<2xf32>) -> tensor<2xf32>
  return %0 : tensor<2xf32>
}

func.func @ceil_large(
    %a: tensor<4xf32> {nn.value = dense<[8388609.0, -8388609.0, 2.1474836e+09, -3.0e+10]> : tensor<4xf32>})
    -> (tensor<4xf32> {nn.expect = dense<[8388609.0, -8388609.0, 2.1474836e+09, -3.0e+10]> : tensor<4xf32>}) {
  %0 = nn.ceil %a : (tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

func.func @ceil_wide_range(
    %a: tensor<37xf32> {nn.range = [-100.0, 100.0]})
    -> (tensor<37xf32>) {
  %0 = nn.ceil %a : (tensor<37xf32>) -> tensor<37xf32>
  return %0 : tensor<37xf32>
}

func.func @ceil_f32_2x3x5x7(%a: tensor<2x3x5x7xf32>)
    -> tensor<2x3x5x7xf32> {
  %0 = nn.ceil %a : (tensor<2x3x5x7xf32>) -> tensor<2x3x5x7xf32>
  return %0 : tensor<2x3x5x7xf32>
}

func.func @ceil_f64_19(%a: tensor<19xf64>)
    -> tensor<19xf64> {
  %0 = nn.ceil %a : (tensor<19xf64>) -> tensor<19xf64>
  return %0 : tensor<19xf64>
}

func.func @ceil_f16_3x11(%a: tensor<3x11xf16>)
    -> tensor<3x11xf16> {
  %0 = nn.ceil %a : (tensor<3x11xf16>) -> tensor<3x11xf16>
  return %0 : tensor<3x11xf16>
}

func.func @ceil_bf16_3x11(%a: tensor<3x11xbf16>)
    -> tensor<3x11xbf16> {
  %0 = nn.ceil %a : (tensor<3x11xbf16>) -> tensor<3x11xbf16>
  return %0 : tensor<3x11xbf16>
}

func.func @ceil_f32_1(%a: tensor<1xf32>)
    -> tensor<1xf32> {
  %0 = nn.ceil %a : (tensor<1xf32>) -> tensor<1xf32>
  return %0 : tensor<1xf32>
}

func.func @ceil_f32_scalar(%a: tensor<f32>)
    -> tensor<f32> {
  %0 = nn.ceil %a : (tensor<f32>) -> tensor<f32>
  return %0 : tensor<f32>
}

func.func @ceil_f32_0(%a: tensor<0xf32>)
    -> tensor<0xf32> {
  %0 = nn.ceil %a : (tensor<0xf32>) -> tensor<0xf32>
  return %0 : tensor<0xf32>
}

func.func @ceil_f32_4x0x3(%a: tensor<4x0x3xf32>)
    -> tensor<4x0x3xf32> {
  %0 = nn.ceil %a : (tensor<4x0x3xf32>) -> tensor<4x0x3xf32>
  return %0 : tensor<4x0x3xf32>
}

func.func @ceil_f32_33x1(%a: tensor<33x1xf32>)
    -> tensor<33x1xf32> {
  %0 = nn.ceil %a : (tensor<33x1xf32>) -> tensor<33x1xf32>
  return %0 : tensor<33x1xf32>
}
