// RUN: nn-opt %s -split-input-file -verify-diagnostics

// Normalizations: one case a constraint, named <op>_<label>.

func.func @batch_norm_c1_one_element_type(%a: tensor<2x3x4x5xf32>,
                                          %b: tensor<3xf32>, %c: tensor<3xf32>,
                                          %d: tensor<3xf32>,
                                          %e: tensor<3xf64>) {
  // expected-error @+2 {{'nn.batch_norm' op C1: expected operands of one element type, got f32 and f64}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.batch_norm %a, %b, %c, %d, %e : (tensor<2x3x4x5xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf64>) -> tensor<2x3x4x5xf32>
  return
}

// -----

func.func @batch_norm_c2_input_rank(%a: tensor<3xf32>, %b: tensor<3xf32>,
                                    %c: tensor<3xf32>, %d: tensor<3xf32>,
                                    %e: tensor<3xf32>) {
  // expected-error @+2 {{'nn.batch_norm' op C2: expected input of rank 2 or more, got rank 1}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.batch_norm %a, %b, %c, %d, %e : (tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>) -> tensor<3xf32>
  return
}

// -----

func.func @batch_norm_c2_scale_rank(%a: tensor<2x3x4x5xf32>,
                                    %b: tensor<1x3xf32>, %c: tensor<3xf32>,
                                    %d: tensor<3xf32>, %e: tensor<3xf32>) {
  // expected-error @+2 {{'nn.batch_norm' op C2: expected operand 1 of rank 1, got rank 2}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.batch_norm %a, %b, %c, %d, %e : (tensor<2x3x4x5xf32>, tensor<1x3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>) -> tensor<2x3x4x5xf32>
  return
}

// -----

func.func @batch_norm_c3_channels(%a: tensor<2x3x4x5xf32>, %b: tensor<3xf32>,
                                  %c: tensor<3xf32>, %d: tensor<3xf32>,
                                  %e: tensor<4xf32>) {
  // expected-error @+2 {{'nn.batch_norm' op C3: expected operand 4 of 3 elements, one a channel, got 4}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.batch_norm %a, %b, %c, %d, %e : (tensor<2x3x4x5xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<4xf32>) -> tensor<2x3x4x5xf32>
  return
}

// -----

func.func @batch_norm_c3_channels_nhwc(%a: tensor<2x3x4x5xf32>,
                                       %b: tensor<3xf32>, %c: tensor<3xf32>,
                                       %d: tensor<3xf32>, %e: tensor<3xf32>) {
  // expected-error @+2 {{'nn.batch_norm' op C3: expected operand 1 of 5 elements, one a channel, got 3}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.batch_norm %a, %b, %c, %d, %e layout = nhwc : (tensor<2x3x4x5xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>, tensor<3xf32>) -> tensor<2x3x4x5xf32>
  return
}

// -----

func.func @batch_norm_c3_dynamic_channels(%a: tensor<2x?xf32>,
                                          %b: tensor<3xf32>, %c: tensor<4xf32>,
                                          %d: tensor<?xf32>,
                                          %e: tensor<?xf32>) {
  // expected-error @+2 {{'nn.batch_norm' op C3: expected operand 2 of 3 elements, one a channel, got 4}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.batch_norm %a, %b, %c, %d, %e : (tensor<2x?xf32>, tensor<3xf32>, tensor<4xf32>, tensor<?xf32>, tensor<?xf32>) -> tensor<2x?xf32>
  return
}

// -----

func.func @instance_norm_c1_one_element_type(%a: tensor<2x3x4x5xf32>,
                                             %b: tensor<3xf16>,
                                             %c: tensor<3xf32>) {
  // expected-error @+2 {{'nn.instance_norm' op C1: expected operands of one element type, got f32 and f16}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.instance_norm %a, %b, %c : (tensor<2x3x4x5xf32>, tensor<3xf16>, tensor<3xf32>) -> tensor<2x3x4x5xf32>
  return
}

// -----

func.func @instance_norm_c2_input_rank(%a: tensor<2x3xf32>, %b: tensor<3xf32>,
                                       %c: tensor<3xf32>) {
  // expected-error @+2 {{'nn.instance_norm' op C2: expected input of rank 3 or more, got rank 2}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.instance_norm %a, %b, %c : (tensor<2x3xf32>, tensor<3xf32>, tensor<3xf32>) -> tensor<2x3xf32>
  return
}

// -----

func.func @instance_norm_c2_bias_rank(%a: tensor<2x3x4x5xf32>,
                                      %b: tensor<3xf32>, %c: tensor<f32>) {
  // expected-error @+2 {{'nn.instance_norm' op C2: expected operand 2 of rank 1, got rank 0}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.instance_norm %a, %b, %c : (tensor<2x3x4x5xf32>, tensor<3xf32>, tensor<f32>) -> tensor<2x3x4x5xf32>
  return
}

// -----

func.func @instance_norm_c3_channels(%a: tensor<2x3x4x5xf32>, %b: tensor<4xf32>,
                                     %c: tensor<3xf32>) {
  // expected-error @+2 {{'nn.instance_norm' op C3: expected operand 1 of 3 elements, one a channel, got 4}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.instance_norm %a, %b, %c : (tensor<2x3x4x5xf32>, tensor<4xf32>, tensor<3xf32>) -> tensor<2x3x4x5xf32>
  return
}

// -----

func.func @layer_norm_c1_one_element_type(%a: tensor<2x3x4x5xf32>,
                                          %b: tensor<5xf32>,
                                          %c: tensor<5xbf16>) {
  // expected-error @+2 {{'nn.layer_norm' op C1: expected operands of one element type, got f32 and bf16}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.layer_norm %a, %b, %c : (tensor<2x3x4x5xf32>, tensor<5xf32>, tensor<5xbf16>) -> tensor<2x3x4x5xf32>
  return
}

// -----

func.func @layer_norm_c2_axis(%a: tensor<2x3x4x5xf32>, %b: tensor<5xf32>) {
  // expected-error @+2 {{'nn.layer_norm' op C2: expected axis to be a dimension of a tensor of rank 4, got 4}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.layer_norm %a, %b {axis = 4 : i64} : (tensor<2x3x4x5xf32>, tensor<5xf32>) -> tensor<2x3x4x5xf32>
  return
}

// -----

func.func @layer_norm_c2_negative_axis(%a: tensor<2x3x4x5xf32>,
                                       %b: tensor<5xf32>) {
  // expected-error @+2 {{'nn.layer_norm' op C2: expected axis to be a dimension of a tensor of rank 4, got -5}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.layer_norm %a, %b {axis = -5 : i64} : (tensor<2x3x4x5xf32>, tensor<5xf32>) -> tensor<2x3x4x5xf32>
  return
}

// -----

func.func @layer_norm_c2_scalar(%a: tensor<f32>, %b: tensor<f32>) {
  // expected-error @+2 {{'nn.layer_norm' op C2: expected axis to be a dimension of a tensor of rank 0, got -1}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.layer_norm %a, %b : (tensor<f32>, tensor<f32>) -> tensor<f32>
  return
}

// -----

func.func @layer_norm_c3_scale(%a: tensor<2x3x4x5xf32>, %b: tensor<4xf32>) {
  // expected-error @+2 {{'nn.layer_norm' op C3: expected operand 1 to broadcast to input's dimensions from 3 on, got tensor<4xf32>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.layer_norm %a, %b : (tensor<2x3x4x5xf32>, tensor<4xf32>) -> tensor<2x3x4x5xf32>
  return
}

// -----

func.func @layer_norm_c3_bias_rank(%a: tensor<2x3x4x5xf32>, %b: tensor<5xf32>,
                                   %c: tensor<4x5xf32>) {
  // expected-error @+2 {{'nn.layer_norm' op C3: expected operand 2 to broadcast to input's dimensions from 3 on, got tensor<4x5xf32>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.layer_norm %a, %b, %c : (tensor<2x3x4x5xf32>, tensor<5xf32>, tensor<4x5xf32>) -> tensor<2x3x4x5xf32>
  return
}

// -----

func.func @rms_norm_c1_one_element_type(%a: tensor<2x5xf32>, %b: tensor<5xbf16>) {
  // expected-error @+2 {{'nn.rms_norm' op C1: expected operands of one element type, got f32 and bf16}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.rms_norm %a, %b : (tensor<2x5xf32>, tensor<5xbf16>) -> tensor<2x5xf32>
  return
}

// -----

func.func @rms_norm_c2_axis(%a: tensor<2x5xf32>, %b: tensor<5xf32>) {
  // expected-error @+2 {{'nn.rms_norm' op C2: expected axis to be a dimension of a tensor of rank 2, got 2}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.rms_norm %a, %b {axis = 2 : i64} : (tensor<2x5xf32>, tensor<5xf32>) -> tensor<2x5xf32>
  return
}

// -----

func.func @rms_norm_c3_scale(%a: tensor<2x5xf32>, %b: tensor<4xf32>) {
  // expected-error @+2 {{'nn.rms_norm' op C3: expected operand 1 to broadcast to input's dimensions from 1 on, got tensor<4xf32>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.rms_norm %a, %b : (tensor<2x5xf32>, tensor<4xf32>) -> tensor<2x5xf32>
  return
}
