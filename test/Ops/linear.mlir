// RUN: nn-check %s

//===- nn.linear ---------------------------------------------------------===//
// With and without bias, over inputs of several ranks.
//===----------------------------------------------------------------------===//

func.func @linear_values(
    %a: tensor<2x2xf32> {nn.value = dense<[[1.0, 2.0], [3.0, 4.0]]> : tensor<2x2xf32>},
    %b: tensor<2x3xf32> {nn.value = dense<[[1.0, 0.0, -1.0], [2.0, 1.0, 3.0]]> : tensor<2x3xf32>},
    %c: tensor<3xf32> {nn.value = dense<[10.0, 20.0, 30.0]> : tensor<3xf32>})
    -> (tensor<2x3xf32> {nn.expect = dense<[[15.0, 22.0, 35.0], [21.0, 24.0, 39.0]]> : tensor<2x3xf32>}) {
  %0 = nn.linear %a, %b, %c
      : (tensor<2x2xf32>, tensor<2x3xf32>, tensor<3xf32>) -> tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}

func.func @linear_without_bias_values(
    %a: tensor<2x2xf32> {nn.value = dense<[[1.0, 2.0], [3.0, 4.0]]> : tensor<2x2xf32>},
    %b: tensor<2x3xf32> {nn.value = dense<[[1.0, 0.0, -1.0], [2.0, 1.0, 3.0]]> : tensor<2x3xf32>})
    -> (tensor<2x3xf32> {nn.expect = dense<[[5.0, 2.0, 5.0], [11.0, 4.0, 9.0]]> : tensor<2x3xf32>}) {
  %0 = nn.linear %a, %b
      : (tensor<2x2xf32>, tensor<2x3xf32>) -> tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}

func.func @linear_i8_values(
    %a: tensor<2x3xi8> {nn.value = dense<[[1, 1, 2], [1, 0, 0]]> : tensor<2x3xi8>},
    %b: tensor<3x4xi8> {nn.value = dense<[[3, 2, 1, 0], [3, 3, 0, 3], [1, 2, 3, 1]]> : tensor<3x4xi8>},
    %c: tensor<4xi32> {nn.value = dense<[1, 0, 1, 0]> : tensor<4xi32>})
    -> (tensor<2x4xi32> {nn.expect = dense<[[9, 9, 8, 5], [4, 2, 2, 0]]> : tensor<2x4xi32>}) {
  %0 = nn.linear %a, %b, %c
      : (tensor<2x3xi8>, tensor<3x4xi8>, tensor<4xi32>) -> tensor<2x4xi32>
  return %0 : tensor<2x4xi32>
}

func.func @linear_i16_values(
    %a: tensor<2x3xi16> {nn.value = dense<[[1, 0, 1], [3, 1, 1]]> : tensor<2x3xi16>},
    %b: tensor<3x4xi16> {nn.value = dense<[[3, 1, 0, 2], [1, 3, 0, 0], [2, 1, 3, 0]]> : tensor<3x4xi16>},
    %c: tensor<4xi16> {nn.value = dense<[2, 2, 2, 0]> : tensor<4xi16>})
    -> (tensor<2x4xi16> {nn.expect = dense<[[7, 4, 5, 2], [14, 9, 5, 6]]> : tensor<2x4xi16>}) {
  %0 = nn.linear %a, %b, %c
      : (tensor<2x3xi16>, tensor<3x4xi16>, tensor<4xi16>) -> tensor<2x4xi16>
  return %0 : tensor<2x4xi16>
}

func.func @linear_i32_values(
    %a: tensor<2x3xi32> {nn.value = dense<[[1, 3, 3], [3, 1, 1]]> : tensor<2x3xi32>},
    %b: tensor<3x4xi32> {nn.value = dense<[[1, 2, 0, 3], [0, 2, 0, 1], [0, 3, 2, 3]]> : tensor<3x4xi32>},
    %c: tensor<4xi32> {nn.value = dense<[0, 2, 2, 0]> : tensor<4xi32>})
    -> (tensor<2x4xi32> {nn.expect = dense<[[1, 19, 8, 15], [3, 13, 4, 13]]> : tensor<2x4xi32>}) {
  %0 = nn.linear %a, %b, %c
      : (tensor<2x3xi32>, tensor<3x4xi32>, tensor<4xi32>) -> tensor<2x4xi32>
  return %0 : tensor<2x4xi32>
}

func.func @linear_i64_values(
    %a: tensor<2x3xi64> {nn.value = dense<[[1, 3, 0], [0, 0, 1]]> : tensor<2x3xi64>},
    %b: tensor<3x4xi64> {nn.value = dense<[[2, 3, 1, 0], [0, 3, 0, 1], [2, 0, 0, 3]]> : tensor<3x4xi64>},
    %c: tensor<4xi64> {nn.value = dense<[2, 3, 2, 3]> : tensor<4xi64>})
    -> (tensor<2x4xi64> {nn.expect = dense<[[4, 15, 3, 6], [4, 3, 2, 6]]> : tensor<2x4xi64>}) {
  %0 = nn.linear %a, %b, %c
      : (tensor<2x3xi64>, tensor<3x4xi64>, tensor<4xi64>) -> tensor<2x4xi64>
  return %0 : tensor<2x4xi64>
}

func.func @linear_ui8_values(
    %a: tensor<2x3xui8> {nn.value = dense<[[3, 3, 2], [3, 2, 3]]> : tensor<2x3xui8>},
    %b: tensor<3x4xui8> {nn.value = dense<[[3, 1, 3, 2], [0, 3, 2, 0], [0, 0, 3, 3]]> : tensor<3x4xui8>},
    %c: tensor<4xi32> {nn.value = dense<[0, 3, 1, 2]> : tensor<4xi32>})
    -> (tensor<2x4xi32> {nn.expect = dense<[[9, 15, 22, 14], [9, 12, 23, 17]]> : tensor<2x4xi32>}) {
  %0 = nn.linear %a, %b, %c
      : (tensor<2x3xui8>, tensor<3x4xui8>, tensor<4xi32>) -> tensor<2x4xi32>
  return %0 : tensor<2x4xi32>
}

func.func @linear_5_to_3(
    %a: tensor<5xf32>,
    %b: tensor<5x3xf32>,
    %c: tensor<3xf32>)
    -> (tensor<3xf32>) {
  %0 = nn.linear %a, %b, %c
      : (tensor<5xf32>, tensor<5x3xf32>, tensor<3xf32>) -> tensor<3xf32>
  return %0 : tensor<3xf32>
}

func.func @linear_1_to_1_without_bias(
    %a: tensor<1xf32>,
    %b: tensor<1x1xf32>)
    -> (tensor<1xf32>) {
  %0 = nn.linear %a, %b : (tensor<1xf32>, tensor<1x1xf32>) -> tensor<1xf32>
  return %0 : tensor<1xf32>
}

func.func @linear_2x3x17_to_33(
    %a: tensor<2x3x17xf32>,
    %b: tensor<17x33xf32>,
    %c: tensor<33xf32>)
    -> (tensor<2x3x33xf32>) {
  %0 = nn.linear %a, %b, %c
      : (tensor<2x3x17xf32>, tensor<17x33xf32>, tensor<33xf32>) -> tensor<2x3x33xf32>
  return %0 : tensor<2x3x33xf32>
}

func.func @linear_4x64_to_32(
    %a: tensor<4x64xf32>,
    %b: tensor<64x32xf32>,
    %c: tensor<32xf32>)
    -> (tensor<4x32xf32>) {
  %0 = nn.linear %a, %b, %c
      : (tensor<4x64xf32>, tensor<64x32xf32>, tensor<32xf32>) -> tensor<4x32xf32>
  return %0 : tensor<4x32xf32>
}

func.func @linear_1x128_to_100(
    %a: tensor<1x128xf32>,
    %b: tensor<128x100xf32>,
    %c: tensor<100xf32>)
    -> (tensor<1x100xf32>) {
  %0 = nn.linear %a, %b, %c
      : (tensor<1x128xf32>, tensor<128x100xf32>, tensor<100xf32>) -> tensor<1x100xf32>
  return %0 : tensor<1x100xf32>
}

func.func @linear_7x1_to_40_without_bias(
    %a: tensor<7x1xf32>,
    %b: tensor<1x40xf32>)
    -> (tensor<7x40xf32>) {
  %0 = nn.linear %a, %b
      : (tensor<7x1xf32>, tensor<1x40xf32>) -> tensor<7x40xf32>
  return %0 : tensor<7x40xf32>
}

func.func @linear_0x4_to_3(
    %a: tensor<0x4xf32>,
    %b: tensor<4x3xf32>,
    %c: tensor<3xf32>)
    -> (tensor<0x3xf32>) {
  %0 = nn.linear %a, %b, %c
      : (tensor<0x4xf32>, tensor<4x3xf32>, tensor<3xf32>) -> tensor<0x3xf32>
  return %0 : tensor<0x3xf32>
}

func.func @linear_3x0_to_5(
    %a: tensor<3x0xf32>,
    %b: tensor<0x5xf32>,
    %c: tensor<5xf32>)
    -> (tensor<3x5xf32>) {
  %0 = nn.linear %a, %b, %c
      : (tensor<3x0xf32>, tensor<0x5xf32>, tensor<5xf32>) -> tensor<3x5xf32>
  return %0 : tensor<3x5xf32>
}

func.func @linear_33x65_to_17_without_bias(
    %a: tensor<33x65xf32>,
    %b: tensor<65x17xf32>)
    -> (tensor<33x17xf32>) {
  %0 = nn.linear %a, %b
      : (tensor<33x65xf32>, tensor<65x17xf32>) -> tensor<33x17xf32>
  return %0 : tensor<33x17xf32>
}

func.func @linear_2x2x2x8_to_16(
    %a: tensor<2x2x2x8xf32>,
    %b: tensor<8x16xf32>,
    %c: tensor<16xf32>)
    -> (tensor<2x2x2x16xf32>) {
  %0 = nn.linear %a, %b, %c
      : (tensor<2x2x2x8xf32>, tensor<8x16xf32>, tensor<16xf32>) -> tensor<2x2x2x16xf32>
  return %0 : tensor<2x2x2x16xf32>
}

func.func @linear_f64(
    %a: tensor<5x19xf64>,
    %b: tensor<19x33xf64>,
    %c: tensor<33xf64>)
    -> (tensor<5x33xf64>) {
  %0 = nn.linear %a, %b, %c
      : (tensor<5x19xf64>, tensor<19x33xf64>, tensor<33xf64>) -> tensor<5x33xf64>
  return %0 : tensor<5x33xf64>
}

func.func @linear_f16(
    %a: tensor<5x19xf16>,
    %b: tensor<19x33xf16>,
    %c: tensor<33xf16>)
    -> (tensor<5x33xf16>) {
  %0 = nn.linear %a, %b, %c
      : (tensor<5x19xf16>, tensor<19x33xf16>, tensor<33xf16>) -> tensor<5x33xf16>
  return %0 : tensor<5x33xf16>
}

func.func @linear_bf16(
    %a: tensor<5x19xbf16>,
    %b: tensor<19x33xbf16>,
    %c: tensor<33xbf16>)
    -> (tensor<5x33xbf16>) {
  %0 = nn.linear %a, %b, %c
      : (tensor<5x19xbf16>, tensor<19x33xbf16>, tensor<33xbf16>) -> tensor<5x33xbf16>
  return %0 : tensor<5x33xbf16>
}

func.func @linear_i8(
    %a: tensor<5x19xi8>,
    %b: tensor<19x33xi8>,
    %c: tensor<33xi32>)
    -> (tensor<5x33xi32>) {
  %0 = nn.linear %a, %b, %c
      : (tensor<5x19xi8>, tensor<19x33xi8>, tensor<33xi32>) -> tensor<5x33xi32>
  return %0 : tensor<5x33xi32>
}

func.func @linear_i16(
    %a: tensor<5x19xi16>,
    %b: tensor<19x33xi16>,
    %c: tensor<33xi16>)
    -> (tensor<5x33xi16>) {
  %0 = nn.linear %a, %b, %c
      : (tensor<5x19xi16>, tensor<19x33xi16>, tensor<33xi16>) -> tensor<5x33xi16>
  return %0 : tensor<5x33xi16>
}

func.func @linear_i32(
    %a: tensor<5x19xi32>,
    %b: tensor<19x33xi32>,
    %c: tensor<33xi32>)
    -> (tensor<5x33xi32>) {
  %0 = nn.linear %a, %b, %c
      : (tensor<5x19xi32>, tensor<19x33xi32>, tensor<33xi32>) -> tensor<5x33xi32>
  return %0 : tensor<5x33xi32>
}

func.func @linear_i64(
    %a: tensor<5x19xi64>,
    %b: tensor<19x33xi64>,
    %c: tensor<33xi64>)
    -> (tensor<5x33xi64>) {
  %0 = nn.linear %a, %b, %c
      : (tensor<5x19xi64>, tensor<19x33xi64>, tensor<33xi64>) -> tensor<5x33xi64>
  return %0 : tensor<5x33xi64>
}

func.func @linear_ui8(
    %a: tensor<5x19xui8>,
    %b: tensor<19x33xui8>,
    %c: tensor<33xi32>)
    -> (tensor<5x33xi32>) {
  %0 = nn.linear %a, %b, %c
      : (tensor<5x19xui8>, tensor<19x33xui8>, tensor<33xi32>) -> tensor<5x33xi32>
  return %0 : tensor<5x33xi32>
}
