// RUN: nn-check %s

//===- nn.shape_of -------------------------------------------------------===//
//===----------------------------------------------------------------------===//

func.func @shape_of_2x3(
    %a: tensor<2x3xf32>)
    -> (tensor<2xi64> {nn.expect = dense<[2, 3]> : tensor<2xi64>}) {
  %0 = nn.shape_of %a : (tensor<2x3xf32>) -> tensor<2xi64>
  return %0 : tensor<2xi64>
}

func.func @shape_of_1(
    %a: tensor<1xf32>)
    -> (tensor<1xi64> {nn.expect = dense<[1]> : tensor<1xi64>}) {
  %0 = nn.shape_of %a : (tensor<1xf32>) -> tensor<1xi64>
  return %0 : tensor<1xi64>
}

func.func @shape_of_scalar(
    %a: tensor<f32>)
    -> (tensor<0xi64> {nn.expect = dense<> : tensor<0xi64>}) {
  %0 = nn.shape_of %a : (tensor<f32>) -> tensor<0xi64>
  return %0 : tensor<0xi64>
}

func.func @shape_of_0x5(
    %a: tensor<0x5xf32>)
    -> (tensor<2xi64> {nn.expect = dense<[0, 5]> : tensor<2xi64>}) {
  %0 = nn.shape_of %a : (tensor<0x5xf32>) -> tensor<2xi64>
  return %0 : tensor<2xi64>
}

func.func @shape_of_2x3x4x5(
    %a: tensor<2x3x4x5xf32>)
    -> (tensor<4xi64> {nn.expect = dense<[2, 3, 4, 5]> : tensor<4xi64>}) {
  %0 = nn.shape_of %a : (tensor<2x3x4x5xf32>) -> tensor<4xi64>
  return %0 : tensor<4xi64>
}

func.func @shape_of_f32(
    %a: tensor<3x2xf32>)
    -> (tensor<2xi64> {nn.expect = dense<[3, 2]> : tensor<2xi64>}) {
  %0 = nn.shape_of %a : (tensor<3x2xf32>) -> tensor<2xi64>
  return %0 : tensor<2xi64>
}

func.func @shape_of_f64(
    %a: tensor<3x2xf64>)
    -> (tensor<2xi64> {nn.expect = dense<[3, 2]> : tensor<2xi64>}) {
  %0 = nn.shape_of %a : (tensor<3x2xf64>) -> tensor<2xi64>
  return %0 : tensor<2xi64>
}

func.func @shape_of_f16(
    %a: tensor<3x2xf16>)
    -> (tensor<2xi64> {nn.expect = dense<[3, 2]> : tensor<2xi64>}) {
  %0 = nn.shape_of %a : (tensor<3x2xf16>) -> tensor<2xi64>
  return %0 : tensor<2xi64>
}

func.func @shape_of_bf16(
    %a: tensor<3x2xbf16>)
    -> (tensor<2xi64> {nn.expect = dense<[3, 2]> : tensor<2xi64>}) {
  %0 = nn.shape_of %a : (tensor<3x2xbf16>) -> tensor<2xi64>
  return %0 : tensor<2xi64>
}

func.func @shape_of_i8(
    %a: tensor<3x2xi8>)
    -> (tensor<2xi64> {nn.expect = dense<[3, 2]> : tensor<2xi64>}) {
  %0 = nn.shape_of %a : (tensor<3x2xi8>) -> tensor<2xi64>
  return %0 : tensor<2xi64>
}

func.func @shape_of_i16(
    %a: tensor<3x2xi16>)
    -> (tensor<2xi64> {nn.expect = dense<[3, 2]> : tensor<2xi64>}) {
  %0 = nn.shape_of %a : (tensor<3x2xi16>) -> tensor<2xi64>
  return %0 : tensor<2xi64>
}

func.func @shape_of_i32(
    %a: tensor<3x2xi32>)
    -> (tensor<2xi64> {nn.expect = dense<[3, 2]> : tensor<2xi64>}) {
  %0 = nn.shape_of %a : (tensor<3x2xi32>) -> tensor<2xi64>
  return %0 : tensor<2xi64>
}

func.func @shape_of_i64(
    %a: tensor<3x2xi64>)
    -> (tensor<2xi64> {nn.expect = dense<[3, 2]> : tensor<2xi64>}) {
  %0 = nn.shape_of %a : (tensor<3x2xi64>) -> tensor<2xi64>
  return %0 : tensor<2xi64>
}

func.func @shape_of_ui8(
    %a: tensor<3x2xui8>)
    -> (tensor<2xi64> {nn.expect = dense<[3, 2]> : tensor<2xi64>}) {
  %0 = nn.shape_of %a : (tensor<3x2xui8>) -> tensor<2xi64>
  return %0 : tensor<2xi64>
}

func.func @shape_of_i1(
    %a: tensor<3x2xi1>)
    -> (tensor<2xi64> {nn.expect = dense<[3, 2]> : tensor<2xi64>}) {
  %0 = nn.shape_of %a : (tensor<3x2xi1>) -> tensor<2xi64>
  return %0 : tensor<2xi64>
}
