// RUN: nn-check %s

//===- nn.cast -----------------------------------------------------------===//
// Floats to integers truncate and saturate, NaN gives 0; integers wrap to
// narrower ones; anything to i1 is x != 0.
//===----------------------------------------------------------------------===//

func.func @cast_f32_i8(
    %a: tensor<13xf32> {nn.value = dense<[0.0, 1.5, -1.5, 2.5, 1000.0, -1000.0, 0x7FC00000, 0x7F800000, 0xFF800000, 3.0e+09, -3.0e+09, 1.0e+30, -1.0e+30]> : tensor<13xf32>})
    -> (tensor<13xi8> {nn.expect = dense<[0, 1, -1, 2, 127, -128, 0, 127, -128, 127, -128, 127, -128]> : tensor<13xi8>}) {
  %0 = nn.cast %a : (tensor<13xf32>) -> tensor<13xi8>
  return %0 : tensor<13xi8>
}

func.func @cast_f32_i16(
    %a: tensor<13xf32> {nn.value = dense<[0.0, 1.5, -1.5, 2.5, 1000.0, -1000.0, 0x7FC00000, 0x7F800000, 0xFF800000, 3.0e+09, -3.0e+09, 1.0e+30, -1.0e+30]> : tensor<13xf32>})
    -> (tensor<13xi16> {nn.expect = dense<[0, 1, -1, 2, 1000, -1000, 0, 32767, -32768, 32767, -32768, 32767, -32768]> : tensor<13xi16>}) {
  %0 = nn.cast %a : (tensor<13xf32>) -> tensor<13xi16>
  return %0 : tensor<13xi16>
}

func.func @cast_f32_i32(
    %a: tensor<13xf32> {nn.value = dense<[0.0, 1.5, -1.5, 2.5, 1000.0, -1000.0, 0x7FC00000, 0x7F800000, 0xFF800000, 3.0e+09, -3.0e+09, 1.0e+30, -1.0e+30]> : tensor<13xf32>})
    -> (tensor<13xi32> {nn.expect = dense<[0, 1, -1, 2, 1000, -1000, 0, 2147483647, -2147483648, 2147483647, -2147483648, 2147483647, -2147483648]> : tensor<13xi32>}) {
  %0 = nn.cast %a : (tensor<13xf32>) -> tensor<13xi32>
  return %0 : tensor<13xi32>
}

func.func @cast_f32_i64(
    %a: tensor<13xf32> {nn.value = dense<[0.0, 1.5, -1.5, 2.5, 1000.0, -1000.0, 0x7FC00000, 0x7F800000, 0xFF800000, 3.0e+09, -3.0e+09, 1.0e+30, -1.0e+30]> : tensor<13xf32>})
    -> (tensor<13xi64> {nn.expect = dense<[0, 1, -1, 2, 1000, -1000, 0, 9223372036854775807, -9223372036854775808, 3000000000, -3000000000, 9223372036854775807, -9223372036854775808]> : tensor<13xi64>}) {
  %0 = nn.cast %a : (tensor<13xf32>) -> tensor<13xi64>
  return %0 : tensor<13xi64>
}

func.func @cast_f32_ui8(
    %a: tensor<13xf32> {nn.value = dense<[0.0, 1.5, -1.5, 2.5, 1000.0, -1000.0, 0x7FC00000, 0x7F800000, 0xFF800000, 3.0e+09, -3.0e+09, 1.0e+30, -1.0e+30]> : tensor<13xf32>})
    -> (tensor<13xui8> {nn.expect = dense<[0, 1, 0, 2, 255, 0, 0, 255, 0, 255, 0, 255, 0]> : tensor<13xui8>}) {
  %0 = nn.cast %a : (tensor<13xf32>) -> tensor<13xui8>
  return %0 : tensor<13xui8>
}

func.func @cast_f32_i1(
    %a: tensor<6xf32> {nn.value = dense<[0.0, -0.0, 1.0, -0.5, 0x7FC00000, 0x7F800000]> : tensor<6xf32>})
    -> (tensor<6xi1> {nn.expect = dense<[false, false, true, true, true, true]> : tensor<6xi1>}) {
  %0 = nn.cast %a : (tensor<6xf32>) -> tensor<6xi1>
  return %0 : tensor<6xi1>
}

func.func @cast_f64_i32(
    %a: tensor<3xf64> {nn.value = dense<[2147483646.75, -2147483648.5, 0.999]> : tensor<3xf64>})
    -> (tensor<3xi32> {nn.expect = dense<[2147483646, -2147483648, 0]> : tensor<3xi32>}) {
  %0 = nn.cast %a : (tensor<3xf64>) -> tensor<3xi32>
  return %0 : tensor<3xi32>
}

func.func @cast_f16_i8(
    %a: tensor<4xf16> {nn.value = dense<[1.5, -3.75, 300.0, -300.0]> : tensor<4xf16>})
    -> (tensor<4xi8> {nn.expect = dense<[1, -3, 127, -128]> : tensor<4xi8>}) {
  %0 = nn.cast %a : (tensor<4xf16>) -> tensor<4xi8>
  return %0 : tensor<4xi8>
}

func.func @cast_f16_ui8(
    %a: tensor<4xf16> {nn.value = dense<[1.5, -3.75, 300.0, 255.0]> : tensor<4xf16>})
    -> (tensor<4xui8> {nn.expect = dense<[1, 0, 255, 255]> : tensor<4xui8>}) {
  %0 = nn.cast %a : (tensor<4xf16>) -> tensor<4xui8>
  return %0 : tensor<4xui8>
}

func.func @cast_bf16_i64(
    %a: tensor<3xbf16> {nn.value = dense<[1.5, -3.75, 1024.0]> : tensor<3xbf16>})
    -> (tensor<3xi64> {nn.expect = dense<[1, -3, 1024]> : tensor<3xi64>}) {
  %0 = nn.cast %a : (tensor<3xbf16>) -> tensor<3xi64>
  return %0 : tensor<3xi64>
}

func.func @cast_i32_i8_wraps(
    %a: tensor<6xi32> {nn.value = dense<[0, 127, 128, 255, 256, -129]> : tensor<6xi32>})
    -> (tensor<6xi8> {nn.expect = dense<[0, 127, -128, -1, 0, 127]> : tensor<6xi8>}) {
  %0 = nn.cast %a : (tensor<6xi32>) -> tensor<6xi8>
  return %0 : tensor<6xi8>
}

func.func @cast_i64_ui8_wraps(
    %a: tensor<4xi64> {nn.value = dense<[-1, 256, 300, 5]> : tensor<4xi64>})
    -> (tensor<4xui8> {nn.expect = dense<[255, 0, 44, 5]> : tensor<4xui8>}) {
  %0 = nn.cast %a : (tensor<4xi64>) -> tensor<4xui8>
  return %0 : tensor<4xui8>
}

func.func @cast_ui8_i8_wraps(
    %a: tensor<4xui8> {nn.value = dense<[0, 127, 128, 255]> : tensor<4xui8>})
    -> (tensor<4xi8> {nn.expect = dense<[0, 127, -128, -1]> : tensor<4xi8>}) {
  %0 = nn.cast %a : (tensor<4xui8>) -> tensor<4xi8>
  return %0 : tensor<4xi8>
}

func.func @cast_ui8_i32(
    %a: tensor<4xui8> {nn.value = dense<[0, 127, 128, 255]> : tensor<4xui8>})
    -> (tensor<4xi32> {nn.expect = dense<[0, 127, 128, 255]> : tensor<4xi32>}) {
  %0 = nn.cast %a : (tensor<4xui8>) -> tensor<4xi32>
  return %0 : tensor<4xi32>
}

func.func @cast_ui8_f32(
    %a: tensor<4xui8> {nn.value = dense<[0, 127, 128, 255]> : tensor<4xui8>})
    -> (tensor<4xf32> {nn.expect = dense<[0.0, 127.0, 128.0, 255.0]> : tensor<4xf32>}) {
  %0 = nn.cast %a : (tensor<4xui8>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

func.func @cast_i8_ui8_wraps(
    %a: tensor<4xi8> {nn.value = dense<[0, 127, -128, -1]> : tensor<4xi8>})
    -> (tensor<4xui8> {nn.expect = dense<[0, 127, 128, 255]> : tensor<4xui8>}) {
  %0 = nn.cast %a : (tensor<4xi8>) -> tensor<4xui8>
  return %0 : tensor<4xui8>
}

func.func @cast_i8_i64(
    %a: tensor<4xi8> {nn.value = dense<[0, 127, -128, -1]> : tensor<4xi8>})
    -> (tensor<4xi64> {nn.expect = dense<[0, 127, -128, -1]> : tensor<4xi64>}) {
  %0 = nn.cast %a : (tensor<4xi8>) -> tensor<4xi64>
  return %0 : tensor<4xi64>
}

func.func @cast_i32_i1(
    %a: tensor<4xi32> {nn.value = dense<[0, 1, 2, -256]> : tensor<4xi32>})
    -> (tensor<4xi1> {nn.expect = dense<[false, true, true, true]> : tensor<4xi1>}) {
  %0 = nn.cast %a : (tensor<4xi32>) -> tensor<4xi1>
  return %0 : tensor<4xi1>
}

func.func @cast_ui8_i1(
    %a: tensor<4xui8> {nn.value = dense<[0, 1, 2, 128]> : tensor<4xui8>})
    -> (tensor<4xi1> {nn.expect = dense<[false, true, true, true]> : tensor<4xi1>}) {
  %0 = nn.cast %a : (tensor<4xui8>) -> tensor<4xi1>
  return %0 : tensor<4xi1>
}

func.func @cast_i1_i8(
    %a: tensor<2xi1> {nn.value = dense<[true, false]> : tensor<2xi1>})
    -> (tensor<2xi8> {nn.expect = dense<[1, 0]> : tensor<2xi8>}) {
  %0 = nn.cast %a : (tensor<2xi1>) -> tensor<2xi8>
  return %0 : tensor<2xi8>
}

func.func @cast_i1_i16(
    %a: tensor<2xi1> {nn.value = dense<[true, false]> : tensor<2xi1>})
    -> (tensor<2xi16> {nn.expect = dense<[1, 0]> : tensor<2xi16>}) {
  %0 = nn.cast %a : (tensor<2xi1>) -> tensor<2xi16>
  return %0 : tensor<2xi16>
}

func.func @cast_i1_i32(
    %a: tensor<2xi1> {nn.value = dense<[true, false]> : tensor<2xi1>})
    -> (tensor<2xi32> {nn.expect = dense<[1, 0]> : tensor<2xi32>}) {
  %0 = nn.cast %a : (tensor<2xi1>) -> tensor<2xi32>
  return %0 : tensor<2xi32>
}

func.func @cast_i1_i64(
    %a: tensor<2xi1> {nn.value = dense<[true, false]> : tensor<2xi1>})
    -> (tensor<2xi64> {nn.expect = dense<[1, 0]> : tensor<2xi64>}) {
  %0 = nn.cast %a : (tensor<2xi1>) -> tensor<2xi64>
  return %0 : tensor<2xi64>
}

func.func @cast_i1_ui8(
    %a: tensor<2xi1> {nn.value = dense<[true, false]> : tensor<2xi1>})
    -> (tensor<2xui8> {nn.expect = dense<[1, 0]> : tensor<2xui8>}) {
  %0 = nn.cast %a : (tensor<2xi1>) -> tensor<2xui8>
  return %0 : tensor<2xui8>
}

func.func @cast_i1_f32(
    %a: tensor<2xi1> {nn.value = dense<[true, false]> : tensor<2xi1>})
    -> (tensor<2xf32> {nn.expect = dense<[1.0, 0.0]> : tensor<2xf32>}) {
  %0 = nn.cast %a : (tensor<2xi1>) -> tensor<2xf32>
  return %0 : tensor<2xf32>
}

func.func @cast_i1_f64(
    %a: tensor<2xi1> {nn.value = dense<[true, false]> : tensor<2xi1>})
    -> (tensor<2xf64> {nn.expect = dense<[1.0, 0.0]> : tensor<2xf64>}) {
  %0 = nn.cast %a : (tensor<2xi1>) -> tensor<2xf64>
  return %0 : tensor<2xf64>
}

func.func @cast_i1_f16(
    %a: tensor<2xi1> {nn.value = dense<[true, false]> : tensor<2xi1>})
    -> (tensor<2xf16> {nn.expect = dense<[1.0, 0.0]> : tensor<2xf16>}) {
  %0 = nn.cast %a : (tensor<2xi1>) -> tensor<2xf16>
  return %0 : tensor<2xf16>
}

func.func @cast_i1_bf16(
    %a: tensor<2xi1> {nn.value = dense<[true, false]> : tensor<2xi1>})
    -> (tensor<2xbf16> {nn.expect = dense<[1.0, 0.0]> : tensor<2xbf16>}) {
  %0 = nn.cast %a : (tensor<2xi1>) -> tensor<2xbf16>
  return %0 : tensor<2xbf16>
}

func.func @cast_i64_f32_rounds_once(
    %a: tensor<4xi64> {nn.value = dense<[16777217, 16777219, 9007199791611905, -9007199791611905]> : tensor<4xi64>})
    -> (tensor<4xf32> {nn.expect = dense<[16777216.0, 16777220.0, 9.0072e+15, -9.0072e+15]> : tensor<4xf32>}) {
  %0 = nn.cast %a : (tensor<4xi64>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

func.func @cast_f64_f32(
    %a: tensor<5xf64> {nn.value = dense<[1.0000000596046448, 1.0e+300, -1.0e+300, 1.0e-300, 0x7FF8000000000000]> : tensor<5xf64>})
    -> (tensor<5xf32> {nn.expect = dense<[1.0, 0x7F800000, 0xFF800000, 0.0, 0x7FC00000]> : tensor<5xf32>}) {
  %0 = nn.cast %a : (tensor<5xf64>) -> tensor<5xf32>
  return %0 : tensor<5xf32>
}

func.func @cast_f32_f16_rounds_to_even(
    %a: tensor<9xf32> {nn.value = dense<[1.0004883, 1.0014648, 65519.0, 65520.0, 6.0e-08, 2.0e-08, -1.0e-07, 0x7FC00000, 0x7F800000]> : tensor<9xf32>})
    -> (tensor<9xf16> {nn.expect = dense<[1.0, 1.002, 65500.0, 0x7C00, 6.0e-08, 0.0, -1.0e-07, 0x7E00, 0x7C00]> : tensor<9xf16>}) {
  %0 = nn.cast %a : (tensor<9xf32>) -> tensor<9xf16>
  return %0 : tensor<9xf16>
}

func.func @cast_f32_bf16_rounds_to_even(
    %a: tensor<5xf32> {nn.value = dense<[1.0039062, 1.0117188, 1.005, 3.4e+38, -0.1]> : tensor<5xf32>})
    -> (tensor<5xbf16> {nn.expect = dense<[1.0, 1.015625, 1.0078125, 0x7F80, -0.10009765625]> : tensor<5xbf16>}) {
  %0 = nn.cast %a : (tensor<5xf32>) -> tensor<5xbf16>
  return %0 : tensor<5xbf16>
}

func.func @cast_f16_f32(
    %a: tensor<4xf16> {nn.value = dense<[1.5, 6.0e-08, 65500.0, 0xFC00]> : tensor<4xf16>})
    -> (tensor<4xf32> {nn.expect = dense<[1.5, 5.9604645e-08, 65504.0, 0xFF800000]> : tensor<4xf32>}) {
  %0 = nn.cast %a : (tensor<4xf16>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

func.func @cast_f32_f64_random(%a: tensor<3x19xf32>)
    -> tensor<3x19xf64> {
  %0 = nn.cast %a : (tensor<3x19xf32>) -> tensor<3x19xf64>
  return %0 : tensor<3x19xf64>
}

func.func @cast_f64_f16_random(%a: tensor<3x19xf64>)
    -> tensor<3x19xf16> {
  %0 = nn.cast %a : (tensor<3x19xf64>) -> tensor<3x19xf16>
  return %0 : tensor<3x19xf16>
}

func.func @cast_f64_bf16_random(%a: tensor<3x19xf64>)
    -> tensor<3x19xbf16> {
  %0 = nn.cast %a : (tensor<3x19xf64>) -> tensor<3x19xbf16>
  return %0 : tensor<3x19xbf16>
}

func.func @cast_bf16_f32_random(%a: tensor<3x19xbf16>)
    -> tensor<3x19xf32> {
  %0 = nn.cast %a : (tensor<3x19xbf16>) -> tensor<3x19xf32>
  return %0 : tensor<3x19xf32>
}

func.func @cast_bf16_f16_random(%a: tensor<3x19xbf16>)
    -> tensor<3x19xf16> {
  %0 = nn.cast %a : (tensor<3x19xbf16>) -> tensor<3x19xf16>
  return %0 : tensor<3x19xf16>
}

func.func @cast_f16_bf16_random(%a: tensor<3x19xf16>)
    -> tensor<3x19xbf16> {
  %0 = nn.cast %a : (tensor<3x19xf16>) -> tensor<3x19xbf16>
  return %0 : tensor<3x19xbf16>
}

func.func @cast_f16_f64_random(%a: tensor<3x19xf16>)
    -> tensor<3x19xf64> {
  %0 = nn.cast %a : (tensor<3x19xf16>) -> tensor<3x19xf64>
  return %0 : tensor<3x19xf64>
}

func.func @cast_i16_f16_random(%a: tensor<3x19xi16>)
    -> tensor<3x19xf16> {
  %0 = nn.cast %a : (tensor<3x19xi16>) -> tensor<3x19xf16>
  return %0 : tensor<3x19xf16>
}

func.func @cast_i32_bf16_random(%a: tensor<3x19xi32>)
    -> tensor<3x19xbf16> {
  %0 = nn.cast %a : (tensor<3x19xi32>) -> tensor<3x19xbf16>
  return %0 : tensor<3x19xbf16>
}

func.func @cast_i64_f64_random(%a: tensor<3x19xi64>)
    -> tensor<3x19xf64> {
  %0 = nn.cast %a : (tensor<3x19xi64>) -> tensor<3x19xf64>
  return %0 : tensor<3x19xf64>
}

func.func @cast_i8_f32_random(%a: tensor<3x19xi8>)
    -> tensor<3x19xf32> {
  %0 = nn.cast %a : (tensor<3x19xi8>) -> tensor<3x19xf32>
  return %0 : tensor<3x19xf32>
}

func.func @cast_ui8_f16_random(%a: tensor<3x19xui8>)
    -> tensor<3x19xf16> {
  %0 = nn.cast %a : (tensor<3x19xui8>) -> tensor<3x19xf16>
  return %0 : tensor<3x19xf16>
}

func.func @cast_f32_i32_random(%a: tensor<3x19xf32>)
    -> tensor<3x19xi32> {
  %0 = nn.cast %a : (tensor<3x19xf32>) -> tensor<3x19xi32>
  return %0 : tensor<3x19xi32>
}

func.func @cast_f32_i8_random(%a: tensor<3x19xf32>)
    -> tensor<3x19xi8> {
  %0 = nn.cast %a : (tensor<3x19xf32>) -> tensor<3x19xi8>
  return %0 : tensor<3x19xi8>
}

func.func @cast_i16_i64_random(%a: tensor<3x19xi16>)
    -> tensor<3x19xi64> {
  %0 = nn.cast %a : (tensor<3x19xi16>) -> tensor<3x19xi64>
  return %0 : tensor<3x19xi64>
}

func.func @cast_i64_i16_random(%a: tensor<3x19xi64>)
    -> tensor<3x19xi16> {
  %0 = nn.cast %a : (tensor<3x19xi64>) -> tensor<3x19xi16>
  return %0 : tensor<3x19xi16>
}

func.func @cast_i32_i32_random(%a: tensor<3x19xi32>)
    -> tensor<3x19xi32> {
  %0 = nn.cast %a : (tensor<3x19xi32>) -> tensor<3x19xi32>
  return %0 : tensor<3x19xi32>
}

func.func @cast_f32_f32_random(%a: tensor<3x19xf32>)
    -> tensor<3x19xf32> {
  %0 = nn.cast %a : (tensor<3x19xf32>) -> tensor<3x19xf32>
  return %0 : tensor<3x19xf32>
}

func.func @cast_i1_i1_random(%a: tensor<3x19xi1>)
    -> tensor<3x19xi1> {
  %0 = nn.cast %a : (tensor<3x19xi1>) -> tensor<3x19xi1>
  return %0 : tensor<3x19xi1>
}

func.func @cast_scalar(%a: tensor<f32>)
    -> tensor<i32> {
  %0 = nn.cast %a : (tensor<f32>) -> tensor<i32>
  return %0 : tensor<i32>
}

func.func @cast_empty(%a: tensor<0x2xf32>)
    -> tensor<0x2xi64> {
  %0 = nn.cast %a : (tensor<0x2xf32>) -> tensor<0x2xi64>
  return %0 : tensor<0x2xi64>
}

// A row whose last vector has one lane.
func.func @cast_i32_i8_lane(%a: tensor<3x11xi32>) -> tensor<3x11xi8> {
  %0 = nn.cast %a : (tensor<3x11xi32>) -> tensor<3x11xi8>
  return %0 : tensor<3x11xi8>
}
