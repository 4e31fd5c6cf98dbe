// RUN: nn-check %s

//===- nn.reduce_mean ----------------------------------------------------===//
// Every set of axes, with and without keepdims.
//===----------------------------------------------------------------------===//

func.func @reduce_mean_axes_0_values(
    %a: tensor<2x2x3xf32> {nn.value = dense<[[[1.0, 2.0, 3.0], [-4.0, 5.0, 6.0]], [[7.0, -8.0, 9.0], [1.0, 1.0, 2.0]]]> : tensor<2x2x3xf32>})
    -> (tensor<2x3xf32> {nn.expect = dense<[[4.0, -3.0, 6.0], [-1.5, 3.0, 4.0]]> : tensor<2x3xf32>}) {
  %0 = nn.reduce_mean %a axes = [0] : (tensor<2x2x3xf32>) -> tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}

func.func @reduce_mean_axes_0_keepdims_values(
    %a: tensor<2x2x3xf32> {nn.value = dense<[[[1.0, 2.0, 3.0], [-4.0, 5.0, 6.0]], [[7.0, -8.0, 9.0], [1.0, 1.0, 2.0]]]> : tensor<2x2x3xf32>})
    -> (tensor<1x2x3xf32> {nn.expect = dense<[[[4.0, -3.0, 6.0], [-1.5, 3.0, 4.0]]]> : tensor<1x2x3xf32>}) {
  %0 = nn.reduce_mean %a axes = [0] keepdims
      : (tensor<2x2x3xf32>) -> tensor<1x2x3xf32>
  return %0 : tensor<1x2x3xf32>
}

func.func @reduce_mean_axes_1_values(
    %a: tensor<2x2x3xf32> {nn.value = dense<[[[1.0, 2.0, 3.0], [-4.0, 5.0, 6.0]], [[7.0, -8.0, 9.0], [1.0, 1.0, 2.0]]]> : tensor<2x2x3xf32>})
    -> (tensor<2x3xf32> {nn.expect = dense<[[-1.5, 3.5, 4.5], [4.0, -3.5, 5.5]]> : tensor<2x3xf32>}) {
  %0 = nn.reduce_mean %a axes = [1] : (tensor<2x2x3xf32>) -> tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}

func.func @reduce_mean_axes_1_keepdims_values(
    %a: tensor<2x2x3xf32> {nn.value = dense<[[[1.0, 2.0, 3.0], [-4.0, 5.0, 6.0]], [[7.0, -8.0, 9.0], [1.0, 1.0, 2.0]]]> : tensor<2x2x3xf32>})
    -> (tensor<2x1x3xf32> {nn.expect = dense<[[[-1.5, 3.5, 4.5]], [[4.0, -3.5, 5.5]]]> : tensor<2x1x3xf32>}) {
  %0 = nn.reduce_mean %a axes = [1] keepdims
      : (tensor<2x2x3xf32>) -> tensor<2x1x3xf32>
  return %0 : tensor<2x1x3xf32>
}

func.func @reduce_mean_axes_2_values(
    %a: tensor<2x2x3xf32> {nn.value = dense<[[[1.0, 2.0, 3.0], [-4.0, 5.0, 6.0]], [[7.0, -8.0, 9.0], [1.0, 1.0, 2.0]]]> : tensor<2x2x3xf32>})
    -> (tensor<2x2xf32> {nn.expect = dense<[[2.0, 2.3333333], [2.6666667, 1.3333334]]> : tensor<2x2xf32>}) {
  %0 = nn.reduce_mean %a axes = [2] : (tensor<2x2x3xf32>) -> tensor<2x2xf32>
  return %0 : tensor<2x2xf32>
}

func.func @reduce_mean_axes_2_keepdims_values(
    %a: tensor<2x2x3xf32> {nn.value = dense<[[[1.0, 2.0, 3.0], [-4.0, 5.0, 6.0]], [[7.0, -8.0, 9.0], [1.0, 1.0, 2.0]]]> : tensor<2x2x3xf32>})
    -> (tensor<2x2x1xf32> {nn.expect = dense<[[[2.0], [2.3333333]], [[2.6666667], [1.3333334]]]> : tensor<2x2x1xf32>}) {
  %0 = nn.reduce_mean %a axes = [2] keepdims
      : (tensor<2x2x3xf32>) -> tensor<2x2x1xf32>
  return %0 : tensor<2x2x1xf32>
}

func.func @reduce_mean_axes_0_2_values(
    %a: tensor<2x2x3xf32> {nn.value = dense<[[[1.0, 2.0, 3.0], [-4.0, 5.0, 6.0]], [[7.0, -8.0, 9.0], [1.0, 1.0, 2.0]]]> : tensor<2x2x3xf32>})
    -> (tensor<2xf32> {nn.expect = dense<[2.3333333, 1.8333334]> : tensor<2xf32>}) {
  %0 = nn.reduce_mean %a axes = [0, 2]
      : (tensor<2x2x3xf32>) -> tensor<2xf32>
  return %0 : tensor<2xf32>
}

func.func @reduce_mean_axes_0_2_keepdims_values(
    %a: tensor<2x2x3xf32> {nn.value = dense<[[[1.0, 2.0, 3.0], [-4.0, 5.0, 6.0]], [[7.0, -8.0, 9.0], [1.0, 1.0, 2.0]]]> : tensor<2x2x3xf32>})
    -> (tensor<1x2x1xf32> {nn.expect = dense<[[[2.3333333], [1.8333334]]]> : tensor<1x2x1xf32>}) {
  %0 = nn.reduce_mean %a axes = [0, 2] keepdims
      : (tensor<2x2x3xf32>) -> tensor<1x2x1xf32>
  return %0 : tensor<1x2x1xf32>
}

func.func @reduce_mean_axes_1_2_values(
    %a: tensor<2x2x3xf32> {nn.value = dense<[[[1.0, 2.0, 3.0], [-4.0, 5.0, 6.0]], [[7.0, -8.0, 9.0], [1.0, 1.0, 2.0]]]> : tensor<2x2x3xf32>})
    -> (tensor<2xf32> {nn.expect = dense<[2.1666667, 2.0]> : tensor<2xf32>}) {
  %0 = nn.reduce_mean %a axes = [1, 2]
      : (tensor<2x2x3xf32>) -> tensor<2xf32>
  return %0 : tensor<2xf32>
}

func.func @reduce_mean_axes_1_2_keepdims_values(
    %a: tensor<2x2x3xf32> {nn.value = dense<[[[1.0, 2.0, 3.0], [-4.0, 5.0, 6.0]], [[7.0, -8.0, 9.0], [1.0, 1.0, 2.0]]]> : tensor<2x2x3xf32>})
    -> (tensor<2x1x1xf32> {nn.expect = dense<[[[2.1666667]], [[2.0]]]> : tensor<2x1x1xf32>}) {
  %0 = nn.reduce_mean %a axes = [1, 2] keepdims
      : (tensor<2x2x3xf32>) -> tensor<2x1x1xf32>
  return %0 : tensor<2x1x1xf32>
}

func.func @reduce_mean_axes_0_1_2_values(
    %a: tensor<2x2x3xf32> {nn.value = dense<[[[1.0, 2.0, 3.0], [-4.0, 5.0, 6.0]], [[7.0, -8.0, 9.0], [1.0, 1.0, 2.0]]]> : tensor<2x2x3xf32>})
    -> (tensor<f32> {nn.expect = dense<2.0833333> : tensor<f32>}) {
  %0 = nn.reduce_mean %a axes = [0, 1, 2]
      : (tensor<2x2x3xf32>) -> tensor<f32>
  return %0 : tensor<f32>
}

func.func @reduce_mean_axes_0_1_2_keepdims_values(
    %a: tensor<2x2x3xf32> {nn.value = dense<[[[1.0, 2.0, 3.0], [-4.0, 5.0, 6.0]], [[7.0, -8.0, 9.0], [1.0, 1.0, 2.0]]]> : tensor<2x2x3xf32>})
    -> (tensor<1x1x1xf32> {nn.expect = dense<[[[2.0833333]]]> : tensor<1x1x1xf32>}) {
  %0 = nn.reduce_mean %a axes = [0, 1, 2] keepdims
      : (tensor<2x2x3xf32>) -> tensor<1x1x1xf32>
  return %0 : tensor<1x1x1xf32>
}

func.func @reduce_mean_axes_m1_values(
    %a: tensor<2x2x3xf32> {nn.value = dense<[[[1.0, 2.0, 3.0], [-4.0, 5.0, 6.0]], [[7.0, -8.0, 9.0], [1.0, 1.0, 2.0]]]> : tensor<2x2x3xf32>})
    -> (tensor<2x2xf32> {nn.expect = dense<[[2.0, 2.3333333], [2.6666667, 1.3333334]]> : tensor<2x2xf32>}) {
  %0 = nn.reduce_mean %a axes = [-1]
      : (tensor<2x2x3xf32>) -> tensor<2x2xf32>
  return %0 : tensor<2x2xf32>
}

func.func @reduce_mean_axes_m1_keepdims_values(
    %a: tensor<2x2x3xf32> {nn.value = dense<[[[1.0, 2.0, 3.0], [-4.0, 5.0, 6.0]], [[7.0, -8.0, 9.0], [1.0, 1.0, 2.0]]]> : tensor<2x2x3xf32>})
    -> (tensor<2x2x1xf32> {nn.expect = dense<[[[2.0], [2.3333333]], [[2.6666667], [1.3333334]]]> : tensor<2x2x1xf32>}) {
  %0 = nn.reduce_mean %a axes = [-1] keepdims
      : (tensor<2x2x3xf32>) -> tensor<2x2x1xf32>
  return %0 : tensor<2x2x1xf32>
}

func.func @reduce_mean_no_axes(
    %a: tensor<2xf32> {nn.value = dense<[1.0, -2.0]> : tensor<2xf32>})
    -> (tensor<2xf32> {nn.expect = dense<[1.0, -2.0]> : tensor<2xf32>}) {
  %0 = nn.reduce_mean %a axes = [] : (tensor<2xf32>) -> tensor<2xf32>
  return %0 : tensor<2xf32>
}

func.func @reduce_mean_empty_dimension(
    %a: tensor<2x0xf32> {nn.value = dense<> : tensor<2x0xf32>})
    -> (tensor<2xf32> {nn.expect = dense<0x7FC00000> : tensor<2xf32>}) {
  %0 = nn.reduce_mean %a axes = [1] : (tensor<2x0xf32>) -> tensor<2xf32>
  return %0 : tensor<2xf32>
}

func.func @reduce_mean_empty_result(%a: tensor<0x3xf32>)
    -> tensor<0xf32> {
  %0 = nn.reduce_mean %a axes = [1] : (tensor<0x3xf32>) -> tensor<0xf32>
  return %0 : tensor<0xf32>
}

func.func @reduce_mean_nan_and_infinity(
    %a: tensor<3x3xf32> {nn.value = dense<[[1.0, 0x7FC00000, 2.0], [1.0, 0x7F800000, 2.0], [1.0, 0xFF800000, 2.0]]> : tensor<3x3xf32>})
    -> (tensor<3xf32> {nn.expect = dense<[0x7FC00000, 0x7F800000, 0xFF800000]> : tensor<3xf32>}) {
  %0 = nn.reduce_mean %a axes = [1] : (tensor<3x3xf32>) -> tensor<3xf32>
  return %0 : tensor<3xf32>
}

func.func @reduce_mean_f64(%a: tensor<3x19x5xf64>)
    -> tensor<3x5xf64> {
  %0 = nn.reduce_mean %a axes = [1]
      : (tensor<3x19x5xf64>) -> tensor<3x5xf64>
  return %0 : tensor<3x5xf64>
}

func.func @reduce_mean_f16(%a: tensor<3x19x5xf16>)
    -> tensor<3x5xf16> {
  %0 = nn.reduce_mean %a axes = [1]
      : (tensor<3x19x5xf16>) -> tensor<3x5xf16>
  return %0 : tensor<3x5xf16>
}

func.func @reduce_mean_bf16(%a: tensor<3x19x5xbf16>)
    -> tensor<3x5xbf16> {
  %0 = nn.reduce_mean %a axes = [1]
      : (tensor<3x19x5xbf16>) -> tensor<3x5xbf16>
  return %0 : tensor<3x5xbf16>
}

func.func @reduce_mean_33_axes_0(%a: tensor<33xf32>)
    -> tensor<f32> {
  %0 = nn.reduce_mean %a axes = [0] : (tensor<33xf32>) -> tensor<f32>
  return %0 : tensor<f32>
}

func.func @reduce_mean_1_axes_0(%a: tensor<1xf32>)
    -> tensor<f32> {
  %0 = nn.reduce_mean %a axes = [0] : (tensor<1xf32>) -> tensor<f32>
  return %0 : tensor<f32>
}

func.func @reduce_mean_4x257_axes_1(%a: tensor<4x257xf32>)
    -> tensor<4xf32> {
  %0 = nn.reduce_mean %a axes = [1] : (tensor<4x257xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

func.func @reduce_mean_257x4_axes_0(%a: tensor<257x4xf32>)
    -> tensor<4xf32> {
  %0 = nn.reduce_mean %a axes = [0] : (tensor<257x4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

func.func @reduce_mean_2x3x4x5_axes_1_3(%a: tensor<2x3x4x5xf32>)
    -> tensor<2x4xf32> {
  %0 = nn.reduce_mean %a axes = [1, 3]
      : (tensor<2x3x4x5xf32>) -> tensor<2x4xf32>
  return %0 : tensor<2x4xf32>
}

func.func @reduce_mean_2x3x4x5_axes_0_2(%a: tensor<2x3x4x5xf32>)
    -> tensor<3x5xf32> {
  %0 = nn.reduce_mean %a axes = [0, 2]
      : (tensor<2x3x4x5xf32>) -> tensor<3x5xf32>
  return %0 : tensor<3x5xf32>
}

func.func @reduce_mean_2x3x17x5_axes_2_3(%a: tensor<2x3x17x5xf32>)
    -> tensor<2x3xf32> {
  %0 = nn.reduce_mean %a axes = [2, 3]
      : (tensor<2x3x17x5xf32>) -> tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}

func.func @reduce_mean_1x1x7_axes_0_1(%a: tensor<1x1x7xf32>)
    -> tensor<7xf32> {
  %0 = nn.reduce_mean %a axes = [0, 1]
      : (tensor<1x1x7xf32>) -> tensor<7xf32>
  return %0 : tensor<7xf32>
}

func.func @reduce_mean_3x1x5_axes_1(%a: tensor<3x1x5xf32>)
    -> tensor<3x5xf32> {
  %0 = nn.reduce_mean %a axes = [1] : (tensor<3x1x5xf32>) -> tensor<3x5xf32>
  return %0 : tensor<3x5xf32>
}

func.func @reduce_mean_1000_axes_0(%a: tensor<1000xf32>)
    -> tensor<f32> {
  %0 = nn.reduce_mean %a axes = [0] : (tensor<1000xf32>) -> tensor<f32>
  return %0 : tensor<f32>
}

func.func @reduce_mean_3x40_axes_1(%a: tensor<3x40xf32>)
    -> tensor<3xf32> {
  %0 = nn.reduce_mean %a axes = [1] : (tensor<3x40xf32>) -> tensor<3xf32>
  return %0 : tensor<3xf32>
}

func.func @reduce_mean_40x3_axes_0(%a: tensor<40x3xf32>)
    -> tensor<3xf32> {
  %0 = nn.reduce_mean %a axes = [0] : (tensor<40x3xf32>) -> tensor<3xf32>
  return %0 : tensor<3xf32>
}
