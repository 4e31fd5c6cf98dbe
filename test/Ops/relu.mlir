// RUN: nn-check %s

//===- nn.relu -----------------------------------------------------------===//
// Known values, then random ones in every element type and odd sizes.
//===----------------------------------------------------------------------===//

func.func @relu_values(
    %a: tensor<8xf32> {nn.value = dense<[-2.0, -0.5, 0.0, 0.5, 3.0, 0x7F800000, 0xFF800000, 0x7FC00000]> : tensor<8xf32>})
    -> (tensor<8xf32> {nn.expect = dense<[0.0, 0.0, 0.0, 0.5, 3.0, 0x7F800000, 0.0, 0x7FC00000]> : tensor<8xf32>}) {
  %0 = nn.relu %a : (tensor<8xf32>) -> tensor<8xf32>
  return %0 : tensor<8xf32>
}

func.func @relu_f32_2x3x5x7(%a: tensor<2x3x5x7xf32>)
    -> tensor<2x3x5x7xf32> {
  %0 = nn.relu %a : (tensor<2x3x5x7xf32>) -> tensor<2x3x5x7xf32>
  return %0 : tensor<2x3x5x7xf32>
}

func.func @relu_f64_19(%a: tensor<19xf64>)
    -> tensor<19xf64> {
  %0 = nn.relu %a : (tensor<19xf64>) -> tensor<19xf64>
  return %0 : tensor<19xf64>
}

func.func @relu_f16_3x11(%a: tensor<3x11xf16>)
    -> tensor<3x11xf16> {
  %0 = nn.relu %a : (tensor<3x11xf16>) -> tensor<3x11xf16>
  return %0 : tensor<3x11xf16>
}

func.func @relu_bf16_3x11(%a: tensor<3x11xbf16>)
    -> tensor<3x11xbf16> {
  %0 = nn.relu %a : (tensor<3x11xbf16>) -> tensor<3x11xbf16>
  return %0 : tensor<3x11xbf16>
}

func.func @relu_f32_1(%a: tensor<1xf32>)
    -> tensor<1xf32> {
  %0 = nn.relu %a : (tensor<1xf32>) -> tensor<1xf32>
  return %0 : tensor<1xf32>
}

func.func @relu_f32_scalar(%a: tensor<f32>)
    -> tensor<f32> {
  %0 = nn.relu %a : (tensor<f32>) -> tensor<f32>
  return %0 : tensor<f32>
}

func.func @relu_f32_0(%a: tensor<0xf32>)
    -> tensor<0xf32> {
  %0 = nn.relu %a : (tensor<0xf32>) -> tensor<0xf32>
  return %0 : tensor<0xf32>
}

func.func @relu_f32_4x0x3(%a: tensor<4x0x3xf32>)
    -> tensor<4x0x3xf32> {
  %0 = nn.relu %a : (tensor<4x0x3xf32>) -> tensor<4x0x3xf32>
  return %0 : tensor<4x0x3xf32>
}

func.func @relu_f32_33x1(%a: tensor<33x1xf32>)
    -> tensor<33x1xf32> {
  %0 = nn.relu %a : (tensor<33x1xf32>) -> tensor<33x1xf32>
  return %0 : tensor<33x1xf32>
}

func.func @relu_i8_values(
    %a: tensor<5xi8> {nn.value = dense<[-128, -7, 0, 5, 127]> : tensor<5xi8>})
    -> (tensor<5xi8> {nn.expect = dense<[0, 0, 0, 5, 127]> : tensor<5xi8>}) {
  %0 = nn.relu %a : (tensor<5xi8>) -> tensor<5xi8>
  return %0 : tensor<5xi8>
}

func.func @relu_i8(%a: tensor<5x7xi8>)
    -> tensor<5x7xi8> {
  %0 = nn.relu %a : (tensor<5x7xi8>) -> tensor<5x7xi8>
  return %0 : tensor<5x7xi8>
}

func.func @relu_i16_values(
    %a: tensor<5xi16> {nn.value = dense<[-128, -7, 0, 5, 127]> : tensor<5xi16>})
    -> (tensor<5xi16> {nn.expect = dense<[0, 0, 0, 5, 127]> : tensor<5xi16>}) {
  %0 = nn.relu %a : (tensor<5xi16>) -> tensor<5xi16>
  return %0 : tensor<5xi16>
}

func.func @relu_i16(%a: tensor<5x7xi16>)
    -> tensor<5x7xi16> {
  %0 = nn.relu %a : (tensor<5x7xi16>) -> tensor<5x7xi16>
  return %0 : tensor<5x7xi16>
}

func.func @relu_i32_values(
    %a: tensor<5xi32> {nn.value = dense<[-128, -7, 0, 5, 127]> : tensor<5xi32>})
    -> (tensor<5xi32> {nn.expect = dense<[0, 0, 0, 5, 127]> : tensor<5xi32>}) {
  %0 = nn.relu %a : (tensor<5xi32>) -> tensor<5xi32>
  return %0 : tensor<5xi32>
}

func.func @relu_i32(%a: tensor<5x7xi32>)
    -> tensor<5x7xi32> {
  %0 = nn.relu %a : (tensor<5x7xi32>) -> tensor<5x7xi32>
  return %0 : tensor<5x7xi32>
}

func.func @relu_i64_values(
    %a: tensor<5xi64> {nn.value = dense<[-128, -7, 0, 5, 127]> : tensor<5xi64>})
    -> (tensor<5xi64> {nn.expect = dense<[0, 0, 0, 5, 127]> : tensor<5xi64>}) {
  %0 = nn.relu %a : (tensor<5xi64>) -> tensor<5xi64>
  return %0 : tensor<5xi64>
}

func.func @relu_i64(%a: tensor<5x7xi64>)
    -> tensor<5x7xi64> {
  %0 = nn.relu %a : (tensor<5x7xi64>) -> tensor<5x7xi64>
  return %0 : tensor<5x7xi64>
}

func.func @relu_ui8_values(
    %a: tensor<4xui8> {nn.value = dense<[0, 1, 128, 255]> : tensor<4xui8>})
    -> (tensor<4xui8> {nn.expect = dense<[0, 1, 128, 255]> : tensor<4xui8>}) {
  %0 = nn.relu %a : (tensor<4xui8>) -> tensor<4xui8>
  return %0 : tensor<4xui8>
}

func.func @relu_ui8(%a: tensor<5x7xui8>)
    -> tensor<5x7xui8> {
  %0 = nn.relu %a : (tensor<5x7xui8>) -> tensor<5x7xui8>
  return %0 : tensor<5x7xui8>
}
