// RUN: nn-check %s

//===- nn.log ------------------------------------------------------------===//
// Known values, then random ones in every element type and odd sizes.
//===----------------------------------------------------------------------===//

func.func @log_values(
    %a: tensor<8xf32> {nn.value = dense<[1.0, 2.0, 0.5, 10.0, 0.0, 0x7F800000, -1.0, 0x7FC00000]> : tensor<8xf32>})
    -> (tensor<8xf32> {nn.expect = dense<[0.0, 0.6931472, -0.6931472, 2.3025851, 0xFF800000, 0x7F800000, 0x7FC00000, 0x7FC00000]> : tensor<8xf32>}) {
  %0 = nn.log %a : (tensor<8xf32>) -> tensor<8xf32>
  return %0 : tensor<8xf32>
}

func.func @log_wide_range(
    %a: tensor<4x67xf32> {nn.range = [1.0e-06, 1000000.0]})
    -> (tensor<4x67xf32>) {
  %0 = nn.log %a : (tensor<4x67xf32>) -> tensor<4x67xf32>
  return %0 : tensor<4x67xf32>
}

func.func @log_f32_2x3x5x7(
    %a: tensor<2x3x5x7xf32> {nn.range = [0.125, 4.0]})
    -> (tensor<2x3x5x7xf32>) {
  %0 = nn.log %a : (tensor<2x3x5x7xf32>) -> tensor<2x3x5x7xf32>
  return %0 : tensor<2x3x5x7xf32>
}

func.func @log_f64_19(
    %a: tensor<19xf64> {nn.range = [0.125, 4.0]})
    -> (tensor<19xf64>) {
  %0 = nn.log %a : (tensor<19xf64>) -> tensor<19xf64>
  return %0 : tensor<19xf64>
}

func.func @log_f16_3x11(
    %a: tensor<3x11xf16> {nn.range = [0.125, 4.0]})
    -> (tensor<3x11xf16>) {
  %0 = nn.log %a : (tensor<3x11xf16>) -> tensor<3x11xf16>
  return %0 : tensor<3x11xf16>
}

func.func @log_bf16_3x11(
    %a: tensor<3x11xbf16> {nn.range = [0.125, 4.0]})
    -> (tensor<3x11xbf16>) {
  %0 = nn.log %a : (tensor<3x11xbf16>) -> tensor<3x11xbf16>
  return %0 : tensor<3x11xbf16>
}

func.func @log_f32_1(
    %a: tensor<1xf32> {nn.range = [0.125, 4.0]})
    -> (tensor<1xf32>) {
  %0 = nn.log %a : (tensor<1xf32>) -> tensor<1xf32>
  return %0 : tensor<1xf32>
}

func.func @log_f32_scalar(
    %a: tensor<f32> {nn.range = [0.125, 4.0]})
    -> (tensor<f32>) {
  %0 = nn.log %a : (tensor<f32>) -> tensor<f32>
  return %0 : tensor<f32>
}

func.func @log_f32_0(
    %a: tensor<0xf32> {nn.range = [0.125, 4.0]})
    -> (tensor<0xf32>) {
  %0 = nn.log %a : (tensor<0xf32>) -> tensor<0xf32>
  return %0 : tensor<0xf32>
}

func.func @log_f32_4x0x3(
    %a: tensor<4x0x3xf32> {nn.range = [0.125, 4.0]})
    -> (tensor<4x0x3xf32>) {
  %0 = nn.log %a : (tensor<4x0x3xf32>) -> tensor<4x0x3xf32>
  return %0 : tensor<4x0x3xf32>
}

func.func @log_f32_33x1(
    %a: tensor<33x1xf32> {nn.range = [0.125, 4.0]})
    -> (tensor<33x1xf32>) {
  %0 = nn.log %a : (tensor<33x1xf32>) -> tensor<33x1xf32>
  return %0 : tensor<33x1xf32>
}
