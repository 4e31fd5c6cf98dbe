// Sums of products of bf16 with weights that are known, in tile registers where
// there are some: fewer rows than one has, a row more, two panels and a rest,
// windows, strides, and a narrow residual.
// RUN: nn-check %s
// RUN: %if runs-sapphirerapids %{ nn-check --cpu=sapphirerapids %s %}

func.func @linear_7x32x16(%x: tensor<7x32xbf16>, %b: tensor<16xf32>) -> tensor<7x16xf32> {
  %n = nn.constant dense<512> : tensor<1xi64>
  %s = nn.constant dense<[32, 16]> : tensor<2xi64>
  %i = nn.iota %n : (tensor<1xi64>) -> tensor<512xi64>
  %f = nn.cast %i : (tensor<512xi64>) -> tensor<512xf32>
  %v = nn.sin %f : (tensor<512xf32>) -> tensor<512xf32>
  %r = nn.reshape %v, %s : (tensor<512xf32>, tensor<2xi64>) -> tensor<32x16xf32>
  %w = nn.cast %r : (tensor<32x16xf32>) -> tensor<32x16xbf16>
  %0 = nn.linear %x, %w, %b : (tensor<7x32xbf16>, tensor<32x16xbf16>, tensor<16xf32>) -> tensor<7x16xf32>
  return %0 : tensor<7x16xf32>
}

func.func @linear_17x96x50(%x: tensor<17x96xbf16>, %b: tensor<50xf32>) -> tensor<17x50xf32> {
  %n = nn.constant dense<4800> : tensor<1xi64>
  %s = nn.constant dense<[96, 50]> : tensor<2xi64>
  %i = nn.iota %n : (tensor<1xi64>) -> tensor<4800xi64>
  %f = nn.cast %i : (tensor<4800xi64>) -> tensor<4800xf32>
  %v = nn.sin %f : (tensor<4800xf32>) -> tensor<4800xf32>
  %r = nn.reshape %v, %s : (tensor<4800xf32>, tensor<2xi64>) -> tensor<96x50xf32>
  %w = nn.cast %r : (tensor<96x50xf32>) -> tensor<96x50xbf16>
  %0 = nn.linear %x, %w, %b : (tensor<17x96xbf16>, tensor<96x50xbf16>, tensor<50xf32>) -> tensor<17x50xf32>
  return %0 : tensor<17x50xf32>
}

func.func @linear_batches_3x19x64x40(%x: tensor<3x19x64xbf16>, %b: tensor<40xf32>) -> tensor<3x19x40xf32> {
  %n = nn.constant dense<2560> : tensor<1xi64>
  %s = nn.constant dense<[64, 40]> : tensor<2xi64>
  %i = nn.iota %n : (tensor<1xi64>) -> tensor<2560xi64>
  %f = nn.cast %i : (tensor<2560xi64>) -> tensor<2560xf32>
  %v = nn.sin %f : (tensor<2560xf32>) -> tensor<2560xf32>
  %r = nn.reshape %v, %s : (tensor<2560xf32>, tensor<2xi64>) -> tensor<64x40xf32>
  %w = nn.cast %r : (tensor<64x40xf32>) -> tensor<64x40xbf16>
  %0 = nn.linear %x, %w, %b : (tensor<3x19x64xbf16>, tensor<64x40xbf16>, tensor<40xf32>) -> tensor<3x19x40xf32>
  return %0 : tensor<3x19x40xf32>
}

func.func @linear_130x64x33(%x: tensor<130x64xbf16>, %b: tensor<33xf32>) -> tensor<130x33xf32> {
  %n = nn.constant dense<2112> : tensor<1xi64>
  %s = nn.constant dense<[64, 33]> : tensor<2xi64>
  %i = nn.iota %n : (tensor<1xi64>) -> tensor<2112xi64>
  %f = nn.cast %i : (tensor<2112xi64>) -> tensor<2112xf32>
  %v = nn.sin %f : (tensor<2112xf32>) -> tensor<2112xf32>
  %r = nn.reshape %v, %s : (tensor<2112xf32>, tensor<2xi64>) -> tensor<64x33xf32>
  %w = nn.cast %r : (tensor<64x33xf32>) -> tensor<64x33xbf16>
  %0 = nn.linear %x, %w, %b : (tensor<130x64xbf16>, tensor<64x33xbf16>, tensor<33xf32>) -> tensor<130x33xf32>
  return %0 : tensor<130x33xf32>
}

func.func @conv_1x1_strided(%x: tensor<1x9x13x32xbf16>, %b: tensor<24xf32>) -> tensor<1x5x7x24xf32> {
  %n = nn.constant dense<768> : tensor<1xi64>
  %s = nn.constant dense<[1, 1, 32, 24]> : tensor<4xi64>
  %i = nn.iota %n : (tensor<1xi64>) -> tensor<768xi64>
  %f = nn.cast %i : (tensor<768xi64>) -> tensor<768xf32>
  %v = nn.sin %f : (tensor<768xf32>) -> tensor<768xf32>
  %r = nn.reshape %v, %s : (tensor<768xf32>, tensor<4xi64>) -> tensor<1x1x32x24xf32>
  %w = nn.cast %r : (tensor<1x1x32x24xf32>) -> tensor<1x1x32x24xbf16>
  %0 = nn.conv %x, %w, %b strides = [2, 2] layout = nhwc : (tensor<1x9x13x32xbf16>, tensor<1x1x32x24xbf16>, tensor<24xf32>) -> tensor<1x5x7x24xf32>
  %1 = nn.relu %0 : (tensor<1x5x7x24xf32>) -> tensor<1x5x7x24xf32>
  return %1 : tensor<1x5x7x24xf32>
}

func.func @conv_3x3(%x: tensor<2x7x37x32xbf16>, %b: tensor<40xf32>) -> tensor<2x5x35x40xf32> {
  %n = nn.constant dense<11520> : tensor<1xi64>
  %s = nn.constant dense<[3, 3, 32, 40]> : tensor<4xi64>
  %i = nn.iota %n : (tensor<1xi64>) -> tensor<11520xi64>
  %f = nn.cast %i : (tensor<11520xi64>) -> tensor<11520xf32>
  %v = nn.sin %f : (tensor<11520xf32>) -> tensor<11520xf32>
  %r = nn.reshape %v, %s : (tensor<11520xf32>, tensor<4xi64>) -> tensor<3x3x32x40xf32>
  %w = nn.cast %r : (tensor<3x3x32x40xf32>) -> tensor<3x3x32x40xbf16>
  %0 = nn.conv %x, %w, %b layout = nhwc : (tensor<2x7x37x32xbf16>, tensor<3x3x32x40xbf16>, tensor<40xf32>) -> tensor<2x5x35x40xf32>
  %1 = nn.relu %0 : (tensor<2x5x35x40xf32>) -> tensor<2x5x35x40xf32>
  return %1 : tensor<2x5x35x40xf32>
}

func.func @conv_3x3_tall(%x: tensor<1x12x12x64xbf16>, %b: tensor<16xf32>) -> tensor<1x12x5x16xf32> {
  %n = nn.constant dense<9216> : tensor<1xi64>
  %s = nn.constant dense<[3, 3, 64, 16]> : tensor<4xi64>
  %i = nn.iota %n : (tensor<1xi64>) -> tensor<9216xi64>
  %f = nn.cast %i : (tensor<9216xi64>) -> tensor<9216xf32>
  %v = nn.sin %f : (tensor<9216xf32>) -> tensor<9216xf32>
  %r = nn.reshape %v, %s : (tensor<9216xf32>, tensor<4xi64>) -> tensor<3x3x64x16xf32>
  %w = nn.cast %r : (tensor<3x3x64x16xf32>) -> tensor<3x3x64x16xbf16>
  %0 = nn.conv %x, %w, %b strides = [1, 2] pads = [1, 0, 1, 0] layout = nhwc : (tensor<1x12x12x64xbf16>, tensor<3x3x64x16xbf16>, tensor<16xf32>) -> tensor<1x12x5x16xf32>
  %1 = nn.relu %0 : (tensor<1x12x5x16xf32>) -> tensor<1x12x5x16xf32>
  return %1 : tensor<1x12x5x16xf32>
}

func.func @conv_3x3_dilated(%x: tensor<1x9x20x32xbf16>, %b: tensor<17xf32>) -> tensor<1x5x16x17xf32> {
  %n = nn.constant dense<4896> : tensor<1xi64>
  %s = nn.constant dense<[3, 3, 32, 17]> : tensor<4xi64>
  %i = nn.iota %n : (tensor<1xi64>) -> tensor<4896xi64>
  %f = nn.cast %i : (tensor<4896xi64>) -> tensor<4896xf32>
  %v = nn.sin %f : (tensor<4896xf32>) -> tensor<4896xf32>
  %r = nn.reshape %v, %s : (tensor<4896xf32>, tensor<4xi64>) -> tensor<3x3x32x17xf32>
  %w = nn.cast %r : (tensor<3x3x32x17xf32>) -> tensor<3x3x32x17xbf16>
  %0 = nn.conv %x, %w, %b dilations = [2, 2] layout = nhwc : (tensor<1x9x20x32xbf16>, tensor<3x3x32x17xbf16>, tensor<17xf32>) -> tensor<1x5x16x17xf32>
  %1 = nn.relu %0 : (tensor<1x5x16x17xf32>) -> tensor<1x5x16x17xf32>
  return %1 : tensor<1x5x16x17xf32>
}

func.func @residual_45x32x64(%x: tensor<45x32xbf16>, %b: tensor<64xf32>, %y: tensor<45x64xbf16>) -> tensor<45x64xbf16> {
  %n = nn.constant dense<2048> : tensor<1xi64>
  %s = nn.constant dense<[32, 64]> : tensor<2xi64>
  %i = nn.iota %n : (tensor<1xi64>) -> tensor<2048xi64>
  %f = nn.cast %i : (tensor<2048xi64>) -> tensor<2048xf32>
  %v = nn.sin %f : (tensor<2048xf32>) -> tensor<2048xf32>
  %r = nn.reshape %v, %s : (tensor<2048xf32>, tensor<2xi64>) -> tensor<32x64xf32>
  %w = nn.cast %r : (tensor<32x64xf32>) -> tensor<32x64xbf16>
  %0 = nn.linear %x, %w, %b : (tensor<45x32xbf16>, tensor<32x64xbf16>, tensor<64xf32>) -> tensor<45x64xf32>
  %1 = nn.cast %y : (tensor<45x64xbf16>) -> tensor<45x64xf32>
  %2 = nn.add %0, %1 : (tensor<45x64xf32>, tensor<45x64xf32>) -> tensor<45x64xf32>
  %3 = nn.cast %2 : (tensor<45x64xf32>) -> tensor<45x64xbf16>
  return %3 : tensor<45x64xbf16>
}
