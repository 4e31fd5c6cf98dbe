// RUN: nn-check %s

//===- nn.conv, one filter a channel -------------------------------------===//
// Windows over rows that tiles don't divide, that are narrower than a window,
// and whose padding reaches far; channels that vectors don't divide.
//===----------------------------------------------------------------------===//

func.func @depthwise_tiles(
    %a: tensor<1x5x37x17xf32>,
    %b: tensor<3x3x1x17xf32>,
    %c: tensor<17xf32>)
    -> (tensor<1x5x37x17xf32>) {
  %0 = nn.conv %a, %b, %c pads = [1, 1, 1, 1] groups = 17 layout = nhwc
      : (tensor<1x5x37x17xf32>, tensor<3x3x1x17xf32>, tensor<17xf32>) -> tensor<1x5x37x17xf32>
  return %0 : tensor<1x5x37x17xf32>
}

func.func @depthwise_narrower_than_window(
    %a: tensor<2x3x2x16xf32>,
    %b: tensor<5x5x1x16xf32>,
    %c: tensor<16xf32>)
    -> (tensor<2x3x2x16xf32>) {
  %0 = nn.conv %a, %b, %c pads = [2, 2, 2, 2] groups = 16 layout = nhwc
      : (tensor<2x3x2x16xf32>, tensor<5x5x1x16xf32>, tensor<16xf32>) -> tensor<2x3x2x16xf32>
  %1 = nn.relu %0 : (tensor<2x3x2x16xf32>) -> tensor<2x3x2x16xf32>
  return %1 : tensor<2x3x2x16xf32>
}

func.func @depthwise_asymmetric(
    %a: tensor<1x9x30x33xf32>,
    %b: tensor<5x3x1x33xf32>,
    %c: tensor<33xf32>)
    -> (tensor<1x8x16x33xf32>) {
  %0 = nn.conv %a, %b, %c strides = [1, 2] pads = [0, 2, 3, 1] groups = 33 layout = nhwc
      : (tensor<1x9x30x33xf32>, tensor<5x3x1x33xf32>, tensor<33xf32>) -> tensor<1x8x16x33xf32>
  %1 = nn.hard_swish %0 : (tensor<1x8x16x33xf32>) -> tensor<1x8x16x33xf32>
  return %1 : tensor<1x8x16x33xf32>
}

func.func @depthwise_dilated(
    %a: tensor<1x12x40x3xf32>,
    %b: tensor<3x3x1x3xf32>,
    %c: tensor<3xf32>)
    -> (tensor<1x12x40x3xf32>) {
  %0 = nn.conv %a, %b, %c pads = [4, 4, 4, 4] dilations = [4, 4] groups = 3 layout = nhwc
      : (tensor<1x12x40x3xf32>, tensor<3x3x1x3xf32>, tensor<3xf32>) -> tensor<1x12x40x3xf32>
  return %0 : tensor<1x12x40x3xf32>
}

func.func @depthwise_far_taps(
    %a: tensor<1x3x90x1xf32>,
    %b: tensor<1x3x1x1xf32>,
    %c: tensor<1xf32>)
    -> (tensor<1x3x90x1xf32>) {
  %0 = nn.conv %a, %b, %c pads = [0, 40, 0, 40] dilations = [1, 40] groups = 1 layout = nhwc
      : (tensor<1x3x90x1xf32>, tensor<1x3x1x1xf32>, tensor<1xf32>) -> tensor<1x3x90x1xf32>
  return %0 : tensor<1x3x90x1xf32>
}

func.func @depthwise_stride3(
    %a: tensor<1x8x50x24xf32>,
    %b: tensor<7x7x1x24xf32>,
    %c: tensor<24xf32>)
    -> (tensor<1x3x17x24xf32>) {
  %0 = nn.conv %a, %b, %c strides = [3, 3] pads = [3, 3, 3, 3] groups = 24 layout = nhwc
      : (tensor<1x8x50x24xf32>, tensor<7x7x1x24xf32>, tensor<24xf32>) -> tensor<1x3x17x24xf32>
  %1 = nn.silu %0 : (tensor<1x3x17x24xf32>) -> tensor<1x3x17x24xf32>
  return %1 : tensor<1x3x17x24xf32>
}

func.func @depthwise_many_taps(
    %a: tensor<1x2x40x5xf32>,
    %b: tensor<1x19x1x5xf32>,
    %c: tensor<5xf32>)
    -> (tensor<1x2x40x5xf32>) {
  %0 = nn.conv %a, %b, %c pads = [0, 9, 0, 9] groups = 5 layout = nhwc
      : (tensor<1x2x40x5xf32>, tensor<1x19x1x5xf32>, tensor<5xf32>) -> tensor<1x2x40x5xf32>
  return %0 : tensor<1x2x40x5xf32>
}

func.func @depthwise_beyond_cache(
    %a: tensor<1x70x90x40xf32>,
    %b: tensor<3x3x1x40xf32>,
    %c: tensor<40xf32>)
    -> (tensor<1x70x90x40xf32>) {
  %0 = nn.conv %a, %b, %c pads = [1, 1, 1, 1] groups = 40 layout = nhwc
      : (tensor<1x70x90x40xf32>, tensor<3x3x1x40xf32>, tensor<40xf32>) -> tensor<1x70x90x40xf32>
  %1 = nn.relu %0 : (tensor<1x70x90x40xf32>) -> tensor<1x70x90x40xf32>
  return %1 : tensor<1x70x90x40xf32>
}
