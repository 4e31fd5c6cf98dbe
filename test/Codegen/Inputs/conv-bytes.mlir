func.func @main(%x: tensor<1x9x9x64xui8>) -> tensor<1x7x7x32xi32> {
  %w = nn.constant dense<-3> : tensor<3x3x64x32xi8>
  %0 = nn.conv %x, %w layout = nhwc : (tensor<1x9x9x64xui8>, tensor<3x3x64x32xi8>) -> tensor<1x7x7x32xi32>
  return %0 : tensor<1x7x7x32xi32>
}
