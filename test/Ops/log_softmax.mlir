// RUN: nn-check %s

//===- nn.log_softmax ----------------------------------------------------===//
// Along every axis; large inputs do not overflow.
//===----------------------------------------------------------------------===//

func.func @log_softmax_values(
    %a: tensor<3x3xf32> {nn.value = dense<[[1.0, 2.0, 3.0], [0.0, 0.0, 0.0], [-1.0, 5.0, 2.0]]> : tensor<3x3xf32>})
    -> (tensor<3x3xf32> {nn.expect = dense<[[-2.407606, -1.407606, -0.40760598], [-1.0986123, -1.0986123, -1.0986123], [-6.0509458, -0.050945763, -3.0509458]]> : tensor<3x3xf32>}) {
  %0 = nn.log_softmax %a : (tensor<3x3xf32>) -> tensor<3x3xf32>
  return %0 : tensor<3x3xf32>
}

func.func @log_softmax_axis_0_values(
    %a: tensor<3x3xf32> {nn.value = dense<[[1.0, 2.0, 3.0], [0.0, 0.0, 0.0], [-1.0, 5.0, 2.0]]> : tensor<3x3xf32>})
    -> (tensor<3x3xf32> {nn.expect = dense<[[-0.40760598, -3.0549853, -0.34901223], [-1.407606, -5.054985, -3.3490121], [-2.407606, -0.054985236, -1.3490123]]> : tensor<3x3xf32>}) {
  %0 = nn.log_softmax %a {axis = 0 : i64}
      : (tensor<3x3xf32>) -> tensor<3x3xf32>
  return %0 : tensor<3x3xf32>
}

func.func @log_softmax_large_values(
    %a: tensor<3x2xf32> {nn.value = dense<[[1000.0, 1000.0], [-1000.0, -999.0], [88.0, 89.0]]> : tensor<3x2xf32>})
    -> (tensor<3x2xf32> {nn.expect = dense<[[-0.6931472, -0.6931472], [-1.3132616, -0.3132617], [-1.3132616, -0.3132617]]> : tensor<3x2xf32>}) {
  %0 = nn.log_softmax %a : (tensor<3x2xf32>) -> tensor<3x2xf32>
  return %0 : tensor<3x2xf32>
}

func.func @log_softmax_masked_values(
    %a: tensor<1x3xf32> {nn.value = dense<[[0.0, 0xFF800000, 1.0]]> : tensor<1x3xf32>})
    -> (tensor<1x3xf32> {nn.expect = dense<[[-1.3132616, 0xFF800000, -0.3132617]]> : tensor<1x3xf32>}) {
  %0 = nn.log_softmax %a : (tensor<1x3xf32>) -> tensor<1x3xf32>
  return %0 : tensor<1x3xf32>
}

func.func @log_softmax_nan(
    %a: tensor<1x3xf32> {nn.value = dense<[[0.0, 0x7FC00000, 1.0]]> : tensor<1x3xf32>})
    -> (tensor<1x3xf32> {nn.expect = dense<0x7FC00000> : tensor<1x3xf32>}) {
  %0 = nn.log_softmax %a : (tensor<1x3xf32>) -> tensor<1x3xf32>
  return %0 : tensor<1x3xf32>
}

func.func @log_softmax_7_axis_m1(%a: tensor<7xf32>)
    -> tensor<7xf32> {
  %0 = nn.log_softmax %a : (tensor<7xf32>) -> tensor<7xf32>
  return %0 : tensor<7xf32>
}

func.func @log_softmax_1_axis_0(%a: tensor<1xf32>)
    -> tensor<1xf32> {
  %0 = nn.log_softmax %a {axis = 0 : i64} : (tensor<1xf32>) -> tensor<1xf32>
  return %0 : tensor<1xf32>
}

func.func @log_softmax_5x1_axis_1(%a: tensor<5x1xf32>)
    -> tensor<5x1xf32> {
  %0 = nn.log_softmax %a {axis = 1 : i64}
      : (tensor<5x1xf32>) -> tensor<5x1xf32>
  return %0 : tensor<5x1xf32>
}

func.func @log_softmax_3x19_axis_m1(%a: tensor<3x19xf32>)
    -> tensor<3x19xf32> {
  %0 = nn.log_softmax %a : (tensor<3x19xf32>) -> tensor<3x19xf32>
  return %0 : tensor<3x19xf32>
}

func.func @log_softmax_3x19_axis_0(%a: tensor<3x19xf32>)
    -> tensor<3x19xf32> {
  %0 = nn.log_softmax %a {axis = 0 : i64}
      : (tensor<3x19xf32>) -> tensor<3x19xf32>
  return %0 : tensor<3x19xf32>
}

func.func @log_softmax_2x3x17x5_axis_1(%a: tensor<2x3x17x5xf32>)
    -> tensor<2x3x17x5xf32> {
  %0 = nn.log_softmax %a {axis = 1 : i64}
      : (tensor<2x3x17x5xf32>) -> tensor<2x3x17x5xf32>
  return %0 : tensor<2x3x17x5xf32>
}

func.func @log_softmax_2x3x17x5_axis_2(%a: tensor<2x3x17x5xf32>)
    -> tensor<2x3x17x5xf32> {
  %0 = nn.log_softmax %a {axis = 2 : i64}
      : (tensor<2x3x17x5xf32>) -> tensor<2x3x17x5xf32>
  return %0 : tensor<2x3x17x5xf32>
}

func.func @log_softmax_2x3x17x5_axis_m1(%a: tensor<2x3x17x5xf32>)
    -> tensor<2x3x17x5xf32> {
  %0 = nn.log_softmax %a : (tensor<2x3x17x5xf32>) -> tensor<2x3x17x5xf32>
  return %0 : tensor<2x3x17x5xf32>
}

func.func @log_softmax_4x128_axis_m1(%a: tensor<4x128xf32>)
    -> tensor<4x128xf32> {
  %0 = nn.log_softmax %a : (tensor<4x128xf32>) -> tensor<4x128xf32>
  return %0 : tensor<4x128xf32>
}

func.func @log_softmax_2x1000_axis_1(%a: tensor<2x1000xf32>)
    -> tensor<2x1000xf32> {
  %0 = nn.log_softmax %a {axis = 1 : i64}
      : (tensor<2x1000xf32>) -> tensor<2x1000xf32>
  return %0 : tensor<2x1000xf32>
}

func.func @log_softmax_0x5_axis_1(%a: tensor<0x5xf32>)
    -> tensor<0x5xf32> {
  %0 = nn.log_softmax %a {axis = 1 : i64}
      : (tensor<0x5xf32>) -> tensor<0x5xf32>
  return %0 : tensor<0x5xf32>
}

func.func @log_softmax_3x0_axis_1(%a: tensor<3x0xf32>)
    -> tensor<3x0xf32> {
  %0 = nn.log_softmax %a {axis = 1 : i64}
      : (tensor<3x0xf32>) -> tensor<3x0xf32>
  return %0 : tensor<3x0xf32>
}

func.func @log_softmax_16x16_axis_m2(%a: tensor<16x16xf32>)
    -> tensor<16x16xf32> {
  %0 = nn.log_softmax %a {axis = -2 : i64}
      : (tensor<16x16xf32>) -> tensor<16x16xf32>
  return %0 : tensor<16x16xf32>
}

func.func @log_softmax_f64(%a: tensor<5x19xf64>)
    -> tensor<5x19xf64> {
  %0 = nn.log_softmax %a : (tensor<5x19xf64>) -> tensor<5x19xf64>
  return %0 : tensor<5x19xf64>
}

func.func @log_softmax_f16(%a: tensor<5x19xf16>)
    -> tensor<5x19xf16> {
  %0 = nn.log_softmax %a : (tensor<5x19xf16>) -> tensor<5x19xf16>
  return %0 : tensor<5x19xf16>
}

func.func @log_softmax_bf16(%a: tensor<5x19xbf16>)
    -> tensor<5x19xbf16> {
  %0 = nn.log_softmax %a : (tensor<5x19xbf16>) -> tensor<5x19xbf16>
  return %0 : tensor<5x19xbf16>
}

func.func @log_softmax_wide_range(
    %a: tensor<5x67xf32> {nn.range = [-50.0, 50.0]})
    -> (tensor<5x67xf32>) {
  %0 = nn.log_softmax %a : (tensor<5x67xf32>) -> tensor<5x67xf32>
  return %0 : tensor<5x67xf32>
}
