// RUN: nn-check %s

//===- nn.exp ------------------------------------------------------------===//
// Known values, then random ones in every element type and odd sizes.
//===----------------------------------------------------------------------===//

func.func @exp_values(
    %a: tensor<8xf32> {nn.value = dense<[0.0, 1.0, -1.0, 2.0, 0xFF800000, 0x7F800000, 0x7FC00000, -100.0]> : tensor<8xf32>})
    -> (tensor<8xf32> {nn.expect = dense<[1.0, 2.7182817, 0.36787945, 7.389056, 0.0, 0x7F800000, 0x7FC00000, 3.8e-44]> : tensor<8xf32>}) {
  %0 = nn.exp %a : (tensor<8xf32>) -> tensor<8xf32>
  return %0 : tensor<8xf32>
}

// The last finite results, and what is beyond them.
func.func @exp_limit_values(
    %a: tensor<5xf32> {nn.value = dense<[88.0, 88.5, 88.75, 89.5, -86.5]> : tensor<5xf32>})
    -> (tensor<5xf32> {nn.expect = dense<[1.6516362e38, 2.7230878e38, 0x7F800000, 0x7F800000, 2.7134843e-38]> : tensor<5xf32>}) {
  %0 = nn.exp %a : (tensor<5xf32>) -> tensor<5xf32>
  return %0 : tensor<5xf32>
}

func.func @exp_wide_range(
    %a: tensor<4x67xf32> {nn.range = [-20.0, 20.0]})
    -> (tensor<4x67xf32>) {
  %0 = nn.exp %a : (tensor<4x67xf32>) -> tensor<4x67xf32>
  return %0 : tensor<4x67xf32>
}

func.func @exp_f32_2x3x5x7(%a: tensor<2x3x5x7xf32>)
    -> tensor<2x3x5x7xf32> {
  %0 = nn.exp %a : (tensor<2x3x5x7xf32>) -> tensor<2x3x5x7xf32>
  return %0 : tensor<2x3x5x7xf32>
}

func.func @exp_f64_19(%a: tensor<19xf64>)
    -> tensor<19xf64> {
  %0 = nn.exp %a : (tensor<19xf64>) -> tensor<19xf64>
  return %0 : tensor<19xf64>
}

func.func @exp_f16_3x11(%a: tensor<3x11xf16>)
    -> tensor<3x11xf16> {
  %0 = nn.exp %a : (tensor<3x11xf16>) -> tensor<3x11xf16>
  return %0 : tensor<3x11xf16>
}

func.func @exp_bf16_3x11(%a: tensor<3x11xbf16>)
    -> tensor<3x11xbf16> {
  %0 = nn.exp %a : (tensor<3x11xbf16>) -> tensor<3x11xbf16>
  return %0 : tensor<3x11xbf16>
}

func.func @exp_f32_1(%a: tensor<1xf32>)
    -> tensor<1xf32> {
  %0 = nn.exp %a : (tensor<1xf32>) -> tensor<1xf32>
  return %0 : tensor<1xf32>
}

func.func @exp_f32_scalar(%a: tensor<f32>)
    -> tensor<f32> {
  %0 = nn.exp %a : (tensor<f32>) -> tensor<f32>
  return %0 : tensor<f32>
}

func.func @exp_f32_0(%a: tensor<0xf32>)
    -> tensor<0xf32> {
  %0 = nn.exp %a : (tensor<0xf32>) -> tensor<0xf32>
  return %0 : tensor<0xf32>
}

func.func @exp_f32_4x0x3(%a: tensor<4x0x3xf32>)
    -> tensor<4x0x3xf32> {
  %0 = nn.exp %a : (tensor<4x0x3xf32>) -> tensor<4x0x3xf32>
  return %0 : tensor<4x0x3xf32>
}

func.func @exp_f32_33x1(%a: tensor<33x1xf32>)
    -> tensor<33x1xf32> {
  %0 = nn.exp %a : (tensor<33x1xf32>) -> tensor<33x1xf32>
  return %0 : tensor<33x1xf32>
}
