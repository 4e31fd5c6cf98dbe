// RUN: nn-check %s

//===- nn.pow ------------------------------------------------------------===//
// Known values, NumPy broadcasting, then random ones in every element type.
//===----------------------------------------------------------------------===//

func.func @pow_values(
    %a: tensor<8xf32> {nn.value = dense<[2.0, 3.0, 4.0, 2.0, 0.0, 10.0, -2.0, -8.0]> : tensor<8xf32>},
    %b: tensor<8xf32> {nn.value = dense<[3.0, 2.0, 0.5, -1.0, 0.0, -2.0, 3.0, 2.0]> : tensor<8xf32>})
    -> (tensor<8xf32> {nn.expect = dense<[8.0, 9.0, 2.0, 0.5, 1.0, 0.01, -8.0, 64.0]> : tensor<8xf32>}) {
  %0 = nn.pow %a, %b : (tensor<8xf32>, tensor<8xf32>) -> tensor<8xf32>
  return %0 : tensor<8xf32>
}

func.func @pow_broadcast_values(
    %a: tensor<2x3xf32> {nn.value = dense<[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]> : tensor<2x3xf32>},
    %b: tensor<2x1xf32> {nn.value = dense<[[2.0], [4.0]]> : tensor<2x1xf32>})
    -> (tensor<2x3xf32> {nn.expect = dense<[[1.0, 4.0, 9.0], [256.0, 625.0, 1296.0]]> : tensor<2x3xf32>}) {
  %0 = nn.pow %a, %b : (tensor<2x3xf32>, tensor<2x1xf32>) -> tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}

func.func @pow_f32_2x3x5x7_with_2x3x5x7(
    %a: tensor<2x3x5x7xf32> {nn.range = [0.25, 3.0]},
    %b: tensor<2x3x5x7xf32> {nn.range = [-2.0, 2.0]})
    -> (tensor<2x3x5x7xf32>) {
  %0 = nn.pow %a, %b
      : (tensor<2x3x5x7xf32>, tensor<2x3x5x7xf32>) -> tensor<2x3x5x7xf32>
  return %0 : tensor<2x3x5x7xf32>
}

func.func @pow_f32_2x3x5x7_with_7(
    %a: tensor<2x3x5x7xf32> {nn.range = [0.25, 3.0]},
    %b: tensor<7xf32> {nn.range = [-2.0, 2.0]})
    -> (tensor<2x3x5x7xf32>) {
  %0 = nn.pow %a, %b
      : (tensor<2x3x5x7xf32>, tensor<7xf32>) -> tensor<2x3x5x7xf32>
  return %0 : tensor<2x3x5x7xf32>
}

func.func @pow_f32_5x1x7_with_3x1(
    %a: tensor<5x1x7xf32> {nn.range = [0.25, 3.0]},
    %b: tensor<3x1xf32> {nn.range = [-2.0, 2.0]})
    -> (tensor<5x3x7xf32>) {
  %0 = nn.pow %a, %b
      : (tensor<5x1x7xf32>, tensor<3x1xf32>) -> tensor<5x3x7xf32>
  return %0 : tensor<5x3x7xf32>
}

func.func @pow_f32_scalar_with_3x17(
    %a: tensor<f32> {nn.range = [0.25, 3.0]},
    %b: tensor<3x17xf32> {nn.range = [-2.0, 2.0]})
    -> (tensor<3x17xf32>) {
  %0 = nn.pow %a, %b : (tensor<f32>, tensor<3x17xf32>) -> tensor<3x17xf32>
  return %0 : tensor<3x17xf32>
}

func.func @pow_f32_1x1_with_4x19(
    %a: tensor<1x1xf32> {nn.range = [0.25, 3.0]},
    %b: tensor<4x19xf32> {nn.range = [-2.0, 2.0]})
    -> (tensor<4x19xf32>) {
  %0 = nn.pow %a, %b
      : (tensor<1x1xf32>, tensor<4x19xf32>) -> tensor<4x19xf32>
  return %0 : tensor<4x19xf32>
}

func.func @pow_f32_33_with_33(
    %a: tensor<33xf32> {nn.range = [0.25, 3.0]},
    %b: tensor<33xf32> {nn.range = [-2.0, 2.0]})
    -> (tensor<33xf32>) {
  %0 = nn.pow %a, %b : (tensor<33xf32>, tensor<33xf32>) -> tensor<33xf32>
  return %0 : tensor<33xf32>
}

func.func @pow_f32_0x3_with_3(
    %a: tensor<0x3xf32> {nn.range = [0.25, 3.0]},
    %b: tensor<3xf32> {nn.range = [-2.0, 2.0]})
    -> (tensor<0x3xf32>) {
  %0 = nn.pow %a, %b : (tensor<0x3xf32>, tensor<3xf32>) -> tensor<0x3xf32>
  return %0 : tensor<0x3xf32>
}

func.func @pow_f32_0x3_with_1x3(
    %a: tensor<0x3xf32> {nn.range = [0.25, 3.0]},
    %b: tensor<1x3xf32> {nn.range = [-2.0, 2.0]})
    -> (tensor<0x3xf32>) {
  %0 = nn.pow %a, %b : (tensor<0x3xf32>, tensor<1x3xf32>) -> tensor<0x3xf32>
  return %0 : tensor<0x3xf32>
}

func.func @pow_f32_scalar_with_scalar(
    %a: tensor<f32> {nn.range = [0.25, 3.0]},
    %b: tensor<f32> {nn.range = [-2.0, 2.0]})
    -> (tensor<f32>) {
  %0 = nn.pow %a, %b : (tensor<f32>, tensor<f32>) -> tensor<f32>
  return %0 : tensor<f32>
}

func.func @pow_f32_1_with_1(
    %a: tensor<1xf32> {nn.range = [0.25, 3.0]},
    %b: tensor<1xf32> {nn.range = [-2.0, 2.0]})
    -> (tensor<1xf32>) {
  %0 = nn.pow %a, %b : (tensor<1xf32>, tensor<1xf32>) -> tensor<1xf32>
  return %0 : tensor<1xf32>
}

func.func @pow_f32_2x1x4_with_2x3x1(
    %a: tensor<2x1x4xf32> {nn.range = [0.25, 3.0]},
    %b: tensor<2x3x1xf32> {nn.range = [-2.0, 2.0]})
    -> (tensor<2x3x4xf32>) {
  %0 = nn.pow %a, %b
      : (tensor<2x1x4xf32>, tensor<2x3x1xf32>) -> tensor<2x3x4xf32>
  return %0 : tensor<2x3x4xf32>
}

func.func @pow_f32_4x3_with_scalar(
    %a: tensor<4x3xf32> {nn.range = [0.25, 3.0]},
    %b: tensor<f32> {nn.range = [-2.0, 2.0]})
    -> (tensor<4x3xf32>) {
  %0 = nn.pow %a, %b : (tensor<4x3xf32>, tensor<f32>) -> tensor<4x3xf32>
  return %0 : tensor<4x3xf32>
}

func.func @pow_f64(
    %a: tensor<3x19xf64> {nn.range = [0.25, 3.0]},
    %b: tensor<19xf64> {nn.range = [-2.0, 2.0]})
    -> (tensor<3x19xf64>) {
  %0 = nn.pow %a, %b
      : (tensor<3x19xf64>, tensor<19xf64>) -> tensor<3x19xf64>
  return %0 : tensor<3x19xf64>
}

func.func @pow_f16(
    %a: tensor<3x19xf16> {nn.range = [0.25, 3.0]},
    %b: tensor<19xf16> {nn.range = [-2.0, 2.0]})
    -> (tensor<3x19xf16>) {
  %0 = nn.pow %a, %b
      : (tensor<3x19xf16>, tensor<19xf16>) -> tensor<3x19xf16>
  return %0 : tensor<3x19xf16>
}

func.func @pow_bf16(
    %a: tensor<3x19xbf16> {nn.range = [0.25, 3.0]},
    %b: tensor<19xbf16> {nn.range = [-2.0, 2.0]})
    -> (tensor<3x19xbf16>) {
  %0 = nn.pow %a, %b
      : (tensor<3x19xbf16>, tensor<19xbf16>) -> tensor<3x19xbf16>
  return %0 : tensor<3x19xbf16>
}

func.func @pow_i32_values(
    %a: tensor<8xi32> {nn.value = dense<[2, -3, 0, 0, -1, -1, 7, 3]> : tensor<8xi32>},
    %b: tensor<8xi32> {nn.value = dense<[31, 3, 0, -1, -3, -2, -1, 40]> : tensor<8xi32>})
    -> (tensor<8xi32> {nn.expect = dense<[-2147483648, -27, 1, 0, -1, 1, 0, 689956897]> : tensor<8xi32>}) {
  %0 = nn.pow %a, %b : (tensor<8xi32>, tensor<8xi32>) -> tensor<8xi32>
  return %0 : tensor<8xi32>
}
func.func @pow_ui8_5x7_with_7(
    %a: tensor<5x7xui8>, %b: tensor<7xui8>) -> tensor<5x7xui8> {
  %0 = nn.pow %a, %b : (tensor<5x7xui8>, tensor<7xui8>) -> tensor<5x7xui8>
  return %0 : tensor<5x7xui8>
}
func.func @pow_i64_0x3(
    %a: tensor<0x3xi64>, %b: tensor<3xi64>) -> tensor<0x3xi64> {
  %0 = nn.pow %a, %b : (tensor<0x3xi64>, tensor<3xi64>) -> tensor<0x3xi64>
  return %0 : tensor<0x3xi64>
}
