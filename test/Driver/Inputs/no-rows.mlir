func.func @main(%x: tensor<0x4xf32> {nn.name = "x"}) -> (tensor<0x5xf32> {nn.name = "y"}) {
  %w = nn.constant dense<[[1.0, 2.0, 3.0, 4.0, 5.0], [6.0, 7.0, 8.0, 9.0, 10.0],
      [11.0, 12.0, 13.0, 14.0, 15.0], [16.0, 17.0, 18.0, 19.0, 20.0]]> : tensor<4x5xf32>
  %0 = nn.matmul %x, %w : (tensor<0x4xf32>, tensor<4x5xf32>) -> tensor<0x5xf32>
  return %0 : tensor<0x5xf32>
}
