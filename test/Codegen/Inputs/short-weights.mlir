func.func @bytes(%x: tensor<4x10xui8>) -> tensor<4x3xi32> {
  %w = nn.constant dense<[[1, 1, 1], [1, 1, 1], [1, 1, 1], [1, 1, 1], [1, 1, 1], [1, 1, 1], [1, 1, 1], [1, 1, 1], [127, 1, -128], [127, 1, -128]]> : tensor<10x3xi8>
  %0 = nn.kernel "matmul"(%x, %w) : (tensor<4x10xui8>, tensor<10x3xi8>) -> tensor<4x3xi32> {
  ^bb0(%a: tensor<4x10xui8>, %b: tensor<10x3xi8>):
    %1 = nn.matmul %a, %b : (tensor<4x10xui8>, tensor<10x3xi8>) -> tensor<4x3xi32>
    nn.yield %1 : tensor<4x3xi32>
  }
  return %0 : tensor<4x3xi32>
}
