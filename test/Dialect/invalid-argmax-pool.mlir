// RUN: nn-opt %s -split-input-file -verify-diagnostics

// Pools that give sums and places: one case a constraint, named <op>_<label>.

func.func @argmax_pool_c1_rank(%a: tensor<3x8xf32>) {
  // expected-error @+2 {{'nn.argmax_pool' op C1: expected input of rank 3 to 7, got rank 2}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.argmax_pool %a kernel = [2] : (tensor<3x8xf32>) -> tensor<3x7xi64>
  return
}

// -----

func.func @argmax_pool_c2_pads(%a: tensor<1x3x8xf32>) {
  // expected-error @+2 {{'nn.argmax_pool' op C2: expected pads smaller than the dilated window (2), got 2}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.argmax_pool %a kernel = [2] pads = [0, 2] : (tensor<1x3x8xf32>) -> tensor<1x3x9xi64>
  return
}

// -----

func.func @sum_pool_c3_fits(%a: tensor<1x3x8xf32>) {
  // expected-error @+2 {{'nn.sum_pool' op C3: expected the dilated window (9) to fit the padded input (8) in spatial dimension 0}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.sum_pool %a kernel = [9] : (tensor<1x3x8xf32>) -> tensor<1x3x1xf32>
  return
}
