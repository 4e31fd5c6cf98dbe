// RUN: nn-check %s

//===- nn.softmax --------------------------------------------------------===//
// Along every axis; large inputs do not overflow.
//===----------------------------------------------------------------------===//

func.func @softmax_values(
    %a: tensor<3x3xf32> {nn.value = dense<[[1.0, 2.0, 3.0], [0.0, 0.0, 0.0], [-1.0, 5.0, 2.0]]> : tensor<3x3xf32>})
    -> (tensor<3x3xf32> {nn.expect = dense<[[0.09003057, 0.24472848, 0.66524094], [0.33333334, 0.33333334, 0.33333334], [0.002355633, 0.9503302, 0.047314156]]> : tensor<3x3xf32>}) {
  %0 = nn.softmax %a : (tensor<3x3xf32>) -> tensor<3x3xf32>
  return %0 : tensor<3x3xf32>
}

func.func @softmax_axis_0_values(
    %a: tensor<3x3xf32> {nn.value = dense<[[1.0, 2.0, 3.0], [0.0, 0.0, 0.0], [-1.0, 5.0, 2.0]]> : tensor<3x3xf32>})
    -> (tensor<3x3xf32> {nn.expect = dense<[[0.66524094, 0.047123417, 0.7053845], [0.24472848, 0.006377461, 0.035119027], [0.09003057, 0.9464991, 0.25949645]]> : tensor<3x3xf32>}) {
  %0 = nn.softmax %a {axis = 0 : i64} : (tensor<3x3xf32>) -> tensor<3x3xf32>
  return %0 : tensor<3x3xf32>
}

func.func @softmax_large_values(
    %a: tensor<3x2xf32> {nn.value = dense<[[1000.0, 1000.0], [-1000.0, -999.0], [88.0, 89.0]]> : tensor<3x2xf32>})
    -> (tensor<3x2xf32> {nn.expect = dense<[[0.5, 0.5], [0.26894143, 0.7310586], [0.26894143, 0.7310586]]> : tensor<3x2xf32>}) {
  %0 = nn.softmax %a : (tensor<3x2xf32>) -> tensor<3x2xf32>
  return %0 : tensor<3x2xf32>
}

func.func @softmax_masked_values(
    %a: tensor<1x3xf32> {nn.value = dense<[[0.0, 0xFF800000, 1.0]]> : tensor<1x3xf32>})
    -> (tensor<1x3xf32> {nn.expect = dense<[[0.26894143, 0.0, 0.7310586]]> : tensor<1x3xf32>}) {
  %0 = nn.softmax %a : (tensor<1x3xf32>) -> tensor<1x3xf32>
  return %0 : tensor<1x3xf32>
}

func.func @softmax_nan(
    %a: tensor<1x3xf32> {nn.value = dense<[[0.0, 0x7FC00000, 1.0]]> : tensor<1x3xf32>})
    -> (tensor<1x3xf32> {nn.expect = dense<0x7FC00000> : tensor<1x3xf32>}) {
  %0 = nn.softmax %a : (tensor<1x3xf32>) -> tensor<1x3xf32>
  return %0 : tensor<1x3xf32>
}

func.func @softmax_7_axis_m1(%a: tensor<7xf32>)
    -> tensor<7xf32> {
  %0 = nn.softmax %a : (tensor<7xf32>) -> tensor<7xf32>
  return %0 : tensor<7xf32>
}

func.func @softmax_1_axis_0(%a: tensor<1xf32>)
    -> tensor<1xf32> {
  %0 = nn.softmax %a {axis = 0 : i64} : (tensor<1xf32>) -> tensor<1xf32>
  return %0 : tensor<1xf32>
}

func.func @softmax_5x1_axis_1(%a: tensor<5x1xf32>)
    -> tensor<5x1xf32> {
  %0 = nn.softmax %a {axis = 1 : i64} : (tensor<5x1xf32>) -> tensor<5x1xf32>
  return %0 : tensor<5x1xf32>
}

func.func @softmax_3x19_axis_m1(%a: tensor<3x19xf32>)
    -> tensor<3x19xf32> {
  %0 = nn.softmax %a : (tensor<3x19xf32>) -> tensor<3x19xf32>
  return %0 : tensor<3x19xf32>
}

func.func @softmax_3x19_axis_0(%a: tensor<3x19xf32>)
    -> tensor<3x19xf32> {
  %0 = nn.softmax %a {axis = 0 : i64}
      : (tensor<3x19xf32>) -> tensor<3x19xf32>
  return %0 : tensor<3x19xf32>
}

func.func @softmax_2x3x17x5_axis_1(%a: tensor<2x3x17x5xf32>)
    -> tensor<2x3x17x5xf32> {
  %0 = nn.softmax %a {axis = 1 : i64}
      : (tensor<2x3x17x5xf32>) -> tensor<2x3x17x5xf32>
  return %0 : tensor<2x3x17x5xf32>
}

func.func @softmax_2x3x17x5_axis_2(%a: tensor<2x3x17x5xf32>)
    -> tensor<2x3x17x5xf32> {
  %0 = nn.softmax %a {axis = 2 : i64}
      : (tensor<2x3x17x5xf32>) -> tensor<2x3x17x5xf32>
  return %0 : tensor<2x3x17x5xf32>
}

func.func @softmax_2x3x17x5_axis_m1(%a: tensor<2x3x17x5xf32>)
    -> tensor<2x3x17x5xf32> {
  %0 = nn.softmax %a : (tensor<2x3x17x5xf32>) -> tensor<2x3x17x5xf32>
  return %0 : tensor<2x3x17x5xf32>
}

func.func @softmax_4x128_axis_m1(%a: tensor<4x128xf32>)
    -> tensor<4x128xf32> {
  %0 = nn.softmax %a : (tensor<4x128xf32>) -> tensor<4x128xf32>
  return %0 : tensor<4x128xf32>
}

func.func @softmax_2x1000_axis_1(%a: tensor<2x1000xf32>)
    -> tensor<2x1000xf32> {
  %0 = nn.softmax %a {axis = 1 : i64}
      : (tensor<2x1000xf32>) -> tensor<2x1000xf32>
  return %0 : tensor<2x1000xf32>
}

func.func @softmax_0x5_axis_1(%a: tensor<0x5xf32>)
    -> tensor<0x5xf32> {
  %0 = nn.softmax %a {axis = 1 : i64} : (tensor<0x5xf32>) -> tensor<0x5xf32>
  return %0 : tensor<0x5xf32>
}

func.func @softmax_3x0_axis_1(%a: tensor<3x0xf32>)
    -> tensor<3x0xf32> {
  %0 = nn.softmax %a {axis = 1 : i64} : (tensor<3x0xf32>) -> tensor<3x0xf32>
  return %0 : tensor<3x0xf32>
}

func.func @softmax_16x16_axis_m2(%a: tensor<16x16xf32>)
    -> tensor<16x16xf32> {
  %0 = nn.softmax %a {axis = -2 : i64}
      : (tensor<16x16xf32>) -> tensor<16x16xf32>
  return %0 : tensor<16x16xf32>
}

func.func @softmax_f64(%a: tensor<5x19xf64>)
    -> tensor<5x19xf64> {
  %0 = nn.softmax %a : (tensor<5x19xf64>) -> tensor<5x19xf64>
  return %0 : tensor<5x19xf64>
}

func.func @softmax_f16(%a: tensor<5x19xf16>)
    -> tensor<5x19xf16> {
  %0 = nn.softmax %a : (tensor<5x19xf16>) -> tensor<5x19xf16>
  return %0 : tensor<5x19xf16>
}

func.func @softmax_bf16(%a: tensor<5x19xbf16>)
    -> tensor<5x19xbf16> {
  %0 = nn.softmax %a : (tensor<5x19xbf16>) -> tensor<5x19xbf16>
  return %0 : tensor<5x19xbf16>
}

func.func @softmax_wide_range(
    %a: tensor<5x67xf32> {nn.range = [-50.0, 50.0]})
    -> (tensor<5x67xf32>) {
  %0 = nn.softmax %a : (tensor<5x67xf32>) -> tensor<5x67xf32>
  return %0 : tensor<5x67xf32>
}
