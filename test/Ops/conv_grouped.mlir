// RUN: nn-check %s

//===- nn.conv, few filters a group ---------------------------------------===//
// Groups that are a part of a vector, one, several, and that don't divide it;
// channels that vectors don't divide; borders, strides and dilations.
//===----------------------------------------------------------------------===//

func.func @groups_of_2(%a: tensor<1x5x19x40xf32>, %b: tensor<3x3x2x40xf32>, %c: tensor<40xf32>)
    -> tensor<1x5x19x40xf32> {
  %0 = nn.conv %a, %b, %c pads = [1, 1, 1, 1] groups = 20 layout = nhwc
      : (tensor<1x5x19x40xf32>, tensor<3x3x2x40xf32>, tensor<40xf32>) -> tensor<1x5x19x40xf32>
  %1 = nn.relu %0 : (tensor<1x5x19x40xf32>) -> tensor<1x5x19x40xf32>
  return %1 : tensor<1x5x19x40xf32>
}

func.func @groups_of_4_strided(%a: tensor<2x9x23x36xf32>, %b: tensor<3x3x4x36xf32>, %c: tensor<36xf32>)
    -> tensor<2x5x12x36xf32> {
  %0 = nn.conv %a, %b, %c pads = [1, 1, 1, 1] strides = [2, 2] groups = 9 layout = nhwc
      : (tensor<2x9x23x36xf32>, tensor<3x3x4x36xf32>, tensor<36xf32>) -> tensor<2x5x12x36xf32>
  %1 = nn.relu %0 : (tensor<2x5x12x36xf32>) -> tensor<2x5x12x36xf32>
  return %1 : tensor<2x5x12x36xf32>
}

func.func @groups_of_8_dilated(%a: tensor<1x7x15x24xf32>, %b: tensor<3x3x8x24xf32>)
    -> tensor<1x7x15x24xf32> {
  %0 = nn.conv %a, %b pads = [2, 2, 2, 2] dilations = [2, 2] groups = 3 layout = nhwc
      : (tensor<1x7x15x24xf32>, tensor<3x3x8x24xf32>) -> tensor<1x7x15x24xf32>
  return %0 : tensor<1x7x15x24xf32>
}

func.func @groups_of_8_far_padding(%a: tensor<1x2x3x32xf32>, %b: tensor<5x5x8x32xf32>, %c: tensor<32xf32>)
    -> tensor<1x3x4x32xf32> {
  %0 = nn.conv %a, %b, %c pads = [4, 3, 1, 2] groups = 4 layout = nhwc
      : (tensor<1x2x3x32xf32>, tensor<5x5x8x32xf32>, tensor<32xf32>) -> tensor<1x3x4x32xf32>
  %1 = nn.relu %0 : (tensor<1x3x4x32xf32>) -> tensor<1x3x4x32xf32>
  return %1 : tensor<1x3x4x32xf32>
}

func.func @groups_of_16(%a: tensor<1x5x17x48xf32>, %b: tensor<3x3x16x48xf32>, %c: tensor<48xf32>)
    -> tensor<1x5x17x48xf32> {
  %0 = nn.conv %a, %b, %c pads = [1, 1, 1, 1] groups = 3 layout = nhwc
      : (tensor<1x5x17x48xf32>, tensor<3x3x16x48xf32>, tensor<48xf32>) -> tensor<1x5x17x48xf32>
  %1 = nn.relu %0 : (tensor<1x5x17x48xf32>) -> tensor<1x5x17x48xf32>
  return %1 : tensor<1x5x17x48xf32>
}

func.func @groups_of_48_from_3(%a: tensor<1x6x9x9xf32>, %b: tensor<3x2x3x144xf32>, %c: tensor<144xf32>)
    -> tensor<1x5x5x144xf32> {
  %0 = nn.conv %a, %b, %c pads = [0, 1, 1, 0] strides = [1, 2] groups = 3 layout = nhwc
      : (tensor<1x6x9x9xf32>, tensor<3x2x3x144xf32>, tensor<144xf32>) -> tensor<1x5x5x144xf32>
  %1 = nn.relu %0 : (tensor<1x5x5x144xf32>) -> tensor<1x5x5x144xf32>
  return %1 : tensor<1x5x5x144xf32>
}

func.func @groups_of_64(%a: tensor<1x3x14x128xf32>, %b: tensor<1x1x64x128xf32>, %c: tensor<128xf32>)
    -> tensor<1x3x14x128xf32> {
  %0 = nn.conv %a, %b, %c groups = 2 layout = nhwc
      : (tensor<1x3x14x128xf32>, tensor<1x1x64x128xf32>, tensor<128xf32>) -> tensor<1x3x14x128xf32>
  %1 = nn.relu %0 : (tensor<1x3x14x128xf32>) -> tensor<1x3x14x128xf32>
  return %1 : tensor<1x3x14x128xf32>
}

func.func @groups_of_24(%a: tensor<1x4x13x48xf32>, %b: tensor<3x3x24x48xf32>)
    -> tensor<1x4x13x48xf32> {
  %0 = nn.conv %a, %b pads = [1, 1, 1, 1] groups = 2 layout = nhwc
      : (tensor<1x4x13x48xf32>, tensor<3x3x24x48xf32>) -> tensor<1x4x13x48xf32>
  return %0 : tensor<1x4x13x48xf32>
}

func.func @groups_of_4_from_2(%a: tensor<1x4x13x16xf32>, %b: tensor<3x3x2x32xf32>)
    -> tensor<1x4x13x32xf32> {
  %0 = nn.conv %a, %b pads = [1, 1, 1, 1] groups = 8 layout = nhwc
      : (tensor<1x4x13x16xf32>, tensor<3x3x2x32xf32>) -> tensor<1x4x13x32xf32>
  return %0 : tensor<1x4x13x32xf32>
}

func.func @groups_of_4_in_line(%a: tensor<1x37x20xf32>, %b: tensor<5x4x20xf32>, %c: tensor<20xf32>)
    -> tensor<1x37x20xf32> {
  %0 = nn.conv %a, %b, %c pads = [2, 2] groups = 5 layout = nhwc
      : (tensor<1x37x20xf32>, tensor<5x4x20xf32>, tensor<20xf32>) -> tensor<1x37x20xf32>
  %1 = nn.relu %0 : (tensor<1x37x20xf32>) -> tensor<1x37x20xf32>
  return %1 : tensor<1x37x20xf32>
}

func.func @groups_of_4_in_space(%a: tensor<1x3x4x5x16xf32>, %b: tensor<2x3x3x4x16xf32>, %c: tensor<16xf32>)
    -> tensor<1x3x4x5x16xf32> {
  %0 = nn.conv %a, %b, %c pads = [1, 1, 1, 0, 1, 1] groups = 4 layout = nhwc
      : (tensor<1x3x4x5x16xf32>, tensor<2x3x3x4x16xf32>, tensor<16xf32>) -> tensor<1x3x4x5x16xf32>
  %1 = nn.relu %0 : (tensor<1x3x4x5x16xf32>) -> tensor<1x3x4x5x16xf32>
  return %1 : tensor<1x3x4x5x16xf32>
}

func.func @groups_of_4_pointwise(%a: tensor<1x5x7x32xf32>, %b: tensor<1x1x4x32xf32>, %c: tensor<32xf32>)
    -> tensor<1x5x7x32xf32> {
  %0 = nn.conv %a, %b, %c groups = 8 layout = nhwc
      : (tensor<1x5x7x32xf32>, tensor<1x1x4x32xf32>, tensor<32xf32>) -> tensor<1x5x7x32xf32>
  %1 = nn.relu %0 : (tensor<1x5x7x32xf32>) -> tensor<1x5x7x32xf32>
  return %1 : tensor<1x5x7x32xf32>
}

// Weights that are packed.
func.func @groups_of_4_constant(%a: tensor<1x4x9x24xf32>)
    -> tensor<1x4x9x24xf32> {
  %b = nn.constant dense<0.125> : tensor<3x3x4x24xf32>
  %0 = nn.conv %a, %b pads = [1, 1, 1, 1] groups = 6 layout = nhwc
      : (tensor<1x4x9x24xf32>, tensor<3x3x4x24xf32>) -> tensor<1x4x9x24xf32>
  return %0 : tensor<1x4x9x24xf32>
}
