// RUN: nn-opt %s -split-input-file -verify-diagnostics

// One case a constraint, named <op>_<label>.

func.func @iota_c1(%n: tensor<2xi64>) {
  // expected-error @+2 {{'nn.iota' op C1: expected a size of one element, got 2}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.iota %n : (tensor<2xi64>) -> tensor<?xi64>
  return
}

// -----

func.func @resample_c1(%x: tensor<2x3xf32>, %i: tensor<4x1xi64>, %w: tensor<4x1xf32>) {
  // expected-error @+2 {{'nn.resample' op C1: expected axis to be a dimension of a tensor of rank 2, got 2}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.resample %x, %i, %w axis = 2 : (tensor<2x3xf32>, tensor<4x1xi64>, tensor<4x1xf32>) -> tensor<2x4xf32>
  return
}

// -----

func.func @resample_c2(%x: tensor<2x3xf32>, %i: tensor<4x1xi64>, %w: tensor<4x1xf32>) {
  // expected-error @+2 {{'nn.resample' op C2: expected batch_dims from 0 to axis, got 1}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.resample %x, %i, %w axis = 0 {batch_dims = 1 : i64} : (tensor<2x3xf32>, tensor<4x1xi64>, tensor<4x1xf32>) -> tensor<4x3xf32>
  return
}

// -----

func.func @resample_c3(%x: tensor<2x3xf32>, %i: tensor<4x1xi64>, %w: tensor<4x2xf32>) {
  // expected-error @+2 {{'nn.resample' op C3: expected indices and weights of one shape with 2 dimensions, of which the first 0 are input's, got tensor<4x1xi64> and tensor<4x2xf32>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.resample %x, %i, %w axis = 0 : (tensor<2x3xf32>, tensor<4x1xi64>, tensor<4x2xf32>) -> tensor<4x3xf32>
  return
}

// -----

func.func @resample_c3_batch(%x: tensor<2x3xf32>, %i: tensor<3x4x1xi64>, %w: tensor<3x4x1xf32>) {
  // expected-error @+2 {{'nn.resample' op C3: expected indices and weights of one shape with 3 dimensions, of which the first 1 are input's}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.resample %x, %i, %w axis = 1 {batch_dims = 1 : i64} : (tensor<2x3xf32>, tensor<3x4x1xi64>, tensor<3x4x1xf32>) -> tensor<2x4xf32>
  return
}

// -----

func.func @resample_c4(%x: tensor<2x3xf64>, %i: tensor<4x1xi64>, %w: tensor<4x1xf32>) {
  // expected-error @+2 {{'nn.resample' op C4: expected weights of f64, got f32}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.resample %x, %i, %w axis = 0 : (tensor<2x3xf64>, tensor<4x1xi64>, tensor<4x1xf32>) -> tensor<4x3xf64>
  return
}
