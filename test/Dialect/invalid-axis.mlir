// RUN: nn-opt %s --split-input-file --verify-diagnostics

// One case a constraint label: reduce_to, arg_*, cum_* and random.

func.func @reduce_to_c1_shape_has_rank(%a: tensor<2x3xf32>, %s: tensor<3xi64>) {
  // expected-error @+2 {{'nn.reduce_to' op C1: expected a shape of 2 elements, got tensor<3xi64>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.reduce_to sum, %a, %s : (tensor<2x3xf32>, tensor<3xi64>) -> tensor<2x1xf32>
  return
}

// -----

func.func @reduce_to_c1_static_size(%a: tensor<2x3xf32>, %s: tensor<?xi64>) {
  // expected-error @+2 {{'nn.reduce_to' op C1: expected a shape of 2 elements, got tensor<?xi64>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.reduce_to sum, %a, %s : (tensor<2x3xf32>, tensor<?xi64>) -> tensor<2x1xf32>
  return
}

// -----

func.func @reduce_to_c2_numbers(%a: tensor<2xi1>, %s: tensor<1xi64>) {
  // expected-error @+2 {{'nn.reduce_to' op C2: expected numbers, got i1}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.reduce_to prod, %a, %s : (tensor<2xi1>, tensor<1xi64>) -> tensor<1xi1>
  return
}

// -----

func.func @arg_max_c1_axis(%a: tensor<2x3xf32>) {
  // expected-error @+2 {{'nn.arg_max' op C1: expected axis to be a dimension of a tensor of rank 2, got 2}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.arg_max %a axis = 2 : (tensor<2x3xf32>) -> tensor<2xi64>
  return
}

// -----

func.func @arg_min_c1_axis(%a: tensor<f32>) {
  // expected-error @+2 {{'nn.arg_min' op C1: expected axis to be a dimension of a tensor of rank 0, got 0}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.arg_min %a axis = 0 : (tensor<f32>) -> tensor<i64>
  return
}

// -----

func.func @cum_sum_c1_axis(%a: tensor<2x3xf32>) {
  // expected-error @+2 {{'nn.cum_sum' op C1: expected axis to be a dimension of a tensor of rank 2, got -3}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.cum_sum %a axis = -3 : (tensor<2x3xf32>) -> tensor<2x3xf32>
  return
}

// -----

func.func @cum_prod_c1_axis(%a: tensor<2x3xf32>) {
  // expected-error @+2 {{'nn.cum_prod' op C1: expected axis to be a dimension of a tensor of rank 2, got 2}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.cum_prod %a axis = 2 : (tensor<2x3xf32>) -> tensor<2x3xf32>
  return
}

// -----

func.func @random_c1_static_size(%s: tensor<?xi64>) {
  // expected-error @+2 {{'nn.random' op C1: expected a shape of static size}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.random %s seed = 0 : (tensor<?xi64>) -> tensor<2xf32>
  return
}

// -----

func.func @random_c1_negative() {
  %s = nn.constant dense<[2, -1]> : tensor<2xi64>
  // expected-error @+2 {{'nn.random' op C1: expected dimensions of 0 or more, got -1}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.random %s seed = 0 : (tensor<2xi64>) -> tensor<2x1xf32>
  return
}
