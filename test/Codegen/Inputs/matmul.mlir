func.func @matmul(%x: tensor<8x64xf32>, %y: tensor<64x64xf32>) -> tensor<8x64xf32> {
  %0 = nn.matmul %x, %y : (tensor<8x64xf32>, tensor<64x64xf32>) -> tensor<8x64xf32>
  return %0 : tensor<8x64xf32>
}
