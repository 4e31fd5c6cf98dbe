// RUN: nn-opt %s -split-input-file -verify-diagnostics

// Elementwise ops: one case a constraint of every op, named <op>_<label>, and
// the types that no op takes.

func.func @add_c1_one_element_type(%a: tensor<4xf32>, %b: tensor<4xf16>) {
  // expected-error @+2 {{'nn.add' op C1: expected operands of one element type, got f32 and f16}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.add %a, %b : (tensor<4xf32>, tensor<4xf16>) -> tensor<4xf32>
  return
}

// -----

func.func @add_c2_broadcast(%a: tensor<2x4xf32>, %b: tensor<3x4xf32>) {
  // expected-error @+2 {{'nn.add' op C2: expected operands' shapes to broadcast together, got tensor<2x4xf32> and tensor<3x4xf32>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.add %a, %b : (tensor<2x4xf32>, tensor<3x4xf32>) -> tensor<2x4xf32>
  return
}

// -----

func.func @sub_c1_one_element_type(%a: tensor<4xf32>, %b: tensor<4xf16>) {
  // expected-error @+2 {{'nn.sub' op C1: expected operands of one element type, got f32 and f16}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.sub %a, %b : (tensor<4xf32>, tensor<4xf16>) -> tensor<4xf32>
  return
}

// -----

func.func @sub_c2_broadcast(%a: tensor<2x4xf32>, %b: tensor<3x4xf32>) {
  // expected-error @+2 {{'nn.sub' op C2: expected operands' shapes to broadcast together, got tensor<2x4xf32> and tensor<3x4xf32>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.sub %a, %b : (tensor<2x4xf32>, tensor<3x4xf32>) -> tensor<2x4xf32>
  return
}

// -----

func.func @mul_c1_one_element_type(%a: tensor<4xf32>, %b: tensor<4xf16>) {
  // expected-error @+2 {{'nn.mul' op C1: expected operands of one element type, got f32 and f16}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.mul %a, %b : (tensor<4xf32>, tensor<4xf16>) -> tensor<4xf32>
  return
}

// -----

func.func @mul_c2_broadcast(%a: tensor<2x4xf32>, %b: tensor<3x4xf32>) {
  // expected-error @+2 {{'nn.mul' op C2: expected operands' shapes to broadcast together, got tensor<2x4xf32> and tensor<3x4xf32>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.mul %a, %b : (tensor<2x4xf32>, tensor<3x4xf32>) -> tensor<2x4xf32>
  return
}

// -----

func.func @div_c1_one_element_type(%a: tensor<4xf32>, %b: tensor<4xf16>) {
  // expected-error @+2 {{'nn.div' op C1: expected operands of one element type, got f32 and f16}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.div %a, %b : (tensor<4xf32>, tensor<4xf16>) -> tensor<4xf32>
  return
}

// -----

func.func @div_c2_broadcast(%a: tensor<2x4xf32>, %b: tensor<3x4xf32>) {
  // expected-error @+2 {{'nn.div' op C2: expected operands' shapes to broadcast together, got tensor<2x4xf32> and tensor<3x4xf32>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.div %a, %b : (tensor<2x4xf32>, tensor<3x4xf32>) -> tensor<2x4xf32>
  return
}

// -----

func.func @min_c1_one_element_type(%a: tensor<4xf32>, %b: tensor<4xf16>) {
  // expected-error @+2 {{'nn.min' op C1: expected operands of one element type, got f32 and f16}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.min %a, %b : (tensor<4xf32>, tensor<4xf16>) -> tensor<4xf32>
  return
}

// -----

func.func @min_c2_broadcast(%a: tensor<2x4xf32>, %b: tensor<3x4xf32>) {
  // expected-error @+2 {{'nn.min' op C2: expected operands' shapes to broadcast together, got tensor<2x4xf32> and tensor<3x4xf32>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.min %a, %b : (tensor<2x4xf32>, tensor<3x4xf32>) -> tensor<2x4xf32>
  return
}

// -----

func.func @max_c1_one_element_type(%a: tensor<4xf32>, %b: tensor<4xf16>) {
  // expected-error @+2 {{'nn.max' op C1: expected operands of one element type, got f32 and f16}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.max %a, %b : (tensor<4xf32>, tensor<4xf16>) -> tensor<4xf32>
  return
}

// -----

func.func @max_c2_broadcast(%a: tensor<2x4xf32>, %b: tensor<3x4xf32>) {
  // expected-error @+2 {{'nn.max' op C2: expected operands' shapes to broadcast together, got tensor<2x4xf32> and tensor<3x4xf32>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.max %a, %b : (tensor<2x4xf32>, tensor<3x4xf32>) -> tensor<2x4xf32>
  return
}

// -----

func.func @rem_c1_one_element_type(%a: tensor<4xf32>, %b: tensor<4xf16>) {
  // expected-error @+2 {{'nn.rem' op C1: expected operands of one element type, got f32 and f16}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.rem %a, %b : (tensor<4xf32>, tensor<4xf16>) -> tensor<4xf32>
  return
}

// -----

func.func @rem_c2_broadcast(%a: tensor<2x4xf32>, %b: tensor<3x4xf32>) {
  // expected-error @+2 {{'nn.rem' op C2: expected operands' shapes to broadcast together, got tensor<2x4xf32> and tensor<3x4xf32>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.rem %a, %b : (tensor<2x4xf32>, tensor<3x4xf32>) -> tensor<2x4xf32>
  return
}

// -----

func.func @pow_c1_one_element_type(%a: tensor<4xf32>, %b: tensor<4xf16>) {
  // expected-error @+2 {{'nn.pow' op C1: expected operands of one element type, got f32 and f16}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.pow %a, %b : (tensor<4xf32>, tensor<4xf16>) -> tensor<4xf32>
  return
}

// -----

func.func @pow_c2_broadcast(%a: tensor<2x4xf32>, %b: tensor<3x4xf32>) {
  // expected-error @+2 {{'nn.pow' op C2: expected operands' shapes to broadcast together, got tensor<2x4xf32> and tensor<3x4xf32>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.pow %a, %b : (tensor<2x4xf32>, tensor<3x4xf32>) -> tensor<2x4xf32>
  return
}

// -----

func.func @prelu_c1_one_element_type(%a: tensor<4xf32>, %b: tensor<4xf16>) {
  // expected-error @+2 {{'nn.prelu' op C1: expected operands of one element type, got f32 and f16}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.prelu %a, %b : (tensor<4xf32>, tensor<4xf16>) -> tensor<4xf32>
  return
}

// -----

func.func @prelu_c2_broadcast(%a: tensor<2x4xf32>, %b: tensor<3x4xf32>) {
  // expected-error @+2 {{'nn.prelu' op C2: expected operands' shapes to broadcast together, got tensor<2x4xf32> and tensor<3x4xf32>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.prelu %a, %b : (tensor<2x4xf32>, tensor<3x4xf32>) -> tensor<2x4xf32>
  return
}

// -----

func.func @and_c1_one_element_type(%a: tensor<4xi32>, %b: tensor<4xi1>) {
  // expected-error @+2 {{'nn.and' op C1: expected operands of one element type, got i32 and i1}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.and %a, %b : (tensor<4xi32>, tensor<4xi1>) -> tensor<4xi32>
  return
}

// -----

func.func @and_c2_broadcast(%a: tensor<2x4xi32>, %b: tensor<3x4xi32>) {
  // expected-error @+2 {{'nn.and' op C2: expected operands' shapes to broadcast together, got tensor<2x4xi32> and tensor<3x4xi32>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.and %a, %b : (tensor<2x4xi32>, tensor<3x4xi32>) -> tensor<2x4xi32>
  return
}

// -----

func.func @or_c1_one_element_type(%a: tensor<4xi32>, %b: tensor<4xi1>) {
  // expected-error @+2 {{'nn.or' op C1: expected operands of one element type, got i32 and i1}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.or %a, %b : (tensor<4xi32>, tensor<4xi1>) -> tensor<4xi32>
  return
}

// -----

func.func @or_c2_broadcast(%a: tensor<2x4xi32>, %b: tensor<3x4xi32>) {
  // expected-error @+2 {{'nn.or' op C2: expected operands' shapes to broadcast together, got tensor<2x4xi32> and tensor<3x4xi32>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.or %a, %b : (tensor<2x4xi32>, tensor<3x4xi32>) -> tensor<2x4xi32>
  return
}

// -----

func.func @xor_c1_one_element_type(%a: tensor<4xi32>, %b: tensor<4xi1>) {
  // expected-error @+2 {{'nn.xor' op C1: expected operands of one element type, got i32 and i1}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.xor %a, %b : (tensor<4xi32>, tensor<4xi1>) -> tensor<4xi32>
  return
}

// -----

func.func @xor_c2_broadcast(%a: tensor<2x4xi32>, %b: tensor<3x4xi32>) {
  // expected-error @+2 {{'nn.xor' op C2: expected operands' shapes to broadcast together, got tensor<2x4xi32> and tensor<3x4xi32>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.xor %a, %b : (tensor<2x4xi32>, tensor<3x4xi32>) -> tensor<2x4xi32>
  return
}

// -----

func.func @compare_c1_one_element_type(%a: tensor<4xf32>, %b: tensor<4xf16>) {
  // expected-error @+2 {{'nn.compare' op C1: expected operands of one element type, got f32 and f16}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.compare lt, %a, %b : (tensor<4xf32>, tensor<4xf16>) -> tensor<4xi1>
  return
}

// -----

func.func @compare_c2_broadcast(%a: tensor<2x4xf32>, %b: tensor<3x4xf32>) {
  // expected-error @+2 {{'nn.compare' op C2: expected operands' shapes to broadcast together, got tensor<2x4xf32> and tensor<3x4xf32>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.compare lt, %a, %b : (tensor<2x4xf32>, tensor<3x4xf32>) -> tensor<2x4xi1>
  return
}

// -----

func.func @select_c1_one_element_type(%a: tensor<i1>, %b: tensor<4xf32>,
                                      %c: tensor<4xf64>) {
  // expected-error @+2 {{'nn.select' op C1: expected operands of one element type, got f32 and f64}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.select %a, %b, %c : (tensor<i1>, tensor<4xf32>, tensor<4xf64>) -> tensor<4xf32>
  return
}

// -----

func.func @select_c2_broadcast_condition(%a: tensor<3xi1>, %b: tensor<4xf32>,
                                         %c: tensor<4xf32>) {
  // expected-error @+2 {{'nn.select' op C2: expected operands' shapes to broadcast together, got tensor<3xf32> and tensor<4xf32>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.select %a, %b, %c : (tensor<3xi1>, tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @select_c2_broadcast_values(%a: tensor<?xi1>, %b: tensor<4xf32>,
                                      %c: tensor<3xf32>) {
  // expected-error @+2 {{'nn.select' op C2: expected operands' shapes to broadcast together, got tensor<4xf32> and tensor<3xf32>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.select %a, %b, %c : (tensor<?xi1>, tensor<4xf32>, tensor<3xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @clamp_c1_one_element_type(%a: tensor<4xf32>, %b: tensor<f32>,
                                     %c: tensor<f16>) {
  // expected-error @+2 {{'nn.clamp' op C1: expected operands of one element type, got f32 and f16}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.clamp %a, %b, %c : (tensor<4xf32>, tensor<f32>, tensor<f16>) -> tensor<4xf32>
  return
}

// -----

func.func @clamp_c2_broadcast(%a: tensor<4xf32>, %b: tensor<f32>,
                              %c: tensor<5xf32>) {
  // expected-error @+2 {{'nn.clamp' op C2: expected operands' shapes to broadcast together, got tensor<4xf32> and tensor<5xf32>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.clamp %a, %b, %c : (tensor<4xf32>, tensor<f32>, tensor<5xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @cast_c1_compatible_shapes(%a: tensor<?x3xf32>) {
  // expected-error @+1 {{'nn.cast' op C1: expected compatible shapes, got tensor<?x3xf32> and tensor<?x4xi8>}}
  %0 = nn.cast %a : (tensor<?x3xf32>) -> tensor<?x4xi8>
  return
}

// -----

func.func @cast_c1_rank(%a: tensor<?xf32>) {
  // expected-error @+1 {{C1: expected compatible shapes, got tensor<?xf32> and tensor<?x1xi8>}}
  %0 = nn.cast %a : (tensor<?xf32>) -> tensor<?x1xi8>
  return
}

// -----

func.func @cast_rank(%a: tensor<1x1x1x1x1x1x1x1x1xf32>) {
  // expected-error @+1 {{expected tensors of rank 8 or less, got rank 9}}
  %0 = nn.cast %a : (tensor<1x1x1x1x1x1x1x1x1xf32>) -> tensor<1x1x1x1x1x1x1x1x1xi8>
  return
}

// -----

func.func @relu_rank(%a: tensor<1x1x1x1x1x1x1x1x1xf32>) {
  // expected-error @+2 {{'nn.relu' op expected operands of rank 8 or less, got rank 9}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.relu %a : (tensor<1x1x1x1x1x1x1x1x1xf32>) -> tensor<1x1x1x1x1x1x1x1x1xf32>
  return
}

// -----

func.func @exp_element_type(%a: tensor<4xi32>) {
  // expected-error @+1 {{operand #0 must be ranked tensor of floating-point values}}
  %0 = nn.exp %a : (tensor<4xi32>) -> tensor<4xi32>
  return
}

// -----

func.func @not_element_type(%a: tensor<4xf32>) {
  // expected-error @+1 {{operand #0 must be ranked tensor of integer or 1-bit signless integer values}}
  %0 = nn.not %a : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @add_element_type(%a: tensor<4xi1>, %b: tensor<4xi1>) {
  // expected-error @+1 {{operand #0 must be ranked tensor of floating-point or integer values}}
  %0 = nn.add %a, %b : (tensor<4xi1>, tensor<4xi1>) -> tensor<4xi1>
  return
}

// -----

func.func @abs_unknown_element_type(%a: tensor<4xi4>) {
  // expected-error @+1 {{operand #0 must be ranked tensor of floating-point or integer values}}
  %0 = nn.abs %a : (tensor<4xi4>) -> tensor<4xi4>
  return
}

// -----

func.func @neg_unranked(%a: tensor<*xf32>) {
  // expected-error @+1 {{operand #0 must be ranked tensor of floating-point or integer values}}
  %0 = nn.neg %a : (tensor<*xf32>) -> tensor<*xf32>
  return
}

// -----

func.func @is_nan_result_type(%a: tensor<4xf32>) {
  // expected-error @+1 {{result #0 must be ranked tensor of 1-bit signless integer values}}
  %0 = nn.is_nan %a : (tensor<4xf32>) -> tensor<4xi8>
  return
}

// -----

func.func @add_result_type(%a: tensor<4xf32>, %b: tensor<4xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<4xf32>' are incompatible with return type(s) of operation 'tensor<4xf16>'}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.add %a, %b : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf16>
  return
}

// -----

func.func @add_result_shape(%a: tensor<4x?xf32>, %b: tensor<?x5xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<4x5xf32>' are incompatible with return type(s) of operation 'tensor<4x6xf32>'}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.add %a, %b : (tensor<4x?xf32>, tensor<?x5xf32>) -> tensor<4x6xf32>
  return
}
