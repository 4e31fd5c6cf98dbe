// RUN: nn-check %s

//===- nn.gather ---------------------------------------------------------===//
// Every axis; negative indices count from the end, others are clamped.
//===----------------------------------------------------------------------===//

func.func @gather_rows_i64_values(
    %a: tensor<3x2xf32> {nn.value = dense<[[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]> : tensor<3x2xf32>},
    %b: tensor<2xi64> {nn.value = dense<[2, 0]> : tensor<2xi64>})
    -> (tensor<2x2xf32> {nn.expect = dense<[[5.0, 6.0], [1.0, 2.0]]> : tensor<2x2xf32>}) {
  %0 = nn.gather %a, %b
      : (tensor<3x2xf32>, tensor<2xi64>) -> tensor<2x2xf32>
  return %0 : tensor<2x2xf32>
}

func.func @gather_rows_i32_values(
    %a: tensor<3x2xf32> {nn.value = dense<[[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]> : tensor<3x2xf32>},
    %b: tensor<2xi32> {nn.value = dense<[2, 0]> : tensor<2xi32>})
    -> (tensor<2x2xf32> {nn.expect = dense<[[5.0, 6.0], [1.0, 2.0]]> : tensor<2x2xf32>}) {
  %0 = nn.gather %a, %b
      : (tensor<3x2xf32>, tensor<2xi32>) -> tensor<2x2xf32>
  return %0 : tensor<2x2xf32>
}

func.func @gather_negative_i64_values(
    %a: tensor<3x2xf32> {nn.value = dense<[[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]> : tensor<3x2xf32>},
    %b: tensor<2xi64> {nn.value = dense<[-1, -3]> : tensor<2xi64>})
    -> (tensor<2x2xf32> {nn.expect = dense<[[5.0, 6.0], [1.0, 2.0]]> : tensor<2x2xf32>}) {
  %0 = nn.gather %a, %b
      : (tensor<3x2xf32>, tensor<2xi64>) -> tensor<2x2xf32>
  return %0 : tensor<2x2xf32>
}

func.func @gather_negative_i32_values(
    %a: tensor<3x2xf32> {nn.value = dense<[[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]> : tensor<3x2xf32>},
    %b: tensor<2xi32> {nn.value = dense<[-1, -3]> : tensor<2xi32>})
    -> (tensor<2x2xf32> {nn.expect = dense<[[5.0, 6.0], [1.0, 2.0]]> : tensor<2x2xf32>}) {
  %0 = nn.gather %a, %b
      : (tensor<3x2xf32>, tensor<2xi32>) -> tensor<2x2xf32>
  return %0 : tensor<2x2xf32>
}

func.func @gather_columns_i64_values(
    %a: tensor<3x2xf32> {nn.value = dense<[[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]> : tensor<3x2xf32>},
    %b: tensor<1xi64> {nn.value = dense<[1]> : tensor<1xi64>})
    -> (tensor<3x1xf32> {nn.expect = dense<[[2.0], [4.0], [6.0]]> : tensor<3x1xf32>}) {
  %0 = nn.gather %a, %b {axis = 1 : i64}
      : (tensor<3x2xf32>, tensor<1xi64>) -> tensor<3x1xf32>
  return %0 : tensor<3x1xf32>
}

func.func @gather_columns_i32_values(
    %a: tensor<3x2xf32> {nn.value = dense<[[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]> : tensor<3x2xf32>},
    %b: tensor<1xi32> {nn.value = dense<[1]> : tensor<1xi32>})
    -> (tensor<3x1xf32> {nn.expect = dense<[[2.0], [4.0], [6.0]]> : tensor<3x1xf32>}) {
  %0 = nn.gather %a, %b {axis = 1 : i64}
      : (tensor<3x2xf32>, tensor<1xi32>) -> tensor<3x1xf32>
  return %0 : tensor<3x1xf32>
}

func.func @gather_matrix_i64_values(
    %a: tensor<3x2xf32> {nn.value = dense<[[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]> : tensor<3x2xf32>},
    %b: tensor<2x2xi64> {nn.value = dense<[[0, 1], [2, 2]]> : tensor<2x2xi64>})
    -> (tensor<2x2x2xf32> {nn.expect = dense<[[[1.0, 2.0], [3.0, 4.0]], [[5.0, 6.0], [5.0, 6.0]]]> : tensor<2x2x2xf32>}) {
  %0 = nn.gather %a, %b
      : (tensor<3x2xf32>, tensor<2x2xi64>) -> tensor<2x2x2xf32>
  return %0 : tensor<2x2x2xf32>
}

func.func @gather_matrix_i32_values(
    %a: tensor<3x2xf32> {nn.value = dense<[[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]> : tensor<3x2xf32>},
    %b: tensor<2x2xi32> {nn.value = dense<[[0, 1], [2, 2]]> : tensor<2x2xi32>})
    -> (tensor<2x2x2xf32> {nn.expect = dense<[[[1.0, 2.0], [3.0, 4.0]], [[5.0, 6.0], [5.0, 6.0]]]> : tensor<2x2x2xf32>}) {
  %0 = nn.gather %a, %b
      : (tensor<3x2xf32>, tensor<2x2xi32>) -> tensor<2x2x2xf32>
  return %0 : tensor<2x2x2xf32>
}

func.func @gather_scalar_i64_values(
    %a: tensor<3x2xf32> {nn.value = dense<[[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]> : tensor<3x2xf32>},
    %b: tensor<i64> {nn.value = dense<1> : tensor<i64>})
    -> (tensor<2xf32> {nn.expect = dense<[3.0, 4.0]> : tensor<2xf32>}) {
  %0 = nn.gather %a, %b : (tensor<3x2xf32>, tensor<i64>) -> tensor<2xf32>
  return %0 : tensor<2xf32>
}

func.func @gather_scalar_i32_values(
    %a: tensor<3x2xf32> {nn.value = dense<[[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]> : tensor<3x2xf32>},
    %b: tensor<i32> {nn.value = dense<1> : tensor<i32>})
    -> (tensor<2xf32> {nn.expect = dense<[3.0, 4.0]> : tensor<2xf32>}) {
  %0 = nn.gather %a, %b : (tensor<3x2xf32>, tensor<i32>) -> tensor<2xf32>
  return %0 : tensor<2xf32>
}

func.func @gather_out_of_range_i64_values(
    %a: tensor<3x2xf32> {nn.value = dense<[[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]> : tensor<3x2xf32>},
    %b: tensor<4xi64> {nn.value = dense<[3, 100, -4, -100]> : tensor<4xi64>})
    -> (tensor<4x2xf32> {nn.expect = dense<[[5.0, 6.0], [5.0, 6.0], [1.0, 2.0], [1.0, 2.0]]> : tensor<4x2xf32>}) {
  %0 = nn.gather %a, %b
      : (tensor<3x2xf32>, tensor<4xi64>) -> tensor<4x2xf32>
  return %0 : tensor<4x2xf32>
}

func.func @gather_out_of_range_i32_values(
    %a: tensor<3x2xf32> {nn.value = dense<[[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]> : tensor<3x2xf32>},
    %b: tensor<4xi32> {nn.value = dense<[3, 100, -4, -100]> : tensor<4xi32>})
    -> (tensor<4x2xf32> {nn.expect = dense<[[5.0, 6.0], [5.0, 6.0], [1.0, 2.0], [1.0, 2.0]]> : tensor<4x2xf32>}) {
  %0 = nn.gather %a, %b
      : (tensor<3x2xf32>, tensor<4xi32>) -> tensor<4x2xf32>
  return %0 : tensor<4x2xf32>
}

func.func @gather_none_i64_values(
    %a: tensor<3x2xf32> {nn.value = dense<[[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]> : tensor<3x2xf32>},
    %b: tensor<0xi64> {nn.value = dense<> : tensor<0xi64>})
    -> (tensor<0x2xf32> {nn.expect = dense<> : tensor<0x2xf32>}) {
  %0 = nn.gather %a, %b
      : (tensor<3x2xf32>, tensor<0xi64>) -> tensor<0x2xf32>
  return %0 : tensor<0x2xf32>
}

func.func @gather_none_i32_values(
    %a: tensor<3x2xf32> {nn.value = dense<[[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]> : tensor<3x2xf32>},
    %b: tensor<0xi32> {nn.value = dense<> : tensor<0xi32>})
    -> (tensor<0x2xf32> {nn.expect = dense<> : tensor<0x2xf32>}) {
  %0 = nn.gather %a, %b
      : (tensor<3x2xf32>, tensor<0xi32>) -> tensor<0x2xf32>
  return %0 : tensor<0x2xf32>
}

func.func @gather_negative_axis_values(
    %a: tensor<3x2xf32> {nn.value = dense<[[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]> : tensor<3x2xf32>},
    %b: tensor<2xi64> {nn.value = dense<[1, 0]> : tensor<2xi64>})
    -> (tensor<3x2xf32> {nn.expect = dense<[[2.0, 1.0], [4.0, 3.0], [6.0, 5.0]]> : tensor<3x2xf32>}) {
  %0 = nn.gather %a, %b {axis = -1 : i64}
      : (tensor<3x2xf32>, tensor<2xi64>) -> tensor<3x2xf32>
  return %0 : tensor<3x2xf32>
}

func.func @gather_from_vector(
    %a: tensor<9xf32>,
    %b: tensor<4xi64> {nn.range = [-9.0, 8.0]})
    -> (tensor<4xf32>) {
  %0 = nn.gather %a, %b : (tensor<9xf32>, tensor<4xi64>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

func.func @gather_one_of_vector(
    %a: tensor<4xi64>,
    %b: tensor<i64> {nn.value = dense<-1> : tensor<i64>})
    -> (tensor<i64>) {
  %0 = nn.gather %a, %b : (tensor<4xi64>, tensor<i64>) -> tensor<i64>
  return %0 : tensor<i64>
}

func.func @gather_embedding(
    %a: tensor<50x33xf32>,
    %b: tensor<2x7xi64> {nn.range = [0.0, 49.0]})
    -> (tensor<2x7x33xf32>) {
  %0 = nn.gather %a, %b
      : (tensor<50x33xf32>, tensor<2x7xi64>) -> tensor<2x7x33xf32>
  return %0 : tensor<2x7x33xf32>
}

func.func @gather_middle(
    %a: tensor<2x5x3xf32>,
    %b: tensor<4xi32> {nn.range = [-5.0, 4.0]})
    -> (tensor<2x4x3xf32>) {
  %0 = nn.gather %a, %b {axis = 1 : i64}
      : (tensor<2x5x3xf32>, tensor<4xi32>) -> tensor<2x4x3xf32>
  return %0 : tensor<2x4x3xf32>
}

func.func @gather_middle_scalar(
    %a: tensor<2x5x3xf32>,
    %b: tensor<i32> {nn.range = [0.0, 4.0]})
    -> (tensor<2x3xf32>) {
  %0 = nn.gather %a, %b {axis = 1 : i64}
      : (tensor<2x5x3xf32>, tensor<i32>) -> tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}

func.func @gather_last_matrix(
    %a: tensor<2x3x5xf32>,
    %b: tensor<2x2xi64> {nn.range = [0.0, 4.0]})
    -> (tensor<2x3x2x2xf32>) {
  %0 = nn.gather %a, %b {axis = 2 : i64}
      : (tensor<2x3x5xf32>, tensor<2x2xi64>) -> tensor<2x3x2x2xf32>
  return %0 : tensor<2x3x2x2xf32>
}

func.func @gather_f32(
    %a: tensor<3x7xf32>,
    %b: tensor<2x5xi64> {nn.range = [-3.0, 2.0]})
    -> (tensor<2x5x7xf32>) {
  %0 = nn.gather %a, %b
      : (tensor<3x7xf32>, tensor<2x5xi64>) -> tensor<2x5x7xf32>
  return %0 : tensor<2x5x7xf32>
}

func.func @gather_f64(
    %a: tensor<3x7xf64>,
    %b: tensor<2x5xi64> {nn.range = [-3.0, 2.0]})
    -> (tensor<2x5x7xf64>) {
  %0 = nn.gather %a, %b
      : (tensor<3x7xf64>, tensor<2x5xi64>) -> tensor<2x5x7xf64>
  return %0 : tensor<2x5x7xf64>
}

func.func @gather_f16(
    %a: tensor<3x7xf16>,
    %b: tensor<2x5xi64> {nn.range = [-3.0, 2.0]})
    -> (tensor<2x5x7xf16>) {
  %0 = nn.gather %a, %b
      : (tensor<3x7xf16>, tensor<2x5xi64>) -> tensor<2x5x7xf16>
  return %0 : tensor<2x5x7xf16>
}

func.func @gather_bf16(
    %a: tensor<3x7xbf16>,
    %b: tensor<2x5xi64> {nn.range = [-3.0, 2.0]})
    -> (tensor<2x5x7xbf16>) {
  %0 = nn.gather %a, %b
      : (tensor<3x7xbf16>, tensor<2x5xi64>) -> tensor<2x5x7xbf16>
  return %0 : tensor<2x5x7xbf16>
}

func.func @gather_i8(
    %a: tensor<3x7xi8>,
    %b: tensor<2x5xi64> {nn.range = [-3.0, 2.0]})
    -> (tensor<2x5x7xi8>) {
  %0 = nn.gather %a, %b
      : (tensor<3x7xi8>, tensor<2x5xi64>) -> tensor<2x5x7xi8>
  return %0 : tensor<2x5x7xi8>
}

func.func @gather_i16(
    %a: tensor<3x7xi16>,
    %b: tensor<2x5xi64> {nn.range = [-3.0, 2.0]})
    -> (tensor<2x5x7xi16>) {
  %0 = nn.gather %a, %b
      : (tensor<3x7xi16>, tensor<2x5xi64>) -> tensor<2x5x7xi16>
  return %0 : tensor<2x5x7xi16>
}

func.func @gather_i32(
    %a: tensor<3x7xi32>,
    %b: tensor<2x5xi64> {nn.range = [-3.0, 2.0]})
    -> (tensor<2x5x7xi32>) {
  %0 = nn.gather %a, %b
      : (tensor<3x7xi32>, tensor<2x5xi64>) -> tensor<2x5x7xi32>
  return %0 : tensor<2x5x7xi32>
}

func.func @gather_i64(
    %a: tensor<3x7xi64>,
    %b: tensor<2x5xi64> {nn.range = [-3.0, 2.0]})
    -> (tensor<2x5x7xi64>) {
  %0 = nn.gather %a, %b
      : (tensor<3x7xi64>, tensor<2x5xi64>) -> tensor<2x5x7xi64>
  return %0 : tensor<2x5x7xi64>
}

func.func @gather_ui8(
    %a: tensor<3x7xui8>,
    %b: tensor<2x5xi64> {nn.range = [-3.0, 2.0]})
    -> (tensor<2x5x7xui8>) {
  %0 = nn.gather %a, %b
      : (tensor<3x7xui8>, tensor<2x5xi64>) -> tensor<2x5x7xui8>
  return %0 : tensor<2x5x7xui8>
}

func.func @gather_i1(
    %a: tensor<3x7xi1>,
    %b: tensor<2x5xi64> {nn.range = [-3.0, 2.0]})
    -> (tensor<2x5x7xi1>) {
  %0 = nn.gather %a, %b
      : (tensor<3x7xi1>, tensor<2x5xi64>) -> tensor<2x5x7xi1>
  return %0 : tensor<2x5x7xi1>
}
