func.func @main(%x: tensor<1x9x38x3xui8>) -> tensor<1x2x16x16xi32> {
  %w = nn.constant dense<2> : tensor<7x7x3x16xi8>
  %0 = nn.conv %x, %w strides = [2, 2] layout = nhwc : (tensor<1x9x38x3xui8>, tensor<7x7x3x16xi8>) -> tensor<1x2x16x16xi32>
  return %0 : tensor<1x2x16x16xi32>
}
