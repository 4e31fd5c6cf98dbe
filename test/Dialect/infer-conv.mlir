// RUN: nn-opt %s -split-input-file -verify-diagnostics

// What contractions and convolutions infer. The written result type contradicts
// it, so the error tells.

func.func @matmul(%a: tensor<2x3xf32>, %b: tensor<3x4xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<2x4xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.matmul %a, %b : (tensor<2x3xf32>, tensor<3x4xf32>) -> tensor<9xf32>
  return
}

// -----

func.func @matmul_dynamic(%a: tensor<?x?xf32>, %b: tensor<3x?xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<?x?xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.matmul %a, %b : (tensor<?x?xf32>, tensor<3x?xf32>) -> tensor<9xf32>
  return
}

// -----

func.func @matmul_leading(%a: tensor<5x1x2x3xf32>, %b: tensor<7x3x4xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<5x7x2x4xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.matmul %a, %b : (tensor<5x1x2x3xf32>, tensor<7x3x4xf32>) -> tensor<9xf32>
  return
}

// -----

func.func @matmul_dynamic_leading(%a: tensor<?x2x3xf32>,
                                  %b: tensor<7x3x4xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<7x2x4xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.matmul %a, %b : (tensor<?x2x3xf32>, tensor<7x3x4xf32>) -> tensor<9xf32>
  return
}

// -----

func.func @matmul_unequal_ranks(%a: tensor<2x3xf32>, %b: tensor<?x6x3x4xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<?x6x2x4xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.matmul %a, %b : (tensor<2x3xf32>, tensor<?x6x3x4xf32>) -> tensor<9xf32>
  return
}

// -----

func.func @linear(%a: tensor<8x3xf32>, %b: tensor<3x4xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<8x4xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.linear %a, %b : (tensor<8x3xf32>, tensor<3x4xf32>) -> tensor<9xf32>
  return
}

// -----

func.func @linear_vector(%a: tensor<?xf32>, %b: tensor<3x4xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<4xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.linear %a, %b : (tensor<?xf32>, tensor<3x4xf32>) -> tensor<f32>
  return
}

// -----

func.func @linear_size_of_bias(%a: tensor<?x?x3xf32>, %b: tensor<?x?xf32>,
                               %c: tensor<7xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<?x?x7xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.linear %a, %b, %c : (tensor<?x?x3xf32>, tensor<?x?xf32>, tensor<7xf32>) -> tensor<9xf32>
  return
}

// -----

func.func @conv(%a: tensor<1x3x32x30xf32>, %b: tensor<8x3x5x3xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<1x8x28x28xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.conv %a, %b : (tensor<1x3x32x30xf32>, tensor<8x3x5x3xf32>) -> tensor<9xf32>
  return
}

// -----

func.func @conv_all(%a: tensor<2x4x17x19xf32>, %b: tensor<6x2x3x3xf32>,
                      %c: tensor<6xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<2x6x8x16xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.conv %a, %b, %c strides = [2, 1] pads = [1, 0, 0, 1] dilations = [1, 2] groups = 2 : (tensor<2x4x17x19xf32>, tensor<6x2x3x3xf32>, tensor<6xf32>) -> tensor<9xf32>
  return
}

// -----

func.func @conv_nhwc(%a: tensor<1x32x30x3xf32>, %b: tensor<5x3x3x8xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<1x28x28x8xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.conv %a, %b layout = nhwc : (tensor<1x32x30x3xf32>, tensor<5x3x3x8xf32>) -> tensor<9xf32>
  return
}

// -----

func.func @conv_dynamic_image(%a: tensor<?x3x?x30xf32>,
                                %b: tensor<8x3x5x3xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<?x8x?x28xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.conv %a, %b : (tensor<?x3x?x30xf32>, tensor<8x3x5x3xf32>) -> tensor<9xf32>
  return
}

// -----

func.func @conv_dynamic_filter(%a: tensor<1x3x32x30xf32>,
                                 %b: tensor<?x?x?x3xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<1x?x?x28xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.conv %a, %b : (tensor<1x3x32x30xf32>, tensor<?x?x?x3xf32>) -> tensor<9xf32>
  return
}

// -----

func.func @conv_filters_of_bias(%a: tensor<1x3x32x30xf32>,
                                  %b: tensor<?x3x3x3xf32>, %c: tensor<7xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<1x7x30x28xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.conv %a, %b, %c : (tensor<1x3x32x30xf32>, tensor<?x3x3x3xf32>, tensor<7xf32>) -> tensor<9xf32>
  return
}

// -----

func.func @conv_transpose(%a: tensor<1x4x8x8xf32>, %b: tensor<4x6x3x3xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<1x6x10x10xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.conv_transpose %a, %b : (tensor<1x4x8x8xf32>, tensor<4x6x3x3xf32>) -> tensor<9xf32>
  return
}

// -----

func.func @conv_transpose_all(%a: tensor<1x4x8x7xf32>,
                                %b: tensor<4x3x3x4xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<1x6x18x21xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.conv_transpose %a, %b strides = [2, 3] pads = [0, 1, 1, 2] dilations = [1, 1] output_padding = [2, 2] groups = 2 : (tensor<1x4x8x7xf32>, tensor<4x3x3x4xf32>) -> tensor<9xf32>
  return
}

// -----

func.func @conv_transpose_dilated(%a: tensor<1x4x8x8xf32>,
                                    %b: tensor<4x6x3x3xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<1x6x12x14xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.conv_transpose %a, %b dilations = [2, 3] : (tensor<1x4x8x8xf32>, tensor<4x6x3x3xf32>) -> tensor<9xf32>
  return
}

// -----

func.func @conv_transpose_dynamic(%a: tensor<?x?x?x8xf32>,
                                    %b: tensor<4x?x3x3xf32>,
                                    %c: tensor<6xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<?x6x?x10xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.conv_transpose %a, %b, %c : (tensor<?x?x?x8xf32>, tensor<4x?x3x3xf32>, tensor<6xf32>) -> tensor<9xf32>
  return
}
