// RUN: nn-check %s

//===- nn.sum_pool --------------------------------------------------------===//
// Padding adds nothing; both layouts.
//===----------------------------------------------------------------------===//

func.func @sum_pool_values(
    %a: tensor<1x1x4xf32> {nn.value = dense<[[[1.0, 2.0, 3.0, 4.0]]]> : tensor<1x1x4xf32>})
    -> (tensor<1x1x2xf32> {nn.expect = dense<[[[3.0, 9.0]]]> : tensor<1x1x2xf32>}) {
  %0 = nn.sum_pool %a kernel = [3] strides = [2] pads = [1, 0] : (tensor<1x1x4xf32>) -> tensor<1x1x2xf32>
  return %0 : tensor<1x1x2xf32>
}

func.func @sum_pool_ceil_nhwc(%a: tensor<2x7x9x5xf32>) -> (tensor<2x3x5x5xf32>) {
  %0 = nn.sum_pool %a kernel = [3, 2] strides = [3, 2] layout = nhwc {ceil_mode}
      : (tensor<2x7x9x5xf32>) -> tensor<2x3x5x5xf32>
  return %0 : tensor<2x3x5x5xf32>
}

func.func @sum_pool_f16_empty(%a: tensor<0x3x4xf16>) -> (tensor<0x3x3xf16>) {
  %0 = nn.sum_pool %a kernel = [2] : (tensor<0x3x4xf16>) -> tensor<0x3x3xf16>
  return %0 : tensor<0x3x3xf16>
}
