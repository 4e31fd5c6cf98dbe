// Products with constant weights of which rows of panels are zero, against the
// reference: few rows and many, panels of different lengths and an empty one, a
// last panel that isn't full, epilogues, padding, strides, sizes that are not
// known, and a body that is left to loops.
// RUN: nn-check --mode=static,weights,dynamic %s
// RUN: %if runs-x86-64 %{ nn-check --mode=static,weights --cpu=x86-64 %s %}
// RUN: %if runs-haswell %{ nn-check --mode=static,weights --cpu=haswell %s %}

func.func @linear_1x9x49(%x: tensor<1x9xf32>, %v: tensor<9x16xf32>, %w: tensor<9x33xf32>, %b: tensor<49xf32>) -> tensor<1x49xf32> {
  %m = nn.constant dense<[[1.0], [0.0], [0.0], [0.0], [1.0], [1.0], [0.0], [0.0], [1.0]]> : tensor<9x1xf32>
  %n = nn.constant dense<[[0.0], [0.0], [1.0], [0.0], [0.0], [1.0], [0.0], [1.0], [0.0]]> : tensor<9x1xf32>
  %0 = nn.mul %v, %m : (tensor<9x16xf32>, tensor<9x1xf32>) -> tensor<9x16xf32>
  %1 = nn.mul %w, %n : (tensor<9x33xf32>, tensor<9x1xf32>) -> tensor<9x33xf32>
  %2 = nn.concat %0, %1 axis = 1 : (tensor<9x16xf32>, tensor<9x33xf32>) -> tensor<9x49xf32>
  %3 = nn.linear %x, %2, %b : (tensor<1x9xf32>, tensor<9x49xf32>, tensor<49xf32>) -> tensor<1x49xf32>
  %4 = nn.relu %3 : (tensor<1x49xf32>) -> tensor<1x49xf32>
  return %4 : tensor<1x49xf32>
}

func.func @matmul_31x5x32_one_empty(%x: tensor<31x5xf32>, %v: tensor<5x16xf32>, %r: tensor<31x32xf32>) -> tensor<31x32xf32> {
  %m = nn.constant dense<[[0.0], [1.0], [1.0], [0.0], [1.0]]> : tensor<5x1xf32>
  %0 = nn.mul %v, %m : (tensor<5x16xf32>, tensor<5x1xf32>) -> tensor<5x16xf32>
  %z = nn.constant dense<0.0> : tensor<5x16xf32>
  %1 = nn.concat %z, %0 axis = 1 : (tensor<5x16xf32>, tensor<5x16xf32>) -> tensor<5x32xf32>
  %2 = nn.matmul %x, %1 : (tensor<31x5xf32>, tensor<5x32xf32>) -> tensor<31x32xf32>
  %3 = nn.add %2, %r : (tensor<31x32xf32>, tensor<31x32xf32>) -> tensor<31x32xf32>
  return %3 : tensor<31x32xf32>
}

// Of batches, which rows of the result belong to shows only by two loops.
func.func @batched_2x3x4x20(%x: tensor<2x3x4xf32>, %w: tensor<4x20xf32>) -> tensor<2x3x20xf32> {
  %m = nn.constant dense<[[0.0], [1.0], [0.0], [0.0]]> : tensor<4x1xf32>
  %0 = nn.mul %w, %m : (tensor<4x20xf32>, tensor<4x1xf32>) -> tensor<4x20xf32>
  %1 = nn.matmul %x, %0 : (tensor<2x3x4xf32>, tensor<4x20xf32>) -> tensor<2x3x20xf32>
  return %1 : tensor<2x3x20xf32>
}

func.func @conv_1x1_residual(%x: tensor<2x5x6x4xf32>, %w: tensor<1x1x4x24xf32>, %r: tensor<2x5x6x24xf32>) -> tensor<2x5x6x24xf32> {
  %m = nn.constant dense<[[[[1.0], [0.0], [0.0], [1.0]]]]> : tensor<1x1x4x1xf32>
  %0 = nn.mul %w, %m : (tensor<1x1x4x24xf32>, tensor<1x1x4x1xf32>) -> tensor<1x1x4x24xf32>
  %1 = nn.conv %x, %0 layout = nhwc : (tensor<2x5x6x4xf32>, tensor<1x1x4x24xf32>) -> tensor<2x5x6x24xf32>
  %2 = nn.add %1, %r : (tensor<2x5x6x24xf32>, tensor<2x5x6x24xf32>) -> tensor<2x5x6x24xf32>
  return %2 : tensor<2x5x6x24xf32>
}

func.func @conv_3x3_padded(%x: tensor<1x7x5x12xf32>, %w: tensor<3x3x12x40xf32>, %b: tensor<40xf32>) -> tensor<1x7x5x40xf32> {
  %m = nn.constant dense<[[[[0.0], [0.0], [0.0], [0.0], [1.0], [0.0], [0.0], [0.0], [0.0], [0.0], [1.0], [0.0]], [[1.0], [0.0], [0.0], [0.0], [0.0], [0.0], [1.0], [0.0], [1.0], [1.0], [1.0], [0.0]], [[0.0], [1.0], [0.0], [0.0], [1.0], [0.0], [0.0], [0.0], [0.0], [1.0], [0.0], [1.0]]],
                          [[[0.0], [0.0], [0.0], [0.0], [1.0], [0.0], [0.0], [0.0], [0.0], [1.0], [1.0], [0.0]], [[0.0], [0.0], [0.0], [0.0], [0.0], [0.0], [0.0], [0.0], [0.0], [1.0], [0.0], [0.0]], [[0.0], [0.0], [1.0], [0.0], [1.0], [0.0], [0.0], [0.0], [0.0], [0.0], [1.0], [0.0]]],
                          [[[0.0], [1.0], [0.0], [0.0], [0.0], [1.0], [0.0], [0.0], [0.0], [0.0], [0.0], [0.0]], [[0.0], [0.0], [1.0], [0.0], [0.0], [0.0], [0.0], [0.0], [0.0], [0.0], [0.0], [1.0]], [[0.0], [0.0], [0.0], [0.0], [0.0], [0.0], [0.0], [0.0], [1.0], [0.0], [0.0], [0.0]]]]> : tensor<3x3x12x1xf32>
  %0 = nn.mul %w, %m : (tensor<3x3x12x40xf32>, tensor<3x3x12x1xf32>) -> tensor<3x3x12x40xf32>
  %1 = nn.conv %x, %0, %b pads = [1, 1, 1, 1] layout = nhwc : (tensor<1x7x5x12xf32>, tensor<3x3x12x40xf32>, tensor<40xf32>) -> tensor<1x7x5x40xf32>
  %2 = nn.relu %1 : (tensor<1x7x5x40xf32>) -> tensor<1x7x5x40xf32>
  return %2 : tensor<1x7x5x40xf32>
}

func.func @conv_5x3_strided(%x: tensor<2x11x13x16xf32>, %w: tensor<5x3x16x17xf32>) -> tensor<2x5x7x17xf32> {
  %m = nn.constant dense<[[[[0.0], [0.0], [0.0], [0.0], [1.0], [0.0], [0.0], [0.0], [0.0], [0.0], [1.0], [0.0], [0.0], [0.0], [1.0], [1.0]]],
                          [[[1.0], [0.0], [0.0], [0.0], [0.0], [0.0], [1.0], [1.0], [1.0], [1.0], [0.0], [0.0], [0.0], [0.0], [0.0], [0.0]]],
                          [[[0.0], [0.0], [0.0], [0.0], [0.0], [0.0], [1.0], [0.0], [0.0], [0.0], [1.0], [0.0], [1.0], [0.0], [1.0], [0.0]]],
                          [[[0.0], [0.0], [0.0], [0.0], [0.0], [0.0], [1.0], [0.0], [0.0], [0.0], [0.0], [1.0], [0.0], [0.0], [0.0], [0.0]]],
                          [[[0.0], [0.0], [0.0], [0.0], [0.0], [0.0], [0.0], [0.0], [0.0], [1.0], [0.0], [1.0], [0.0], [0.0], [0.0], [0.0]]]]> : tensor<5x1x16x1xf32>
  %0 = nn.mul %w, %m : (tensor<5x3x16x17xf32>, tensor<5x1x16x1xf32>) -> tensor<5x3x16x17xf32>
  %1 = nn.conv %x, %0 strides = [2, 2] pads = [1, 1, 1, 1] layout = nhwc : (tensor<2x11x13x16xf32>, tensor<5x3x16x17xf32>) -> tensor<2x5x7x17xf32>
  return %1 : tensor<2x5x7x17xf32>
}

// In the mode `dynamic` the number of rows is not known.
func.func @linear_of_constants(%x: tensor<19x4xf32>) -> tensor<19x32xf32> {
  %j = nn.constant dense<3.0> : tensor<4x16xf32>
  %m = nn.constant dense<[[0.0], [0.5], [0.0], [-0.5]]> : tensor<4x1xf32>
  %n = nn.constant dense<[[0.0], [0.0], [0.25], [0.0]]> : tensor<4x1xf32>
  %0 = nn.mul %j, %m : (tensor<4x16xf32>, tensor<4x1xf32>) -> tensor<4x16xf32>
  %1 = nn.mul %j, %n : (tensor<4x16xf32>, tensor<4x1xf32>) -> tensor<4x16xf32>
  %w = nn.concat %0, %1 axis = 1 : (tensor<4x16xf32>, tensor<4x16xf32>) -> tensor<4x32xf32>
  %2 = nn.matmul %x, %w : (tensor<19x4xf32>, tensor<4x32xf32>) -> tensor<19x32xf32>
  return %2 : tensor<19x32xf32>
}

func.func @softmax_after(%x: tensor<9x4xf32>, %w: tensor<4x20xf32>) -> tensor<9x20xf32> {
  %m = nn.constant dense<[[0.0], [1.0], [0.0], [0.0]]> : tensor<4x1xf32>
  %0 = nn.mul %w, %m : (tensor<4x20xf32>, tensor<4x1xf32>) -> tensor<4x20xf32>
  %1 = nn.matmul %x, %0 : (tensor<9x4xf32>, tensor<4x20xf32>) -> tensor<9x20xf32>
  %2 = nn.softmax %1 : (tensor<9x20xf32>) -> tensor<9x20xf32>
  return %2 : tensor<9x20xf32>
}
