// RUN: nn-check %s

//===- nn.global_max_pool ------------------------------------------------===//
// Over one, two and three spatial dimensions, both layouts.
//===----------------------------------------------------------------------===//

func.func @global_max_pool_values(
    %a: tensor<1x2x2x2xf32> {nn.value = dense<[[[[-6.0, -8.0], [-3.0, 7.0]], [[2.0, 8.0], [-4.0, -6.0]]]]> : tensor<1x2x2x2xf32>})
    -> (tensor<1x2x1x1xf32> {nn.expect = dense<[[[[7.0]], [[8.0]]]]> : tensor<1x2x1x1xf32>}) {
  %0 = nn.global_max_pool %a : (tensor<1x2x2x2xf32>) -> tensor<1x2x1x1xf32>
  return %0 : tensor<1x2x1x1xf32>
}

func.func @global_max_pool_nhwc_values(
    %a: tensor<1x2x2x2xf32> {nn.value = dense<[[[[-6.0, 2.0], [-8.0, 8.0]], [[-3.0, -4.0], [7.0, -6.0]]]]> : tensor<1x2x2x2xf32>})
    -> (tensor<1x1x1x2xf32> {nn.expect = dense<[[[[7.0, 8.0]]]]> : tensor<1x1x1x2xf32>}) {
  %0 = nn.global_max_pool %a layout = nhwc
      : (tensor<1x2x2x2xf32>) -> tensor<1x1x1x2xf32>
  return %0 : tensor<1x1x1x2xf32>
}

func.func @global_max_pool_nan(
    %a: tensor<1x2x3xf32> {nn.value = dense<[[[1.0, 0x7FC00000, 3.0], [0xFF800000, 0xFF800000, -5.0]]]> : tensor<1x2x3xf32>})
    -> (tensor<1x2x1xf32> {nn.expect = dense<[[[0x7FC00000], [-5.0]]]> : tensor<1x2x1xf32>}) {
  %0 = nn.global_max_pool %a : (tensor<1x2x3xf32>) -> tensor<1x2x1xf32>
  return %0 : tensor<1x2x1xf32>
}

func.func @global_max_pool_2x3x7(%a: tensor<2x3x7xf32>)
    -> tensor<2x3x1xf32> {
  %0 = nn.global_max_pool %a : (tensor<2x3x7xf32>) -> tensor<2x3x1xf32>
  return %0 : tensor<2x3x1xf32>
}

func.func @global_max_pool_nhwc_2x3x7(%a: tensor<2x3x7xf32>)
    -> tensor<2x1x7xf32> {
  %0 = nn.global_max_pool %a layout = nhwc
      : (tensor<2x3x7xf32>) -> tensor<2x1x7xf32>
  return %0 : tensor<2x1x7xf32>
}

func.func @global_max_pool_2x19x7x7(%a: tensor<2x19x7x7xf32>)
    -> tensor<2x19x1x1xf32> {
  %0 = nn.global_max_pool %a
      : (tensor<2x19x7x7xf32>) -> tensor<2x19x1x1xf32>
  return %0 : tensor<2x19x1x1xf32>
}

func.func @global_max_pool_nhwc_2x19x7x7(%a: tensor<2x19x7x7xf32>)
    -> tensor<2x1x1x7xf32> {
  %0 = nn.global_max_pool %a layout = nhwc
      : (tensor<2x19x7x7xf32>) -> tensor<2x1x1x7xf32>
  return %0 : tensor<2x1x1x7xf32>
}

func.func @global_max_pool_1x5x3x4x5(%a: tensor<1x5x3x4x5xf32>)
    -> tensor<1x5x1x1x1xf32> {
  %0 = nn.global_max_pool %a
      : (tensor<1x5x3x4x5xf32>) -> tensor<1x5x1x1x1xf32>
  return %0 : tensor<1x5x1x1x1xf32>
}

func.func @global_max_pool_nhwc_1x5x3x4x5(%a: tensor<1x5x3x4x5xf32>)
    -> tensor<1x1x1x1x5xf32> {
  %0 = nn.global_max_pool %a layout = nhwc
      : (tensor<1x5x3x4x5xf32>) -> tensor<1x1x1x1x5xf32>
  return %0 : tensor<1x1x1x1x5xf32>
}

func.func @global_max_pool_1x1x1x1(%a: tensor<1x1x1x1xf32>)
    -> tensor<1x1x1x1xf32> {
  %0 = nn.global_max_pool %a : (tensor<1x1x1x1xf32>) -> tensor<1x1x1x1xf32>
  return %0 : tensor<1x1x1x1xf32>
}

func.func @global_max_pool_nhwc_1x1x1x1(%a: tensor<1x1x1x1xf32>)
    -> tensor<1x1x1x1xf32> {
  %0 = nn.global_max_pool %a layout = nhwc
      : (tensor<1x1x1x1xf32>) -> tensor<1x1x1x1xf32>
  return %0 : tensor<1x1x1x1xf32>
}

func.func @global_max_pool_3x64x9x9(%a: tensor<3x64x9x9xf32>)
    -> tensor<3x64x1x1xf32> {
  %0 = nn.global_max_pool %a
      : (tensor<3x64x9x9xf32>) -> tensor<3x64x1x1xf32>
  return %0 : tensor<3x64x1x1xf32>
}

func.func @global_max_pool_nhwc_3x64x9x9(%a: tensor<3x64x9x9xf32>)
    -> tensor<3x1x1x9xf32> {
  %0 = nn.global_max_pool %a layout = nhwc
      : (tensor<3x64x9x9xf32>) -> tensor<3x1x1x9xf32>
  return %0 : tensor<3x1x1x9xf32>
}

func.func @global_max_pool_0x3x4x4(%a: tensor<0x3x4x4xf32>)
    -> tensor<0x3x1x1xf32> {
  %0 = nn.global_max_pool %a : (tensor<0x3x4x4xf32>) -> tensor<0x3x1x1xf32>
  return %0 : tensor<0x3x1x1xf32>
}

func.func @global_max_pool_nhwc_0x3x4x4(%a: tensor<0x3x4x4xf32>)
    -> tensor<0x1x1x4xf32> {
  %0 = nn.global_max_pool %a layout = nhwc
      : (tensor<0x3x4x4xf32>) -> tensor<0x1x1x4xf32>
  return %0 : tensor<0x1x1x4xf32>
}

func.func @global_max_pool_f64(%a: tensor<2x5x3x4xf64>)
    -> tensor<2x5x1x1xf64> {
  %0 = nn.global_max_pool %a : (tensor<2x5x3x4xf64>) -> tensor<2x5x1x1xf64>
  return %0 : tensor<2x5x1x1xf64>
}

func.func @global_max_pool_f16(%a: tensor<2x5x3x4xf16>)
    -> tensor<2x5x1x1xf16> {
  %0 = nn.global_max_pool %a : (tensor<2x5x3x4xf16>) -> tensor<2x5x1x1xf16>
  return %0 : tensor<2x5x1x1xf16>
}

func.func @global_max_pool_bf16(%a: tensor<2x5x3x4xbf16>)
    -> tensor<2x5x1x1xbf16> {
  %0 = nn.global_max_pool %a
      : (tensor<2x5x3x4xbf16>) -> tensor<2x5x1x1xbf16>
  return %0 : tensor<2x5x1x1xbf16>
}

func.func @global_max_pool_i8(%a: tensor<2x5x3x4xi8>)
    -> tensor<2x5x1x1xi8> {
  %0 = nn.global_max_pool %a : (tensor<2x5x3x4xi8>) -> tensor<2x5x1x1xi8>
  return %0 : tensor<2x5x1x1xi8>
}

func.func @global_max_pool_i16(%a: tensor<2x5x3x4xi16>)
    -> tensor<2x5x1x1xi16> {
  %0 = nn.global_max_pool %a : (tensor<2x5x3x4xi16>) -> tensor<2x5x1x1xi16>
  return %0 : tensor<2x5x1x1xi16>
}

func.func @global_max_pool_i32(%a: tensor<2x5x3x4xi32>)
    -> tensor<2x5x1x1xi32> {
  %0 = nn.global_max_pool %a : (tensor<2x5x3x4xi32>) -> tensor<2x5x1x1xi32>
  return %0 : tensor<2x5x1x1xi32>
}

func.func @global_max_pool_i64(%a: tensor<2x5x3x4xi64>)
    -> tensor<2x5x1x1xi64> {
  %0 = nn.global_max_pool %a : (tensor<2x5x3x4xi64>) -> tensor<2x5x1x1xi64>
  return %0 : tensor<2x5x1x1xi64>
}

func.func @global_max_pool_ui8(%a: tensor<2x5x3x4xui8>)
    -> tensor<2x5x1x1xui8> {
  %0 = nn.global_max_pool %a : (tensor<2x5x3x4xui8>) -> tensor<2x5x1x1xui8>
  return %0 : tensor<2x5x1x1xui8>
}
