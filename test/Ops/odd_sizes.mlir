// Register tiles at odd sizes, with the epilogues that nn-fuse puts on them:
// rows and columns that tiles do not divide, windows larger than the input,
// borders on one side only.
// RUN: nn-check %s

func.func @matmul_1x17x33(%x: tensor<1x17xf32>, %y: tensor<17x33xf32>, %b: tensor<33xf32>, %r: tensor<1x33xf32>) -> tensor<1x33xf32> {
  %0 = nn.linear %x, %y, %b : (tensor<1x17xf32>, tensor<17x33xf32>, tensor<33xf32>) -> tensor<1x33xf32>
  %1 = nn.add %0, %r : (tensor<1x33xf32>, tensor<1x33xf32>) -> tensor<1x33xf32>
  %2 = nn.relu %1 : (tensor<1x33xf32>) -> tensor<1x33xf32>
  return %2 : tensor<1x33xf32>
}

func.func @matmul_2x65x16(%x: tensor<2x65xf32>, %y: tensor<65x16xf32>, %b: tensor<16xf32>, %r: tensor<2x16xf32>) -> tensor<2x16xf32> {
  %0 = nn.linear %x, %y, %b : (tensor<2x65xf32>, tensor<65x16xf32>, tensor<16xf32>) -> tensor<2x16xf32>
  %1 = nn.add %0, %r : (tensor<2x16xf32>, tensor<2x16xf32>) -> tensor<2x16xf32>
  %2 = nn.relu %1 : (tensor<2x16xf32>) -> tensor<2x16xf32>
  return %2 : tensor<2x16xf32>
}

func.func @matmul_13x1x31(%x: tensor<13x1xf32>, %y: tensor<1x31xf32>, %b: tensor<31xf32>, %r: tensor<13x31xf32>) -> tensor<13x31xf32> {
  %0 = nn.linear %x, %y, %b : (tensor<13x1xf32>, tensor<1x31xf32>, tensor<31xf32>) -> tensor<13x31xf32>
  %1 = nn.add %0, %r : (tensor<13x31xf32>, tensor<13x31xf32>) -> tensor<13x31xf32>
  %2 = nn.relu %1 : (tensor<13x31xf32>) -> tensor<13x31xf32>
  return %2 : tensor<13x31xf32>
}

func.func @matmul_15x33x1(%x: tensor<15x33xf32>, %y: tensor<33x1xf32>, %b: tensor<1xf32>, %r: tensor<15x1xf32>) -> tensor<15x1xf32> {
  %0 = nn.linear %x, %y, %b : (tensor<15x33xf32>, tensor<33x1xf32>, tensor<1xf32>) -> tensor<15x1xf32>
  %1 = nn.add %0, %r : (tensor<15x1xf32>, tensor<15x1xf32>) -> tensor<15x1xf32>
  %2 = nn.relu %1 : (tensor<15x1xf32>) -> tensor<15x1xf32>
  return %2 : tensor<15x1xf32>
}

func.func @matmul_31x16x65(%x: tensor<31x16xf32>, %y: tensor<16x65xf32>, %b: tensor<65xf32>, %r: tensor<31x65xf32>) -> tensor<31x65xf32> {
  %0 = nn.linear %x, %y, %b : (tensor<31x16xf32>, tensor<16x65xf32>, tensor<65xf32>) -> tensor<31x65xf32>
  %1 = nn.add %0, %r : (tensor<31x65xf32>, tensor<31x65xf32>) -> tensor<31x65xf32>
  %2 = nn.relu %1 : (tensor<31x65xf32>) -> tensor<31x65xf32>
  return %2 : tensor<31x65xf32>
}

func.func @matmul_33x2x17(%x: tensor<33x2xf32>, %y: tensor<2x17xf32>, %b: tensor<17xf32>, %r: tensor<33x17xf32>) -> tensor<33x17xf32> {
  %0 = nn.linear %x, %y, %b : (tensor<33x2xf32>, tensor<2x17xf32>, tensor<17xf32>) -> tensor<33x17xf32>
  %1 = nn.add %0, %r : (tensor<33x17xf32>, tensor<33x17xf32>) -> tensor<33x17xf32>
  %2 = nn.relu %1 : (tensor<33x17xf32>) -> tensor<33x17xf32>
  return %2 : tensor<33x17xf32>
}

func.func @conv_0(%x: tensor<1x3x9x17xf32>, %w: tensor<17x3x3x3xf32>, %b: tensor<17xf32>, %r: tensor<1x17x5x9xf32>) -> tensor<1x17x5x9xf32> {
  %0 = nn.conv %x, %w, %b strides = [2, 2] pads = [1, 1, 1, 1] dilations = [1, 1] groups = 1
      : (tensor<1x3x9x17xf32>, tensor<17x3x3x3xf32>, tensor<17xf32>) -> tensor<1x17x5x9xf32>
  %1 = nn.add %0, %r : (tensor<1x17x5x9xf32>, tensor<1x17x5x9xf32>) -> tensor<1x17x5x9xf32>
  %2 = nn.relu %1 : (tensor<1x17x5x9xf32>) -> tensor<1x17x5x9xf32>
  return %2 : tensor<1x17x5x9xf32>
}

func.func @conv_1(%x: tensor<2x17x5x5xf32>, %w: tensor<33x17x1x1xf32>, %b: tensor<33xf32>, %r: tensor<2x33x5x5xf32>) -> tensor<2x33x5x5xf32> {
  %0 = nn.conv %x, %w, %b strides = [1, 1] pads = [0, 0, 0, 0] dilations = [1, 1] groups = 1
      : (tensor<2x17x5x5xf32>, tensor<33x17x1x1xf32>, tensor<33xf32>) -> tensor<2x33x5x5xf32>
  %1 = nn.add %0, %r : (tensor<2x33x5x5xf32>, tensor<2x33x5x5xf32>) -> tensor<2x33x5x5xf32>
  %2 = nn.relu %1 : (tensor<2x33x5x5xf32>) -> tensor<2x33x5x5xf32>
  return %2 : tensor<2x33x5x5xf32>
}

func.func @conv_2(%x: tensor<1x1x7x7xf32>, %w: tensor<65x1x5x5xf32>, %b: tensor<65xf32>, %r: tensor<1x65x3x3xf32>) -> tensor<1x65x3x3xf32> {
  %0 = nn.conv %x, %w, %b strides = [3, 3] pads = [2, 2, 2, 2] dilations = [1, 1] groups = 1
      : (tensor<1x1x7x7xf32>, tensor<65x1x5x5xf32>, tensor<65xf32>) -> tensor<1x65x3x3xf32>
  %1 = nn.add %0, %r : (tensor<1x65x3x3xf32>, tensor<1x65x3x3xf32>) -> tensor<1x65x3x3xf32>
  %2 = nn.relu %1 : (tensor<1x65x3x3xf32>) -> tensor<1x65x3x3xf32>
  return %2 : tensor<1x65x3x3xf32>
}

func.func @conv_3(%x: tensor<1x16x4x3xf32>, %w: tensor<16x16x5x5xf32>, %b: tensor<16xf32>, %r: tensor<1x16x4x3xf32>) -> tensor<1x16x4x3xf32> {
  %0 = nn.conv %x, %w, %b strides = [1, 1] pads = [2, 2, 2, 2] dilations = [1, 1] groups = 1
      : (tensor<1x16x4x3xf32>, tensor<16x16x5x5xf32>, tensor<16xf32>) -> tensor<1x16x4x3xf32>
  %1 = nn.add %0, %r : (tensor<1x16x4x3xf32>, tensor<1x16x4x3xf32>) -> tensor<1x16x4x3xf32>
  %2 = nn.relu %1 : (tensor<1x16x4x3xf32>) -> tensor<1x16x4x3xf32>
  return %2 : tensor<1x16x4x3xf32>
}

func.func @conv_4(%x: tensor<1x5x11x6xf32>, %w: tensor<7x5x3x3xf32>, %b: tensor<7xf32>, %r: tensor<1x7x8x4xf32>) -> tensor<1x7x8x4xf32> {
  %0 = nn.conv %x, %w, %b strides = [1, 1] pads = [0, 2, 1, 0] dilations = [2, 2] groups = 1
      : (tensor<1x5x11x6xf32>, tensor<7x5x3x3xf32>, tensor<7xf32>) -> tensor<1x7x8x4xf32>
  %1 = nn.add %0, %r : (tensor<1x7x8x4xf32>, tensor<1x7x8x4xf32>) -> tensor<1x7x8x4xf32>
  %2 = nn.relu %1 : (tensor<1x7x8x4xf32>) -> tensor<1x7x8x4xf32>
  return %2 : tensor<1x7x8x4xf32>
}

func.func @conv_5(%x: tensor<2x33x8x9xf32>, %w: tensor<33x1x3x3xf32>, %b: tensor<33xf32>, %r: tensor<2x33x4x5xf32>) -> tensor<2x33x4x5xf32> {
  %0 = nn.conv %x, %w, %b strides = [2, 2] pads = [1, 1, 1, 1] dilations = [1, 1] groups = 33
      : (tensor<2x33x8x9xf32>, tensor<33x1x3x3xf32>, tensor<33xf32>) -> tensor<2x33x4x5xf32>
  %1 = nn.add %0, %r : (tensor<2x33x4x5xf32>, tensor<2x33x4x5xf32>) -> tensor<2x33x4x5xf32>
  %2 = nn.relu %1 : (tensor<2x33x4x5xf32>) -> tensor<2x33x4x5xf32>
  return %2 : tensor<2x33x4x5xf32>
}

func.func @conv_6(%x: tensor<1x65x6x15xf32>, %w: tensor<65x1x5x5xf32>, %b: tensor<65xf32>, %r: tensor<1x65x6x15xf32>) -> tensor<1x65x6x15xf32> {
  %0 = nn.conv %x, %w, %b strides = [1, 1] pads = [2, 2, 2, 2] dilations = [1, 1] groups = 65
      : (tensor<1x65x6x15xf32>, tensor<65x1x5x5xf32>, tensor<65xf32>) -> tensor<1x65x6x15xf32>
  %1 = nn.add %0, %r : (tensor<1x65x6x15xf32>, tensor<1x65x6x15xf32>) -> tensor<1x65x6x15xf32>
  %2 = nn.relu %1 : (tensor<1x65x6x15xf32>) -> tensor<1x65x6x15xf32>
  return %2 : tensor<1x65x6x15xf32>
}

func.func @conv_7(%x: tensor<1x6x9x9xf32>, %w: tensor<9x2x3x3xf32>, %b: tensor<9xf32>, %r: tensor<1x9x9x9xf32>) -> tensor<1x9x9x9xf32> {
  %0 = nn.conv %x, %w, %b strides = [1, 1] pads = [1, 0, 1, 2] dilations = [1, 1] groups = 3
      : (tensor<1x6x9x9xf32>, tensor<9x2x3x3xf32>, tensor<9xf32>) -> tensor<1x9x9x9xf32>
  %1 = nn.add %0, %r : (tensor<1x9x9x9xf32>, tensor<1x9x9x9xf32>) -> tensor<1x9x9x9xf32>
  %2 = nn.relu %1 : (tensor<1x9x9x9xf32>) -> tensor<1x9x9x9xf32>
  return %2 : tensor<1x9x9x9xf32>
}

func.func @pool_0(%x: tensor<1x17x9x8xf32>) -> tensor<1x17x5x4xf32> {
  %0 = nn.max_pool %x kernel = [3, 3] strides = [2, 2] pads = [1, 1, 1, 1] : (tensor<1x17x9x8xf32>) -> tensor<1x17x5x4xf32>
  %1 = nn.silu %0 : (tensor<1x17x5x4xf32>) -> tensor<1x17x5x4xf32>
  return %1 : tensor<1x17x5x4xf32>
}

func.func @pool_1(%x: tensor<1x33x5x15xf32>) -> tensor<1x33x5x15xf32> {
  %0 = nn.max_pool %x kernel = [2, 2] strides = [1, 1] pads = [0, 0, 1, 1] : (tensor<1x33x5x15xf32>) -> tensor<1x33x5x15xf32>
  %1 = nn.silu %0 : (tensor<1x33x5x15xf32>) -> tensor<1x33x5x15xf32>
  return %1 : tensor<1x33x5x15xf32>
}

func.func @pool_2(%x: tensor<1x1x16x16xf32>) -> tensor<1x1x5x5xf32> {
  %0 = nn.max_pool %x kernel = [5, 5] strides = [3, 3] pads = [2, 2, 0, 0] : (tensor<1x1x16x16xf32>) -> tensor<1x1x5x5xf32>
  %1 = nn.silu %0 : (tensor<1x1x5x5xf32>) -> tensor<1x1x5x5xf32>
  return %1 : tensor<1x1x5x5xf32>
}
