// Two kernels, of which one runs twice.
func.func @main(%x: tensor<64x64xf32>) -> tensor<64x64xf32> {
  %w = nn.constant dense<0.01> : tensor<64x64xf32>
  %0 = nn.matmul %x, %w : (tensor<64x64xf32>, tensor<64x64xf32>) -> tensor<64x64xf32> loc("</script><b>")
  %1 = nn.relu %0 : (tensor<64x64xf32>) -> tensor<64x64xf32>
  %2 = nn.softmax %1 : (tensor<64x64xf32>) -> tensor<64x64xf32>
  %3 = nn.matmul %2, %w : (tensor<64x64xf32>, tensor<64x64xf32>) -> tensor<64x64xf32>
  %4 = nn.relu %3 : (tensor<64x64xf32>) -> tensor<64x64xf32>
  return %4 : tensor<64x64xf32>
}
