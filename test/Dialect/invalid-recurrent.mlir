// RUN: nn-opt %s -split-input-file -verify-diagnostics

// One case a constraint, named <op>_<label>.

func.func @rnn_c1(%x: tensor<5x2x3xf32>, %r: tensor<3x3xf32>, %h: tensor<2x3xf16>) {
  // expected-error @+2 {{'nn.rnn' op C1: expected operands 0 and 2 to have one element type}}
  // expected-error @+1 {{failed to infer returned types}}
  %0:2 = nn.rnn %x, %r, %h activations = ["tanh"] : (tensor<5x2x3xf32>, tensor<3x3xf32>, tensor<2x3xf16>) -> (tensor<5x2x3xf32>, tensor<2x3xf32>)
  return
}

// -----

func.func @gru_c2(%x: tensor<5x2x9xf32>, %r: tensor<3x9xf32>, %h: tensor<2x3xf32>, %b: tensor<9xf32>) {
  // expected-error @+2 {{'nn.gru' op C2: expected operand 3 like tensor<3xf32>, got tensor<9xf32>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0:2 = nn.gru %x, %r, %h, %b activations = ["sigmoid", "tanh"] : (tensor<5x2x9xf32>, tensor<3x9xf32>, tensor<2x3xf32>, tensor<9xf32>) -> (tensor<5x2x3xf32>, tensor<2x3xf32>)
  return
}

// -----

// What a later operand knows is asked of those before it.
func.func @rnn_c2_learnt(%x: tensor<5x?x3xf32>, %r: tensor<3x3xf32>, %h: tensor<4x3xf32>, %n: tensor<2xi32>) {
  // expected-error @+2 {{'nn.rnn' op C2: expected operand 3 like tensor<4xi32>, got tensor<2xi32>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0:2 = nn.rnn %x, %r, %h, %n activations = ["tanh"] : (tensor<5x?x3xf32>, tensor<3x3xf32>, tensor<4x3xf32>, tensor<2xi32>) -> (tensor<5x4x3xf32>, tensor<4x3xf32>)
  return
}

// -----

func.func @lstm_c2_gates(%x: tensor<5x2x11xf32>, %r: tensor<?x?xf32>, %h: tensor<2x3xf32>, %p: tensor<3x3xf32>) {
  // expected-error @+2 {{'nn.lstm' op C2: expected operand 0 like tensor<5x2x12xf32>, got tensor<5x2x11xf32>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0:3 = nn.lstm %x, %r, %h, %h, %p activations = ["sigmoid", "tanh", "tanh"] : (tensor<5x2x11xf32>, tensor<?x?xf32>, tensor<2x3xf32>, tensor<2x3xf32>, tensor<3x3xf32>) -> (tensor<5x2x3xf32>, tensor<2x3xf32>, tensor<2x3xf32>)
  return
}

// -----

func.func @rnn_c3_name(%x: tensor<5x2x3xf32>, %r: tensor<3x3xf32>, %h: tensor<2x3xf32>) {
  // expected-error @+2 {{'nn.rnn' op C3: expected the names of 1 activations, and as many alphas and betas}}
  // expected-error @+1 {{failed to infer returned types}}
  %0:2 = nn.rnn %x, %r, %h activations = ["cosine"] : (tensor<5x2x3xf32>, tensor<3x3xf32>, tensor<2x3xf32>) -> (tensor<5x2x3xf32>, tensor<2x3xf32>)
  return
}

// -----

func.func @gru_c3_alphas(%x: tensor<5x2x9xf32>, %r: tensor<3x9xf32>, %h: tensor<2x3xf32>, %b: tensor<3xf32>) {
  // expected-error @+2 {{'nn.gru' op C3: expected the names of 2 activations, and as many alphas and betas}}
  // expected-error @+1 {{failed to infer returned types}}
  %0:2 = nn.gru %x, %r, %h, %b activations = ["elu", "elu"] {alphas = array<f32: 0.5>} : (tensor<5x2x9xf32>, tensor<3x9xf32>, tensor<2x3xf32>, tensor<3xf32>) -> (tensor<5x2x3xf32>, tensor<2x3xf32>)
  return
}
