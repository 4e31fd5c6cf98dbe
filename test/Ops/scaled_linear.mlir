// RUN: nn-check %s

//===- nn.scaled_linear --------------------------------------------------===//
// One row and many, groups that words of eight weights divide and others, last
// groups and words with fewer rows, columns that don't fill a vector.
//===----------------------------------------------------------------------===//

func.func @s8_one_group(
    %x: tensor<1x67xf32>,
    %w: tensor<67x48xi8> {nn.range = [-128, 127]},
    %s: tensor<1x48xf32> {nn.range = [0.01, 0.1]})
    -> tensor<1x48xf32> {
  %0 = nn.scaled_linear %x, %w, %s group = 67
      : (tensor<1x67xf32>, tensor<67x48xi8>, tensor<1x48xf32>) -> tensor<1x48xf32>
  return %0 : tensor<1x48xf32>
}

func.func @s8_groups(
    %x: tensor<5x3x96xf32>,
    %w: tensor<96x37xi8> {nn.range = [-128, 127]},
    %s: tensor<3x37xf32> {nn.range = [0.01, 0.1]})
    -> tensor<5x3x37xf32> {
  %0 = nn.scaled_linear %x, %w, %s group = 32
      : (tensor<5x3x96xf32>, tensor<96x37xi8>, tensor<3x37xf32>) -> tensor<5x3x37xf32>
  return %0 : tensor<5x3x37xf32>
}

func.func @u8_zeros(
    %x: tensor<2x50xf32>,
    %w: tensor<50x33xui8> {nn.range = [0, 255]},
    %s: tensor<4x33xf32> {nn.range = [0.01, 0.1]},
    %z: tensor<4x33xui8> {nn.range = [0, 255]})
    -> tensor<2x33xf32> {
  %0 = nn.scaled_linear %x, %w, %s, %z group = 16
      : (tensor<2x50xf32>, tensor<50x33xui8>, tensor<4x33xf32>, tensor<4x33xui8>) -> tensor<2x33xf32>
  return %0 : tensor<2x33xf32>
}

func.func @s4_one_group(
    %x: tensor<1x64xf32>,
    %w: tensor<64x80xi4> {nn.range = [-8, 7]},
    %s: tensor<1x80xf32> {nn.range = [0.01, 0.1]})
    -> tensor<1x80xf32> {
  %0 = nn.scaled_linear %x, %w, %s group = 64
      : (tensor<1x64xf32>, tensor<64x80xi4>, tensor<1x80xf32>) -> tensor<1x80xf32>
  return %0 : tensor<1x80xf32>
}

func.func @s4_groups(
    %x: tensor<1x128xf32>,
    %w: tensor<128x37xi4> {nn.range = [-8, 7]},
    %s: tensor<4x37xf32> {nn.range = [0.01, 0.1]})
    -> tensor<1x37xf32> {
  %0 = nn.scaled_linear %x, %w, %s group = 32
      : (tensor<1x128xf32>, tensor<128x37xi4>, tensor<4x37xf32>) -> tensor<1x37xf32>
  return %0 : tensor<1x37xf32>
}

func.func @s4_last_group(
    %x: tensor<3x77xf32>,
    %w: tensor<77x19xi4> {nn.range = [-8, 7]},
    %s: tensor<3x19xf32> {nn.range = [0.01, 0.1]})
    -> tensor<3x19xf32> {
  %0 = nn.scaled_linear %x, %w, %s group = 32
      : (tensor<3x77xf32>, tensor<77x19xi4>, tensor<3x19xf32>) -> tensor<3x19xf32>
  return %0 : tensor<3x19xf32>
}

func.func @s4_odd_group(
    %x: tensor<2x50xf32>,
    %w: tensor<50x33xi4> {nn.range = [-8, 7]},
    %s: tensor<10x33xf32> {nn.range = [0.01, 0.1]})
    -> tensor<2x33xf32> {
  %0 = nn.scaled_linear %x, %w, %s group = 5
      : (tensor<2x50xf32>, tensor<50x33xi4>, tensor<10x33xf32>) -> tensor<2x33xf32>
  return %0 : tensor<2x33xf32>
}

func.func @u4_zeros(
    %x: tensor<17x96xf32>,
    %w: tensor<96x64xui4> {nn.range = [0, 15]},
    %s: tensor<3x64xf32> {nn.range = [0.01, 0.1]},
    %z: tensor<3x64xui4> {nn.range = [0, 15]})
    -> tensor<17x64xf32> {
  %0 = nn.scaled_linear %x, %w, %s, %z group = 32
      : (tensor<17x96xf32>, tensor<96x64xui4>, tensor<3x64xf32>, tensor<3x64xui4>) -> tensor<17x64xf32>
  return %0 : tensor<17x64xf32>
}

func.func @u4_zeros_one_group(
    %x: tensor<4x2x45xf32>,
    %w: tensor<45x24xui4> {nn.range = [0, 15]},
    %s: tensor<1x24xf32> {nn.range = [0.01, 0.1]},
    %z: tensor<1x24xui4> {nn.range = [0, 15]})
    -> tensor<4x2x24xf32> {
  %0 = nn.scaled_linear %x, %w, %s, %z group = 64
      : (tensor<4x2x45xf32>, tensor<45x24xui4>, tensor<1x24xf32>, tensor<1x24xui4>) -> tensor<4x2x24xf32>
  return %0 : tensor<4x2x24xf32>
}

func.func @s4_few_columns(
    %x: tensor<3x70xf32>,
    %w: tensor<70x3xi4> {nn.range = [-8, 7]},
    %s: tensor<3x3xf32> {nn.range = [0.01, 0.1]})
    -> tensor<3x3xf32> {
  %0 = nn.scaled_linear %x, %w, %s group = 32
      : (tensor<3x70xf32>, tensor<70x3xi4>, tensor<3x3xf32>) -> tensor<3x3xf32>
  return %0 : tensor<3x3xf32>
}

func.func @s4_one_term(
    %x: tensor<2x1xf32>,
    %w: tensor<1x17xi4> {nn.range = [-8, 7]},
    %s: tensor<1x17xf32> {nn.range = [0.01, 0.1]})
    -> tensor<2x17xf32> {
  %0 = nn.scaled_linear %x, %w, %s group = 32
      : (tensor<2x1xf32>, tensor<1x17xi4>, tensor<1x17xf32>) -> tensor<2x17xf32>
  return %0 : tensor<2x17xf32>
}
