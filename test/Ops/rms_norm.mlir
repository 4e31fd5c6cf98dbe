// RUN: nn-check %s

//===- nn.rms_norm -------------------------------------------------------===//
// Over the last dimension and several; scale broadcasts.
//===----------------------------------------------------------------------===//

func.func @rms_norm_values(
    %a: tensor<2x4xf32> {nn.value = dense<[[1.0, 2.0, -2.0, 4.0], [0.0, 0.0, 6.0, 8.0]]> : tensor<2x4xf32>},
    %b: tensor<4xf32> {nn.value = dense<[1.0, 2.0, -1.0, 0.5]> : tensor<4xf32>})
    -> (tensor<2x4xf32> {nn.expect = dense<[[0.4, 1.6, 0.8, 0.8], [0.0, 0.0, -1.2, 0.8]]> : tensor<2x4xf32>}) {
  %0 = nn.rms_norm %a, %b {epsilon = 0.0 : f32}
      : (tensor<2x4xf32>, tensor<4xf32>) -> tensor<2x4xf32>
  return %0 : tensor<2x4xf32>
}

func.func @rms_norm_epsilon_values(
    %a: tensor<1x4xf32> {nn.value = dense<[[1.0, 2.0, -2.0, 4.0]]> : tensor<1x4xf32>},
    %b: tensor<f32> {nn.value = dense<3.0> : tensor<f32>})
    -> (tensor<1x4xf32> {nn.expect = dense<[[1.0, 2.0, -2.0, 4.0]]> : tensor<1x4xf32>}) {
  %0 = nn.rms_norm %a, %b {epsilon = 2.75 : f32}
      : (tensor<1x4xf32>, tensor<f32>) -> tensor<1x4xf32>
  return %0 : tensor<1x4xf32>
}

func.func @rms_norm_2x3x19_axis_1_scale_3x19(%a: tensor<2x3x19xf32>, %b: tensor<3x19xf32>) -> tensor<2x3x19xf32> {
  %0 = nn.rms_norm %a, %b {axis = 1 : i64}
      : (tensor<2x3x19xf32>, tensor<3x19xf32>) -> tensor<2x3x19xf32>
  return %0 : tensor<2x3x19xf32>
}

func.func @rms_norm_197x33(%a: tensor<197x33xf32>, %b: tensor<33xf32>) -> tensor<197x33xf32> {
  %0 = nn.rms_norm %a, %b : (tensor<197x33xf32>, tensor<33xf32>) -> tensor<197x33xf32>
  return %0 : tensor<197x33xf32>
}

func.func @rms_norm_3x1(%a: tensor<3x1xf32>, %b: tensor<1xf32>) -> tensor<3x1xf32> {
  %0 = nn.rms_norm %a, %b : (tensor<3x1xf32>, tensor<1xf32>) -> tensor<3x1xf32>
  return %0 : tensor<3x1xf32>
}

func.func @rms_norm_0x5(%a: tensor<0x5xf32>, %b: tensor<5xf32>) -> tensor<0x5xf32> {
  %0 = nn.rms_norm %a, %b : (tensor<0x5xf32>, tensor<5xf32>) -> tensor<0x5xf32>
  return %0 : tensor<0x5xf32>
}

func.func @rms_norm_f64(%a: tensor<5x19xf64>, %b: tensor<19xf64>) -> tensor<5x19xf64> {
  %0 = nn.rms_norm %a, %b : (tensor<5x19xf64>, tensor<19xf64>) -> tensor<5x19xf64>
  return %0 : tensor<5x19xf64>
}

func.func @rms_norm_bf16(%a: tensor<5x19xbf16>, %b: tensor<19xbf16>) -> tensor<5x19xbf16> {
  %0 = nn.rms_norm %a, %b : (tensor<5x19xbf16>, tensor<19xbf16>) -> tensor<5x19xbf16>
  return %0 : tensor<5x19xbf16>
}
