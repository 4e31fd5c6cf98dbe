// Convolutions as image models have them, of sizes that no tile divides.
func.func @image(%x: tensor<1x3x67x61xf32>, %w0: tensor<24x3x3x3xf32>,
                 %w1: tensor<24x1x3x3xf32>, %w2: tensor<40x24x1x1xf32>,
                 %w3: tensor<70x40x3x3xf32>, %b: tensor<70xf32>)
    -> (tensor<1x70x16x15xf32>, tensor<1x70xf32>) {
  %0 = nn.conv %x, %w0 pads = [1, 1, 1, 1]
      : (tensor<1x3x67x61xf32>, tensor<24x3x3x3xf32>) -> tensor<1x24x67x61xf32>
  %1 = nn.relu %0 : (tensor<1x24x67x61xf32>) -> tensor<1x24x67x61xf32>
  %2 = nn.conv %1, %w1 groups = 24 pads = [1, 1, 1, 1] strides = [2, 2]
      : (tensor<1x24x67x61xf32>, tensor<24x1x3x3xf32>) -> tensor<1x24x34x31xf32>
  %3 = nn.conv %2, %w2
      : (tensor<1x24x34x31xf32>, tensor<40x24x1x1xf32>) -> tensor<1x40x34x31xf32>
  %4 = nn.silu %3 : (tensor<1x40x34x31xf32>) -> tensor<1x40x34x31xf32>
  %5 = nn.add %3, %4 : (tensor<1x40x34x31xf32>, tensor<1x40x34x31xf32>) -> tensor<1x40x34x31xf32>
  %6 = nn.max_pool %5 kernel = [3, 3] strides = [2, 2]
      : (tensor<1x40x34x31xf32>) -> tensor<1x40x16x15xf32>
  %7 = nn.conv %6, %w3, %b pads = [1, 1, 1, 1]
      : (tensor<1x40x16x15xf32>, tensor<70x40x3x3xf32>, tensor<70xf32>) -> tensor<1x70x16x15xf32>
  %8 = nn.reduce_mean %7 axes = [2, 3] : (tensor<1x70x16x15xf32>) -> tensor<1x70xf32>
  return %7, %8 : tensor<1x70x16x15xf32>, tensor<1x70xf32>
}
