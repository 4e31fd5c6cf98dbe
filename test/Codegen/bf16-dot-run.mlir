// Sums of products of bf16, which stay f32 where the bias is, by each unit that
// CPUs have for them: odd sizes, tails, strides and padding.
// RUN: nn-check --mode=static,dynamic,weights %s
// RUN: %if runs-x86-64 %{ nn-check --mode=static,weights --cpu=x86-64 %s %}
// RUN: %if runs-haswell %{ nn-check --mode=static,weights --cpu=haswell %s %}
// RUN: %if runs-skylake-avx512 %{ nn-check --mode=static,weights --cpu=skylake-avx512 %s %}
// RUN: %if runs-znver4 %{ nn-check --mode=static,weights --cpu=znver4 %s %}

func.func @linear_1x1x17(%x: tensor<1x1xbf16>, %w: tensor<1x17xbf16>, %b: tensor<17xf32>) -> tensor<1x17xf32> {
  %0 = nn.linear %x, %w, %b : (tensor<1x1xbf16>, tensor<1x17xbf16>, tensor<17xf32>) -> tensor<1x17xf32>
  return %0 : tensor<1x17xf32>
}

func.func @linear_7x5x40(%x: tensor<7x5xbf16>, %w: tensor<5x40xbf16>, %b: tensor<40xf32>) -> tensor<7x40xf32> {
  %0 = nn.linear %x, %w, %b : (tensor<7x5xbf16>, tensor<5x40xbf16>, tensor<40xf32>) -> tensor<7x40xf32>
  return %0 : tensor<7x40xf32>
}

func.func @linear_33x64x35_narrow(%x: tensor<33x64xbf16>, %w: tensor<64x35xbf16>, %b: tensor<35xbf16>) -> tensor<33x35xbf16> {
  %0 = nn.linear %x, %w, %b : (tensor<33x64xbf16>, tensor<64x35xbf16>, tensor<35xbf16>) -> tensor<33x35xbf16>
  %1 = nn.relu %0 : (tensor<33x35xbf16>) -> tensor<33x35xbf16>
  return %1 : tensor<33x35xbf16>
}

func.func @matmul_0x3x16(%x: tensor<0x3xbf16>, %w: tensor<3x16xbf16>) -> tensor<0x16xbf16> {
  %0 = nn.matmul %x, %w : (tensor<0x3xbf16>, tensor<3x16xbf16>) -> tensor<0x16xbf16>
  return %0 : tensor<0x16xbf16>
}

func.func @residual_45x32x64(%x: tensor<45x32xbf16>, %w: tensor<32x64xbf16>, %b: tensor<64xf32>, %r: tensor<45x64xbf16>) -> tensor<45x64xbf16> {
  %0 = nn.linear %x, %w, %b : (tensor<45x32xbf16>, tensor<32x64xbf16>, tensor<64xf32>) -> tensor<45x64xf32>
  %1 = nn.cast %r : (tensor<45x64xbf16>) -> tensor<45x64xf32>
  %2 = nn.add %0, %1 : (tensor<45x64xf32>, tensor<45x64xf32>) -> tensor<45x64xf32>
  %3 = nn.cast %2 : (tensor<45x64xf32>) -> tensor<45x64xbf16>
  return %3 : tensor<45x64xbf16>
}

func.func @conv_1x1_strided(%x: tensor<1x9x7x32xbf16>, %w: tensor<1x1x32x24xbf16>, %b: tensor<24xf32>) -> tensor<1x5x4x24xf32> {
  %0 = nn.conv %x, %w, %b strides = [2, 2] layout = nhwc : (tensor<1x9x7x32xbf16>, tensor<1x1x32x24xbf16>, tensor<24xf32>) -> tensor<1x5x4x24xf32>
  return %0 : tensor<1x5x4x24xf32>
}

func.func @conv_3x3(%x: tensor<1x8x9x3xbf16>, %w: tensor<3x3x3x20xbf16>, %b: tensor<20xf32>) -> tensor<1x8x9x20xf32> {
  %0 = nn.conv %x, %w, %b pads = [1, 1, 1, 1] layout = nhwc : (tensor<1x8x9x3xbf16>, tensor<3x3x3x20xbf16>, tensor<20xf32>) -> tensor<1x8x9x20xf32>
  return %0 : tensor<1x8x9x20xf32>
}

func.func @conv_3x3_strided(%x: tensor<2x9x19x32xbf16>, %w: tensor<3x3x32x48xbf16>, %b: tensor<48xf32>) -> tensor<2x5x10x48xf32> {
  %0 = nn.conv %x, %w, %b strides = [2, 2] pads = [1, 1, 1, 1] layout = nhwc : (tensor<2x9x19x32xbf16>, tensor<3x3x32x48xbf16>, tensor<48xf32>) -> tensor<2x5x10x48xf32>
  return %0 : tensor<2x5x10x48xf32>
}

// What follows fills tile registers, where there are some: fewer rows than one
// has, a row more, two panels and a rest, windows and strides.

func.func @linear_7x32x16(%x: tensor<7x32xbf16>, %w: tensor<32x16xbf16>, %b: tensor<16xf32>) -> tensor<7x16xf32> {
  %0 = nn.linear %x, %w, %b : (tensor<7x32xbf16>, tensor<32x16xbf16>, tensor<16xf32>) -> tensor<7x16xf32>
  return %0 : tensor<7x16xf32>
}

func.func @linear_17x96x50(%x: tensor<17x96xbf16>, %w: tensor<96x50xbf16>, %b: tensor<50xf32>) -> tensor<17x50xf32> {
  %0 = nn.linear %x, %w, %b : (tensor<17x96xbf16>, tensor<96x50xbf16>, tensor<50xf32>) -> tensor<17x50xf32>
  return %0 : tensor<17x50xf32>
}

func.func @linear_batches_3x19x64x40(%x: tensor<3x19x64xbf16>, %w: tensor<64x40xbf16>, %b: tensor<40xbf16>) -> tensor<3x19x40xbf16> {
  %0 = nn.linear %x, %w, %b : (tensor<3x19x64xbf16>, tensor<64x40xbf16>, tensor<40xbf16>) -> tensor<3x19x40xbf16>
  return %0 : tensor<3x19x40xbf16>
}

func.func @conv_3x3_unpadded(%x: tensor<2x7x37x32xbf16>, %w: tensor<3x3x32x40xbf16>, %b: tensor<40xf32>) -> tensor<2x5x35x40xf32> {
  %0 = nn.conv %x, %w, %b layout = nhwc : (tensor<2x7x37x32xbf16>, tensor<3x3x32x40xbf16>, tensor<40xf32>) -> tensor<2x5x35x40xf32>
  return %0 : tensor<2x5x35x40xf32>
}

func.func @conv_3x3_tall(%x: tensor<1x12x12x64xbf16>, %w: tensor<3x3x64x16xbf16>, %b: tensor<16xf32>) -> tensor<1x12x5x16xf32> {
  %0 = nn.conv %x, %w, %b strides = [1, 2] pads = [1, 0, 1, 0] layout = nhwc : (tensor<1x12x12x64xbf16>, tensor<3x3x64x16xbf16>, tensor<16xf32>) -> tensor<1x12x5x16xf32>
  return %0 : tensor<1x12x5x16xf32>
}
