// RUN: nn-check %s

//===- nn.max_pool -----------------------------------------------------===//
// Pads, dilations, ceil mode and both layouts.
//===----------------------------------------------------------------------===//

func.func @max_pool_padding_is_never_greatest(
    %a: tensor<1x1x2x2xf32> {nn.value = dense<[[[[-5.0, -2.0], [-4.0, -3.0]]]]> : tensor<1x1x2x2xf32>})
    -> (tensor<1x1x3x3xf32> {nn.expect = dense<[[[[-5.0, -2.0, -2.0], [-4.0, -2.0, -2.0], [-4.0, -3.0, -3.0]]]]> : tensor<1x1x3x3xf32>}) {
  %0 = nn.max_pool %a kernel = [2, 2] pads = [1, 1, 1, 1]
      : (tensor<1x1x2x2xf32>) -> tensor<1x1x3x3xf32>
  return %0 : tensor<1x1x3x3xf32>
}

func.func @max_pool_nan_and_infinity(
    %a: tensor<1x1x1x5xf32> {nn.value = dense<[[[[1.0, 0x7FC00000, 2.0, 0xFF800000, 0xFF800000]]]]> : tensor<1x1x1x5xf32>})
    -> (tensor<1x1x1x4xf32> {nn.expect = dense<[[[[0x7FC00000, 0x7FC00000, 2.0, 0xFF800000]]]]> : tensor<1x1x1x4xf32>}) {
  %0 = nn.max_pool %a kernel = [1, 2]
      : (tensor<1x1x1x5xf32>) -> tensor<1x1x1x4xf32>
  return %0 : tensor<1x1x1x4xf32>
}

func.func @max_pool_basic(
    %a: tensor<1x2x4x6xf32> {nn.value = dense<[[[[3.0, 4.0, -9.0, 9.0, -2.0, 6.0], [0.0, -8.0, -8.0, 4.0, -3.0, -3.0], [-8.0, -8.0, 8.0, 9.0, -3.0, 2.0], [9.0, -6.0, -7.0, -6.0, -9.0, 1.0]], [[-9.0, -8.0, -4.0, -9.0, -4.0, 5.0], [-1.0, 2.0, 3.0, 7.0, -9.0, -9.0], [0.0, 5.0, -6.0, -5.0, -9.0, 4.0], [-3.0, 1.0, -9.0, -1.0, -8.0, -3.0]]]]> : tensor<1x2x4x6xf32>})
    -> (tensor<1x2x2x3xf32> {nn.expect = dense<[[[[4.0, 9.0, 6.0], [9.0, 9.0, 2.0]], [[2.0, 7.0, 5.0], [5.0, -1.0, 4.0]]]]> : tensor<1x2x2x3xf32>}) {
  %0 = nn.max_pool %a kernel = [2, 2] strides = [2, 2]
      : (tensor<1x2x4x6xf32>) -> tensor<1x2x2x3xf32>
  return %0 : tensor<1x2x2x3xf32>
}

func.func @max_pool_basic_nhwc(
    %a: tensor<1x4x6x2xf32> {nn.value = dense<[[[[-8.0, -4.0], [-2.0, 2.0], [4.0, -2.0], [-6.0, -8.0], [6.0, 0.0], [-7.0, -2.0]], [[6.0, -4.0], [-9.0, -3.0], [9.0, 1.0], [-1.0, -2.0], [-7.0, -4.0], [-9.0, -3.0]], [[8.0, -5.0], [5.0, -7.0], [0.0, 1.0], [-1.0, -9.0], [5.0, 7.0], [9.0, -6.0]], [[-5.0, 5.0], [0.0, 3.0], [-9.0, 7.0], [1.0, -4.0], [-8.0, 8.0], [-3.0, 1.0]]]]> : tensor<1x4x6x2xf32>})
    -> (tensor<1x2x3x2xf32> {nn.expect = dense<[[[[6.0, 2.0], [9.0, 1.0], [6.0, 0.0]], [[8.0, 5.0], [1.0, 7.0], [9.0, 8.0]]]]> : tensor<1x2x3x2xf32>}) {
  %0 = nn.max_pool %a kernel = [2, 2] strides = [2, 2] layout = nhwc
      : (tensor<1x4x6x2xf32>) -> tensor<1x2x3x2xf32>
  return %0 : tensor<1x2x3x2xf32>
}

func.func @max_pool_overlapping(
    %a: tensor<1x1x5x5xf32> {nn.value = dense<[[[[2.0, 5.0, -8.0, -1.0, -5.0], [-2.0, -9.0, 6.0, -8.0, -2.0], [-8.0, 5.0, 4.0, 2.0, -5.0], [3.0, 9.0, -4.0, -6.0, 3.0], [0.0, -6.0, -4.0, -8.0, 3.0]]]]> : tensor<1x1x5x5xf32>})
    -> (tensor<1x1x3x3xf32> {nn.expect = dense<[[[[6.0, 6.0, 6.0], [9.0, 9.0, 6.0], [9.0, 9.0, 4.0]]]]> : tensor<1x1x3x3xf32>}) {
  %0 = nn.max_pool %a kernel = [3, 3]
      : (tensor<1x1x5x5xf32>) -> tensor<1x1x3x3xf32>
  return %0 : tensor<1x1x3x3xf32>
}

func.func @max_pool_overlapping_nhwc(
    %a: tensor<1x5x5x1xf32> {nn.value = dense<[[[[0.0], [2.0], [-9.0], [6.0], [-1.0]], [[-3.0], [8.0], [9.0], [-9.0], [-3.0]], [[-8.0], [7.0], [-9.0], [1.0], [6.0]], [[-8.0], [-8.0], [-3.0], [3.0], [7.0]], [[9.0], [4.0], [4.0], [3.0], [-2.0]]]]> : tensor<1x5x5x1xf32>})
    -> (tensor<1x3x3x1xf32> {nn.expect = dense<[[[[9.0], [9.0], [9.0]], [[9.0], [9.0], [9.0]], [[9.0], [7.0], [7.0]]]]> : tensor<1x3x3x1xf32>}) {
  %0 = nn.max_pool %a kernel = [3, 3] layout = nhwc
      : (tensor<1x5x5x1xf32>) -> tensor<1x3x3x1xf32>
  return %0 : tensor<1x3x3x1xf32>
}

func.func @max_pool_padded(%a: tensor<1x3x5x6xf32>)
    -> tensor<1x3x3x3xf32> {
  %0 = nn.max_pool %a kernel = [3, 3] strides = [2, 2] pads = [1, 1, 1, 1]
      : (tensor<1x3x5x6xf32>) -> tensor<1x3x3x3xf32>
  return %0 : tensor<1x3x3x3xf32>
}

func.func @max_pool_padded_nhwc(%a: tensor<1x5x6x3xf32>)
    -> tensor<1x3x3x3xf32> {
  %0 = nn.max_pool %a kernel = [3, 3] strides = [2, 2] pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x5x6x3xf32>) -> tensor<1x3x3x3xf32>
  return %0 : tensor<1x3x3x3xf32>
}

func.func @max_pool_asymmetric_pads(
    %a: tensor<1x2x5x6xf32> {nn.value = dense<[[[[1.0, -6.0, 2.0, 1.0, -7.0, 3.0], [1.0, 9.0, -1.0, -9.0, 4.0, 9.0], [-3.0, 2.0, 3.0, -5.0, 4.0, -1.0], [-6.0, -4.0, -7.0, -9.0, -2.0, -1.0], [-8.0, -5.0, -3.0, -8.0, 0.0, -6.0]], [[5.0, -6.0, 4.0, -5.0, 6.0, 2.0], [-5.0, 3.0, -3.0, 7.0, 6.0, -5.0], [1.0, -3.0, -5.0, -6.0, -9.0, -3.0], [9.0, 0.0, 9.0, 7.0, 1.0, 8.0], [9.0, -9.0, -3.0, 4.0, -9.0, -9.0]]]]> : tensor<1x2x5x6xf32>})
    -> (tensor<1x2x3x6xf32> {nn.expect = dense<[[[[1.0, 2.0, 2.0, 1.0, 3.0, 3.0], [9.0, 9.0, 3.0, 4.0, 9.0, 9.0], [2.0, 3.0, 3.0, 4.0, 4.0, -1.0]], [[5.0, 4.0, 4.0, 6.0, 6.0, 2.0], [5.0, 4.0, 7.0, 7.0, 6.0, 2.0], [9.0, 9.0, 9.0, 7.0, 8.0, 8.0]]]]> : tensor<1x2x3x6xf32>}) {
  %0 = nn.max_pool %a kernel = [3, 2] strides = [2, 1] pads = [2, 0, 1, 1]
      : (tensor<1x2x5x6xf32>) -> tensor<1x2x3x6xf32>
  return %0 : tensor<1x2x3x6xf32>
}

func.func @max_pool_asymmetric_pads_nhwc(
    %a: tensor<1x5x6x2xf32> {nn.value = dense<[[[[9.0, 1.0], [-8.0, 6.0], [-4.0, -5.0], [4.0, 2.0], [-1.0, 4.0], [9.0, -3.0]], [[9.0, -7.0], [-3.0, -6.0], [8.0, 1.0], [9.0, -5.0], [-3.0, -6.0], [-5.0, -4.0]], [[-4.0, 9.0], [-7.0, -3.0], [-5.0, 4.0], [8.0, 5.0], [4.0, 5.0], [1.0, 0.0]], [[8.0, -3.0], [-9.0, 7.0], [-1.0, -6.0], [-1.0, -2.0], [5.0, -3.0], [-5.0, -9.0]], [[9.0, 9.0], [-2.0, 0.0], [1.0, 0.0], [4.0, -6.0], [2.0, 9.0], [1.0, 6.0]]]]> : tensor<1x5x6x2xf32>})
    -> (tensor<1x3x6x2xf32> {nn.expect = dense<[[[[9.0, 6.0], [-4.0, 6.0], [4.0, 2.0], [4.0, 4.0], [9.0, 4.0], [9.0, -3.0]], [[9.0, 9.0], [8.0, 6.0], [9.0, 5.0], [9.0, 5.0], [9.0, 5.0], [9.0, 0.0]], [[9.0, 9.0], [1.0, 7.0], [8.0, 5.0], [8.0, 9.0], [5.0, 9.0], [1.0, 6.0]]]]> : tensor<1x3x6x2xf32>}) {
  %0 = nn.max_pool %a kernel = [3, 2] strides = [2, 1] pads = [2, 0, 1, 1] layout = nhwc
      : (tensor<1x5x6x2xf32>) -> tensor<1x3x6x2xf32>
  return %0 : tensor<1x3x6x2xf32>
}

func.func @max_pool_ceil(
    %a: tensor<1x2x5x6xf32> {nn.value = dense<[[[[-8.0, -2.0, -1.0, -2.0, -8.0, -2.0], [-6.0, -2.0, 0.0, -1.0, -2.0, -5.0], [4.0, 0.0, 6.0, 5.0, -9.0, -8.0], [-1.0, 5.0, 1.0, 6.0, 9.0, -6.0], [-6.0, -2.0, 1.0, 1.0, -1.0, 3.0]], [[9.0, -2.0, -1.0, 5.0, -7.0, -6.0], [7.0, 1.0, -5.0, 7.0, 6.0, 1.0], [-7.0, 4.0, 6.0, -1.0, -6.0, 7.0], [6.0, 5.0, 8.0, 6.0, -6.0, 0.0], [5.0, -7.0, 3.0, -9.0, -8.0, -7.0]]]]> : tensor<1x2x5x6xf32>})
    -> (tensor<1x2x3x3xf32> {nn.expect = dense<[[[[-2.0, 0.0, -2.0], [5.0, 6.0, 9.0], [-2.0, 1.0, 3.0]], [[9.0, 7.0, 6.0], [6.0, 8.0, 7.0], [5.0, 3.0, -7.0]]]]> : tensor<1x2x3x3xf32>}) {
  %0 = nn.max_pool %a kernel = [2, 2] strides = [2, 2] {ceil_mode}
      : (tensor<1x2x5x6xf32>) -> tensor<1x2x3x3xf32>
  return %0 : tensor<1x2x3x3xf32>
}

func.func @max_pool_ceil_nhwc(
    %a: tensor<1x5x6x2xf32> {nn.value = dense<[[[[4.0, 7.0], [2.0, 0.0], [2.0, 9.0], [0.0, 5.0], [6.0, -3.0], [4.0, -4.0]], [[-1.0, -5.0], [-3.0, 5.0], [6.0, -2.0], [0.0, -7.0], [5.0, 4.0], [9.0, 1.0]], [[-8.0, 8.0], [-3.0, -8.0], [2.0, 4.0], [5.0, 6.0], [0.0, 8.0], [1.0, -8.0]], [[-6.0, 2.0], [8.0, 2.0], [6.0, -7.0], [-6.0, -7.0], [6.0, -9.0], [-3.0, -2.0]], [[1.0, -6.0], [-4.0, 6.0], [4.0, 3.0], [5.0, 5.0], [6.0, -3.0], [-5.0, -4.0]]]]> : tensor<1x5x6x2xf32>})
    -> (tensor<1x3x3x2xf32> {nn.expect = dense<[[[[4.0, 7.0], [6.0, 9.0], [9.0, 4.0]], [[8.0, 8.0], [6.0, 6.0], [6.0, 8.0]], [[1.0, 6.0], [5.0, 5.0], [6.0, -3.0]]]]> : tensor<1x3x3x2xf32>}) {
  %0 = nn.max_pool %a kernel = [2, 2] strides = [2, 2] layout = nhwc {ceil_mode}
      : (tensor<1x5x6x2xf32>) -> tensor<1x3x3x2xf32>
  return %0 : tensor<1x3x3x2xf32>
}

func.func @max_pool_ceil_padded(
    %a: tensor<1x1x6x7xf32> {nn.value = dense<[[[[-7.0, 1.0, 6.0, 5.0, -8.0, 2.0, 3.0], [6.0, 9.0, 4.0, -8.0, -3.0, -8.0, 5.0], [-9.0, 5.0, -8.0, 3.0, 7.0, -9.0, 4.0], [4.0, 9.0, -5.0, 1.0, 4.0, 5.0, -2.0], [-6.0, -8.0, 1.0, -9.0, -4.0, 3.0, 8.0], [1.0, 5.0, -5.0, 9.0, 8.0, 6.0, 8.0]]]]> : tensor<1x1x6x7xf32>})
    -> (tensor<1x1x4x4xf32> {nn.expect = dense<[[[[9.0, 9.0, 5.0, 5.0], [9.0, 9.0, 7.0, 5.0], [9.0, 9.0, 9.0, 8.0], [5.0, 9.0, 9.0, 8.0]]]]> : tensor<1x1x4x4xf32>}) {
  %0 = nn.max_pool %a kernel = [3, 3] strides = [2, 2] pads = [1, 1, 1, 1] {ceil_mode}
      : (tensor<1x1x6x7xf32>) -> tensor<1x1x4x4xf32>
  return %0 : tensor<1x1x4x4xf32>
}

func.func @max_pool_ceil_padded_nhwc(
    %a: tensor<1x6x7x1xf32> {nn.value = dense<[[[[-2.0], [-2.0], [-9.0], [-7.0], [-5.0], [7.0], [4.0]], [[-5.0], [-5.0], [-7.0], [9.0], [-5.0], [3.0], [-6.0]], [[-9.0], [9.0], [-4.0], [-8.0], [-9.0], [0.0], [-6.0]], [[-3.0], [2.0], [3.0], [2.0], [-2.0], [7.0], [-9.0]], [[-1.0], [2.0], [1.0], [8.0], [9.0], [1.0], [-2.0]], [[-3.0], [-2.0], [6.0], [3.0], [-9.0], [-6.0], [6.0]]]]> : tensor<1x6x7x1xf32>})
    -> (tensor<1x4x4x1xf32> {nn.expect = dense<[[[[-2.0], [9.0], [9.0], [7.0]], [[9.0], [9.0], [9.0], [7.0]], [[2.0], [8.0], [9.0], [7.0]], [[-2.0], [6.0], [3.0], [6.0]]]]> : tensor<1x4x4x1xf32>}) {
  %0 = nn.max_pool %a kernel = [3, 3] strides = [2, 2] pads = [1, 1, 1, 1] layout = nhwc {ceil_mode}
      : (tensor<1x6x7x1xf32>) -> tensor<1x4x4x1xf32>
  return %0 : tensor<1x4x4x1xf32>
}

func.func @max_pool_ceil_drops_last_window(
    %a: tensor<1x1x4x4xf32> {nn.value = dense<[[[[-6.0, 8.0, -7.0, 6.0], [-9.0, 3.0, -9.0, -8.0], [4.0, 1.0, 3.0, 5.0], [5.0, 3.0, 2.0, -1.0]]]]> : tensor<1x1x4x4xf32>})
    -> (tensor<1x1x2x2xf32> {nn.expect = dense<[[[[-6.0, 6.0], [5.0, 5.0]]]]> : tensor<1x1x2x2xf32>}) {
  %0 = nn.max_pool %a kernel = [2, 2] strides = [3, 3] pads = [1, 1, 1, 1] {ceil_mode}
      : (tensor<1x1x4x4xf32>) -> tensor<1x1x2x2xf32>
  return %0 : tensor<1x1x2x2xf32>
}

func.func @max_pool_ceil_drops_last_window_nhwc(
    %a: tensor<1x4x4x1xf32> {nn.value = dense<[[[[-9.0], [7.0], [-3.0], [4.0]], [[-6.0], [-2.0], [5.0], [8.0]], [[7.0], [5.0], [4.0], [6.0]], [[-8.0], [0.0], [-6.0], [-7.0]]]]> : tensor<1x4x4x1xf32>})
    -> (tensor<1x2x2x1xf32> {nn.expect = dense<[[[[-9.0], [4.0]], [[7.0], [6.0]]]]> : tensor<1x2x2x1xf32>}) {
  %0 = nn.max_pool %a kernel = [2, 2] strides = [3, 3] pads = [1, 1, 1, 1] layout = nhwc {ceil_mode}
      : (tensor<1x4x4x1xf32>) -> tensor<1x2x2x1xf32>
  return %0 : tensor<1x2x2x1xf32>
}

func.func @max_pool_ceil_stride_beyond_kernel(
    %a: tensor<1x1x7x8xf32> {nn.value = dense<[[[[-8.0, -6.0, 5.0, -2.0, -9.0, -6.0, -6.0, -9.0], [5.0, -6.0, -5.0, -9.0, -1.0, 5.0, 5.0, -1.0], [6.0, -2.0, 1.0, 5.0, 9.0, 5.0, 1.0, -6.0], [8.0, 6.0, -5.0, -4.0, 0.0, -5.0, -1.0, 7.0], [-1.0, -3.0, -3.0, 5.0, 1.0, -5.0, -9.0, -5.0], [3.0, -4.0, 0.0, 9.0, 7.0, 9.0, -6.0, -3.0], [-1.0, 6.0, -2.0, -7.0, 8.0, -6.0, -8.0, 6.0]]]]> : tensor<1x1x7x8xf32>})
    -> (tensor<1x1x3x3xf32> {nn.expect = dense<[[[[-6.0, -2.0, -6.0], [8.0, 0.0, 7.0], [6.0, 8.0, 6.0]]]]> : tensor<1x1x3x3xf32>}) {
  %0 = nn.max_pool %a kernel = [1, 2] strides = [3, 3] {ceil_mode}
      : (tensor<1x1x7x8xf32>) -> tensor<1x1x3x3xf32>
  return %0 : tensor<1x1x3x3xf32>
}

func.func @max_pool_ceil_stride_beyond_kernel_nhwc(
    %a: tensor<1x7x8x1xf32> {nn.value = dense<[[[[6.0], [6.0], [-7.0], [-7.0], [9.0], [-3.0], [1.0], [9.0]], [[8.0], [8.0], [-4.0], [-1.0], [5.0], [9.0], [6.0], [-9.0]], [[-4.0], [-1.0], [9.0], [0.0], [-5.0], [7.0], [6.0], [-9.0]], [[0.0], [-3.0], [-9.0], [7.0], [9.0], [7.0], [-8.0], [0.0]], [[-9.0], [3.0], [-9.0], [-1.0], [8.0], [-8.0], [9.0], [5.0]], [[-6.0], [-7.0], [8.0], [-3.0], [-4.0], [-8.0], [3.0], [-4.0]], [[6.0], [-8.0], [-3.0], [6.0], [-6.0], [-9.0], [3.0], [5.0]]]]> : tensor<1x7x8x1xf32>})
    -> (tensor<1x3x3x1xf32> {nn.expect = dense<[[[[6.0], [9.0], [9.0]], [[0.0], [9.0], [0.0]], [[6.0], [6.0], [5.0]]]]> : tensor<1x3x3x1xf32>}) {
  %0 = nn.max_pool %a kernel = [1, 2] strides = [3, 3] layout = nhwc {ceil_mode}
      : (tensor<1x7x8x1xf32>) -> tensor<1x3x3x1xf32>
  return %0 : tensor<1x3x3x1xf32>
}

func.func @max_pool_dilated(
    %a: tensor<1x1x7x7xf32> {nn.value = dense<[[[[-6.0, -7.0, 2.0, 0.0, 5.0, 8.0, 4.0], [9.0, -5.0, -2.0, -6.0, 3.0, 8.0, 4.0], [-2.0, 0.0, -1.0, -2.0, -9.0, 8.0, 0.0], [-2.0, -8.0, -6.0, 2.0, -2.0, 9.0, 9.0], [-8.0, -7.0, -7.0, 8.0, 2.0, 9.0, 2.0], [2.0, -6.0, -9.0, 8.0, -9.0, -6.0, 8.0], [-4.0, 2.0, -4.0, 0.0, 5.0, 1.0, -9.0]]]]> : tensor<1x1x7x7xf32>})
    -> (tensor<1x1x4x3xf32> {nn.expect = dense<[[[[5.0, 9.0, 9.0], [9.0, 9.0, 4.0], [2.0, 8.0, 8.0], [5.0, 9.0, 9.0]]]]> : tensor<1x1x4x3xf32>}) {
  %0 = nn.max_pool %a kernel = [2, 3] dilations = [3, 2]
      : (tensor<1x1x7x7xf32>) -> tensor<1x1x4x3xf32>
  return %0 : tensor<1x1x4x3xf32>
}

func.func @max_pool_dilated_nhwc(
    %a: tensor<1x7x7x1xf32> {nn.value = dense<[[[[-3.0], [1.0], [-1.0], [9.0], [-1.0], [-4.0], [7.0]], [[6.0], [-1.0], [1.0], [9.0], [1.0], [-1.0], [-5.0]], [[8.0], [9.0], [8.0], [5.0], [4.0], [7.0], [8.0]], [[7.0], [8.0], [5.0], [1.0], [-5.0], [-2.0], [-7.0]], [[0.0], [-6.0], [9.0], [4.0], [2.0], [4.0], [-7.0]], [[8.0], [-7.0], [-6.0], [-7.0], [1.0], [-1.0], [2.0]], [[8.0], [-5.0], [5.0], [-6.0], [-1.0], [2.0], [-6.0]]]]> : tensor<1x7x7x1xf32>})
    -> (tensor<1x4x3x1xf32> {nn.expect = dense<[[[[7.0], [9.0], [7.0]], [[9.0], [9.0], [9.0]], [[8.0], [9.0], [8.0]], [[8.0], [8.0], [5.0]]]]> : tensor<1x4x3x1xf32>}) {
  %0 = nn.max_pool %a kernel = [2, 3] dilations = [3, 2] layout = nhwc
      : (tensor<1x7x7x1xf32>) -> tensor<1x4x3x1xf32>
  return %0 : tensor<1x4x3x1xf32>
}

func.func @max_pool_global(%a: tensor<2x3x3x4xf32>)
    -> tensor<2x3x1x1xf32> {
  %0 = nn.max_pool %a kernel = [3, 4]
      : (tensor<2x3x3x4xf32>) -> tensor<2x3x1x1xf32>
  return %0 : tensor<2x3x1x1xf32>
}

func.func @max_pool_global_nhwc(%a: tensor<2x3x4x3xf32>)
    -> tensor<2x1x1x3xf32> {
  %0 = nn.max_pool %a kernel = [3, 4] layout = nhwc
      : (tensor<2x3x4x3xf32>) -> tensor<2x1x1x3xf32>
  return %0 : tensor<2x1x1x3xf32>
}

func.func @max_pool_one(
    %a: tensor<1x1x1x1xf32> {nn.value = dense<[[[[1.0]]]]> : tensor<1x1x1x1xf32>})
    -> (tensor<1x1x1x1xf32> {nn.expect = dense<[[[[1.0]]]]> : tensor<1x1x1x1xf32>}) {
  %0 = nn.max_pool %a kernel = [1, 1]
      : (tensor<1x1x1x1xf32>) -> tensor<1x1x1x1xf32>
  return %0 : tensor<1x1x1x1xf32>
}

func.func @max_pool_one_nhwc(
    %a: tensor<1x1x1x1xf32> {nn.value = dense<[[[[9.0]]]]> : tensor<1x1x1x1xf32>})
    -> (tensor<1x1x1x1xf32> {nn.expect = dense<[[[[9.0]]]]> : tensor<1x1x1x1xf32>}) {
  %0 = nn.max_pool %a kernel = [1, 1] layout = nhwc
      : (tensor<1x1x1x1xf32>) -> tensor<1x1x1x1xf32>
  return %0 : tensor<1x1x1x1xf32>
}

func.func @max_pool_channels_19(%a: tensor<1x19x6x5xf32>)
    -> tensor<1x19x6x3xf32> {
  %0 = nn.max_pool %a kernel = [3, 3] strides = [1, 2] pads = [1, 1, 1, 1]
      : (tensor<1x19x6x5xf32>) -> tensor<1x19x6x3xf32>
  return %0 : tensor<1x19x6x3xf32>
}

func.func @max_pool_channels_19_nhwc(%a: tensor<1x6x5x19xf32>)
    -> tensor<1x6x3x19xf32> {
  %0 = nn.max_pool %a kernel = [3, 3] strides = [1, 2] pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x6x5x19xf32>) -> tensor<1x6x3x19xf32>
  return %0 : tensor<1x6x3x19xf32>
}

func.func @max_pool_f64(%a: tensor<1x3x7x6xf64>)
    -> tensor<1x3x4x3xf64> {
  %0 = nn.max_pool %a kernel = [3, 3] strides = [2, 2] pads = [1, 1, 1, 1]
      : (tensor<1x3x7x6xf64>) -> tensor<1x3x4x3xf64>
  return %0 : tensor<1x3x4x3xf64>
}

func.func @max_pool_f16(%a: tensor<1x3x7x6xf16>)
    -> tensor<1x3x4x3xf16> {
  %0 = nn.max_pool %a kernel = [3, 3] strides = [2, 2] pads = [1, 1, 1, 1]
      : (tensor<1x3x7x6xf16>) -> tensor<1x3x4x3xf16>
  return %0 : tensor<1x3x4x3xf16>
}

func.func @max_pool_bf16(%a: tensor<1x3x7x6xbf16>)
    -> tensor<1x3x4x3xbf16> {
  %0 = nn.max_pool %a kernel = [3, 3] strides = [2, 2] pads = [1, 1, 1, 1]
      : (tensor<1x3x7x6xbf16>) -> tensor<1x3x4x3xbf16>
  return %0 : tensor<1x3x4x3xbf16>
}

func.func @max_pool_i8(%a: tensor<1x3x7x6xi8>)
    -> tensor<1x3x4x3xi8> {
  %0 = nn.max_pool %a kernel = [3, 3] strides = [2, 2] pads = [1, 1, 1, 1]
      : (tensor<1x3x7x6xi8>) -> tensor<1x3x4x3xi8>
  return %0 : tensor<1x3x4x3xi8>
}

func.func @max_pool_i16(%a: tensor<1x3x7x6xi16>)
    -> tensor<1x3x4x3xi16> {
  %0 = nn.max_pool %a kernel = [3, 3] strides = [2, 2] pads = [1, 1, 1, 1]
      : (tensor<1x3x7x6xi16>) -> tensor<1x3x4x3xi16>
  return %0 : tensor<1x3x4x3xi16>
}

func.func @max_pool_i32(%a: tensor<1x3x7x6xi32>)
    -> tensor<1x3x4x3xi32> {
  %0 = nn.max_pool %a kernel = [3, 3] strides = [2, 2] pads = [1, 1, 1, 1]
      : (tensor<1x3x7x6xi32>) -> tensor<1x3x4x3xi32>
  return %0 : tensor<1x3x4x3xi32>
}

func.func @max_pool_i64(%a: tensor<1x3x7x6xi64>)
    -> tensor<1x3x4x3xi64> {
  %0 = nn.max_pool %a kernel = [3, 3] strides = [2, 2] pads = [1, 1, 1, 1]
      : (tensor<1x3x7x6xi64>) -> tensor<1x3x4x3xi64>
  return %0 : tensor<1x3x4x3xi64>
}

func.func @max_pool_ui8(%a: tensor<1x3x7x6xui8>)
    -> tensor<1x3x4x3xui8> {
  %0 = nn.max_pool %a kernel = [3, 3] strides = [2, 2] pads = [1, 1, 1, 1]
      : (tensor<1x3x7x6xui8>) -> tensor<1x3x4x3xui8>
  return %0 : tensor<1x3x4x3xui8>
}

func.func @max_pool_ui8_large(
    %a: tensor<1x1x2x2xui8> {nn.value = dense<[[[[200, 100], [127, 128]]]]> : tensor<1x1x2x2xui8>})
    -> (tensor<1x1x1x1xui8> {nn.expect = dense<[[[[200]]]]> : tensor<1x1x1x1xui8>}) {
  %0 = nn.max_pool %a kernel = [2, 2]
      : (tensor<1x1x2x2xui8>) -> tensor<1x1x1x1xui8>
  return %0 : tensor<1x1x1x1xui8>
}

func.func @max_pool_empty_batch(%a: tensor<0x2x4x4xf32>)
    -> tensor<0x2x2x2xf32> {
  %0 = nn.max_pool %a kernel = [2, 2] strides = [2, 2]
      : (tensor<0x2x4x4xf32>) -> tensor<0x2x2x2xf32>
  return %0 : tensor<0x2x2x2xf32>
}

func.func @max_pool_line(%a: tensor<2x3x11xf32>) -> (tensor<2x3x5xf32>) {
  %0 = nn.max_pool %a kernel = [3] strides = [2] : (tensor<2x3x11xf32>) -> tensor<2x3x5xf32>
  return %0 : tensor<2x3x5xf32>
}

func.func @max_pool_volume_nhwc(%a: tensor<1x4x5x6x3xf32>) -> (tensor<1x3x3x3x3xf32>) {
  %0 = nn.max_pool %a kernel = [2, 3, 2] strides = [1, 1, 2] layout = nhwc
      : (tensor<1x4x5x6x3xf32>) -> tensor<1x3x3x3x3xf32>
  return %0 : tensor<1x3x3x3x3xf32>
}

func.func @max_pool_same_lower_ui8(%a: tensor<1x2x5x5xui8>) -> (tensor<1x2x3x5xui8>) {
  %0 = nn.max_pool %a kernel = [4, 3] strides = [2, 1] auto_pad = same_lower
      : (tensor<1x2x5x5xui8>) -> tensor<1x2x3x5xui8>
  return %0 : tensor<1x2x3x5xui8>
}
