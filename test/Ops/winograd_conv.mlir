// RUN: nn-check %s

//===- nn.winograd_conv --------------------------------------------------===//
// F(2, 3) and F(4, 3): tiles beyond the image, padding that is different on each
// side, channels and filters that no vector divides, batches; and nn.conv, of
// which nn-winograd makes it where the filter is constant, against itself.
//===----------------------------------------------------------------------===//

func.func @winograd_values(
    %a: tensor<1x3x4x1xf32> {nn.value = dense<[[[[1.0], [2.0], [3.0], [4.0]], [[5.0], [6.0], [7.0], [8.0]], [[9.0], [10.0], [11.0], [12.0]]]]> : tensor<1x3x4x1xf32>},
    %b: tensor<16x1x1x16xf32> {nn.static, nn.value = dense<1.0> : tensor<16x1x1x16xf32>})
    -> (tensor<1x1x2x1xf32> {nn.expect = dense<[[[[64.0], [60.0]]]]> : tensor<1x1x2x1xf32>}) {
  %0 = nn.winograd_conv %a, %b filters = 1
      : (tensor<1x3x4x1xf32>, tensor<16x1x1x16xf32>) -> tensor<1x1x2x1xf32>
  return %0 : tensor<1x1x2x1xf32>
}

func.func @winograd_f2_7x9(
    %a: tensor<1x7x9x16xf32>, %b: tensor<16x2x16x16xf32> {nn.static}, %c: tensor<32xf32>)
    -> tensor<1x7x9x32xf32> {
  %0 = nn.winograd_conv %a, %b, %c filters = 32 pads = [1, 1, 1, 1]
      : (tensor<1x7x9x16xf32>, tensor<16x2x16x16xf32>, tensor<32xf32>) -> tensor<1x7x9x32xf32>
  return %0 : tensor<1x7x9x32xf32>
}

func.func @winograd_f4_odd_channels(
    %a: tensor<2x6x5x19xf32>, %b: tensor<36x2x19x16xf32> {nn.static})
    -> tensor<2x7x4x21xf32> {
  %0 = nn.winograd_conv %a, %b filters = 21 pads = [1, 0, 2, 1]
      : (tensor<2x6x5x19xf32>, tensor<36x2x19x16xf32>) -> tensor<2x7x4x21xf32>
  return %0 : tensor<2x7x4x21xf32>
}

func.func @winograd_of_conv_residual(
    %a: tensor<1x14x13x32xf32>, %b: tensor<3x3x32x64xf32>, %c: tensor<64xf32>,
    %d: tensor<1x14x13x64xf32>) -> tensor<1x14x13x64xf32> {
  %0 = nn.conv %a, %b, %c pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x14x13x32xf32>, tensor<3x3x32x64xf32>, tensor<64xf32>) -> tensor<1x14x13x64xf32>
  %1 = nn.add %0, %d : (tensor<1x14x13x64xf32>, tensor<1x14x13x64xf32>) -> tensor<1x14x13x64xf32>
  %2 = nn.relu %1 : (tensor<1x14x13x64xf32>) -> tensor<1x14x13x64xf32>
  return %2 : tensor<1x14x13x64xf32>
}

func.func @winograd_of_conv_nchw_batch(
    %a: tensor<3x40x21x17xf32>, %b: tensor<50x40x3x3xf32>)
    -> tensor<3x50x20x15xf32> {
  %0 = nn.conv %a, %b pads = [0, 0, 1, 0]
      : (tensor<3x40x21x17xf32>, tensor<50x40x3x3xf32>) -> tensor<3x50x20x15xf32>
  return %0 : tensor<3x50x20x15xf32>
}

// Many blocks, and sums of many channels: an error of the largest element's last
// bits must not grow with them.
func.func @winograd_of_conv_many_channels(
    %a: tensor<1x14x14x256xf32> {nn.range = [0.0, 2.0]},
    %b: tensor<3x3x256x64xf32> {nn.range = [-0.1, 0.1]})
    -> tensor<1x14x14x64xf32> attributes {nn.static_only, nn.atol = 1.0e-4, nn.rtol = 1.0e-5} {
  %0 = nn.conv %a, %b pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x14x14x256xf32>, tensor<3x3x256x64xf32>) -> tensor<1x14x14x64xf32>
  return %0 : tensor<1x14x14x64xf32>
}
