// RUN: nn-check %s

//===- nn.matmul ---------------------------------------------------------===//
// Products of small integers are exact in every element type.
//===----------------------------------------------------------------------===//

func.func @matmul_values(
    %a: tensor<2x3xf32> {nn.value = dense<[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]> : tensor<2x3xf32>},
    %b: tensor<3x2xf32> {nn.value = dense<[[7.0, 8.0], [9.0, 10.0], [11.0, 12.0]]> : tensor<3x2xf32>})
    -> (tensor<2x2xf32> {nn.expect = dense<[[58.0, 64.0], [139.0, 154.0]]> : tensor<2x2xf32>}) {
  %0 = nn.matmul %a, %b
      : (tensor<2x3xf32>, tensor<3x2xf32>) -> tensor<2x2xf32>
  return %0 : tensor<2x2xf32>
}

func.func @matmul_batch_broadcast_values(
    %a: tensor<2x1x2x3xf32> {nn.value = dense<[[[[2.0, 0.0, 1.0], [-3.0, -2.0, 0.0]]], [[[2.0, -3.0, -3.0], [-2.0, 1.0, 2.0]]]]> : tensor<2x1x2x3xf32>},
    %b: tensor<3x3x2xf32> {nn.value = dense<[[[1.0, 3.0], [-2.0, -1.0], [1.0, 3.0]], [[2.0, -1.0], [1.0, 0.0], [1.0, -1.0]], [[1.0, 2.0], [3.0, -1.0], [1.0, -2.0]]]> : tensor<3x3x2xf32>})
    -> (tensor<2x3x2x2xf32> {nn.expect = dense<[[[[3.0, 9.0], [1.0, -7.0]], [[5.0, -3.0], [-8.0, 3.0]], [[3.0, 2.0], [-9.0, -4.0]]], [[[5.0, 0.0], [-2.0, -1.0]], [[-2.0, 1.0], [-1.0, 0.0]], [[-10.0, 13.0], [3.0, -9.0]]]]> : tensor<2x3x2x2xf32>}) {
  %0 = nn.matmul %a, %b
      : (tensor<2x1x2x3xf32>, tensor<3x3x2xf32>) -> tensor<2x3x2x2xf32>
  return %0 : tensor<2x3x2x2xf32>
}

func.func @matmul_f64_values(
    %a: tensor<3x4xf64> {nn.value = dense<[[-2.0, 3.0, -3.0, 3.0], [2.0, -2.0, -2.0, 2.0], [3.0, -2.0, -2.0, -3.0]]> : tensor<3x4xf64>},
    %b: tensor<4x2xf64> {nn.value = dense<[[1.0, -2.0], [-3.0, -3.0], [2.0, 0.0], [-1.0, -2.0]]> : tensor<4x2xf64>})
    -> (tensor<3x2xf64> {nn.expect = dense<[[-20.0, -11.0], [2.0, -2.0], [8.0, 6.0]]> : tensor<3x2xf64>}) {
  %0 = nn.matmul %a, %b
      : (tensor<3x4xf64>, tensor<4x2xf64>) -> tensor<3x2xf64>
  return %0 : tensor<3x2xf64>
}

func.func @matmul_f16_values(
    %a: tensor<3x4xf16> {nn.value = dense<[[-3.0, 3.0, 0.0, 3.0], [2.0, -2.0, -2.0, 0.0], [1.0, -3.0, -2.0, 0.0]]> : tensor<3x4xf16>},
    %b: tensor<4x2xf16> {nn.value = dense<[[1.0, -1.0], [1.0, -3.0], [2.0, 0.0], [-2.0, -1.0]]> : tensor<4x2xf16>})
    -> (tensor<3x2xf16> {nn.expect = dense<[[-6.0, -9.0], [-4.0, 4.0], [-6.0, 8.0]]> : tensor<3x2xf16>}) {
  %0 = nn.matmul %a, %b
      : (tensor<3x4xf16>, tensor<4x2xf16>) -> tensor<3x2xf16>
  return %0 : tensor<3x2xf16>
}

func.func @matmul_bf16_values(
    %a: tensor<3x4xbf16> {nn.value = dense<[[-3.0, 1.0, -2.0, -1.0], [-1.0, -2.0, -3.0, 3.0], [-2.0, 0.0, 3.0, 2.0]]> : tensor<3x4xbf16>},
    %b: tensor<4x2xbf16> {nn.value = dense<[[1.0, 0.0], [2.0, -2.0], [0.0, 3.0], [-3.0, -3.0]]> : tensor<4x2xbf16>})
    -> (tensor<3x2xbf16> {nn.expect = dense<[[2.0, -5.0], [-14.0, -14.0], [-8.0, 3.0]]> : tensor<3x2xbf16>}) {
  %0 = nn.matmul %a, %b
      : (tensor<3x4xbf16>, tensor<4x2xbf16>) -> tensor<3x2xbf16>
  return %0 : tensor<3x2xbf16>
}

func.func @matmul_i8_values(
    %a: tensor<3x4xi8> {nn.value = dense<[[-1, -1, -2, 0], [1, -1, 3, 3], [-3, -3, -2, -2]]> : tensor<3x4xi8>},
    %b: tensor<4x2xi8> {nn.value = dense<[[2, 0], [-3, -3], [2, 2], [3, 1]]> : tensor<4x2xi8>})
    -> (tensor<3x2xi32> {nn.expect = dense<[[-3, -1], [20, 12], [-7, 3]]> : tensor<3x2xi32>}) {
  %0 = nn.matmul %a, %b : (tensor<3x4xi8>, tensor<4x2xi8>) -> tensor<3x2xi32>
  return %0 : tensor<3x2xi32>
}

func.func @matmul_i16_values(
    %a: tensor<3x4xi16> {nn.value = dense<[[2, 3, -1, 1], [0, 2, 0, 2], [-3, 0, 1, 0]]> : tensor<3x4xi16>},
    %b: tensor<4x2xi16> {nn.value = dense<[[1, 3], [1, 2], [1, -2], [-3, 1]]> : tensor<4x2xi16>})
    -> (tensor<3x2xi16> {nn.expect = dense<[[1, 15], [-4, 6], [-2, -11]]> : tensor<3x2xi16>}) {
  %0 = nn.matmul %a, %b
      : (tensor<3x4xi16>, tensor<4x2xi16>) -> tensor<3x2xi16>
  return %0 : tensor<3x2xi16>
}

func.func @matmul_i32_values(
    %a: tensor<3x4xi32> {nn.value = dense<[[-1, -3, 2, -1], [1, -2, -2, -3], [-1, 1, 1, -3]]> : tensor<3x4xi32>},
    %b: tensor<4x2xi32> {nn.value = dense<[[1, -2], [3, 1], [-2, -3], [-1, 0]]> : tensor<4x2xi32>})
    -> (tensor<3x2xi32> {nn.expect = dense<[[-13, -7], [2, 2], [3, 0]]> : tensor<3x2xi32>}) {
  %0 = nn.matmul %a, %b
      : (tensor<3x4xi32>, tensor<4x2xi32>) -> tensor<3x2xi32>
  return %0 : tensor<3x2xi32>
}

func.func @matmul_i64_values(
    %a: tensor<3x4xi64> {nn.value = dense<[[-2, -1, 1, 1], [-1, -1, 3, -3], [-2, -1, 3, 3]]> : tensor<3x4xi64>},
    %b: tensor<4x2xi64> {nn.value = dense<[[-1, -3], [3, 2], [-2, -1], [1, 3]]> : tensor<4x2xi64>})
    -> (tensor<3x2xi64> {nn.expect = dense<[[-2, 6], [-11, -11], [-4, 10]]> : tensor<3x2xi64>}) {
  %0 = nn.matmul %a, %b
      : (tensor<3x4xi64>, tensor<4x2xi64>) -> tensor<3x2xi64>
  return %0 : tensor<3x2xi64>
}

func.func @matmul_ui8_values(
    %a: tensor<3x4xui8> {nn.value = dense<[[0, 2, 1, 1], [1, 2, 1, 1], [0, 2, 0, 3]]> : tensor<3x4xui8>},
    %b: tensor<4x2xui8> {nn.value = dense<[[1, 0], [1, 1], [3, 0], [1, 3]]> : tensor<4x2xui8>})
    -> (tensor<3x2xi32> {nn.expect = dense<[[6, 5], [7, 5], [5, 11]]> : tensor<3x2xi32>}) {
  %0 = nn.matmul %a, %b
      : (tensor<3x4xui8>, tensor<4x2xui8>) -> tensor<3x2xi32>
  return %0 : tensor<3x2xi32>
}

func.func @matmul_i8_widens(
    %a: tensor<1x2xi8> {nn.value = dense<100> : tensor<1x2xi8>},
    %b: tensor<2x1xi8> {nn.value = dense<[[2], [1]]> : tensor<2x1xi8>})
    -> (tensor<1x1xi32> {nn.expect = dense<[[300]]> : tensor<1x1xi32>}) {
  %0 = nn.matmul %a, %b : (tensor<1x2xi8>, tensor<2x1xi8>) -> tensor<1x1xi32>
  return %0 : tensor<1x1xi32>
}

func.func @matmul_ui8_widens(
    %a: tensor<1x2xui8> {nn.value = dense<[[200, 100]]> : tensor<1x2xui8>},
    %b: tensor<2x1xui8> {nn.value = dense<1> : tensor<2x1xui8>})
    -> (tensor<1x1xi32> {nn.expect = dense<[[300]]> : tensor<1x1xi32>}) {
  %0 = nn.matmul %a, %b
      : (tensor<1x2xui8>, tensor<2x1xui8>) -> tensor<1x1xi32>
  return %0 : tensor<1x1xi32>
}

func.func @matmul_1x1_by_1x1(%a: tensor<1x1xf32>, %b: tensor<1x1xf32>)
    -> tensor<1x1xf32> {
  %0 = nn.matmul %a, %b
      : (tensor<1x1xf32>, tensor<1x1xf32>) -> tensor<1x1xf32>
  return %0 : tensor<1x1xf32>
}

func.func @matmul_16x32_by_32x64(
    %a: tensor<16x32xf32>,
    %b: tensor<32x64xf32>)
    -> (tensor<16x64xf32>) {
  %0 = nn.matmul %a, %b
      : (tensor<16x32xf32>, tensor<32x64xf32>) -> tensor<16x64xf32>
  return %0 : tensor<16x64xf32>
}

func.func @matmul_17x33_by_33x65(
    %a: tensor<17x33xf32>,
    %b: tensor<33x65xf32>)
    -> (tensor<17x65xf32>) {
  %0 = nn.matmul %a, %b
      : (tensor<17x33xf32>, tensor<33x65xf32>) -> tensor<17x65xf32>
  return %0 : tensor<17x65xf32>
}

func.func @matmul_5x1_by_1x7(%a: tensor<5x1xf32>, %b: tensor<1x7xf32>)
    -> tensor<5x7xf32> {
  %0 = nn.matmul %a, %b
      : (tensor<5x1xf32>, tensor<1x7xf32>) -> tensor<5x7xf32>
  return %0 : tensor<5x7xf32>
}

func.func @matmul_1x64_by_64x40(
    %a: tensor<1x64xf32>,
    %b: tensor<64x40xf32>)
    -> (tensor<1x40xf32>) {
  %0 = nn.matmul %a, %b
      : (tensor<1x64xf32>, tensor<64x40xf32>) -> tensor<1x40xf32>
  return %0 : tensor<1x40xf32>
}

func.func @matmul_40x64_by_64x1(
    %a: tensor<40x64xf32>,
    %b: tensor<64x1xf32>)
    -> (tensor<40x1xf32>) {
  %0 = nn.matmul %a, %b
      : (tensor<40x64xf32>, tensor<64x1xf32>) -> tensor<40x1xf32>
  return %0 : tensor<40x1xf32>
}

func.func @matmul_31x129_by_129x33(
    %a: tensor<31x129xf32>,
    %b: tensor<129x33xf32>)
    -> (tensor<31x33xf32>) {
  %0 = nn.matmul %a, %b
      : (tensor<31x129xf32>, tensor<129x33xf32>) -> tensor<31x33xf32>
  return %0 : tensor<31x33xf32>
}

func.func @matmul_3x17x19_by_3x19x23(
    %a: tensor<3x17x19xf32>,
    %b: tensor<3x19x23xf32>)
    -> (tensor<3x17x23xf32>) {
  %0 = nn.matmul %a, %b
      : (tensor<3x17x19xf32>, tensor<3x19x23xf32>) -> tensor<3x17x23xf32>
  return %0 : tensor<3x17x23xf32>
}

func.func @matmul_2x1x5x7_by_4x7x9(
    %a: tensor<2x1x5x7xf32>,
    %b: tensor<4x7x9xf32>)
    -> (tensor<2x4x5x9xf32>) {
  %0 = nn.matmul %a, %b
      : (tensor<2x1x5x7xf32>, tensor<4x7x9xf32>) -> tensor<2x4x5x9xf32>
  return %0 : tensor<2x4x5x9xf32>
}

func.func @matmul_4x7_by_3x2x7x5(
    %a: tensor<4x7xf32>,
    %b: tensor<3x2x7x5xf32>)
    -> (tensor<3x2x4x5xf32>) {
  %0 = nn.matmul %a, %b
      : (tensor<4x7xf32>, tensor<3x2x7x5xf32>) -> tensor<3x2x4x5xf32>
  return %0 : tensor<3x2x4x5xf32>
}

func.func @matmul_2x3x4x5_by_2x3x5x6(
    %a: tensor<2x3x4x5xf32>,
    %b: tensor<2x3x5x6xf32>)
    -> (tensor<2x3x4x6xf32>) {
  %0 = nn.matmul %a, %b
      : (tensor<2x3x4x5xf32>, tensor<2x3x5x6xf32>) -> tensor<2x3x4x6xf32>
  return %0 : tensor<2x3x4x6xf32>
}

func.func @matmul_0x3_by_3x4(%a: tensor<0x3xf32>, %b: tensor<3x4xf32>)
    -> tensor<0x4xf32> {
  %0 = nn.matmul %a, %b
      : (tensor<0x3xf32>, tensor<3x4xf32>) -> tensor<0x4xf32>
  return %0 : tensor<0x4xf32>
}

func.func @matmul_3x0_by_0x4(%a: tensor<3x0xf32>, %b: tensor<0x4xf32>)
    -> tensor<3x4xf32> {
  %0 = nn.matmul %a, %b
      : (tensor<3x0xf32>, tensor<0x4xf32>) -> tensor<3x4xf32>
  return %0 : tensor<3x4xf32>
}

func.func @matmul_3x4_by_4x0(%a: tensor<3x4xf32>, %b: tensor<4x0xf32>)
    -> tensor<3x0xf32> {
  %0 = nn.matmul %a, %b
      : (tensor<3x4xf32>, tensor<4x0xf32>) -> tensor<3x0xf32>
  return %0 : tensor<3x0xf32>
}

func.func @matmul_64x64_by_64x64(
    %a: tensor<64x64xf32>,
    %b: tensor<64x64xf32>)
    -> (tensor<64x64xf32>) {
  %0 = nn.matmul %a, %b
      : (tensor<64x64xf32>, tensor<64x64xf32>) -> tensor<64x64xf32>
  return %0 : tensor<64x64xf32>
}

func.func @matmul_f64(%a: tensor<2x17x19xf64>, %b: tensor<19x33xf64>)
    -> tensor<2x17x33xf64> {
  %0 = nn.matmul %a, %b
      : (tensor<2x17x19xf64>, tensor<19x33xf64>) -> tensor<2x17x33xf64>
  return %0 : tensor<2x17x33xf64>
}

func.func @matmul_f16(%a: tensor<2x17x19xf16>, %b: tensor<19x33xf16>)
    -> tensor<2x17x33xf16> {
  %0 = nn.matmul %a, %b
      : (tensor<2x17x19xf16>, tensor<19x33xf16>) -> tensor<2x17x33xf16>
  return %0 : tensor<2x17x33xf16>
}

func.func @matmul_bf16(
    %a: tensor<2x17x19xbf16>,
    %b: tensor<19x33xbf16>)
    -> (tensor<2x17x33xbf16>) {
  %0 = nn.matmul %a, %b
      : (tensor<2x17x19xbf16>, tensor<19x33xbf16>) -> tensor<2x17x33xbf16>
  return %0 : tensor<2x17x33xbf16>
}

func.func @matmul_i8(%a: tensor<2x17x19xi8>, %b: tensor<19x33xi8>)
    -> tensor<2x17x33xi32> {
  %0 = nn.matmul %a, %b
      : (tensor<2x17x19xi8>, tensor<19x33xi8>) -> tensor<2x17x33xi32>
  return %0 : tensor<2x17x33xi32>
}

func.func @matmul_i16(%a: tensor<2x17x19xi16>, %b: tensor<19x33xi16>)
    -> tensor<2x17x33xi16> {
  %0 = nn.matmul %a, %b
      : (tensor<2x17x19xi16>, tensor<19x33xi16>) -> tensor<2x17x33xi16>
  return %0 : tensor<2x17x33xi16>
}

func.func @matmul_i32(%a: tensor<2x17x19xi32>, %b: tensor<19x33xi32>)
    -> tensor<2x17x33xi32> {
  %0 = nn.matmul %a, %b
      : (tensor<2x17x19xi32>, tensor<19x33xi32>) -> tensor<2x17x33xi32>
  return %0 : tensor<2x17x33xi32>
}

func.func @matmul_i64(%a: tensor<2x17x19xi64>, %b: tensor<19x33xi64>)
    -> tensor<2x17x33xi64> {
  %0 = nn.matmul %a, %b
      : (tensor<2x17x19xi64>, tensor<19x33xi64>) -> tensor<2x17x33xi64>
  return %0 : tensor<2x17x33xi64>
}

func.func @matmul_ui8(%a: tensor<2x17x19xui8>, %b: tensor<19x33xui8>)
    -> tensor<2x17x33xi32> {
  %0 = nn.matmul %a, %b
      : (tensor<2x17x19xui8>, tensor<19x33xui8>) -> tensor<2x17x33xi32>
  return %0 : tensor<2x17x33xi32>
}
