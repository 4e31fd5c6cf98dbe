func.func @bytes(%x: tensor<4x5xi8>) -> tensor<4x3xi32> {
  %w = nn.constant dense<[[1, 2, 3], [4, 5, 6], [7, 8, 9], [10, 11, 12], [13, 14, 15]]> : tensor<5x3xi8>
  %0 = nn.kernel "matmul"(%x, %w) : (tensor<4x5xi8>, tensor<5x3xi8>) -> tensor<4x3xi32> {
  ^bb0(%a: tensor<4x5xi8>, %b: tensor<5x3xi8>):
    %1 = nn.matmul %a, %b : (tensor<4x5xi8>, tensor<5x3xi8>) -> tensor<4x3xi32>
    nn.yield %1 : tensor<4x3xi32>
  }
  return %0 : tensor<4x3xi32>
}
