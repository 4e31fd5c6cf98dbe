// RUN: nn-check %s

//===- nn.compare --------------------------------------------------------===//
// Every predicate; comparisons with NaN are false, except ne.
//===----------------------------------------------------------------------===//

func.func @compare_eq_f32_values(
    %a: tensor<7xf32> {nn.value = dense<[1.0, 2.0, 3.0, 0x7FC00000, 0x7FC00000, 0x7F800000, 0.0]> : tensor<7xf32>},
    %b: tensor<7xf32> {nn.value = dense<[2.0, 2.0, 2.0, 1.0, 0x7FC00000, 0x7F800000, -0.0]> : tensor<7xf32>})
    -> (tensor<7xi1> {nn.expect = dense<[false, true, false, false, false, true, true]> : tensor<7xi1>}) {
  %0 = nn.compare eq, %a, %b
      : (tensor<7xf32>, tensor<7xf32>) -> tensor<7xi1>
  return %0 : tensor<7xi1>
}

func.func @compare_eq_i32_values(
    %a: tensor<3xi32> {nn.value = dense<[-1, 0, 1]> : tensor<3xi32>},
    %b: tensor<1xi32> {nn.value = dense<[0]> : tensor<1xi32>})
    -> (tensor<3xi1> {nn.expect = dense<[false, true, false]> : tensor<3xi1>}) {
  %0 = nn.compare eq, %a, %b
      : (tensor<3xi32>, tensor<1xi32>) -> tensor<3xi1>
  return %0 : tensor<3xi1>
}

func.func @compare_eq_ui8_values(
    %a: tensor<3xui8> {nn.value = dense<[255, 0, 128]> : tensor<3xui8>},
    %b: tensor<1xui8> {nn.value = dense<[127]> : tensor<1xui8>})
    -> (tensor<3xi1> {nn.expect = dense<false> : tensor<3xi1>}) {
  %0 = nn.compare eq, %a, %b
      : (tensor<3xui8>, tensor<1xui8>) -> tensor<3xi1>
  return %0 : tensor<3xi1>
}

func.func @compare_eq_i1_values(
    %a: tensor<4xi1> {nn.value = dense<[true, true, false, false]> : tensor<4xi1>},
    %b: tensor<4xi1> {nn.value = dense<[true, false, true, false]> : tensor<4xi1>})
    -> (tensor<4xi1> {nn.expect = dense<[true, false, false, true]> : tensor<4xi1>}) {
  %0 = nn.compare eq, %a, %b : (tensor<4xi1>, tensor<4xi1>) -> tensor<4xi1>
  return %0 : tensor<4xi1>
}

func.func @compare_ne_f32_values(
    %a: tensor<7xf32> {nn.value = dense<[1.0, 2.0, 3.0, 0x7FC00000, 0x7FC00000, 0x7F800000, 0.0]> : tensor<7xf32>},
    %b: tensor<7xf32> {nn.value = dense<[2.0, 2.0, 2.0, 1.0, 0x7FC00000, 0x7F800000, -0.0]> : tensor<7xf32>})
    -> (tensor<7xi1> {nn.expect = dense<[true, false, true, true, true, false, false]> : tensor<7xi1>}) {
  %0 = nn.compare ne, %a, %b
      : (tensor<7xf32>, tensor<7xf32>) -> tensor<7xi1>
  return %0 : tensor<7xi1>
}

func.func @compare_ne_i32_values(
    %a: tensor<3xi32> {nn.value = dense<[-1, 0, 1]> : tensor<3xi32>},
    %b: tensor<1xi32> {nn.value = dense<[0]> : tensor<1xi32>})
    -> (tensor<3xi1> {nn.expect = dense<[true, false, true]> : tensor<3xi1>}) {
  %0 = nn.compare ne, %a, %b
      : (tensor<3xi32>, tensor<1xi32>) -> tensor<3xi1>
  return %0 : tensor<3xi1>
}

func.func @compare_ne_ui8_values(
    %a: tensor<3xui8> {nn.value = dense<[255, 0, 128]> : tensor<3xui8>},
    %b: tensor<1xui8> {nn.value = dense<[127]> : tensor<1xui8>})
    -> (tensor<3xi1> {nn.expect = dense<true> : tensor<3xi1>}) {
  %0 = nn.compare ne, %a, %b
      : (tensor<3xui8>, tensor<1xui8>) -> tensor<3xi1>
  return %0 : tensor<3xi1>
}

func.func @compare_ne_i1_values(
    %a: tensor<4xi1> {nn.value = dense<[true, true, false, false]> : tensor<4xi1>},
    %b: tensor<4xi1> {nn.value = dense<[true, false, true, false]> : tensor<4xi1>})
    -> (tensor<4xi1> {nn.expect = dense<[false, true, true, false]> : tensor<4xi1>}) {
  %0 = nn.compare ne, %a, %b : (tensor<4xi1>, tensor<4xi1>) -> tensor<4xi1>
  return %0 : tensor<4xi1>
}

func.func @compare_lt_f32_values(
    %a: tensor<7xf32> {nn.value = dense<[1.0, 2.0, 3.0, 0x7FC00000, 0x7FC00000, 0x7F800000, 0.0]> : tensor<7xf32>},
    %b: tensor<7xf32> {nn.value = dense<[2.0, 2.0, 2.0, 1.0, 0x7FC00000, 0x7F800000, -0.0]> : tensor<7xf32>})
    -> (tensor<7xi1> {nn.expect = dense<[true, false, false, false, false, false, false]> : tensor<7xi1>}) {
  %0 = nn.compare lt, %a, %b
      : (tensor<7xf32>, tensor<7xf32>) -> tensor<7xi1>
  return %0 : tensor<7xi1>
}

func.func @compare_lt_i32_values(
    %a: tensor<3xi32> {nn.value = dense<[-1, 0, 1]> : tensor<3xi32>},
    %b: tensor<1xi32> {nn.value = dense<[0]> : tensor<1xi32>})
    -> (tensor<3xi1> {nn.expect = dense<[true, false, false]> : tensor<3xi1>}) {
  %0 = nn.compare lt, %a, %b
      : (tensor<3xi32>, tensor<1xi32>) -> tensor<3xi1>
  return %0 : tensor<3xi1>
}

func.func @compare_lt_ui8_values(
    %a: tensor<3xui8> {nn.value = dense<[255, 0, 128]> : tensor<3xui8>},
    %b: tensor<1xui8> {nn.value = dense<[127]> : tensor<1xui8>})
    -> (tensor<3xi1> {nn.expect = dense<[false, true, false]> : tensor<3xi1>}) {
  %0 = nn.compare lt, %a, %b
      : (tensor<3xui8>, tensor<1xui8>) -> tensor<3xi1>
  return %0 : tensor<3xi1>
}

func.func @compare_lt_i1_values(
    %a: tensor<4xi1> {nn.value = dense<[true, true, false, false]> : tensor<4xi1>},
    %b: tensor<4xi1> {nn.value = dense<[true, false, true, false]> : tensor<4xi1>})
    -> (tensor<4xi1> {nn.expect = dense<[false, false, true, false]> : tensor<4xi1>}) {
  %0 = nn.compare lt, %a, %b : (tensor<4xi1>, tensor<4xi1>) -> tensor<4xi1>
  return %0 : tensor<4xi1>
}

func.func @compare_le_f32_values(
    %a: tensor<7xf32> {nn.value = dense<[1.0, 2.0, 3.0, 0x7FC00000, 0x7FC00000, 0x7F800000, 0.0]> : tensor<7xf32>},
    %b: tensor<7xf32> {nn.value = dense<[2.0, 2.0, 2.0, 1.0, 0x7FC00000, 0x7F800000, -0.0]> : tensor<7xf32>})
    -> (tensor<7xi1> {nn.expect = dense<[true, true, false, false, false, true, true]> : tensor<7xi1>}) {
  %0 = nn.compare le, %a, %b
      : (tensor<7xf32>, tensor<7xf32>) -> tensor<7xi1>
  return %0 : tensor<7xi1>
}

func.func @compare_le_i32_values(
    %a: tensor<3xi32> {nn.value = dense<[-1, 0, 1]> : tensor<3xi32>},
    %b: tensor<1xi32> {nn.value = dense<[0]> : tensor<1xi32>})
    -> (tensor<3xi1> {nn.expect = dense<[true, true, false]> : tensor<3xi1>}) {
  %0 = nn.compare le, %a, %b
      : (tensor<3xi32>, tensor<1xi32>) -> tensor<3xi1>
  return %0 : tensor<3xi1>
}

func.func @compare_le_ui8_values(
    %a: tensor<3xui8> {nn.value = dense<[255, 0, 128]> : tensor<3xui8>},
    %b: tensor<1xui8> {nn.value = dense<[127]> : tensor<1xui8>})
    -> (tensor<3xi1> {nn.expect = dense<[false, true, false]> : tensor<3xi1>}) {
  %0 = nn.compare le, %a, %b
      : (tensor<3xui8>, tensor<1xui8>) -> tensor<3xi1>
  return %0 : tensor<3xi1>
}

func.func @compare_le_i1_values(
    %a: tensor<4xi1> {nn.value = dense<[true, true, false, false]> : tensor<4xi1>},
    %b: tensor<4xi1> {nn.value = dense<[true, false, true, false]> : tensor<4xi1>})
    -> (tensor<4xi1> {nn.expect = dense<[true, false, true, true]> : tensor<4xi1>}) {
  %0 = nn.compare le, %a, %b : (tensor<4xi1>, tensor<4xi1>) -> tensor<4xi1>
  return %0 : tensor<4xi1>
}

func.func @compare_gt_f32_values(
    %a: tensor<7xf32> {nn.value = dense<[1.0, 2.0, 3.0, 0x7FC00000, 0x7FC00000, 0x7F800000, 0.0]> : tensor<7xf32>},
    %b: tensor<7xf32> {nn.value = dense<[2.0, 2.0, 2.0, 1.0, 0x7FC00000, 0x7F800000, -0.0]> : tensor<7xf32>})
    -> (tensor<7xi1> {nn.expect = dense<[false, false, true, false, false, false, false]> : tensor<7xi1>}) {
  %0 = nn.compare gt, %a, %b
      : (tensor<7xf32>, tensor<7xf32>) -> tensor<7xi1>
  return %0 : tensor<7xi1>
}

func.func @compare_gt_i32_values(
    %a: tensor<3xi32> {nn.value = dense<[-1, 0, 1]> : tensor<3xi32>},
    %b: tensor<1xi32> {nn.value = dense<[0]> : tensor<1xi32>})
    -> (tensor<3xi1> {nn.expect = dense<[false, false, true]> : tensor<3xi1>}) {
  %0 = nn.compare gt, %a, %b
      : (tensor<3xi32>, tensor<1xi32>) -> tensor<3xi1>
  return %0 : tensor<3xi1>
}

func.func @compare_gt_ui8_values(
    %a: tensor<3xui8> {nn.value = dense<[255, 0, 128]> : tensor<3xui8>},
    %b: tensor<1xui8> {nn.value = dense<[127]> : tensor<1xui8>})
    -> (tensor<3xi1> {nn.expect = dense<[true, false, true]> : tensor<3xi1>}) {
  %0 = nn.compare gt, %a, %b
      : (tensor<3xui8>, tensor<1xui8>) -> tensor<3xi1>
  return %0 : tensor<3xi1>
}

func.func @compare_gt_i1_values(
    %a: tensor<4xi1> {nn.value = dense<[true, true, false, false]> : tensor<4xi1>},
    %b: tensor<4xi1> {nn.value = dense<[true, false, true, false]> : tensor<4xi1>})
    -> (tensor<4xi1> {nn.expect = dense<[false, true, false, false]> : tensor<4xi1>}) {
  %0 = nn.compare gt, %a, %b : (tensor<4xi1>, tensor<4xi1>) -> tensor<4xi1>
  return %0 : tensor<4xi1>
}

func.func @compare_ge_f32_values(
    %a: tensor<7xf32> {nn.value = dense<[1.0, 2.0, 3.0, 0x7FC00000, 0x7FC00000, 0x7F800000, 0.0]> : tensor<7xf32>},
    %b: tensor<7xf32> {nn.value = dense<[2.0, 2.0, 2.0, 1.0, 0x7FC00000, 0x7F800000, -0.0]> : tensor<7xf32>})
    -> (tensor<7xi1> {nn.expect = dense<[false, true, true, false, false, true, true]> : tensor<7xi1>}) {
  %0 = nn.compare ge, %a, %b
      : (tensor<7xf32>, tensor<7xf32>) -> tensor<7xi1>
  return %0 : tensor<7xi1>
}

func.func @compare_ge_i32_values(
    %a: tensor<3xi32> {nn.value = dense<[-1, 0, 1]> : tensor<3xi32>},
    %b: tensor<1xi32> {nn.value = dense<[0]> : tensor<1xi32>})
    -> (tensor<3xi1> {nn.expect = dense<[false, true, true]> : tensor<3xi1>}) {
  %0 = nn.compare ge, %a, %b
      : (tensor<3xi32>, tensor<1xi32>) -> tensor<3xi1>
  return %0 : tensor<3xi1>
}

func.func @compare_ge_ui8_values(
    %a: tensor<3xui8> {nn.value = dense<[255, 0, 128]> : tensor<3xui8>},
    %b: tensor<1xui8> {nn.value = dense<[127]> : tensor<1xui8>})
    -> (tensor<3xi1> {nn.expect = dense<[true, false, true]> : tensor<3xi1>}) {
  %0 = nn.compare ge, %a, %b
      : (tensor<3xui8>, tensor<1xui8>) -> tensor<3xi1>
  return %0 : tensor<3xi1>
}

func.func @compare_ge_i1_values(
    %a: tensor<4xi1> {nn.value = dense<[true, true, false, false]> : tensor<4xi1>},
    %b: tensor<4xi1> {nn.value = dense<[true, false, true, false]> : tensor<4xi1>})
    -> (tensor<4xi1> {nn.expect = dense<[true, true, false, true]> : tensor<4xi1>}) {
  %0 = nn.compare ge, %a, %b : (tensor<4xi1>, tensor<4xi1>) -> tensor<4xi1>
  return %0 : tensor<4xi1>
}

func.func @compare_f32(%a: tensor<3x1x7xf32>, %b: tensor<5x1xf32>)
    -> tensor<3x5x7xi1> {
  %0 = nn.compare eq, %a, %b
      : (tensor<3x1x7xf32>, tensor<5x1xf32>) -> tensor<3x5x7xi1>
  return %0 : tensor<3x5x7xi1>
}

func.func @compare_f64(%a: tensor<3x1x7xf64>, %b: tensor<5x1xf64>)
    -> tensor<3x5x7xi1> {
  %0 = nn.compare ne, %a, %b
      : (tensor<3x1x7xf64>, tensor<5x1xf64>) -> tensor<3x5x7xi1>
  return %0 : tensor<3x5x7xi1>
}

func.func @compare_f16(%a: tensor<3x1x7xf16>, %b: tensor<5x1xf16>)
    -> tensor<3x5x7xi1> {
  %0 = nn.compare lt, %a, %b
      : (tensor<3x1x7xf16>, tensor<5x1xf16>) -> tensor<3x5x7xi1>
  return %0 : tensor<3x5x7xi1>
}

func.func @compare_bf16(%a: tensor<3x1x7xbf16>, %b: tensor<5x1xbf16>)
    -> tensor<3x5x7xi1> {
  %0 = nn.compare le, %a, %b
      : (tensor<3x1x7xbf16>, tensor<5x1xbf16>) -> tensor<3x5x7xi1>
  return %0 : tensor<3x5x7xi1>
}

func.func @compare_i8(%a: tensor<3x1x7xi8>, %b: tensor<5x1xi8>)
    -> tensor<3x5x7xi1> {
  %0 = nn.compare gt, %a, %b
      : (tensor<3x1x7xi8>, tensor<5x1xi8>) -> tensor<3x5x7xi1>
  return %0 : tensor<3x5x7xi1>
}

func.func @compare_i16(%a: tensor<3x1x7xi16>, %b: tensor<5x1xi16>)
    -> tensor<3x5x7xi1> {
  %0 = nn.compare ge, %a, %b
      : (tensor<3x1x7xi16>, tensor<5x1xi16>) -> tensor<3x5x7xi1>
  return %0 : tensor<3x5x7xi1>
}

func.func @compare_i32(%a: tensor<3x1x7xi32>, %b: tensor<5x1xi32>)
    -> tensor<3x5x7xi1> {
  %0 = nn.compare eq, %a, %b
      : (tensor<3x1x7xi32>, tensor<5x1xi32>) -> tensor<3x5x7xi1>
  return %0 : tensor<3x5x7xi1>
}

func.func @compare_i64(%a: tensor<3x1x7xi64>, %b: tensor<5x1xi64>)
    -> tensor<3x5x7xi1> {
  %0 = nn.compare ne, %a, %b
      : (tensor<3x1x7xi64>, tensor<5x1xi64>) -> tensor<3x5x7xi1>
  return %0 : tensor<3x5x7xi1>
}

func.func @compare_ui8(%a: tensor<3x1x7xui8>, %b: tensor<5x1xui8>)
    -> tensor<3x5x7xi1> {
  %0 = nn.compare lt, %a, %b
      : (tensor<3x1x7xui8>, tensor<5x1xui8>) -> tensor<3x5x7xi1>
  return %0 : tensor<3x5x7xi1>
}

func.func @compare_scalar(%a: tensor<f32>, %b: tensor<f32>)
    -> tensor<i1> {
  %0 = nn.compare lt, %a, %b : (tensor<f32>, tensor<f32>) -> tensor<i1>
  return %0 : tensor<i1>
}

func.func @compare_empty(%a: tensor<0xf32>, %b: tensor<f32>)
    -> tensor<0xi1> {
  %0 = nn.compare lt, %a, %b : (tensor<0xf32>, tensor<f32>) -> tensor<0xi1>
  return %0 : tensor<0xi1>
}
