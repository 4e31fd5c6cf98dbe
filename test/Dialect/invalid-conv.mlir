// RUN: nn-opt %s -split-input-file -verify-diagnostics

// Convolutions: one case a constraint, named <op>_<label>; sizes that a hostile
// model could write.

func.func @conv_c1_one_element_type(%a: tensor<1x4x8x8xf32>,
                                      %b: tensor<6x4x3x3xf16>) {
  // expected-error @+2 {{'nn.conv' op C1: expected operands of one element type, got f32 and f16}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.conv %a, %b : (tensor<1x4x8x8xf32>, tensor<6x4x3x3xf16>) -> tensor<1x6x6x6xf32>
  return
}

// -----

func.func @conv_c2_input_rank(%a: tensor<1x4xf32>, %b: tensor<6x4xf32>) {
  // expected-error @+2 {{'nn.conv' op C2: expected input of rank 3 to 7, got rank 2}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.conv %a, %b : (tensor<1x4xf32>, tensor<6x4xf32>) -> tensor<1x6xf32>
  return
}

// -----

func.func @conv_c2_filter_rank(%a: tensor<1x4x8xf32>, %b: tensor<6x4x3x3xf32>) {
  // expected-error @+2 {{'nn.conv' op C2: expected a filter of the input's rank 3, got rank 4}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.conv %a, %b : (tensor<1x4x8xf32>, tensor<6x4x3x3xf32>) -> tensor<1x6x6xf32>
  return
}

// -----

func.func @conv_c3_auto_pad(%a: tensor<1x4x8xf32>, %b: tensor<6x4x3xf32>) {
  // expected-error @+2 {{'nn.conv' op C3: expected no pads with auto_pad}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.conv %a, %b pads = [1, 1] auto_pad = same_upper : (tensor<1x4x8xf32>, tensor<6x4x3xf32>) -> tensor<1x6x6xf32>
  return
}

// -----

func.func @conv_c2_bias_rank(%a: tensor<1x4x8x8xf32>, %b: tensor<6x4x3x3xf32>,
                               %c: tensor<1x6xf32>) {
  // expected-error @+2 {{'nn.conv' op C2: expected bias of rank 1, got rank 2}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.conv %a, %b, %c : (tensor<1x4x8x8xf32>, tensor<6x4x3x3xf32>, tensor<1x6xf32>) -> tensor<1x6x6x6xf32>
  return
}

// -----

func.func @conv_c3_strides(%a: tensor<1x4x8x8xf32>, %b: tensor<6x4x3x3xf32>) {
  // expected-error @+2 {{'nn.conv' op C3: expected strides to be 2 integers of 1 or more, got array<i64: 1, 0>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.conv %a, %b strides = [1, 0] : (tensor<1x4x8x8xf32>, tensor<6x4x3x3xf32>) -> tensor<1x6x6x6xf32>
  return
}

// -----

func.func @conv_c3_strides_count(%a: tensor<1x4x8x8xf32>,
                                   %b: tensor<6x4x3x3xf32>) {
  // expected-error @+2 {{'nn.conv' op C3: expected strides to be 2 integers of 1 or more, got array<i64: 1>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.conv %a, %b strides = [1] : (tensor<1x4x8x8xf32>, tensor<6x4x3x3xf32>) -> tensor<1x6x6x6xf32>
  return
}

// -----

func.func @conv_c3_pads(%a: tensor<1x4x8x8xf32>, %b: tensor<6x4x3x3xf32>) {
  // expected-error @+2 {{'nn.conv' op C3: expected pads to be 4 integers of 0 or more, got array<i64: 0, 0, -1, 0>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.conv %a, %b pads = [0, 0, -1, 0] : (tensor<1x4x8x8xf32>, tensor<6x4x3x3xf32>) -> tensor<1x6x6x6xf32>
  return
}

// -----

func.func @conv_c3_pads_count(%a: tensor<1x4x8x8xf32>,
                                %b: tensor<6x4x3x3xf32>) {
  // expected-error @+2 {{'nn.conv' op C3: expected pads to be 4 integers of 0 or more, got array<i64: 1, 1>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.conv %a, %b pads = [1, 1] : (tensor<1x4x8x8xf32>, tensor<6x4x3x3xf32>) -> tensor<1x6x6x6xf32>
  return
}

// -----

func.func @conv_c3_dilations(%a: tensor<1x4x8x8xf32>,
                               %b: tensor<6x4x3x3xf32>) {
  // expected-error @+2 {{'nn.conv' op C3: expected dilations to be 2 integers of 1 or more, got array<i64: -1, 1>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.conv %a, %b dilations = [-1, 1] : (tensor<1x4x8x8xf32>, tensor<6x4x3x3xf32>) -> tensor<1x6x6x6xf32>
  return
}

// -----

func.func @conv_c3_groups(%a: tensor<1x4x8x8xf32>, %b: tensor<6x4x3x3xf32>) {
  // expected-error @+2 {{'nn.conv' op C3: expected groups to be positive, got 0}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.conv %a, %b groups = 0 : (tensor<1x4x8x8xf32>, tensor<6x4x3x3xf32>) -> tensor<1x6x6x6xf32>
  return
}

// -----

func.func @conv_c4_channels(%a: tensor<1x4x8x8xf32>,
                              %b: tensor<6x4x3x3xf32>) {
  // expected-error @+2 {{'nn.conv' op C4: expected input of 8 channels (the filter's times groups), got 4}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.conv %a, %b groups = 2 : (tensor<1x4x8x8xf32>, tensor<6x4x3x3xf32>) -> tensor<1x6x6x6xf32>
  return
}

// -----

func.func @conv_c4_channels_nhwc(%a: tensor<1x8x8x4xf32>,
                                   %b: tensor<3x3x3x6xf32>) {
  // expected-error @+2 {{'nn.conv' op C4: expected input of 3 channels (the filter's times groups), got 4}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.conv %a, %b layout = nhwc : (tensor<1x8x8x4xf32>, tensor<3x3x3x6xf32>) -> tensor<1x6x6x6xf32>
  return
}

// -----

func.func @conv_c4_filters(%a: tensor<1x4x8x8xf32>, %b: tensor<6x1x3x3xf32>) {
  // expected-error @+2 {{'nn.conv' op C4: expected the number of filters (6) to be a multiple of groups (4)}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.conv %a, %b groups = 4 : (tensor<1x4x8x8xf32>, tensor<6x1x3x3xf32>) -> tensor<1x6x6x6xf32>
  return
}

// -----

func.func @conv_c4_overflow(%a: tensor<1x?x8x8xf32>,
                              %b: tensor<6x4x3x3xf32>) {
  // expected-error @+2 {{'nn.conv' op C4: the filter's channels times groups exceed 64 bits}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.conv %a, %b groups = 9223372036854775807 : (tensor<1x?x8x8xf32>, tensor<6x4x3x3xf32>) -> tensor<1x6x6x6xf32>
  return
}

// -----

func.func @conv_c5_bias(%a: tensor<1x4x8x8xf32>, %b: tensor<6x4x3x3xf32>,
                          %c: tensor<4xf32>) {
  // expected-error @+2 {{'nn.conv' op C5: expected bias of 6 elements, got 4}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.conv %a, %b, %c : (tensor<1x4x8x8xf32>, tensor<6x4x3x3xf32>, tensor<4xf32>) -> tensor<1x6x6x6xf32>
  return
}

// -----

func.func @conv_c6_window(%a: tensor<1x4x8x2xf32>, %b: tensor<6x4x3x3xf32>) {
  // expected-error @+2 {{'nn.conv' op C6: expected the dilated window (3) to fit the padded input (2) in spatial dimension 1}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.conv %a, %b : (tensor<1x4x8x2xf32>, tensor<6x4x3x3xf32>) -> tensor<1x6x6x6xf32>
  return
}

// -----

func.func @conv_c6_dilated_window(%a: tensor<1x4x8x8xf32>,
                                    %b: tensor<6x4x3x3xf32>) {
  // expected-error @+2 {{'nn.conv' op C6: expected the dilated window (11) to fit the padded input (9) in spatial dimension 0}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.conv %a, %b pads = [0, 0, 1, 0] dilations = [5, 1] : (tensor<1x4x8x8xf32>, tensor<6x4x3x3xf32>) -> tensor<1x6x6x6xf32>
  return
}

// -----

func.func @conv_c6_empty_window(%a: tensor<1x4x?x?xf32>,
                                  %b: tensor<6x4x0x3xf32>) {
  // expected-error @+2 {{'nn.conv' op C6: expected a window of at least 1, got 0}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.conv %a, %b : (tensor<1x4x?x?xf32>, tensor<6x4x0x3xf32>) -> tensor<1x6x?x?xf32>
  return
}

// -----

func.func @conv_c6_overflow(%a: tensor<1x4x8x8xf32>,
                              %b: tensor<6x4x3x3xf32>) {
  // expected-error @+2 {{'nn.conv' op C6: size of spatial dimension 0 exceeds 64 bits}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.conv %a, %b pads = [9223372036854775807, 0, 9223372036854775807, 0] : (tensor<1x4x8x8xf32>, tensor<6x4x3x3xf32>) -> tensor<1x6x6x6xf32>
  return
}

// -----

func.func @conv_result(%a: tensor<1x4x8x8xf32>, %b: tensor<6x4x3x3xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<1x6x6x6xf32>' are incompatible with return type(s) of operation 'tensor<1x6x6x7xf32>'}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.conv %a, %b : (tensor<1x4x8x8xf32>, tensor<6x4x3x3xf32>) -> tensor<1x6x6x7xf32>
  return
}

// -----

func.func @conv_transpose_c1_one_element_type(%a: tensor<1x4x8x8xf32>,
                                                %b: tensor<4x6x3x3xf32>,
                                                %c: tensor<6xf16>) {
  // expected-error @+2 {{'nn.conv_transpose' op C1: expected operands of one element type, got f32 and f16}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.conv_transpose %a, %b, %c : (tensor<1x4x8x8xf32>, tensor<4x6x3x3xf32>, tensor<6xf16>) -> tensor<1x6x10x10xf32>
  return
}

// -----

func.func @conv_transpose_c2_rank(%a: tensor<1x4x8x8xf32>,
                                    %b: tensor<4x6xf32>) {
  // expected-error @+2 {{'nn.conv_transpose' op C2: expected a filter of the input's rank 4, got rank 2}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.conv_transpose %a, %b : (tensor<1x4x8x8xf32>, tensor<4x6xf32>) -> tensor<1x6x10x10xf32>
  return
}

// -----

func.func @conv_transpose_c2_bias_rank(%a: tensor<1x4x8x8xf32>,
                                         %b: tensor<4x6x3x3xf32>,
                                         %c: tensor<f32>) {
  // expected-error @+2 {{'nn.conv_transpose' op C2: expected bias of rank 1, got rank 0}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.conv_transpose %a, %b, %c : (tensor<1x4x8x8xf32>, tensor<4x6x3x3xf32>, tensor<f32>) -> tensor<1x6x10x10xf32>
  return
}

// -----

func.func @conv_transpose_c3_strides(%a: tensor<1x4x8x8xf32>,
                                       %b: tensor<4x6x3x3xf32>) {
  // expected-error @+2 {{'nn.conv_transpose' op C3: expected strides to be 2 integers of 1 or more, got array<i64: 0, 1>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.conv_transpose %a, %b strides = [0, 1] : (tensor<1x4x8x8xf32>, tensor<4x6x3x3xf32>) -> tensor<1x6x10x10xf32>
  return
}

// -----

func.func @conv_transpose_c3_pads(%a: tensor<1x4x8x8xf32>,
                                    %b: tensor<4x6x3x3xf32>) {
  // expected-error @+2 {{'nn.conv_transpose' op C3: expected pads to be 4 integers of 0 or more, got array<i64: 0, 0, 0, -2>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.conv_transpose %a, %b pads = [0, 0, 0, -2] : (tensor<1x4x8x8xf32>, tensor<4x6x3x3xf32>) -> tensor<1x6x10x10xf32>
  return
}

// -----

func.func @conv_transpose_c3_dilations(%a: tensor<1x4x8x8xf32>,
                                         %b: tensor<4x6x3x3xf32>) {
  // expected-error @+2 {{'nn.conv_transpose' op C3: expected dilations to be 2 integers of 1 or more, got array<i64: 1>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.conv_transpose %a, %b dilations = [1] : (tensor<1x4x8x8xf32>, tensor<4x6x3x3xf32>) -> tensor<1x6x10x10xf32>
  return
}

// -----

func.func @conv_transpose_c3_output_padding(%a: tensor<1x4x8x8xf32>,
                                              %b: tensor<4x6x3x3xf32>) {
  // expected-error @+2 {{'nn.conv_transpose' op C3: expected output_padding to be 2 integers of 0 or more, got array<i64: 0, -1>}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.conv_transpose %a, %b output_padding = [0, -1] : (tensor<1x4x8x8xf32>, tensor<4x6x3x3xf32>) -> tensor<1x6x10x10xf32>
  return
}

// -----

func.func @conv_transpose_c3_groups(%a: tensor<1x4x8x8xf32>,
                                      %b: tensor<4x6x3x3xf32>) {
  // expected-error @+2 {{'nn.conv_transpose' op C3: expected groups to be positive, got -1}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.conv_transpose %a, %b groups = -1 : (tensor<1x4x8x8xf32>, tensor<4x6x3x3xf32>) -> tensor<1x6x10x10xf32>
  return
}

// -----

func.func @conv_transpose_c4_channels(%a: tensor<1x4x8x8xf32>,
                                        %b: tensor<5x6x3x3xf32>) {
  // expected-error @+2 {{'nn.conv_transpose' op C4: expected input of 5 channels (the filter's first dimension), got 4}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.conv_transpose %a, %b : (tensor<1x4x8x8xf32>, tensor<5x6x3x3xf32>) -> tensor<1x6x10x10xf32>
  return
}

// -----

func.func @conv_transpose_c4_groups(%a: tensor<1x4x8x8xf32>,
                                      %b: tensor<4x6x3x3xf32>) {
  // expected-error @+2 {{'nn.conv_transpose' op C4: expected the number of channels (4) to be a multiple of groups (3)}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.conv_transpose %a, %b groups = 3 : (tensor<1x4x8x8xf32>, tensor<4x6x3x3xf32>) -> tensor<1x6x10x10xf32>
  return
}

// -----

func.func @conv_transpose_c4_overflow(%a: tensor<1x?x8x8xf32>,
                                        %b: tensor<?x6x3x3xf32>) {
  // expected-error @+2 {{'nn.conv_transpose' op C4: the filter's second dimension times groups exceeds 64 bits}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.conv_transpose %a, %b groups = 9223372036854775807 : (tensor<1x?x8x8xf32>, tensor<?x6x3x3xf32>) -> tensor<1x6x10x10xf32>
  return
}

// -----

func.func @conv_transpose_c5_bias(%a: tensor<1x4x8x8xf32>,
                                    %b: tensor<4x6x3x3xf32>,
                                    %c: tensor<4xf32>) {
  // expected-error @+2 {{'nn.conv_transpose' op C5: expected bias of 6 elements, got 4}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.conv_transpose %a, %b, %c : (tensor<1x4x8x8xf32>, tensor<4x6x3x3xf32>, tensor<4xf32>) -> tensor<1x6x10x10xf32>
  return
}

// -----

func.func @conv_transpose_c6_positive(%a: tensor<1x4x8x8xf32>,
                                        %b: tensor<4x6x3x3xf32>) {
  // expected-error @+2 {{'nn.conv_transpose' op C6: expected the result's spatial dimension 1 to be positive, got 0}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.conv_transpose %a, %b pads = [0, 5, 0, 5] : (tensor<1x4x8x8xf32>, tensor<4x6x3x3xf32>) -> tensor<1x6x10x10xf32>
  return
}

// -----

func.func @conv_transpose_c6_empty_window(%a: tensor<1x4x8x8xf32>,
                                            %b: tensor<4x6x3x0xf32>) {
  // expected-error @+2 {{'nn.conv_transpose' op C6: expected a window of at least 1, got 0}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.conv_transpose %a, %b : (tensor<1x4x8x8xf32>, tensor<4x6x3x0xf32>) -> tensor<1x6x10x10xf32>
  return
}

// -----

func.func @conv_transpose_c6_overflow(%a: tensor<1x4x8x8xf32>,
                                        %b: tensor<4x6x3x3xf32>) {
  // expected-error @+2 {{'nn.conv_transpose' op C6: size of the result's spatial dimension 0 exceeds 64 bits}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.conv_transpose %a, %b strides = [9223372036854775807, 1] : (tensor<1x4x8x8xf32>, tensor<4x6x3x3xf32>) -> tensor<1x6x10x10xf32>
  return
}

// -----

func.func @conv_c1_byte_bias(%a: tensor<1x4x8x8xi8>, %b: tensor<6x4x3x3xi8>,
                             %c: tensor<6xi8>) {
  // expected-error @+2 {{'nn.conv' op C1: expected a bias of i32 for 8-bit integers, got i8}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.conv %a, %b, %c : (tensor<1x4x8x8xi8>, tensor<6x4x3x3xi8>, tensor<6xi8>) -> tensor<1x6x6x6xi32>
  return
}

// -----

func.func @conv_c7_sum(%a: tensor<1x16x46x46xui8>, %b: tensor<1x16x46x46xui8>) {
  // expected-error @+2 {{'nn.conv' op C7: expected sums of at most 33025 products of ui8 and ui8, which i32 holds, got 33856}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.conv %a, %b : (tensor<1x16x46x46xui8>, tensor<1x16x46x46xui8>) -> tensor<1x1x1x1xi32>
  return
}
