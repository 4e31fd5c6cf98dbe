func.func @main(%x: tensor<64x256xui8>) -> tensor<64x64xi32> {
  %w = nn.constant dense<1> : tensor<256x64xi8>
  %0 = nn.linear %x, %w : (tensor<64x256xui8>, tensor<256x64xi8>) -> tensor<64x64xi32>
  return %0 : tensor<64x64xi32>
}
