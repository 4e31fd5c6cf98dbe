// Products of bytes whose sums of two are i16: weights that all fit, of which
// some don't, next to the last group's end too, and the greatest there are.
// RUN: nn-check --mode=weights %s
// RUN: %if runs-x86-64 %{ nn-check --mode=weights --cpu=x86-64-v2 %s %}
// RUN: %if runs-haswell %{ nn-check --mode=weights --cpu=haswell %s %}
// RUN: %if runs-skylake-avx512 %{ nn-check --mode=weights --cpu=skylake-avx512 %s %}

func.func @fits_u8_9x64x40(%a: tensor<9x64xui8> {nn.range = [0, 255]}, %b: tensor<64x40xi8> {nn.range = [-64, 64]}) -> tensor<9x40xi32> {
  %0 = nn.matmul %a, %b : (tensor<9x64xui8>, tensor<64x40xi8>) -> tensor<9x40xi32>
  return %0 : tensor<9x40xi32>
}

func.func @splits_u8_21x34x45(%a: tensor<21x34xui8> {nn.range = [0, 255]}, %b: tensor<34x45xi8> {nn.range = [-70, 70]}) -> tensor<21x45xi32> {
  %0 = nn.matmul %a, %b : (tensor<21x34xui8>, tensor<34x45xi8>) -> tensor<21x45xi32>
  return %0 : tensor<21x45xi32>
}

func.func @splits_s8_13x63x33(%a: tensor<13x63xi8> {nn.range = [-128, 127]}, %b: tensor<63x33xi8> {nn.range = [-70, 70]}) -> tensor<13x33xi32> {
  %0 = nn.matmul %a, %b : (tensor<13x63xi8>, tensor<63x33xi8>) -> tensor<13x33xi32>
  return %0 : tensor<13x33xi32>
}

func.func @splits_u8_5x5x17(%a: tensor<5x5xui8> {nn.range = [0, 255]}, %b: tensor<5x17xi8> {nn.range = [-70, 70]}) -> tensor<5x17xi32> {
  %0 = nn.matmul %a, %b : (tensor<5x5xui8>, tensor<5x17xi8>) -> tensor<5x17xi32>
  return %0 : tensor<5x17xi32>
}

func.func @splits_s8_3x7x16(%a: tensor<3x7xi8> {nn.range = [-128, 127]}, %b: tensor<7x16xi8> {nn.range = [-72, 72]}) -> tensor<3x16xi32> {
  %0 = nn.matmul %a, %b : (tensor<3x7xi8>, tensor<7x16xi8>) -> tensor<3x16xi32>
  return %0 : tensor<3x16xi32>
}

func.func @greatest_u8_15x65x16(%a: tensor<15x65xui8> {nn.range = [255, 255]}, %b: tensor<65x16xi8> {nn.range = [-66, 66]}) -> tensor<15x16xi32> {
  %0 = nn.matmul %a, %b : (tensor<15x65xui8>, tensor<65x16xi8>) -> tensor<15x16xi32>
  return %0 : tensor<15x16xi32>
}

func.func @least_s8_15x65x16(%a: tensor<15x65xi8> {nn.range = [-128, -128]}, %b: tensor<65x16xi8> {nn.range = [-66, 66]}) -> tensor<15x16xi32> {
  %0 = nn.matmul %a, %b : (tensor<15x65xi8>, tensor<65x16xi8>) -> tensor<15x16xi32>
  return %0 : tensor<15x16xi32>
}

func.func @conv_u8(%a: tensor<1x9x13x8xui8> {nn.range = [0, 255]}, %b: tensor<3x3x8x33xi8> {nn.range = [-68, 68]}) -> tensor<1x9x13x33xi32> {
  %0 = nn.conv %a, %b pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x9x13x8xui8>, tensor<3x3x8x33xi8>) -> tensor<1x9x13x33xi32>
  return %0 : tensor<1x9x13x33xi32>
}

func.func @conv_s8(%a: tensor<1x5x6x11xi8> {nn.range = [-128, 127]}, %b: tensor<3x3x11x18xi8> {nn.range = [-68, 68]}) -> tensor<1x5x6x18xi32> {
  %0 = nn.conv %a, %b pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x5x6x11xi8>, tensor<3x3x11x18xi8>) -> tensor<1x5x6x18xi32>
  return %0 : tensor<1x5x6x18xi32>
}

func.func @conv_grouped_u8(%a: tensor<1x7x8x20xui8> {nn.range = [0, 255]}, %b: tensor<3x3x10x34xi8> {nn.range = [-68, 68]}) -> tensor<1x7x8x34xi32> {
  %0 = nn.conv %a, %b groups = 2 pads = [1, 1, 1, 1] layout = nhwc
      : (tensor<1x7x8x20xui8>, tensor<3x3x10x34xi8>) -> tensor<1x7x8x34xi32>
  return %0 : tensor<1x7x8x34xi32>
}

func.func @extremes(%a: tensor<5x28xui8> {nn.range = [254, 255]}) -> tensor<5x16xi32> {
  %w = nn.constant dense<[[1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [0, -128, 0, 1, 0, -1, 0, 64, 0, -64, 0, -128, 0, -1, 0, 127], [0, -128, 0, 127, 0, -127, 0, 64, 0, -64, 0, 0, 0, -128, 0, 2], [127, -128, -128, 127, 127, -127, -127, 64, 65, -64, -65, 0, -128, -128, 1, 2], [127, -128, 127, 1, 2, -1, -2, 64, 64, -64, -64, -128, 0, -1, 127, 127], [3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3], [-2, -2, -2, -2, -2, -2, -2, -2, -2, -2, -2, -2, -2, -2, -2, -2]]> : tensor<28x16xi8>
  %0 = nn.matmul %a, %w : (tensor<5x28xui8>, tensor<28x16xi8>) -> tensor<5x16xi32>
  return %0 : tensor<5x16xi32>
}

func.func @extremes_s8(%a: tensor<5x28xi8> {nn.range = [126, 127]}) -> tensor<5x16xi32> {
  %w = nn.constant dense<[[1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [0, -128, 0, 1, 0, -1, 0, 64, 0, -64, 0, -128, 0, -1, 0, 127], [0, -128, 0, 127, 0, -127, 0, 64, 0, -64, 0, 0, 0, -128, 0, 2], [127, -128, -128, 127, 127, -127, -127, 64, 65, -64, -65, 0, -128, -128, 1, 2], [127, -128, 127, 1, 2, -1, -2, 64, 64, -64, -64, -128, 0, -1, 127, 127], [3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3], [-2, -2, -2, -2, -2, -2, -2, -2, -2, -2, -2, -2, -2, -2, -2, -2]]> : tensor<28x16xi8>
  %0 = nn.matmul %a, %w : (tensor<5x28xi8>, tensor<28x16xi8>) -> tensor<5x16xi32>
  return %0 : tensor<5x16xi32>
}
