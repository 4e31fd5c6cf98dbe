// RUN: nn-check %s

//===- nn.leaky_relu -----------------------------------------------------===//
// Known values, then random ones in every element type and odd sizes.
//===----------------------------------------------------------------------===//

func.func @leaky_relu_values(
    %a: tensor<5xf32> {nn.value = dense<[0.0, 1.0, -1.0, -3.0, 5.0]> : tensor<5xf32>})
    -> (tensor<5xf32> {nn.expect = dense<[0.0, 1.0, -0.01, -0.03, 5.0]> : tensor<5xf32>}) {
  %0 = nn.leaky_relu %a : (tensor<5xf32>) -> tensor<5xf32>
  return %0 : tensor<5xf32>
}

func.func @leaky_relu_alpha(
    %a: tensor<3xf32> {nn.value = dense<[-4.0, 4.0, -0.0]> : tensor<3xf32>})
    -> (tensor<3xf32> {nn.expect = dense<[-1.0, 4.0, 0.0]> : tensor<3xf32>}) {
  %0 = nn.leaky_relu %a {alpha = 0.25 : f32}
      : (tensor<3xf32>) -> tensor<3xf32>
  return %0 : tensor<3xf32>
}

func.func @leaky_relu_alpha_random(%a: tensor<3x19xf32>)
    -> tensor<3x19xf32> {
  %0 = nn.leaky_relu %a {alpha = 1.5 : f32}
      : (tensor<3x19xf32>) -> tensor<3x19xf32>
  return %0 : tensor<3x19xf32>
}

func.func @leaky_relu_f32_2x3x5x7(%a: tensor<2x3x5x7xf32>)
    -> tensor<2x3x5x7xf32> {
  %0 = nn.leaky_relu %a : (tensor<2x3x5x7xf32>) -> tensor<2x3x5x7xf32>
  return %0 : tensor<2x3x5x7xf32>
}

func.func @leaky_relu_f64_19(%a: tensor<19xf64>)
    -> tensor<19xf64> {
  %0 = nn.leaky_relu %a : (tensor<19xf64>) -> tensor<19xf64>
  return %0 : tensor<19xf64>
}

func.func @leaky_relu_f16_3x11(%a: tensor<3x11xf16>)
    -> tensor<3x11xf16> {
  %0 = nn.leaky_relu %a : (tensor<3x11xf16>) -> tensor<3x11xf16>
  return %0 : tensor<3x11xf16>
}

func.func @leaky_relu_bf16_3x11(%a: tensor<3x11xbf16>)
    -> tensor<3x11xbf16> {
  %0 = nn.leaky_relu %a : (tensor<3x11xbf16>) -> tensor<3x11xbf16>
  return %0 : tensor<3x11xbf16>
}

func.func @leaky_relu_f32_1(%a: tensor<1xf32>)
    -> tensor<1xf32> {
  %0 = nn.leaky_relu %a : (tensor<1xf32>) -> tensor<1xf32>
  return %0 : tensor<1xf32>
}

func.func @leaky_relu_f32_scalar(%a: tensor<f32>)
    -> tensor<f32> {
  %0 = nn.leaky_relu %a : (tensor<f32>) -> tensor<f32>
  return %0 : tensor<f32>
}

func.func @leaky_relu_f32_0(%a: tensor<0xf32>)
    -> tensor<0xf32> {
  %0 = nn.leaky_relu %a : (tensor<0xf32>) -> tensor<0xf32>
  return %0 : tensor<0xf32>
}

func.func @leaky_relu_f32_4x0x3(%a: tensor<4x0x3xf32>)
    -> tensor<4x0x3xf32> {
  %0 = nn.leaky_relu %a : (tensor<4x0x3xf32>) -> tensor<4x0x3xf32>
  return %0 : tensor<4x0x3xf32>
}

func.func @leaky_relu_f32_33x1(%a: tensor<33x1xf32>)
    -> tensor<33x1xf32> {
  %0 = nn.leaky_relu %a : (tensor<33x1xf32>) -> tensor<33x1xf32>
  return %0 : tensor<33x1xf32>
}
