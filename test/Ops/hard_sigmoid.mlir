// RUN: nn-check %s

//===- nn.hard_sigmoid ---------------------------------------------------===//
// Known values, then random ones in every element type and odd sizes.
//===----------------------------------------------------------------------===//

func.func @hard_sigmoid_values(
    %a: tensor<6xf32> {nn.value = dense<[0.0, 1.0, -1.0, 2.5, -2.5, 4.0]> : tensor<6xf32>})
    -> (tensor<6xf32> {nn.expect = dense<[0.5, 0.7, 0.3, 1.0, 0.0, 1.0]> : tensor<6xf32>}) {
  %0 = nn.hard_sigmoid %a : (tensor<6xf32>) -> tensor<6xf32>
  return %0 : tensor<6xf32>
}

func.func @hard_sigmoid_alpha_beta(
    %a: tensor<4xf32> {nn.value = dense<[-4.0, 0.0, 1.0, 4.0]> : tensor<4xf32>})
    -> (tensor<4xf32> {nn.expect = dense<[0.0, 0.25, 0.5, 1.0]> : tensor<4xf32>}) {
  %0 = nn.hard_sigmoid %a {alpha = 0.25 : f32, beta = 0.25 : f32}
      : (tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

func.func @hard_sigmoid_wide_range(
    %a: tensor<4x67xf32> {nn.range = [-20.0, 20.0]})
    -> (tensor<4x67xf32>) {
  %0 = nn.hard_sigmoid %a : (tensor<4x67xf32>) -> tensor<4x67xf32>
  return %0 : tensor<4x67xf32>
}

func.func @hard_sigmoid_f32_2x3x5x7(%a: tensor<2x3x5x7xf32>)
    -> tensor<2x3x5x7xf32> {
  %0 = nn.hard_sigmoid %a : (tensor<2x3x5x7xf32>) -> tensor<2x3x5x7xf32>
  return %0 : tensor<2x3x5x7xf32>
}

func.func @hard_sigmoid_f64_19(%a: tensor<19xf64>)
    -> tensor<19xf64> {
  %0 = nn.hard_sigmoid %a : (tensor<19xf64>) -> tensor<19xf64>
  return %0 : tensor<19xf64>
}

func.func @hard_sigmoid_f16_3x11(%a: tensor<3x11xf16>)
    -> tensor<3x11xf16> {
  %0 = nn.hard_sigmoid %a : (tensor<3x11xf16>) -> tensor<3x11xf16>
  return %0 : tensor<3x11xf16>
}

func.func @hard_sigmoid_bf16_3x11(%a: tensor<3x11xbf16>)
    -> tensor<3x11xbf16> {
  %0 = nn.hard_sigmoid %a : (tensor<3x11xbf16>) -> tensor<3x11xbf16>
  return %0 : tensor<3x11xbf16>
}

func.func @hard_sigmoid_f32_1(%a: tensor<1xf32>)
    -> tensor<1xf32> {
  %0 = nn.hard_sigmoid %a : (tensor<1xf32>) -> tensor<1xf32>
  return %0 : tensor<1xf32>
}

func.func @hard_sigmoid_f32_scalar(%a: tensor<f32>)
    -> tensor<f32> {
  %0 = nn.hard_sigmoid %a : (tensor<f32>) -> tensor<f32>
  return %0 : tensor<f32>
}

func.func @hard_sigmoid_f32_0(%a: tensor<0xf32>)
    -> tensor<0xf32> {
  %0 = nn.hard_sigmoid %a : (tensor<0xf32>) -> tensor<0xf32>
  return %0 : tensor<0xf32>
}

func.func @hard_sigmoid_f32_4x0x3(%a: tensor<4x0x3xf32>)
    -> tensor<4x0x3xf32> {
  %0 = nn.hard_sigmoid %a : (tensor<4x0x3xf32>) -> tensor<4x0x3xf32>
  return %0 : tensor<4x0x3xf32>
}

func.func @hard_sigmoid_f32_33x1(%a: tensor<33x1xf32>)
    -> tensor<33x1xf32> {
  %0 = nn.hard_sigmoid %a : (tensor<33x1xf32>) -> tensor<33x1xf32>
  return %0 : tensor<33x1xf32>
}
