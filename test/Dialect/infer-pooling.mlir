// RUN: nn-opt %s -split-input-file -verify-diagnostics

// What pooling infers; ceil_mode adds no window that would start in the end
// padding. The written result type contradicts it, so the error tells.

func.func @pool(%a: tensor<1x3x8x9xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<1x3x7x7xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.max_pool %a kernel = [2, 3] : (tensor<1x3x8x9xf32>) -> tensor<9xf32>
  return
}

// -----

func.func @pool_strides(%a: tensor<1x3x8x9xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<1x3x3x4xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.avg_pool %a kernel = [3, 3] strides = [2, 2] : (tensor<1x3x8x9xf32>) -> tensor<9xf32>
  return
}

// -----

func.func @pool_nhwc(%a: tensor<1x8x9x3xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<1x4x5x3xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.avg_pool %a kernel = [2, 2] strides = [2, 2] pads = [0, 0, 0, 1] layout = nhwc : (tensor<1x8x9x3xf32>) -> tensor<9xf32>
  return
}

// -----

func.func @pool_dilated(%a: tensor<1x3x8x9xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<1x3x4x3xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.max_pool %a kernel = [3, 3] dilations = [2, 3] : (tensor<1x3x8x9xf32>) -> tensor<9xf32>
  return
}

// -----

func.func @pool_floor(%a: tensor<1x3x6x6xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<1x3x2x2xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.max_pool %a kernel = [3, 3] strides = [2, 2] : (tensor<1x3x6x6xf32>) -> tensor<9xf32>
  return
}

// -----

func.func @pool_ceil(%a: tensor<1x3x6x6xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<1x3x3x3xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.max_pool %a kernel = [3, 3] strides = [2, 2] {ceil_mode} : (tensor<1x3x6x6xf32>) -> tensor<9xf32>
  return
}

// -----

func.func @pool_ceil_exact(%a: tensor<1x3x7x7xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<1x3x3x3xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.max_pool %a kernel = [3, 3] strides = [2, 2] {ceil_mode} : (tensor<1x3x7x7xf32>) -> tensor<9xf32>
  return
}

// -----

func.func @pool_ceil_not_in_end_padding(%a: tensor<1x3x4x4xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<1x3x2x2xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.max_pool %a kernel = [2, 2] strides = [3, 3] pads = [0, 0, 1, 1] {ceil_mode} : (tensor<1x3x4x4xf32>) -> tensor<9xf32>
  return
}

// -----

func.func @pool_ceil_in_end_padding_only(%a: tensor<1x3x3x3xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<1x3x1x1xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.max_pool %a kernel = [2, 2] strides = [4, 4] pads = [0, 0, 1, 1] {ceil_mode} : (tensor<1x3x3x3xf32>) -> tensor<9xf32>
  return
}

// -----

func.func @pool_dynamic(%a: tensor<?x?x?x9xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<?x?x?x8xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.max_pool %a kernel = [2, 2] : (tensor<?x?x?x9xf32>) -> tensor<9xf32>
  return
}

// -----

func.func @pool_huge(%a: tensor<1x1x9223372036854775807x2xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<1x1x9223372036854775806x1xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.max_pool %a kernel = [2, 2] {ceil_mode} : (tensor<1x1x9223372036854775807x2xf32>) -> tensor<9xf32>
  return
}

// -----

func.func @global_pool(%a: tensor<2x3x4x5x6xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<2x3x1x1x1xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.global_avg_pool %a : (tensor<2x3x4x5x6xf32>) -> tensor<9xf32>
  return
}

// -----

func.func @global_pool_nhwc(%a: tensor<?x4x?x3xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<?x1x1x3xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.global_max_pool %a layout = nhwc : (tensor<?x4x?x3xf32>) -> tensor<9xf32>
  return
}

// -----

func.func @global_pool_1d(%a: tensor<2x3x?xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<2x3x1xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.global_max_pool %a : (tensor<2x3x?xf32>) -> tensor<9xf32>
  return
}
