// RUN: nn-check %s

//===- nn.hard_swish -----------------------------------------------------===//
// Known values, then random ones in every element type and odd sizes.
//===----------------------------------------------------------------------===//

func.func @hard_swish_values(
    %a: tensor<8xf32> {nn.value = dense<[0.0, 1.0, -1.0, 3.0, -3.0, 4.0, -4.0, 1.5]> : tensor<8xf32>})
    -> (tensor<8xf32> {nn.expect = dense<[0.0, 0.6666667, -0.33333334, 3.0, -0.0, 4.0, -0.0, 1.125]> : tensor<8xf32>}) {
  %0 = nn.hard_swish %a : (tensor<8xf32>) -> tensor<8xf32>
  return %0 : tensor<8xf32>
}

func.func @hard_swish_infinity(
    %a: tensor<3xf32> {nn.value = dense<[0x7F800000, 0x7FC00000, -100.0]> : tensor<3xf32>})
    -> (tensor<3xf32> {nn.expect = dense<[0x7F800000, 0x7FC00000, 0.0]> : tensor<3xf32>}) {
  %0 = nn.hard_swish %a : (tensor<3xf32>) -> tensor<3xf32>
  return %0 : tensor<3xf32>
}

func.func @hard_swish_wide_range(
    %a: tensor<4x67xf32> {nn.range = [-20.0, 20.0]})
    -> (tensor<4x67xf32>) {
  %0 = nn.hard_swish %a : (tensor<4x67xf32>) -> tensor<4x67xf32>
  return %0 : tensor<4x67xf32>
}

func.func @hard_swish_f32_2x3x5x7(%a: tensor<2x3x5x7xf32>)
    -> tensor<2x3x5x7xf32> {
  %0 = nn.hard_swish %a : (tensor<2x3x5x7xf32>) -> tensor<2x3x5x7xf32>
  return %0 : tensor<2x3x5x7xf32>
}

func.func @hard_swish_f64_19(%a: tensor<19xf64>)
    -> tensor<19xf64> {
  %0 = nn.hard_swish %a : (tensor<19xf64>) -> tensor<19xf64>
  return %0 : tensor<19xf64>
}

func.func @hard_swish_f16_3x11(%a: tensor<3x11xf16>)
    -> tensor<3x11xf16> {
  %0 = nn.hard_swish %a : (tensor<3x11xf16>) -> tensor<3x11xf16>
  return %0 : tensor<3x11xf16>
}

func.func @hard_swish_bf16_3x11(%a: tensor<3x11xbf16>)
    -> tensor<3x11xbf16> {
  %0 = nn.hard_swish %a : (tensor<3x11xbf16>) -> tensor<3x11xbf16>
  return %0 : tensor<3x11xbf16>
}

func.func @hard_swish_f32_1(%a: tensor<1xf32>)
    -> tensor<1xf32> {
  %0 = nn.hard_swish %a : (tensor<1xf32>) -> tensor<1xf32>
  return %0 : tensor<1xf32>
}

func.func @hard_swish_f32_scalar(%a: tensor<f32>)
    -> tensor<f32> {
  %0 = nn.hard_swish %a : (tensor<f32>) -> tensor<f32>
  return %0 : tensor<f32>
}

func.func @hard_swish_f32_0(%a: tensor<0xf32>)
    -> tensor<0xf32> {
  %0 = nn.hard_swish %a : (tensor<0xf32>) -> tensor<0xf32>
  return %0 : tensor<0xf32>
}

func.func @hard_swish_f32_4x0x3(%a: tensor<4x0x3xf32>)
    -> tensor<4x0x3xf32> {
  %0 = nn.hard_swish %a : (tensor<4x0x3xf32>) -> tensor<4x0x3xf32>
  return %0 : tensor<4x0x3xf32>
}

func.func @hard_swish_f32_33x1(%a: tensor<33x1xf32>)
    -> tensor<33x1xf32> {
  %0 = nn.hard_swish %a : (tensor<33x1xf32>) -> tensor<33x1xf32>
  return %0 : tensor<33x1xf32>
}
