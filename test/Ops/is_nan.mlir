// RUN: nn-check %s

//===- nn.is_nan ---------------------------------------------------------===//
//===----------------------------------------------------------------------===//

func.func @is_nan_f32(
    %a: tensor<6xf32> {nn.value = dense<[0x7FC00000, 1.0, 0x7F800000, 0xFF800000, 0.0, 0x7FC00000]> : tensor<6xf32>})
    -> (tensor<6xi1> {nn.expect = dense<[true, false, false, false, false, true]> : tensor<6xi1>}) {
  %0 = nn.is_nan %a : (tensor<6xf32>) -> tensor<6xi1>
  return %0 : tensor<6xi1>
}

func.func @is_nan_f64(
    %a: tensor<6xf64> {nn.value = dense<[0x7FF8000000000000, 1.0, 0x7FF0000000000000, 0xFFF0000000000000, 0.0, 0x7FF8000000000000]> : tensor<6xf64>})
    -> (tensor<6xi1> {nn.expect = dense<[true, false, false, false, false, true]> : tensor<6xi1>}) {
  %0 = nn.is_nan %a : (tensor<6xf64>) -> tensor<6xi1>
  return %0 : tensor<6xi1>
}

func.func @is_nan_f16(
    %a: tensor<6xf16> {nn.value = dense<[0x7E00, 1.0, 0x7C00, 0xFC00, 0.0, 0x7E00]> : tensor<6xf16>})
    -> (tensor<6xi1> {nn.expect = dense<[true, false, false, false, false, true]> : tensor<6xi1>}) {
  %0 = nn.is_nan %a : (tensor<6xf16>) -> tensor<6xi1>
  return %0 : tensor<6xi1>
}

func.func @is_nan_bf16(
    %a: tensor<6xbf16> {nn.value = dense<[0x7FC0, 1.0, 0x7F80, 0xFF80, 0.0, 0x7FC0]> : tensor<6xbf16>})
    -> (tensor<6xi1> {nn.expect = dense<[true, false, false, false, false, true]> : tensor<6xi1>}) {
  %0 = nn.is_nan %a : (tensor<6xbf16>) -> tensor<6xi1>
  return %0 : tensor<6xi1>
}

func.func @is_nan_random(%a: tensor<3x17xf32>)
    -> tensor<3x17xi1> {
  %0 = nn.is_nan %a : (tensor<3x17xf32>) -> tensor<3x17xi1>
  return %0 : tensor<3x17xi1>
}

func.func @is_nan_scalar(
    %a: tensor<f32> {nn.value = dense<0x7FC00000> : tensor<f32>})
    -> (tensor<i1> {nn.expect = dense<true> : tensor<i1>}) {
  %0 = nn.is_nan %a : (tensor<f32>) -> tensor<i1>
  return %0 : tensor<i1>
}

func.func @is_nan_empty(%a: tensor<2x0xf32>)
    -> tensor<2x0xi1> {
  %0 = nn.is_nan %a : (tensor<2x0xf32>) -> tensor<2x0xi1>
  return %0 : tensor<2x0xi1>
}
