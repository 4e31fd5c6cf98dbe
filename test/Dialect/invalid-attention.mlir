// RUN: nn-opt %s --split-input-file --verify-diagnostics

func.func @c1_one_element_type(%q: tensor<1x2x5x8xf32>, %k: tensor<1x2x5x8xf16>) {
  // expected-error @+2 {{'nn.attention' op C1: expected operands of one element type, got f32 and f16}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.attention %q, %k, %k scale = 1.0 : (tensor<1x2x5x8xf32>, tensor<1x2x5x8xf16>, tensor<1x2x5x8xf16>) -> tensor<1x2x5x8xf32>
  return
}

// -----

func.func @c2_ranks(%q: tensor<2x5x8xf32>, %k: tensor<1x2x5x8xf32>) {
  // expected-error @+2 {{'nn.attention' op C2: expected operand 0 of rank 4, got rank 3}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.attention %q, %k, %k scale = 1.0 : (tensor<2x5x8xf32>, tensor<1x2x5x8xf32>, tensor<1x2x5x8xf32>) -> tensor<1x2x5x8xf32>
  return
}

// -----

func.func @c3_one_size(%q: tensor<1x2x5x8xf32>, %k: tensor<1x2x5x9xf32>) {
  // expected-error @+2 {{'nn.attention' op C3: expected one size, got 8 and 9}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.attention %q, %k, %k scale = 1.0 : (tensor<1x2x5x8xf32>, tensor<1x2x5x9xf32>, tensor<1x2x5x9xf32>) -> tensor<1x2x5x9xf32>
  return
}

// -----

func.func @c4_heads(%q: tensor<1x5x3x8xf32>, %k: tensor<1x2x5x8xf32>) {
  // expected-error @+2 {{'nn.attention' op C4: expected a multiple of 2 heads, got 3}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.attention %q, %k, %k scale = 1.0 q_layout = bshd : (tensor<1x5x3x8xf32>, tensor<1x2x5x8xf32>, tensor<1x2x5x8xf32>) -> tensor<1x3x5x8xf32>
  return
}

// -----

func.func @c5_mask(%q: tensor<1x2x5x8xf32>, %m: tensor<3x5x5xf32>) {
  // expected-error @+2 {{'nn.attention' op C5: expected mask to broadcast to the scores: dimension 0 is 3, theirs is 2}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.attention %q, %q, %q, %m scale = 1.0 : (tensor<1x2x5x8xf32>, tensor<1x2x5x8xf32>, tensor<1x2x5x8xf32>, tensor<3x5x5xf32>) -> tensor<1x2x5x8xf32>
  return
}
