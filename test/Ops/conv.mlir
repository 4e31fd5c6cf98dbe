// RUN: nn-check %s

//===- nn.conv -----------------------------------------------------------===//
// Strides, pads, dilations, groups, auto_pad, both layouts, 1 to 3 dimensions.
//===----------------------------------------------------------------------===//

func.func @conv_values(
    %a: tensor<1x1x4x4xf32> {nn.value = dense<[[[[1.0, 2.0, 3.0, 4.0], [5.0, 6.0, 7.0, 8.0], [9.0, 10.0, 11.0, 12.0], [13.0, 14.0, 15.0, 16.0]]]]> : tensor<1x1x4x4xf32>},
    %b: tensor<1x1x2x2xf32> {nn.value = dense<[[[[1.0, 0.0], [0.0, -1.0]]]]> : tensor<1x1x2x2xf32>})
    -> (tensor<1x1x3x3xf32> {nn.expect = dense<-5.0> : tensor<1x1x3x3xf32>}) {
  %0 = nn.conv %a, %b
      : (tensor<1x1x4x4xf32>, tensor<1x1x2x2xf32>) -> tensor<1x1x3x3xf32>
  return %0 : tensor<1x1x3x3xf32>
}

func.func @conv_padded_values(
    %a: tensor<1x1x4x4xf32> {nn.value = dense<[[[[1.0, 2.0, 3.0, 4.0], [5.0, 6.0, 7.0, 8.0], [9.0, 10.0, 11.0, 12.0], [13.0, 14.0, 15.0, 16.0]]]]> : tensor<1x1x4x4xf32>},
    %b: tensor<1x1x3x3xf32> {nn.value = dense<1.0> : tensor<1x1x3x3xf32>},
    %c: tensor<1xf32> {nn.value = dense<[100.0]> : tensor<1xf32>})
    -> (tensor<1x1x4x4xf32> {nn.expect = dense<[[[[114.0, 124.0, 130.0, 122.0], [133.0, 154.0, 163.0, 145.0], [157.0, 190.0, 199.0, 169.0], [146.0, 172.0, 178.0, 154.0]]]]> : tensor<1x1x4x4xf32>}) {
  %0 = nn.conv %a, %b, %c pads = [1, 1, 1, 1]
      : (tensor<1x1x4x4xf32>, tensor<1x1x3x3xf32>, tensor<1xf32>) -> tensor<1x1x4x4xf32>
  return %0 : tensor<1x1x4x4xf32>
}

func.func @conv_nhwc_values(
    %a: tensor<1x4x4x1xf32> {nn.value = dense<[[[[1.0], [2.0], [3.0], [4.0]], [[5.0], [6.0], [7.0], [8.0]], [[9.0], [10.0], [11.0], [12.0]], [[13.0], [14.0], [15.0], [16.0]]]]> : tensor<1x4x4x1xf32>},
    %b: tensor<3x2x1x2xf32> {nn.value = dense<[[[[3.0, 2.0]], [[-2.0, -3.0]]], [[[-1.0, -1.0]], [[-1.0, -3.0]]], [[[-1.0, 3.0]], [[-2.0, 1.0]]]]> : tensor<3x2x1x2xf32>})
    -> (tensor<1x3x2x2xf32> {nn.expect = dense<[[[[-20.0, 14.0], [-30.0, 14.0]], [[-41.0, 10.0], [-49.0, 8.0]], [[-57.0, 6.0], [-65.0, 4.0]]]]> : tensor<1x3x2x2xf32>}) {
  %0 = nn.conv %a, %b strides = [1, 2] pads = [1, 0, 0, 1] layout = nhwc
      : (tensor<1x4x4x1xf32>, tensor<3x2x1x2xf32>) -> tensor<1x3x2x2xf32>
  return %0 : tensor<1x3x2x2xf32>
}

func.func @conv_groups_values(
    %a: tensor<1x4x3x3xf32> {nn.value = dense<[[[[-3.0, 1.0, 1.0], [3.0, -2.0, 0.0], [-2.0, 1.0, 3.0]], [[3.0, -2.0, -1.0], [2.0, 3.0, -2.0], [3.0, -3.0, -3.0]], [[-1.0, 3.0, 1.0], [-2.0, 3.0, -3.0], [3.0, -3.0, 0.0]], [[-2.0, -3.0, 1.0], [0.0, -1.0, 0.0], [1.0, 3.0, 2.0]]]]> : tensor<1x4x3x3xf32>},
    %b: tensor<4x2x2x2xf32> {nn.value = dense<[[[[3.0, 1.0], [0.0, -3.0]], [[-3.0, -3.0], [3.0, 3.0]]], [[[1.0, 3.0], [2.0, -2.0]], [[2.0, 1.0], [-2.0, -1.0]]], [[[2.0, -1.0], [3.0, 2.0]], [[1.0, 2.0], [3.0, 0.0]]], [[[3.0, 1.0], [1.0, -3.0]], [[0.0, -1.0], [1.0, 2.0]]]]> : tensor<4x2x2x2xf32>},
    %c: tensor<4xf32> {nn.value = dense<[0.0, 1.0, -1.0, 3.0]> : tensor<4xf32>})
    -> (tensor<1x4x2x2xf32> {nn.expect = dense<[[[[10.0, 16.0], [-11.0, -36.0]], [[8.0, -8.0], [-4.0, 8.0]], [[-14.0, 3.0], [-4.0, 7.0]], [[-7.0, 23.0], [20.0, 13.0]]]]> : tensor<1x4x2x2xf32>}) {
  %0 = nn.conv %a, %b, %c groups = 2
      : (tensor<1x4x3x3xf32>, tensor<4x2x2x2xf32>, tensor<4xf32>) -> tensor<1x4x2x2xf32>
  return %0 : tensor<1x4x2x2xf32>
}

func.func @conv_dilated_values(
    %a: tensor<1x1x5x5xf32> {nn.value = dense<[[[[0.0, -3.0, 2.0, 2.0, -1.0], [-2.0, 0.0, -1.0, -3.0, 2.0], [-2.0, 1.0, -2.0, 0.0, 0.0], [-2.0, -1.0, 3.0, -3.0, -1.0], [1.0, 3.0, -3.0, 3.0, -1.0]]]]> : tensor<1x1x5x5xf32>},
    %b: tensor<1x1x2x3xf32> {nn.value = dense<[[[[1.0, 0.0, 3.0], [1.0, 3.0, 0.0]]]]> : tensor<1x1x2x3xf32>})
    -> (tensor<1x1x2x1xf32> {nn.expect = dense<[[[[4.0], [-4.0]]]]> : tensor<1x1x2x1xf32>}) {
  %0 = nn.conv %a, %b dilations = [3, 2]
      : (tensor<1x1x5x5xf32>, tensor<1x1x2x3xf32>) -> tensor<1x1x2x1xf32>
  return %0 : tensor<1x1x2x1xf32>
}

func.func @conv_1x1(
    %a: tensor<2x3x5x7xf32>,
    %b: tensor<4x3x1x1xf32>,
    %c: tensor<4xf32>)
    -> (tensor<2x4x5x7xf32>) {
  %0 = nn.conv %a, %b, %c
      : (tensor<2x3x5x7xf32>, tensor<4x3x1x1xf32>, tensor<4xf32>) -> tensor<2x4x5x7xf32>
  return %0 : tensor<2x4x5x7xf32>
}

func.func @conv_1x1_nhwc(
    %a: tensor<2x5x7x3xf32>,
    %b: tensor<1x1x3x4xf32>,
    %c: tensor<4xf32>)
    -> (tensor<2x5x7x4xf32>) {
  %0 = nn.conv %a, %b, %c layout = nhwc
      : (tensor<2x5x7x3xf32>, tensor<1x1x3x4xf32>, tensor<4xf32>) -> tensor<2x5x7x4xf32>
  return %0 : tensor<2x5x7x4xf32>
}

func.func @conv_3x3_same(
    %a: tensor<1x3x8x8xf32>,
    %b: tensor<16x3x3x3xf32>)
    -> (tensor<1x16x8x8xf32>) {
  %0 = nn.conv %a, %b pads = [1, 1, 1, 1]
      : (tensor<1x3x8x8xf32>, tensor<16x3x3x3xf32>) -> tensor<1x16x8x8xf32>
  return %0 : tensor<1x16x8x8xf32>
}

func.func @conv_3x3_same_nhwc(
    %a: tensor<1x8x8x3xf32>,
    %b: tensor<3x3x3x16xf32>)
    -> (tensor<1x8x8x16xf32>) {
  %0 = nn.conv %a, %b pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x8x8x3xf32>, tensor<3x3x3x16xf32>) -> tensor<1x8x8x16xf32>
  return %0 : tensor<1x8x8x16xf32>
}

func.func @conv_3x3_stride2(
    %a: tensor<1x8x9x11xf32>,
    %b: tensor<17x8x3x3xf32>,
    %c: tensor<17xf32>)
    -> (tensor<1x17x5x6xf32>) {
  %0 = nn.conv %a, %b, %c strides = [2, 2] pads = [1, 1, 1, 1]
      : (tensor<1x8x9x11xf32>, tensor<17x8x3x3xf32>, tensor<17xf32>) -> tensor<1x17x5x6xf32>
  return %0 : tensor<1x17x5x6xf32>
}

func.func @conv_3x3_stride2_nhwc(
    %a: tensor<1x9x11x8xf32>,
    %b: tensor<3x3x8x17xf32>,
    %c: tensor<17xf32>)
    -> (tensor<1x5x6x17xf32>) {
  %0 = nn.conv %a, %b, %c strides = [2, 2] pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x9x11x8xf32>, tensor<3x3x8x17xf32>, tensor<17xf32>) -> tensor<1x5x6x17xf32>
  return %0 : tensor<1x5x6x17xf32>
}

func.func @conv_7x7_stride2(
    %a: tensor<1x3x17x15xf32>,
    %b: tensor<8x3x7x7xf32>,
    %c: tensor<8xf32>)
    -> (tensor<1x8x9x8xf32>) {
  %0 = nn.conv %a, %b, %c strides = [2, 2] pads = [3, 3, 3, 3]
      : (tensor<1x3x17x15xf32>, tensor<8x3x7x7xf32>, tensor<8xf32>) -> tensor<1x8x9x8xf32>
  return %0 : tensor<1x8x9x8xf32>
}

func.func @conv_7x7_stride2_nhwc(
    %a: tensor<1x17x15x3xf32>,
    %b: tensor<7x7x3x8xf32>,
    %c: tensor<8xf32>)
    -> (tensor<1x9x8x8xf32>) {
  %0 = nn.conv %a, %b, %c strides = [2, 2] pads = [3, 3, 3, 3] layout = nhwc
      : (tensor<1x17x15x3xf32>, tensor<7x7x3x8xf32>, tensor<8xf32>) -> tensor<1x9x8x8xf32>
  return %0 : tensor<1x9x8x8xf32>
}

func.func @conv_depthwise(
    %a: tensor<1x16x9x9xf32>,
    %b: tensor<16x1x3x3xf32>,
    %c: tensor<16xf32>)
    -> (tensor<1x16x9x9xf32>) {
  %0 = nn.conv %a, %b, %c pads = [1, 1, 1, 1] groups = 16
      : (tensor<1x16x9x9xf32>, tensor<16x1x3x3xf32>, tensor<16xf32>) -> tensor<1x16x9x9xf32>
  return %0 : tensor<1x16x9x9xf32>
}

func.func @conv_depthwise_nhwc(
    %a: tensor<1x9x9x16xf32>,
    %b: tensor<3x3x1x16xf32>,
    %c: tensor<16xf32>)
    -> (tensor<1x9x9x16xf32>) {
  %0 = nn.conv %a, %b, %c pads = [1, 1, 1, 1] groups = 16 layout = nhwc
      : (tensor<1x9x9x16xf32>, tensor<3x3x1x16xf32>, tensor<16xf32>) -> tensor<1x9x9x16xf32>
  return %0 : tensor<1x9x9x16xf32>
}

func.func @conv_depthwise_multiplier(
    %a: tensor<1x3x6x6xf32>,
    %b: tensor<6x1x3x3xf32>)
    -> (tensor<1x6x4x4xf32>) {
  %0 = nn.conv %a, %b groups = 3
      : (tensor<1x3x6x6xf32>, tensor<6x1x3x3xf32>) -> tensor<1x6x4x4xf32>
  return %0 : tensor<1x6x4x4xf32>
}

func.func @conv_depthwise_multiplier_nhwc(
    %a: tensor<1x6x6x3xf32>,
    %b: tensor<3x3x1x6xf32>)
    -> (tensor<1x4x4x6xf32>) {
  %0 = nn.conv %a, %b groups = 3 layout = nhwc
      : (tensor<1x6x6x3xf32>, tensor<3x3x1x6xf32>) -> tensor<1x4x4x6xf32>
  return %0 : tensor<1x4x4x6xf32>
}

func.func @conv_depthwise_stride2(
    %a: tensor<2x5x9x7xf32>,
    %b: tensor<5x1x3x3xf32>,
    %c: tensor<5xf32>)
    -> (tensor<2x5x5x4xf32>) {
  %0 = nn.conv %a, %b, %c strides = [2, 2] pads = [1, 1, 1, 1] groups = 5
      : (tensor<2x5x9x7xf32>, tensor<5x1x3x3xf32>, tensor<5xf32>) -> tensor<2x5x5x4xf32>
  return %0 : tensor<2x5x5x4xf32>
}

func.func @conv_depthwise_stride2_nhwc(
    %a: tensor<2x9x7x5xf32>,
    %b: tensor<3x3x1x5xf32>,
    %c: tensor<5xf32>)
    -> (tensor<2x5x4x5xf32>) {
  %0 = nn.conv %a, %b, %c strides = [2, 2] pads = [1, 1, 1, 1] groups = 5 layout = nhwc
      : (tensor<2x9x7x5xf32>, tensor<3x3x1x5xf32>, tensor<5xf32>) -> tensor<2x5x4x5xf32>
  return %0 : tensor<2x5x4x5xf32>
}

func.func @conv_groups2(
    %a: tensor<2x6x7x5xf32>,
    %b: tensor<10x3x3x3xf32>,
    %c: tensor<10xf32>)
    -> (tensor<2x10x7x5xf32>) {
  %0 = nn.conv %a, %b, %c pads = [1, 1, 1, 1] groups = 2
      : (tensor<2x6x7x5xf32>, tensor<10x3x3x3xf32>, tensor<10xf32>) -> tensor<2x10x7x5xf32>
  return %0 : tensor<2x10x7x5xf32>
}

func.func @conv_groups2_nhwc(
    %a: tensor<2x7x5x6xf32>,
    %b: tensor<3x3x3x10xf32>,
    %c: tensor<10xf32>)
    -> (tensor<2x7x5x10xf32>) {
  %0 = nn.conv %a, %b, %c pads = [1, 1, 1, 1] groups = 2 layout = nhwc
      : (tensor<2x7x5x6xf32>, tensor<3x3x3x10xf32>, tensor<10xf32>) -> tensor<2x7x5x10xf32>
  return %0 : tensor<2x7x5x10xf32>
}

func.func @conv_dilated(
    %a: tensor<1x2x11x13xf32>,
    %b: tensor<3x2x3x3xf32>,
    %c: tensor<3xf32>)
    -> (tensor<1x3x7x7xf32>) {
  %0 = nn.conv %a, %b, %c dilations = [2, 3]
      : (tensor<1x2x11x13xf32>, tensor<3x2x3x3xf32>, tensor<3xf32>) -> tensor<1x3x7x7xf32>
  return %0 : tensor<1x3x7x7xf32>
}

func.func @conv_dilated_nhwc(
    %a: tensor<1x11x13x2xf32>,
    %b: tensor<3x3x2x3xf32>,
    %c: tensor<3xf32>)
    -> (tensor<1x7x7x3xf32>) {
  %0 = nn.conv %a, %b, %c dilations = [2, 3] layout = nhwc
      : (tensor<1x11x13x2xf32>, tensor<3x3x2x3xf32>, tensor<3xf32>) -> tensor<1x7x7x3xf32>
  return %0 : tensor<1x7x7x3xf32>
}

func.func @conv_dilated_padded(
    %a: tensor<1x2x9x9xf32>,
    %b: tensor<5x2x3x3xf32>)
    -> (tensor<1x5x9x9xf32>) {
  %0 = nn.conv %a, %b pads = [2, 2, 2, 2] dilations = [2, 2]
      : (tensor<1x2x9x9xf32>, tensor<5x2x3x3xf32>) -> tensor<1x5x9x9xf32>
  return %0 : tensor<1x5x9x9xf32>
}

func.func @conv_dilated_padded_nhwc(
    %a: tensor<1x9x9x2xf32>,
    %b: tensor<3x3x2x5xf32>)
    -> (tensor<1x9x9x5xf32>) {
  %0 = nn.conv %a, %b pads = [2, 2, 2, 2] dilations = [2, 2] layout = nhwc
      : (tensor<1x9x9x2xf32>, tensor<3x3x2x5xf32>) -> tensor<1x9x9x5xf32>
  return %0 : tensor<1x9x9x5xf32>
}

func.func @conv_asymmetric(
    %a: tensor<1x2x7x9xf32>,
    %b: tensor<3x2x2x5xf32>)
    -> (tensor<1x3x8x3xf32>) {
  %0 = nn.conv %a, %b strides = [1, 3] pads = [0, 1, 2, 3]
      : (tensor<1x2x7x9xf32>, tensor<3x2x2x5xf32>) -> tensor<1x3x8x3xf32>
  return %0 : tensor<1x3x8x3xf32>
}

func.func @conv_asymmetric_nhwc(
    %a: tensor<1x7x9x2xf32>,
    %b: tensor<2x5x2x3xf32>)
    -> (tensor<1x8x3x3xf32>) {
  %0 = nn.conv %a, %b strides = [1, 3] pads = [0, 1, 2, 3] layout = nhwc
      : (tensor<1x7x9x2xf32>, tensor<2x5x2x3xf32>) -> tensor<1x8x3x3xf32>
  return %0 : tensor<1x8x3x3xf32>
}

func.func @conv_window_is_input(
    %a: tensor<2x3x4x5xf32>,
    %b: tensor<7x3x4x5xf32>,
    %c: tensor<7xf32>)
    -> (tensor<2x7x1x1xf32>) {
  %0 = nn.conv %a, %b, %c
      : (tensor<2x3x4x5xf32>, tensor<7x3x4x5xf32>, tensor<7xf32>) -> tensor<2x7x1x1xf32>
  return %0 : tensor<2x7x1x1xf32>
}

func.func @conv_window_is_input_nhwc(
    %a: tensor<2x4x5x3xf32>,
    %b: tensor<4x5x3x7xf32>,
    %c: tensor<7xf32>)
    -> (tensor<2x1x1x7xf32>) {
  %0 = nn.conv %a, %b, %c layout = nhwc
      : (tensor<2x4x5x3xf32>, tensor<4x5x3x7xf32>, tensor<7xf32>) -> tensor<2x1x1x7xf32>
  return %0 : tensor<2x1x1x7xf32>
}

func.func @conv_one_pixel(
    %a: tensor<1x1x1x1xf32>,
    %b: tensor<1x1x1x1xf32>,
    %c: tensor<1xf32>)
    -> (tensor<1x1x1x1xf32>) {
  %0 = nn.conv %a, %b, %c
      : (tensor<1x1x1x1xf32>, tensor<1x1x1x1xf32>, tensor<1xf32>) -> tensor<1x1x1x1xf32>
  return %0 : tensor<1x1x1x1xf32>
}

func.func @conv_one_pixel_nhwc(
    %a: tensor<1x1x1x1xf32>,
    %b: tensor<1x1x1x1xf32>,
    %c: tensor<1xf32>)
    -> (tensor<1x1x1x1xf32>) {
  %0 = nn.conv %a, %b, %c layout = nhwc
      : (tensor<1x1x1x1xf32>, tensor<1x1x1x1xf32>, tensor<1xf32>) -> tensor<1x1x1x1xf32>
  return %0 : tensor<1x1x1x1xf32>
}

func.func @conv_padding_beyond_kernel(
    %a: tensor<1x1x2x2xf32>,
    %b: tensor<1x1x2x2xf32>,
    %c: tensor<1xf32>)
    -> (tensor<1x1x7x7xf32>) {
  %0 = nn.conv %a, %b, %c pads = [3, 3, 3, 3]
      : (tensor<1x1x2x2xf32>, tensor<1x1x2x2xf32>, tensor<1xf32>) -> tensor<1x1x7x7xf32>
  return %0 : tensor<1x1x7x7xf32>
}

func.func @conv_padding_beyond_kernel_nhwc(
    %a: tensor<1x2x2x1xf32>,
    %b: tensor<2x2x1x1xf32>,
    %c: tensor<1xf32>)
    -> (tensor<1x7x7x1xf32>) {
  %0 = nn.conv %a, %b, %c pads = [3, 3, 3, 3] layout = nhwc
      : (tensor<1x2x2x1xf32>, tensor<2x2x1x1xf32>, tensor<1xf32>) -> tensor<1x7x7x1xf32>
  return %0 : tensor<1x7x7x1xf32>
}

func.func @conv_empty_batch(
    %a: tensor<0x2x4x4xf32>,
    %b: tensor<3x2x3x3xf32>,
    %c: tensor<3xf32>)
    -> (tensor<0x3x2x2xf32>) {
  %0 = nn.conv %a, %b, %c
      : (tensor<0x2x4x4xf32>, tensor<3x2x3x3xf32>, tensor<3xf32>) -> tensor<0x3x2x2xf32>
  return %0 : tensor<0x3x2x2xf32>
}

func.func @conv_empty_batch_nhwc(
    %a: tensor<0x4x4x2xf32>,
    %b: tensor<3x3x2x3xf32>,
    %c: tensor<3xf32>)
    -> (tensor<0x2x2x3xf32>) {
  %0 = nn.conv %a, %b, %c layout = nhwc
      : (tensor<0x4x4x2xf32>, tensor<3x3x2x3xf32>, tensor<3xf32>) -> tensor<0x2x2x3xf32>
  return %0 : tensor<0x2x2x3xf32>
}

func.func @conv_channels_33(
    %a: tensor<1x33x5x5xf32>,
    %b: tensor<35x33x3x3xf32>,
    %c: tensor<35xf32>)
    -> (tensor<1x35x5x5xf32>) {
  %0 = nn.conv %a, %b, %c pads = [1, 1, 1, 1]
      : (tensor<1x33x5x5xf32>, tensor<35x33x3x3xf32>, tensor<35xf32>) -> tensor<1x35x5x5xf32>
  return %0 : tensor<1x35x5x5xf32>
}

func.func @conv_channels_33_nhwc(
    %a: tensor<1x5x5x33xf32>,
    %b: tensor<3x3x33x35xf32>,
    %c: tensor<35xf32>)
    -> (tensor<1x5x5x35xf32>) {
  %0 = nn.conv %a, %b, %c pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x5x5x33xf32>, tensor<3x3x33x35xf32>, tensor<35xf32>) -> tensor<1x5x5x35xf32>
  return %0 : tensor<1x5x5x35xf32>
}

func.func @conv_stride_beyond_kernel(
    %a: tensor<1x2x9x9xf32>,
    %b: tensor<3x2x2x2xf32>)
    -> (tensor<1x3x3x2xf32>) {
  %0 = nn.conv %a, %b strides = [3, 4]
      : (tensor<1x2x9x9xf32>, tensor<3x2x2x2xf32>) -> tensor<1x3x3x2xf32>
  return %0 : tensor<1x3x3x2xf32>
}

func.func @conv_stride_beyond_kernel_nhwc(
    %a: tensor<1x9x9x2xf32>,
    %b: tensor<2x2x2x3xf32>)
    -> (tensor<1x3x2x3xf32>) {
  %0 = nn.conv %a, %b strides = [3, 4] layout = nhwc
      : (tensor<1x9x9x2xf32>, tensor<2x2x2x3xf32>) -> tensor<1x3x2x3xf32>
  return %0 : tensor<1x3x2x3xf32>
}

func.func @conv_f64(
    %a: tensor<1x3x5x6xf64>,
    %b: tensor<4x3x3x3xf64>,
    %c: tensor<4xf64>)
    -> (tensor<1x4x5x6xf64>) {
  %0 = nn.conv %a, %b, %c pads = [1, 1, 1, 1]
      : (tensor<1x3x5x6xf64>, tensor<4x3x3x3xf64>, tensor<4xf64>) -> tensor<1x4x5x6xf64>
  return %0 : tensor<1x4x5x6xf64>
}

func.func @conv_f64_nhwc(
    %a: tensor<1x5x6x3xf64>,
    %b: tensor<3x3x3x4xf64>,
    %c: tensor<4xf64>)
    -> (tensor<1x5x6x4xf64>) {
  %0 = nn.conv %a, %b, %c pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x5x6x3xf64>, tensor<3x3x3x4xf64>, tensor<4xf64>) -> tensor<1x5x6x4xf64>
  return %0 : tensor<1x5x6x4xf64>
}

func.func @conv_f16(
    %a: tensor<1x3x5x6xf16>,
    %b: tensor<4x3x3x3xf16>,
    %c: tensor<4xf16>)
    -> (tensor<1x4x5x6xf16>) {
  %0 = nn.conv %a, %b, %c pads = [1, 1, 1, 1]
      : (tensor<1x3x5x6xf16>, tensor<4x3x3x3xf16>, tensor<4xf16>) -> tensor<1x4x5x6xf16>
  return %0 : tensor<1x4x5x6xf16>
}

func.func @conv_f16_nhwc(
    %a: tensor<1x5x6x3xf16>,
    %b: tensor<3x3x3x4xf16>,
    %c: tensor<4xf16>)
    -> (tensor<1x5x6x4xf16>) {
  %0 = nn.conv %a, %b, %c pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x5x6x3xf16>, tensor<3x3x3x4xf16>, tensor<4xf16>) -> tensor<1x5x6x4xf16>
  return %0 : tensor<1x5x6x4xf16>
}

func.func @conv_bf16(
    %a: tensor<1x3x5x6xbf16>,
    %b: tensor<4x3x3x3xbf16>,
    %c: tensor<4xbf16>)
    -> (tensor<1x4x5x6xbf16>) {
  %0 = nn.conv %a, %b, %c pads = [1, 1, 1, 1]
      : (tensor<1x3x5x6xbf16>, tensor<4x3x3x3xbf16>, tensor<4xbf16>) -> tensor<1x4x5x6xbf16>
  return %0 : tensor<1x4x5x6xbf16>
}

func.func @conv_bf16_nhwc(
    %a: tensor<1x5x6x3xbf16>,
    %b: tensor<3x3x3x4xbf16>,
    %c: tensor<4xbf16>)
    -> (tensor<1x5x6x4xbf16>) {
  %0 = nn.conv %a, %b, %c pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x5x6x3xbf16>, tensor<3x3x3x4xbf16>, tensor<4xbf16>) -> tensor<1x5x6x4xbf16>
  return %0 : tensor<1x5x6x4xbf16>
}

func.func @conv_i8(
    %a: tensor<1x3x5x6xi8>,
    %b: tensor<4x3x3x3xi8>,
    %c: tensor<4xi32>)
    -> (tensor<1x4x5x6xi32>) {
  %0 = nn.conv %a, %b, %c pads = [1, 1, 1, 1]
      : (tensor<1x3x5x6xi8>, tensor<4x3x3x3xi8>, tensor<4xi32>) -> tensor<1x4x5x6xi32>
  return %0 : tensor<1x4x5x6xi32>
}

func.func @conv_i8_nhwc(
    %a: tensor<1x5x6x3xi8>,
    %b: tensor<3x3x3x4xi8>,
    %c: tensor<4xi32>)
    -> (tensor<1x5x6x4xi32>) {
  %0 = nn.conv %a, %b, %c pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x5x6x3xi8>, tensor<3x3x3x4xi8>, tensor<4xi32>) -> tensor<1x5x6x4xi32>
  return %0 : tensor<1x5x6x4xi32>
}

func.func @conv_i16(
    %a: tensor<1x3x5x6xi16>,
    %b: tensor<4x3x3x3xi16>,
    %c: tensor<4xi16>)
    -> (tensor<1x4x5x6xi16>) {
  %0 = nn.conv %a, %b, %c pads = [1, 1, 1, 1]
      : (tensor<1x3x5x6xi16>, tensor<4x3x3x3xi16>, tensor<4xi16>) -> tensor<1x4x5x6xi16>
  return %0 : tensor<1x4x5x6xi16>
}

func.func @conv_i16_nhwc(
    %a: tensor<1x5x6x3xi16>,
    %b: tensor<3x3x3x4xi16>,
    %c: tensor<4xi16>)
    -> (tensor<1x5x6x4xi16>) {
  %0 = nn.conv %a, %b, %c pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x5x6x3xi16>, tensor<3x3x3x4xi16>, tensor<4xi16>) -> tensor<1x5x6x4xi16>
  return %0 : tensor<1x5x6x4xi16>
}

func.func @conv_i32(
    %a: tensor<1x3x5x6xi32>,
    %b: tensor<4x3x3x3xi32>,
    %c: tensor<4xi32>)
    -> (tensor<1x4x5x6xi32>) {
  %0 = nn.conv %a, %b, %c pads = [1, 1, 1, 1]
      : (tensor<1x3x5x6xi32>, tensor<4x3x3x3xi32>, tensor<4xi32>) -> tensor<1x4x5x6xi32>
  return %0 : tensor<1x4x5x6xi32>
}

func.func @conv_i32_nhwc(
    %a: tensor<1x5x6x3xi32>,
    %b: tensor<3x3x3x4xi32>,
    %c: tensor<4xi32>)
    -> (tensor<1x5x6x4xi32>) {
  %0 = nn.conv %a, %b, %c pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x5x6x3xi32>, tensor<3x3x3x4xi32>, tensor<4xi32>) -> tensor<1x5x6x4xi32>
  return %0 : tensor<1x5x6x4xi32>
}

func.func @conv_i64(
    %a: tensor<1x3x5x6xi64>,
    %b: tensor<4x3x3x3xi64>,
    %c: tensor<4xi64>)
    -> (tensor<1x4x5x6xi64>) {
  %0 = nn.conv %a, %b, %c pads = [1, 1, 1, 1]
      : (tensor<1x3x5x6xi64>, tensor<4x3x3x3xi64>, tensor<4xi64>) -> tensor<1x4x5x6xi64>
  return %0 : tensor<1x4x5x6xi64>
}

func.func @conv_i64_nhwc(
    %a: tensor<1x5x6x3xi64>,
    %b: tensor<3x3x3x4xi64>,
    %c: tensor<4xi64>)
    -> (tensor<1x5x6x4xi64>) {
  %0 = nn.conv %a, %b, %c pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x5x6x3xi64>, tensor<3x3x3x4xi64>, tensor<4xi64>) -> tensor<1x5x6x4xi64>
  return %0 : tensor<1x5x6x4xi64>
}

func.func @conv_ui8(
    %a: tensor<1x3x5x6xui8>,
    %b: tensor<4x3x3x3xui8>,
    %c: tensor<4xi32>)
    -> (tensor<1x4x5x6xi32>) {
  %0 = nn.conv %a, %b, %c pads = [1, 1, 1, 1]
      : (tensor<1x3x5x6xui8>, tensor<4x3x3x3xui8>, tensor<4xi32>) -> tensor<1x4x5x6xi32>
  return %0 : tensor<1x4x5x6xi32>
}

func.func @conv_ui8_nhwc(
    %a: tensor<1x5x6x3xui8>,
    %b: tensor<3x3x3x4xui8>,
    %c: tensor<4xi32>)
    -> (tensor<1x5x6x4xi32>) {
  %0 = nn.conv %a, %b, %c pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x5x6x3xui8>, tensor<3x3x3x4xui8>, tensor<4xi32>) -> tensor<1x5x6x4xi32>
  return %0 : tensor<1x5x6x4xi32>
}

func.func @conv_line(
    %a: tensor<2x3x11xf32>,
    %b: tensor<5x3x4xf32>,
    %c: tensor<5xf32>)
    -> (tensor<2x5x6xf32>) {
  %0 = nn.conv %a, %b, %c strides = [2] pads = [2, 1]
      : (tensor<2x3x11xf32>, tensor<5x3x4xf32>, tensor<5xf32>) -> tensor<2x5x6xf32>
  return %0 : tensor<2x5x6xf32>
}

func.func @conv_line_depthwise_nhwc(
    %a: tensor<1x9x5xf32>,
    %b: tensor<3x1x5xf32>)
    -> (tensor<1x5x5xf32>) {
  %0 = nn.conv %a, %b dilations = [2] groups = 5 layout = nhwc
      : (tensor<1x9x5xf32>, tensor<3x1x5xf32>) -> tensor<1x5x5xf32>
  return %0 : tensor<1x5x5xf32>
}

func.func @conv_volume(
    %a: tensor<1x4x5x6x7xf32>,
    %b: tensor<6x2x2x3x3xf32>,
    %c: tensor<6xf32>)
    -> (tensor<1x6x6x4x3xf32>) {
  %0 = nn.conv %a, %b, %c strides = [1, 1, 2] pads = [1, 0, 1, 1, 0, 0] dilations = [1, 1, 1] groups = 2
      : (tensor<1x4x5x6x7xf32>, tensor<6x2x2x3x3xf32>, tensor<6xf32>) -> tensor<1x6x6x4x3xf32>
  return %0 : tensor<1x6x6x4x3xf32>
}

func.func @conv_volume_nhwc(
    %a: tensor<1x4x5x6x3xf32>,
    %b: tensor<2x3x2x3x4xf32>)
    -> (tensor<1x3x3x5x4xf32>) {
  %0 = nn.conv %a, %b layout = nhwc
      : (tensor<1x4x5x6x3xf32>, tensor<2x3x2x3x4xf32>) -> tensor<1x3x3x5x4xf32>
  return %0 : tensor<1x3x3x5x4xf32>
}

// 7 by 3 is 3 with (3 - 1) * 3 + 4 - 7 = 3 of padding, 8 by 2 is 4 without.
func.func @conv_same_upper(
    %a: tensor<1x1x7x8xf32>,
    %b: tensor<2x1x4x2xf32>)
    -> (tensor<1x2x3x4xf32>) {
  %0 = nn.conv %a, %b strides = [3, 2] auto_pad = same_upper
      : (tensor<1x1x7x8xf32>, tensor<2x1x4x2xf32>) -> tensor<1x2x3x4xf32>
  return %0 : tensor<1x2x3x4xf32>
}

func.func @conv_same_lower_values(
    %a: tensor<1x1x4xf32> {nn.value = dense<[[[1.0, 2.0, 3.0, 4.0]]]> : tensor<1x1x4xf32>},
    %b: tensor<1x1x2xf32> {nn.value = dense<[[[10.0, 1.0]]]> : tensor<1x1x2xf32>})
    -> (tensor<1x1x4xf32> {nn.expect = dense<[[[1.0, 12.0, 23.0, 34.0]]]> : tensor<1x1x4xf32>}) {
  %0 = nn.conv %a, %b auto_pad = same_lower
      : (tensor<1x1x4xf32>, tensor<1x1x2xf32>) -> tensor<1x1x4xf32>
  return %0 : tensor<1x1x4xf32>
}

// One tap along a padded dimension.
func.func @conv_1x2_padded_below(%a: tensor<1x3x3x1xf32>, %b: tensor<1x2x1x12xf32>) -> tensor<1x4x4x12xf32> {
  %0 = nn.conv %a, %b pads = [0, 1, 1, 1] layout = nhwc : (tensor<1x3x3x1xf32>, tensor<1x2x1x12xf32>) -> tensor<1x4x4x12xf32>
  return %0 : tensor<1x4x4x12xf32>
}
