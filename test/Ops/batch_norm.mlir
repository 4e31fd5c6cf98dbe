// RUN: nn-check %s

//===- nn.batch_norm -----------------------------------------------------===//
// Variances are positive. Both layouts, ranks 2 to 5.
//===----------------------------------------------------------------------===//

func.func @batch_norm_values(
    %a: tensor<1x2x3xf32> {nn.value = dense<[[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]]> : tensor<1x2x3xf32>},
    %b: tensor<2xf32> {nn.value = dense<[1.0, 2.0]> : tensor<2xf32>},
    %c: tensor<2xf32> {nn.value = dense<[0.0, 1.0]> : tensor<2xf32>},
    %d: tensor<2xf32> {nn.value = dense<[2.0, 5.0]> : tensor<2xf32>},
    %e: tensor<2xf32> {nn.value = dense<[4.0, 0.25]> : tensor<2xf32>})
    -> (tensor<1x2x3xf32> {nn.expect = dense<[[[-0.49999937, 0.0, 0.49999937], [-2.99992, 1.0, 4.99992]]]> : tensor<1x2x3xf32>}) {
  %0 = nn.batch_norm %a, %b, %c, %d, %e
      : (tensor<1x2x3xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<1x2x3xf32>
  return %0 : tensor<1x2x3xf32>
}

func.func @batch_norm_nhwc_values(
    %a: tensor<1x3x2xf32> {nn.value = dense<[[[1.0, 4.0], [2.0, 5.0], [3.0, 6.0]]]> : tensor<1x3x2xf32>},
    %b: tensor<2xf32> {nn.value = dense<[1.0, 2.0]> : tensor<2xf32>},
    %c: tensor<2xf32> {nn.value = dense<[0.0, 1.0]> : tensor<2xf32>},
    %d: tensor<2xf32> {nn.value = dense<[2.0, 5.0]> : tensor<2xf32>},
    %e: tensor<2xf32> {nn.value = dense<[4.0, 0.25]> : tensor<2xf32>})
    -> (tensor<1x3x2xf32> {nn.expect = dense<[[[-0.49999937, -2.99992], [0.0, 1.0], [0.49999937, 4.99992]]]> : tensor<1x3x2xf32>}) {
  %0 = nn.batch_norm %a, %b, %c, %d, %e layout = nhwc
      : (tensor<1x3x2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<1x3x2xf32>
  return %0 : tensor<1x3x2xf32>
}

func.func @batch_norm_epsilon_values(
    %a: tensor<1x2x3xf32> {nn.value = dense<[[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]]> : tensor<1x2x3xf32>},
    %b: tensor<2xf32> {nn.value = dense<[1.0, 2.0]> : tensor<2xf32>},
    %c: tensor<2xf32> {nn.value = dense<[0.0, 1.0]> : tensor<2xf32>},
    %d: tensor<2xf32> {nn.value = dense<[2.0, 5.0]> : tensor<2xf32>},
    %e: tensor<2xf32> {nn.value = dense<[0.75, 3.0]> : tensor<2xf32>})
    -> (tensor<1x2x3xf32> {nn.expect = dense<[[[-1.0, 0.0, 1.0], [-0.10940039, 1.0, 2.1094005]]]> : tensor<1x2x3xf32>}) {
  %0 = nn.batch_norm %a, %b, %c, %d, %e {epsilon = 0.25 : f32}
      : (tensor<1x2x3xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<1x2x3xf32>
  return %0 : tensor<1x2x3xf32>
}

func.func @batch_norm_5x7(
    %a: tensor<5x7xf32>,
    %b: tensor<7xf32>,
    %c: tensor<7xf32>,
    %d: tensor<7xf32>,
    %e: tensor<7xf32> {nn.range = [0.125, 2.0]})
    -> (tensor<5x7xf32>) {
  %0 = nn.batch_norm %a, %b, %c, %d, %e
      : (tensor<5x7xf32>, tensor<7xf32>, tensor<7xf32>, tensor<7xf32>, tensor<7xf32>) -> tensor<5x7xf32>
  return %0 : tensor<5x7xf32>
}

func.func @batch_norm_nhwc_5x7(
    %a: tensor<5x7xf32>,
    %b: tensor<7xf32>,
    %c: tensor<7xf32>,
    %d: tensor<7xf32>,
    %e: tensor<7xf32> {nn.range = [0.125, 2.0]})
    -> (tensor<5x7xf32>) {
  %0 = nn.batch_norm %a, %b, %c, %d, %e layout = nhwc
      : (tensor<5x7xf32>, tensor<7xf32>, tensor<7xf32>, tensor<7xf32>, tensor<7xf32>) -> tensor<5x7xf32>
  return %0 : tensor<5x7xf32>
}

func.func @batch_norm_2x3x19(
    %a: tensor<2x3x19xf32>,
    %b: tensor<3xf32>,
    %c: tensor<3xf32>,
    %d: tensor<3xf32>,
    %e: tensor<3xf32> {nn.range = [0.125, 2.0]})
    -> (tensor<2x3x19xf32>) {
  %0 = nn.batch_norm %a, %b, %c, %d, %e
      : (tensor<2x3x19xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>) -> tensor<2x3x19xf32>
  return %0 : tensor<2x3x19xf32>
}

func.func @batch_norm_nhwc_2x3x19(
    %a: tensor<2x3x19xf32>,
    %b: tensor<19xf32>,
    %c: tensor<19xf32>,
    %d: tensor<19xf32>,
    %e: tensor<19xf32> {nn.range = [0.125, 2.0]})
    -> (tensor<2x3x19xf32>) {
  %0 = nn.batch_norm %a, %b, %c, %d, %e layout = nhwc
      : (tensor<2x3x19xf32>, tensor<19xf32>, tensor<19xf32>, tensor<19xf32>, tensor<19xf32>) -> tensor<2x3x19xf32>
  return %0 : tensor<2x3x19xf32>
}

func.func @batch_norm_1x17x5x5(
    %a: tensor<1x17x5x5xf32>,
    %b: tensor<17xf32>,
    %c: tensor<17xf32>,
    %d: tensor<17xf32>,
    %e: tensor<17xf32> {nn.range = [0.125, 2.0]})
    -> (tensor<1x17x5x5xf32>) {
  %0 = nn.batch_norm %a, %b, %c, %d, %e
      : (tensor<1x17x5x5xf32>, tensor<17xf32>, tensor<17xf32>, tensor<17xf32>, tensor<17xf32>) -> tensor<1x17x5x5xf32>
  return %0 : tensor<1x17x5x5xf32>
}

func.func @batch_norm_nhwc_1x17x5x5(
    %a: tensor<1x17x5x5xf32>,
    %b: tensor<5xf32>,
    %c: tensor<5xf32>,
    %d: tensor<5xf32>,
    %e: tensor<5xf32> {nn.range = [0.125, 2.0]})
    -> (tensor<1x17x5x5xf32>) {
  %0 = nn.batch_norm %a, %b, %c, %d, %e layout = nhwc
      : (tensor<1x17x5x5xf32>, tensor<5xf32>, tensor<5xf32>, tensor<5xf32>, tensor<5xf32>) -> tensor<1x17x5x5xf32>
  return %0 : tensor<1x17x5x5xf32>
}

func.func @batch_norm_2x3x2x3x4(
    %a: tensor<2x3x2x3x4xf32>,
    %b: tensor<3xf32>,
    %c: tensor<3xf32>,
    %d: tensor<3xf32>,
    %e: tensor<3xf32> {nn.range = [0.125, 2.0]})
    -> (tensor<2x3x2x3x4xf32>) {
  %0 = nn.batch_norm %a, %b, %c, %d, %e
      : (tensor<2x3x2x3x4xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>) -> tensor<2x3x2x3x4xf32>
  return %0 : tensor<2x3x2x3x4xf32>
}

func.func @batch_norm_nhwc_2x3x2x3x4(
    %a: tensor<2x3x2x3x4xf32>,
    %b: tensor<4xf32>,
    %c: tensor<4xf32>,
    %d: tensor<4xf32>,
    %e: tensor<4xf32> {nn.range = [0.125, 2.0]})
    -> (tensor<2x3x2x3x4xf32>) {
  %0 = nn.batch_norm %a, %b, %c, %d, %e layout = nhwc
      : (tensor<2x3x2x3x4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<2x3x2x3x4xf32>
  return %0 : tensor<2x3x2x3x4xf32>
}

func.func @batch_norm_1x1x1x1(
    %a: tensor<1x1x1x1xf32>,
    %b: tensor<1xf32>,
    %c: tensor<1xf32>,
    %d: tensor<1xf32>,
    %e: tensor<1xf32> {nn.range = [0.125, 2.0]})
    -> (tensor<1x1x1x1xf32>) {
  %0 = nn.batch_norm %a, %b, %c, %d, %e
      : (tensor<1x1x1x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x1x1x1xf32>
  return %0 : tensor<1x1x1x1xf32>
}

func.func @batch_norm_nhwc_1x1x1x1(
    %a: tensor<1x1x1x1xf32>,
    %b: tensor<1xf32>,
    %c: tensor<1xf32>,
    %d: tensor<1xf32>,
    %e: tensor<1xf32> {nn.range = [0.125, 2.0]})
    -> (tensor<1x1x1x1xf32>) {
  %0 = nn.batch_norm %a, %b, %c, %d, %e layout = nhwc
      : (tensor<1x1x1x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x1x1x1xf32>
  return %0 : tensor<1x1x1x1xf32>
}

func.func @batch_norm_0x3x2x2(
    %a: tensor<0x3x2x2xf32>,
    %b: tensor<3xf32>,
    %c: tensor<3xf32>,
    %d: tensor<3xf32>,
    %e: tensor<3xf32> {nn.range = [0.125, 2.0]})
    -> (tensor<0x3x2x2xf32>) {
  %0 = nn.batch_norm %a, %b, %c, %d, %e
      : (tensor<0x3x2x2xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>) -> tensor<0x3x2x2xf32>
  return %0 : tensor<0x3x2x2xf32>
}

func.func @batch_norm_nhwc_0x3x2x2(
    %a: tensor<0x3x2x2xf32>,
    %b: tensor<2xf32>,
    %c: tensor<2xf32>,
    %d: tensor<2xf32>,
    %e: tensor<2xf32> {nn.range = [0.125, 2.0]})
    -> (tensor<0x3x2x2xf32>) {
  %0 = nn.batch_norm %a, %b, %c, %d, %e layout = nhwc
      : (tensor<0x3x2x2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) -> tensor<0x3x2x2xf32>
  return %0 : tensor<0x3x2x2xf32>
}

func.func @batch_norm_2x64x7x7(
    %a: tensor<2x64x7x7xf32>,
    %b: tensor<64xf32>,
    %c: tensor<64xf32>,
    %d: tensor<64xf32>,
    %e: tensor<64xf32> {nn.range = [0.125, 2.0]})
    -> (tensor<2x64x7x7xf32>) {
  %0 = nn.batch_norm %a, %b, %c, %d, %e
      : (tensor<2x64x7x7xf32>, tensor<64xf32>, tensor<64xf32>, tensor<64xf32>, tensor<64xf32>) -> tensor<2x64x7x7xf32>
  return %0 : tensor<2x64x7x7xf32>
}

func.func @batch_norm_nhwc_2x64x7x7(
    %a: tensor<2x64x7x7xf32>,
    %b: tensor<7xf32>,
    %c: tensor<7xf32>,
    %d: tensor<7xf32>,
    %e: tensor<7xf32> {nn.range = [0.125, 2.0]})
    -> (tensor<2x64x7x7xf32>) {
  %0 = nn.batch_norm %a, %b, %c, %d, %e layout = nhwc
      : (tensor<2x64x7x7xf32>, tensor<7xf32>, tensor<7xf32>, tensor<7xf32>, tensor<7xf32>) -> tensor<2x64x7x7xf32>
  return %0 : tensor<2x64x7x7xf32>
}

func.func @batch_norm_f64(
    %a: tensor<2x3x5x7xf64>,
    %b: tensor<3xf64>,
    %c: tensor<3xf64>,
    %d: tensor<3xf64>,
    %e: tensor<3xf64> {nn.range = [0.5, 2.0]})
    -> (tensor<2x3x5x7xf64>) {
  %0 = nn.batch_norm %a, %b, %c, %d, %e
      : (tensor<2x3x5x7xf64>, tensor<3xf64>, tensor<3xf64>, tensor<3xf64>, tensor<3xf64>) -> tensor<2x3x5x7xf64>
  return %0 : tensor<2x3x5x7xf64>
}

func.func @batch_norm_f16(
    %a: tensor<2x3x5x7xf16>,
    %b: tensor<3xf16>,
    %c: tensor<3xf16>,
    %d: tensor<3xf16>,
    %e: tensor<3xf16> {nn.range = [0.5, 2.0]})
    -> (tensor<2x3x5x7xf16>) {
  %0 = nn.batch_norm %a, %b, %c, %d, %e
      : (tensor<2x3x5x7xf16>, tensor<3xf16>, tensor<3xf16>, tensor<3xf16>, tensor<3xf16>) -> tensor<2x3x5x7xf16>
  return %0 : tensor<2x3x5x7xf16>
}

func.func @batch_norm_bf16(
    %a: tensor<2x3x5x7xbf16>,
    %b: tensor<3xbf16>,
    %c: tensor<3xbf16>,
    %d: tensor<3xbf16>,
    %e: tensor<3xbf16> {nn.range = [0.5, 2.0]})
    -> (tensor<2x3x5x7xbf16>) {
  %0 = nn.batch_norm %a, %b, %c, %d, %e
      : (tensor<2x3x5x7xbf16>, tensor<3xbf16>, tensor<3xbf16>, tensor<3xbf16>, tensor<3xbf16>) -> tensor<2x3x5x7xbf16>
  return %0 : tensor<2x3x5x7xbf16>
}
