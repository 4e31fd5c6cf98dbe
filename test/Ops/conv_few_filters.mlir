// RUN: nn-check %s

//===- nn.conv and nn.linear, few filters ---------------------------------===//
// Vectors along the channels: channels that vectors don't divide, borders,
// strides, one filter and several, and an epilogue.
//===----------------------------------------------------------------------===//

func.func @three_filters(%a: tensor<1x9x17x37xf32>, %b: tensor<5x3x37x3xf32>,
    %c: tensor<3xf32>) -> tensor<1x9x9x3xf32> {
  %0 = nn.conv %a, %b, %c pads = [2, 1, 2, 1] strides = [1, 2] layout = nhwc
      : (tensor<1x9x17x37xf32>, tensor<5x3x37x3xf32>, tensor<3xf32>) -> tensor<1x9x9x3xf32>
  %1 = nn.sigmoid %0 : (tensor<1x9x9x3xf32>) -> tensor<1x9x9x3xf32>
  return %1 : tensor<1x9x9x3xf32>
}

func.func @one_filter(%a: tensor<2x5x3x64xf32>, %b: tensor<1x1x64x1xf32>)
    -> tensor<2x5x3x1xf32> {
  %0 = nn.conv %a, %b layout = nhwc
      : (tensor<2x5x3x64xf32>, tensor<1x1x64x1xf32>) -> tensor<2x5x3x1xf32>
  return %0 : tensor<2x5x3x1xf32>
}

func.func @two_features(%a: tensor<3x131xf32>, %b: tensor<131x2xf32>,
    %c: tensor<2xf32>) -> tensor<3x2xf32> {
  %0 = nn.linear %a, %b, %c
      : (tensor<3x131xf32>, tensor<131x2xf32>, tensor<2xf32>) -> tensor<3x2xf32>
  return %0 : tensor<3x2xf32>
}
