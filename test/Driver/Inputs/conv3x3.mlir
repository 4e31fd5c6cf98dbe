func.func @main(%x: tensor<1x24x24x32xf32>) -> tensor<1x24x24x32xf32> {
  %w = nn.constant dense<0.01> : tensor<3x3x32x32xf32>
  %0 = nn.conv %x, %w pads = [1, 1, 1, 1] layout = nhwc : (tensor<1x24x24x32xf32>, tensor<3x3x32x32xf32>) -> tensor<1x24x24x32xf32>
  return %0 : tensor<1x24x24x32xf32>
}
