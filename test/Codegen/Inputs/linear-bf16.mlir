func.func @main(%x: tensor<64x96xbf16>) -> tensor<64x64xf32> {
  %w = nn.constant dense<0.5> : tensor<96x64xbf16>
  %b = nn.constant dense<1.0> : tensor<64xf32>
  %0 = nn.linear %x, %w, %b : (tensor<64x96xbf16>, tensor<96x64xbf16>, tensor<64xf32>) -> tensor<64x64xf32>
  return %0 : tensor<64x64xf32>
}
