// RUN: nn-opt %s -split-input-file -verify-diagnostics

// Ops that only rename elements: one case a constraint, named <op>_<label>.

func.func @reshape_c1_static_size(%a: tensor<2x3xf32>, %b: tensor<?xi64>) {
  // expected-error @+2 {{'nn.reshape' op C1: expected a shape of static size}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.reshape %a, %b : (tensor<2x3xf32>, tensor<?xi64>) -> tensor<6xf32>
  return
}

// -----

func.func @reshape_c2_negative(%a: tensor<2x3xf32>) {
  %b = nn.constant dense<[-2, 3]> : tensor<2xi64>
  // expected-error @+2 {{'nn.reshape' op C2: expected dimensions of -1 or more, got -2}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.reshape %a, %b : (tensor<2x3xf32>, tensor<2xi64>) -> tensor<?x3xf32>
  return
}

// -----

func.func @reshape_c2_two_holes(%a: tensor<2x3xf32>) {
  %b = nn.constant dense<[-1, -1]> : tensor<2xi64>
  // expected-error @+2 {{'nn.reshape' op C2: expected at most one -1}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.reshape %a, %b : (tensor<2x3xf32>, tensor<2xi64>) -> tensor<?x?xf32>
  return
}

// -----

func.func @reshape_c2_copied(%a: tensor<2x3xf32>) {
  %b = nn.constant dense<[2, 3, 0]> : tensor<3xi64>
  // expected-error @+2 {{'nn.reshape' op C2: expected input to have the dimension 2 that is copied, got rank 2}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.reshape %a, %b : (tensor<2x3xf32>, tensor<3xi64>) -> tensor<2x3x?xf32>
  return
}

// -----

func.func @reshape_c3_elements(%a: tensor<2x3xf32>) {
  %b = nn.constant dense<[2, 4]> : tensor<2xi64>
  // expected-error @+2 {{'nn.reshape' op C3: expected 6 elements, got 8}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.reshape %a, %b : (tensor<2x3xf32>, tensor<2xi64>) -> tensor<2x4xf32>
  return
}

// -----

func.func @reshape_c3_hole(%a: tensor<2x3xf32>) {
  %b = nn.constant dense<[-1, 4]> : tensor<2xi64>
  // expected-error @+2 {{'nn.reshape' op C3: expected a number of elements that -1 can make up: 6 is no multiple of 4}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.reshape %a, %b : (tensor<2x3xf32>, tensor<2xi64>) -> tensor<?x4xf32>
  return
}

// -----

func.func @reshape_c3_copied_hole(%a: tensor<2x3x5xf32>) {
  %b = nn.constant dense<[0, -1, 4]> : tensor<3xi64>
  // expected-error @+2 {{'nn.reshape' op C3: expected a number of elements that -1 can make up: 15 is no multiple of 4}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.reshape %a, %b : (tensor<2x3x5xf32>, tensor<3xi64>) -> tensor<2x?x4xf32>
  return
}

// -----

func.func @reshape_c3_hole_beside_zero(%a: tensor<0x3xf32>) {
  %b = nn.constant dense<[-1, 0]> : tensor<2xi64>
  // expected-error @+2 {{'nn.reshape' op C3: expected a number of elements that -1 can make up: 0 is no multiple of 0}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.reshape %a, %b {allow_zero} : (tensor<0x3xf32>, tensor<2xi64>) -> tensor<?x0xf32>
  return
}

// -----

func.func @reshape_c3_allow_zero(%a: tensor<2x3xf32>) {
  %b = nn.constant dense<[0, 3]> : tensor<2xi64>
  // expected-error @+2 {{'nn.reshape' op C3: expected 6 elements, got 0}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.reshape %a, %b {allow_zero} : (tensor<2x3xf32>, tensor<2xi64>) -> tensor<0x3xf32>
  return
}

// -----

func.func @reshape_c3_overflow(%a: tensor<4294967296x4294967296xf32>) {
  %b = nn.constant dense<[1]> : tensor<1xi64>
  // expected-error @+2 {{'nn.reshape' op C3: the number of elements exceeds 64 bits}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.reshape %a, %b : (tensor<4294967296x4294967296xf32>, tensor<1xi64>) -> tensor<1xf32>
  return
}

// -----

func.func @reshape_rank(%a: tensor<1xf32>, %b: tensor<9xi64>) {
  // expected-error @+2 {{'nn.reshape' op expected a result of rank 8 or less, got rank 9}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.reshape %a, %b : (tensor<1xf32>, tensor<9xi64>) -> tensor<1x1x1x1x1x1x1x1x1xf32>
  return
}

// -----

func.func @squeeze_c1_axes(%a: tensor<1x3xf32>) {
  // expected-error @+2 {{'nn.squeeze' op C1: expected axes to be distinct dimensions of a tensor of rank 2, got array<i64: 2>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.squeeze %a axes = [2] : (tensor<1x3xf32>) -> tensor<3xf32>
  return
}

// -----

func.func @squeeze_c1_distinct(%a: tensor<1x3xf32>) {
  // expected-error @+2 {{'nn.squeeze' op C1: expected axes to be distinct dimensions of a tensor of rank 2, got array<i64: 0, -2>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.squeeze %a axes = [0, -2] : (tensor<1x3xf32>) -> tensor<3xf32>
  return
}

// -----

func.func @squeeze_c2_size(%a: tensor<1x3xf32>) {
  // expected-error @+2 {{'nn.squeeze' op C2: expected dimension 1 to have size 1, got 3}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.squeeze %a axes = [1] : (tensor<1x3xf32>) -> tensor<1xf32>
  return
}

// -----

func.func @unsqueeze_c1_axes(%a: tensor<3xf32>) {
  // expected-error @+2 {{'nn.unsqueeze' op C1: expected axes to be distinct dimensions of a tensor of rank 2, got array<i64: 2>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.unsqueeze %a axes = [2] : (tensor<3xf32>) -> tensor<3x1xf32>
  return
}

// -----

func.func @unsqueeze_c1_distinct(%a: tensor<3xf32>) {
  // expected-error @+2 {{'nn.unsqueeze' op C1: expected axes to be distinct dimensions of a tensor of rank 3, got array<i64: 0, -3>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.unsqueeze %a axes = [0, -3] : (tensor<3xf32>) -> tensor<1x3x1xf32>
  return
}

// -----

func.func @unsqueeze_rank(%a: tensor<1x1x1x1x1x1x1x3xf32>) {
  // expected-error @+2 {{'nn.unsqueeze' op expected a result of rank 8 or less}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.unsqueeze %a axes = [0] : (tensor<1x1x1x1x1x1x1x3xf32>) -> tensor<1x1x1x1x1x1x1x1x3xf32>
  return
}

// -----

func.func @transpose_c1_repeated(%a: tensor<2x3xf32>) {
  // expected-error @+2 {{'nn.transpose' op C1: expected perm to be a permutation of 2 dimensions}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.transpose %a perm = [0, 0] : (tensor<2x3xf32>) -> tensor<2x3xf32>
  return
}

// -----

func.func @transpose_c1_range(%a: tensor<2x3xf32>) {
  // expected-error @+2 {{'nn.transpose' op C1: expected perm to be a permutation of 2 dimensions}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.transpose %a perm = [0, 2] : (tensor<2x3xf32>) -> tensor<2x3xf32>
  return
}

// -----

func.func @transpose_c1_negative(%a: tensor<2x3xf32>) {
  // expected-error @+2 {{'nn.transpose' op C1: expected perm to be a permutation of 2 dimensions}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.transpose %a perm = [-1, 0] : (tensor<2x3xf32>) -> tensor<3x2xf32>
  return
}

// -----

func.func @transpose_c1_count(%a: tensor<2x3xf32>) {
  // expected-error @+2 {{'nn.transpose' op C1: expected perm to be a permutation of 2 dimensions}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.transpose %a perm = [0] : (tensor<2x3xf32>) -> tensor<2xf32>
  return
}

// -----

func.func @expand_c1_static_size(%a: tensor<3xf32>, %b: tensor<?xi64>) {
  // expected-error @+2 {{'nn.expand' op C1: expected a shape of static size}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.expand %a, %b : (tensor<3xf32>, tensor<?xi64>) -> tensor<3xf32>
  return
}

// -----

func.func @expand_c1_negative(%a: tensor<3xf32>) {
  %b = nn.constant dense<[-1, 3]> : tensor<2xi64>
  // expected-error @+2 {{'nn.expand' op C1: expected dimensions of 0 or more, got -1}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.expand %a, %b : (tensor<3xf32>, tensor<2xi64>) -> tensor<?x3xf32>
  return
}

// -----

func.func @expand_c2_broadcast(%a: tensor<3xf32>) {
  %b = nn.constant dense<[2, 4]> : tensor<2xi64>
  // expected-error @+2 {{'nn.expand' op C2: expected tensor<3xf32> to broadcast to tensor<2x4xf32>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.expand %a, %b : (tensor<3xf32>, tensor<2xi64>) -> tensor<2x4xf32>
  return
}

// -----

func.func @expand_rank(%a: tensor<1xf32>, %b: tensor<9xi64>) {
  // expected-error @+2 {{'nn.expand' op expected a result of rank 8 or less, got rank 9}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.expand %a, %b : (tensor<1xf32>, tensor<9xi64>) -> tensor<1x1x1x1x1x1x1x1x1xf32>
  return
}

// -----

func.func @shape_of_result(%a: tensor<2x3xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<2xi64>' are incompatible with return type(s) of operation 'tensor<3xi64>'}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.shape_of %a : (tensor<2x3xf32>) -> tensor<3xi64>
  return
}
