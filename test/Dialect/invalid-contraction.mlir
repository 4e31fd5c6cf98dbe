// RUN: nn-opt %s -split-input-file -verify-diagnostics

// matmul and linear: one case a constraint, named <op>_<label>.

func.func @matmul_c1_one_element_type(%a: tensor<2x3xf32>,
                                      %b: tensor<3x4xf16>) {
  // expected-error @+2 {{'nn.matmul' op C1: expected operands of one element type, got f32 and f16}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.matmul %a, %b : (tensor<2x3xf32>, tensor<3x4xf16>) -> tensor<2x4xf32>
  return
}

// -----

func.func @matmul_c2_rank(%a: tensor<3xf32>, %b: tensor<3x4xf32>) {
  // expected-error @+2 {{'nn.matmul' op C2: expected operands of rank 2 or more, got ranks 1 and 2}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.matmul %a, %b : (tensor<3xf32>, tensor<3x4xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @matmul_c3_inner(%a: tensor<2x4xf32>, %b: tensor<5x3xf32>) {
  // expected-error @+2 {{'nn.matmul' op C3: expected lhs's last dimension (4) to equal rhs's last but one (5)}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.matmul %a, %b : (tensor<2x4xf32>, tensor<5x3xf32>) -> tensor<2x3xf32>
  return
}

// -----

func.func @matmul_c4_leading(%a: tensor<2x4x4xf32>, %b: tensor<3x4x4xf32>) {
  // expected-error @+2 {{'nn.matmul' op C4: expected leading dimensions to broadcast together, got tensor<2x4x4xf32> and tensor<3x4x4xf32>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.matmul %a, %b : (tensor<2x4x4xf32>, tensor<3x4x4xf32>) -> tensor<2x4x4xf32>
  return
}

// -----

func.func @matmul_rank(%a: tensor<1x1x1x1x1x1x1x1x1xf32>, %b: tensor<1x1xf32>) {
  // expected-error @+2 {{'nn.matmul' op expected operands of rank 8 or less, got rank 9}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.matmul %a, %b : (tensor<1x1x1x1x1x1x1x1x1xf32>, tensor<1x1xf32>) -> tensor<1x1x1x1x1x1x1x1x1xf32>
  return
}

// -----

func.func @matmul_result(%a: tensor<?x4xf32>, %b: tensor<4x3xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<?x3xf32>' are incompatible with return type(s) of operation 'tensor<?x5xf32>'}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.matmul %a, %b : (tensor<?x4xf32>, tensor<4x3xf32>) -> tensor<?x5xf32>
  return
}

// -----

func.func @linear_c1_one_element_type(%a: tensor<2x3xf32>, %b: tensor<3x4xf32>,
                                      %c: tensor<4xf64>) {
  // expected-error @+2 {{'nn.linear' op C1: expected operands of one element type, got f32 and f64}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.linear %a, %b, %c : (tensor<2x3xf32>, tensor<3x4xf32>, tensor<4xf64>) -> tensor<2x4xf32>
  return
}

// -----

func.func @linear_c2_input_rank(%a: tensor<f32>, %b: tensor<3x4xf32>) {
  // expected-error @+2 {{'nn.linear' op C2: expected input of rank 1 or more and weight of rank 2, got ranks 0 and 2}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.linear %a, %b : (tensor<f32>, tensor<3x4xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @linear_c2_weight_rank(%a: tensor<3xf32>, %b: tensor<1x3x4xf32>) {
  // expected-error @+2 {{'nn.linear' op C2: expected input of rank 1 or more and weight of rank 2, got ranks 1 and 3}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.linear %a, %b : (tensor<3xf32>, tensor<1x3x4xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @linear_c2_bias_rank(%a: tensor<3xf32>, %b: tensor<3x4xf32>,
                               %c: tensor<1x4xf32>) {
  // expected-error @+2 {{'nn.linear' op C2: expected bias of rank 1, got rank 2}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.linear %a, %b, %c : (tensor<3xf32>, tensor<3x4xf32>, tensor<1x4xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @linear_c3_inner(%a: tensor<2x3xf32>, %b: tensor<5x4xf32>) {
  // expected-error @+2 {{'nn.linear' op C3: expected input's last dimension (3) to equal weight's first (5)}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.linear %a, %b : (tensor<2x3xf32>, tensor<5x4xf32>) -> tensor<2x4xf32>
  return
}

// -----

func.func @linear_c4_bias(%a: tensor<2x3xf32>, %b: tensor<3x4xf32>,
                          %c: tensor<5xf32>) {
  // expected-error @+2 {{'nn.linear' op C4: expected bias's size (5) to equal weight's second dimension (4)}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.linear %a, %b, %c : (tensor<2x3xf32>, tensor<3x4xf32>, tensor<5xf32>) -> tensor<2x4xf32>
  return
}

// -----

func.func @matmul_c1_byte_and_short(%a: tensor<2x3xui8>, %b: tensor<3x4xi16>) {
  // expected-error @+2 {{'nn.matmul' op C1: expected operands of one element type, got ui8 and i16}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.matmul %a, %b : (tensor<2x3xui8>, tensor<3x4xi16>) -> tensor<2x4xi32>
  return
}

// -----

func.func @matmul_c5_sum(%a: tensor<1x131072xi8>, %b: tensor<131072x1xi8>) {
  // expected-error @+2 {{'nn.matmul' op C5: expected sums of at most 131071 products of i8 and i8, which i32 holds, got 131072}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.matmul %a, %b : (tensor<1x131072xi8>, tensor<131072x1xi8>) -> tensor<1x1xi32>
  return
}

// -----

func.func @linear_c1_byte_bias(%a: tensor<2x3xui8>, %b: tensor<3x4xi8>, %c: tensor<4xi8>) {
  // expected-error @+2 {{'nn.linear' op C1: expected a bias of i32 for 8-bit integers, got i8}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.linear %a, %b, %c : (tensor<2x3xui8>, tensor<3x4xi8>, tensor<4xi8>) -> tensor<2x4xi32>
  return
}

// -----

func.func @linear_c5_sum(%a: tensor<1x65794xui8>, %b: tensor<65794x1xi8>) {
  // expected-error @+2 {{'nn.linear' op C5: expected sums of at most 65793 products of ui8 and i8, which i32 holds, got 65794}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.linear %a, %b : (tensor<1x65794xui8>, tensor<65794x1xi8>) -> tensor<1x1xi32>
  return
}
