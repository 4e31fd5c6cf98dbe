// RUN: nn-opt %s -split-input-file -verify-diagnostics

// Reductions and softmax: one case a constraint, named <op>_<label>.

func.func @reduce_sum_c1_axes(%a: tensor<2x3xf32>) {
  // expected-error @+2 {{'nn.reduce_sum' op C1: expected axes to be distinct dimensions of a tensor of rank 2, got array<i64: 2>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.reduce_sum %a axes = [2] : (tensor<2x3xf32>) -> tensor<2xf32>
  return
}

// -----

func.func @reduce_sum_c1_distinct(%a: tensor<2x3xf32>) {
  // expected-error @+2 {{'nn.reduce_sum' op C1: expected axes to be distinct dimensions of a tensor of rank 2, got array<i64: 1, -1>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.reduce_sum %a axes = [1, -1] : (tensor<2x3xf32>) -> tensor<2xf32>
  return
}

// -----

func.func @reduce_mean_c1_axes(%a: tensor<2x3xf32>) {
  // expected-error @+2 {{'nn.reduce_mean' op C1: expected axes to be distinct dimensions of a tensor of rank 2, got array<i64: 2>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.reduce_mean %a axes = [2] : (tensor<2x3xf32>) -> tensor<2xf32>
  return
}

// -----

func.func @reduce_mean_c1_distinct(%a: tensor<2x3xf32>) {
  // expected-error @+2 {{'nn.reduce_mean' op C1: expected axes to be distinct dimensions of a tensor of rank 2, got array<i64: 1, -1>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.reduce_mean %a axes = [1, -1] : (tensor<2x3xf32>) -> tensor<2xf32>
  return
}

// -----

func.func @reduce_max_c1_axes(%a: tensor<2x3xf32>) {
  // expected-error @+2 {{'nn.reduce_max' op C1: expected axes to be distinct dimensions of a tensor of rank 2, got array<i64: 2>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.reduce_max %a axes = [2] : (tensor<2x3xf32>) -> tensor<2xf32>
  return
}

// -----

func.func @reduce_max_c1_distinct(%a: tensor<2x3xf32>) {
  // expected-error @+2 {{'nn.reduce_max' op C1: expected axes to be distinct dimensions of a tensor of rank 2, got array<i64: 1, -1>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.reduce_max %a axes = [1, -1] : (tensor<2x3xf32>) -> tensor<2xf32>
  return
}

// -----

func.func @reduce_min_c1_axes(%a: tensor<2x3xf32>) {
  // expected-error @+2 {{'nn.reduce_min' op C1: expected axes to be distinct dimensions of a tensor of rank 2, got array<i64: 2>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.reduce_min %a axes = [2] : (tensor<2x3xf32>) -> tensor<2xf32>
  return
}

// -----

func.func @reduce_min_c1_distinct(%a: tensor<2x3xf32>) {
  // expected-error @+2 {{'nn.reduce_min' op C1: expected axes to be distinct dimensions of a tensor of rank 2, got array<i64: 1, -1>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.reduce_min %a axes = [1, -1] : (tensor<2x3xf32>) -> tensor<2xf32>
  return
}

// -----

func.func @reduce_prod_c1_axes(%a: tensor<2x3xf32>) {
  // expected-error @+2 {{'nn.reduce_prod' op C1: expected axes to be distinct dimensions of a tensor of rank 2, got array<i64: 2>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.reduce_prod %a axes = [2] : (tensor<2x3xf32>) -> tensor<2xf32>
  return
}

// -----

func.func @reduce_prod_c1_distinct(%a: tensor<2x3xf32>) {
  // expected-error @+2 {{'nn.reduce_prod' op C1: expected axes to be distinct dimensions of a tensor of rank 2, got array<i64: 1, -1>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.reduce_prod %a axes = [1, -1] : (tensor<2x3xf32>) -> tensor<2xf32>
  return
}

// -----

func.func @reduce_sum_c1_negative(%a: tensor<2x3xf32>) {
  // expected-error @+2 {{'nn.reduce_sum' op C1: expected axes to be distinct dimensions of a tensor of rank 2, got array<i64: -3>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.reduce_sum %a axes = [-3] : (tensor<2x3xf32>) -> tensor<2xf32>
  return
}

// -----

func.func @reduce_sum_c1_many(%a: tensor<2x3xf32>) {
  // expected-error @+2 {{'nn.reduce_sum' op C1: expected axes to be distinct dimensions of a tensor of rank 2, got array<i64: 0, 0, 0, 0, 0, 0, 0, 0, 0>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.reduce_sum %a axes = [0, 0, 0, 0, 0, 0, 0, 0, 0] : (tensor<2x3xf32>) -> tensor<2xf32>
  return
}

// -----

func.func @reduce_mean_element_type(%a: tensor<2xi8>) {
  // expected-error @+1 {{operand #0 must be ranked tensor of floating-point values}}
  %0 = nn.reduce_mean %a axes = [0] : (tensor<2xi8>) -> tensor<i8>
  return
}

// -----

func.func @reduce_sum_keepdims_result(%a: tensor<2x3xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<2x1xf32>' are incompatible with return type(s) of operation 'tensor<2xf32>'}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.reduce_sum %a axes = [1] keepdims : (tensor<2x3xf32>) -> tensor<2xf32>
  return
}

// -----

func.func @softmax_c1_axis(%a: tensor<2x3xf32>) {
  // expected-error @+2 {{'nn.softmax' op C1: expected axis to be a dimension of a tensor of rank 2, got 2}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.softmax %a {axis = 2 : i64} : (tensor<2x3xf32>) -> tensor<2x3xf32>
  return
}

// -----

func.func @softmax_c1_scalar(%a: tensor<f32>) {
  // expected-error @+2 {{'nn.softmax' op C1: expected axis to be a dimension of a tensor of rank 0, got -1}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.softmax %a : (tensor<f32>) -> tensor<f32>
  return
}

// -----

func.func @log_softmax_c1_axis(%a: tensor<2x3xf32>) {
  // expected-error @+2 {{'nn.log_softmax' op C1: expected axis to be a dimension of a tensor of rank 2, got 2}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.log_softmax %a {axis = 2 : i64} : (tensor<2x3xf32>) -> tensor<2x3xf32>
  return
}

// -----

func.func @log_softmax_c1_scalar(%a: tensor<f32>) {
  // expected-error @+2 {{'nn.log_softmax' op C1: expected axis to be a dimension of a tensor of rank 0, got -1}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.log_softmax %a : (tensor<f32>) -> tensor<f32>
  return
}
