// Sums of products of bytes in tile registers: all signs, fewer rows than one
// has, numbers of them that aren't known, a row more, panels and a rest, terms
// that steps don't divide, windows, strides, and a requantized epilogue.
// RUN: %if runs-sapphirerapids %{ nn-check --full --mode=weights,rows --cpu=sapphirerapids %s %}

func.func @matmul_u8s8_7x64x16(%a: tensor<7x64xui8> {nn.range = [0, 255]}, %b: tensor<64x16xi8> {nn.range = [-128, 127]}) -> tensor<7x16xi32> {
  %0 = nn.matmul %a, %b : (tensor<7x64xui8>, tensor<64x16xi8>) -> tensor<7x16xi32>
  return %0 : tensor<7x16xi32>
}

// Two parts of 18 rows, of which one is in both.
func.func @parts_35x70x64(%a: tensor<35x70xui8> {nn.range = [0, 255]}, %b: tensor<70x64xi8> {nn.range = [-128, 127]}) -> tensor<35x64xi32> {
  %0 = nn.matmul %a, %b : (tensor<35x70xui8>, tensor<70x64xi8>) -> tensor<35x64xi32>
  return %0 : tensor<35x64xi32>
}

func.func @matmul_s8s8_17x24x50(%a: tensor<17x24xi8> {nn.range = [-128, 127]}, %b: tensor<24x50xi8> {nn.range = [-128, 127]}) -> tensor<17x50xi32> {
  %0 = nn.matmul %a, %b : (tensor<17x24xi8>, tensor<24x50xi8>) -> tensor<17x50xi32>
  return %0 : tensor<17x50xi32>
}

func.func @matmul_s8u8_33x70x33(%a: tensor<33x70xi8> {nn.range = [-128, 127]}, %b: tensor<70x33xui8> {nn.range = [0, 255]}) -> tensor<33x33xi32> {
  %0 = nn.matmul %a, %b : (tensor<33x70xi8>, tensor<70x33xui8>) -> tensor<33x33xi32>
  return %0 : tensor<33x33xi32>
}

func.func @matmul_u8u8_130x197x64(%a: tensor<130x197xui8> {nn.range = [0, 255]}, %b: tensor<197x64xui8> {nn.range = [0, 255]}) -> tensor<130x64xi32> {
  %0 = nn.matmul %a, %b : (tensor<130x197xui8>, tensor<197x64xui8>) -> tensor<130x64xi32>
  return %0 : tensor<130x64xi32>
}

func.func @matmul_s8s8_16x129x80(%a: tensor<16x129xi8> {nn.range = [-128, 127]}, %b: tensor<129x80xi8> {nn.range = [-128, 127]}) -> tensor<16x80xi32> {
  %0 = nn.matmul %a, %b : (tensor<16x129xi8>, tensor<129x80xi8>) -> tensor<16x80xi32>
  return %0 : tensor<16x80xi32>
}

func.func @matmul_u8s8_65x4x17(%a: tensor<65x4xui8> {nn.range = [0, 255]}, %b: tensor<4x17xi8> {nn.range = [-128, 127]}) -> tensor<65x17xi32> {
  %0 = nn.matmul %a, %b : (tensor<65x4xui8>, tensor<4x17xi8>) -> tensor<65x17xi32>
  return %0 : tensor<65x17xi32>
}

func.func @matmul_u8s8_35x63x40(%a: tensor<35x63xui8> {nn.range = [0, 255]}, %b: tensor<63x40xi8> {nn.range = [-128, 127]}) -> tensor<35x40xi32> {
  %0 = nn.matmul %a, %b : (tensor<35x63xui8>, tensor<63x40xi8>) -> tensor<35x40xi32>
  return %0 : tensor<35x40xi32>
}

func.func @conv_1x1_strided(%a: tensor<1x9x13x96xui8> {nn.range = [0, 255]}, %b: tensor<1x1x96x24xi8> {nn.range = [-128, 127]}) -> tensor<1x5x7x24xi32> {
  %0 = nn.conv %a, %b strides = [2, 2] layout = nhwc : (tensor<1x9x13x96xui8>, tensor<1x1x96x24xi8>) -> tensor<1x5x7x24xi32>
  return %0 : tensor<1x5x7x24xi32>
}

func.func @conv_3x3(%a: tensor<2x7x37x32xi8> {nn.range = [-128, 127]}, %b: tensor<3x3x32x40xi8> {nn.range = [-128, 127]}) -> tensor<2x5x35x40xi32> {
  %0 = nn.conv %a, %b layout = nhwc : (tensor<2x7x37x32xi8>, tensor<3x3x32x40xi8>) -> tensor<2x5x35x40xi32>
  return %0 : tensor<2x5x35x40xi32>
}

func.func @conv_3x3_tall(%a: tensor<1x12x12x64xui8> {nn.range = [0, 255]}, %b: tensor<3x3x64x16xi8> {nn.range = [-128, 127]}) -> tensor<1x12x5x16xi32> {
  %0 = nn.conv %a, %b strides = [1, 2] pads = [1, 0, 1, 0] layout = nhwc : (tensor<1x12x12x64xui8>, tensor<3x3x64x16xi8>) -> tensor<1x12x5x16xi32>
  return %0 : tensor<1x12x5x16xi32>
}

// Rows of images, one after the other, that the parts of a tile don't end with.
func.func @conv_3x3_narrow(%a: tensor<2x11x9x64xui8> {nn.range = [0, 255]}, %b: tensor<3x3x64x40xi8> {nn.range = [-128, 127]}, %y: tensor<2x9x7x40xi32> {nn.range = [-3000, 3000]}) -> tensor<2x9x7x40xi32> {
  %0 = nn.conv %a, %b layout = nhwc : (tensor<2x11x9x64xui8>, tensor<3x3x64x40xi8>) -> tensor<2x9x7x40xi32>
  %1 = nn.add %0, %y : (tensor<2x9x7x40xi32>, tensor<2x9x7x40xi32>) -> tensor<2x9x7x40xi32>
  return %1 : tensor<2x9x7x40xi32>
}

// Rows whose taps are not all there, of several parts.
func.func @conv_3x3_wide(%a: tensor<1x5x72x64xui8> {nn.range = [0, 255]}, %b: tensor<3x3x64x32xi8> {nn.range = [-128, 127]}) -> tensor<1x5x70x32xi32> {
  %0 = nn.conv %a, %b pads = [1, 0, 1, 0] layout = nhwc : (tensor<1x5x72x64xui8>, tensor<3x3x64x32xi8>) -> tensor<1x5x70x32xi32>
  return %0 : tensor<1x5x70x32xi32>
}

func.func @conv_3x3_padded(%a: tensor<1x9x20x64xui8> {nn.range = [0, 255]}, %b: tensor<3x3x64x48xi8> {nn.range = [-128, 127]}) -> tensor<1x9x20x48xi32> {
  %0 = nn.conv %a, %b pads = [1, 1, 1, 1] layout = nhwc : (tensor<1x9x20x64xui8>, tensor<3x3x64x48xi8>) -> tensor<1x9x20x48xi32>
  return %0 : tensor<1x9x20x48xi32>
}

func.func @conv_3x3_dilated(%a: tensor<1x9x20x32xi8> {nn.range = [-128, 127]}, %b: tensor<3x3x32x17xui8> {nn.range = [0, 255]}) -> tensor<1x5x16x17xi32> {
  %0 = nn.conv %a, %b dilations = [2, 2] layout = nhwc : (tensor<1x9x20x32xi8>, tensor<3x3x32x17xui8>) -> tensor<1x5x16x17xi32>
  return %0 : tensor<1x5x16x17xi32>
}

func.func @conv_three_channels(%a: tensor<1x17x19x3xui8> {nn.range = [0, 255]}, %b: tensor<7x7x3x18xi8> {nn.range = [-128, 127]}) -> tensor<1x9x10x18xi32> {
  %0 = nn.conv %a, %b strides = [2, 2] pads = [3, 3, 3, 3] layout = nhwc : (tensor<1x17x19x3xui8>, tensor<7x7x3x18xi8>) -> tensor<1x9x10x18xi32>
  return %0 : tensor<1x9x10x18xi32>
}

// A part of an image that is padded for others.
func.func @conv_1x1_of_padded(%a: tensor<1x7x9x64xui8> {nn.range = [0, 255]}, %b: tensor<1x1x64x64xi8> {nn.range = [-128, 127]}, %c: tensor<3x3x64x32xi8> {nn.range = [-128, 127]}) -> (tensor<1x7x9x64xi32>, tensor<1x4x5x64xi32>, tensor<1x7x9x32xi32>) {
  %0 = nn.relu %a : (tensor<1x7x9x64xui8>) -> tensor<1x7x9x64xui8>
  %1 = nn.conv %0, %b layout = nhwc : (tensor<1x7x9x64xui8>, tensor<1x1x64x64xi8>) -> tensor<1x7x9x64xi32>
  %2 = nn.conv %0, %b strides = [2, 2] layout = nhwc : (tensor<1x7x9x64xui8>, tensor<1x1x64x64xi8>) -> tensor<1x4x5x64xi32>
  %3 = nn.conv %0, %c pads = [1, 1, 1, 1] layout = nhwc : (tensor<1x7x9x64xui8>, tensor<3x3x64x32xi8>) -> tensor<1x7x9x32xi32>
  return %1, %2, %3 : tensor<1x7x9x64xi32>, tensor<1x4x5x64xi32>, tensor<1x7x9x32xi32>
}

// Few taps of few channels.
func.func @conv_3x3_x3(%a: tensor<1x9x36x3xui8> {nn.range = [0, 255]}, %b: tensor<3x3x3x33xi8> {nn.range = [-128, 127]}) -> tensor<1x5x18x33xi32> {
  %0 = nn.conv %a, %b strides = [2, 2] pads = [1, 1, 1, 1] layout = nhwc : (tensor<1x9x36x3xui8>, tensor<3x3x3x33xi8>) -> tensor<1x5x18x33xi32>
  return %0 : tensor<1x5x18x33xi32>
}

// Steps of less than 64 terms.
func.func @conv_3x3_x96(%a: tensor<1x5x20x96xi8> {nn.range = [-128, 127]}, %b: tensor<3x3x96x24xi8> {nn.range = [-128, 127]}) -> tensor<1x5x20x24xi32> {
  %0 = nn.conv %a, %b pads = [1, 1, 1, 1] layout = nhwc : (tensor<1x5x20x96xi8>, tensor<3x3x96x24xi8>) -> tensor<1x5x20x24xi32>
  return %0 : tensor<1x5x20x24xi32>
}

func.func @conv_3x3_x160(%a: tensor<1x4x9x160xui8> {nn.range = [0, 255]}, %b: tensor<3x3x160x40xi8> {nn.range = [-128, 127]}) -> tensor<1x4x9x40xi32> {
  %0 = nn.conv %a, %b pads = [1, 1, 1, 1] layout = nhwc : (tensor<1x4x9x160xui8>, tensor<3x3x160x40xi8>) -> tensor<1x4x9x40xi32>
  return %0 : tensor<1x4x9x40xi32>
}

// Taps of a row with what is behind them.
func.func @conv_three_channels_wide(%a: tensor<2x17x38x3xui8> {nn.range = [0, 255]}, %b: tensor<7x7x3x40xi8> {nn.range = [-128, 127]}) -> tensor<2x9x19x40xi32> {
  %0 = nn.conv %a, %b strides = [2, 2] pads = [3, 3, 3, 3] layout = nhwc : (tensor<2x17x38x3xui8>, tensor<7x7x3x40xi8>) -> tensor<2x9x19x40xi32>
  return %0 : tensor<2x9x19x40xi32>
}

func.func @conv_one_channel(%a: tensor<1x13x24x1xi8> {nn.range = [-128, 127]}, %b: tensor<9x9x1x17xi8> {nn.range = [-128, 127]}) -> tensor<1x5x4x17xi32> {
  %0 = nn.conv %a, %b strides = [1, 4] layout = nhwc : (tensor<1x13x24x1xi8>, tensor<9x9x1x17xi8>) -> tensor<1x5x4x17xi32>
  return %0 : tensor<1x5x4x17xi32>
}

func.func @conv_grouped(%a: tensor<1x7x18x64xui8> {nn.range = [0, 255]}, %b: tensor<3x3x32x64xi8> {nn.range = [-128, 127]}) -> tensor<1x5x16x64xi32> {
  %0 = nn.conv %a, %b groups = 2 layout = nhwc : (tensor<1x7x18x64xui8>, tensor<3x3x32x64xi8>) -> tensor<1x5x16x64xi32>
  return %0 : tensor<1x5x16x64xi32>
}

// Constants whose rows may be unknown in number.
func.func @unknown_rows(%a: tensor<333x70xui8> {nn.range = [0, 255]}) -> tensor<333x33xi32> {
  %n = nn.constant dense<2310> : tensor<1xi64>
  %s = nn.constant dense<[70, 33]> : tensor<2xi64>
  %i = nn.iota %n : (tensor<1xi64>) -> tensor<2310xi64>
  %f = nn.cast %i : (tensor<2310xi64>) -> tensor<2310xf32>
  %v = nn.sin %f : (tensor<2310xf32>) -> tensor<2310xf32>
  %m = nn.constant dense<127.0> : tensor<f32>
  %z = nn.mul %v, %m : (tensor<2310xf32>, tensor<f32>) -> tensor<2310xf32>
  %r = nn.reshape %z, %s : (tensor<2310xf32>, tensor<2xi64>) -> tensor<70x33xf32>
  %w = nn.cast %r : (tensor<70x33xf32>) -> tensor<70x33xi8>
  %0 = nn.matmul %a, %w : (tensor<333x70xui8>, tensor<70x33xi8>) -> tensor<333x33xi32>
  return %0 : tensor<333x33xi32>
}

func.func @requantized(%a: tensor<3x19x64xi8> {nn.range = [-128, 127]}, %y: tensor<3x19x40xui8> {nn.range = [0, 255]}, %b: tensor<40xf32>) -> tensor<3x19x40xui8> {
  %n = nn.constant dense<2560> : tensor<1xi64>
  %s = nn.constant dense<[64, 40]> : tensor<2xi64>
  %i = nn.iota %n : (tensor<1xi64>) -> tensor<2560xi64>
  %f = nn.cast %i : (tensor<2560xi64>) -> tensor<2560xf32>
  %v = nn.sin %f : (tensor<2560xf32>) -> tensor<2560xf32>
  %m = nn.constant dense<127.0> : tensor<f32>
  %z = nn.mul %v, %m : (tensor<2560xf32>, tensor<f32>) -> tensor<2560xf32>
  %r = nn.reshape %z, %s : (tensor<2560xf32>, tensor<2xi64>) -> tensor<64x40xf32>
  %w = nn.cast %r : (tensor<64x40xf32>) -> tensor<64x40xi8>
  %0 = nn.matmul %a, %w : (tensor<3x19x64xi8>, tensor<64x40xi8>) -> tensor<3x19x40xi32>
  %1 = nn.cast %0 : (tensor<3x19x40xi32>) -> tensor<3x19x40xf32>
  %c = nn.constant dense<0.0078125> : tensor<f32>
  %2 = nn.mul %1, %c : (tensor<3x19x40xf32>, tensor<f32>) -> tensor<3x19x40xf32>
  %3 = nn.add %2, %b : (tensor<3x19x40xf32>, tensor<40xf32>) -> tensor<3x19x40xf32>
  %4 = nn.cast %y : (tensor<3x19x40xui8>) -> tensor<3x19x40xf32>
  %5 = nn.add %3, %4 : (tensor<3x19x40xf32>, tensor<3x19x40xf32>) -> tensor<3x19x40xf32>
  %6 = nn.round %5 : (tensor<3x19x40xf32>) -> tensor<3x19x40xf32>
  %7 = nn.cast %6 : (tensor<3x19x40xf32>) -> tensor<3x19x40xui8>
  return %7 : tensor<3x19x40xui8>
}
