// RUN: nn-opt %s --split-input-file --verify-diagnostics

// One case a constraint label.

func.func @quantize_c1_f32(%a: tensor<4xf32>) {
  // expected-error @+2 {{'nn.quantize' op C1: expected a !quant.uniform type of f32, got !quant.uniform<i8:f16, 5.000000e-01>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.quantize %a as !quant.uniform<i8:f16, 0.5> : (tensor<4xf32>) -> tensor<4xi8>
  return
}

// -----

func.func @dequantize_c1_uniform(%a: tensor<4xi8>) {
  // expected-error @+2 {{'nn.dequantize' op C1: expected a !quant.uniform type of f32, got f32}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.dequantize %a as f32 : (tensor<4xi8>) -> tensor<4xf32>
  return
}

// -----

func.func @quantize_c2_no_such_axis(%a: tensor<4xf32>) {
  // expected-error @+2 {{'nn.quantize' op C2: expected parameters that fit tensor<4xf32>, got !quant.uniform<i8:f32:1, {5.000000e-01,1.000000e+00}>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.quantize %a as !quant.uniform<i8:f32:1, {0.5, 1.0}> : (tensor<4xf32>) -> tensor<4xi8>
  return
}

// -----

func.func @quantize_c2_one_scale_a_place(%a: tensor<4xf32>) {
  // expected-error @+2 {{'nn.quantize' op C2: expected parameters that fit tensor<4xf32>, got !quant.uniform<i8:f32:0, {5.000000e-01,1.000000e+00}>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.quantize %a as !quant.uniform<i8:f32:0, {0.5, 1.0}> : (tensor<4xf32>) -> tensor<4xi8>
  return
}

// -----

func.func @dequantize_c2_blocks_of_another_size(%a: tensor<2x8xi4>) {
  // expected-error @+2 {{'nn.dequantize' op C2: expected parameters that fit tensor<2x8xi4>, got}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.dequantize %a as !quant.uniform<i4:f32:{1:2}, {{0.5, 1.0}}> : (tensor<2x8xi4>) -> tensor<2x8xf32>
  return
}

// -----

func.func @fake_quantize_c2_blocks_of_unknown_number(%a: tensor<2x?xf32>) {
  // expected-error @+2 {{'nn.fake_quantize' op C2: expected parameters that fit tensor<2x?xf32>, got}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.fake_quantize %a as !quant.uniform<i4:f32:{1:2}, {{0.5, 1.0}}> : (tensor<2x?xf32>) -> tensor<2x?xf32>
  return
}

// -----

func.func @dequantize_c3_storage(%a: tensor<4xi8>) {
  // expected-error @+2 {{'nn.dequantize' op C3: expected elements of type ui8, got i8}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.dequantize %a as !quant.uniform<u8:f32, 0.5> : (tensor<4xi8>) -> tensor<4xf32>
  return
}

// -----

func.func @quantize_to_i32(%a: tensor<4xf32>) {
  // expected-error @+1 {{'nn.quantize' op result #0 must be ranked tensor of}}
  %0 = nn.quantize %a as !quant.uniform<i32:f32, 0.5> : (tensor<4xf32>) -> tensor<4xi32>
  return
}

// -----

func.func @lookup_c1(%x: tensor<4xui8>) -> tensor<4xui8> {
  // expected-error @+2 {{'nn.lookup' op C1: expected a table of 256 bytes, got tensor<255xui8>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.lookup %x in dense<1> : tensor<255xui8> : (tensor<4xui8>) -> tensor<4xui8>
  return %0 : tensor<4xui8>
}
