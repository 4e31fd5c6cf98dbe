// RUN: nn-opt %s -split-input-file -verify-diagnostics

// What normalizations and reductions infer. The written result type contradicts
// it, so the error tells.

func.func @batch_norm_channels(%a: tensor<2x?x4xf32>, %b: tensor<?xf32>,
                               %c: tensor<3xf32>, %d: tensor<?xf32>,
                               %e: tensor<3xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<2x3x4xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.batch_norm %a, %b, %c, %d, %e : (tensor<2x?x4xf32>, tensor<?xf32>, tensor<3xf32>, tensor<?xf32>, tensor<3xf32>) -> tensor<9xf32>
  return
}

// -----

func.func @batch_norm_nhwc(%a: tensor<2x5x5x?xf32>, %b: tensor<3xf32>,
                           %c: tensor<3xf32>, %d: tensor<3xf32>,
                           %e: tensor<3xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<2x5x5x3xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.batch_norm %a, %b, %c, %d, %e layout = nhwc : (tensor<2x5x5x?xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>) -> tensor<9xf32>
  return
}

// -----

func.func @instance_norm_channels(%a: tensor<?x?x4xf32>, %b: tensor<3xf32>,
                                  %c: tensor<?xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<?x3x4xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.instance_norm %a, %b, %c : (tensor<?x?x4xf32>, tensor<3xf32>, tensor<?xf32>) -> tensor<9xf32>
  return
}

// -----

func.func @layer_norm(%a: tensor<2x?x16xf32>, %b: tensor<16xf32>,
                      %c: tensor<1xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<2x?x16xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.layer_norm %a, %b, %c : (tensor<2x?x16xf32>, tensor<16xf32>, tensor<1xf32>) -> tensor<9xf32>
  return
}

// -----

func.func @reduce(%a: tensor<2x3x4xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<2x4xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.reduce_sum %a axes = [1] : (tensor<2x3x4xf32>) -> tensor<9xf32>
  return
}

// -----

func.func @reduce_keepdims(%a: tensor<2x?x?xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<1x?x1xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.reduce_mean %a axes = [-1, 0] keepdims : (tensor<2x?x?xf32>) -> tensor<9xf32>
  return
}

// -----

func.func @reduce_all(%a: tensor<2x?xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<f32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.reduce_max %a axes = [0, 1] : (tensor<2x?xf32>) -> tensor<9xf32>
  return
}

// -----

func.func @reduce_none(%a: tensor<2x?xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<2x?xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.reduce_min %a axes = [] : (tensor<2x?xf32>) -> tensor<9xf32>
  return
}

// -----

func.func @softmax(%a: tensor<2x?xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<2x?xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.softmax %a : (tensor<2x?xf32>) -> tensor<9xf32>
  return
}
