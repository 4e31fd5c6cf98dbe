// Weights that are widened once for many rows: as many columns as fill vectors
// and others, last groups with fewer terms, reduced on each kind of CPU.
// RUN: nn-check --mode=weights %s
// RUN: %if runs-x86-64 %{ nn-check --mode=weights --cpu=x86-64 %s %}
// RUN: %if runs-haswell %{ nn-check --mode=weights --cpu=haswell %s %}
// RUN: %if runs-skylake-avx512 %{ nn-check --mode=weights --cpu=skylake-avx512 %s %}

func.func @s8_17(%x: tensor<17x67xf32>, %w: tensor<67x48xi8> {nn.range = [-128, 127]}, %s: tensor<1x48xf32> {nn.range = [0.01, 0.1]}) -> tensor<17x48xf32> {
  %0 = nn.scaled_linear %x, %w, %s group = 67 : (tensor<17x67xf32>, tensor<67x48xi8>, tensor<1x48xf32>) -> tensor<17x48xf32>
  return %0 : tensor<17x48xf32>
}

func.func @s8_groups_33(%x: tensor<33x96xf32>, %w: tensor<96x37xi8> {nn.range = [-128, 127]}, %s: tensor<3x37xf32> {nn.range = [0.01, 0.1]}) -> tensor<33x37xf32> {
  %0 = nn.scaled_linear %x, %w, %s group = 32 : (tensor<33x96xf32>, tensor<96x37xi8>, tensor<3x37xf32>) -> tensor<33x37xf32>
  return %0 : tensor<33x37xf32>
}

func.func @u8_zeros_100(%x: tensor<100x50xf32>, %w: tensor<50x33xui8> {nn.range = [0, 255]}, %s: tensor<4x33xf32> {nn.range = [0.01, 0.1]}, %z: tensor<4x33xui8> {nn.range = [0, 255]}) -> tensor<100x33xf32> {
  %0 = nn.scaled_linear %x, %w, %s, %z group = 16 : (tensor<100x50xf32>, tensor<50x33xui8>, tensor<4x33xf32>, tensor<4x33xui8>) -> tensor<100x33xf32>
  return %0 : tensor<100x33xf32>
}

func.func @s4_50(%x: tensor<50x64xf32>, %w: tensor<64x80xi4> {nn.range = [-8, 7]}, %s: tensor<1x80xf32> {nn.range = [0.01, 0.1]}) -> tensor<50x80xf32> {
  %0 = nn.scaled_linear %x, %w, %s group = 64 : (tensor<50x64xf32>, tensor<64x80xi4>, tensor<1x80xf32>) -> tensor<50x80xf32>
  return %0 : tensor<50x80xf32>
}

func.func @s4_last_group_29(%x: tensor<29x77xf32>, %w: tensor<77x19xi4> {nn.range = [-8, 7]}, %s: tensor<3x19xf32> {nn.range = [0.01, 0.1]}) -> tensor<29x19xf32> {
  %0 = nn.scaled_linear %x, %w, %s group = 32 : (tensor<29x77xf32>, tensor<77x19xi4>, tensor<3x19xf32>) -> tensor<29x19xf32>
  return %0 : tensor<29x19xf32>
}

func.func @u4_zeros_40(%x: tensor<40x45xf32>, %w: tensor<45x24xui4> {nn.range = [0, 15]}, %s: tensor<9x24xf32> {nn.range = [0.01, 0.1]}, %z: tensor<9x24xui4> {nn.range = [0, 15]}) -> tensor<40x24xf32> {
  %0 = nn.scaled_linear %x, %w, %s, %z group = 5 : (tensor<40x45xf32>, tensor<45x24xui4>, tensor<9x24xf32>, tensor<9x24xui4>) -> tensor<40x24xf32>
  return %0 : tensor<40x24xf32>
}

func.func @s4_no_rows(%x: tensor<0x16xf32>, %w: tensor<16x16xi4> {nn.range = [-8, 7]}, %s: tensor<1x16xf32> {nn.range = [0.01, 0.1]}) -> tensor<0x16xf32> {
  %0 = nn.scaled_linear %x, %w, %s group = 16 : (tensor<0x16xf32>, tensor<16x16xi4>, tensor<1x16xf32>) -> tensor<0x16xf32>
  return %0 : tensor<0x16xf32>
}
