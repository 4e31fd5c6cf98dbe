// Sums of products of bytes by each unit that CPUs have for them: odd sizes,
// tails, padding, and a requantized epilogue.
// RUN: nn-check --mode=static,dynamic,weights %s
// RUN: %if runs-x86-64 %{ nn-check --mode=static,weights --cpu=x86-64 %s %}
// RUN: %if runs-haswell %{ nn-check --mode=static,weights --cpu=haswell %s %}
// RUN: %if runs-alderlake %{ nn-check --mode=static,weights --cpu=alderlake %s %}
// RUN: %if runs-skylake-avx512 %{ nn-check --mode=static,weights --cpu=skylake-avx512 %s %}
// RUN: %if runs-cascadelake %{ nn-check --mode=static,weights --cpu=cascadelake %s %}

func.func @matmul_u8s8_1x1x17(%a: tensor<1x1xui8> {nn.range = [0, 255]}, %b: tensor<1x17xi8> {nn.range = [-128, 127]}) -> tensor<1x17xi32> {
  %0 = nn.matmul %a, %b : (tensor<1x1xui8>, tensor<1x17xi8>) -> tensor<1x17xi32>
  return %0 : tensor<1x17xi32>
}

func.func @matmul_s8s8_3x5x63(%a: tensor<3x5xi8> {nn.range = [-128, 127]}, %b: tensor<5x63xi8> {nn.range = [-128, 127]}) -> tensor<3x63xi32> {
  %0 = nn.matmul %a, %b : (tensor<3x5xi8>, tensor<5x63xi8>) -> tensor<3x63xi32>
  return %0 : tensor<3x63xi32>
}

func.func @matmul_u8u8_17x63x5(%a: tensor<17x63xui8> {nn.range = [0, 255]}, %b: tensor<63x5xui8> {nn.range = [0, 255]}) -> tensor<17x5xi32> {
  %0 = nn.matmul %a, %b : (tensor<17x63xui8>, tensor<63x5xui8>) -> tensor<17x5xi32>
  return %0 : tensor<17x5xi32>
}

func.func @matmul_s8u8_5x17x65(%a: tensor<5x17xi8> {nn.range = [-128, 127]}, %b: tensor<17x65xui8> {nn.range = [0, 255]}) -> tensor<5x65xi32> {
  %0 = nn.matmul %a, %b : (tensor<5x17xi8>, tensor<17x65xui8>) -> tensor<5x65xi32>
  return %0 : tensor<5x65xi32>
}

func.func @matmul_s8s8_63x3x33(%a: tensor<63x3xi8> {nn.range = [-128, 127]}, %b: tensor<3x33xi8> {nn.range = [-128, 127]}) -> tensor<63x33xi32> {
  %0 = nn.matmul %a, %b : (tensor<63x3xi8>, tensor<3x33xi8>) -> tensor<63x33xi32>
  return %0 : tensor<63x33xi32>
}

func.func @matmul_u8s8_65x64x16(%a: tensor<65x64xui8> {nn.range = [0, 255]}, %b: tensor<64x16xi8> {nn.range = [-128, 127]}) -> tensor<65x16xi32> {
  %0 = nn.matmul %a, %b : (tensor<65x64xui8>, tensor<64x16xi8>) -> tensor<65x16xi32>
  return %0 : tensor<65x16xi32>
}

func.func @matmul_u8s8_0x5x17(%a: tensor<0x5xui8> {nn.range = [0, 255]}, %b: tensor<5x17xi8> {nn.range = [-128, 127]}) -> tensor<0x17xi32> {
  %0 = nn.matmul %a, %b : (tensor<0x5xui8>, tensor<5x17xi8>) -> tensor<0x17xi32>
  return %0 : tensor<0x17xi32>
}

func.func @matmul_s8s8_5x0x17(%a: tensor<5x0xi8> {nn.range = [-128, 127]}, %b: tensor<0x17xi8> {nn.range = [-128, 127]}) -> tensor<5x17xi32> {
  %0 = nn.matmul %a, %b : (tensor<5x0xi8>, tensor<0x17xi8>) -> tensor<5x17xi32>
  return %0 : tensor<5x17xi32>
}

func.func @matmul_u8u8_3x2x1(%a: tensor<3x2xui8> {nn.range = [0, 255]}, %b: tensor<2x1xui8> {nn.range = [0, 255]}) -> tensor<3x1xi32> {
  %0 = nn.matmul %a, %b : (tensor<3x2xui8>, tensor<2x1xui8>) -> tensor<3x1xi32>
  return %0 : tensor<3x1xi32>
}

func.func @constant_without_terms(%a: tensor<5x0xi8>, %b: tensor<5x17xi32>) -> tensor<5x17xi32> {
  %w = nn.constant dense<1> : tensor<0x17xi8>
  %0 = nn.matmul %a, %w : (tensor<5x0xi8>, tensor<0x17xi8>) -> tensor<5x17xi32>
  %1 = nn.add %0, %b : (tensor<5x17xi32>, tensor<5x17xi32>) -> tensor<5x17xi32>
  return %1 : tensor<5x17xi32>
}

// A product of activations by heads, the second transposed and not.
func.func @batches(%a: tensor<2x3x19x21xui8> {nn.range = [0, 255]}, %b: tensor<2x3x21x37xi8> {nn.range = [-128, 127]}) -> tensor<2x3x19x37xi32> {
  %0 = nn.matmul %a, %b : (tensor<2x3x19x21xui8>, tensor<2x3x21x37xi8>) -> tensor<2x3x19x37xi32>
  return %0 : tensor<2x3x19x37xi32>
}

func.func @transposed(%a: tensor<2x19x64xi8> {nn.range = [-128, 127]}, %b: tensor<2x37x64xi8> {nn.range = [-128, 127]}) -> tensor<2x19x37xi32> {
  %0 = nn.transpose %b perm = [0, 2, 1] : (tensor<2x37x64xi8>) -> tensor<2x64x37xi8>
  %1 = nn.matmul %a, %0 : (tensor<2x19x64xi8>, tensor<2x64x37xi8>) -> tensor<2x19x37xi32>
  return %1 : tensor<2x19x37xi32>
}

func.func @conv_padded_s8s8(%a: tensor<1x9x13x8xi8> {nn.range = [-128, 127]}, %b: tensor<3x3x8x33xi8> {nn.range = [-128, 127]}, %c: tensor<33xi32> {nn.range = [-3000, 3000]}) -> tensor<1x9x13x33xi32> {
  %0 = nn.conv %a, %b, %c pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x9x13x8xi8>, tensor<3x3x8x33xi8>, tensor<33xi32>) -> tensor<1x9x13x33xi32>
  return %0 : tensor<1x9x13x33xi32>
}

func.func @conv_padded_u8s8(%a: tensor<1x9x13x6xui8> {nn.range = [0, 255]}, %b: tensor<3x3x6x33xi8> {nn.range = [-128, 127]}, %c: tensor<33xi32> {nn.range = [-3000, 3000]}) -> tensor<1x9x13x33xi32> {
  %0 = nn.conv %a, %b, %c pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x9x13x6xui8>, tensor<3x3x6x33xi8>, tensor<33xi32>) -> tensor<1x9x13x33xi32>
  return %0 : tensor<1x9x13x33xi32>
}

func.func @conv_three_channels(%a: tensor<1x17x19x3xui8> {nn.range = [0, 255]}, %b: tensor<7x7x3x18xi8> {nn.range = [-128, 127]}, %c: tensor<18xi32> {nn.range = [-3000, 3000]}) -> tensor<1x9x10x18xi32> {
  %0 = nn.conv %a, %b, %c strides = [2, 2] pads = [3, 3, 3, 3] layout = nhwc
      : (tensor<1x17x19x3xui8>, tensor<7x7x3x18xi8>, tensor<18xi32>) -> tensor<1x9x10x18xi32>
  return %0 : tensor<1x9x10x18xi32>
}

func.func @conv_three_channels_s8(%a: tensor<1x9x11x3xi8> {nn.range = [-128, 127]}, %b: tensor<3x3x3x18xi8> {nn.range = [-128, 127]}, %c: tensor<18xi32> {nn.range = [-3000, 3000]}) -> tensor<1x5x6x18xi32> {
  %0 = nn.conv %a, %b, %c strides = [2, 2] pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x9x11x3xi8>, tensor<3x3x3x18xi8>, tensor<18xi32>) -> tensor<1x5x6x18xi32>
  return %0 : tensor<1x5x6x18xi32>
}

// Fewer columns than half a vector has.
func.func @conv_few_columns(%a: tensor<1x9x11x3xui8> {nn.range = [0, 255]}, %b: tensor<3x3x3x8xi8> {nn.range = [-128, 127]}, %c: tensor<8xi32> {nn.range = [-3000, 3000]}) -> tensor<1x5x6x8xi32> {
  %0 = nn.conv %a, %b, %c strides = [2, 2] pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x9x11x3xui8>, tensor<3x3x3x8xi8>, tensor<8xi32>) -> tensor<1x5x6x8xi32>
  return %0 : tensor<1x5x6x8xi32>
}

func.func @conv_few_columns_s8(%a: tensor<1x5x7x70xi8> {nn.range = [-128, 127]}, %b: tensor<1x1x70x3xi8> {nn.range = [-128, 127]}, %c: tensor<3xi32> {nn.range = [-3000, 3000]}) -> tensor<1x5x7x3xi32> {
  %0 = nn.conv %a, %b, %c  layout = nhwc
      : (tensor<1x5x7x70xi8>, tensor<1x1x70x3xi8>, tensor<3xi32>) -> tensor<1x5x7x3xi32>
  return %0 : tensor<1x5x7x3xi32>
}

func.func @conv_few_grouped_columns(%a: tensor<1x7x8x16xui8> {nn.range = [0, 255]}, %b: tensor<3x3x8x10xi8> {nn.range = [-128, 127]}, %c: tensor<10xi32> {nn.range = [-3000, 3000]}) -> tensor<1x7x8x10xi32> {
  %0 = nn.conv %a, %b, %c pads = [1, 1, 1, 1] groups = 2 layout = nhwc
      : (tensor<1x7x8x16xui8>, tensor<3x3x8x10xi8>, tensor<10xi32>) -> tensor<1x7x8x10xi32>
  return %0 : tensor<1x7x8x10xi32>
}

func.func @matmul_few_columns(%a: tensor<7x131xui8> {nn.range = [0, 255]}, %b: tensor<131x1xi8> {nn.range = [-128, 127]}) -> tensor<7x1xi32> {
  %0 = nn.matmul %a, %b : (tensor<7x131xui8>, tensor<131x1xi8>) -> tensor<7x1xi32>
  return %0 : tensor<7x1xi32>
}

func.func @conv_grouped_s8s8(%a: tensor<1x7x8x20xi8> {nn.range = [-128, 127]}, %b: tensor<3x3x10x34xi8> {nn.range = [-128, 127]}, %c: tensor<34xi32> {nn.range = [-3000, 3000]}) -> tensor<1x7x8x34xi32> {
  %0 = nn.conv %a, %b, %c pads = [1, 1, 1, 1] groups = 2 layout = nhwc
      : (tensor<1x7x8x20xi8>, tensor<3x3x10x34xi8>, tensor<34xi32>) -> tensor<1x7x8x34xi32>
  return %0 : tensor<1x7x8x34xi32>
}

func.func @conv_grouped_u8u8(%a: tensor<1x7x8x8xui8> {nn.range = [0, 255]}, %b: tensor<3x3x4x36xui8> {nn.range = [0, 255]}, %c: tensor<36xi32> {nn.range = [-3000, 3000]}) -> tensor<1x5x6x36xi32> {
  %0 = nn.conv %a, %b, %c groups = 2 layout = nhwc
      : (tensor<1x7x8x8xui8>, tensor<3x3x4x36xui8>, tensor<36xi32>) -> tensor<1x5x6x36xi32>
  return %0 : tensor<1x5x6x36xi32>
}

func.func @conv_pointwise_s8u8(%a: tensor<2x5x7x19xi8> {nn.range = [-128, 127]}, %b: tensor<1x1x19x40xui8> {nn.range = [0, 255]}, %c: tensor<40xi32> {nn.range = [-3000, 3000]}) -> tensor<2x5x7x40xi32> {
  %0 = nn.conv %a, %b, %c  layout = nhwc
      : (tensor<2x5x7x19xi8>, tensor<1x1x19x40xui8>, tensor<40xi32>) -> tensor<2x5x7x40xi32>
  return %0 : tensor<2x5x7x40xi32>
}

func.func @conv_dilated(%a: tensor<1x11x12x5xui8> {nn.range = [0, 255]}, %b: tensor<3x3x5x17xi8> {nn.range = [-128, 127]}, %c: tensor<17xi32> {nn.range = [-3000, 3000]}) -> tensor<1x7x8x17xi32> {
  %0 = nn.conv %a, %b, %c dilations = [2, 2] layout = nhwc
      : (tensor<1x11x12x5xui8>, tensor<3x3x5x17xi8>, tensor<17xi32>) -> tensor<1x7x8x17xi32>
  return %0 : tensor<1x7x8x17xi32>
}

func.func @conv_depthwise(%a: tensor<1x9x11x35xui8> {nn.range = [0, 255]}, %b: tensor<3x3x1x35xi8> {nn.range = [-128, 127]}, %c: tensor<35xi32> {nn.range = [-3000, 3000]}) -> tensor<1x9x11x35xi32> {
  %0 = nn.conv %a, %b, %c pads = [1, 1, 1, 1] groups = 35 layout = nhwc
      : (tensor<1x9x11x35xui8>, tensor<3x3x1x35xi8>, tensor<35xi32>) -> tensor<1x9x11x35xi32>
  return %0 : tensor<1x9x11x35xi32>
}

func.func @conv_depthwise_s8(%a: tensor<1x9x11x16xi8> {nn.range = [-128, 127]}, %b: tensor<3x3x1x16xi8> {nn.range = [-128, 127]}, %c: tensor<16xi32> {nn.range = [-3000, 3000]}) -> tensor<1x5x6x16xi32> {
  %0 = nn.conv %a, %b, %c strides = [2, 2] pads = [1, 1, 1, 1] groups = 16 layout = nhwc
      : (tensor<1x9x11x16xi8>, tensor<3x3x1x16xi8>, tensor<16xi32>) -> tensor<1x5x6x16xi32>
  return %0 : tensor<1x5x6x16xi32>
}

// Rows of taps and channels as one sum.

func.func @flat_7x7(%a: tensor<1x19x21x3xui8> {nn.range = [0, 255]}, %b: tensor<7x7x3x18xi8> {nn.range = [-128, 127]}, %c: tensor<18xi32> {nn.range = [-3000, 3000]}) -> tensor<1x7x8x18xi32> {
  %0 = nn.conv %a, %b, %c strides = [2, 2] layout = nhwc
      : (tensor<1x19x21x3xui8>, tensor<7x7x3x18xi8>, tensor<18xi32>) -> tensor<1x7x8x18xi32>
  return %0 : tensor<1x7x8x18xi32>
}

func.func @flat_s8(%a: tensor<2x7x9x3xi8> {nn.range = [-128, 127]}, %b: tensor<3x3x3x34xi8> {nn.range = [-128, 127]}, %c: tensor<34xi32> {nn.range = [-3000, 3000]}) -> tensor<2x5x7x34xi32> {
  %0 = nn.conv %a, %b, %c  layout = nhwc
      : (tensor<2x7x9x3xi8>, tensor<3x3x3x34xi8>, tensor<34xi32>) -> tensor<2x5x7x34xi32>
  return %0 : tensor<2x5x7x34xi32>
}

func.func @flat_line(%a: tensor<2x13x6xui8> {nn.range = [0, 255]}, %b: tensor<4x6x17xui8> {nn.range = [0, 255]}, %c: tensor<17xi32> {nn.range = [-3000, 3000]}) -> tensor<2x10x17xi32> {
  %0 = nn.conv %a, %b, %c  layout = nhwc
      : (tensor<2x13x6xui8>, tensor<4x6x17xui8>, tensor<17xi32>) -> tensor<2x10x17xi32>
  return %0 : tensor<2x10x17xi32>
}

func.func @flat_tall(%a: tensor<1x9x8x1xi8> {nn.range = [-128, 127]}, %b: tensor<3x2x1x33xui8> {nn.range = [0, 255]}, %c: tensor<33xi32> {nn.range = [-3000, 3000]}) -> tensor<1x3x7x33xi32> {
  %0 = nn.conv %a, %b, %c strides = [3, 1] dilations = [1, 1] layout = nhwc
      : (tensor<1x9x8x1xi8>, tensor<3x2x1x33xui8>, tensor<33xi32>) -> tensor<1x3x7x33xi32>
  return %0 : tensor<1x3x7x33xi32>
}

func.func @flat_dilated(%a: tensor<1x9x9x3xui8> {nn.range = [0, 255]}, %b: tensor<3x3x3x17xi8> {nn.range = [-128, 127]}, %c: tensor<17xi32> {nn.range = [-3000, 3000]}) -> tensor<1x5x7x17xi32> {
  %0 = nn.conv %a, %b, %c dilations = [2, 1] layout = nhwc
      : (tensor<1x9x9x3xui8>, tensor<3x3x3x17xi8>, tensor<17xi32>) -> tensor<1x5x7x17xi32>
  return %0 : tensor<1x5x7x17xi32>
}

// Depthwise: words of the taps of a column, also of those that are padding.

func.func @depthwise_5x5(%a: tensor<2x8x21x37xui8> {nn.range = [0, 255]}, %b: tensor<5x5x1x37xi8> {nn.range = [-128, 127]}, %c: tensor<37xi32> {nn.range = [-3000, 3000]}) -> tensor<2x8x21x37xi32> {
  %0 = nn.conv %a, %b, %c pads = [2, 2, 2, 2] groups = 37 layout = nhwc
      : (tensor<2x8x21x37xui8>, tensor<5x5x1x37xi8>, tensor<37xi32>) -> tensor<2x8x21x37xi32>
  return %0 : tensor<2x8x21x37xi32>
}

func.func @depthwise_unpadded(%a: tensor<1x9x11x16xui8> {nn.range = [0, 255]}, %b: tensor<3x3x1x16xi8> {nn.range = [-128, 127]}, %c: tensor<16xi32> {nn.range = [-3000, 3000]}) -> tensor<1x7x9x16xi32> {
  %0 = nn.conv %a, %b, %c groups = 16 layout = nhwc
      : (tensor<1x9x11x16xui8>, tensor<3x3x1x16xi8>, tensor<16xi32>) -> tensor<1x7x9x16xi32>
  return %0 : tensor<1x7x9x16xi32>
}

func.func @depthwise_tall(%a: tensor<1x9x6x16xi8> {nn.range = [-128, 127]}, %b: tensor<7x2x1x16xui8> {nn.range = [0, 255]}, %c: tensor<16xi32> {nn.range = [-3000, 3000]}) -> tensor<1x5x5x16xi32> {
  %0 = nn.conv %a, %b, %c pads = [1, 0, 1, 0] groups = 16 layout = nhwc
      : (tensor<1x9x6x16xi8>, tensor<7x2x1x16xui8>, tensor<16xi32>) -> tensor<1x5x5x16xi32>
  return %0 : tensor<1x5x5x16xi32>
}

func.func @depthwise_strided(%a: tensor<1x12x15x33xui8> {nn.range = [0, 255]}, %b: tensor<3x3x1x33xi8> {nn.range = [-128, 127]}, %c: tensor<33xi32> {nn.range = [-3000, 3000]}) -> tensor<1x6x8x33xi32> {
  %0 = nn.conv %a, %b, %c strides = [2, 2] pads = [1, 1, 0, 1] groups = 33 layout = nhwc
      : (tensor<1x12x15x33xui8>, tensor<3x3x1x33xi8>, tensor<33xi32>) -> tensor<1x6x8x33xi32>
  return %0 : tensor<1x6x8x33xi32>
}

func.func @depthwise_dilated(%a: tensor<1x9x11x19xui8> {nn.range = [0, 255]}, %b: tensor<3x3x1x19xui8> {nn.range = [0, 255]}, %c: tensor<19xi32> {nn.range = [-3000, 3000]}) -> tensor<1x9x11x19xi32> {
  %0 = nn.conv %a, %b, %c pads = [2, 2, 2, 2] dilations = [2, 2] groups = 19 layout = nhwc
      : (tensor<1x9x11x19xui8>, tensor<3x3x1x19xui8>, tensor<19xi32>) -> tensor<1x9x11x19xi32>
  return %0 : tensor<1x9x11x19xi32>
}

func.func @depthwise_flat(%a: tensor<1x1x30x20xui8> {nn.range = [0, 255]}, %b: tensor<1x3x1x20xi8> {nn.range = [-128, 127]}, %c: tensor<20xi32> {nn.range = [-3000, 3000]}) -> tensor<1x1x30x20xi32> {
  %0 = nn.conv %a, %b, %c pads = [0, 1, 0, 1] groups = 20 layout = nhwc
      : (tensor<1x1x30x20xui8>, tensor<1x3x1x20xi8>, tensor<20xi32>) -> tensor<1x1x30x20xi32>
  return %0 : tensor<1x1x30x20xi32>
}

func.func @depthwise_small(%a: tensor<1x1x2x17xui8> {nn.range = [0, 255]}, %b: tensor<3x3x1x17xi8> {nn.range = [-128, 127]}, %c: tensor<17xi32> {nn.range = [-3000, 3000]}) -> tensor<1x1x2x17xi32> {
  %0 = nn.conv %a, %b, %c pads = [1, 1, 1, 1] groups = 17 layout = nhwc
      : (tensor<1x1x2x17xui8>, tensor<3x3x1x17xi8>, tensor<17xi32>) -> tensor<1x1x2x17xi32>
  return %0 : tensor<1x1x2x17xi32>
}

func.func @depthwise_multiplier(%a: tensor<1x5x6x3xui8> {nn.range = [0, 255]}, %b: tensor<3x3x1x48xi8> {nn.range = [-128, 127]}, %c: tensor<48xi32> {nn.range = [-3000, 3000]}) -> tensor<1x5x6x48xi32> {
  %0 = nn.conv %a, %b, %c pads = [1, 1, 1, 1] groups = 3 layout = nhwc
      : (tensor<1x5x6x3xui8>, tensor<3x3x1x48xi8>, tensor<48xi32>) -> tensor<1x5x6x48xi32>
  return %0 : tensor<1x5x6x48xi32>
}

// What follows a product in a quantized model: on the register tile.
func.func @requantized(%a: tensor<21x34xui8> {nn.range = [0, 255]}, %b: tensor<34x45xi8> {nn.range = [-128, 127]}, %r: tensor<21x45xui8> {nn.range = [0, 255]}) -> tensor<21x45xui8> {
  %scale = nn.constant dense<0.0005> : tensor<45xf32>
  %bias = nn.constant dense<100> : tensor<45xi32>
  %by = nn.constant dense<0.3> : tensor<f32>
  %low = nn.constant dense<0.0> : tensor<f32>
  %high = nn.constant dense<255.0> : tensor<f32>
  %0 = nn.linear %a, %b, %bias : (tensor<21x34xui8>, tensor<34x45xi8>, tensor<45xi32>) -> tensor<21x45xi32>
  %1 = nn.cast %0 : (tensor<21x45xi32>) -> tensor<21x45xf32>
  %2 = nn.mul %1, %scale : (tensor<21x45xf32>, tensor<45xf32>) -> tensor<21x45xf32>
  %3 = nn.cast %r : (tensor<21x45xui8>) -> tensor<21x45xf32>
  %4 = nn.mul %3, %by : (tensor<21x45xf32>, tensor<f32>) -> tensor<21x45xf32>
  %5 = nn.add %2, %4 : (tensor<21x45xf32>, tensor<21x45xf32>) -> tensor<21x45xf32>
  %6 = nn.round %5 : (tensor<21x45xf32>) -> tensor<21x45xf32>
  %7 = nn.clamp %6, %low, %high : (tensor<21x45xf32>, tensor<f32>, tensor<f32>) -> tensor<21x45xf32>
  %8 = nn.cast %7 : (tensor<21x45xf32>) -> tensor<21x45xui8>
  return %8 : tensor<21x45xui8>
}
