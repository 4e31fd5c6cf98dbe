// RUN: nn-check %s

//===- nn.rem ------------------------------------------------------------===//
// Known values, NumPy broadcasting, then random ones in every element type.
//===----------------------------------------------------------------------===//

func.func @rem_values(
    %a: tensor<6xf32> {nn.value = dense<[5.0, -5.0, 5.0, -5.0, 5.5, 1.0]> : tensor<6xf32>},
    %b: tensor<6xf32> {nn.value = dense<[3.0, 3.0, -3.0, -3.0, 2.0, 0.25]> : tensor<6xf32>})
    -> (tensor<6xf32> {nn.expect = dense<[2.0, -2.0, 2.0, -2.0, 1.5, 0.0]> : tensor<6xf32>}) {
  %0 = nn.rem %a, %b : (tensor<6xf32>, tensor<6xf32>) -> tensor<6xf32>
  return %0 : tensor<6xf32>
}

func.func @rem_broadcast_values(
    %a: tensor<2x3xf32> {nn.value = dense<[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]> : tensor<2x3xf32>},
    %b: tensor<2x1xf32> {nn.value = dense<[[2.0], [4.0]]> : tensor<2x1xf32>})
    -> (tensor<2x3xf32> {nn.expect = dense<[[1.0, 0.0, 1.0], [0.0, 1.0, 2.0]]> : tensor<2x3xf32>}) {
  %0 = nn.rem %a, %b : (tensor<2x3xf32>, tensor<2x1xf32>) -> tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}

func.func @rem_f32_2x3x5x7_with_2x3x5x7(
    %a: tensor<2x3x5x7xf32>,
    %b: tensor<2x3x5x7xf32> {nn.range = [0.5, 3.0]})
    -> (tensor<2x3x5x7xf32>) {
  %0 = nn.rem %a, %b
      : (tensor<2x3x5x7xf32>, tensor<2x3x5x7xf32>) -> tensor<2x3x5x7xf32>
  return %0 : tensor<2x3x5x7xf32>
}

func.func @rem_f32_2x3x5x7_with_7(
    %a: tensor<2x3x5x7xf32>,
    %b: tensor<7xf32> {nn.range = [0.5, 3.0]})
    -> (tensor<2x3x5x7xf32>) {
  %0 = nn.rem %a, %b
      : (tensor<2x3x5x7xf32>, tensor<7xf32>) -> tensor<2x3x5x7xf32>
  return %0 : tensor<2x3x5x7xf32>
}

func.func @rem_f32_5x1x7_with_3x1(
    %a: tensor<5x1x7xf32>,
    %b: tensor<3x1xf32> {nn.range = [0.5, 3.0]})
    -> (tensor<5x3x7xf32>) {
  %0 = nn.rem %a, %b
      : (tensor<5x1x7xf32>, tensor<3x1xf32>) -> tensor<5x3x7xf32>
  return %0 : tensor<5x3x7xf32>
}

func.func @rem_f32_scalar_with_3x17(
    %a: tensor<f32>,
    %b: tensor<3x17xf32> {nn.range = [0.5, 3.0]})
    -> (tensor<3x17xf32>) {
  %0 = nn.rem %a, %b : (tensor<f32>, tensor<3x17xf32>) -> tensor<3x17xf32>
  return %0 : tensor<3x17xf32>
}

func.func @rem_f32_1x1_with_4x19(
    %a: tensor<1x1xf32>,
    %b: tensor<4x19xf32> {nn.range = [0.5, 3.0]})
    -> (tensor<4x19xf32>) {
  %0 = nn.rem %a, %b
      : (tensor<1x1xf32>, tensor<4x19xf32>) -> tensor<4x19xf32>
  return %0 : tensor<4x19xf32>
}

func.func @rem_f32_33_with_33(
    %a: tensor<33xf32>,
    %b: tensor<33xf32> {nn.range = [0.5, 3.0]})
    -> (tensor<33xf32>) {
  %0 = nn.rem %a, %b : (tensor<33xf32>, tensor<33xf32>) -> tensor<33xf32>
  return %0 : tensor<33xf32>
}

func.func @rem_f32_0x3_with_3(
    %a: tensor<0x3xf32>,
    %b: tensor<3xf32> {nn.range = [0.5, 3.0]})
    -> (tensor<0x3xf32>) {
  %0 = nn.rem %a, %b : (tensor<0x3xf32>, tensor<3xf32>) -> tensor<0x3xf32>
  return %0 : tensor<0x3xf32>
}

func.func @rem_f32_0x3_with_1x3(
    %a: tensor<0x3xf32>,
    %b: tensor<1x3xf32> {nn.range = [0.5, 3.0]})
    -> (tensor<0x3xf32>) {
  %0 = nn.rem %a, %b : (tensor<0x3xf32>, tensor<1x3xf32>) -> tensor<0x3xf32>
  return %0 : tensor<0x3xf32>
}

func.func @rem_f32_scalar_with_scalar(
    %a: tensor<f32>,
    %b: tensor<f32> {nn.range = [0.5, 3.0]})
    -> (tensor<f32>) {
  %0 = nn.rem %a, %b : (tensor<f32>, tensor<f32>) -> tensor<f32>
  return %0 : tensor<f32>
}

func.func @rem_f32_1_with_1(
    %a: tensor<1xf32>,
    %b: tensor<1xf32> {nn.range = [0.5, 3.0]})
    -> (tensor<1xf32>) {
  %0 = nn.rem %a, %b : (tensor<1xf32>, tensor<1xf32>) -> tensor<1xf32>
  return %0 : tensor<1xf32>
}

func.func @rem_f32_2x1x4_with_2x3x1(
    %a: tensor<2x1x4xf32>,
    %b: tensor<2x3x1xf32> {nn.range = [0.5, 3.0]})
    -> (tensor<2x3x4xf32>) {
  %0 = nn.rem %a, %b
      : (tensor<2x1x4xf32>, tensor<2x3x1xf32>) -> tensor<2x3x4xf32>
  return %0 : tensor<2x3x4xf32>
}

func.func @rem_f32_4x3_with_scalar(
    %a: tensor<4x3xf32>,
    %b: tensor<f32> {nn.range = [0.5, 3.0]})
    -> (tensor<4x3xf32>) {
  %0 = nn.rem %a, %b : (tensor<4x3xf32>, tensor<f32>) -> tensor<4x3xf32>
  return %0 : tensor<4x3xf32>
}

func.func @rem_f64(
    %a: tensor<3x19xf64>,
    %b: tensor<19xf64> {nn.range = [0.5, 3.0]})
    -> (tensor<3x19xf64>) {
  %0 = nn.rem %a, %b
      : (tensor<3x19xf64>, tensor<19xf64>) -> tensor<3x19xf64>
  return %0 : tensor<3x19xf64>
}

func.func @rem_f16(
    %a: tensor<3x19xf16>,
    %b: tensor<19xf16> {nn.range = [0.5, 3.0]})
    -> (tensor<3x19xf16>) {
  %0 = nn.rem %a, %b
      : (tensor<3x19xf16>, tensor<19xf16>) -> tensor<3x19xf16>
  return %0 : tensor<3x19xf16>
}

func.func @rem_bf16(
    %a: tensor<3x19xbf16>,
    %b: tensor<19xbf16> {nn.range = [0.5, 3.0]})
    -> (tensor<3x19xbf16>) {
  %0 = nn.rem %a, %b
      : (tensor<3x19xbf16>, tensor<19xbf16>) -> tensor<3x19xbf16>
  return %0 : tensor<3x19xbf16>
}

func.func @rem_i8_values(
    %a: tensor<5xi8> {nn.value = dense<[-128, 127, 7, -7, 127]> : tensor<5xi8>},
    %b: tensor<5xi8> {nn.value = dense<[1, 2, 3, 3, 127]> : tensor<5xi8>})
    -> (tensor<5xi8> {nn.expect = dense<[0, 1, 1, -1, 0]> : tensor<5xi8>}) {
  %0 = nn.rem %a, %b : (tensor<5xi8>, tensor<5xi8>) -> tensor<5xi8>
  return %0 : tensor<5xi8>
}

func.func @rem_i8(
    %a: tensor<5x7xi8>,
    %b: tensor<7xi8> {nn.range = [1.0, 9.0]})
    -> (tensor<5x7xi8>) {
  %0 = nn.rem %a, %b : (tensor<5x7xi8>, tensor<7xi8>) -> tensor<5x7xi8>
  return %0 : tensor<5x7xi8>
}

func.func @rem_i16_values(
    %a: tensor<5xi16> {nn.value = dense<[-32768, 32767, 7, -7, 32767]> : tensor<5xi16>},
    %b: tensor<5xi16> {nn.value = dense<[1, 2, 3, 3, 32767]> : tensor<5xi16>})
    -> (tensor<5xi16> {nn.expect = dense<[0, 1, 1, -1, 0]> : tensor<5xi16>}) {
  %0 = nn.rem %a, %b : (tensor<5xi16>, tensor<5xi16>) -> tensor<5xi16>
  return %0 : tensor<5xi16>
}

func.func @rem_i16(
    %a: tensor<5x7xi16>,
    %b: tensor<7xi16> {nn.range = [1.0, 9.0]})
    -> (tensor<5x7xi16>) {
  %0 = nn.rem %a, %b : (tensor<5x7xi16>, tensor<7xi16>) -> tensor<5x7xi16>
  return %0 : tensor<5x7xi16>
}

func.func @rem_i32_values(
    %a: tensor<5xi32> {nn.value = dense<[-2147483648, 2147483647, 7, -7, 2147483647]> : tensor<5xi32>},
    %b: tensor<5xi32> {nn.value = dense<[1, 2, 3, 3, 2147483647]> : tensor<5xi32>})
    -> (tensor<5xi32> {nn.expect = dense<[0, 1, 1, -1, 0]> : tensor<5xi32>}) {
  %0 = nn.rem %a, %b : (tensor<5xi32>, tensor<5xi32>) -> tensor<5xi32>
  return %0 : tensor<5xi32>
}

func.func @rem_i32(
    %a: tensor<5x7xi32>,
    %b: tensor<7xi32> {nn.range = [1.0, 9.0]})
    -> (tensor<5x7xi32>) {
  %0 = nn.rem %a, %b : (tensor<5x7xi32>, tensor<7xi32>) -> tensor<5x7xi32>
  return %0 : tensor<5x7xi32>
}

func.func @rem_i64_values(
    %a: tensor<5xi64> {nn.value = dense<[-2147483648, 2147483647, 7, -7, 2147483647]> : tensor<5xi64>},
    %b: tensor<5xi64> {nn.value = dense<[1, 2, 3, 3, 2147483647]> : tensor<5xi64>})
    -> (tensor<5xi64> {nn.expect = dense<[0, 1, 1, -1, 0]> : tensor<5xi64>}) {
  %0 = nn.rem %a, %b : (tensor<5xi64>, tensor<5xi64>) -> tensor<5xi64>
  return %0 : tensor<5xi64>
}

func.func @rem_i64(
    %a: tensor<5x7xi64>,
    %b: tensor<7xi64> {nn.range = [1.0, 9.0]})
    -> (tensor<5x7xi64>) {
  %0 = nn.rem %a, %b : (tensor<5x7xi64>, tensor<7xi64>) -> tensor<5x7xi64>
  return %0 : tensor<5x7xi64>
}

func.func @rem_ui8_values(
    %a: tensor<5xui8> {nn.value = dense<[0, 255, 7, 9, 255]> : tensor<5xui8>},
    %b: tensor<5xui8> {nn.value = dense<[1, 2, 3, 3, 255]> : tensor<5xui8>})
    -> (tensor<5xui8> {nn.expect = dense<[0, 1, 1, 0, 0]> : tensor<5xui8>}) {
  %0 = nn.rem %a, %b : (tensor<5xui8>, tensor<5xui8>) -> tensor<5xui8>
  return %0 : tensor<5xui8>
}

func.func @rem_ui8(
    %a: tensor<5x7xui8>,
    %b: tensor<7xui8> {nn.range = [1.0, 9.0]})
    -> (tensor<5x7xui8>) {
  %0 = nn.rem %a, %b : (tensor<5x7xui8>, tensor<7xui8>) -> tensor<5x7xui8>
  return %0 : tensor<5x7xui8>
}

func.func @rem_i32_signs(
    %a: tensor<4xi32> {nn.value = dense<[7, -7, 7, -7]> : tensor<4xi32>},
    %b: tensor<4xi32> {nn.value = dense<[2, 2, -2, -2]> : tensor<4xi32>})
    -> (tensor<4xi32> {nn.expect = dense<[1, -1, 1, -1]> : tensor<4xi32>}) {
  %0 = nn.rem %a, %b : (tensor<4xi32>, tensor<4xi32>) -> tensor<4xi32>
  return %0 : tensor<4xi32>
}

func.func @rem_i8_minimum_by_minus_one(
    %a: tensor<2xi8> {nn.value = dense<[-128, 127]> : tensor<2xi8>},
    %b: tensor<2xi8> {nn.value = dense<-1> : tensor<2xi8>})
    -> (tensor<2xi8> {nn.expect = dense<0> : tensor<2xi8>}) {
  %0 = nn.rem %a, %b : (tensor<2xi8>, tensor<2xi8>) -> tensor<2xi8>
  return %0 : tensor<2xi8>
}

func.func @rem_i32_minimum_by_minus_one(
    %a: tensor<1xi32> {nn.value = dense<[-2147483648]> : tensor<1xi32>},
    %b: tensor<1xi32> {nn.value = dense<[-1]> : tensor<1xi32>})
    -> (tensor<1xi32> {nn.expect = dense<[0]> : tensor<1xi32>}) {
  %0 = nn.rem %a, %b : (tensor<1xi32>, tensor<1xi32>) -> tensor<1xi32>
  return %0 : tensor<1xi32>
}

func.func @rem_i8_by_zero(
    %a: tensor<2xi8> {nn.value = dense<[5, 0]> : tensor<2xi8>},
    %b: tensor<2xi8> {nn.value = dense<0> : tensor<2xi8>})
    -> (tensor<2xi8> {nn.expect = dense<0> : tensor<2xi8>}) {
  %0 = nn.rem %a, %b : (tensor<2xi8>, tensor<2xi8>) -> tensor<2xi8>
  return %0 : tensor<2xi8>
}

func.func @rem_i64_by_zero(
    %a: tensor<2xi64> {nn.value = dense<[5, 0]> : tensor<2xi64>},
    %b: tensor<2xi64> {nn.value = dense<0> : tensor<2xi64>})
    -> (tensor<2xi64> {nn.expect = dense<0> : tensor<2xi64>}) {
  %0 = nn.rem %a, %b : (tensor<2xi64>, tensor<2xi64>) -> tensor<2xi64>
  return %0 : tensor<2xi64>
}

func.func @rem_ui8_by_zero(
    %a: tensor<2xui8> {nn.value = dense<[5, 0]> : tensor<2xui8>},
    %b: tensor<2xui8> {nn.value = dense<0> : tensor<2xui8>})
    -> (tensor<2xui8> {nn.expect = dense<0> : tensor<2xui8>}) {
  %0 = nn.rem %a, %b : (tensor<2xui8>, tensor<2xui8>) -> tensor<2xui8>
  return %0 : tensor<2xui8>
}

func.func @rem_ui8_large(
    %a: tensor<3xui8> {nn.value = dense<[255, 200, 128]> : tensor<3xui8>},
    %b: tensor<3xui8> {nn.value = dense<[2, 128, 255]> : tensor<3xui8>})
    -> (tensor<3xui8> {nn.expect = dense<[1, 72, 128]> : tensor<3xui8>}) {
  %0 = nn.rem %a, %b : (tensor<3xui8>, tensor<3xui8>) -> tensor<3xui8>
  return %0 : tensor<3xui8>
}
