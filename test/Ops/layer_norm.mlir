// RUN: nn-check %s

//===- nn.layer_norm -----------------------------------------------------===//
// Over the last dimension and several; scale and bias broadcast.
//===----------------------------------------------------------------------===//

func.func @layer_norm_values(
    %a: tensor<2x4xf32> {nn.value = dense<[[1.0, 2.0, 3.0, 6.0], [-1.0, 0.0, 0.0, 5.0]]> : tensor<2x4xf32>},
    %b: tensor<4xf32> {nn.value = dense<[1.0, 2.0, -1.0, 0.5]> : tensor<4xf32>},
    %c: tensor<4xf32> {nn.value = dense<[0.0, 1.0, 0.0, -1.0]> : tensor<4xf32>})
    -> (tensor<2x4xf32> {nn.expect = dense<[[-1.0690434, -0.06904344, 0.0, -0.19821742], [-0.8528021, 0.14719792, 0.42640105, -0.14719792]]> : tensor<2x4xf32>}) {
  %0 = nn.layer_norm %a, %b, %c
      : (tensor<2x4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<2x4xf32>
  return %0 : tensor<2x4xf32>
}

func.func @layer_norm_without_bias_values(
    %a: tensor<2x4xf32> {nn.value = dense<[[1.0, 2.0, 3.0, 6.0], [-1.0, 0.0, 0.0, 5.0]]> : tensor<2x4xf32>},
    %b: tensor<4xf32> {nn.value = dense<[1.0, 2.0, -1.0, 0.5]> : tensor<4xf32>})
    -> (tensor<2x4xf32> {nn.expect = dense<[[-1.0690434, -1.0690434, 0.0, 0.8017826], [-0.8528021, -0.8528021, 0.42640105, 0.8528021]]> : tensor<2x4xf32>}) {
  %0 = nn.layer_norm %a, %b
      : (tensor<2x4xf32>, tensor<4xf32>) -> tensor<2x4xf32>
  return %0 : tensor<2x4xf32>
}

func.func @layer_norm_first_axis_values(
    %a: tensor<2x4xf32> {nn.value = dense<[[1.0, 2.0, 3.0, 6.0], [-1.0, 0.0, 0.0, 5.0]]> : tensor<2x4xf32>},
    %b: tensor<4xf32> {nn.value = dense<[1.0, 2.0, -1.0, 0.5]> : tensor<4xf32>},
    %c: tensor<4xf32> {nn.value = dense<[0.0, 1.0, 0.0, -1.0]> : tensor<4xf32>})
    -> (tensor<2x4xf32> {nn.expect = dense<[[-0.42640105, 1.0, -0.42640105, -0.14719792], [-1.2792032, -0.7056042, 0.8528021, -0.36039844]]> : tensor<2x4xf32>}) {
  %0 = nn.layer_norm %a, %b, %c {axis = 0 : i64}
      : (tensor<2x4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<2x4xf32>
  return %0 : tensor<2x4xf32>
}

func.func @layer_norm_epsilon_values(
    %a: tensor<2x4xf32> {nn.value = dense<[[1.0, 2.0, 3.0, 6.0], [-1.0, 0.0, 0.0, 5.0]]> : tensor<2x4xf32>},
    %b: tensor<4xf32> {nn.value = dense<[1.0, 2.0, -1.0, 0.5]> : tensor<4xf32>})
    -> (tensor<2x4xf32> {nn.expect = dense<[[-0.8528029, -0.8528029, 0.0, 0.6396021], [-0.73029673, -0.73029673, 0.36514837, 0.73029673]]> : tensor<2x4xf32>}) {
  %0 = nn.layer_norm %a, %b {epsilon = 2.0 : f32}
      : (tensor<2x4xf32>, tensor<4xf32>) -> tensor<2x4xf32>
  return %0 : tensor<2x4xf32>
}

func.func @layer_norm_7_axis_m1_scale_7(
    %a: tensor<7xf32>,
    %b: tensor<7xf32>,
    %c: tensor<7xf32>)
    -> (tensor<7xf32>) {
  %0 = nn.layer_norm %a, %b, %c
      : (tensor<7xf32>, tensor<7xf32>, tensor<7xf32>) -> tensor<7xf32>
  return %0 : tensor<7xf32>
}

func.func @layer_norm_2x3x19_axis_m1_scale_19(
    %a: tensor<2x3x19xf32>,
    %b: tensor<19xf32>,
    %c: tensor<19xf32>)
    -> (tensor<2x3x19xf32>) {
  %0 = nn.layer_norm %a, %b, %c
      : (tensor<2x3x19xf32>, tensor<19xf32>, tensor<19xf32>) -> tensor<2x3x19xf32>
  return %0 : tensor<2x3x19xf32>
}

func.func @layer_norm_2x3x19_axis_1_scale_3x19(
    %a: tensor<2x3x19xf32>,
    %b: tensor<3x19xf32>,
    %c: tensor<3x19xf32>)
    -> (tensor<2x3x19xf32>) {
  %0 = nn.layer_norm %a, %b, %c {axis = 1 : i64}
      : (tensor<2x3x19xf32>, tensor<3x19xf32>, tensor<3x19xf32>) -> tensor<2x3x19xf32>
  return %0 : tensor<2x3x19xf32>
}

func.func @layer_norm_2x3x19_axis_m2_scale_19(
    %a: tensor<2x3x19xf32>,
    %b: tensor<19xf32>,
    %c: tensor<19xf32>)
    -> (tensor<2x3x19xf32>) {
  %0 = nn.layer_norm %a, %b, %c {axis = -2 : i64}
      : (tensor<2x3x19xf32>, tensor<19xf32>, tensor<19xf32>) -> tensor<2x3x19xf32>
  return %0 : tensor<2x3x19xf32>
}

func.func @layer_norm_2x3x19_axis_1_scale_3x1(
    %a: tensor<2x3x19xf32>,
    %b: tensor<3x1xf32>,
    %c: tensor<3x1xf32>)
    -> (tensor<2x3x19xf32>) {
  %0 = nn.layer_norm %a, %b, %c {axis = 1 : i64}
      : (tensor<2x3x19xf32>, tensor<3x1xf32>, tensor<3x1xf32>) -> tensor<2x3x19xf32>
  return %0 : tensor<2x3x19xf32>
}

func.func @layer_norm_4x64_axis_m1_scale_64(
    %a: tensor<4x64xf32>,
    %b: tensor<64xf32>,
    %c: tensor<64xf32>)
    -> (tensor<4x64xf32>) {
  %0 = nn.layer_norm %a, %b, %c
      : (tensor<4x64xf32>, tensor<64xf32>, tensor<64xf32>) -> tensor<4x64xf32>
  return %0 : tensor<4x64xf32>
}

func.func @layer_norm_197x33_axis_m1_scale_33(
    %a: tensor<197x33xf32>,
    %b: tensor<33xf32>,
    %c: tensor<33xf32>)
    -> (tensor<197x33xf32>) {
  %0 = nn.layer_norm %a, %b, %c
      : (tensor<197x33xf32>, tensor<33xf32>, tensor<33xf32>) -> tensor<197x33xf32>
  return %0 : tensor<197x33xf32>
}

func.func @layer_norm_3x1_axis_m1_scale_1(
    %a: tensor<3x1xf32>,
    %b: tensor<1xf32>,
    %c: tensor<1xf32>)
    -> (tensor<3x1xf32>) {
  %0 = nn.layer_norm %a, %b, %c
      : (tensor<3x1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<3x1xf32>
  return %0 : tensor<3x1xf32>
}

func.func @layer_norm_0x5_axis_m1_scale_5(
    %a: tensor<0x5xf32>,
    %b: tensor<5xf32>,
    %c: tensor<5xf32>)
    -> (tensor<0x5xf32>) {
  %0 = nn.layer_norm %a, %b, %c
      : (tensor<0x5xf32>, tensor<5xf32>, tensor<5xf32>) -> tensor<0x5xf32>
  return %0 : tensor<0x5xf32>
}

func.func @layer_norm_2x8_axis_m1_scale_1(
    %a: tensor<2x8xf32>,
    %b: tensor<1xf32>,
    %c: tensor<1xf32>)
    -> (tensor<2x8xf32>) {
  %0 = nn.layer_norm %a, %b, %c
      : (tensor<2x8xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<2x8xf32>
  return %0 : tensor<2x8xf32>
}

func.func @layer_norm_2x3x4x5_axis_1_scale_3x4x5(
    %a: tensor<2x3x4x5xf32>,
    %b: tensor<3x4x5xf32>,
    %c: tensor<3x4x5xf32>)
    -> (tensor<2x3x4x5xf32>) {
  %0 = nn.layer_norm %a, %b, %c {axis = 1 : i64}
      : (tensor<2x3x4x5xf32>, tensor<3x4x5xf32>, tensor<3x4x5xf32>) -> tensor<2x3x4x5xf32>
  return %0 : tensor<2x3x4x5xf32>
}

func.func @layer_norm_2x8_axis_m1_scale_scalar(
    %a: tensor<2x8xf32>,
    %b: tensor<f32>,
    %c: tensor<f32>)
    -> (tensor<2x8xf32>) {
  %0 = nn.layer_norm %a, %b, %c
      : (tensor<2x8xf32>, tensor<f32>, tensor<f32>) -> tensor<2x8xf32>
  return %0 : tensor<2x8xf32>
}

func.func @layer_norm_f64(
    %a: tensor<5x19xf64>,
    %b: tensor<19xf64>,
    %c: tensor<19xf64>)
    -> (tensor<5x19xf64>) {
  %0 = nn.layer_norm %a, %b, %c
      : (tensor<5x19xf64>, tensor<19xf64>, tensor<19xf64>) -> tensor<5x19xf64>
  return %0 : tensor<5x19xf64>
}

func.func @layer_norm_f16(
    %a: tensor<5x19xf16>,
    %b: tensor<19xf16>,
    %c: tensor<19xf16>)
    -> (tensor<5x19xf16>) {
  %0 = nn.layer_norm %a, %b, %c
      : (tensor<5x19xf16>, tensor<19xf16>, tensor<19xf16>) -> tensor<5x19xf16>
  return %0 : tensor<5x19xf16>
}

func.func @layer_norm_bf16(
    %a: tensor<5x19xbf16>,
    %b: tensor<19xbf16>,
    %c: tensor<19xbf16>)
    -> (tensor<5x19xbf16>) {
  %0 = nn.layer_norm %a, %b, %c
      : (tensor<5x19xbf16>, tensor<19xbf16>, tensor<19xbf16>) -> tensor<5x19xbf16>
  return %0 : tensor<5x19xbf16>
}

func.func @layer_norm_large_mean(
    %a: tensor<3x64xf32> {nn.range = [1000.0, 1001.0]},
    %b: tensor<64xf32>)
    -> (tensor<3x64xf32>) attributes {nn.atol = 0.005 : f64} {
  %0 = nn.layer_norm %a, %b
      : (tensor<3x64xf32>, tensor<64xf32>) -> tensor<3x64xf32>
  return %0 : tensor<3x64xf32>
}
