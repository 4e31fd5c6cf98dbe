// One op of each kind that has multiply-accumulates. Generic syntax: this is
// about shapes, not about how ops are written.
func.func @main(%x: tensor<1x4x8x8xf32>) -> tensor<1x16xf32> {
  %f = "nn.constant"() {value = dense<1.0> : tensor<8x2x3x3xf32>}
      : () -> tensor<8x2x3x3xf32>
  %g = "nn.constant"() {value = dense<1.0> : tensor<8x1x3x3xf32>}
      : () -> tensor<8x1x3x3xf32>
  %w = "nn.constant"() {value = dense<1.0> : tensor<64x16xf32>}
      : () -> tensor<64x16xf32>
  %b = "nn.constant"() {value = dense<0.0> : tensor<16xf32>}
      : () -> tensor<16xf32>
  %shape = "nn.constant"() {value = dense<[1, -1]> : tensor<2xi64>}
      : () -> tensor<2xi64>
  %0 = "nn.conv"(%x, %f)
      {groups = 2 : i64, pads = array<i64: 1, 1, 1, 1>}
      : (tensor<1x4x8x8xf32>, tensor<8x2x3x3xf32>) -> tensor<1x8x8x8xf32>
  %1 = "nn.relu"(%0) : (tensor<1x8x8x8xf32>) -> tensor<1x8x8x8xf32>
  %2 = "nn.conv_transpose"(%1, %g) {pads = array<i64: 1, 1, 1, 1>}
      : (tensor<1x8x8x8xf32>, tensor<8x1x3x3xf32>) -> tensor<1x1x8x8xf32>
  %3 = "nn.relu"(%2) : (tensor<1x1x8x8xf32>) -> tensor<1x1x8x8xf32>
  %4 = "nn.reshape"(%3, %shape)
      : (tensor<1x1x8x8xf32>, tensor<2xi64>) -> tensor<1x64xf32>
  %5 = "nn.linear"(%4, %w, %b)
      : (tensor<1x64xf32>, tensor<64x16xf32>, tensor<16xf32>)
      -> tensor<1x16xf32>
  return %5 : tensor<1x16xf32>
}
