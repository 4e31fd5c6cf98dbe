// RUN: nn-check %s

//===- nn.dequantize ------------------------------------------------------===//
// Parameters for the tensor, for a dimension and for blocks; each storage type.
//===----------------------------------------------------------------------===//

func.func @dequantize_u8_values(
    %a: tensor<4xui8> {nn.value = dense<[0, 10, 11, 255]> : tensor<4xui8>})
    -> (tensor<4xf32> {nn.expect = dense<[-5.0, 0.0, 0.5, 122.5]> : tensor<4xf32>}) {
  %0 = nn.dequantize %a as !quant.uniform<u8:f32, 0.5:10> : (tensor<4xui8>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

func.func @dequantize_i4_blocks(
    %a: tensor<2x5xi4> {nn.value = dense<[[1, 2, 2, 4, 5], [2, -2, 3, -1, 7]]> : tensor<2x5xi4>})
    -> (tensor<2x5xf32> {nn.expect = dense<[[1.0, 2.0, 1.0, 2.0, 1.0], [4.0, -4.0, 4.0, -4.0, 2.0]]> : tensor<2x5xf32>}) attributes {nn.static_only} {
  %0 = nn.dequantize %a as !quant.uniform<i4:f32:{0:1, 1:2}, {{1.0, 0.5, 0.25:1}, {2.0, 2.0:1, 0.5:3}}> : (tensor<2x5xi4>) -> tensor<2x5xf32>
  return %0 : tensor<2x5xf32>
}

func.func @dequantize_u4_blocks_of_rows(%a: tensor<6x7xui4>) -> tensor<6x7xf32> attributes {nn.static_only} {
  %0 = nn.dequantize %a as !quant.uniform<u4:f32:{0:3}, {{0.1:8}, {0.3:7}}> : (tensor<6x7xui4>) -> tensor<6x7xf32>
  return %0 : tensor<6x7xf32>
}

func.func @dequantize_i8_per_axis(%a: tensor<2x3x19xi8>) -> tensor<2x3x19xf32> {
  %0 = nn.dequantize %a as !quant.uniform<i8:f32:1, {0.1, 0.033:5, 0.27:-100}> : (tensor<2x3x19xi8>) -> tensor<2x3x19xf32>
  return %0 : tensor<2x3x19xf32>
}

func.func @dequantize_u16(%a: tensor<35xui16>) -> tensor<35xf32> {
  %0 = nn.dequantize %a as !quant.uniform<u16:f32, 0.0007:30000> : (tensor<35xui16>) -> tensor<35xf32>
  return %0 : tensor<35xf32>
}

func.func @dequantize_i32(
    %a: tensor<4xi32> {nn.value = dense<[0, 16777217, -7, 2147483647]> : tensor<4xi32>}) -> tensor<4xf32> {
  %0 = nn.dequantize %a as !quant.uniform<i32:f32, 0.001> : (tensor<4xi32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}
