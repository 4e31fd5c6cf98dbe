// RUN: nn-check %s

//===- nn.and ------------------------------------------------------------===//
// Bitwise on integers, logical on i1.
//===----------------------------------------------------------------------===//

func.func @and_i1_values(
    %a: tensor<4xi1> {nn.value = dense<[true, true, false, false]> : tensor<4xi1>},
    %b: tensor<4xi1> {nn.value = dense<[true, false, true, false]> : tensor<4xi1>})
    -> (tensor<4xi1> {nn.expect = dense<[true, false, false, false]> : tensor<4xi1>}) {
  %0 = nn.and %a, %b : (tensor<4xi1>, tensor<4xi1>) -> tensor<4xi1>
  return %0 : tensor<4xi1>
}

func.func @and_i8_values(
    %a: tensor<4xi8> {nn.value = dense<[0, 1, 12, 100]> : tensor<4xi8>},
    %b: tensor<2x1xi8> {nn.value = dense<[[7], [10]]> : tensor<2x1xi8>})
    -> (tensor<2x4xi8> {nn.expect = dense<[[0, 1, 4, 4], [0, 0, 8, 0]]> : tensor<2x4xi8>}) {
  %0 = nn.and %a, %b : (tensor<4xi8>, tensor<2x1xi8>) -> tensor<2x4xi8>
  return %0 : tensor<2x4xi8>
}

func.func @and_i8(%a: tensor<3x1x7xi8>, %b: tensor<5x1xi8>)
    -> tensor<3x5x7xi8> {
  %0 = nn.and %a, %b
      : (tensor<3x1x7xi8>, tensor<5x1xi8>) -> tensor<3x5x7xi8>
  return %0 : tensor<3x5x7xi8>
}

func.func @and_i16_values(
    %a: tensor<4xi16> {nn.value = dense<[0, 1, 12, 100]> : tensor<4xi16>},
    %b: tensor<2x1xi16> {nn.value = dense<[[7], [10]]> : tensor<2x1xi16>})
    -> (tensor<2x4xi16> {nn.expect = dense<[[0, 1, 4, 4], [0, 0, 8, 0]]> : tensor<2x4xi16>}) {
  %0 = nn.and %a, %b : (tensor<4xi16>, tensor<2x1xi16>) -> tensor<2x4xi16>
  return %0 : tensor<2x4xi16>
}

func.func @and_i16(%a: tensor<3x1x7xi16>, %b: tensor<5x1xi16>)
    -> tensor<3x5x7xi16> {
  %0 = nn.and %a, %b
      : (tensor<3x1x7xi16>, tensor<5x1xi16>) -> tensor<3x5x7xi16>
  return %0 : tensor<3x5x7xi16>
}

func.func @and_i32_values(
    %a: tensor<4xi32> {nn.value = dense<[0, 1, 12, 100]> : tensor<4xi32>},
    %b: tensor<2x1xi32> {nn.value = dense<[[7], [10]]> : tensor<2x1xi32>})
    -> (tensor<2x4xi32> {nn.expect = dense<[[0, 1, 4, 4], [0, 0, 8, 0]]> : tensor<2x4xi32>}) {
  %0 = nn.and %a, %b : (tensor<4xi32>, tensor<2x1xi32>) -> tensor<2x4xi32>
  return %0 : tensor<2x4xi32>
}

func.func @and_i32(%a: tensor<3x1x7xi32>, %b: tensor<5x1xi32>)
    -> tensor<3x5x7xi32> {
  %0 = nn.and %a, %b
      : (tensor<3x1x7xi32>, tensor<5x1xi32>) -> tensor<3x5x7xi32>
  return %0 : tensor<3x5x7xi32>
}

func.func @and_i64_values(
    %a: tensor<4xi64> {nn.value = dense<[0, 1, 12, 100]> : tensor<4xi64>},
    %b: tensor<2x1xi64> {nn.value = dense<[[7], [10]]> : tensor<2x1xi64>})
    -> (tensor<2x4xi64> {nn.expect = dense<[[0, 1, 4, 4], [0, 0, 8, 0]]> : tensor<2x4xi64>}) {
  %0 = nn.and %a, %b : (tensor<4xi64>, tensor<2x1xi64>) -> tensor<2x4xi64>
  return %0 : tensor<2x4xi64>
}

func.func @and_i64(%a: tensor<3x1x7xi64>, %b: tensor<5x1xi64>)
    -> tensor<3x5x7xi64> {
  %0 = nn.and %a, %b
      : (tensor<3x1x7xi64>, tensor<5x1xi64>) -> tensor<3x5x7xi64>
  return %0 : tensor<3x5x7xi64>
}

func.func @and_ui8_values(
    %a: tensor<4xui8> {nn.value = dense<[0, 1, 12, 100]> : tensor<4xui8>},
    %b: tensor<2x1xui8> {nn.value = dense<[[7], [10]]> : tensor<2x1xui8>})
    -> (tensor<2x4xui8> {nn.expect = dense<[[0, 1, 4, 4], [0, 0, 8, 0]]> : tensor<2x4xui8>}) {
  %0 = nn.and %a, %b : (tensor<4xui8>, tensor<2x1xui8>) -> tensor<2x4xui8>
  return %0 : tensor<2x4xui8>
}

func.func @and_ui8(%a: tensor<3x1x7xui8>, %b: tensor<5x1xui8>)
    -> tensor<3x5x7xui8> {
  %0 = nn.and %a, %b
      : (tensor<3x1x7xui8>, tensor<5x1xui8>) -> tensor<3x5x7xui8>
  return %0 : tensor<3x5x7xui8>
}

func.func @and_i1(%a: tensor<33xi1>, %b: tensor<2x33xi1>)
    -> tensor<2x33xi1> {
  %0 = nn.and %a, %b : (tensor<33xi1>, tensor<2x33xi1>) -> tensor<2x33xi1>
  return %0 : tensor<2x33xi1>
}

func.func @and_i1_scalar(%a: tensor<i1>, %b: tensor<i1>)
    -> tensor<i1> {
  %0 = nn.and %a, %b : (tensor<i1>, tensor<i1>) -> tensor<i1>
  return %0 : tensor<i1>
}

func.func @and_i8_empty(%a: tensor<0xi8>, %b: tensor<1xi8>)
    -> tensor<0xi8> {
  %0 = nn.and %a, %b : (tensor<0xi8>, tensor<1xi8>) -> tensor<0xi8>
  return %0 : tensor<0xi8>
}
