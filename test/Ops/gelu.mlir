// RUN: nn-check %s

//===- nn.gelu -----------------------------------------------------------===//
// Known values, then random ones in every element type and odd sizes.
//===----------------------------------------------------------------------===//

func.func @gelu_values(
    %a: tensor<6xf32> {nn.value = dense<[0.0, 1.0, -1.0, 2.0, -3.0, 0.5]> : tensor<6xf32>})
    -> (tensor<6xf32> {nn.expect = dense<[0.0, 0.8413448, -0.15865526, 1.9544997, -0.004049694, 0.34573123]> : tensor<6xf32>}) {
  %0 = nn.gelu %a : (tensor<6xf32>) -> tensor<6xf32>
  return %0 : tensor<6xf32>
}

func.func @gelu_tanh_values(
    %a: tensor<6xf32> {nn.value = dense<[0.0, 1.0, -1.0, 2.0, -3.0, 0.5]> : tensor<6xf32>})
    -> (tensor<6xf32> {nn.expect = dense<[0.0, 0.841192, -0.15880801, 1.9545977, -0.003637392, 0.345714]> : tensor<6xf32>}) {
  %0 = nn.gelu %a {tanh} : (tensor<6xf32>) -> tensor<6xf32>
  return %0 : tensor<6xf32>
}

func.func @gelu_tanh_f32(%a: tensor<7x9xf32>)
    -> tensor<7x9xf32> {
  %0 = nn.gelu %a {tanh} : (tensor<7x9xf32>) -> tensor<7x9xf32>
  return %0 : tensor<7x9xf32>
}

func.func @gelu_tanh_f16(%a: tensor<33xf16>)
    -> tensor<33xf16> {
  %0 = nn.gelu %a {tanh} : (tensor<33xf16>) -> tensor<33xf16>
  return %0 : tensor<33xf16>
}

func.func @gelu_tanh_f64(%a: tensor<5xf64>)
    -> tensor<5xf64> {
  %0 = nn.gelu %a {tanh} : (tensor<5xf64>) -> tensor<5xf64>
  return %0 : tensor<5xf64>
}

func.func @gelu_tanh_bf16(%a: tensor<4x4xbf16>)
    -> tensor<4x4xbf16> {
  %0 = nn.gelu %a {tanh} : (tensor<4x4xbf16>) -> tensor<4x4xbf16>
  return %0 : tensor<4x4xbf16>
}

func.func @gelu_infinity(
    %a: tensor<3xf32> {nn.value = dense<[0x7F800000, 0x7FC00000, -100.0]> : tensor<3xf32>})
    -> (tensor<3xf32> {nn.expect = dense<[0x7F800000, 0x7FC00000, -0.0]> : tensor<3xf32>}) {
  %0 = nn.gelu %a : (tensor<3xf32>) -> tensor<3xf32>
  return %0 : tensor<3xf32>
}

func.func @gelu_wide_range(
    %a: tensor<4x67xf32> {nn.range = [-20.0, 20.0]})
    -> (tensor<4x67xf32>) {
  %0 = nn.gelu %a : (tensor<4x67xf32>) -> tensor<4x67xf32>
  return %0 : tensor<4x67xf32>
}

func.func @gelu_f32_2x3x5x7(%a: tensor<2x3x5x7xf32>)
    -> tensor<2x3x5x7xf32> {
  %0 = nn.gelu %a : (tensor<2x3x5x7xf32>) -> tensor<2x3x5x7xf32>
  return %0 : tensor<2x3x5x7xf32>
}

func.func @gelu_f64_19(%a: tensor<19xf64>)
    -> tensor<19xf64> {
  %0 = nn.gelu %a : (tensor<19xf64>) -> tensor<19xf64>
  return %0 : tensor<19xf64>
}

func.func @gelu_f16_3x11(%a: tensor<3x11xf16>)
    -> tensor<3x11xf16> {
  %0 = nn.gelu %a : (tensor<3x11xf16>) -> tensor<3x11xf16>
  return %0 : tensor<3x11xf16>
}

func.func @gelu_bf16_3x11(%a: tensor<3x11xbf16>)
    -> tensor<3x11xbf16> {
  %0 = nn.gelu %a : (tensor<3x11xbf16>) -> tensor<3x11xbf16>
  return %0 : tensor<3x11xbf16>
}

func.func @gelu_f32_1(%a: tensor<1xf32>)
    -> tensor<1xf32> {
  %0 = nn.gelu %a : (tensor<1xf32>) -> tensor<1xf32>
  return %0 : tensor<1xf32>
}

func.func @gelu_f32_scalar(%a: tensor<f32>)
    -> tensor<f32> {
  %0 = nn.gelu %a : (tensor<f32>) -> tensor<f32>
  return %0 : tensor<f32>
}

func.func @gelu_f32_0(%a: tensor<0xf32>)
    -> tensor<0xf32> {
  %0 = nn.gelu %a : (tensor<0xf32>) -> tensor<0xf32>
  return %0 : tensor<0xf32>
}

func.func @gelu_f32_4x0x3(%a: tensor<4x0x3xf32>)
    -> tensor<4x0x3xf32> {
  %0 = nn.gelu %a : (tensor<4x0x3xf32>) -> tensor<4x0x3xf32>
  return %0 : tensor<4x0x3xf32>
}

func.func @gelu_f32_33x1(%a: tensor<33x1xf32>)
    -> tensor<33x1xf32> {
  %0 = nn.gelu %a : (tensor<33x1xf32>) -> tensor<33x1xf32>
  return %0 : tensor<33x1xf32>
}
