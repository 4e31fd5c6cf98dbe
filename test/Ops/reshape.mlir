// RUN: nn-check %s

//===- nn.reshape --------------------------------------------------------===//
// The shape is an argument of static type, and a constant.
//===----------------------------------------------------------------------===//

func.func @reshape_values(
    %a: tensor<2x3xf32> {nn.value = dense<[[0.0, 1.0, 2.0], [3.0, 4.0, 5.0]]> : tensor<2x3xf32>},
    %b: tensor<2xi64> {nn.value = dense<[3, 2]> : tensor<2xi64>, nn.static})
    -> (tensor<3x2xf32> {nn.expect = dense<[[0.0, 1.0], [2.0, 3.0], [4.0, 5.0]]> : tensor<3x2xf32>}) {
  %0 = nn.reshape %a, %b
      : (tensor<2x3xf32>, tensor<2xi64>) -> tensor<3x2xf32>
  return %0 : tensor<3x2xf32>
}

func.func @reshape_split(
    %a: tensor<12xf32> {nn.value = dense<[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0]> : tensor<12xf32>})
    -> (tensor<3x4xf32> {nn.expect = dense<[[0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0]]> : tensor<3x4xf32>}) {
  %shape = nn.constant dense<[3, 4]> : tensor<2xi64>
  %0 = nn.reshape %a, %shape : (tensor<12xf32>, tensor<2xi64>) -> tensor<3x4xf32>
  return %0 : tensor<3x4xf32>
}

func.func @reshape_merge(%a: tensor<3x4x5xf32>)
    -> tensor<12x5xf32> {
  %shape = nn.constant dense<[12, 5]> : tensor<2xi64>
  %0 = nn.reshape %a, %shape : (tensor<3x4x5xf32>, tensor<2xi64>) -> tensor<12x5xf32>
  return %0 : tensor<12x5xf32>
}

func.func @reshape_minus_one(
    %a: tensor<2x6xf32> {nn.value = dense<[[0.0, 1.0, 2.0, 3.0, 4.0, 5.0], [6.0, 7.0, 8.0, 9.0, 10.0, 11.0]]> : tensor<2x6xf32>})
    -> (tensor<3x2x2xf32> {nn.expect = dense<[[[0.0, 1.0], [2.0, 3.0]], [[4.0, 5.0], [6.0, 7.0]], [[8.0, 9.0], [10.0, 11.0]]]> : tensor<3x2x2xf32>}) {
  %shape = nn.constant dense<[3, -1, 2]> : tensor<3xi64>
  %0 = nn.reshape %a, %shape : (tensor<2x6xf32>, tensor<3xi64>) -> tensor<3x2x2xf32>
  return %0 : tensor<3x2x2xf32>
}

func.func @reshape_zero_copies(
    %a: tensor<2x3x4xf32> {nn.value = dense<[[[0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0]], [[12.0, 13.0, 14.0, 15.0], [16.0, 17.0, 18.0, 19.0], [20.0, 21.0, 22.0, 23.0]]]> : tensor<2x3x4xf32>})
    -> (tensor<2x12xf32> {nn.expect = dense<[[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0], [12.0, 13.0, 14.0, 15.0, 16.0, 17.0, 18.0, 19.0, 20.0, 21.0, 22.0, 23.0]]> : tensor<2x12xf32>}) {
  %shape = nn.constant dense<[0, -1]> : tensor<2xi64>
  %0 = nn.reshape %a, %shape : (tensor<2x3x4xf32>, tensor<2xi64>) -> tensor<2x12xf32>
  return %0 : tensor<2x12xf32>
}

func.func @reshape_zero_copies_middle(
    %a: tensor<2x3x4xf32> {nn.value = dense<[[[0.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0], [8.0, 9.0, 10.0, 11.0]], [[12.0, 13.0, 14.0, 15.0], [16.0, 17.0, 18.0, 19.0], [20.0, 21.0, 22.0, 23.0]]]> : tensor<2x3x4xf32>})
    -> (tensor<4x3x2xf32> {nn.expect = dense<[[[0.0, 1.0], [2.0, 3.0], [4.0, 5.0]], [[6.0, 7.0], [8.0, 9.0], [10.0, 11.0]], [[12.0, 13.0], [14.0, 15.0], [16.0, 17.0]], [[18.0, 19.0], [20.0, 21.0], [22.0, 23.0]]]> : tensor<4x3x2xf32>}) {
  %shape = nn.constant dense<[4, 0, 2]> : tensor<3xi64>
  %0 = nn.reshape %a, %shape : (tensor<2x3x4xf32>, tensor<3xi64>) -> tensor<4x3x2xf32>
  return %0 : tensor<4x3x2xf32>
}

func.func @reshape_allow_zero(
    %a: tensor<0x3xf32> {nn.value = dense<> : tensor<0x3xf32>})
    -> (tensor<3x0xf32> {nn.expect = dense<> : tensor<3x0xf32>}) {
  %shape = nn.constant dense<[3, 0]> : tensor<2xi64>
  %0 = nn.reshape %a, %shape {allow_zero} : (tensor<0x3xf32>, tensor<2xi64>) -> tensor<3x0xf32>
  return %0 : tensor<3x0xf32>
}

func.func @reshape_to_scalar(
    %a: tensor<1x1xf32> {nn.value = dense<[[0.0]]> : tensor<1x1xf32>})
    -> (tensor<f32> {nn.expect = dense<0.0> : tensor<f32>}) {
  %shape = nn.constant dense<> : tensor<0xi64>
  %0 = nn.reshape %a, %shape : (tensor<1x1xf32>, tensor<0xi64>) -> tensor<f32>
  return %0 : tensor<f32>
}

func.func @reshape_from_scalar(
    %a: tensor<f32> {nn.value = dense<0.0> : tensor<f32>})
    -> (tensor<1x1xf32> {nn.expect = dense<[[0.0]]> : tensor<1x1xf32>}) {
  %shape = nn.constant dense<1> : tensor<2xi64>
  %0 = nn.reshape %a, %shape : (tensor<f32>, tensor<2xi64>) -> tensor<1x1xf32>
  return %0 : tensor<1x1xf32>
}

func.func @reshape_same(
    %a: tensor<2x3xf32> {nn.value = dense<[[0.0, 1.0, 2.0], [3.0, 4.0, 5.0]]> : tensor<2x3xf32>})
    -> (tensor<2x3xf32> {nn.expect = dense<[[0.0, 1.0, 2.0], [3.0, 4.0, 5.0]]> : tensor<2x3xf32>}) {
  %shape = nn.constant dense<[2, 3]> : tensor<2xi64>
  %0 = nn.reshape %a, %shape : (tensor<2x3xf32>, tensor<2xi64>) -> tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}

func.func @reshape_empty_minus_one(
    %a: tensor<0x4xf32> {nn.value = dense<> : tensor<0x4xf32>})
    -> (tensor<0x2xf32> {nn.expect = dense<> : tensor<0x2xf32>}) {
  %shape = nn.constant dense<[-1, 2]> : tensor<2xi64>
  %0 = nn.reshape %a, %shape : (tensor<0x4xf32>, tensor<2xi64>) -> tensor<0x2xf32>
  return %0 : tensor<0x2xf32>
}

func.func @reshape_rank_6(%a: tensor<2x3x4x5xf32>)
    -> tensor<2x3x2x2x5x1xf32> {
  %shape = nn.constant dense<[2, 3, 2, 2, 5, 1]> : tensor<6xi64>
  %0 = nn.reshape %a, %shape : (tensor<2x3x4x5xf32>, tensor<6xi64>) -> tensor<2x3x2x2x5x1xf32>
  return %0 : tensor<2x3x2x2x5x1xf32>
}

func.func @reshape_flatten(%a: tensor<2x3x7x5xf32>)
    -> tensor<2x105xf32> {
  %shape = nn.constant dense<[0, -1]> : tensor<2xi64>
  %0 = nn.reshape %a, %shape : (tensor<2x3x7x5xf32>, tensor<2xi64>) -> tensor<2x105xf32>
  return %0 : tensor<2x105xf32>
}

func.func @reshape_f32(
    %a: tensor<2x6xf32> {nn.value = dense<[[0.0, 1.0, 2.0, 3.0, 4.0, 5.0], [6.0, 7.0, 8.0, 9.0, 10.0, 11.0]]> : tensor<2x6xf32>},
    %b: tensor<2xi64> {nn.value = dense<[4, 3]> : tensor<2xi64>, nn.static})
    -> (tensor<4x3xf32> {nn.expect = dense<[[0.0, 1.0, 2.0], [3.0, 4.0, 5.0], [6.0, 7.0, 8.0], [9.0, 10.0, 11.0]]> : tensor<4x3xf32>}) {
  %0 = nn.reshape %a, %b
      : (tensor<2x6xf32>, tensor<2xi64>) -> tensor<4x3xf32>
  return %0 : tensor<4x3xf32>
}

func.func @reshape_f64(
    %a: tensor<2x6xf64> {nn.value = dense<[[0.0, 1.0, 2.0, 3.0, 4.0, 5.0], [6.0, 7.0, 8.0, 9.0, 10.0, 11.0]]> : tensor<2x6xf64>},
    %b: tensor<2xi64> {nn.value = dense<[4, 3]> : tensor<2xi64>, nn.static})
    -> (tensor<4x3xf64> {nn.expect = dense<[[0.0, 1.0, 2.0], [3.0, 4.0, 5.0], [6.0, 7.0, 8.0], [9.0, 10.0, 11.0]]> : tensor<4x3xf64>}) {
  %0 = nn.reshape %a, %b
      : (tensor<2x6xf64>, tensor<2xi64>) -> tensor<4x3xf64>
  return %0 : tensor<4x3xf64>
}

func.func @reshape_f16(
    %a: tensor<2x6xf16> {nn.value = dense<[[0.0, 1.0, 2.0, 3.0, 4.0, 5.0], [6.0, 7.0, 8.0, 9.0, 10.0, 11.0]]> : tensor<2x6xf16>},
    %b: tensor<2xi64> {nn.value = dense<[4, 3]> : tensor<2xi64>, nn.static})
    -> (tensor<4x3xf16> {nn.expect = dense<[[0.0, 1.0, 2.0], [3.0, 4.0, 5.0], [6.0, 7.0, 8.0], [9.0, 10.0, 11.0]]> : tensor<4x3xf16>}) {
  %0 = nn.reshape %a, %b
      : (tensor<2x6xf16>, tensor<2xi64>) -> tensor<4x3xf16>
  return %0 : tensor<4x3xf16>
}

func.func @reshape_bf16(
    %a: tensor<2x6xbf16> {nn.value = dense<[[0.0, 1.0, 2.0, 3.0, 4.0, 5.0], [6.0, 7.0, 8.0, 9.0, 10.0, 11.0]]> : tensor<2x6xbf16>},
    %b: tensor<2xi64> {nn.value = dense<[4, 3]> : tensor<2xi64>, nn.static})
    -> (tensor<4x3xbf16> {nn.expect = dense<[[0.0, 1.0, 2.0], [3.0, 4.0, 5.0], [6.0, 7.0, 8.0], [9.0, 10.0, 11.0]]> : tensor<4x3xbf16>}) {
  %0 = nn.reshape %a, %b
      : (tensor<2x6xbf16>, tensor<2xi64>) -> tensor<4x3xbf16>
  return %0 : tensor<4x3xbf16>
}

func.func @reshape_i8(
    %a: tensor<2x6xi8> {nn.value = dense<[[0, 1, 2, 3, 4, 5], [6, 7, 8, 9, 10, 11]]> : tensor<2x6xi8>},
    %b: tensor<2xi64> {nn.value = dense<[4, 3]> : tensor<2xi64>, nn.static})
    -> (tensor<4x3xi8> {nn.expect = dense<[[0, 1, 2], [3, 4, 5], [6, 7, 8], [9, 10, 11]]> : tensor<4x3xi8>}) {
  %0 = nn.reshape %a, %b : (tensor<2x6xi8>, tensor<2xi64>) -> tensor<4x3xi8>
  return %0 : tensor<4x3xi8>
}

func.func @reshape_i16(
    %a: tensor<2x6xi16> {nn.value = dense<[[0, 1, 2, 3, 4, 5], [6, 7, 8, 9, 10, 11]]> : tensor<2x6xi16>},
    %b: tensor<2xi64> {nn.value = dense<[4, 3]> : tensor<2xi64>, nn.static})
    -> (tensor<4x3xi16> {nn.expect = dense<[[0, 1, 2], [3, 4, 5], [6, 7, 8], [9, 10, 11]]> : tensor<4x3xi16>}) {
  %0 = nn.reshape %a, %b
      : (tensor<2x6xi16>, tensor<2xi64>) -> tensor<4x3xi16>
  return %0 : tensor<4x3xi16>
}

func.func @reshape_i32(
    %a: tensor<2x6xi32> {nn.value = dense<[[0, 1, 2, 3, 4, 5], [6, 7, 8, 9, 10, 11]]> : tensor<2x6xi32>},
    %b: tensor<2xi64> {nn.value = dense<[4, 3]> : tensor<2xi64>, nn.static})
    -> (tensor<4x3xi32> {nn.expect = dense<[[0, 1, 2], [3, 4, 5], [6, 7, 8], [9, 10, 11]]> : tensor<4x3xi32>}) {
  %0 = nn.reshape %a, %b
      : (tensor<2x6xi32>, tensor<2xi64>) -> tensor<4x3xi32>
  return %0 : tensor<4x3xi32>
}

func.func @reshape_i64(
    %a: tensor<2x6xi64> {nn.value = dense<[[0, 1, 2, 3, 4, 5], [6, 7, 8, 9, 10, 11]]> : tensor<2x6xi64>},
    %b: tensor<2xi64> {nn.value = dense<[4, 3]> : tensor<2xi64>, nn.static})
    -> (tensor<4x3xi64> {nn.expect = dense<[[0, 1, 2], [3, 4, 5], [6, 7, 8], [9, 10, 11]]> : tensor<4x3xi64>}) {
  %0 = nn.reshape %a, %b
      : (tensor<2x6xi64>, tensor<2xi64>) -> tensor<4x3xi64>
  return %0 : tensor<4x3xi64>
}

func.func @reshape_ui8(
    %a: tensor<2x6xui8> {nn.value = dense<[[0, 1, 2, 3, 4, 5], [6, 7, 8, 9, 10, 11]]> : tensor<2x6xui8>},
    %b: tensor<2xi64> {nn.value = dense<[4, 3]> : tensor<2xi64>, nn.static})
    -> (tensor<4x3xui8> {nn.expect = dense<[[0, 1, 2], [3, 4, 5], [6, 7, 8], [9, 10, 11]]> : tensor<4x3xui8>}) {
  %0 = nn.reshape %a, %b
      : (tensor<2x6xui8>, tensor<2xi64>) -> tensor<4x3xui8>
  return %0 : tensor<4x3xui8>
}

func.func @reshape_i1(
    %a: tensor<2x6xi1> {nn.value = dense<[[true, false, true, false, true, false], [true, false, true, false, true, false]]> : tensor<2x6xi1>},
    %b: tensor<2xi64> {nn.value = dense<[4, 3]> : tensor<2xi64>, nn.static})
    -> (tensor<4x3xi1> {nn.expect = dense<[[true, false, true], [false, true, false], [true, false, true], [false, true, false]]> : tensor<4x3xi1>}) {
  %0 = nn.reshape %a, %b : (tensor<2x6xi1>, tensor<2xi64>) -> tensor<4x3xi1>
  return %0 : tensor<4x3xi1>
}
