// RUN: nn-opt %s -split-input-file -verify-diagnostics

// What ops infer that only rename elements. The written result type contradicts
// it, so the error tells.

func.func @shape_of(%a: tensor<2x?x4xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<3xi64>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.shape_of %a : (tensor<2x?x4xf32>) -> tensor<99xi64>
  return
}

// -----

func.func @shape_of_scalar(%a: tensor<f32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<0xi64>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.shape_of %a : (tensor<f32>) -> tensor<99xi64>
  return
}

// -----

func.func @reshape(%a: tensor<2x6xf32>) {
  %b = nn.constant dense<[3, 4]> : tensor<2xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<3x4xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.reshape %a, %b : (tensor<2x6xf32>, tensor<2xi64>) -> tensor<9xf32>
  return
}

// -----

func.func @reshape_hole(%a: tensor<2x6xf32>) {
  %b = nn.constant dense<[-1, 3]> : tensor<2xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<4x3xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.reshape %a, %b : (tensor<2x6xf32>, tensor<2xi64>) -> tensor<9xf32>
  return
}

// -----

func.func @reshape_copy(%a: tensor<2x6xf32>) {
  %b = nn.constant dense<[0, 3, 2]> : tensor<3xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<2x3x2xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.reshape %a, %b : (tensor<2x6xf32>, tensor<3xi64>) -> tensor<9xf32>
  return
}

// -----

func.func @reshape_copy_dynamic(%a: tensor<?x6xf32>) {
  %b = nn.constant dense<[0, 3, 2]> : tensor<3xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<?x3x2xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.reshape %a, %b : (tensor<?x6xf32>, tensor<3xi64>) -> tensor<9xf32>
  return
}

// -----

func.func @reshape_copy_cancels(%a: tensor<?x4x8xf32>) {
  %b = nn.constant dense<[0, -1]> : tensor<2xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<?x32xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.reshape %a, %b : (tensor<?x4x8xf32>, tensor<2xi64>) -> tensor<9xf32>
  return
}

// -----

func.func @reshape_hole_dynamic(%a: tensor<?x4x8xf32>) {
  %b = nn.constant dense<[-1, 32]> : tensor<2xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<?x32xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.reshape %a, %b : (tensor<?x4x8xf32>, tensor<2xi64>) -> tensor<9xf32>
  return
}

// -----

func.func @reshape_copy_may_be_zero(%a: tensor<?x4xf32>) {
  %b = nn.constant dense<[0, -1, 3]> : tensor<3xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<?x?x3xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.reshape %a, %b : (tensor<?x4xf32>, tensor<3xi64>) -> tensor<9xf32>
  return
}

// -----

func.func @reshape_allow_zero(%a: tensor<0x6xf32>) {
  %b = nn.constant dense<[3, 0]> : tensor<2xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<3x0xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.reshape %a, %b {allow_zero} : (tensor<0x6xf32>, tensor<2xi64>) -> tensor<9xf32>
  return
}

// -----

func.func @reshape_empty(%a: tensor<0x6xf32>) {
  %b = nn.constant dense<[0, 3]> : tensor<2xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<0x3xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.reshape %a, %b : (tensor<0x6xf32>, tensor<2xi64>) -> tensor<9xf32>
  return
}

// -----

func.func @reshape_empty_hole(%a: tensor<0x6xf32>) {
  %b = nn.constant dense<[-1, 3]> : tensor<2xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<0x3xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.reshape %a, %b : (tensor<0x6xf32>, tensor<2xi64>) -> tensor<9xf32>
  return
}

// -----

func.func @reshape_copied_empty_hole(%a: tensor<0x6xf32>) {
  %b = nn.constant dense<[0, -1]> : tensor<2xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<0x6xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.reshape %a, %b : (tensor<0x6xf32>, tensor<2xi64>) -> tensor<9xf32>
  return
}

// -----

func.func @reshape_scalar(%a: tensor<1x1xf32>) {
  %b = nn.constant dense<> : tensor<0xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<f32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.reshape %a, %b : (tensor<1x1xf32>, tensor<0xi64>) -> tensor<9xf32>
  return
}

// -----

func.func @reshape_unknown(%a: tensor<2x6xf32>, %b: tensor<3xi64>) {
  // expected-error @+2 {{inferred type(s) 'tensor<?x?x?xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.reshape %a, %b : (tensor<2x6xf32>, tensor<3xi64>) -> tensor<9xf32>
  return
}

// -----

func.func @squeeze(%a: tensor<1x3x?xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<3xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.squeeze %a axes = [0, -1] : (tensor<1x3x?xf32>) -> tensor<f32>
  return
}

// -----

func.func @squeeze_none(%a: tensor<1x3xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<1x3xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.squeeze %a axes = [] : (tensor<1x3xf32>) -> tensor<9xf32>
  return
}

// -----

func.func @unsqueeze(%a: tensor<3x?xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<1x3x?x1xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.unsqueeze %a axes = [-1, 0] : (tensor<3x?xf32>) -> tensor<9xf32>
  return
}

// -----

func.func @unsqueeze_scalar(%a: tensor<f32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<1xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.unsqueeze %a axes = [0] : (tensor<f32>) -> tensor<f32>
  return
}

// -----

func.func @transpose(%a: tensor<2x?x4xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<4x2x?xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.transpose %a perm = [2, 0, 1] : (tensor<2x?x4xf32>) -> tensor<9xf32>
  return
}

// -----

func.func @expand(%a: tensor<3x1xf32>) {
  %b = nn.constant dense<[2, 1, 4]> : tensor<3xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<2x3x4xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.expand %a, %b : (tensor<3x1xf32>, tensor<3xi64>) -> tensor<9xf32>
  return
}

// -----

func.func @expand_dynamic(%a: tensor<?x1xf32>) {
  %b = nn.constant dense<[3, 4]> : tensor<2xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<3x4xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.expand %a, %b : (tensor<?x1xf32>, tensor<2xi64>) -> tensor<9xf32>
  return
}

// -----

func.func @expand_by_one(%a: tensor<?x5xf32>) {
  %b = nn.constant dense<[1]> : tensor<1xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<?x5xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.expand %a, %b : (tensor<?x5xf32>, tensor<1xi64>) -> tensor<9xf32>
  return
}

// -----

func.func @expand_to_empty(%a: tensor<1xf32>) {
  %b = nn.constant dense<[0]> : tensor<1xi64>
  // expected-error @+2 {{inferred type(s) 'tensor<0xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.expand %a, %b : (tensor<1xf32>, tensor<1xi64>) -> tensor<f32>
  return
}

// -----

func.func @expand_unknown(%a: tensor<3x1xf32>, %b: tensor<1xi64>) {
  // expected-error @+2 {{inferred type(s) 'tensor<3x?xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.expand %a, %b : (tensor<3x1xf32>, tensor<1xi64>) -> tensor<9xf32>
  return
}
