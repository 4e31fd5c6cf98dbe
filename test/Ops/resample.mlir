// RUN: nn-check %s

//===- nn.resample -------------------------------------------------------===//
// Taps of one and more, at any axis; places outside are clamped, and taps of
// weight 0 hide whatever they point at.
//===----------------------------------------------------------------------===//

func.func @resample_linear_values(
    %x: tensor<1x3xf32> {nn.value = dense<[[1.0, 3.0, 7.0]]> : tensor<1x3xf32>})
    -> (tensor<1x4xf32> {nn.expect = dense<[[1.0, 2.5, 6.0, 7.0]]> : tensor<1x4xf32>}) {
  %i = nn.constant dense<[[-1, 0], [0, 1], [1, 2], [2, 9]]> : tensor<4x2xi64>
  %w = nn.constant dense<[[0.5, 0.5], [0.25, 0.75], [0.25, 0.75], [0.5, 0.5]]> : tensor<4x2xf32>
  %0 = nn.resample %x, %i, %w axis = 1 : (tensor<1x3xf32>, tensor<4x2xi64>, tensor<4x2xf32>) -> tensor<1x4xf32>
  return %0 : tensor<1x4xf32>
}

func.func @resample_weight_0_values(
    %x: tensor<2xf32> {nn.value = dense<[2.0, 0x7FC00000]> : tensor<2xf32>},
    %i: tensor<2x2xi32> {nn.value = dense<[[0, 1], [1, 1]]> : tensor<2x2xi32>},
    %w: tensor<2x2xf32> {nn.value = dense<[[3.0, 0.0], [0.0, -0.0]]> : tensor<2x2xf32>})
    -> (tensor<2xf32> {nn.expect = dense<[6.0, 0.0]> : tensor<2xf32>}) {
  %0 = nn.resample %x, %i, %w axis = -1 : (tensor<2xf32>, tensor<2x2xi32>, tensor<2x2xf32>) -> tensor<2xf32>
  return %0 : tensor<2xf32>
}

func.func @resample_batch_values(
    %x: tensor<2x1x2xf32> {nn.value = dense<[[[1.0, 2.0]], [[3.0, 4.0]]]> : tensor<2x1x2xf32>})
    -> (tensor<2x1x1xf32> {nn.expect = dense<[[[2.0]], [[9.0]]]> : tensor<2x1x1xf32>}) {
  %i = nn.constant dense<[[[1]], [[0]]]> : tensor<2x1x1xi64>
  %w = nn.constant dense<[[[1.0]], [[3.0]]]> : tensor<2x1x1xf32>
  %0 = nn.resample %x, %i, %w axis = 2 {batch_dims = 1 : i64} : (tensor<2x1x2xf32>, tensor<2x1x1xi64>, tensor<2x1x1xf32>) -> tensor<2x1x1xf32>
  return %0 : tensor<2x1x1xf32>
}

func.func @resample_empty_axis(
    %x: tensor<2x0x3xf32>, %i: tensor<5x2xi64>, %w: tensor<5x2xf32>)
    -> (tensor<2x5x3xf32> {nn.expect = dense<0.0> : tensor<2x5x3xf32>}) {
  %0 = nn.resample %x, %i, %w axis = 1 : (tensor<2x0x3xf32>, tensor<5x2xi64>, tensor<5x2xf32>) -> tensor<2x5x3xf32>
  return %0 : tensor<2x5x3xf32>
}

func.func @resample_f16_middle_axis(
    %x: tensor<3x7x5xf16>,
    %i: tensor<11x4xi64> {nn.range = [-2.0, 9.0]}, %w: tensor<11x4xf32>)
    -> tensor<3x11x5xf16> {
  %0 = nn.resample %x, %i, %w axis = 1 : (tensor<3x7x5xf16>, tensor<11x4xi64>, tensor<11x4xf32>) -> tensor<3x11x5xf16>
  return %0 : tensor<3x11x5xf16>
}

func.func @resample_f64_no_taps_then_relu(
    %x: tensor<2x7xf64>, %i: tensor<3x0xi64>, %w: tensor<3x0xf64>)
    -> tensor<3x7xf64> {
  %0 = nn.resample %x, %i, %w axis = 0 : (tensor<2x7xf64>, tensor<3x0xi64>, tensor<3x0xf64>) -> tensor<3x7xf64>
  %1 = nn.relu %0 : (tensor<3x7xf64>) -> tensor<3x7xf64>
  return %1 : tensor<3x7xf64>
}
