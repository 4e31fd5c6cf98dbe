// Products with constant weights of which each lane has some of each group of
// terms, against the reference: groups of 2 to 16, words that aren't full, lanes
// with fewer, a last panel that isn't full, epilogues, padding, rows that are
// few, many and not known, and terms that no group divides.
// RUN: nn-check --mode=static,weights,dynamic %s
// RUN: %if runs-x86-64 %{ nn-check --mode=weights --cpu=x86-64 %s %}
// RUN: %if runs-haswell %{ nn-check --mode=weights,dynamic --cpu=haswell %s %}
// RUN: %if runs-skylake-avx512 %{ nn-check --mode=weights --cpu=skylake-avx512 %s %}

func.func @one_of_2(%x: tensor<1x18xf32>, %v: tensor<9x2x11x3xf32>, %b: tensor<33xf32>) -> tensor<1x33xf32> {
  %m = nn.constant dense<[[[[1.0, 0.0, 1.0]],
      [[0.0, 1.0, 0.0]]]]> : tensor<1x2x1x3xf32>
  %s = nn.constant dense<[18, 33]> : tensor<2xi64>
  %0 = nn.mul %v, %m : (tensor<9x2x11x3xf32>, tensor<1x2x1x3xf32>) -> tensor<9x2x11x3xf32>
  %w = nn.reshape %0, %s : (tensor<9x2x11x3xf32>, tensor<2xi64>) -> tensor<18x33xf32>
  %1 = nn.linear %x, %w, %b : (tensor<1x18xf32>, tensor<18x33xf32>, tensor<33xf32>) -> tensor<1x33xf32>
  return %1 : tensor<1x33xf32>
}

func.func @two_of_4(%x: tensor<1x44xf32>, %v: tensor<11x4x4x4xf32>, %b: tensor<16xf32>) -> tensor<1x16xf32> {
  %m = nn.constant dense<[[[[1.0, 1.0, 0.0, 0.0]],
      [[0.0, 1.0, 1.0, 0.0]],
      [[1.0, 0.0, 1.0, 1.0]],
      [[0.0, 0.0, 0.0, 1.0]]]]> : tensor<1x4x1x4xf32>
  %s = nn.constant dense<[44, 16]> : tensor<2xi64>
  %0 = nn.mul %v, %m : (tensor<11x4x4x4xf32>, tensor<1x4x1x4xf32>) -> tensor<11x4x4x4xf32>
  %w = nn.reshape %0, %s : (tensor<11x4x4x4xf32>, tensor<2xi64>) -> tensor<44x16xf32>
  %1 = nn.linear %x, %w, %b : (tensor<1x44xf32>, tensor<44x16xf32>, tensor<16xf32>) -> tensor<1x16xf32>
  %2 = nn.relu %1 : (tensor<1x16xf32>) -> tensor<1x16xf32>
  return %2 : tensor<1x16xf32>
}

func.func @two_of_8(%x: tensor<5x56xf32>, %v: tensor<7x8x5x8xf32>, %b: tensor<40xf32>) -> tensor<5x40xf32> {
  %m = nn.constant dense<[[[[1.0, 1.0, 0.0, 0.0, 1.0, 0.0, 0.0, 1.0]],
      [[1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]],
      [[0.0, 0.0, 1.0, 0.0, 0.0, 1.0, 0.0, 0.0]],
      [[0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0]],
      [[0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 1.0, 0.0]],
      [[0.0, 0.0, 0.0, 1.0, 0.0, 1.0, 0.0, 0.0]],
      [[0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0]],
      [[0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0]]]]> : tensor<1x8x1x8xf32>
  %s = nn.constant dense<[56, 40]> : tensor<2xi64>
  %0 = nn.mul %v, %m : (tensor<7x8x5x8xf32>, tensor<1x8x1x8xf32>) -> tensor<7x8x5x8xf32>
  %w = nn.reshape %0, %s : (tensor<7x8x5x8xf32>, tensor<2xi64>) -> tensor<56x40xf32>
  %1 = nn.linear %x, %w, %b : (tensor<5x56xf32>, tensor<56x40xf32>, tensor<40xf32>) -> tensor<5x40xf32>
  %2 = nn.relu %1 : (tensor<5x40xf32>) -> tensor<5x40xf32>
  return %2 : tensor<5x40xf32>
}

func.func @three_of_16(%x: tensor<3x80xf32>, %v: tensor<5x16x3x16xf32>, %b: tensor<48xf32>) -> tensor<3x48xf32> {
  %m = nn.constant dense<[[[[1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 1.0, 1.0, 0.0, 0.0]],
      [[0.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]],
      [[0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0]],
      [[0.0, 0.0, 0.0, 1.0, 1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0]],
      [[0.0, 1.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0]],
      [[0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]],
      [[0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0]],
      [[0.0, 0.0, 1.0, 1.0, 0.0, 1.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]],
      [[0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0]],
      [[1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0]],
      [[0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0]],
      [[0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0]],
      [[0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0]],
      [[0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 0.0]],
      [[0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0]],
      [[1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0]]]]> : tensor<1x16x1x16xf32>
  %s = nn.constant dense<[80, 48]> : tensor<2xi64>
  %0 = nn.mul %v, %m : (tensor<5x16x3x16xf32>, tensor<1x16x1x16xf32>) -> tensor<5x16x3x16xf32>
  %w = nn.reshape %0, %s : (tensor<5x16x3x16xf32>, tensor<2xi64>) -> tensor<80x48xf32>
  %1 = nn.linear %x, %w, %b : (tensor<3x80xf32>, tensor<80x48xf32>, tensor<48xf32>) -> tensor<3x48xf32>
  return %1 : tensor<3x48xf32>
}

func.func @eight_of_16(%x: tensor<1x48xf32>, %v: tensor<3x16x2x16xf32>, %b: tensor<32xf32>) -> tensor<1x32xf32> {
  %m = nn.constant dense<[[[[1.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0, 1.0, 0.0, 0.0, 0.0]],
      [[0.0, 1.0, 1.0, 0.0, 1.0, 1.0, 1.0, 1.0, 0.0, 1.0, 0.0, 0.0, 1.0, 1.0, 0.0, 0.0]],
      [[1.0, 1.0, 1.0, 0.0, 1.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 0.0]],
      [[1.0, 0.0, 0.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 0.0, 0.0]],
      [[0.0, 1.0, 1.0, 0.0, 1.0, 1.0, 0.0, 0.0, 0.0, 1.0, 1.0, 0.0, 1.0, 0.0, 1.0, 1.0]],
      [[1.0, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0]],
      [[0.0, 1.0, 0.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 1.0, 1.0, 1.0]],
      [[0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.0]],
      [[0.0, 0.0, 0.0, 1.0, 0.0, 1.0, 1.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.0]],
      [[1.0, 0.0, 1.0, 1.0, 0.0, 1.0, 1.0, 1.0, 0.0, 1.0, 1.0, 0.0, 1.0, 0.0, 0.0, 0.0]],
      [[1.0, 1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 1.0, 1.0, 0.0, 1.0, 1.0, 0.0, 0.0, 0.0, 1.0]],
      [[0.0, 1.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0, 1.0, 0.0, 1.0, 1.0, 0.0, 1.0, 0.0, 1.0]],
      [[0.0, 0.0, 1.0, 0.0, 0.0, 1.0, 1.0, 0.0, 1.0, 0.0, 1.0, 1.0, 1.0, 0.0, 1.0, 0.0]],
      [[0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 0.0, 0.0, 1.0, 0.0, 1.0]],
      [[1.0, 1.0, 1.0, 0.0, 1.0, 1.0, 0.0, 0.0, 1.0, 1.0, 0.0, 0.0, 0.0, 1.0, 1.0, 0.0]],
      [[1.0, 1.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0, 1.0, 1.0]]]]> : tensor<1x16x1x16xf32>
  %s = nn.constant dense<[48, 32]> : tensor<2xi64>
  %0 = nn.mul %v, %m : (tensor<3x16x2x16xf32>, tensor<1x16x1x16xf32>) -> tensor<3x16x2x16xf32>
  %w = nn.reshape %0, %s : (tensor<3x16x2x16xf32>, tensor<2xi64>) -> tensor<48x32xf32>
  %1 = nn.linear %x, %w, %b : (tensor<1x48xf32>, tensor<48x32xf32>, tensor<32xf32>) -> tensor<1x32xf32>
  return %1 : tensor<1x32xf32>
}

func.func @one_of_4_many(%x: tensor<37x24xf32>, %v: tensor<6x4x5x8xf32>, %b: tensor<40xf32>) -> tensor<37x40xf32> {
  %m = nn.constant dense<[[[[1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0]],
      [[0.0, 1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0]],
      [[0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0, 0.0]],
      [[0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0]]]]> : tensor<1x4x1x8xf32>
  %s = nn.constant dense<[24, 40]> : tensor<2xi64>
  %0 = nn.mul %v, %m : (tensor<6x4x5x8xf32>, tensor<1x4x1x8xf32>) -> tensor<6x4x5x8xf32>
  %w = nn.reshape %0, %s : (tensor<6x4x5x8xf32>, tensor<2xi64>) -> tensor<24x40xf32>
  %1 = nn.linear %x, %w, %b : (tensor<37x24xf32>, tensor<24x40xf32>, tensor<40xf32>) -> tensor<37x40xf32>
  %2 = nn.relu %1 : (tensor<37x40xf32>) -> tensor<37x40xf32>
  return %2 : tensor<37x40xf32>
}

func.func @one_of_16_many(%x: tensor<70x32xf32>, %v: tensor<2x16x3x16xf32>, %b: tensor<48xf32>) -> tensor<70x48xf32> {
  %m = nn.constant dense<[[[[1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]],
      [[0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]],
      [[0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]],
      [[0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]],
      [[0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]],
      [[0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]],
      [[0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]],
      [[0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]],
      [[0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]],
      [[0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]],
      [[0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0]],
      [[0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0]],
      [[0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0]],
      [[0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0]],
      [[0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0]],
      [[0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0]]]]> : tensor<1x16x1x16xf32>
  %s = nn.constant dense<[32, 48]> : tensor<2xi64>
  %0 = nn.mul %v, %m : (tensor<2x16x3x16xf32>, tensor<1x16x1x16xf32>) -> tensor<2x16x3x16xf32>
  %w = nn.reshape %0, %s : (tensor<2x16x3x16xf32>, tensor<2xi64>) -> tensor<32x48xf32>
  %1 = nn.linear %x, %w, %b : (tensor<70x32xf32>, tensor<32x48xf32>, tensor<48xf32>) -> tensor<70x48xf32>
  return %1 : tensor<70x48xf32>
}

// Of batches, which rows of the result belong to shows only by two loops.
func.func @batched(%x: tensor<2x3x8xf32>, %v: tensor<2x4x3x8xf32>) -> tensor<2x3x24xf32> {
  %m = nn.constant dense<[[[[1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0]], [[0.0, 1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0]], [[0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0, 0.0]], [[0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0]]]]> : tensor<1x4x1x8xf32>
  %s = nn.constant dense<[8, 24]> : tensor<2xi64>
  %0 = nn.mul %v, %m : (tensor<2x4x3x8xf32>, tensor<1x4x1x8xf32>) -> tensor<2x4x3x8xf32>
  %w = nn.reshape %0, %s : (tensor<2x4x3x8xf32>, tensor<2xi64>) -> tensor<8x24xf32>
  %1 = nn.matmul %x, %w : (tensor<2x3x8xf32>, tensor<8x24xf32>) -> tensor<2x3x24xf32>
  return %1 : tensor<2x3x24xf32>
}

func.func @conv_strided(%x: tensor<1x9x7x8xf32>, %v: tensor<18x4x3x8xf32>) -> tensor<1x5x4x24xf32> {
  %m = nn.constant dense<[[[[1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0]], [[0.0, 1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0]], [[0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0, 0.0]], [[0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0]]]]> : tensor<1x4x1x8xf32>
  %s = nn.constant dense<[3, 3, 8, 24]> : tensor<4xi64>
  %0 = nn.mul %v, %m : (tensor<18x4x3x8xf32>, tensor<1x4x1x8xf32>) -> tensor<18x4x3x8xf32>
  %w = nn.reshape %0, %s : (tensor<18x4x3x8xf32>, tensor<4xi64>) -> tensor<3x3x8x24xf32>
  %1 = nn.conv %x, %w strides = [2, 2] pads = [1, 1, 1, 1] layout = nhwc : (tensor<1x9x7x8xf32>, tensor<3x3x8x24xf32>) -> tensor<1x5x4x24xf32>
  return %1 : tensor<1x5x4x24xf32>
}
