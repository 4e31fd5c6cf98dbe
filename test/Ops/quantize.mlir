// RUN: nn-check %s

//===- nn.quantize --------------------------------------------------------===//
// Ties, bounds, infinities and NaN; parameters for the tensor, for a dimension
// and for blocks; each storage type.
//===----------------------------------------------------------------------===//

func.func @quantize_u8_values(
    %a: tensor<13xf32> {nn.value = dense<[0.0, 0.25, 0.75, -0.25, 1.25, -5.0, -5.5, 122.5, 1.0e+10, -1.0e+30, 0x7F800000, 0xFF800000, 0x7FC00000]> : tensor<13xf32>})
    -> (tensor<13xui8> {nn.expect = dense<[10, 10, 12, 10, 12, 0, 0, 255, 255, 0, 255, 0, 0]> : tensor<13xui8>}) {
  %0 = nn.quantize %a as !quant.uniform<u8:f32, 0.5:10> : (tensor<13xf32>) -> tensor<13xui8>
  return %0 : tensor<13xui8>
}

func.func @quantize_i8_narrow_range(
    %a: tensor<7xf32> {nn.value = dense<[0.5, 1.5, -2.5, -127.5, -200.0, 128.0, 0x7FC00000]> : tensor<7xf32>})
    -> (tensor<7xi8> {nn.expect = dense<[0, 2, -2, -127, -127, 127, 0]> : tensor<7xi8>}) {
  %0 = nn.quantize %a as !quant.uniform<i8<-127:127>:f32, 1.0> : (tensor<7xf32>) -> tensor<7xi8>
  return %0 : tensor<7xi8>
}

func.func @quantize_u4_values(
    %a: tensor<6xf32> {nn.value = dense<[0.0, 3.0, 14.0, -9.0, 100.0, 0x7FC00000]> : tensor<6xf32>})
    -> (tensor<6xui4> {nn.expect = dense<[8, 10, 15, 4, 15, 0]> : tensor<6xui4>}) {
  %0 = nn.quantize %a as !quant.uniform<u4:f32, 2.0:8> : (tensor<6xf32>) -> tensor<6xui4>
  return %0 : tensor<6xui4>
}

func.func @quantize_blocks_with_a_part(
    %a: tensor<2x5xf32> {nn.value = dense<[[1.0, 2.0, 1.0, 2.0, 1.0], [4.0, -4.0, 4.0, -4.0, 4.0]]> : tensor<2x5xf32>})
    -> (tensor<2x5xi4> {nn.expect = dense<[[1, 2, 2, 4, 5], [2, -2, 3, -1, 7]]> : tensor<2x5xi4>}) attributes {nn.static_only} {
  %0 = nn.quantize %a as !quant.uniform<i4:f32:{0:1, 1:2}, {{1.0, 0.5, 0.25:1}, {2.0, 2.0:1, 0.5:3}}> : (tensor<2x5xf32>) -> tensor<2x5xi4>
  return %0 : tensor<2x5xi4>
}

func.func @quantize_u8_3x67(
    %a: tensor<3x67xf32> {nn.range = [-20.0, 20.0]}) -> tensor<3x67xui8> {
  %0 = nn.quantize %a as !quant.uniform<u8:f32, 0.1:128> : (tensor<3x67xf32>) -> tensor<3x67xui8>
  return %0 : tensor<3x67xui8>
}

func.func @quantize_i8_per_axis(
    %a: tensor<2x3x19xf32> {nn.range = [-20.0, 20.0]}) -> tensor<2x3x19xi8> {
  %0 = nn.quantize %a as !quant.uniform<i8:f32:1, {0.1, 0.033:5, 0.27:-100}> : (tensor<2x3x19xf32>) -> tensor<2x3x19xi8>
  return %0 : tensor<2x3x19xi8>
}

func.func @quantize_i16(%a: tensor<35xf32> {nn.range = [-20.0, 20.0]}) -> tensor<35xi16> {
  %0 = nn.quantize %a as !quant.uniform<i16:f32, 0.0003:-20000> : (tensor<35xf32>) -> tensor<35xi16>
  return %0 : tensor<35xi16>
}

func.func @quantize_u16(%a: tensor<35xf32> {nn.range = [-20.0, 20.0]}) -> tensor<35xui16> {
  %0 = nn.quantize %a as !quant.uniform<u16:f32, 0.0007:30000> : (tensor<35xf32>) -> tensor<35xui16>
  return %0 : tensor<35xui16>
}

func.func @quantize_empty(%a: tensor<2x0xf32>) -> tensor<2x0xi8> {
  %0 = nn.quantize %a as !quant.uniform<i8:f32:0, {0.1, 0.2}> : (tensor<2x0xf32>) -> tensor<2x0xi8>
  return %0 : tensor<2x0xi8>
}
