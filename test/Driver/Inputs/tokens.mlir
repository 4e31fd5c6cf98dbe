// A block of a transformer over any number of tokens.
func.func @tokens(%x: tensor<?x96xf32> {nn.name = "x"}, %w0: tensor<96x384xf32>, %w1: tensor<384x96xf32>,
                  %k: tensor<96x77xf32>, %g: tensor<96xf32>, %b: tensor<96xf32>)
    -> (tensor<?x77xf32>, tensor<1x?x6x16xf32>) {
  %0 = nn.matmul %x, %w0 : (tensor<?x96xf32>, tensor<96x384xf32>) -> tensor<?x384xf32>
  %1 = nn.gelu %0 : (tensor<?x384xf32>) -> tensor<?x384xf32>
  %2 = nn.matmul %1, %w1 : (tensor<?x384xf32>, tensor<384x96xf32>) -> tensor<?x96xf32>
  %3 = nn.add %x, %2 : (tensor<?x96xf32>, tensor<?x96xf32>) -> tensor<?x96xf32>
  %4 = nn.layer_norm %3, %g, %b
      : (tensor<?x96xf32>, tensor<96xf32>, tensor<96xf32>) -> tensor<?x96xf32>
  %5 = nn.matmul %4, %k : (tensor<?x96xf32>, tensor<96x77xf32>) -> tensor<?x77xf32>
  %6 = nn.softmax %5 : (tensor<?x77xf32>) -> tensor<?x77xf32>
  %heads = nn.constant dense<[0, 0, 6, 16]> : tensor<4xi64>
  %7 = nn.unsqueeze %4 axes = [0] : (tensor<?x96xf32>) -> tensor<1x?x96xf32>
  %8 = nn.reshape %7, %heads : (tensor<1x?x96xf32>, tensor<4xi64>) -> tensor<1x?x6x16xf32>
  %9 = nn.attention %8, %8, %8 scale = 0.25 q_layout = bshd kv_layout = bshd layout = bshd
      : (tensor<1x?x6x16xf32>, tensor<1x?x6x16xf32>, tensor<1x?x6x16xf32>) -> tensor<1x?x6x16xf32>
  return %6, %9 : tensor<?x77xf32>, tensor<1x?x6x16xf32>
}
