// RUN: nn-opt %s --split-input-file --verify-diagnostics

// One case a constraint label of the shifts.

func.func @shift_left_c1_one_element_type(%a: tensor<4xi8>, %b: tensor<4xui8>) {
  // expected-error @+2 {{'nn.shift_left' op C1: expected operands of one element type, got i8 and ui8}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.shift_left %a, %b : (tensor<4xi8>, tensor<4xui8>) -> tensor<4xi8>
  return
}

// -----

func.func @shift_left_c2_broadcast(%a: tensor<2x4xi8>, %b: tensor<3x4xi8>) {
  // expected-error @+2 {{'nn.shift_left' op C2: expected operands' shapes to broadcast together, got tensor<2x4xi8> and tensor<3x4xi8>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.shift_left %a, %b : (tensor<2x4xi8>, tensor<3x4xi8>) -> tensor<2x4xi8>
  return
}

// -----

func.func @shift_right_c1_one_element_type(%a: tensor<4xi8>, %b: tensor<4xui8>) {
  // expected-error @+2 {{'nn.shift_right' op C1: expected operands of one element type, got i8 and ui8}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.shift_right %a, %b : (tensor<4xi8>, tensor<4xui8>) -> tensor<4xi8>
  return
}

// -----

func.func @shift_right_c2_broadcast(%a: tensor<2x4xi8>, %b: tensor<3x4xi8>) {
  // expected-error @+2 {{'nn.shift_right' op C2: expected operands' shapes to broadcast together, got tensor<2x4xi8> and tensor<3x4xi8>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.shift_right %a, %b : (tensor<2x4xi8>, tensor<3x4xi8>) -> tensor<2x4xi8>
  return
}
