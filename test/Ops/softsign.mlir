// RUN: nn-check %s

//===- nn.softsign -------------------------------------------------------===//
// Known values, then random ones in every element type and odd sizes.
//===----------------------------------------------------------------------===//

func.func @softsign_values(
    %a: tensor<5xf32> {nn.value = dense<[0.0, 1.0, -1.0, 3.0, -7.0]> : tensor<5xf32>})
    -> (tensor<5xf32> {nn.expect = dense<[0.0, 0.5, -0.5, 0.75, -0.875]> : tensor<5xf32>}) {
  %0 = nn.softsign %a : (tensor<5xf32>) -> tensor<5xf32>
  return %0 : tensor<5xf32>
}

func.func @softsign_f32_2x3x5x7(%a: tensor<2x3x5x7xf32>)
    -> tensor<2x3x5x7xf32> {
  %0 = nn.softsign %a : (tensor<2x3x5x7xf32>) -> tensor<2x3x5x7xf32>
  return %0 : tensor<2x3x5x7xf32>
}

func.func @softsign_f64_19(%a: tensor<19xf64>)
    -> tensor<19xf64> {
  %0 = nn.softsign %a : (tensor<19xf64>) -> tensor<19xf64>
  return %0 : tensor<19xf64>
}

func.func @softsign_f16_3x11(%a: tensor<3x11xf16>)
    -> tensor<3x11xf16> {
  %0 = nn.softsign %a : (tensor<3x11xf16>) -> tensor<3x11xf16>
  return %0 : tensor<3x11xf16>
}

func.func @softsign_bf16_3x11(%a: tensor<3x11xbf16>)
    -> tensor<3x11xbf16> {
  %0 = nn.softsign %a : (tensor<3x11xbf16>) -> tensor<3x11xbf16>
  return %0 : tensor<3x11xbf16>
}

func.func @softsign_f32_1(%a: tensor<1xf32>)
    -> tensor<1xf32> {
  %0 = nn.softsign %a : (tensor<1xf32>) -> tensor<1xf32>
  return %0 : tensor<1xf32>
}

func.func @softsign_f32_scalar(%a: tensor<f32>)
    -> tensor<f32> {
  %0 = nn.softsign %a : (tensor<f32>) -> tensor<f32>
  return %0 : tensor<f32>
}

func.func @softsign_f32_0(%a: tensor<0xf32>)
    -> tensor<0xf32> {
  %0 = nn.softsign %a : (tensor<0xf32>) -> tensor<0xf32>
  return %0 : tensor<0xf32>
}

func.func @softsign_f32_4x0x3(%a: tensor<4x0x3xf32>)
    -> tensor<4x0x3xf32> {
  %0 = nn.softsign %a : (tensor<4x0x3xf32>) -> tensor<4x0x3xf32>
  return %0 : tensor<4x0x3xf32>
}

func.func @softsign_f32_33x1(%a: tensor<33x1xf32>)
    -> tensor<33x1xf32> {
  %0 = nn.softsign %a : (tensor<33x1xf32>) -> tensor<33x1xf32>
  return %0 : tensor<33x1xf32>
}
