// Register tiles against the reference at sizes on both sides of a vector's
// width: rows and columns that tiles do not divide, one of everything, windows
// larger than the input, padding on one side, and each epilogue that nn-fuse
// puts on a kernel.
// RUN: nn-check %s

func.func @matmul_1x1x1(%x: tensor<1x1xf32>, %w: tensor<1x1xf32>)
    -> tensor<1x1xf32> {
  %0 = nn.matmul %x, %w : (tensor<1x1xf32>, tensor<1x1xf32>) -> tensor<1x1xf32>
  return %0 : tensor<1x1xf32>
}

func.func @matmul_1x65x17_bias_relu(%x: tensor<1x65xf32>, %w: tensor<65x17xf32>, %b: tensor<17xf32>)
    -> tensor<1x17xf32> {
  %0 = nn.linear %x, %w, %b : (tensor<1x65xf32>, tensor<65x17xf32>, tensor<17xf32>) -> tensor<1x17xf32>
  %1 = nn.relu %0 : (tensor<1x17xf32>) -> tensor<1x17xf32>
  return %1 : tensor<1x17xf32>
}

func.func @matmul_2x2x2_relu(%x: tensor<2x2xf32>, %w: tensor<2x2xf32>)
    -> tensor<2x2xf32> {
  %0 = nn.matmul %x, %w : (tensor<2x2xf32>, tensor<2x2xf32>) -> tensor<2x2xf32>
  %1 = nn.relu %0 : (tensor<2x2xf32>) -> tensor<2x2xf32>
  return %1 : tensor<2x2xf32>
}

func.func @matmul_2x31x33_add(%x: tensor<2x31xf32>, %w: tensor<31x33xf32>, %r: tensor<2x33xf32>)
    -> tensor<2x33xf32> {
  %0 = nn.matmul %x, %w : (tensor<2x31xf32>, tensor<31x33xf32>) -> tensor<2x33xf32>
  %1 = nn.add %0, %r : (tensor<2x33xf32>, tensor<2x33xf32>) -> tensor<2x33xf32>
  return %1 : tensor<2x33xf32>
}

func.func @matmul_15x16x15_bias_add_relu(%x: tensor<15x16xf32>, %w: tensor<16x15xf32>, %b: tensor<15xf32>, %r: tensor<15x15xf32>)
    -> tensor<15x15xf32> {
  %0 = nn.linear %x, %w, %b : (tensor<15x16xf32>, tensor<16x15xf32>, tensor<15xf32>) -> tensor<15x15xf32>
  %1 = nn.add %0, %r : (tensor<15x15xf32>, tensor<15x15xf32>) -> tensor<15x15xf32>
  %2 = nn.relu %1 : (tensor<15x15xf32>) -> tensor<15x15xf32>
  return %2 : tensor<15x15xf32>
}

func.func @matmul_15x1x65_bias(%x: tensor<15x1xf32>, %w: tensor<1x65xf32>, %b: tensor<65xf32>)
    -> tensor<15x65xf32> {
  %0 = nn.linear %x, %w, %b : (tensor<15x1xf32>, tensor<1x65xf32>, tensor<65xf32>) -> tensor<15x65xf32>
  return %0 : tensor<15x65xf32>
}

func.func @matmul_16x17x16_add_relu(%x: tensor<16x17xf32>, %w: tensor<17x16xf32>, %r: tensor<16x16xf32>)
    -> tensor<16x16xf32> {
  %0 = nn.matmul %x, %w : (tensor<16x17xf32>, tensor<17x16xf32>) -> tensor<16x16xf32>
  %1 = nn.add %0, %r : (tensor<16x16xf32>, tensor<16x16xf32>) -> tensor<16x16xf32>
  %2 = nn.relu %1 : (tensor<16x16xf32>) -> tensor<16x16xf32>
  return %2 : tensor<16x16xf32>
}

func.func @matmul_17x15x31(%x: tensor<17x15xf32>, %w: tensor<15x31xf32>)
    -> tensor<17x31xf32> {
  %0 = nn.matmul %x, %w : (tensor<17x15xf32>, tensor<15x31xf32>) -> tensor<17x31xf32>
  return %0 : tensor<17x31xf32>
}

func.func @matmul_17x33x1_bias_relu(%x: tensor<17x33xf32>, %w: tensor<33x1xf32>, %b: tensor<1xf32>)
    -> tensor<17x1xf32> {
  %0 = nn.linear %x, %w, %b : (tensor<17x33xf32>, tensor<33x1xf32>, tensor<1xf32>) -> tensor<17x1xf32>
  %1 = nn.relu %0 : (tensor<17x1xf32>) -> tensor<17x1xf32>
  return %1 : tensor<17x1xf32>
}

func.func @matmul_31x65x2_relu(%x: tensor<31x65xf32>, %w: tensor<65x2xf32>)
    -> tensor<31x2xf32> {
  %0 = nn.matmul %x, %w : (tensor<31x65xf32>, tensor<65x2xf32>) -> tensor<31x2xf32>
  %1 = nn.relu %0 : (tensor<31x2xf32>) -> tensor<31x2xf32>
  return %1 : tensor<31x2xf32>
}

func.func @matmul_33x2x65_bias_add(%x: tensor<33x2xf32>, %w: tensor<2x65xf32>, %b: tensor<65xf32>, %r: tensor<33x65xf32>)
    -> tensor<33x65xf32> {
  %0 = nn.linear %x, %w, %b : (tensor<33x2xf32>, tensor<2x65xf32>, tensor<65xf32>) -> tensor<33x65xf32>
  %1 = nn.add %0, %r : (tensor<33x65xf32>, tensor<33x65xf32>) -> tensor<33x65xf32>
  return %1 : tensor<33x65xf32>
}

func.func @matmul_33x16x33_bias(%x: tensor<33x16xf32>, %w: tensor<16x33xf32>, %b: tensor<33xf32>)
    -> tensor<33x33xf32> {
  %0 = nn.linear %x, %w, %b : (tensor<33x16xf32>, tensor<16x33xf32>, tensor<33xf32>) -> tensor<33x33xf32>
  return %0 : tensor<33x33xf32>
}

func.func @matmul_65x31x17_add_relu(%x: tensor<65x31xf32>, %w: tensor<31x17xf32>, %r: tensor<65x17xf32>)
    -> tensor<65x17xf32> {
  %0 = nn.matmul %x, %w : (tensor<65x31xf32>, tensor<31x17xf32>) -> tensor<65x17xf32>
  %1 = nn.add %0, %r : (tensor<65x17xf32>, tensor<65x17xf32>) -> tensor<65x17xf32>
  %2 = nn.relu %1 : (tensor<65x17xf32>) -> tensor<65x17xf32>
  return %2 : tensor<65x17xf32>
}

func.func @matmul_65x65x65_bias_add_relu(%x: tensor<65x65xf32>, %w: tensor<65x65xf32>, %b: tensor<65xf32>, %r: tensor<65x65xf32>)
    -> tensor<65x65xf32> {
  %0 = nn.linear %x, %w, %b : (tensor<65x65xf32>, tensor<65x65xf32>, tensor<65xf32>) -> tensor<65x65xf32>
  %1 = nn.add %0, %r : (tensor<65x65xf32>, tensor<65x65xf32>) -> tensor<65x65xf32>
  %2 = nn.relu %1 : (tensor<65x65xf32>) -> tensor<65x65xf32>
  return %2 : tensor<65x65xf32>
}

func.func @conv_1x1x7x7_to_1_k3x3_s1_d1_p1111(%x: tensor<1x1x7x7xf32>, %w: tensor<1x1x3x3xf32>)
    -> tensor<1x1x7x7xf32> {
  %0 = nn.conv %x, %w strides = [1, 1] pads = [1, 1, 1, 1] dilations = [1, 1] groups = 1
      : (tensor<1x1x7x7xf32>, tensor<1x1x3x3xf32>) -> tensor<1x1x7x7xf32>
  return %0 : tensor<1x1x7x7xf32>
}

func.func @conv_1x3x9x11_to_17_k3x3_s2_d1_p1111(%x: tensor<1x3x9x11xf32>, %w: tensor<17x3x3x3xf32>, %b: tensor<17xf32>)
    -> tensor<1x17x5x6xf32> {
  %0 = nn.conv %x, %w, %b strides = [2, 2] pads = [1, 1, 1, 1] dilations = [1, 1] groups = 1
      : (tensor<1x3x9x11xf32>, tensor<17x3x3x3xf32>, tensor<17xf32>) -> tensor<1x17x5x6xf32>
  %1 = nn.relu %0 : (tensor<1x17x5x6xf32>) -> tensor<1x17x5x6xf32>
  return %1 : tensor<1x17x5x6xf32>
}

func.func @conv_2x3x5x5_to_33_k5x5_s1_d1_p2222(%x: tensor<2x3x5x5xf32>, %w: tensor<33x3x5x5xf32>, %b: tensor<33xf32>)
    -> tensor<2x33x5x5xf32> {
  %0 = nn.conv %x, %w, %b strides = [1, 1] pads = [2, 2, 2, 2] dilations = [1, 1] groups = 1
      : (tensor<2x3x5x5xf32>, tensor<33x3x5x5xf32>, tensor<33xf32>) -> tensor<2x33x5x5xf32>
  return %0 : tensor<2x33x5x5xf32>
}

func.func @conv_1x17x6x5_to_65_k1x1_s1_d1_p0000(%x: tensor<1x17x6x5xf32>, %w: tensor<65x17x1x1xf32>, %b: tensor<65xf32>, %r: tensor<1x65x6x5xf32>)
    -> tensor<1x65x6x5xf32> {
  %0 = nn.conv %x, %w, %b strides = [1, 1] pads = [0, 0, 0, 0] dilations = [1, 1] groups = 1
      : (tensor<1x17x6x5xf32>, tensor<65x17x1x1xf32>, tensor<65xf32>) -> tensor<1x65x6x5xf32>
  %1 = nn.add %0, %r : (tensor<1x65x6x5xf32>, tensor<1x65x6x5xf32>) -> tensor<1x65x6x5xf32>
  %2 = nn.relu %1 : (tensor<1x65x6x5xf32>) -> tensor<1x65x6x5xf32>
  return %2 : tensor<1x65x6x5xf32>
}

func.func @conv_1x33x8x7_to_3_k3x3_s3_d1_p1001(%x: tensor<1x33x8x7xf32>, %w: tensor<3x33x3x3xf32>)
    -> tensor<1x3x3x2xf32> {
  %0 = nn.conv %x, %w strides = [3, 3] pads = [1, 0, 0, 1] dilations = [1, 1] groups = 1
      : (tensor<1x33x8x7xf32>, tensor<3x33x3x3xf32>) -> tensor<1x3x3x2xf32>
  %1 = nn.relu %0 : (tensor<1x3x3x2xf32>) -> tensor<1x3x3x2xf32>
  return %1 : tensor<1x3x3x2xf32>
}

func.func @conv_1x65x4x4_to_17_k3x3_s1_d1_p0210(%x: tensor<1x65x4x4xf32>, %w: tensor<17x65x3x3xf32>, %r: tensor<1x17x3x4xf32>)
    -> tensor<1x17x3x4xf32> {
  %0 = nn.conv %x, %w strides = [1, 1] pads = [0, 2, 1, 0] dilations = [1, 1] groups = 1
      : (tensor<1x65x4x4xf32>, tensor<17x65x3x3xf32>) -> tensor<1x17x3x4xf32>
  %1 = nn.add %0, %r : (tensor<1x17x3x4xf32>, tensor<1x17x3x4xf32>) -> tensor<1x17x3x4xf32>
  return %1 : tensor<1x17x3x4xf32>
}

func.func @conv_1x3x9x9_to_17_k3x3_s1_d2_p2222(%x: tensor<1x3x9x9xf32>, %w: tensor<17x3x3x3xf32>, %b: tensor<17xf32>, %r: tensor<1x17x9x9xf32>)
    -> tensor<1x17x9x9xf32> {
  %0 = nn.conv %x, %w, %b strides = [1, 1] pads = [2, 2, 2, 2] dilations = [2, 2] groups = 1
      : (tensor<1x3x9x9xf32>, tensor<17x3x3x3xf32>, tensor<17xf32>) -> tensor<1x17x9x9xf32>
  %1 = nn.add %0, %r : (tensor<1x17x9x9xf32>, tensor<1x17x9x9xf32>) -> tensor<1x17x9x9xf32>
  %2 = nn.relu %1 : (tensor<1x17x9x9xf32>) -> tensor<1x17x9x9xf32>
  return %2 : tensor<1x17x9x9xf32>
}

func.func @conv_1x1x3x2_to_33_k5x5_s1_d1_p2222(%x: tensor<1x1x3x2xf32>, %w: tensor<33x1x5x5xf32>, %b: tensor<33xf32>)
    -> tensor<1x33x3x2xf32> {
  %0 = nn.conv %x, %w, %b strides = [1, 1] pads = [2, 2, 2, 2] dilations = [1, 1] groups = 1
      : (tensor<1x1x3x2xf32>, tensor<33x1x5x5xf32>, tensor<33xf32>) -> tensor<1x33x3x2xf32>
  %1 = nn.relu %0 : (tensor<1x33x3x2xf32>) -> tensor<1x33x3x2xf32>
  return %1 : tensor<1x33x3x2xf32>
}

func.func @conv_1x17x2x3_to_1_k5x5_s3_d1_p4343(%x: tensor<1x17x2x3xf32>, %w: tensor<1x17x5x5xf32>)
    -> tensor<1x1x2x2xf32> {
  %0 = nn.conv %x, %w strides = [3, 3] pads = [4, 3, 4, 3] dilations = [1, 1] groups = 1
      : (tensor<1x17x2x3xf32>, tensor<1x17x5x5xf32>) -> tensor<1x1x2x2xf32>
  return %0 : tensor<1x1x2x2xf32>
}

func.func @conv_2x33x1x16_to_33_k1x1_s2_d1_p0000(%x: tensor<2x33x1x16xf32>, %w: tensor<33x33x1x1xf32>, %r: tensor<2x33x1x8xf32>)
    -> tensor<2x33x1x8xf32> {
  %0 = nn.conv %x, %w strides = [2, 2] pads = [0, 0, 0, 0] dilations = [1, 1] groups = 1
      : (tensor<2x33x1x16xf32>, tensor<33x33x1x1xf32>) -> tensor<2x33x1x8xf32>
  %1 = nn.add %0, %r : (tensor<2x33x1x8xf32>, tensor<2x33x1x8xf32>) -> tensor<2x33x1x8xf32>
  %2 = nn.relu %1 : (tensor<2x33x1x8xf32>) -> tensor<2x33x1x8xf32>
  return %2 : tensor<2x33x1x8xf32>
}

func.func @conv_1x3x7x13_to_65_k5x5_s2_d1_p0143(%x: tensor<1x3x7x13xf32>, %w: tensor<65x3x5x5xf32>, %b: tensor<65xf32>)
    -> tensor<1x65x4x7xf32> {
  %0 = nn.conv %x, %w, %b strides = [2, 2] pads = [0, 1, 4, 3] dilations = [1, 1] groups = 1
      : (tensor<1x3x7x13xf32>, tensor<65x3x5x5xf32>, tensor<65xf32>) -> tensor<1x65x4x7xf32>
  return %0 : tensor<1x65x4x7xf32>
}

func.func @conv_2x4x6x6_to_34_k3x3_s1_d1_p1111(%x: tensor<2x4x6x6xf32>, %w: tensor<34x2x3x3xf32>, %b: tensor<34xf32>)
    -> tensor<2x34x6x6xf32> {
  %0 = nn.conv %x, %w, %b strides = [1, 1] pads = [1, 1, 1, 1] dilations = [1, 1] groups = 2
      : (tensor<2x4x6x6xf32>, tensor<34x2x3x3xf32>, tensor<34xf32>) -> tensor<2x34x6x6xf32>
  %1 = nn.relu %0 : (tensor<2x34x6x6xf32>) -> tensor<2x34x6x6xf32>
  return %1 : tensor<2x34x6x6xf32>
}

func.func @depthwise_1x17x8x8_to_17_k3x3_s1_d1_p1111(%x: tensor<1x17x8x8xf32>, %w: tensor<17x1x3x3xf32>, %b: tensor<17xf32>)
    -> tensor<1x17x8x8xf32> {
  %0 = nn.conv %x, %w, %b strides = [1, 1] pads = [1, 1, 1, 1] dilations = [1, 1] groups = 17
      : (tensor<1x17x8x8xf32>, tensor<17x1x3x3xf32>, tensor<17xf32>) -> tensor<1x17x8x8xf32>
  %1 = nn.relu %0 : (tensor<1x17x8x8xf32>) -> tensor<1x17x8x8xf32>
  return %1 : tensor<1x17x8x8xf32>
}

func.func @depthwise_2x33x7x9_to_33_k3x3_s2_d1_p0110(%x: tensor<2x33x7x9xf32>, %w: tensor<33x1x3x3xf32>, %r: tensor<2x33x3x4xf32>)
    -> tensor<2x33x3x4xf32> {
  %0 = nn.conv %x, %w strides = [2, 2] pads = [0, 1, 1, 0] dilations = [1, 1] groups = 33
      : (tensor<2x33x7x9xf32>, tensor<33x1x3x3xf32>) -> tensor<2x33x3x4xf32>
  %1 = nn.add %0, %r : (tensor<2x33x3x4xf32>, tensor<2x33x3x4xf32>) -> tensor<2x33x3x4xf32>
  return %1 : tensor<2x33x3x4xf32>
}

func.func @depthwise_1x65x5x5_to_65_k5x5_s1_d1_p2222(%x: tensor<1x65x5x5xf32>, %w: tensor<65x1x5x5xf32>, %b: tensor<65xf32>, %r: tensor<1x65x5x5xf32>)
    -> tensor<1x65x5x5xf32> {
  %0 = nn.conv %x, %w, %b strides = [1, 1] pads = [2, 2, 2, 2] dilations = [1, 1] groups = 65
      : (tensor<1x65x5x5xf32>, tensor<65x1x5x5xf32>, tensor<65xf32>) -> tensor<1x65x5x5xf32>
  %1 = nn.add %0, %r : (tensor<1x65x5x5xf32>, tensor<1x65x5x5xf32>) -> tensor<1x65x5x5xf32>
  %2 = nn.relu %1 : (tensor<1x65x5x5xf32>) -> tensor<1x65x5x5xf32>
  return %2 : tensor<1x65x5x5xf32>
}

func.func @depthwise_1x3x9x8_to_3_k3x3_s1_d2_p2222(%x: tensor<1x3x9x8xf32>, %w: tensor<3x1x3x3xf32>)
    -> tensor<1x3x9x8xf32> {
  %0 = nn.conv %x, %w strides = [1, 1] pads = [2, 2, 2, 2] dilations = [2, 2] groups = 3
      : (tensor<1x3x9x8xf32>, tensor<3x1x3x3xf32>) -> tensor<1x3x9x8xf32>
  return %0 : tensor<1x3x9x8xf32>
}

func.func @depthwise_1x33x2x2_to_33_k5x5_s3_d1_p2222(%x: tensor<1x33x2x2xf32>, %w: tensor<33x1x5x5xf32>)
    -> tensor<1x33x1x1xf32> {
  %0 = nn.conv %x, %w strides = [3, 3] pads = [2, 2, 2, 2] dilations = [1, 1] groups = 33
      : (tensor<1x33x2x2xf32>, tensor<33x1x5x5xf32>) -> tensor<1x33x1x1xf32>
  %1 = nn.relu %0 : (tensor<1x33x1x1xf32>) -> tensor<1x33x1x1xf32>
  return %1 : tensor<1x33x1x1xf32>
}

func.func @max_pool_1x17x9x7_k3_s2_p1111(%x: tensor<1x17x9x7xf32>)
    -> tensor<1x17x5x4xf32> {
  %0 = nn.max_pool %x kernel = [3, 3] strides = [2, 2] pads = [1, 1, 1, 1] : (tensor<1x17x9x7xf32>) -> tensor<1x17x5x4xf32>
  return %0 : tensor<1x17x5x4xf32>
}

func.func @max_pool_2x65x2x3_k3_s1_p1111(%x: tensor<2x65x2x3xf32>)
    -> tensor<2x65x2x3xf32> {
  %0 = nn.max_pool %x kernel = [3, 3] strides = [1, 1] pads = [1, 1, 1, 1] : (tensor<2x65x2x3xf32>) -> tensor<2x65x2x3xf32>
  return %0 : tensor<2x65x2x3xf32>
}

func.func @max_pool_1x1x8x8_k5_s3_p0210(%x: tensor<1x1x8x8xf32>)
    -> tensor<1x1x2x2xf32> {
  %0 = nn.max_pool %x kernel = [5, 5] strides = [3, 3] pads = [0, 2, 1, 0] : (tensor<1x1x8x8xf32>) -> tensor<1x1x2x2xf32>
  return %0 : tensor<1x1x2x2xf32>
}

func.func @avg_pool_1x33x7x7_k3_s2_p1001(%x: tensor<1x33x7x7xf32>)
    -> tensor<1x33x3x3xf32> {
  %0 = nn.avg_pool %x kernel = [3, 3] strides = [2, 2] pads = [1, 0, 0, 1] : (tensor<1x33x7x7xf32>) -> tensor<1x33x3x3xf32>
  return %0 : tensor<1x33x3x3xf32>
}

func.func @avg_pool_2x3x6x17_k2_s1_p0000(%x: tensor<2x3x6x17xf32>)
    -> tensor<2x3x5x16xf32> {
  %0 = nn.avg_pool %x kernel = [2, 2] strides = [1, 1] pads = [0, 0, 0, 0] : (tensor<2x3x6x17xf32>) -> tensor<2x3x5x16xf32>
  return %0 : tensor<2x3x5x16xf32>
}

func.func @reduce_sum_17x33_axis1(%x: tensor<17x33xf32>) -> tensor<17xf32> {
  %0 = nn.reduce_sum %x axes = [1] : (tensor<17x33xf32>) -> tensor<17xf32>
  return %0 : tensor<17xf32>
}

func.func @reduce_max_3x65_axis1(%x: tensor<3x65xf32>) -> tensor<3xf32> {
  %0 = nn.reduce_max %x axes = [1] : (tensor<3x65xf32>) -> tensor<3xf32>
  return %0 : tensor<3xf32>
}

func.func @reduce_min_2x1_axis1(%x: tensor<2x1xf32>) -> tensor<2xf32> {
  %0 = nn.reduce_min %x axes = [1] : (tensor<2x1xf32>) -> tensor<2xf32>
  return %0 : tensor<2xf32>
}

func.func @reduce_mean_15x31x2_axis1(%x: tensor<15x31x2xf32>) -> tensor<15x2xf32> {
  %0 = nn.reduce_mean %x axes = [1] : (tensor<15x31x2xf32>) -> tensor<15x2xf32>
  return %0 : tensor<15x2xf32>
}

func.func @reduce_sum_65x17_axis0(%x: tensor<65x17xf32>) -> tensor<17xf32> {
  %0 = nn.reduce_sum %x axes = [0] : (tensor<65x17xf32>) -> tensor<17xf32>
  return %0 : tensor<17xf32>
}

func.func @reduce_prod_5x15_axis1(%x: tensor<5x15xf32>) -> tensor<5xf32> {
  %0 = nn.reduce_prod %x axes = [1] : (tensor<5x15xf32>) -> tensor<5xf32>
  return %0 : tensor<5xf32>
}
