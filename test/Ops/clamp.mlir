// RUN: nn-check %s

//===- nn.clamp ----------------------------------------------------------===//
// min(max(x, low), high), in this order.
//===----------------------------------------------------------------------===//

func.func @clamp_values(
    %a: tensor<6xf32> {nn.value = dense<[-5.0, 0.5, 7.0, 0x7FC00000, 0x7F800000, 0xFF800000]> : tensor<6xf32>},
    %b: tensor<f32> {nn.value = dense<0.0> : tensor<f32>},
    %c: tensor<f32> {nn.value = dense<6.0> : tensor<f32>})
    -> (tensor<6xf32> {nn.expect = dense<[0.0, 0.5, 6.0, 0x7FC00000, 6.0, 0.0]> : tensor<6xf32>}) {
  %0 = nn.clamp %a, %b, %c
      : (tensor<6xf32>, tensor<f32>, tensor<f32>) -> tensor<6xf32>
  return %0 : tensor<6xf32>
}

func.func @clamp_low_above_high(
    %a: tensor<3xi32> {nn.value = dense<[-5, 3, 9]> : tensor<3xi32>},
    %b: tensor<i32> {nn.value = dense<5> : tensor<i32>},
    %c: tensor<i32> {nn.value = dense<2> : tensor<i32>})
    -> (tensor<3xi32> {nn.expect = dense<2> : tensor<3xi32>}) {
  %0 = nn.clamp %a, %b, %c
      : (tensor<3xi32>, tensor<i32>, tensor<i32>) -> tensor<3xi32>
  return %0 : tensor<3xi32>
}

func.func @clamp_ui8_values(
    %a: tensor<3xui8> {nn.value = dense<[0, 100, 255]> : tensor<3xui8>},
    %b: tensor<ui8> {nn.value = dense<10> : tensor<ui8>},
    %c: tensor<ui8> {nn.value = dense<200> : tensor<ui8>})
    -> (tensor<3xui8> {nn.expect = dense<[10, 100, 200]> : tensor<3xui8>}) {
  %0 = nn.clamp %a, %b, %c
      : (tensor<3xui8>, tensor<ui8>, tensor<ui8>) -> tensor<3xui8>
  return %0 : tensor<3xui8>
}

func.func @clamp_f32(
    %a: tensor<3x19xf32>,
    %b: tensor<f32> {nn.range = [0.0, 1.0]},
    %c: tensor<19xf32> {nn.range = [1.0, 3.0]})
    -> (tensor<3x19xf32>) {
  %0 = nn.clamp %a, %b, %c
      : (tensor<3x19xf32>, tensor<f32>, tensor<19xf32>) -> tensor<3x19xf32>
  return %0 : tensor<3x19xf32>
}

func.func @clamp_f64(
    %a: tensor<3x19xf64>,
    %b: tensor<f64> {nn.range = [0.0, 1.0]},
    %c: tensor<19xf64> {nn.range = [1.0, 3.0]})
    -> (tensor<3x19xf64>) {
  %0 = nn.clamp %a, %b, %c
      : (tensor<3x19xf64>, tensor<f64>, tensor<19xf64>) -> tensor<3x19xf64>
  return %0 : tensor<3x19xf64>
}

func.func @clamp_f16(
    %a: tensor<3x19xf16>,
    %b: tensor<f16> {nn.range = [0.0, 1.0]},
    %c: tensor<19xf16> {nn.range = [1.0, 3.0]})
    -> (tensor<3x19xf16>) {
  %0 = nn.clamp %a, %b, %c
      : (tensor<3x19xf16>, tensor<f16>, tensor<19xf16>) -> tensor<3x19xf16>
  return %0 : tensor<3x19xf16>
}

func.func @clamp_bf16(
    %a: tensor<3x19xbf16>,
    %b: tensor<bf16> {nn.range = [0.0, 1.0]},
    %c: tensor<19xbf16> {nn.range = [1.0, 3.0]})
    -> (tensor<3x19xbf16>) {
  %0 = nn.clamp %a, %b, %c
      : (tensor<3x19xbf16>, tensor<bf16>, tensor<19xbf16>) -> tensor<3x19xbf16>
  return %0 : tensor<3x19xbf16>
}

func.func @clamp_i8(
    %a: tensor<3x19xi8>,
    %b: tensor<i8> {nn.range = [0.0, 1.0]},
    %c: tensor<19xi8> {nn.range = [1.0, 3.0]})
    -> (tensor<3x19xi8>) {
  %0 = nn.clamp %a, %b, %c
      : (tensor<3x19xi8>, tensor<i8>, tensor<19xi8>) -> tensor<3x19xi8>
  return %0 : tensor<3x19xi8>
}

func.func @clamp_i16(
    %a: tensor<3x19xi16>,
    %b: tensor<i16> {nn.range = [0.0, 1.0]},
    %c: tensor<19xi16> {nn.range = [1.0, 3.0]})
    -> (tensor<3x19xi16>) {
  %0 = nn.clamp %a, %b, %c
      : (tensor<3x19xi16>, tensor<i16>, tensor<19xi16>) -> tensor<3x19xi16>
  return %0 : tensor<3x19xi16>
}

func.func @clamp_i32(
    %a: tensor<3x19xi32>,
    %b: tensor<i32> {nn.range = [0.0, 1.0]},
    %c: tensor<19xi32> {nn.range = [1.0, 3.0]})
    -> (tensor<3x19xi32>) {
  %0 = nn.clamp %a, %b, %c
      : (tensor<3x19xi32>, tensor<i32>, tensor<19xi32>) -> tensor<3x19xi32>
  return %0 : tensor<3x19xi32>
}

func.func @clamp_i64(
    %a: tensor<3x19xi64>,
    %b: tensor<i64> {nn.range = [0.0, 1.0]},
    %c: tensor<19xi64> {nn.range = [1.0, 3.0]})
    -> (tensor<3x19xi64>) {
  %0 = nn.clamp %a, %b, %c
      : (tensor<3x19xi64>, tensor<i64>, tensor<19xi64>) -> tensor<3x19xi64>
  return %0 : tensor<3x19xi64>
}

func.func @clamp_ui8(
    %a: tensor<3x19xui8>,
    %b: tensor<ui8> {nn.range = [0.0, 1.0]},
    %c: tensor<19xui8> {nn.range = [1.0, 3.0]})
    -> (tensor<3x19xui8>) {
  %0 = nn.clamp %a, %b, %c
      : (tensor<3x19xui8>, tensor<ui8>, tensor<19xui8>) -> tensor<3x19xui8>
  return %0 : tensor<3x19xui8>
}

func.func @clamp_broadcasts(
    %a: tensor<1x4xf32>,
    %b: tensor<3x1xf32>,
    %c: tensor<f32>)
    -> (tensor<3x4xf32>) {
  %0 = nn.clamp %a, %b, %c
      : (tensor<1x4xf32>, tensor<3x1xf32>, tensor<f32>) -> tensor<3x4xf32>
  return %0 : tensor<3x4xf32>
}

func.func @clamp_empty(
    %a: tensor<0xf32>,
    %b: tensor<f32>,
    %c: tensor<f32>)
    -> (tensor<0xf32>) {
  %0 = nn.clamp %a, %b, %c
      : (tensor<0xf32>, tensor<f32>, tensor<f32>) -> tensor<0xf32>
  return %0 : tensor<0xf32>
}
