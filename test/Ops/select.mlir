// RUN: nn-check %s

//===- nn.select ---------------------------------------------------------===//
//===----------------------------------------------------------------------===//

func.func @select_values(
    %a: tensor<3xi1> {nn.value = dense<[true, false, true]> : tensor<3xi1>},
    %b: tensor<3xf32> {nn.value = dense<[1.0, 2.0, 3.0]> : tensor<3xf32>},
    %c: tensor<3xf32> {nn.value = dense<[-1.0, 0x7FC00000, -3.0]> : tensor<3xf32>})
    -> (tensor<3xf32> {nn.expect = dense<[1.0, 0x7FC00000, 3.0]> : tensor<3xf32>}) {
  %0 = nn.select %a, %b, %c
      : (tensor<3xi1>, tensor<3xf32>, tensor<3xf32>) -> tensor<3xf32>
  return %0 : tensor<3xf32>
}

func.func @select_broadcast_values(
    %a: tensor<2x1xi1> {nn.value = dense<[[true], [false]]> : tensor<2x1xi1>},
    %b: tensor<3xi32> {nn.value = dense<[1, 2, 3]> : tensor<3xi32>},
    %c: tensor<i32> {nn.value = dense<9> : tensor<i32>})
    -> (tensor<2x3xi32> {nn.expect = dense<[[1, 2, 3], [9, 9, 9]]> : tensor<2x3xi32>}) {
  %0 = nn.select %a, %b, %c
      : (tensor<2x1xi1>, tensor<3xi32>, tensor<i32>) -> tensor<2x3xi32>
  return %0 : tensor<2x3xi32>
}

func.func @select_f32(
    %a: tensor<3x19xi1>,
    %b: tensor<3x19xf32>,
    %c: tensor<19xf32>)
    -> (tensor<3x19xf32>) {
  %0 = nn.select %a, %b, %c
      : (tensor<3x19xi1>, tensor<3x19xf32>, tensor<19xf32>) -> tensor<3x19xf32>
  return %0 : tensor<3x19xf32>
}

func.func @select_f64(
    %a: tensor<3x19xi1>,
    %b: tensor<3x19xf64>,
    %c: tensor<19xf64>)
    -> (tensor<3x19xf64>) {
  %0 = nn.select %a, %b, %c
      : (tensor<3x19xi1>, tensor<3x19xf64>, tensor<19xf64>) -> tensor<3x19xf64>
  return %0 : tensor<3x19xf64>
}

func.func @select_f16(
    %a: tensor<3x19xi1>,
    %b: tensor<3x19xf16>,
    %c: tensor<19xf16>)
    -> (tensor<3x19xf16>) {
  %0 = nn.select %a, %b, %c
      : (tensor<3x19xi1>, tensor<3x19xf16>, tensor<19xf16>) -> tensor<3x19xf16>
  return %0 : tensor<3x19xf16>
}

func.func @select_bf16(
    %a: tensor<3x19xi1>,
    %b: tensor<3x19xbf16>,
    %c: tensor<19xbf16>)
    -> (tensor<3x19xbf16>) {
  %0 = nn.select %a, %b, %c
      : (tensor<3x19xi1>, tensor<3x19xbf16>, tensor<19xbf16>) -> tensor<3x19xbf16>
  return %0 : tensor<3x19xbf16>
}

func.func @select_i8(
    %a: tensor<3x19xi1>,
    %b: tensor<3x19xi8>,
    %c: tensor<19xi8>)
    -> (tensor<3x19xi8>) {
  %0 = nn.select %a, %b, %c
      : (tensor<3x19xi1>, tensor<3x19xi8>, tensor<19xi8>) -> tensor<3x19xi8>
  return %0 : tensor<3x19xi8>
}

func.func @select_i16(
    %a: tensor<3x19xi1>,
    %b: tensor<3x19xi16>,
    %c: tensor<19xi16>)
    -> (tensor<3x19xi16>) {
  %0 = nn.select %a, %b, %c
      : (tensor<3x19xi1>, tensor<3x19xi16>, tensor<19xi16>) -> tensor<3x19xi16>
  return %0 : tensor<3x19xi16>
}

func.func @select_i32(
    %a: tensor<3x19xi1>,
    %b: tensor<3x19xi32>,
    %c: tensor<19xi32>)
    -> (tensor<3x19xi32>) {
  %0 = nn.select %a, %b, %c
      : (tensor<3x19xi1>, tensor<3x19xi32>, tensor<19xi32>) -> tensor<3x19xi32>
  return %0 : tensor<3x19xi32>
}

func.func @select_i64(
    %a: tensor<3x19xi1>,
    %b: tensor<3x19xi64>,
    %c: tensor<19xi64>)
    -> (tensor<3x19xi64>) {
  %0 = nn.select %a, %b, %c
      : (tensor<3x19xi1>, tensor<3x19xi64>, tensor<19xi64>) -> tensor<3x19xi64>
  return %0 : tensor<3x19xi64>
}

func.func @select_ui8(
    %a: tensor<3x19xi1>,
    %b: tensor<3x19xui8>,
    %c: tensor<19xui8>)
    -> (tensor<3x19xui8>) {
  %0 = nn.select %a, %b, %c
      : (tensor<3x19xi1>, tensor<3x19xui8>, tensor<19xui8>) -> tensor<3x19xui8>
  return %0 : tensor<3x19xui8>
}

func.func @select_i1(
    %a: tensor<3x19xi1>,
    %b: tensor<3x19xi1>,
    %c: tensor<19xi1>)
    -> (tensor<3x19xi1>) {
  %0 = nn.select %a, %b, %c
      : (tensor<3x19xi1>, tensor<3x19xi1>, tensor<19xi1>) -> tensor<3x19xi1>
  return %0 : tensor<3x19xi1>
}

func.func @select_condition_only_broadcasts(
    %a: tensor<2x1x4xi1>,
    %b: tensor<3x1xf32>,
    %c: tensor<f32>)
    -> (tensor<2x3x4xf32>) {
  %0 = nn.select %a, %b, %c
      : (tensor<2x1x4xi1>, tensor<3x1xf32>, tensor<f32>) -> tensor<2x3x4xf32>
  return %0 : tensor<2x3x4xf32>
}

func.func @select_scalar(
    %a: tensor<i1>,
    %b: tensor<f32>,
    %c: tensor<f32>)
    -> (tensor<f32>) {
  %0 = nn.select %a, %b, %c
      : (tensor<i1>, tensor<f32>, tensor<f32>) -> tensor<f32>
  return %0 : tensor<f32>
}

func.func @select_empty(
    %a: tensor<0xi1>,
    %b: tensor<1xf32>,
    %c: tensor<1xf32>)
    -> (tensor<0xf32>) {
  %0 = nn.select %a, %b, %c
      : (tensor<0xi1>, tensor<1xf32>, tensor<1xf32>) -> tensor<0xf32>
  return %0 : tensor<0xf32>
}
