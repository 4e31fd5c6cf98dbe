// RUN: nn-opt %s --split-input-file --verify-diagnostics

// One case a constraint label of nn.winograd_conv.

func.func @c1_one_element_type(%a: tensor<1x8x8x4xf32>, %b: tensor<16x1x4x16xf16>) {
  // expected-error @+2 {{'nn.winograd_conv' op C1: expected operands of one element type, got f32 and f16}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.winograd_conv %a, %b filters = 8 : (tensor<1x8x8x4xf32>, tensor<16x1x4x16xf16>) -> tensor<1x6x6x8xf32>
  return
}

// -----

func.func @c2_input_rank(%a: tensor<1x8x4xf32>, %b: tensor<16x1x4x16xf32>) {
  // expected-error @+2 {{'nn.winograd_conv' op C2: expected operand #0 of rank 4, got rank 3}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.winograd_conv %a, %b filters = 8 : (tensor<1x8x4xf32>, tensor<16x1x4x16xf32>) -> tensor<1x6x8xf32>
  return
}

// -----

func.func @c2_bias_rank(%a: tensor<1x8x8x4xf32>, %b: tensor<16x1x4x16xf32>, %c: tensor<1x8xf32>) {
  // expected-error @+2 {{'nn.winograd_conv' op C2: expected operand #2 of rank 1, got rank 2}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.winograd_conv %a, %b, %c filters = 8 : (tensor<1x8x8x4xf32>, tensor<16x1x4x16xf32>, tensor<1x8xf32>) -> tensor<1x6x6x8xf32>
  return
}

// -----

func.func @c3_pads(%a: tensor<1x8x8x4xf32>, %b: tensor<16x1x4x16xf32>) {
  // expected-error @+2 {{'nn.winograd_conv' op C3: expected pads to be 4 integers of 0 or more, got array<i64: 1, 1>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.winograd_conv %a, %b filters = 8 pads = [1, 1] : (tensor<1x8x8x4xf32>, tensor<16x1x4x16xf32>) -> tensor<1x6x6x8xf32>
  return
}

// -----

func.func @c4_products(%a: tensor<1x8x8x4xf32>, %b: tensor<25x1x4x16xf32>) {
  // expected-error @+2 {{'nn.winograd_conv' op C4: expected weights of 16 or 36 x 1 x channels x 16, got tensor<25x1x4x16xf32>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.winograd_conv %a, %b filters = 8 : (tensor<1x8x8x4xf32>, tensor<25x1x4x16xf32>) -> tensor<1x6x6x8xf32>
  return
}

// -----

func.func @c4_filters(%a: tensor<1x8x8x4xf32>, %b: tensor<16x1x4x16xf32>) {
  // expected-error @+2 {{'nn.winograd_conv' op C4: expected weights of 16 or 36 x 2 x channels x 16, got tensor<16x1x4x16xf32>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.winograd_conv %a, %b filters = 17 : (tensor<1x8x8x4xf32>, tensor<16x1x4x16xf32>) -> tensor<1x6x6x17xf32>
  return
}

// -----

func.func @c4_channels(%a: tensor<1x8x8x5xf32>, %b: tensor<16x1x4x16xf32>) {
  // expected-error @+2 {{'nn.winograd_conv' op C4: expected weights of 16 or 36 x 1 x channels x 16, got tensor<16x1x4x16xf32>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.winograd_conv %a, %b filters = 8 : (tensor<1x8x8x5xf32>, tensor<16x1x4x16xf32>) -> tensor<1x6x6x8xf32>
  return
}

// -----

func.func @c5_filters(%a: tensor<1x8x8x4xf32>, %b: tensor<16x1x4x16xf32>) {
  // expected-error @+2 {{'nn.winograd_conv' op C5: expected filters to be positive, got 0}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.winograd_conv %a, %b filters = 0 : (tensor<1x8x8x4xf32>, tensor<16x1x4x16xf32>) -> tensor<1x6x6x0xf32>
  return
}

// -----

func.func @c5_bias(%a: tensor<1x8x8x4xf32>, %b: tensor<16x1x4x16xf32>, %c: tensor<9xf32>) {
  // expected-error @+2 {{'nn.winograd_conv' op C5: expected bias of 8 elements, got 9}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.winograd_conv %a, %b, %c filters = 8 : (tensor<1x8x8x4xf32>, tensor<16x1x4x16xf32>, tensor<9xf32>) -> tensor<1x6x6x8xf32>
  return
}

// -----

func.func @c6_window(%a: tensor<1x2x8x4xf32>, %b: tensor<16x1x4x16xf32>) {
  // expected-error @+2 {{'nn.winograd_conv' op C6: expected}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.winograd_conv %a, %b filters = 8 : (tensor<1x2x8x4xf32>, tensor<16x1x4x16xf32>) -> tensor<1x0x6x8xf32>
  return
}
