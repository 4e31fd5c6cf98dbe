// RUN: nn-check %s

//===- nn.bitcast --------------------------------------------------------===//
// Bits stay, whatever they mean; types of less than a byte extend them anew.
//===----------------------------------------------------------------------===//

func.func @bitcast_f32_i32(
    %a: tensor<4xf32> {nn.value = dense<[1.0, -0.0, 0x7F800001, 1.0e-45]> : tensor<4xf32>})
    -> (tensor<4xi32> {nn.expect = dense<[1065353216, -2147483648, 2139095041, 1]> : tensor<4xi32>}) {
  %0 = nn.bitcast %a : (tensor<4xf32>) -> tensor<4xi32>
  return %0 : tensor<4xi32>
}

func.func @bitcast_ui16_bf16(%a: tensor<3xui16> {nn.value = dense<[16256, 49152, 0]> : tensor<3xui16>})
    -> (tensor<3xbf16> {nn.expect = dense<[1.0, -2.0, 0.0]> : tensor<3xbf16>}) {
  %0 = nn.bitcast %a : (tensor<3xui16>) -> tensor<3xbf16>
  return %0 : tensor<3xbf16>
}

func.func @bitcast_i1_ui8(%a: tensor<2xi1> {nn.value = dense<[true, false]> : tensor<2xi1>})
    -> (tensor<2xui8> {nn.expect = dense<[1, 0]> : tensor<2xui8>}) {
  %0 = nn.bitcast %a : (tensor<2xi1>) -> tensor<2xui8>
  return %0 : tensor<2xui8>
}

func.func @bitcast_i8_i1(%a: tensor<3xi8> {nn.value = dense<[-128, 1, 0]> : tensor<3xi8>})
    -> (tensor<3xi1> {nn.expect = dense<[true, true, false]> : tensor<3xi1>}) {
  %0 = nn.bitcast %a : (tensor<3xi8>) -> tensor<3xi1>
  return %0 : tensor<3xi1>
}

func.func @bitcast_i4_ui4_f4(%a: tensor<3xi4> {nn.value = dense<[-8, -1, 7]> : tensor<3xi4>})
    -> (tensor<3xui4> {nn.expect = dense<[8, 15, 7]> : tensor<3xui4>},
        tensor<3xf4E2M1FN> {nn.expect = dense<[-0.0, -6.0, 6.0]> : tensor<3xf4E2M1FN>}) {
  %0 = nn.bitcast %a : (tensor<3xi4>) -> tensor<3xui4>
  %1 = nn.bitcast %0 : (tensor<3xui4>) -> tensor<3xf4E2M1FN>
  return %0, %1 : tensor<3xui4>, tensor<3xf4E2M1FN>
}

func.func @bitcast_f64_random(%a: tensor<3x11xf64>) -> tensor<3x11xui64> {
  %0 = nn.bitcast %a : (tensor<3x11xf64>) -> tensor<3x11xui64>
  return %0 : tensor<3x11xui64>
}

func.func @bitcast_empty(%a: tensor<2x0xf16>) -> tensor<2x0xi16> {
  %0 = nn.bitcast %a : (tensor<2x0xf16>) -> tensor<2x0xi16>
  return %0 : tensor<2x0xi16>
}
