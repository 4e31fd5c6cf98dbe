// RUN: nn-opt %s -split-input-file -verify-diagnostics

// Ops that move elements: one case a constraint, named <op>_<label>; amounts
// that a hostile model could write.

func.func @concat_c1_none() {
  // expected-error @+2 {{C1: expected at least one operand}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.concat axis = 0 : () -> tensor<1xf32>
  return
}

// -----

func.func @concat_c1_one_element_type(%a: tensor<2xf32>, %b: tensor<2xf16>) {
  // expected-error @+2 {{'nn.concat' op C1: expected operands of one element type, got f32 and f16}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.concat %a, %b axis = 0 : (tensor<2xf32>, tensor<2xf16>) -> tensor<4xf32>
  return
}

// -----

func.func @concat_c1_one_rank(%a: tensor<2xf32>, %b: tensor<2x1xf32>) {
  // expected-error @+2 {{'nn.concat' op C1: expected operands of one rank, got ranks 1 and 2}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.concat %a, %b axis = 0 : (tensor<2xf32>, tensor<2x1xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @concat_c2_axis(%a: tensor<2xf32>, %b: tensor<2xf32>) {
  // expected-error @+2 {{'nn.concat' op C2: expected axis to be a dimension of a tensor of rank 1, got 1}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.concat %a, %b axis = 1 : (tensor<2xf32>, tensor<2xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @concat_c2_scalars(%a: tensor<f32>, %b: tensor<f32>) {
  // expected-error @+2 {{'nn.concat' op C2: expected axis to be a dimension of a tensor of rank 0, got 0}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.concat %a, %b axis = 0 : (tensor<f32>, tensor<f32>) -> tensor<2xf32>
  return
}

// -----

func.func @concat_c3_others(%a: tensor<2x3xf32>, %b: tensor<?x3xf32>,
                            %c: tensor<2x4xf32>) {
  // expected-error @+2 {{'nn.concat' op C3: expected operand 2's dimension 1 to be 3, got 4}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.concat %a, %b, %c axis = 0 : (tensor<2x3xf32>, tensor<?x3xf32>, tensor<2x4xf32>) -> tensor<?x3xf32>
  return
}

// -----

func.func @concat_overflow(%a: tensor<9223372036854775807xi8>,
                           %b: tensor<1xi8>) {
  // expected-error @+2 {{'nn.concat' op the result's dimension 0 exceeds 64 bits}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.concat %a, %b axis = 0 : (tensor<9223372036854775807xi8>, tensor<1xi8>) -> tensor<?xi8>
  return
}

// -----

func.func @split_c1_axis(%a: tensor<4xf32>) {
  // expected-error @+2 {{'nn.split' op C1: expected axis to be a dimension of a tensor of rank 1, got -2}}
  // expected-error @+1 {{failed to infer returned types}}
  %0:2 = nn.split %a axis = -2 sizes = [2, 2] : (tensor<4xf32>) -> (tensor<2xf32>, tensor<2xf32>)
  return
}

// -----

func.func @split_c2_negative(%a: tensor<4xf32>) {
  // expected-error @+2 {{'nn.split' op C2: expected sizes that are not negative, got -1}}
  // expected-error @+1 {{failed to infer returned types}}
  %0:2 = nn.split %a axis = 0 sizes = [5, -1] : (tensor<4xf32>) -> (tensor<5xf32>, tensor<?xf32>)
  return
}

// -----

func.func @split_c2_sum(%a: tensor<4xf32>) {
  // expected-error @+2 {{'nn.split' op C2: expected sizes that sum to the dimension (4), got 3}}
  // expected-error @+1 {{failed to infer returned types}}
  %0:2 = nn.split %a axis = 0 sizes = [2, 1] : (tensor<4xf32>) -> (tensor<2xf32>, tensor<1xf32>)
  return
}

// -----

func.func @split_c2_overflow(%a: tensor<?xf32>) {
  // expected-error @+2 {{'nn.split' op C2: the sum of sizes exceeds 64 bits}}
  // expected-error @+1 {{failed to infer returned types}}
  %0:2 = nn.split %a axis = 0 sizes = [9223372036854775807, 1] : (tensor<?xf32>) -> (tensor<?xf32>, tensor<1xf32>)
  return
}

// -----

func.func @split_results(%a: tensor<4xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<2xf32>', 'tensor<2xf32>' are incompatible with return type(s) of operation 'tensor<2xf32>'}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.split %a axis = 0 sizes = [2, 2] : (tensor<4xf32>) -> tensor<2xf32>
  return
}

// -----

func.func @slice_c1_axes(%a: tensor<4xf32>) {
  %b = nn.constant dense<[0]> : tensor<1xi64>
  %c = nn.constant dense<[2]> : tensor<1xi64>
  // expected-error @+2 {{'nn.slice' op C1: expected axes to be distinct dimensions of a tensor of rank 1, got array<i64: 1>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.slice %a, %b, %c axes = [1] : (tensor<4xf32>, tensor<1xi64>, tensor<1xi64>) -> tensor<2xf32>
  return
}

// -----

func.func @slice_c1_distinct(%a: tensor<4x4xf32>, %b: tensor<2xi64>,
                             %c: tensor<2xi64>) {
  // expected-error @+2 {{'nn.slice' op C1: expected axes to be distinct dimensions of a tensor of rank 2, got array<i64: 0, -2>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.slice %a, %b, %c axes = [0, -2] : (tensor<4x4xf32>, tensor<2xi64>, tensor<2xi64>) -> tensor<?x4xf32>
  return
}

// -----

func.func @slice_c2_starts(%a: tensor<4xf32>, %b: tensor<2xi64>,
                           %c: tensor<1xi64>) {
  // expected-error @+2 {{'nn.slice' op C2: expected operand 1 of 1 elements, one an axis, got 2}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.slice %a, %b, %c axes = [0] : (tensor<4xf32>, tensor<2xi64>, tensor<1xi64>) -> tensor<?xf32>
  return
}

// -----

func.func @slice_c2_ends(%a: tensor<4xf32>, %b: tensor<1xi64>,
                         %c: tensor<0xi64>) {
  // expected-error @+2 {{'nn.slice' op C2: expected operand 2 of 1 elements, one an axis, got 0}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.slice %a, %b, %c axes = [0] : (tensor<4xf32>, tensor<1xi64>, tensor<0xi64>) -> tensor<?xf32>
  return
}

// -----

func.func @slice_c2_steps(%a: tensor<4xf32>, %b: tensor<?xi64>,
                          %c: tensor<1xi64>, %d: tensor<2xi64>) {
  // expected-error @+2 {{'nn.slice' op C2: expected operand 3 of 1 elements, one an axis, got 2}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.slice %a, %b, %c, %d axes = [0] : (tensor<4xf32>, tensor<?xi64>, tensor<1xi64>, tensor<2xi64>) -> tensor<?xf32>
  return
}

// -----

func.func @slice_c3_step(%a: tensor<4xf32>) {
  %b = nn.constant dense<[0]> : tensor<1xi64>
  %c = nn.constant dense<[2]> : tensor<1xi64>
  %d = nn.constant dense<[0]> : tensor<1xi64>
  // expected-error @+2 {{'nn.slice' op C3: expected steps that are not zero}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.slice %a, %b, %c, %d axes = [0] : (tensor<4xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<?xf32>
  return
}

// -----

func.func @pad_c1_count(%a: tensor<4x4xf32>, %b: tensor<2xi64>) {
  // expected-error @+2 {{'nn.pad' op C1: expected pads of 4 elements, got 2}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.pad %a, %b : (tensor<4x4xf32>, tensor<2xi64>) -> tensor<?x?xf32>
  return
}

// -----

func.func @pad_c2_element_type(%a: tensor<4xf32>, %b: tensor<2xi64>,
                               %c: tensor<f16>) {
  // expected-error @+2 {{'nn.pad' op C2: expected value to be one element of f32, got tensor<f16>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.pad %a, %b, %c : (tensor<4xf32>, tensor<2xi64>, tensor<f16>) -> tensor<?xf32>
  return
}

// -----

func.func @pad_c2_one_element(%a: tensor<4xf32>, %b: tensor<2xi64>,
                              %c: tensor<2xf32>) {
  // expected-error @+2 {{'nn.pad' op C2: expected value to be one element of f32, got tensor<2xf32>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.pad %a, %b, %c : (tensor<4xf32>, tensor<2xi64>, tensor<2xf32>) -> tensor<?xf32>
  return
}

// -----

func.func @pad_c3_negative(%a: tensor<4xf32>) {
  %b = nn.constant dense<[-2, -3]> : tensor<2xi64>
  // expected-error @+2 {{'nn.pad' op C3: expected the result's dimension 0 not to be negative, got -1}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.pad %a, %b : (tensor<4xf32>, tensor<2xi64>) -> tensor<?xf32>
  return
}

// -----

func.func @pad_c3_overflow(%a: tensor<4xf32>) {
  %b = nn.constant dense<[9223372036854775807, 1]> : tensor<2xi64>
  // expected-error @+2 {{'nn.pad' op C3: the result's dimension 0 exceeds 64 bits}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.pad %a, %b : (tensor<4xf32>, tensor<2xi64>) -> tensor<?xf32>
  return
}

// -----

func.func @pad_c4_reflect(%a: tensor<4xf32>) {
  %b = nn.constant dense<[4, 0]> : tensor<2xi64>
  // expected-error @+2 {{'nn.pad' op C4: expected to reflect less than dimension 0 (4), got 4}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.pad %a, %b mode = reflect : (tensor<4xf32>, tensor<2xi64>) -> tensor<?xf32>
  return
}

// -----

func.func @pad_c4_edge(%a: tensor<0xf32>) {
  %b = nn.constant dense<[1, 0]> : tensor<2xi64>
  // expected-error @+2 {{'nn.pad' op C4: dimension 0 has nothing to repeat}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.pad %a, %b mode = edge : (tensor<0xf32>, tensor<2xi64>) -> tensor<?xf32>
  return
}

// -----

func.func @gather_c1_axis(%a: tensor<4x4xf32>, %b: tensor<2xi64>) {
  // expected-error @+2 {{'nn.gather' op C1: expected axis to be a dimension of a tensor of rank 2, got 2}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.gather %a, %b {axis = 2 : i64} : (tensor<4x4xf32>, tensor<2xi64>) -> tensor<2x4xf32>
  return
}

// -----

func.func @gather_c1_scalar(%a: tensor<f32>, %b: tensor<2xi64>) {
  // expected-error @+2 {{'nn.gather' op C1: expected axis to be a dimension of a tensor of rank 0, got 0}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.gather %a, %b : (tensor<f32>, tensor<2xi64>) -> tensor<2xf32>
  return
}

// -----

func.func @gather_rank(%a: tensor<1x1x1x1x1xf32>, %b: tensor<1x1x1x1x1xi64>) {
  // expected-error @+2 {{'nn.gather' op expected a result of rank 8 or less, got rank 9}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.gather %a, %b : (tensor<1x1x1x1x1xf32>, tensor<1x1x1x1x1xi64>) -> tensor<1x1x1x1x1x1x1x1x1xf32>
  return
}

// -----

func.func @gather_index_type(%a: tensor<4xf32>, %b: tensor<2xi8>) {
  // expected-error @+1 {{operand #1 must be ranked tensor of 32-bit signless integer or 64-bit signless integer values}}
  %0 = nn.gather %a, %b : (tensor<4xf32>, tensor<2xi8>) -> tensor<2xf32>
  return
}
