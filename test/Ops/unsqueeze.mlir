// RUN: nn-check %s

//===- nn.unsqueeze ------------------------------------------------------===//
// Axes count in the result.
//===----------------------------------------------------------------------===//

func.func @unsqueeze_first(
    %a: tensor<2x3xf32> {nn.value = dense<[[0.0, 1.0, 2.0], [3.0, 4.0, 5.0]]> : tensor<2x3xf32>})
    -> (tensor<1x2x3xf32> {nn.expect = dense<[[[0.0, 1.0, 2.0], [3.0, 4.0, 5.0]]]> : tensor<1x2x3xf32>}) {
  %0 = nn.unsqueeze %a axes = [0] : (tensor<2x3xf32>) -> tensor<1x2x3xf32>
  return %0 : tensor<1x2x3xf32>
}

func.func @unsqueeze_last(
    %a: tensor<2x3xf32> {nn.value = dense<[[0.0, 1.0, 2.0], [3.0, 4.0, 5.0]]> : tensor<2x3xf32>})
    -> (tensor<2x3x1xf32> {nn.expect = dense<[[[0.0], [1.0], [2.0]], [[3.0], [4.0], [5.0]]]> : tensor<2x3x1xf32>}) {
  %0 = nn.unsqueeze %a axes = [-1] : (tensor<2x3xf32>) -> tensor<2x3x1xf32>
  return %0 : tensor<2x3x1xf32>
}

func.func @unsqueeze_several(
    %a: tensor<2x3xf32> {nn.value = dense<[[0.0, 1.0, 2.0], [3.0, 4.0, 5.0]]> : tensor<2x3xf32>})
    -> (tensor<1x2x1x3x1xf32> {nn.expect = dense<[[[[[0.0], [1.0], [2.0]]], [[[3.0], [4.0], [5.0]]]]]> : tensor<1x2x1x3x1xf32>}) {
  %0 = nn.unsqueeze %a axes = [0, 2, 4]
      : (tensor<2x3xf32>) -> tensor<1x2x1x3x1xf32>
  return %0 : tensor<1x2x1x3x1xf32>
}

func.func @unsqueeze_scalar(
    %a: tensor<f32> {nn.value = dense<0.0> : tensor<f32>})
    -> (tensor<1xf32> {nn.expect = dense<[0.0]> : tensor<1xf32>}) {
  %0 = nn.unsqueeze %a axes = [0] : (tensor<f32>) -> tensor<1xf32>
  return %0 : tensor<1xf32>
}

func.func @unsqueeze_unordered(
    %a: tensor<2xf32> {nn.value = dense<[0.0, 1.0]> : tensor<2xf32>})
    -> (tensor<1x2x1xf32> {nn.expect = dense<[[[0.0], [1.0]]]> : tensor<1x2x1xf32>}) {
  %0 = nn.unsqueeze %a axes = [2, 0] : (tensor<2xf32>) -> tensor<1x2x1xf32>
  return %0 : tensor<1x2x1xf32>
}

func.func @unsqueeze_none(
    %a: tensor<2xf32> {nn.value = dense<[0.0, 1.0]> : tensor<2xf32>})
    -> (tensor<2xf32> {nn.expect = dense<[0.0, 1.0]> : tensor<2xf32>}) {
  %0 = nn.unsqueeze %a axes = [] : (tensor<2xf32>) -> tensor<2xf32>
  return %0 : tensor<2xf32>
}

func.func @unsqueeze_empty(
    %a: tensor<0xf32> {nn.value = dense<> : tensor<0xf32>})
    -> (tensor<1x0xf32> {nn.expect = dense<> : tensor<1x0xf32>}) {
  %0 = nn.unsqueeze %a axes = [0] : (tensor<0xf32>) -> tensor<1x0xf32>
  return %0 : tensor<1x0xf32>
}

func.func @unsqueeze_f32(%a: tensor<3x7xf32>)
    -> tensor<3x1x7xf32> {
  %0 = nn.unsqueeze %a axes = [1] : (tensor<3x7xf32>) -> tensor<3x1x7xf32>
  return %0 : tensor<3x1x7xf32>
}

func.func @unsqueeze_f64(%a: tensor<3x7xf64>)
    -> tensor<3x1x7xf64> {
  %0 = nn.unsqueeze %a axes = [1] : (tensor<3x7xf64>) -> tensor<3x1x7xf64>
  return %0 : tensor<3x1x7xf64>
}

func.func @unsqueeze_f16(%a: tensor<3x7xf16>)
    -> tensor<3x1x7xf16> {
  %0 = nn.unsqueeze %a axes = [1] : (tensor<3x7xf16>) -> tensor<3x1x7xf16>
  return %0 : tensor<3x1x7xf16>
}

func.func @unsqueeze_bf16(%a: tensor<3x7xbf16>)
    -> tensor<3x1x7xbf16> {
  %0 = nn.unsqueeze %a axes = [1] : (tensor<3x7xbf16>) -> tensor<3x1x7xbf16>
  return %0 : tensor<3x1x7xbf16>
}

func.func @unsqueeze_i8(%a: tensor<3x7xi8>)
    -> tensor<3x1x7xi8> {
  %0 = nn.unsqueeze %a axes = [1] : (tensor<3x7xi8>) -> tensor<3x1x7xi8>
  return %0 : tensor<3x1x7xi8>
}

func.func @unsqueeze_i16(%a: tensor<3x7xi16>)
    -> tensor<3x1x7xi16> {
  %0 = nn.unsqueeze %a axes = [1] : (tensor<3x7xi16>) -> tensor<3x1x7xi16>
  return %0 : tensor<3x1x7xi16>
}

func.func @unsqueeze_i32(%a: tensor<3x7xi32>)
    -> tensor<3x1x7xi32> {
  %0 = nn.unsqueeze %a axes = [1] : (tensor<3x7xi32>) -> tensor<3x1x7xi32>
  return %0 : tensor<3x1x7xi32>
}

func.func @unsqueeze_i64(%a: tensor<3x7xi64>)
    -> tensor<3x1x7xi64> {
  %0 = nn.unsqueeze %a axes = [1] : (tensor<3x7xi64>) -> tensor<3x1x7xi64>
  return %0 : tensor<3x1x7xi64>
}

func.func @unsqueeze_ui8(%a: tensor<3x7xui8>)
    -> tensor<3x1x7xui8> {
  %0 = nn.unsqueeze %a axes = [1] : (tensor<3x7xui8>) -> tensor<3x1x7xui8>
  return %0 : tensor<3x1x7xui8>
}

func.func @unsqueeze_i1(%a: tensor<3x7xi1>)
    -> tensor<3x1x7xi1> {
  %0 = nn.unsqueeze %a axes = [1] : (tensor<3x7xi1>) -> tensor<3x1x7xi1>
  return %0 : tensor<3x1x7xi1>
}
