// RUN: nn-check %s

//===- nn.avg_pool -----------------------------------------------------===//
// Pads, ceil mode, what padding counts for, and both layouts.
//===----------------------------------------------------------------------===//

func.func @avg_pool_padding_does_not_count(
    %a: tensor<1x1x2x2xf32> {nn.value = dense<[[[[4.0, 8.0], [12.0, 16.0]]]]> : tensor<1x1x2x2xf32>})
    -> (tensor<1x1x3x3xf32> {nn.expect = dense<[[[[4.0, 6.0, 8.0], [8.0, 10.0, 12.0], [12.0, 14.0, 16.0]]]]> : tensor<1x1x3x3xf32>}) {
  %0 = nn.avg_pool %a kernel = [2, 2] pads = [1, 1, 1, 1]
      : (tensor<1x1x2x2xf32>) -> tensor<1x1x3x3xf32>
  return %0 : tensor<1x1x3x3xf32>
}

func.func @avg_pool_padding_counts(
    %a: tensor<1x1x2x2xf32> {nn.value = dense<[[[[4.0, 8.0], [12.0, 16.0]]]]> : tensor<1x1x2x2xf32>})
    -> (tensor<1x1x3x3xf32> {nn.expect = dense<[[[[1.0, 3.0, 2.0], [4.0, 10.0, 6.0], [3.0, 7.0, 4.0]]]]> : tensor<1x1x3x3xf32>}) {
  %0 = nn.avg_pool %a kernel = [2, 2] pads = [1, 1, 1, 1] {count_include_pad}
      : (tensor<1x1x2x2xf32>) -> tensor<1x1x3x3xf32>
  return %0 : tensor<1x1x3x3xf32>
}

func.func @avg_pool_basic(
    %a: tensor<1x2x4x6xf32> {nn.value = dense<[[[[-3.0, -7.0, 6.0, 4.0, 1.0, -6.0], [1.0, 2.0, 1.0, -7.0, 4.0, 8.0], [-5.0, 6.0, -4.0, -7.0, 3.0, -9.0], [6.0, 9.0, 0.0, -1.0, 8.0, 3.0]], [[0.0, -3.0, -7.0, -7.0, 7.0, -7.0], [5.0, -2.0, 4.0, 5.0, -5.0, 1.0], [-2.0, 4.0, 9.0, -6.0, 4.0, 0.0], [9.0, 0.0, 6.0, -9.0, -2.0, 4.0]]]]> : tensor<1x2x4x6xf32>})
    -> (tensor<1x2x2x3xf32> {nn.expect = dense<[[[[-1.75, 1.0, 1.75], [4.0, -3.0, 1.25]], [[0.0, -1.25, -1.0], [2.75, 0.0, 1.5]]]]> : tensor<1x2x2x3xf32>}) {
  %0 = nn.avg_pool %a kernel = [2, 2] strides = [2, 2]
      : (tensor<1x2x4x6xf32>) -> tensor<1x2x2x3xf32>
  return %0 : tensor<1x2x2x3xf32>
}

func.func @avg_pool_basic_nhwc(
    %a: tensor<1x4x6x2xf32> {nn.value = dense<[[[[3.0, -4.0], [-5.0, -7.0], [-6.0, -2.0], [-3.0, -9.0], [-6.0, 2.0], [5.0, 0.0]], [[-7.0, -9.0], [9.0, -2.0], [0.0, 5.0], [3.0, 6.0], [-1.0, 6.0], [6.0, 8.0]], [[9.0, 3.0], [0.0, 8.0], [6.0, -9.0], [-9.0, 2.0], [9.0, -7.0], [-2.0, 4.0]], [[0.0, -4.0], [-9.0, 5.0], [8.0, -4.0], [6.0, -9.0], [-7.0, 1.0], [-2.0, -8.0]]]]> : tensor<1x4x6x2xf32>})
    -> (tensor<1x2x3x2xf32> {nn.expect = dense<[[[[0.0, -5.5], [-1.5, 0.0], [1.0, 4.0]], [[0.0, 3.0], [2.75, -5.0], [-0.5, -2.5]]]]> : tensor<1x2x3x2xf32>}) {
  %0 = nn.avg_pool %a kernel = [2, 2] strides = [2, 2] layout = nhwc
      : (tensor<1x4x6x2xf32>) -> tensor<1x2x3x2xf32>
  return %0 : tensor<1x2x3x2xf32>
}

func.func @avg_pool_overlapping(
    %a: tensor<1x1x5x5xf32> {nn.value = dense<[[[[-8.0, -1.0, -4.0, -1.0, 1.0], [5.0, 5.0, 8.0, 4.0, 1.0], [4.0, -2.0, 0.0, 1.0, 9.0], [2.0, 3.0, -4.0, 4.0, 8.0], [3.0, -3.0, 2.0, 3.0, 9.0]]]]> : tensor<1x1x5x5xf32>})
    -> (tensor<1x1x3x3xf32> {nn.expect = dense<[[[[0.7777778, 1.1111112, 2.1111112], [2.3333333, 2.1111112, 3.4444444], [0.5555556, 0.44444445, 3.5555556]]]]> : tensor<1x1x3x3xf32>}) {
  %0 = nn.avg_pool %a kernel = [3, 3]
      : (tensor<1x1x5x5xf32>) -> tensor<1x1x3x3xf32>
  return %0 : tensor<1x1x3x3xf32>
}

func.func @avg_pool_overlapping_nhwc(
    %a: tensor<1x5x5x1xf32> {nn.value = dense<[[[[1.0], [9.0], [-1.0], [2.0], [-7.0]], [[-1.0], [2.0], [-2.0], [-5.0], [1.0]], [[-1.0], [4.0], [-6.0], [-4.0], [7.0]], [[-5.0], [9.0], [-6.0], [-3.0], [-3.0]], [[9.0], [-2.0], [6.0], [3.0], [5.0]]]]> : tensor<1x5x5x1xf32>})
    -> (tensor<1x3x3x1xf32> {nn.expect = dense<[[[[0.5555556], [-0.11111111], [-1.6666666]], [[-0.6666667], [-1.2222222], [-2.3333333]], [[0.8888889], [0.11111111], [-0.11111111]]]]> : tensor<1x3x3x1xf32>}) {
  %0 = nn.avg_pool %a kernel = [3, 3] layout = nhwc
      : (tensor<1x5x5x1xf32>) -> tensor<1x3x3x1xf32>
  return %0 : tensor<1x3x3x1xf32>
}

func.func @avg_pool_padded(%a: tensor<1x3x5x6xf32>)
    -> tensor<1x3x3x3xf32> {
  %0 = nn.avg_pool %a kernel = [3, 3] strides = [2, 2] pads = [1, 1, 1, 1]
      : (tensor<1x3x5x6xf32>) -> tensor<1x3x3x3xf32>
  return %0 : tensor<1x3x3x3xf32>
}

func.func @avg_pool_padded_include_pad(%a: tensor<1x3x5x6xf32>)
    -> tensor<1x3x3x3xf32> {
  %0 = nn.avg_pool %a kernel = [3, 3] strides = [2, 2] pads = [1, 1, 1, 1] {count_include_pad}
      : (tensor<1x3x5x6xf32>) -> tensor<1x3x3x3xf32>
  return %0 : tensor<1x3x3x3xf32>
}

func.func @avg_pool_padded_nhwc(%a: tensor<1x5x6x3xf32>)
    -> tensor<1x3x3x3xf32> {
  %0 = nn.avg_pool %a kernel = [3, 3] strides = [2, 2] pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x5x6x3xf32>) -> tensor<1x3x3x3xf32>
  return %0 : tensor<1x3x3x3xf32>
}

func.func @avg_pool_padded_include_pad_nhwc(%a: tensor<1x5x6x3xf32>)
    -> tensor<1x3x3x3xf32> {
  %0 = nn.avg_pool %a kernel = [3, 3] strides = [2, 2] pads = [1, 1, 1, 1] layout = nhwc {count_include_pad}
      : (tensor<1x5x6x3xf32>) -> tensor<1x3x3x3xf32>
  return %0 : tensor<1x3x3x3xf32>
}

func.func @avg_pool_asymmetric_pads(
    %a: tensor<1x2x5x6xf32> {nn.value = dense<[[[[3.0, -6.0, 8.0, 2.0, -5.0, -8.0], [7.0, 2.0, -4.0, 7.0, 6.0, 0.0], [4.0, 6.0, -8.0, -8.0, -3.0, -4.0], [-9.0, -1.0, 2.0, -4.0, -3.0, -6.0], [8.0, -8.0, 0.0, 9.0, 6.0, -9.0]], [[2.0, 6.0, 5.0, 5.0, 6.0, 6.0], [-8.0, 3.0, -2.0, 9.0, -7.0, -7.0], [-8.0, 3.0, -4.0, 5.0, 0.0, -4.0], [-1.0, 9.0, 3.0, 7.0, -1.0, -9.0], [8.0, 1.0, 7.0, -3.0, 5.0, 4.0]]]]> : tensor<1x2x5x6xf32>})
    -> (tensor<1x2x3x6xf32> {nn.expect = dense<[[[[-1.5, 1.0, 5.0, -1.5, -6.5, -8.0], [2.6666667, -0.33333334, -0.5, -0.16666667, -2.3333333, -4.0], [0.0, -1.5, -1.5, -0.5, -3.1666667, -6.3333335]], [[4.0, 5.5, 5.0, 5.5, 6.0, 6.0], [-0.33333334, 1.8333334, 3.0, 3.0, -1.0, -1.6666666], [2.0, 3.1666667, 2.5, 2.1666667, -0.8333333, -3.0]]]]> : tensor<1x2x3x6xf32>}) {
  %0 = nn.avg_pool %a kernel = [3, 2] strides = [2, 1] pads = [2, 0, 1, 1]
      : (tensor<1x2x5x6xf32>) -> tensor<1x2x3x6xf32>
  return %0 : tensor<1x2x3x6xf32>
}

func.func @avg_pool_asymmetric_pads_include_pad(
    %a: tensor<1x2x5x6xf32> {nn.value = dense<[[[[6.0, -8.0, -3.0, 5.0, 9.0, 3.0], [6.0, -8.0, 4.0, -2.0, 1.0, -1.0], [6.0, 0.0, -7.0, -5.0, -7.0, -7.0], [-4.0, -2.0, 2.0, 5.0, -7.0, -6.0], [1.0, -8.0, -3.0, 2.0, 3.0, -6.0]], [[-1.0, 6.0, 4.0, -2.0, 1.0, -6.0], [3.0, -6.0, 9.0, 1.0, 2.0, -4.0], [-7.0, -4.0, 9.0, -8.0, 6.0, 2.0], [2.0, -6.0, -3.0, -8.0, -8.0, -9.0], [9.0, -2.0, 7.0, -3.0, 5.0, 2.0]]]]> : tensor<1x2x5x6xf32>})
    -> (tensor<1x2x3x6xf32> {nn.expect = dense<[[[[-0.33333334, -1.8333334, 0.33333334, 2.3333333, 2.0, 0.5], [0.33333334, -3.6666667, -1.3333334, 0.16666667, -0.33333334, -0.8333333], [-1.1666666, -3.0, -1.0, -1.5, -5.0, -3.1666667]], [[0.8333333, 1.6666666, 0.33333334, -0.16666667, -0.8333333, -1.0], [-1.5, 3.0, 2.1666667, 0.0, 0.16666667, -1.3333334], [-1.3333334, 0.16666667, -1.0, -2.6666667, -0.33333334, -0.8333333]]]]> : tensor<1x2x3x6xf32>}) {
  %0 = nn.avg_pool %a kernel = [3, 2] strides = [2, 1] pads = [2, 0, 1, 1] {count_include_pad}
      : (tensor<1x2x5x6xf32>) -> tensor<1x2x3x6xf32>
  return %0 : tensor<1x2x3x6xf32>
}

func.func @avg_pool_asymmetric_pads_nhwc(
    %a: tensor<1x5x6x2xf32> {nn.value = dense<[[[[-5.0, -8.0], [3.0, 8.0], [7.0, -2.0], [7.0, 8.0], [-7.0, -9.0], [-2.0, 2.0]], [[7.0, 6.0], [2.0, -1.0], [3.0, -9.0], [8.0, 3.0], [6.0, -1.0], [-6.0, -2.0]], [[-4.0, -3.0], [8.0, -8.0], [0.0, 9.0], [9.0, -6.0], [-8.0, 5.0], [0.0, -1.0]], [[0.0, 1.0], [-1.0, 7.0], [1.0, -8.0], [-2.0, 2.0], [-8.0, 2.0], [2.0, -3.0]], [[-1.0, 9.0], [0.0, 4.0], [1.0, -9.0], [-6.0, 2.0], [5.0, 7.0], [-3.0, 9.0]]]]> : tensor<1x5x6x2xf32>})
    -> (tensor<1x3x6x2xf32> {nn.expect = dense<[[[[-1.0, 0.0], [5.0, 3.0], [7.0, 3.0], [0.0, -0.5], [-4.5, -3.5], [-2.0, 2.0]], [[1.8333334, -1.0], [3.8333333, -0.5], [5.6666665, 0.5], [2.5, 0.0], [-2.8333333, -1.0], [-2.6666667, -0.33333334]], [[0.33333334, 1.6666666], [1.5, -0.8333333], [0.5, -1.6666666], [-1.6666666, 2.0], [-2.0, 3.1666667], [-0.33333334, 1.6666666]]]]> : tensor<1x3x6x2xf32>}) {
  %0 = nn.avg_pool %a kernel = [3, 2] strides = [2, 1] pads = [2, 0, 1, 1] layout = nhwc
      : (tensor<1x5x6x2xf32>) -> tensor<1x3x6x2xf32>
  return %0 : tensor<1x3x6x2xf32>
}

func.func @avg_pool_asymmetric_pads_include_pad_nhwc(
    %a: tensor<1x5x6x2xf32> {nn.value = dense<[[[[1.0, 6.0], [4.0, 0.0], [4.0, -3.0], [-2.0, 9.0], [-9.0, 5.0], [-4.0, -4.0]], [[5.0, -6.0], [4.0, -6.0], [-1.0, 4.0], [-3.0, 7.0], [-7.0, -2.0], [-8.0, 8.0]], [[5.0, -3.0], [-7.0, 4.0], [-4.0, 2.0], [-1.0, -3.0], [-3.0, -8.0], [6.0, 0.0]], [[1.0, -3.0], [4.0, 4.0], [9.0, -1.0], [-7.0, 0.0], [1.0, 9.0], [2.0, 7.0]], [[-2.0, -3.0], [8.0, -7.0], [2.0, -5.0], [9.0, -8.0], [0.0, -3.0], [-1.0, -2.0]]]]> : tensor<1x5x6x2xf32>})
    -> (tensor<1x3x6x2xf32> {nn.expect = dense<[[[[0.8333333, 1.0], [1.3333334, -0.5], [0.33333334, 1.0], [-1.8333334, 2.3333333], [-2.1666667, 0.16666667], [-0.6666667, -0.6666667]], [[2.0, -0.8333333], [0.0, 0.16666667], [-1.1666666, 2.6666667], [-4.1666665, 1.3333334], [-4.1666665, -0.16666667], [-1.0, 0.6666667]], [[1.5, -1.3333334], [2.0, -0.5], [1.3333334, -2.5], [-0.16666667, -2.1666667], [0.8333333, 0.5], [1.1666666, 0.8333333]]]]> : tensor<1x3x6x2xf32>}) {
  %0 = nn.avg_pool %a kernel = [3, 2] strides = [2, 1] pads = [2, 0, 1, 1] layout = nhwc {count_include_pad}
      : (tensor<1x5x6x2xf32>) -> tensor<1x3x6x2xf32>
  return %0 : tensor<1x3x6x2xf32>
}

func.func @avg_pool_ceil(
    %a: tensor<1x2x5x6xf32> {nn.value = dense<[[[[6.0, 8.0, -3.0, -3.0, 5.0, 5.0], [-1.0, -5.0, -1.0, -4.0, 4.0, -7.0], [-2.0, -6.0, -3.0, -9.0, 3.0, 4.0], [-2.0, -1.0, 2.0, -9.0, 1.0, -1.0], [-2.0, -1.0, 3.0, 4.0, -4.0, -4.0]], [[8.0, 2.0, 3.0, -4.0, 4.0, -9.0], [-7.0, 9.0, -6.0, -7.0, -7.0, -5.0], [7.0, 5.0, -1.0, 4.0, 5.0, -9.0], [9.0, 1.0, 4.0, -1.0, -4.0, -7.0], [3.0, 8.0, -7.0, -4.0, 2.0, 0.0]]]]> : tensor<1x2x5x6xf32>})
    -> (tensor<1x2x3x3xf32> {nn.expect = dense<[[[[2.0, -2.75, 1.75], [-2.75, -4.75, 1.75], [-1.5, 3.5, -4.0]], [[3.0, -3.5, -4.25], [5.5, 1.5, -3.75], [5.5, -5.5, 1.0]]]]> : tensor<1x2x3x3xf32>}) {
  %0 = nn.avg_pool %a kernel = [2, 2] strides = [2, 2] {ceil_mode}
      : (tensor<1x2x5x6xf32>) -> tensor<1x2x3x3xf32>
  return %0 : tensor<1x2x3x3xf32>
}

func.func @avg_pool_ceil_include_pad(
    %a: tensor<1x2x5x6xf32> {nn.value = dense<[[[[2.0, -1.0, 4.0, 4.0, 9.0, 6.0], [-5.0, 4.0, -8.0, -1.0, 4.0, 4.0], [6.0, -9.0, -8.0, 8.0, -8.0, -7.0], [-1.0, -6.0, 3.0, -5.0, -1.0, 4.0], [3.0, 5.0, 4.0, -7.0, -3.0, -5.0]], [[2.0, -5.0, -8.0, -5.0, 9.0, 0.0], [-7.0, 7.0, 0.0, 5.0, 6.0, 5.0], [3.0, 1.0, -9.0, 1.0, -2.0, 2.0], [-5.0, 8.0, 2.0, 8.0, 7.0, 6.0], [-2.0, 0.0, 1.0, 6.0, 5.0, -3.0]]]]> : tensor<1x2x5x6xf32>})
    -> (tensor<1x2x3x3xf32> {nn.expect = dense<[[[[0.0, -0.25, 5.75], [-2.5, -0.5, -3.0], [4.0, -1.5, -4.0]], [[-0.75, -2.0, 5.0], [1.75, 0.5, 3.25], [-1.0, 3.5, 1.0]]]]> : tensor<1x2x3x3xf32>}) {
  %0 = nn.avg_pool %a kernel = [2, 2] strides = [2, 2] {ceil_mode, count_include_pad}
      : (tensor<1x2x5x6xf32>) -> tensor<1x2x3x3xf32>
  return %0 : tensor<1x2x3x3xf32>
}

func.func @avg_pool_ceil_nhwc(
    %a: tensor<1x5x6x2xf32> {nn.value = dense<[[[[-3.0, 3.0], [-9.0, -5.0], [1.0, 4.0], [-2.0, 2.0], [4.0, -5.0], [0.0, -8.0]], [[-6.0, 7.0], [-8.0, -1.0], [-7.0, 1.0], [1.0, 9.0], [-8.0, -3.0], [6.0, 1.0]], [[7.0, -5.0], [-3.0, -1.0], [-5.0, -6.0], [-3.0, 8.0], [-5.0, 9.0], [0.0, 4.0]], [[-1.0, -9.0], [-4.0, 9.0], [-5.0, 0.0], [6.0, 1.0], [8.0, -2.0], [-3.0, 1.0]], [[3.0, 0.0], [-6.0, 6.0], [-6.0, 0.0], [-5.0, 2.0], [-1.0, 4.0], [9.0, -6.0]]]]> : tensor<1x5x6x2xf32>})
    -> (tensor<1x3x3x2xf32> {nn.expect = dense<[[[[-6.5, 1.0], [-1.75, 4.0], [0.5, -3.75]], [[-0.25, -1.5], [-1.75, 0.75], [0.0, 3.0]], [[-1.5, 3.0], [-5.5, 1.0], [4.0, -1.0]]]]> : tensor<1x3x3x2xf32>}) {
  %0 = nn.avg_pool %a kernel = [2, 2] strides = [2, 2] layout = nhwc {ceil_mode}
      : (tensor<1x5x6x2xf32>) -> tensor<1x3x3x2xf32>
  return %0 : tensor<1x3x3x2xf32>
}

func.func @avg_pool_ceil_include_pad_nhwc(
    %a: tensor<1x5x6x2xf32> {nn.value = dense<[[[[-3.0, -7.0], [-6.0, -8.0], [4.0, -1.0], [-8.0, 3.0], [-5.0, 9.0], [-8.0, -9.0]], [[-1.0, -8.0], [4.0, -6.0], [-9.0, -3.0], [6.0, -9.0], [0.0, 9.0], [-3.0, -9.0]], [[4.0, 0.0], [-5.0, -1.0], [5.0, 3.0], [0.0, -8.0], [9.0, -3.0], [-3.0, 6.0]], [[2.0, -7.0], [-8.0, 7.0], [8.0, -6.0], [-4.0, -3.0], [0.0, -9.0], [5.0, 3.0]], [[-9.0, -3.0], [-9.0, 4.0], [9.0, 8.0], [0.0, -3.0], [-6.0, -2.0], [-5.0, -1.0]]]]> : tensor<1x5x6x2xf32>})
    -> (tensor<1x3x3x2xf32> {nn.expect = dense<[[[[-1.5, -7.25], [-1.75, -2.5], [-4.0, 0.0]], [[-1.75, -0.25], [2.25, -3.5], [2.75, -0.75]], [[-9.0, 0.5], [4.5, 2.5], [-5.5, -1.5]]]]> : tensor<1x3x3x2xf32>}) {
  %0 = nn.avg_pool %a kernel = [2, 2] strides = [2, 2] layout = nhwc {ceil_mode, count_include_pad}
      : (tensor<1x5x6x2xf32>) -> tensor<1x3x3x2xf32>
  return %0 : tensor<1x3x3x2xf32>
}

func.func @avg_pool_ceil_padded(
    %a: tensor<1x1x6x7xf32> {nn.value = dense<[[[[-3.0, 9.0, 4.0, -3.0, 4.0, -6.0, -1.0], [-3.0, 7.0, 6.0, -3.0, -8.0, -9.0, 0.0], [-8.0, -4.0, 7.0, -4.0, -8.0, -9.0, 2.0], [3.0, 9.0, -3.0, 3.0, 9.0, 4.0, 3.0], [2.0, 4.0, -3.0, 2.0, 4.0, -3.0, 9.0], [-1.0, 3.0, -7.0, -8.0, 0.0, -7.0, 3.0]]]]> : tensor<1x1x6x7xf32>})
    -> (tensor<1x1x4x4xf32> {nn.expect = dense<[[[[2.5, 3.3333333, -4.1666665, -4.0], [0.6666667, 2.0, -2.7777777, -1.5], [3.3333333, 0.0, 0.44444445, 1.5], [1.0, -4.0, -5.0, -2.0]]]]> : tensor<1x1x4x4xf32>}) {
  %0 = nn.avg_pool %a kernel = [3, 3] strides = [2, 2] pads = [1, 1, 1, 1] {ceil_mode}
      : (tensor<1x1x6x7xf32>) -> tensor<1x1x4x4xf32>
  return %0 : tensor<1x1x4x4xf32>
}

func.func @avg_pool_ceil_padded_include_pad(
    %a: tensor<1x1x6x7xf32> {nn.value = dense<[[[[2.0, -3.0, 8.0, 5.0, 8.0, 9.0, 5.0], [-5.0, 2.0, -3.0, -5.0, -6.0, 7.0, 3.0], [-7.0, 5.0, -3.0, 4.0, 2.0, -4.0, 9.0], [6.0, -1.0, 9.0, 0.0, -7.0, 5.0, 5.0], [-3.0, -9.0, -5.0, -4.0, 1.0, -1.0, -3.0], [4.0, -6.0, 5.0, -4.0, 8.0, -2.0, -7.0]]]]> : tensor<1x1x6x7xf32>})
    -> (tensor<1x1x4x4xf32> {nn.expect = dense<[[[[-0.44444445, 0.44444445, 2.0, 2.6666667], [0.0, 0.8888889, -0.44444445, 2.7777777], [-1.0, -1.6666666, -0.44444445, -0.33333334], [-0.33333334, -0.8333333, 0.33333334, -1.5]]]]> : tensor<1x1x4x4xf32>}) {
  %0 = nn.avg_pool %a kernel = [3, 3] strides = [2, 2] pads = [1, 1, 1, 1] {ceil_mode, count_include_pad}
      : (tensor<1x1x6x7xf32>) -> tensor<1x1x4x4xf32>
  return %0 : tensor<1x1x4x4xf32>
}

func.func @avg_pool_ceil_padded_nhwc(
    %a: tensor<1x6x7x1xf32> {nn.value = dense<[[[[-2.0], [-3.0], [-9.0], [1.0], [-5.0], [3.0], [0.0]], [[-7.0], [8.0], [6.0], [-8.0], [8.0], [-7.0], [9.0]], [[-1.0], [-2.0], [-7.0], [-4.0], [0.0], [7.0], [-2.0]], [[-8.0], [-2.0], [1.0], [-5.0], [-2.0], [0.0], [4.0]], [[-3.0], [3.0], [8.0], [-2.0], [-1.0], [-6.0], [5.0]], [[-7.0], [0.0], [2.0], [5.0], [8.0], [-9.0], [9.0]]]]> : tensor<1x6x7x1xf32>})
    -> (tensor<1x4x4x1xf32> {nn.expect = dense<[[[[-1.0], [-0.8333333], [-1.3333334], [1.25]], [[-2.0], [-1.4444444], [-1.2222222], [1.8333334]], [[-2.8333333], [1.1111112], [-1.3333334], [0.5]], [[-3.5], [2.3333333], [1.3333334], [0.0]]]]> : tensor<1x4x4x1xf32>}) {
  %0 = nn.avg_pool %a kernel = [3, 3] strides = [2, 2] pads = [1, 1, 1, 1] layout = nhwc {ceil_mode}
      : (tensor<1x6x7x1xf32>) -> tensor<1x4x4x1xf32>
  return %0 : tensor<1x4x4x1xf32>
}

func.func @avg_pool_ceil_padded_include_pad_nhwc(
    %a: tensor<1x6x7x1xf32> {nn.value = dense<[[[[0.0], [6.0], [4.0], [-9.0], [3.0], [6.0], [7.0]], [[-2.0], [-5.0], [0.0], [-5.0], [4.0], [9.0], [7.0]], [[-4.0], [3.0], [3.0], [0.0], [9.0], [3.0], [2.0]], [[7.0], [-3.0], [-6.0], [-8.0], [5.0], [8.0], [8.0]], [[9.0], [-3.0], [0.0], [9.0], [4.0], [3.0], [7.0]], [[-4.0], [7.0], [-6.0], [-2.0], [-3.0], [-8.0], [-9.0]]]]> : tensor<1x6x7x1xf32>})
    -> (tensor<1x4x4x1xf32> {nn.expect = dense<[[[[-0.11111111], [-1.0], [0.8888889], [3.2222223]], [[-0.44444445], [-2.3333333], [2.7777777], [4.111111]], [[1.4444444], [-1.3333334], [0.8888889], [1.0]], [[0.5], [-0.16666667], [-2.1666667], [-2.8333333]]]]> : tensor<1x4x4x1xf32>}) {
  %0 = nn.avg_pool %a kernel = [3, 3] strides = [2, 2] pads = [1, 1, 1, 1] layout = nhwc {ceil_mode, count_include_pad}
      : (tensor<1x6x7x1xf32>) -> tensor<1x4x4x1xf32>
  return %0 : tensor<1x4x4x1xf32>
}

func.func @avg_pool_ceil_drops_last_window(
    %a: tensor<1x1x4x4xf32> {nn.value = dense<[[[[-7.0, -4.0, -9.0, 5.0], [-5.0, 0.0, 6.0, 3.0], [-6.0, 6.0, 9.0, -7.0], [5.0, -6.0, -3.0, -1.0]]]]> : tensor<1x1x4x4xf32>})
    -> (tensor<1x1x2x2xf32> {nn.expect = dense<[[[[-7.0, -2.0], [-0.5, -0.5]]]]> : tensor<1x1x2x2xf32>}) {
  %0 = nn.avg_pool %a kernel = [2, 2] strides = [3, 3] pads = [1, 1, 1, 1] {ceil_mode}
      : (tensor<1x1x4x4xf32>) -> tensor<1x1x2x2xf32>
  return %0 : tensor<1x1x2x2xf32>
}

func.func @avg_pool_ceil_drops_last_window_include_pad(
    %a: tensor<1x1x4x4xf32> {nn.value = dense<[[[[-7.0, 5.0, 5.0, 7.0], [6.0, 3.0, -4.0, 5.0], [-7.0, 0.0, 2.0, -9.0], [-6.0, 3.0, -3.0, -3.0]]]]> : tensor<1x1x4x4xf32>})
    -> (tensor<1x1x2x2xf32> {nn.expect = dense<[[[[-1.75, 3.0], [-3.25, -3.25]]]]> : tensor<1x1x2x2xf32>}) {
  %0 = nn.avg_pool %a kernel = [2, 2] strides = [3, 3] pads = [1, 1, 1, 1] {ceil_mode, count_include_pad}
      : (tensor<1x1x4x4xf32>) -> tensor<1x1x2x2xf32>
  return %0 : tensor<1x1x2x2xf32>
}

func.func @avg_pool_ceil_drops_last_window_nhwc(
    %a: tensor<1x4x4x1xf32> {nn.value = dense<[[[[-1.0], [-3.0], [8.0], [2.0]], [[1.0], [-7.0], [7.0], [-8.0]], [[0.0], [7.0], [-1.0], [-9.0]], [[8.0], [4.0], [2.0], [-7.0]]]]> : tensor<1x4x4x1xf32>})
    -> (tensor<1x2x2x1xf32> {nn.expect = dense<[[[[-1.0], [5.0]], [[4.0], [-3.75]]]]> : tensor<1x2x2x1xf32>}) {
  %0 = nn.avg_pool %a kernel = [2, 2] strides = [3, 3] pads = [1, 1, 1, 1] layout = nhwc {ceil_mode}
      : (tensor<1x4x4x1xf32>) -> tensor<1x2x2x1xf32>
  return %0 : tensor<1x2x2x1xf32>
}

func.func @avg_pool_ceil_drops_last_window_include_pad_nhwc(
    %a: tensor<1x4x4x1xf32> {nn.value = dense<[[[[-4.0], [-8.0], [-2.0], [-3.0]], [[-5.0], [-9.0], [-4.0], [9.0]], [[8.0], [5.0], [-3.0], [5.0]], [[7.0], [3.0], [3.0], [8.0]]]]> : tensor<1x4x4x1xf32>})
    -> (tensor<1x2x2x1xf32> {nn.expect = dense<[[[[-1.0], [-1.25]], [[3.75], [3.25]]]]> : tensor<1x2x2x1xf32>}) {
  %0 = nn.avg_pool %a kernel = [2, 2] strides = [3, 3] pads = [1, 1, 1, 1] layout = nhwc {ceil_mode, count_include_pad}
      : (tensor<1x4x4x1xf32>) -> tensor<1x2x2x1xf32>
  return %0 : tensor<1x2x2x1xf32>
}

func.func @avg_pool_ceil_stride_beyond_kernel(
    %a: tensor<1x1x7x8xf32> {nn.value = dense<[[[[5.0, 4.0, 1.0, -7.0, -6.0, -3.0, 8.0, -3.0], [3.0, -3.0, 7.0, 1.0, -7.0, -5.0, -9.0, 2.0], [1.0, -4.0, 2.0, -4.0, -4.0, -9.0, -3.0, 3.0], [5.0, 5.0, 4.0, 5.0, 8.0, -7.0, -5.0, -7.0], [4.0, 6.0, 9.0, -2.0, -4.0, 9.0, -5.0, -2.0], [5.0, -7.0, -7.0, -9.0, -5.0, -1.0, -9.0, 2.0], [2.0, -4.0, -9.0, -5.0, -3.0, 5.0, 0.0, -5.0]]]]> : tensor<1x1x7x8xf32>})
    -> (tensor<1x1x3x3xf32> {nn.expect = dense<[[[[4.5, -6.5, 2.5], [5.0, 6.5, -6.0], [-1.0, -4.0, -2.5]]]]> : tensor<1x1x3x3xf32>}) {
  %0 = nn.avg_pool %a kernel = [1, 2] strides = [3, 3] {ceil_mode}
      : (tensor<1x1x7x8xf32>) -> tensor<1x1x3x3xf32>
  return %0 : tensor<1x1x3x3xf32>
}

func.func @avg_pool_ceil_stride_beyond_kernel_include_pad(
    %a: tensor<1x1x7x8xf32> {nn.value = dense<[[[[2.0, 9.0, -6.0, 9.0, -7.0, -7.0, 2.0, 9.0], [3.0, -4.0, -4.0, -9.0, -9.0, -9.0, 4.0, -4.0], [-7.0, 5.0, 4.0, 8.0, 7.0, 9.0, -1.0, 7.0], [1.0, -9.0, -1.0, -8.0, 3.0, -1.0, 5.0, -7.0], [5.0, 5.0, 5.0, 9.0, 8.0, 9.0, -4.0, 5.0], [-4.0, 6.0, 7.0, -5.0, 5.0, 2.0, -6.0, 8.0], [-4.0, -9.0, 7.0, -6.0, 7.0, 4.0, 4.0, -9.0]]]]> : tensor<1x1x7x8xf32>})
    -> (tensor<1x1x3x3xf32> {nn.expect = dense<[[[[5.5, 1.0, 5.5], [-4.0, -2.5, -1.0], [-6.5, 0.5, -2.5]]]]> : tensor<1x1x3x3xf32>}) {
  %0 = nn.avg_pool %a kernel = [1, 2] strides = [3, 3] {ceil_mode, count_include_pad}
      : (tensor<1x1x7x8xf32>) -> tensor<1x1x3x3xf32>
  return %0 : tensor<1x1x3x3xf32>
}

func.func @avg_pool_ceil_stride_beyond_kernel_nhwc(
    %a: tensor<1x7x8x1xf32> {nn.value = dense<[[[[-2.0], [-5.0], [1.0], [-5.0], [-2.0], [-4.0], [6.0], [3.0]], [[-8.0], [-9.0], [-3.0], [-7.0], [-1.0], [-4.0], [-6.0], [2.0]], [[6.0], [-6.0], [-3.0], [6.0], [2.0], [5.0], [7.0], [-5.0]], [[-1.0], [-4.0], [9.0], [8.0], [-4.0], [6.0], [3.0], [1.0]], [[3.0], [1.0], [-3.0], [-9.0], [-1.0], [9.0], [-1.0], [-7.0]], [[-1.0], [-8.0], [6.0], [2.0], [-5.0], [-3.0], [8.0], [-6.0]], [[-3.0], [-1.0], [-2.0], [2.0], [9.0], [5.0], [4.0], [3.0]]]]> : tensor<1x7x8x1xf32>})
    -> (tensor<1x3x3x1xf32> {nn.expect = dense<[[[[-3.5], [-3.5], [4.5]], [[-2.5], [2.0], [2.0]], [[-2.0], [5.5], [3.5]]]]> : tensor<1x3x3x1xf32>}) {
  %0 = nn.avg_pool %a kernel = [1, 2] strides = [3, 3] layout = nhwc {ceil_mode}
      : (tensor<1x7x8x1xf32>) -> tensor<1x3x3x1xf32>
  return %0 : tensor<1x3x3x1xf32>
}

func.func @avg_pool_ceil_stride_beyond_kernel_include_pad_nhwc(
    %a: tensor<1x7x8x1xf32> {nn.value = dense<[[[[-3.0], [5.0], [4.0], [-8.0], [-7.0], [-4.0], [7.0], [-6.0]], [[-2.0], [7.0], [-5.0], [6.0], [2.0], [6.0], [9.0], [6.0]], [[-6.0], [0.0], [-9.0], [4.0], [-2.0], [0.0], [1.0], [-5.0]], [[-2.0], [9.0], [2.0], [-7.0], [-1.0], [-4.0], [1.0], [7.0]], [[-6.0], [-4.0], [-5.0], [-8.0], [7.0], [3.0], [-3.0], [-1.0]], [[5.0], [0.0], [-8.0], [5.0], [-5.0], [-3.0], [7.0], [-1.0]], [[3.0], [4.0], [5.0], [-6.0], [7.0], [0.0], [-8.0], [-7.0]]]]> : tensor<1x7x8x1xf32>})
    -> (tensor<1x3x3x1xf32> {nn.expect = dense<[[[[1.0], [-7.5], [0.5]], [[3.5], [-4.0], [4.0]], [[3.5], [0.5], [-7.5]]]]> : tensor<1x3x3x1xf32>}) {
  %0 = nn.avg_pool %a kernel = [1, 2] strides = [3, 3] layout = nhwc {ceil_mode, count_include_pad}
      : (tensor<1x7x8x1xf32>) -> tensor<1x3x3x1xf32>
  return %0 : tensor<1x3x3x1xf32>
}

func.func @avg_pool_dilated(
    %a: tensor<1x1x7x7xf32> {nn.value = dense<[[[[7.0, 5.0, 1.0, 0.0, 5.0, 9.0, -1.0], [-2.0, 2.0, 2.0, 0.0, -1.0, 6.0, 7.0], [-4.0, -6.0, -9.0, 7.0, -5.0, 4.0, -5.0], [5.0, 4.0, -5.0, -4.0, -7.0, 0.0, 2.0], [1.0, 0.0, 5.0, -5.0, -1.0, -1.0, -8.0], [3.0, 9.0, -6.0, -2.0, 2.0, 0.0, -3.0], [-9.0, -3.0, -3.0, 2.0, 1.0, -9.0, 9.0]]]]> : tensor<1x1x7x7xf32>})
    -> (tensor<1x1x4x3xf32> {nn.expect = dense<[[[[1.0, 2.3333333, -0.8333333], [0.6666667, 0.33333334, 0.6666667], [-3.1666667, 2.0, -4.3333335], [-3.0, -1.6666666, -0.5]]]]> : tensor<1x1x4x3xf32>}) {
  %0 = nn.avg_pool %a kernel = [2, 3] dilations = [3, 2]
      : (tensor<1x1x7x7xf32>) -> tensor<1x1x4x3xf32>
  return %0 : tensor<1x1x4x3xf32>
}

func.func @avg_pool_dilated_nhwc(
    %a: tensor<1x7x7x1xf32> {nn.value = dense<[[[[-5.0], [1.0], [8.0], [1.0], [6.0], [-2.0], [-5.0]], [[-2.0], [-5.0], [4.0], [3.0], [3.0], [-5.0], [0.0]], [[5.0], [2.0], [1.0], [-5.0], [1.0], [-6.0], [-1.0]], [[4.0], [-9.0], [-3.0], [6.0], [6.0], [-4.0], [5.0]], [[1.0], [-2.0], [9.0], [8.0], [5.0], [-4.0], [3.0]], [[0.0], [-6.0], [9.0], [8.0], [7.0], [-3.0], [-8.0]], [[7.0], [-7.0], [8.0], [-2.0], [9.0], [1.0], [5.0]]]]> : tensor<1x7x7x1xf32>})
    -> (tensor<1x4x3x1xf32> {nn.expect = dense<[[[[2.6666667], [-1.1666666], [2.8333333]], [[3.3333333], [-0.8333333], [4.0]], [[3.8333333], [-1.6666666], [1.5]], [[5.1666665], [-2.5], [5.0]]]]> : tensor<1x4x3x1xf32>}) {
  %0 = nn.avg_pool %a kernel = [2, 3] dilations = [3, 2] layout = nhwc
      : (tensor<1x7x7x1xf32>) -> tensor<1x4x3x1xf32>
  return %0 : tensor<1x4x3x1xf32>
}

func.func @avg_pool_global(%a: tensor<2x3x3x4xf32>)
    -> tensor<2x3x1x1xf32> {
  %0 = nn.avg_pool %a kernel = [3, 4]
      : (tensor<2x3x3x4xf32>) -> tensor<2x3x1x1xf32>
  return %0 : tensor<2x3x1x1xf32>
}

func.func @avg_pool_global_nhwc(%a: tensor<2x3x4x3xf32>)
    -> tensor<2x1x1x3xf32> {
  %0 = nn.avg_pool %a kernel = [3, 4] layout = nhwc
      : (tensor<2x3x4x3xf32>) -> tensor<2x1x1x3xf32>
  return %0 : tensor<2x1x1x3xf32>
}

func.func @avg_pool_one(
    %a: tensor<1x1x1x1xf32> {nn.value = dense<[[[[6.0]]]]> : tensor<1x1x1x1xf32>})
    -> (tensor<1x1x1x1xf32> {nn.expect = dense<[[[[6.0]]]]> : tensor<1x1x1x1xf32>}) {
  %0 = nn.avg_pool %a kernel = [1, 1]
      : (tensor<1x1x1x1xf32>) -> tensor<1x1x1x1xf32>
  return %0 : tensor<1x1x1x1xf32>
}

func.func @avg_pool_one_nhwc(
    %a: tensor<1x1x1x1xf32> {nn.value = dense<[[[[2.0]]]]> : tensor<1x1x1x1xf32>})
    -> (tensor<1x1x1x1xf32> {nn.expect = dense<[[[[2.0]]]]> : tensor<1x1x1x1xf32>}) {
  %0 = nn.avg_pool %a kernel = [1, 1] layout = nhwc
      : (tensor<1x1x1x1xf32>) -> tensor<1x1x1x1xf32>
  return %0 : tensor<1x1x1x1xf32>
}

func.func @avg_pool_channels_19(%a: tensor<1x19x6x5xf32>)
    -> tensor<1x19x6x3xf32> {
  %0 = nn.avg_pool %a kernel = [3, 3] strides = [1, 2] pads = [1, 1, 1, 1]
      : (tensor<1x19x6x5xf32>) -> tensor<1x19x6x3xf32>
  return %0 : tensor<1x19x6x3xf32>
}

func.func @avg_pool_channels_19_nhwc(%a: tensor<1x6x5x19xf32>)
    -> tensor<1x6x3x19xf32> {
  %0 = nn.avg_pool %a kernel = [3, 3] strides = [1, 2] pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x6x5x19xf32>) -> tensor<1x6x3x19xf32>
  return %0 : tensor<1x6x3x19xf32>
}

func.func @avg_pool_f64(%a: tensor<1x3x7x6xf64>)
    -> tensor<1x3x4x3xf64> {
  %0 = nn.avg_pool %a kernel = [3, 3] strides = [2, 2] pads = [1, 1, 1, 1]
      : (tensor<1x3x7x6xf64>) -> tensor<1x3x4x3xf64>
  return %0 : tensor<1x3x4x3xf64>
}

func.func @avg_pool_f16(%a: tensor<1x3x7x6xf16>)
    -> tensor<1x3x4x3xf16> {
  %0 = nn.avg_pool %a kernel = [3, 3] strides = [2, 2] pads = [1, 1, 1, 1]
      : (tensor<1x3x7x6xf16>) -> tensor<1x3x4x3xf16>
  return %0 : tensor<1x3x4x3xf16>
}

func.func @avg_pool_bf16(%a: tensor<1x3x7x6xbf16>)
    -> tensor<1x3x4x3xbf16> {
  %0 = nn.avg_pool %a kernel = [3, 3] strides = [2, 2] pads = [1, 1, 1, 1]
      : (tensor<1x3x7x6xbf16>) -> tensor<1x3x4x3xbf16>
  return %0 : tensor<1x3x4x3xbf16>
}

func.func @avg_pool_empty_batch(%a: tensor<0x2x4x4xf32>)
    -> tensor<0x2x2x2xf32> {
  %0 = nn.avg_pool %a kernel = [2, 2] strides = [2, 2]
      : (tensor<0x2x4x4xf32>) -> tensor<0x2x2x2xf32>
  return %0 : tensor<0x2x2x2xf32>
}

func.func @avg_pool_line(%a: tensor<2x3x11xf32>) -> (tensor<2x3x6xf32>) {
  %0 = nn.avg_pool %a kernel = [3] strides = [2] pads = [1, 1] : (tensor<2x3x11xf32>) -> tensor<2x3x6xf32>
  return %0 : tensor<2x3x6xf32>
}

func.func @avg_pool_volume(%a: tensor<1x3x4x5x6xf32>) -> (tensor<1x3x3x3x4xf32>) {
  %0 = nn.avg_pool %a kernel = [2, 3, 2] strides = [1, 2, 2] pads = [0, 1, 1, 0, 1, 1] {count_include_pad}
      : (tensor<1x3x4x5x6xf32>) -> tensor<1x3x3x3x4xf32>
  return %0 : tensor<1x3x3x3x4xf32>
}

// Only the part of a window that lies inside counts.
func.func @avg_pool_same_upper_values(
    %a: tensor<1x1x4xf32> {nn.value = dense<[[[1.0, 2.0, 3.0, 4.0]]]> : tensor<1x1x4xf32>})
    -> (tensor<1x1x4xf32> {nn.expect = dense<[[[1.5, 2.5, 3.5, 4.0]]]> : tensor<1x1x4xf32>}) {
  %0 = nn.avg_pool %a kernel = [2] auto_pad = same_upper : (tensor<1x1x4xf32>) -> tensor<1x1x4xf32>
  return %0 : tensor<1x1x4xf32>
}
