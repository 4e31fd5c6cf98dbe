// RUN: nn-check %s

//===- nn.not ------------------------------------------------------------===//
// Bitwise on integers, logical on i1.
//===----------------------------------------------------------------------===//

func.func @not_i1(
    %a: tensor<2xi1> {nn.value = dense<[true, false]> : tensor<2xi1>})
    -> (tensor<2xi1> {nn.expect = dense<[false, true]> : tensor<2xi1>}) {
  %0 = nn.not %a : (tensor<2xi1>) -> tensor<2xi1>
  return %0 : tensor<2xi1>
}

func.func @not_i8(
    %a: tensor<4xi8> {nn.value = dense<[0, -1, 5, -128]> : tensor<4xi8>})
    -> (tensor<4xi8> {nn.expect = dense<[-1, 0, -6, 127]> : tensor<4xi8>}) {
  %0 = nn.not %a : (tensor<4xi8>) -> tensor<4xi8>
  return %0 : tensor<4xi8>
}

func.func @not_ui8(
    %a: tensor<4xui8> {nn.value = dense<[0, 255, 5, 128]> : tensor<4xui8>})
    -> (tensor<4xui8> {nn.expect = dense<[255, 0, 250, 127]> : tensor<4xui8>}) {
  %0 = nn.not %a : (tensor<4xui8>) -> tensor<4xui8>
  return %0 : tensor<4xui8>
}

func.func @not_i1_random(%a: tensor<3x21xi1>)
    -> tensor<3x21xi1> {
  %0 = nn.not %a : (tensor<3x21xi1>) -> tensor<3x21xi1>
  return %0 : tensor<3x21xi1>
}

func.func @not_i8_random(%a: tensor<3x21xi8>)
    -> tensor<3x21xi8> {
  %0 = nn.not %a : (tensor<3x21xi8>) -> tensor<3x21xi8>
  return %0 : tensor<3x21xi8>
}

func.func @not_i16_random(%a: tensor<3x21xi16>)
    -> tensor<3x21xi16> {
  %0 = nn.not %a : (tensor<3x21xi16>) -> tensor<3x21xi16>
  return %0 : tensor<3x21xi16>
}

func.func @not_i32_random(%a: tensor<3x21xi32>)
    -> tensor<3x21xi32> {
  %0 = nn.not %a : (tensor<3x21xi32>) -> tensor<3x21xi32>
  return %0 : tensor<3x21xi32>
}

func.func @not_i64_random(%a: tensor<3x21xi64>)
    -> tensor<3x21xi64> {
  %0 = nn.not %a : (tensor<3x21xi64>) -> tensor<3x21xi64>
  return %0 : tensor<3x21xi64>
}

func.func @not_ui8_random(%a: tensor<3x21xui8>)
    -> tensor<3x21xui8> {
  %0 = nn.not %a : (tensor<3x21xui8>) -> tensor<3x21xui8>
  return %0 : tensor<3x21xui8>
}

func.func @not_i1_scalar(%a: tensor<i1>)
    -> tensor<i1> {
  %0 = nn.not %a : (tensor<i1>) -> tensor<i1>
  return %0 : tensor<i1>
}

func.func @not_i1_empty(%a: tensor<0xi1>)
    -> tensor<0xi1> {
  %0 = nn.not %a : (tensor<0xi1>) -> tensor<0xi1>
  return %0 : tensor<0xi1>
}
