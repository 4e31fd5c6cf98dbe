// RUN: nn-check %s

//===- nn.argmax_pool -----------------------------------------------------===//
// The first of equal elements, NaN before all others, never padding.
//===----------------------------------------------------------------------===//

func.func @argmax_pool_first_and_nan(
    %a: tensor<1x2x4xf32> {nn.value = dense<[[[3.0, 3.0, -1.0, -1.0], [0.0, 0x7FC00000, 0x7FC00000, 9.0]]]> : tensor<1x2x4xf32>})
    -> (tensor<1x2x3xi64> {nn.expect = dense<[[[0, 1, 2], [5, 5, 6]]]> : tensor<1x2x3xi64>}) {
  %0 = nn.argmax_pool %a kernel = [2] : (tensor<1x2x4xf32>) -> tensor<1x2x3xi64>
  return %0 : tensor<1x2x3xi64>
}

func.func @argmax_pool_padding(
    %a: tensor<1x1x2xui8> {nn.value = dense<0> : tensor<1x1x2xui8>})
    -> (tensor<1x1x3xi64> {nn.expect = dense<[[[0, 0, 1]]]> : tensor<1x1x3xi64>}) {
  %0 = nn.argmax_pool %a kernel = [2] pads = [1, 1] : (tensor<1x1x2xui8>) -> tensor<1x1x3xi64>
  return %0 : tensor<1x1x3xi64>
}

func.func @argmax_pool_column_major(
    %a: tensor<1x1x2x3xf32> {nn.value = dense<[[[[1.0, 2.0, 9.0], [8.0, 3.0, 4.0]]]]> : tensor<1x1x2x3xf32>})
    -> (tensor<1x1x1x2xi64> {nn.expect = dense<[[[[1, 4]]]]> : tensor<1x1x1x2xi64>}) {
  %0 = nn.argmax_pool %a kernel = [2, 2] {column_major} : (tensor<1x1x2x3xf32>) -> tensor<1x1x1x2xi64>
  return %0 : tensor<1x1x1x2xi64>
}

func.func @argmax_pool_volume(%a: tensor<2x3x5x6x7xf32>) -> (tensor<2x3x3x3x4xi64>) {
  %0 = nn.argmax_pool %a kernel = [3, 2, 3] strides = [2, 2, 2] pads = [1, 0, 1, 1, 0, 1] {ceil_mode, column_major}
      : (tensor<2x3x5x6x7xf32>) -> tensor<2x3x3x3x4xi64>
  return %0 : tensor<2x3x3x3x4xi64>
}

func.func @argmax_pool_same_f16(%a: tensor<2x2x7xf16>) -> (tensor<2x2x4xi64>) {
  %0 = nn.argmax_pool %a kernel = [4] strides = [2] auto_pad = same_lower : (tensor<2x2x7xf16>) -> tensor<2x2x4xi64>
  return %0 : tensor<2x2x4xi64>
}
