// RUN: nn-check %s

//===- nn.det ------------------------------------------------------------===//
// Swaps, singular matrices, batches, and matrices without elements.
//===----------------------------------------------------------------------===//

func.func @det_values(
    %x: tensor<4x2x2xf32> {nn.value = dense<[[[1.0, 2.0], [3.0, 4.0]], [[0.0, 2.0], [3.0, 0.0]], [[0.0, 5.0], [0.0, 7.0]], [[2.0, 4.0], [1.0, 2.0]]]> : tensor<4x2x2xf32>})
    -> (tensor<4xf32> {nn.expect = dense<[-2.0, -6.0, 0.0, 0.0]> : tensor<4xf32>}) {
  %0 = nn.det %x : (tensor<4x2x2xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

func.func @det_one_3x3_f16(
    %x: tensor<3x3xf16> {nn.value = dense<[[0.0, 0.0, 2.0], [4.0, 1.0, 0.0], [1.0, 3.0, 0.0]]> : tensor<3x3xf16>})
    -> (tensor<f16> {nn.expect = dense<22.0> : tensor<f16>}) {
  %0 = nn.det %x : (tensor<3x3xf16>) -> tensor<f16>
  return %0 : tensor<f16>
}

func.func @det_f64_2x3x5x5(%x: tensor<2x3x5x5xf64>) -> tensor<2x3xf64> {
  %0 = nn.det %x : (tensor<2x3x5x5xf64>) -> tensor<2x3xf64>
  return %0 : tensor<2x3xf64>
}

func.func @det_empty(%x: tensor<2x0x0xf32>)
    -> (tensor<2xf32> {nn.expect = dense<1.0> : tensor<2xf32>}) {
  %0 = nn.det %x : (tensor<2x0x0xf32>) -> tensor<2xf32>
  return %0 : tensor<2xf32>
}
