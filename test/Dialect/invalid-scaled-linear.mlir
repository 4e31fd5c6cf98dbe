// RUN: nn-opt %s --split-input-file --verify-diagnostics

// One case a constraint label of nn.scaled_linear.

func.func @c1(%x: tensor<2x4xf32>, %w: tensor<4x3xi8>, %s: tensor<3xf32>) {
  // expected-error @+2 {{'nn.scaled_linear' op C1: expected operand #2 of rank 2, got rank 1}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.scaled_linear %x, %w, %s group = 4 : (tensor<2x4xf32>, tensor<4x3xi8>, tensor<3xf32>) -> tensor<2x3xf32>
  return
}

// -----

func.func @c2(%x: tensor<2x5xf32>, %w: tensor<4x3xi8>, %s: tensor<1x3xf32>) {
  // expected-error @+2 {{'nn.scaled_linear' op C2: expected input's last dimension (5) to equal weight's first (4)}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.scaled_linear %x, %w, %s group = 4 : (tensor<2x5xf32>, tensor<4x3xi8>, tensor<1x3xf32>) -> tensor<2x3xf32>
  return
}

// -----

func.func @c3_group(%x: tensor<2x4xf32>, %w: tensor<4x3xi8>, %s: tensor<1x3xf32>) {
  // expected-error @+2 {{'nn.scaled_linear' op C3: expected group to be positive, got 0}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.scaled_linear %x, %w, %s group = 0 : (tensor<2x4xf32>, tensor<4x3xi8>, tensor<1x3xf32>) -> tensor<2x3xf32>
  return
}

// -----

func.func @c3(%x: tensor<2x5xf32>, %w: tensor<5x3xi8>, %s: tensor<1x3xf32>) {
  // expected-error @+2 {{'nn.scaled_linear' op C3: expected operand #2 of 2 groups by 3 columns}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.scaled_linear %x, %w, %s group = 4 : (tensor<2x5xf32>, tensor<5x3xi8>, tensor<1x3xf32>) -> tensor<2x3xf32>
  return
}

// -----

func.func @c4(%x: tensor<2x4xf32>, %w: tensor<4x3xi8>, %s: tensor<1x3xf32>, %z: tensor<1x3xui8>) {
  // expected-error @+2 {{'nn.scaled_linear' op C4: expected zero points of i8, got ui8}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.scaled_linear %x, %w, %s, %z group = 4 : (tensor<2x4xf32>, tensor<4x3xi8>, tensor<1x3xf32>, tensor<1x3xui8>) -> tensor<2x3xf32>
  return
}
