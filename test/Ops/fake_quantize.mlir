// RUN: nn-check %s

//===- nn.fake_quantize ---------------------------------------------------===//

func.func @fake_quantize_values(
    %a: tensor<6xf32> {nn.value = dense<[0.0, 0.25, 0.75, -6.0, 1.0e+10, 0x7FC00000]> : tensor<6xf32>})
    -> (tensor<6xf32> {nn.expect = dense<[0.0, 0.0, 1.0, -5.0, 122.5, -5.0]> : tensor<6xf32>}) {
  %0 = nn.fake_quantize %a as !quant.uniform<u8:f32, 0.5:10> : (tensor<6xf32>) -> tensor<6xf32>
  return %0 : tensor<6xf32>
}

func.func @fake_quantize_i4_per_axis(%a: tensor<2x35xf32> {nn.range = [-3.0, 3.0]}) -> tensor<2x35xf32> {
  %0 = nn.fake_quantize %a as !quant.uniform<i4<-7:7>:f32:0, {0.1, 0.3:2}> : (tensor<2x35xf32>) -> tensor<2x35xf32>
  return %0 : tensor<2x35xf32>
}
