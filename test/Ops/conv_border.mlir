// Convolutions with tiles at the border of the image, for sizes and paddings that
// put one tile, two, or many there, against the reference.
// RUN: nn-check %s

func.func @conv_7x7_c5_f33(%x: tensor<1x5x7x7xf32>, %w: tensor<33x5x3x3xf32>)
    -> tensor<1x33x7x7xf32> {
  %0 = nn.conv %x, %w pads = [1, 1, 1, 1]
      : (tensor<1x5x7x7xf32>, tensor<33x5x3x3xf32>) -> tensor<1x33x7x7xf32>
  return %0 : tensor<1x33x7x7xf32>
}

func.func @conv_3x14_c3_f80(%x: tensor<1x3x3x14xf32>, %w: tensor<80x3x3x3xf32>)
    -> tensor<1x80x3x14xf32> {
  %0 = nn.conv %x, %w pads = [1, 1, 1, 1]
      : (tensor<1x3x3x14xf32>, tensor<80x3x3x3xf32>) -> tensor<1x80x3x14xf32>
  return %0 : tensor<1x80x3x14xf32>
}

func.func @conv_2x29_c4_f48(%x: tensor<1x4x2x29xf32>, %w: tensor<48x4x3x3xf32>)
    -> tensor<1x48x2x29xf32> {
  %0 = nn.conv %x, %w pads = [1, 1, 1, 1]
      : (tensor<1x4x2x29xf32>, tensor<48x4x3x3xf32>) -> tensor<1x48x2x29xf32>
  return %0 : tensor<1x48x2x29xf32>
}

func.func @conv_4x30_c3_f17_s2(%x: tensor<1x3x4x30xf32>, %w: tensor<17x3x3x3xf32>)
    -> tensor<1x17x2x15xf32> {
  %0 = nn.conv %x, %w strides = [2, 2] pads = [1, 1, 1, 1]
      : (tensor<1x3x4x30xf32>, tensor<17x3x3x3xf32>) -> tensor<1x17x2x15xf32>
  return %0 : tensor<1x17x2x15xf32>
}

func.func @conv_3x20_c2_f20_left(%x: tensor<1x2x3x20xf32>, %w: tensor<20x2x2x3xf32>)
    -> tensor<1x20x3x20xf32> {
  %0 = nn.conv %x, %w pads = [0, 2, 1, 0]
      : (tensor<1x2x3x20xf32>, tensor<20x2x2x3xf32>) -> tensor<1x20x3x20xf32>
  return %0 : tensor<1x20x3x20xf32>
}

func.func @conv_5x19_c2_f16_k5(%x: tensor<1x2x5x19xf32>, %w: tensor<16x2x5x5xf32>)
    -> tensor<1x16x5x19xf32> {
  %0 = nn.conv %x, %w pads = [2, 2, 2, 2]
      : (tensor<1x2x5x19xf32>, tensor<16x2x5x5xf32>) -> tensor<1x16x5x19xf32>
  return %0 : tensor<1x16x5x19xf32>
}

func.func @conv_4x23_c3_f40_k7s2(%x: tensor<1x3x4x23xf32>, %w: tensor<40x3x7x7xf32>)
    -> tensor<1x40x2x12xf32> {
  %0 = nn.conv %x, %w strides = [2, 2] pads = [3, 3, 3, 3]
      : (tensor<1x3x4x23xf32>, tensor<40x3x7x7xf32>) -> tensor<1x40x2x12xf32>
  return %0 : tensor<1x40x2x12xf32>
}

func.func @conv_9x21_c2_f16_dil4(%x: tensor<1x2x9x21xf32>, %w: tensor<16x2x3x3xf32>)
    -> tensor<1x16x9x21xf32> {
  %0 = nn.conv %x, %w pads = [4, 4, 4, 4] dilations = [4, 4]
      : (tensor<1x2x9x21xf32>, tensor<16x2x3x3xf32>) -> tensor<1x16x9x21xf32>
  return %0 : tensor<1x16x9x21xf32>
}

func.func @conv_3x5_c2_f16_wide(%x: tensor<1x2x3x5xf32>, %w: tensor<16x2x1x7xf32>)
    -> tensor<1x16x3x11xf32> {
  %0 = nn.conv %x, %w pads = [0, 6, 0, 6]
      : (tensor<1x2x3x5xf32>, tensor<16x2x1x7xf32>) -> tensor<1x16x3x11xf32>
  return %0 : tensor<1x16x3x11xf32>
}

func.func @conv_4x15_c8_f68_g2(%x: tensor<1x8x4x15xf32>, %w: tensor<68x4x3x3xf32>)
    -> tensor<1x68x4x15xf32> {
  %0 = nn.conv %x, %w pads = [1, 1, 1, 1] groups = 2
      : (tensor<1x8x4x15xf32>, tensor<68x4x3x3xf32>) -> tensor<1x68x4x15xf32>
  return %0 : tensor<1x68x4x15xf32>
}

func.func @conv_2x40_c1_f16_k17(%x: tensor<1x1x2x40xf32>, %w: tensor<16x1x1x17xf32>)
    -> tensor<1x16x2x40xf32> {
  %0 = nn.conv %x, %w pads = [0, 8, 0, 8]
      : (tensor<1x1x2x40xf32>, tensor<16x1x1x17xf32>) -> tensor<1x16x2x40xf32>
  return %0 : tensor<1x16x2x40xf32>
}
