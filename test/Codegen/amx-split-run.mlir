// Rows of f32 times weights of few bits in tile registers: fewer rows than one
// has, more than a tile has, columns that fill no vector, words of eight
// weights, groups that share a scale, zero points, what follows in registers, and values that
// have no parts.
// RUN: %if runs-sapphirerapids %{ nn-check --mode=weights --cpu=sapphirerapids %s %}

func.func @s8_5(%x: tensor<5x32xf32>, %w: tensor<32x70xi8> {nn.range = [-128, 127]}, %s: tensor<1x70xf32> {nn.range = [0.01, 0.1]}) -> tensor<5x70xf32> {
  %0 = nn.scaled_linear %x, %w, %s group = 32 : (tensor<5x32xf32>, tensor<32x70xi8>, tensor<1x70xf32>) -> tensor<5x70xf32>
  return %0 : tensor<5x70xf32>
}

func.func @s8_17(%x: tensor<17x96xf32>, %w: tensor<96x37xi8> {nn.range = [-128, 127]}, %s: tensor<1x37xf32> {nn.range = [0.01, 0.1]}) -> tensor<17x37xf32> {
  %0 = nn.scaled_linear %x, %w, %s group = 96 : (tensor<17x96xf32>, tensor<96x37xi8>, tensor<1x37xf32>) -> tensor<17x37xf32>
  return %0 : tensor<17x37xf32>
}

func.func @u8_3x100(%x: tensor<3x100x64xf32>, %w: tensor<64x33xui8> {nn.range = [0, 255]}, %s: tensor<1x33xf32> {nn.range = [0.01, 0.1]}) -> tensor<3x100x33xf32> {
  %0 = nn.scaled_linear %x, %w, %s group = 64 : (tensor<3x100x64xf32>, tensor<64x33xui8>, tensor<1x33xf32>) -> tensor<3x100x33xf32>
  return %0 : tensor<3x100x33xf32>
}

func.func @s4_50_relu(%x: tensor<50x64xf32>, %w: tensor<64x80xi4> {nn.range = [-8, 7]}, %s: tensor<1x80xf32> {nn.range = [0.01, 0.1]}, %b: tensor<80xf32>) -> tensor<50x80xf32> {
  %0 = nn.scaled_linear %x, %w, %s group = 64 : (tensor<50x64xf32>, tensor<64x80xi4>, tensor<1x80xf32>) -> tensor<50x80xf32>
  %1 = nn.add %0, %b : (tensor<50x80xf32>, tensor<80xf32>) -> tensor<50x80xf32>
  %2 = nn.relu %1 : (tensor<50x80xf32>) -> tensor<50x80xf32>
  return %2 : tensor<50x80xf32>
}

func.func @u4_280(%x: tensor<280x32xf32>, %w: tensor<32x48xui4> {nn.range = [0, 15]}, %s: tensor<1x48xf32> {nn.range = [0.01, 0.1]}) -> tensor<280x48xf32> {
  %0 = nn.scaled_linear %x, %w, %s group = 32 : (tensor<280x32xf32>, tensor<32x48xui4>, tensor<1x48xf32>) -> tensor<280x48xf32>
  return %0 : tensor<280x48xf32>
}

func.func @s4_g32(%x: tensor<50x64xf32>, %w: tensor<64x80xi4> {nn.range = [-8, 7]}, %s: tensor<2x80xf32> {nn.range = [0.01, 0.1]}) -> tensor<50x80xf32> {
  %0 = nn.scaled_linear %x, %w, %s group = 32 : (tensor<50x64xf32>, tensor<64x80xi4>, tensor<2x80xf32>) -> tensor<50x80xf32>
  return %0 : tensor<50x80xf32>
}

func.func @s8_g96(%x: tensor<17x192xf32>, %w: tensor<192x37xi8> {nn.range = [-128, 127]}, %s: tensor<2x37xf32> {nn.range = [0.01, 0.1]}) -> tensor<17x37xf32> {
  %0 = nn.scaled_linear %x, %w, %s group = 96 : (tensor<17x192xf32>, tensor<192x37xi8>, tensor<2x37xf32>) -> tensor<17x37xf32>
  return %0 : tensor<17x37xf32>
}

func.func @s4_270(%x: tensor<270x128xf32>, %w: tensor<128x70xi4> {nn.range = [-8, 7]}, %s: tensor<2x70xf32> {nn.range = [0.01, 0.1]}) -> tensor<270x70xf32> {
  %0 = nn.scaled_linear %x, %w, %s group = 64 : (tensor<270x128xf32>, tensor<128x70xi4>, tensor<2x70xf32>) -> tensor<270x70xf32>
  return %0 : tensor<270x70xf32>
}

func.func @u8_zeros(%x: tensor<20x64xf32>, %w: tensor<64x33xui8> {nn.range = [0, 255]}, %s: tensor<1x33xf32> {nn.range = [0.01, 0.1]}, %z: tensor<1x33xui8> {nn.range = [0, 255]}) -> tensor<20x33xf32> {
  %0 = nn.scaled_linear %x, %w, %s, %z group = 64 : (tensor<20x64xf32>, tensor<64x33xui8>, tensor<1x33xf32>, tensor<1x33xui8>) -> tensor<20x33xf32>
  return %0 : tensor<20x33xf32>
}

func.func @s4_zeros_groups(%x: tensor<37x96xf32>, %w: tensor<96x40xi4> {nn.range = [-8, 7]}, %s: tensor<3x40xf32> {nn.range = [0.01, 0.1]}, %z: tensor<3x40xi4> {nn.range = [-8, 7]}) -> tensor<37x40xf32> {
  %0 = nn.scaled_linear %x, %w, %s, %z group = 32 : (tensor<37x96xf32>, tensor<96x40xi4>, tensor<3x40xf32>, tensor<3x40xi4>) -> tensor<37x40xf32>
  return %0 : tensor<37x40xf32>
}

func.func @s8_values(%x: tensor<6x32xf32> {nn.value = dense<[[0x7F800000, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0], [0xFF800000, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0], [0x7F800001, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0], [3.0e+37, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0], [1.0e-30, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0], [16777215.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]]> : tensor<6x32xf32>}, %w: tensor<32x16xi8> {nn.range = [1, 1]}, %s: tensor<1x16xf32> {nn.range = [0.015625, 0.015625]}) -> tensor<6x16xf32> {
  %0 = nn.scaled_linear %x, %w, %s group = 32 : (tensor<6x32xf32>, tensor<32x16xi8>, tensor<1x16xf32>) -> tensor<6x16xf32>
  return %0 : tensor<6x16xf32>
}
