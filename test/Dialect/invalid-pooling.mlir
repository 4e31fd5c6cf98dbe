// RUN: nn-opt %s -split-input-file -verify-diagnostics

// Pooling: one case a constraint, named <op>_<label>.

func.func @max_pool_c1_rank(%a: tensor<3x8xf32>) {
  // expected-error @+2 {{'nn.max_pool' op C1: expected input of rank 3 to 7, got rank 2}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.max_pool %a kernel = [2, 2] : (tensor<3x8xf32>) -> tensor<3x7xf32>
  return
}

// -----

func.func @max_pool_c2_kernel(%a: tensor<1x3x8x8xf32>) {
  // expected-error @+2 {{'nn.max_pool' op C2: expected kernel to be 2 integers of 1 or more, got array<i64: 2, 0>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.max_pool %a kernel = [2, 0] : (tensor<1x3x8x8xf32>) -> tensor<1x3x7x7xf32>
  return
}

// -----

func.func @max_pool_c2_kernel_count(%a: tensor<1x3x8x8xf32>) {
  // expected-error @+2 {{'nn.max_pool' op C2: expected kernel to be 2 integers of 1 or more, got array<i64: 2, 2, 2>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.max_pool %a kernel = [2, 2, 2] : (tensor<1x3x8x8xf32>) -> tensor<1x3x7x7xf32>
  return
}

// -----

func.func @max_pool_c2_strides(%a: tensor<1x3x8x8xf32>) {
  // expected-error @+2 {{'nn.max_pool' op C2: expected strides to be 2 integers of 1 or more, got array<i64: -1, 1>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.max_pool %a kernel = [2, 2] strides = [-1, 1] : (tensor<1x3x8x8xf32>) -> tensor<1x3x7x7xf32>
  return
}

// -----

func.func @max_pool_c2_dilations(%a: tensor<1x3x8x8xf32>) {
  // expected-error @+2 {{'nn.max_pool' op C2: expected dilations to be 2 integers of 1 or more, got array<i64: 1, 0>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.max_pool %a kernel = [2, 2] dilations = [1, 0] : (tensor<1x3x8x8xf32>) -> tensor<1x3x7x7xf32>
  return
}

// -----

func.func @max_pool_c2_pads(%a: tensor<1x3x8x8xf32>) {
  // expected-error @+2 {{'nn.max_pool' op C2: expected pads to be 4 integers of 0 or more, got array<i64: 0, 0, 0, -1>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.max_pool %a kernel = [2, 2] pads = [0, 0, 0, -1] : (tensor<1x3x8x8xf32>) -> tensor<1x3x7x7xf32>
  return
}

// -----

func.func @max_pool_c2_pads_kernel(%a: tensor<1x3x8x8xf32>) {
  // expected-error @+2 {{'nn.max_pool' op C2: expected pads smaller than the dilated window (2), got 2}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.max_pool %a kernel = [2, 3] pads = [1, 2, 2, 2] : (tensor<1x3x8x8xf32>) -> tensor<1x3x7x7xf32>
  return
}

// -----

func.func @max_pool_c2_pads_first(%a: tensor<1x3x8x8xf32>) {
  // expected-error @+2 {{'nn.max_pool' op C2: expected pads smaller than the dilated window (2), got 2}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.max_pool %a kernel = [2, 3] pads = [2, 0, 0, 0] : (tensor<1x3x8x8xf32>) -> tensor<1x3x7x7xf32>
  return
}

// -----

func.func @max_pool_c3_window(%a: tensor<1x3x8x8xf32>) {
  // expected-error @+2 {{'nn.max_pool' op C3: expected the dilated window (9) to fit the padded input (8) in spatial dimension 0}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.max_pool %a kernel = [9, 9] : (tensor<1x3x8x8xf32>) -> tensor<1x3x7x7xf32>
  return
}

// -----

func.func @max_pool_c3_nhwc(%a: tensor<1x9x8x3xf32>) {
  // expected-error @+2 {{'nn.max_pool' op C3: expected the dilated window (9) to fit the padded input (8) in spatial dimension 1}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.max_pool %a kernel = [2, 9] layout = nhwc : (tensor<1x9x8x3xf32>) -> tensor<1x8x8x3xf32>
  return
}

// -----

func.func @max_pool_c3_overflow(%a: tensor<1x3x8x8xf32>) {
  // expected-error @+2 {{'nn.max_pool' op C3: size of spatial dimension 0 exceeds 64 bits}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.max_pool %a kernel = [9223372036854775807, 1] dilations = [3, 1] : (tensor<1x3x8x8xf32>) -> tensor<1x3x7x7xf32>
  return
}

// -----

func.func @avg_pool_c1_rank(%a: tensor<3x8xf32>) {
  // expected-error @+2 {{'nn.avg_pool' op C1: expected input of rank 3 to 7, got rank 2}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.avg_pool %a kernel = [2, 2] : (tensor<3x8xf32>) -> tensor<3x7xf32>
  return
}

// -----

func.func @avg_pool_c2_kernel(%a: tensor<1x3x8x8xf32>) {
  // expected-error @+2 {{'nn.avg_pool' op C2: expected kernel to be 2 integers of 1 or more, got array<i64: 2, 0>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.avg_pool %a kernel = [2, 0] : (tensor<1x3x8x8xf32>) -> tensor<1x3x7x7xf32>
  return
}

// -----

func.func @avg_pool_c2_kernel_count(%a: tensor<1x3x8x8xf32>) {
  // expected-error @+2 {{'nn.avg_pool' op C2: expected kernel to be 2 integers of 1 or more, got array<i64: 2, 2, 2>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.avg_pool %a kernel = [2, 2, 2] : (tensor<1x3x8x8xf32>) -> tensor<1x3x7x7xf32>
  return
}

// -----

func.func @avg_pool_c2_strides(%a: tensor<1x3x8x8xf32>) {
  // expected-error @+2 {{'nn.avg_pool' op C2: expected strides to be 2 integers of 1 or more, got array<i64: -1, 1>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.avg_pool %a kernel = [2, 2] strides = [-1, 1] : (tensor<1x3x8x8xf32>) -> tensor<1x3x7x7xf32>
  return
}

// -----

func.func @avg_pool_c2_dilations(%a: tensor<1x3x8x8xf32>) {
  // expected-error @+2 {{'nn.avg_pool' op C2: expected dilations to be 2 integers of 1 or more, got array<i64: 1, 0>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.avg_pool %a kernel = [2, 2] dilations = [1, 0] : (tensor<1x3x8x8xf32>) -> tensor<1x3x7x7xf32>
  return
}

// -----

func.func @avg_pool_c2_pads(%a: tensor<1x3x8x8xf32>) {
  // expected-error @+2 {{'nn.avg_pool' op C2: expected pads to be 4 integers of 0 or more, got array<i64: 0, 0, 0, -1>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.avg_pool %a kernel = [2, 2] pads = [0, 0, 0, -1] : (tensor<1x3x8x8xf32>) -> tensor<1x3x7x7xf32>
  return
}

// -----

func.func @avg_pool_c2_pads_kernel(%a: tensor<1x3x8x8xf32>) {
  // expected-error @+2 {{'nn.avg_pool' op C2: expected pads smaller than the dilated window (2), got 2}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.avg_pool %a kernel = [2, 3] pads = [1, 2, 2, 2] : (tensor<1x3x8x8xf32>) -> tensor<1x3x7x7xf32>
  return
}

// -----

func.func @avg_pool_c2_pads_first(%a: tensor<1x3x8x8xf32>) {
  // expected-error @+2 {{'nn.avg_pool' op C2: expected pads smaller than the dilated window (2), got 2}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.avg_pool %a kernel = [2, 3] pads = [2, 0, 0, 0] : (tensor<1x3x8x8xf32>) -> tensor<1x3x7x7xf32>
  return
}

// -----

func.func @avg_pool_c3_window(%a: tensor<1x3x8x8xf32>) {
  // expected-error @+2 {{'nn.avg_pool' op C3: expected the dilated window (9) to fit the padded input (8) in spatial dimension 0}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.avg_pool %a kernel = [9, 9] : (tensor<1x3x8x8xf32>) -> tensor<1x3x7x7xf32>
  return
}

// -----

func.func @avg_pool_c3_nhwc(%a: tensor<1x9x8x3xf32>) {
  // expected-error @+2 {{'nn.avg_pool' op C3: expected the dilated window (9) to fit the padded input (8) in spatial dimension 1}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.avg_pool %a kernel = [2, 9] layout = nhwc : (tensor<1x9x8x3xf32>) -> tensor<1x8x8x3xf32>
  return
}

// -----

func.func @avg_pool_c3_overflow(%a: tensor<1x3x8x8xf32>) {
  // expected-error @+2 {{'nn.avg_pool' op C3: size of spatial dimension 0 exceeds 64 bits}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.avg_pool %a kernel = [9223372036854775807, 1] dilations = [3, 1] : (tensor<1x3x8x8xf32>) -> tensor<1x3x7x7xf32>
  return
}

// -----

func.func @global_avg_pool_c1_rank(%a: tensor<2x3xf32>) {
  // expected-error @+2 {{'nn.global_avg_pool' op C1: expected input of rank 3 or more, got rank 2}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.global_avg_pool %a : (tensor<2x3xf32>) -> tensor<2x3xf32>
  return
}

// -----

func.func @global_max_pool_c1_rank(%a: tensor<2x3xf32>) {
  // expected-error @+2 {{'nn.global_max_pool' op C1: expected input of rank 3 or more, got rank 2}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.global_max_pool %a : (tensor<2x3xf32>) -> tensor<2x3xf32>
  return
}

// -----

func.func @global_avg_pool_element_type(%a: tensor<2x3x4xi8>) {
  // expected-error @+1 {{operand #0 must be ranked tensor of floating-point values}}
  %0 = nn.global_avg_pool %a : (tensor<2x3x4xi8>) -> tensor<2x3x1xi8>
  return
}
