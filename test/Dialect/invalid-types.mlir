// RUN: nn-opt %s -split-input-file -verify-diagnostics

// Stored types are kept, moved and converted, but not computed with.

func.func @add_f8(%a: tensor<2xf8E4M3FN>) {
  // expected-error @+1 {{'nn.add' op operand #0 must be ranked tensor of floating-point or integer values, but got 'tensor<2xf8E4M3FN>'}}
  %0 = nn.add %a, %a : (tensor<2xf8E4M3FN>, tensor<2xf8E4M3FN>) -> tensor<2xf8E4M3FN>
  return
}

// -----

func.func @compare_i4(%a: tensor<2xi4>) {
  // expected-error @+1 {{'nn.compare' op operand #0 must be ranked tensor of floating-point or integer or 1-bit signless integer values, but got 'tensor<2xi4>'}}
  %0 = nn.compare eq, %a, %a : (tensor<2xi4>, tensor<2xi4>) -> tensor<2xi1>
  return
}

// -----

func.func @bitcast_c1(%a: tensor<2xf32>) {
  // expected-error @+1 {{'nn.bitcast' op C1: expected compatible shapes, got tensor<2xf32> and tensor<3xi32>}}
  %0 = nn.bitcast %a : (tensor<2xf32>) -> tensor<3xi32>
  return
}

// -----

func.func @bitcast_c2(%a: tensor<2xi4>) {
  // expected-error @+1 {{'nn.bitcast' op C2: expected elements of one size, got 4 and 8 bits}}
  %0 = nn.bitcast %a : (tensor<2xi4>) -> tensor<2xi8>
  return
}

// -----

func.func @scatter_elements_c5(%a: tensor<2xf8E4M3FN>, %i: tensor<2xi64>) {
  // expected-error @+2 {{'nn.scatter_elements' op C5: expected elements to reduce, got f8E4M3FN}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.scatter_elements %a, %i, %a reduction = add : (tensor<2xf8E4M3FN>, tensor<2xi64>, tensor<2xf8E4M3FN>) -> tensor<2xf8E4M3FN>
  return
}

// -----

func.func @scatter_nd_c4(%a: tensor<2xui4>, %i: tensor<2x1xi64>) {
  // expected-error @+2 {{'nn.scatter_nd' op C4: expected elements to reduce, got ui4}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.scatter_nd %a, %i, %a reduction = max : (tensor<2xui4>, tensor<2x1xi64>, tensor<2xui4>) -> tensor<2xui4>
  return
}
