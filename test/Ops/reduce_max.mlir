// RUN: nn-check %s

//===- nn.reduce_max -----------------------------------------------------===//
// Every set of axes, with and without keepdims.
//===----------------------------------------------------------------------===//

func.func @reduce_max_axes_0_values(
    %a: tensor<2x2x3xf32> {nn.value = dense<[[[1.0, 2.0, 3.0], [-4.0, 5.0, 6.0]], [[7.0, -8.0, 9.0], [1.0, 1.0, 2.0]]]> : tensor<2x2x3xf32>})
    -> (tensor<2x3xf32> {nn.expect = dense<[[7.0, 2.0, 9.0], [1.0, 5.0, 6.0]]> : tensor<2x3xf32>}) {
  %0 = nn.reduce_max %a axes = [0] : (tensor<2x2x3xf32>) -> tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}

func.func @reduce_max_axes_0_keepdims_values(
    %a: tensor<2x2x3xf32> {nn.value = dense<[[[1.0, 2.0, 3.0], [-4.0, 5.0, 6.0]], [[7.0, -8.0, 9.0], [1.0, 1.0, 2.0]]]> : tensor<2x2x3xf32>})
    -> (tensor<1x2x3xf32> {nn.expect = dense<[[[7.0, 2.0, 9.0], [1.0, 5.0, 6.0]]]> : tensor<1x2x3xf32>}) {
  %0 = nn.reduce_max %a axes = [0] keepdims
      : (tensor<2x2x3xf32>) -> tensor<1x2x3xf32>
  return %0 : tensor<1x2x3xf32>
}

func.func @reduce_max_axes_1_values(
    %a: tensor<2x2x3xf32> {nn.value = dense<[[[1.0, 2.0, 3.0], [-4.0, 5.0, 6.0]], [[7.0, -8.0, 9.0], [1.0, 1.0, 2.0]]]> : tensor<2x2x3xf32>})
    -> (tensor<2x3xf32> {nn.expect = dense<[[1.0, 5.0, 6.0], [7.0, 1.0, 9.0]]> : tensor<2x3xf32>}) {
  %0 = nn.reduce_max %a axes = [1] : (tensor<2x2x3xf32>) -> tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}

func.func @reduce_max_axes_1_keepdims_values(
    %a: tensor<2x2x3xf32> {nn.value = dense<[[[1.0, 2.0, 3.0], [-4.0, 5.0, 6.0]], [[7.0, -8.0, 9.0], [1.0, 1.0, 2.0]]]> : tensor<2x2x3xf32>})
    -> (tensor<2x1x3xf32> {nn.expect = dense<[[[1.0, 5.0, 6.0]], [[7.0, 1.0, 9.0]]]> : tensor<2x1x3xf32>}) {
  %0 = nn.reduce_max %a axes = [1] keepdims
      : (tensor<2x2x3xf32>) -> tensor<2x1x3xf32>
  return %0 : tensor<2x1x3xf32>
}

func.func @reduce_max_axes_2_values(
    %a: tensor<2x2x3xf32> {nn.value = dense<[[[1.0, 2.0, 3.0], [-4.0, 5.0, 6.0]], [[7.0, -8.0, 9.0], [1.0, 1.0, 2.0]]]> : tensor<2x2x3xf32>})
    -> (tensor<2x2xf32> {nn.expect = dense<[[3.0, 6.0], [9.0, 2.0]]> : tensor<2x2xf32>}) {
  %0 = nn.reduce_max %a axes = [2] : (tensor<2x2x3xf32>) -> tensor<2x2xf32>
  return %0 : tensor<2x2xf32>
}

func.func @reduce_max_axes_2_keepdims_values(
    %a: tensor<2x2x3xf32> {nn.value = dense<[[[1.0, 2.0, 3.0], [-4.0, 5.0, 6.0]], [[7.0, -8.0, 9.0], [1.0, 1.0, 2.0]]]> : tensor<2x2x3xf32>})
    -> (tensor<2x2x1xf32> {nn.expect = dense<[[[3.0], [6.0]], [[9.0], [2.0]]]> : tensor<2x2x1xf32>}) {
  %0 = nn.reduce_max %a axes = [2] keepdims
      : (tensor<2x2x3xf32>) -> tensor<2x2x1xf32>
  return %0 : tensor<2x2x1xf32>
}

func.func @reduce_max_axes_0_2_values(
    %a: tensor<2x2x3xf32> {nn.value = dense<[[[1.0, 2.0, 3.0], [-4.0, 5.0, 6.0]], [[7.0, -8.0, 9.0], [1.0, 1.0, 2.0]]]> : tensor<2x2x3xf32>})
    -> (tensor<2xf32> {nn.expect = dense<[9.0, 6.0]> : tensor<2xf32>}) {
  %0 = nn.reduce_max %a axes = [0, 2] : (tensor<2x2x3xf32>) -> tensor<2xf32>
  return %0 : tensor<2xf32>
}

func.func @reduce_max_axes_0_2_keepdims_values(
    %a: tensor<2x2x3xf32> {nn.value = dense<[[[1.0, 2.0, 3.0], [-4.0, 5.0, 6.0]], [[7.0, -8.0, 9.0], [1.0, 1.0, 2.0]]]> : tensor<2x2x3xf32>})
    -> (tensor<1x2x1xf32> {nn.expect = dense<[[[9.0], [6.0]]]> : tensor<1x2x1xf32>}) {
  %0 = nn.reduce_max %a axes = [0, 2] keepdims
      : (tensor<2x2x3xf32>) -> tensor<1x2x1xf32>
  return %0 : tensor<1x2x1xf32>
}

func.func @reduce_max_axes_1_2_values(
    %a: tensor<2x2x3xf32> {nn.value = dense<[[[1.0, 2.0, 3.0], [-4.0, 5.0, 6.0]], [[7.0, -8.0, 9.0], [1.0, 1.0, 2.0]]]> : tensor<2x2x3xf32>})
    -> (tensor<2xf32> {nn.expect = dense<[6.0, 9.0]> : tensor<2xf32>}) {
  %0 = nn.reduce_max %a axes = [1, 2] : (tensor<2x2x3xf32>) -> tensor<2xf32>
  return %0 : tensor<2xf32>
}

func.func @reduce_max_axes_1_2_keepdims_values(
    %a: tensor<2x2x3xf32> {nn.value = dense<[[[1.0, 2.0, 3.0], [-4.0, 5.0, 6.0]], [[7.0, -8.0, 9.0], [1.0, 1.0, 2.0]]]> : tensor<2x2x3xf32>})
    -> (tensor<2x1x1xf32> {nn.expect = dense<[[[6.0]], [[9.0]]]> : tensor<2x1x1xf32>}) {
  %0 = nn.reduce_max %a axes = [1, 2] keepdims
      : (tensor<2x2x3xf32>) -> tensor<2x1x1xf32>
  return %0 : tensor<2x1x1xf32>
}

func.func @reduce_max_axes_0_1_2_values(
    %a: tensor<2x2x3xf32> {nn.value = dense<[[[1.0, 2.0, 3.0], [-4.0, 5.0, 6.0]], [[7.0, -8.0, 9.0], [1.0, 1.0, 2.0]]]> : tensor<2x2x3xf32>})
    -> (tensor<f32> {nn.expect = dense<9.0> : tensor<f32>}) {
  %0 = nn.reduce_max %a axes = [0, 1, 2]
      : (tensor<2x2x3xf32>) -> tensor<f32>
  return %0 : tensor<f32>
}

func.func @reduce_max_axes_0_1_2_keepdims_values(
    %a: tensor<2x2x3xf32> {nn.value = dense<[[[1.0, 2.0, 3.0], [-4.0, 5.0, 6.0]], [[7.0, -8.0, 9.0], [1.0, 1.0, 2.0]]]> : tensor<2x2x3xf32>})
    -> (tensor<1x1x1xf32> {nn.expect = dense<[[[9.0]]]> : tensor<1x1x1xf32>}) {
  %0 = nn.reduce_max %a axes = [0, 1, 2] keepdims
      : (tensor<2x2x3xf32>) -> tensor<1x1x1xf32>
  return %0 : tensor<1x1x1xf32>
}

func.func @reduce_max_axes_m1_values(
    %a: tensor<2x2x3xf32> {nn.value = dense<[[[1.0, 2.0, 3.0], [-4.0, 5.0, 6.0]], [[7.0, -8.0, 9.0], [1.0, 1.0, 2.0]]]> : tensor<2x2x3xf32>})
    -> (tensor<2x2xf32> {nn.expect = dense<[[3.0, 6.0], [9.0, 2.0]]> : tensor<2x2xf32>}) {
  %0 = nn.reduce_max %a axes = [-1] : (tensor<2x2x3xf32>) -> tensor<2x2xf32>
  return %0 : tensor<2x2xf32>
}

func.func @reduce_max_axes_m1_keepdims_values(
    %a: tensor<2x2x3xf32> {nn.value = dense<[[[1.0, 2.0, 3.0], [-4.0, 5.0, 6.0]], [[7.0, -8.0, 9.0], [1.0, 1.0, 2.0]]]> : tensor<2x2x3xf32>})
    -> (tensor<2x2x1xf32> {nn.expect = dense<[[[3.0], [6.0]], [[9.0], [2.0]]]> : tensor<2x2x1xf32>}) {
  %0 = nn.reduce_max %a axes = [-1] keepdims
      : (tensor<2x2x3xf32>) -> tensor<2x2x1xf32>
  return %0 : tensor<2x2x1xf32>
}

func.func @reduce_max_no_axes(
    %a: tensor<2xf32> {nn.value = dense<[1.0, -2.0]> : tensor<2xf32>})
    -> (tensor<2xf32> {nn.expect = dense<[1.0, -2.0]> : tensor<2xf32>}) {
  %0 = nn.reduce_max %a axes = [] : (tensor<2xf32>) -> tensor<2xf32>
  return %0 : tensor<2xf32>
}

func.func @reduce_max_empty_dimension(
    %a: tensor<2x0xf32> {nn.value = dense<> : tensor<2x0xf32>})
    -> (tensor<2xf32> {nn.expect = dense<0xFF800000> : tensor<2xf32>}) {
  %0 = nn.reduce_max %a axes = [1] : (tensor<2x0xf32>) -> tensor<2xf32>
  return %0 : tensor<2xf32>
}

func.func @reduce_max_empty_result(%a: tensor<0x3xf32>)
    -> tensor<0xf32> {
  %0 = nn.reduce_max %a axes = [1] : (tensor<0x3xf32>) -> tensor<0xf32>
  return %0 : tensor<0xf32>
}

func.func @reduce_max_nan_and_infinity(
    %a: tensor<3x3xf32> {nn.value = dense<[[1.0, 0x7FC00000, 2.0], [1.0, 0x7F800000, 2.0], [1.0, 0xFF800000, 2.0]]> : tensor<3x3xf32>})
    -> (tensor<3xf32> {nn.expect = dense<[0x7FC00000, 0x7F800000, 2.0]> : tensor<3xf32>}) {
  %0 = nn.reduce_max %a axes = [1] : (tensor<3x3xf32>) -> tensor<3xf32>
  return %0 : tensor<3xf32>
}

func.func @reduce_max_i8_values(
    %a: tensor<2x3xi8> {nn.value = dense<[[100, 3, -7], [2, 50, 90]]> : tensor<2x3xi8>})
    -> (tensor<2xi8> {nn.expect = dense<[100, 90]> : tensor<2xi8>}) {
  %0 = nn.reduce_max %a axes = [1] : (tensor<2x3xi8>) -> tensor<2xi8>
  return %0 : tensor<2xi8>
}

func.func @reduce_max_i8(%a: tensor<3x19x5xi8>)
    -> tensor<3x5xi8> {
  %0 = nn.reduce_max %a axes = [1] : (tensor<3x19x5xi8>) -> tensor<3x5xi8>
  return %0 : tensor<3x5xi8>
}

func.func @reduce_max_i16_values(
    %a: tensor<2x3xi16> {nn.value = dense<[[100, 3, -7], [2, 50, 90]]> : tensor<2x3xi16>})
    -> (tensor<2xi16> {nn.expect = dense<[100, 90]> : tensor<2xi16>}) {
  %0 = nn.reduce_max %a axes = [1] : (tensor<2x3xi16>) -> tensor<2xi16>
  return %0 : tensor<2xi16>
}

func.func @reduce_max_i16(%a: tensor<3x19x5xi16>)
    -> tensor<3x5xi16> {
  %0 = nn.reduce_max %a axes = [1] : (tensor<3x19x5xi16>) -> tensor<3x5xi16>
  return %0 : tensor<3x5xi16>
}

func.func @reduce_max_i32_values(
    %a: tensor<2x3xi32> {nn.value = dense<[[100, 3, -7], [2, 50, 90]]> : tensor<2x3xi32>})
    -> (tensor<2xi32> {nn.expect = dense<[100, 90]> : tensor<2xi32>}) {
  %0 = nn.reduce_max %a axes = [1] : (tensor<2x3xi32>) -> tensor<2xi32>
  return %0 : tensor<2xi32>
}

func.func @reduce_max_i32(%a: tensor<3x19x5xi32>)
    -> tensor<3x5xi32> {
  %0 = nn.reduce_max %a axes = [1] : (tensor<3x19x5xi32>) -> tensor<3x5xi32>
  return %0 : tensor<3x5xi32>
}

func.func @reduce_max_i64_values(
    %a: tensor<2x3xi64> {nn.value = dense<[[100, 3, -7], [2, 50, 90]]> : tensor<2x3xi64>})
    -> (tensor<2xi64> {nn.expect = dense<[100, 90]> : tensor<2xi64>}) {
  %0 = nn.reduce_max %a axes = [1] : (tensor<2x3xi64>) -> tensor<2xi64>
  return %0 : tensor<2xi64>
}

func.func @reduce_max_i64(%a: tensor<3x19x5xi64>)
    -> tensor<3x5xi64> {
  %0 = nn.reduce_max %a axes = [1] : (tensor<3x19x5xi64>) -> tensor<3x5xi64>
  return %0 : tensor<3x5xi64>
}

func.func @reduce_max_ui8_values(
    %a: tensor<2x3xui8> {nn.value = dense<[[100, 3, 9], [2, 50, 90]]> : tensor<2x3xui8>})
    -> (tensor<2xui8> {nn.expect = dense<[100, 90]> : tensor<2xui8>}) {
  %0 = nn.reduce_max %a axes = [1] : (tensor<2x3xui8>) -> tensor<2xui8>
  return %0 : tensor<2xui8>
}

func.func @reduce_max_ui8(%a: tensor<3x19x5xui8>)
    -> tensor<3x5xui8> {
  %0 = nn.reduce_max %a axes = [1] : (tensor<3x19x5xui8>) -> tensor<3x5xui8>
  return %0 : tensor<3x5xui8>
}

func.func @reduce_max_ui8_large(
    %a: tensor<1x3xui8> {nn.value = dense<[[255, 127, 128]]> : tensor<1x3xui8>})
    -> (tensor<1xui8> {nn.expect = dense<[255]> : tensor<1xui8>}) {
  %0 = nn.reduce_max %a axes = [1] : (tensor<1x3xui8>) -> tensor<1xui8>
  return %0 : tensor<1xui8>
}

func.func @reduce_max_f64(%a: tensor<3x19x5xf64>)
    -> tensor<3x5xf64> {
  %0 = nn.reduce_max %a axes = [1] : (tensor<3x19x5xf64>) -> tensor<3x5xf64>
  return %0 : tensor<3x5xf64>
}

func.func @reduce_max_f16(%a: tensor<3x19x5xf16>)
    -> tensor<3x5xf16> {
  %0 = nn.reduce_max %a axes = [1] : (tensor<3x19x5xf16>) -> tensor<3x5xf16>
  return %0 : tensor<3x5xf16>
}

func.func @reduce_max_bf16(%a: tensor<3x19x5xbf16>)
    -> tensor<3x5xbf16> {
  %0 = nn.reduce_max %a axes = [1]
      : (tensor<3x19x5xbf16>) -> tensor<3x5xbf16>
  return %0 : tensor<3x5xbf16>
}

func.func @reduce_max_33_axes_0(%a: tensor<33xf32>)
    -> tensor<f32> {
  %0 = nn.reduce_max %a axes = [0] : (tensor<33xf32>) -> tensor<f32>
  return %0 : tensor<f32>
}

func.func @reduce_max_1_axes_0(%a: tensor<1xf32>)
    -> tensor<f32> {
  %0 = nn.reduce_max %a axes = [0] : (tensor<1xf32>) -> tensor<f32>
  return %0 : tensor<f32>
}

func.func @reduce_max_4x257_axes_1(%a: tensor<4x257xf32>)
    -> tensor<4xf32> {
  %0 = nn.reduce_max %a axes = [1] : (tensor<4x257xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

func.func @reduce_max_257x4_axes_0(%a: tensor<257x4xf32>)
    -> tensor<4xf32> {
  %0 = nn.reduce_max %a axes = [0] : (tensor<257x4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

func.func @reduce_max_2x3x4x5_axes_1_3(%a: tensor<2x3x4x5xf32>)
    -> tensor<2x4xf32> {
  %0 = nn.reduce_max %a axes = [1, 3]
      : (tensor<2x3x4x5xf32>) -> tensor<2x4xf32>
  return %0 : tensor<2x4xf32>
}

func.func @reduce_max_2x3x4x5_axes_0_2(%a: tensor<2x3x4x5xf32>)
    -> tensor<3x5xf32> {
  %0 = nn.reduce_max %a axes = [0, 2]
      : (tensor<2x3x4x5xf32>) -> tensor<3x5xf32>
  return %0 : tensor<3x5xf32>
}

func.func @reduce_max_2x3x17x5_axes_2_3(%a: tensor<2x3x17x5xf32>)
    -> tensor<2x3xf32> {
  %0 = nn.reduce_max %a axes = [2, 3]
      : (tensor<2x3x17x5xf32>) -> tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}

func.func @reduce_max_1x1x7_axes_0_1(%a: tensor<1x1x7xf32>)
    -> tensor<7xf32> {
  %0 = nn.reduce_max %a axes = [0, 1] : (tensor<1x1x7xf32>) -> tensor<7xf32>
  return %0 : tensor<7xf32>
}

func.func @reduce_max_3x1x5_axes_1(%a: tensor<3x1x5xf32>)
    -> tensor<3x5xf32> {
  %0 = nn.reduce_max %a axes = [1] : (tensor<3x1x5xf32>) -> tensor<3x5xf32>
  return %0 : tensor<3x5xf32>
}

func.func @reduce_max_1000_axes_0(%a: tensor<1000xf32>)
    -> tensor<f32> {
  %0 = nn.reduce_max %a axes = [0] : (tensor<1000xf32>) -> tensor<f32>
  return %0 : tensor<f32>
}

func.func @reduce_max_3x40_axes_1(%a: tensor<3x40xf32>)
    -> tensor<3xf32> {
  %0 = nn.reduce_max %a axes = [1] : (tensor<3x40xf32>) -> tensor<3xf32>
  return %0 : tensor<3xf32>
}

func.func @reduce_max_40x3_axes_0(%a: tensor<40x3xf32>)
    -> tensor<3xf32> {
  %0 = nn.reduce_max %a axes = [0] : (tensor<40x3xf32>) -> tensor<3xf32>
  return %0 : tensor<3xf32>
}

func.func @reduce_max_i1_5x7x3(%a: tensor<5x7x3xi1>) -> tensor<5x1x3xi1> {
  %0 = nn.reduce_max %a axes = [1] keepdims : (tensor<5x7x3xi1>) -> tensor<5x1x3xi1>
  return %0 : tensor<5x1x3xi1>
}

func.func @reduce_max_i1_empty(%a: tensor<2x0xi1>)
    -> (tensor<2xi1> {nn.expect = dense<false> : tensor<2xi1>}) {
  %0 = nn.reduce_max %a axes = [1] : (tensor<2x0xi1>) -> tensor<2xi1>
  return %0 : tensor<2xi1>
}
