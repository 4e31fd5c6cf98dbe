// RUN: nn-opt %s --split-input-file --verify-diagnostics

// What ops that work by index refuse, one case a label.

func.func @gather_elements_c1(%a: tensor<2xf32>, %i: tensor<2xi64>) {
  // expected-error @+2 {{'nn.gather_elements' op C1: expected axis to be a dimension of a tensor of rank 1, got 1}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.gather_elements %a, %i {axis = 1 : i64} : (tensor<2xf32>, tensor<2xi64>) -> tensor<2xf32>
  return
}

// -----

func.func @gather_elements_c2(%a: tensor<2xf32>, %i: tensor<2x2xi64>) {
  // expected-error @+2 {{'nn.gather_elements' op C2: expected indices of rank 1, got 2}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.gather_elements %a, %i : (tensor<2xf32>, tensor<2x2xi64>) -> tensor<2x2xf32>
  return
}

// -----

func.func @gather_elements_c3(%a: tensor<2x3xf32>, %i: tensor<9x4xi64>) {
  // expected-error @+2 {{'nn.gather_elements' op C3: expected indices' dimension 1 to be 3 at most, got 4}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.gather_elements %a, %i : (tensor<2x3xf32>, tensor<9x4xi64>) -> tensor<9x4xf32>
  return
}

// -----

func.func @gather_nd_c1(%a: tensor<2x3xf32>, %i: tensor<4x?xi64>) {
  // expected-error @+2 {{'nn.gather_nd' op C1: expected tuples of a known size from 1 to 2 in the last dimension of indices}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.gather_nd %a, %i : (tensor<2x3xf32>, tensor<4x?xi64>) -> tensor<4xf32>
  return
}

// -----

func.func @gather_nd_c1_batch(%a: tensor<2x3xf32>, %i: tensor<2x2xi64>) {
  // expected-error @+2 {{'nn.gather_nd' op C1: expected tuples of a known size from 1 to 1 in the last dimension of indices}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.gather_nd %a, %i {batch_dims = 1 : i64} : (tensor<2x3xf32>, tensor<2x2xi64>) -> tensor<2xf32>
  return
}

// -----

func.func @gather_nd_c2(%a: tensor<2x3xf32>, %i: tensor<2x1xi64>) {
  // expected-error @+2 {{'nn.gather_nd' op C2: expected batch_dims to be from 0 to 1, got 2}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.gather_nd %a, %i {batch_dims = 2 : i64} : (tensor<2x3xf32>, tensor<2x1xi64>) -> tensor<2xf32>
  return
}

// -----

func.func @gather_nd_c3(%a: tensor<2x3xf32>, %i: tensor<4x1xi64>) {
  // expected-error @+2 {{'nn.gather_nd' op C3: expected data and indices to agree in dimension 0}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.gather_nd %a, %i {batch_dims = 1 : i64} : (tensor<2x3xf32>, tensor<4x1xi64>) -> tensor<4xf32>
  return
}

// -----

func.func @gather_nd_rank(%a: tensor<1x1x1x1x1xf32>, %i: tensor<1x1x1x1x1x1xi64>) {
  // expected-error @+2 {{'nn.gather_nd' op expected slices of rank 8 or less in all, got rank 9}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.gather_nd %a, %i : (tensor<1x1x1x1x1xf32>, tensor<1x1x1x1x1x1xi64>) -> tensor<1xf32>
  return
}

// -----

func.func @scatter_elements_c1(%a: tensor<f32>, %i: tensor<i64>) {
  // expected-error @+2 {{'nn.scatter_elements' op C1: expected axis to be a dimension of a tensor of rank 0, got 0}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.scatter_elements %a, %i, %a : (tensor<f32>, tensor<i64>, tensor<f32>) -> tensor<f32>
  return
}

// -----

func.func @scatter_elements_c2(%a: tensor<2xf32>, %i: tensor<3xi64>) {
  // expected-error @+2 {{'nn.scatter_elements' op C2: expected updates of indices' shape}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.scatter_elements %a, %i, %a : (tensor<2xf32>, tensor<3xi64>, tensor<2xf32>) -> tensor<2xf32>
  return
}

// -----

func.func @scatter_elements_c3(%a: tensor<2x3xf32>, %i: tensor<2x4xi64>, %u: tensor<2x4xf32>) {
  // expected-error @+2 {{'nn.scatter_elements' op C3: expected indices' dimension 1 to be 3 at most, got 4}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.scatter_elements %a, %i, %u : (tensor<2x3xf32>, tensor<2x4xi64>, tensor<2x4xf32>) -> tensor<2x3xf32>
  return
}

// -----

func.func @scatter_elements_c4(%a: tensor<2xf32>, %i: tensor<2xi64>, %u: tensor<2xi8>) {
  // expected-error @+2 {{'nn.scatter_elements' op C4: expected updates of f32, got i8}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.scatter_elements %a, %i, %u : (tensor<2xf32>, tensor<2xi64>, tensor<2xi8>) -> tensor<2xf32>
  return
}

// -----

func.func @scatter_nd_c1(%a: tensor<2xf32>, %i: tensor<2x2xi64>) {
  // expected-error @+2 {{'nn.scatter_nd' op C1: expected tuples of a known size from 1 to 1 in the last dimension of indices}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.scatter_nd %a, %i, %a : (tensor<2xf32>, tensor<2x2xi64>, tensor<2xf32>) -> tensor<2xf32>
  return
}

// -----

func.func @scatter_nd_c2(%a: tensor<2x3xf32>, %i: tensor<4x1xi64>, %u: tensor<4x2xf32>) {
  // expected-error @+2 {{'nn.scatter_nd' op C2: expected updates of the shape of indices without the last dimension and of the slices}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.scatter_nd %a, %i, %u : (tensor<2x3xf32>, tensor<4x1xi64>, tensor<4x2xf32>) -> tensor<2x3xf32>
  return
}

// -----

func.func @scatter_nd_c3(%a: tensor<2xf32>, %i: tensor<4x1xi64>, %u: tensor<4xf64>) {
  // expected-error @+2 {{'nn.scatter_nd' op C3: expected updates of f32, got f64}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.scatter_nd %a, %i, %u : (tensor<2xf32>, tensor<4x1xi64>, tensor<4xf64>) -> tensor<2xf32>
  return
}

// -----

func.func @tile_c1(%a: tensor<2xf32>, %r: tensor<2xi64>) {
  // expected-error @+2 {{'nn.tile' op C1: expected 1 repeats, got 2}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.tile %a, %r : (tensor<2xf32>, tensor<2xi64>) -> tensor<?xf32>
  return
}

// -----

func.func @tile_c2(%a: tensor<2xf32>) {
  %r = nn.constant dense<-1> : tensor<1xi64>
  // expected-error @+2 {{'nn.tile' op C2: expected repeats that are not negative, got -1}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.tile %a, %r : (tensor<2xf32>, tensor<1xi64>) -> tensor<?xf32>
  return
}

// -----

func.func @top_k_c1(%a: tensor<2xf32>, %k: tensor<1xi64>) {
  // expected-error @+2 {{'nn.top_k' op C1: expected axis to be a dimension of a tensor of rank 1, got 1}}
  // expected-error @+1 {{failed to infer returned types}}
  %0:2 = nn.top_k %a, %k {axis = 1 : i64} : (tensor<2xf32>, tensor<1xi64>) -> (tensor<?xf32>, tensor<?xi64>)
  return
}

// -----

func.func @top_k_c2(%a: tensor<2xf32>, %k: tensor<2xi64>) {
  // expected-error @+2 {{'nn.top_k' op C2: expected operand 1 of one element}}
  // expected-error @+1 {{failed to infer returned types}}
  %0:2 = nn.top_k %a, %k : (tensor<2xf32>, tensor<2xi64>) -> (tensor<?xf32>, tensor<?xi64>)
  return
}

// -----

func.func @top_k_c2_more(%a: tensor<2xf32>) {
  %k = nn.constant dense<3> : tensor<1xi64>
  // expected-error @+2 {{'nn.top_k' op C2: expected k not to be negative or above the dimension, got 3}}
  // expected-error @+1 {{failed to infer returned types}}
  %0:2 = nn.top_k %a, %k : (tensor<2xf32>, tensor<1xi64>) -> (tensor<3xf32>, tensor<3xi64>)
  return
}

// -----

func.func @unique_c1(%a: tensor<f32>) {
  // expected-error @+2 {{'nn.unique' op C1: expected axis to be a dimension of a tensor of rank 0, got 0}}
  // expected-error @+1 {{failed to infer returned types}}
  %0:3 = nn.unique %a : (tensor<f32>) -> (tensor<?xi64>, tensor<?xi64>, tensor<?xi64>)
  return
}

// -----

func.func @non_max_suppression_c1(%a: tensor<1x2x4xf32>, %s: tensor<1x1x3xf32>, %m: tensor<1xi64>, %t: tensor<1xf32>) {
  // expected-error @+2 {{'nn.non_max_suppression' op C1: expected boxes of b x n x 4 and scores of b x c x n}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.non_max_suppression %a, %s, %m, %t : (tensor<1x2x4xf32>, tensor<1x1x3xf32>, tensor<1xi64>, tensor<1xf32>) -> tensor<?x3xi64>
  return
}

// -----

func.func @non_max_suppression_c2(%a: tensor<1x2x4xf32>, %s: tensor<1x1x2xf32>, %m: tensor<2xi64>, %t: tensor<1xf32>) {
  // expected-error @+2 {{'nn.non_max_suppression' op C2: expected operand 2 of one element}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.non_max_suppression %a, %s, %m, %t : (tensor<1x2x4xf32>, tensor<1x1x2xf32>, tensor<2xi64>, tensor<1xf32>) -> tensor<?x3xi64>
  return
}
