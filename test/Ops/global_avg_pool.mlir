// RUN: nn-check %s

//===- nn.global_avg_pool ------------------------------------------------===//
// Over one, two and three spatial dimensions, both layouts.
//===----------------------------------------------------------------------===//

func.func @global_avg_pool_values(
    %a: tensor<1x2x2x2xf32> {nn.value = dense<[[[[-5.0, 1.0], [-9.0, 6.0]], [[4.0, 5.0], [5.0, -8.0]]]]> : tensor<1x2x2x2xf32>})
    -> (tensor<1x2x1x1xf32> {nn.expect = dense<[[[[-1.75]], [[1.5]]]]> : tensor<1x2x1x1xf32>}) {
  %0 = nn.global_avg_pool %a : (tensor<1x2x2x2xf32>) -> tensor<1x2x1x1xf32>
  return %0 : tensor<1x2x1x1xf32>
}

func.func @global_avg_pool_nhwc_values(
    %a: tensor<1x2x2x2xf32> {nn.value = dense<[[[[-5.0, 4.0], [1.0, 5.0]], [[-9.0, 5.0], [6.0, -8.0]]]]> : tensor<1x2x2x2xf32>})
    -> (tensor<1x1x1x2xf32> {nn.expect = dense<[[[[-1.75, 1.5]]]]> : tensor<1x1x1x2xf32>}) {
  %0 = nn.global_avg_pool %a layout = nhwc
      : (tensor<1x2x2x2xf32>) -> tensor<1x1x1x2xf32>
  return %0 : tensor<1x1x1x2xf32>
}

func.func @global_avg_pool_2x3x7(%a: tensor<2x3x7xf32>)
    -> tensor<2x3x1xf32> {
  %0 = nn.global_avg_pool %a : (tensor<2x3x7xf32>) -> tensor<2x3x1xf32>
  return %0 : tensor<2x3x1xf32>
}

func.func @global_avg_pool_nhwc_2x3x7(%a: tensor<2x3x7xf32>)
    -> tensor<2x1x7xf32> {
  %0 = nn.global_avg_pool %a layout = nhwc
      : (tensor<2x3x7xf32>) -> tensor<2x1x7xf32>
  return %0 : tensor<2x1x7xf32>
}

func.func @global_avg_pool_2x19x7x7(%a: tensor<2x19x7x7xf32>)
    -> tensor<2x19x1x1xf32> {
  %0 = nn.global_avg_pool %a
      : (tensor<2x19x7x7xf32>) -> tensor<2x19x1x1xf32>
  return %0 : tensor<2x19x1x1xf32>
}

func.func @global_avg_pool_nhwc_2x19x7x7(%a: tensor<2x19x7x7xf32>)
    -> tensor<2x1x1x7xf32> {
  %0 = nn.global_avg_pool %a layout = nhwc
      : (tensor<2x19x7x7xf32>) -> tensor<2x1x1x7xf32>
  return %0 : tensor<2x1x1x7xf32>
}

func.func @global_avg_pool_1x5x3x4x5(%a: tensor<1x5x3x4x5xf32>)
    -> tensor<1x5x1x1x1xf32> {
  %0 = nn.global_avg_pool %a
      : (tensor<1x5x3x4x5xf32>) -> tensor<1x5x1x1x1xf32>
  return %0 : tensor<1x5x1x1x1xf32>
}

func.func @global_avg_pool_nhwc_1x5x3x4x5(%a: tensor<1x5x3x4x5xf32>)
    -> tensor<1x1x1x1x5xf32> {
  %0 = nn.global_avg_pool %a layout = nhwc
      : (tensor<1x5x3x4x5xf32>) -> tensor<1x1x1x1x5xf32>
  return %0 : tensor<1x1x1x1x5xf32>
}

func.func @global_avg_pool_1x1x1x1(%a: tensor<1x1x1x1xf32>)
    -> tensor<1x1x1x1xf32> {
  %0 = nn.global_avg_pool %a : (tensor<1x1x1x1xf32>) -> tensor<1x1x1x1xf32>
  return %0 : tensor<1x1x1x1xf32>
}

func.func @global_avg_pool_nhwc_1x1x1x1(%a: tensor<1x1x1x1xf32>)
    -> tensor<1x1x1x1xf32> {
  %0 = nn.global_avg_pool %a layout = nhwc
      : (tensor<1x1x1x1xf32>) -> tensor<1x1x1x1xf32>
  return %0 : tensor<1x1x1x1xf32>
}

func.func @global_avg_pool_3x64x9x9(%a: tensor<3x64x9x9xf32>)
    -> tensor<3x64x1x1xf32> {
  %0 = nn.global_avg_pool %a
      : (tensor<3x64x9x9xf32>) -> tensor<3x64x1x1xf32>
  return %0 : tensor<3x64x1x1xf32>
}

func.func @global_avg_pool_nhwc_3x64x9x9(%a: tensor<3x64x9x9xf32>)
    -> tensor<3x1x1x9xf32> {
  %0 = nn.global_avg_pool %a layout = nhwc
      : (tensor<3x64x9x9xf32>) -> tensor<3x1x1x9xf32>
  return %0 : tensor<3x1x1x9xf32>
}

func.func @global_avg_pool_0x3x4x4(%a: tensor<0x3x4x4xf32>)
    -> tensor<0x3x1x1xf32> {
  %0 = nn.global_avg_pool %a : (tensor<0x3x4x4xf32>) -> tensor<0x3x1x1xf32>
  return %0 : tensor<0x3x1x1xf32>
}

func.func @global_avg_pool_nhwc_0x3x4x4(%a: tensor<0x3x4x4xf32>)
    -> tensor<0x1x1x4xf32> {
  %0 = nn.global_avg_pool %a layout = nhwc
      : (tensor<0x3x4x4xf32>) -> tensor<0x1x1x4xf32>
  return %0 : tensor<0x1x1x4xf32>
}

func.func @global_avg_pool_f64(%a: tensor<2x5x3x4xf64>)
    -> tensor<2x5x1x1xf64> {
  %0 = nn.global_avg_pool %a : (tensor<2x5x3x4xf64>) -> tensor<2x5x1x1xf64>
  return %0 : tensor<2x5x1x1xf64>
}

func.func @global_avg_pool_f16(%a: tensor<2x5x3x4xf16>)
    -> tensor<2x5x1x1xf16> {
  %0 = nn.global_avg_pool %a : (tensor<2x5x3x4xf16>) -> tensor<2x5x1x1xf16>
  return %0 : tensor<2x5x1x1xf16>
}

func.func @global_avg_pool_bf16(%a: tensor<2x5x3x4xbf16>)
    -> tensor<2x5x1x1xbf16> {
  %0 = nn.global_avg_pool %a
      : (tensor<2x5x3x4xbf16>) -> tensor<2x5x1x1xbf16>
  return %0 : tensor<2x5x1x1xbf16>
}

// Large enough to be split by rows.
func.func @global_avg_pool_f32_nhwc_rows(%a: tensor<2x23x29x67xf32>)
    -> tensor<2x1x1x67xf32> {
  %0 = nn.global_avg_pool %a layout = nhwc
      : (tensor<2x23x29x67xf32>) -> tensor<2x1x1x67xf32>
  return %0 : tensor<2x1x1x67xf32>
}
