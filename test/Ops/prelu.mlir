// RUN: nn-check %s

//===- nn.prelu ----------------------------------------------------------===//
// Known values, NumPy broadcasting, then random ones in every element type.
//===----------------------------------------------------------------------===//

func.func @prelu_values(
    %a: tensor<5xf32> {nn.value = dense<[1.0, -1.0, 2.0, -4.0, 0.0]> : tensor<5xf32>},
    %b: tensor<5xf32> {nn.value = dense<[0.5, 0.5, 0.25, 0.25, 3.0]> : tensor<5xf32>})
    -> (tensor<5xf32> {nn.expect = dense<[1.0, -0.5, 2.0, -1.0, 0.0]> : tensor<5xf32>}) {
  %0 = nn.prelu %a, %b : (tensor<5xf32>, tensor<5xf32>) -> tensor<5xf32>
  return %0 : tensor<5xf32>
}

func.func @prelu_broadcast_values(
    %a: tensor<2x3xf32> {nn.value = dense<[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]> : tensor<2x3xf32>},
    %b: tensor<2x1xf32> {nn.value = dense<[[2.0], [4.0]]> : tensor<2x1xf32>})
    -> (tensor<2x3xf32> {nn.expect = dense<[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]> : tensor<2x3xf32>}) {
  %0 = nn.prelu %a, %b
      : (tensor<2x3xf32>, tensor<2x1xf32>) -> tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}

func.func @prelu_f32_2x3x5x7_with_2x3x5x7(
    %a: tensor<2x3x5x7xf32>,
    %b: tensor<2x3x5x7xf32>)
    -> (tensor<2x3x5x7xf32>) {
  %0 = nn.prelu %a, %b
      : (tensor<2x3x5x7xf32>, tensor<2x3x5x7xf32>) -> tensor<2x3x5x7xf32>
  return %0 : tensor<2x3x5x7xf32>
}

func.func @prelu_f32_2x3x5x7_with_7(
    %a: tensor<2x3x5x7xf32>,
    %b: tensor<7xf32>)
    -> (tensor<2x3x5x7xf32>) {
  %0 = nn.prelu %a, %b
      : (tensor<2x3x5x7xf32>, tensor<7xf32>) -> tensor<2x3x5x7xf32>
  return %0 : tensor<2x3x5x7xf32>
}

func.func @prelu_f32_5x1x7_with_3x1(
    %a: tensor<5x1x7xf32>,
    %b: tensor<3x1xf32>)
    -> (tensor<5x3x7xf32>) {
  %0 = nn.prelu %a, %b
      : (tensor<5x1x7xf32>, tensor<3x1xf32>) -> tensor<5x3x7xf32>
  return %0 : tensor<5x3x7xf32>
}

func.func @prelu_f32_scalar_with_3x17(
    %a: tensor<f32>,
    %b: tensor<3x17xf32>)
    -> (tensor<3x17xf32>) {
  %0 = nn.prelu %a, %b : (tensor<f32>, tensor<3x17xf32>) -> tensor<3x17xf32>
  return %0 : tensor<3x17xf32>
}

func.func @prelu_f32_1x1_with_4x19(
    %a: tensor<1x1xf32>,
    %b: tensor<4x19xf32>)
    -> (tensor<4x19xf32>) {
  %0 = nn.prelu %a, %b
      : (tensor<1x1xf32>, tensor<4x19xf32>) -> tensor<4x19xf32>
  return %0 : tensor<4x19xf32>
}

func.func @prelu_f32_33_with_33(%a: tensor<33xf32>, %b: tensor<33xf32>)
    -> tensor<33xf32> {
  %0 = nn.prelu %a, %b : (tensor<33xf32>, tensor<33xf32>) -> tensor<33xf32>
  return %0 : tensor<33xf32>
}

func.func @prelu_f32_0x3_with_3(%a: tensor<0x3xf32>, %b: tensor<3xf32>)
    -> tensor<0x3xf32> {
  %0 = nn.prelu %a, %b : (tensor<0x3xf32>, tensor<3xf32>) -> tensor<0x3xf32>
  return %0 : tensor<0x3xf32>
}

func.func @prelu_f32_0x3_with_1x3(
    %a: tensor<0x3xf32>,
    %b: tensor<1x3xf32>)
    -> (tensor<0x3xf32>) {
  %0 = nn.prelu %a, %b
      : (tensor<0x3xf32>, tensor<1x3xf32>) -> tensor<0x3xf32>
  return %0 : tensor<0x3xf32>
}

func.func @prelu_f32_scalar_with_scalar(
    %a: tensor<f32>,
    %b: tensor<f32>)
    -> (tensor<f32>) {
  %0 = nn.prelu %a, %b : (tensor<f32>, tensor<f32>) -> tensor<f32>
  return %0 : tensor<f32>
}

func.func @prelu_f32_1_with_1(%a: tensor<1xf32>, %b: tensor<1xf32>)
    -> tensor<1xf32> {
  %0 = nn.prelu %a, %b : (tensor<1xf32>, tensor<1xf32>) -> tensor<1xf32>
  return %0 : tensor<1xf32>
}

func.func @prelu_f32_2x1x4_with_2x3x1(
    %a: tensor<2x1x4xf32>,
    %b: tensor<2x3x1xf32>)
    -> (tensor<2x3x4xf32>) {
  %0 = nn.prelu %a, %b
      : (tensor<2x1x4xf32>, tensor<2x3x1xf32>) -> tensor<2x3x4xf32>
  return %0 : tensor<2x3x4xf32>
}

func.func @prelu_f32_4x3_with_scalar(
    %a: tensor<4x3xf32>,
    %b: tensor<f32>)
    -> (tensor<4x3xf32>) {
  %0 = nn.prelu %a, %b : (tensor<4x3xf32>, tensor<f32>) -> tensor<4x3xf32>
  return %0 : tensor<4x3xf32>
}

func.func @prelu_f64(%a: tensor<3x19xf64>, %b: tensor<19xf64>)
    -> tensor<3x19xf64> {
  %0 = nn.prelu %a, %b
      : (tensor<3x19xf64>, tensor<19xf64>) -> tensor<3x19xf64>
  return %0 : tensor<3x19xf64>
}

func.func @prelu_f16(%a: tensor<3x19xf16>, %b: tensor<19xf16>)
    -> tensor<3x19xf16> {
  %0 = nn.prelu %a, %b
      : (tensor<3x19xf16>, tensor<19xf16>) -> tensor<3x19xf16>
  return %0 : tensor<3x19xf16>
}

func.func @prelu_bf16(%a: tensor<3x19xbf16>, %b: tensor<19xbf16>)
    -> tensor<3x19xbf16> {
  %0 = nn.prelu %a, %b
      : (tensor<3x19xbf16>, tensor<19xbf16>) -> tensor<3x19xbf16>
  return %0 : tensor<3x19xbf16>
}
