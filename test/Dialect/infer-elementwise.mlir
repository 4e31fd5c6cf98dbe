// RUN: nn-opt %s -split-input-file -verify-diagnostics

// What elementwise ops infer. The written result type contradicts it, so the
// error tells.

func.func @same(%a: tensor<4x8xf32>, %b: tensor<4x8xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<4x8xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.add %a, %b : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<9xf32>
  return
}

// -----

func.func @one_beside_n(%a: tensor<4x1xf32>, %b: tensor<1x8xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<4x8xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.add %a, %b : (tensor<4x1xf32>, tensor<1x8xf32>) -> tensor<9xf32>
  return
}

// -----

func.func @scalar(%a: tensor<f32>, %b: tensor<4x8xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<4x8xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.mul %a, %b : (tensor<f32>, tensor<4x8xf32>) -> tensor<9xf32>
  return
}

// -----

func.func @ranks(%a: tensor<3xi8>, %b: tensor<5x1x3xi8>) {
  // expected-error @+2 {{inferred type(s) 'tensor<5x1x3xi8>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.sub %a, %b : (tensor<3xi8>, tensor<5x1x3xi8>) -> tensor<9xi8>
  return
}

// -----

func.func @dynamic_beside_one(%a: tensor<?x4xf32>, %b: tensor<1x4xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<?x4xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.add %a, %b : (tensor<?x4xf32>, tensor<1x4xf32>) -> tensor<9xf32>
  return
}

// -----

func.func @dynamic_beside_n(%a: tensor<?x4xf32>, %b: tensor<3x4xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<3x4xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.add %a, %b : (tensor<?x4xf32>, tensor<3x4xf32>) -> tensor<9xf32>
  return
}

// -----

func.func @dynamic_beside_zero(%a: tensor<?xf32>, %b: tensor<0xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<0xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.add %a, %b : (tensor<?xf32>, tensor<0xf32>) -> tensor<f32>
  return
}

// -----

func.func @zero_beside_one(%a: tensor<1xf32>, %b: tensor<0xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<0xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.add %a, %b : (tensor<1xf32>, tensor<0xf32>) -> tensor<f32>
  return
}

// -----

func.func @dynamic_beside_dynamic(%a: tensor<?xf32>, %b: tensor<?xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<?xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.add %a, %b : (tensor<?xf32>, tensor<?xf32>) -> tensor<f32>
  return
}

// -----

func.func @dynamic_beside_scalar(%a: tensor<?x?xf16>, %b: tensor<f16>) {
  // expected-error @+2 {{inferred type(s) 'tensor<?x?xf16>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.max %a, %b : (tensor<?x?xf16>, tensor<f16>) -> tensor<9xf16>
  return
}

// -----

func.func @unary(%a: tensor<2x?xf64>) {
  // expected-error @+2 {{inferred type(s) 'tensor<2x?xf64>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.exp %a : (tensor<2x?xf64>) -> tensor<9xf64>
  return
}

// -----

func.func @is_nan(%a: tensor<2x?xbf16>) {
  // expected-error @+2 {{inferred type(s) 'tensor<2x?xi1>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.is_nan %a : (tensor<2x?xbf16>) -> tensor<9xi1>
  return
}

// -----

func.func @compare(%a: tensor<?x1xui8>, %b: tensor<1x7xui8>) {
  // expected-error @+2 {{inferred type(s) 'tensor<?x7xi1>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.compare ge, %a, %b : (tensor<?x1xui8>, tensor<1x7xui8>) -> tensor<9xi1>
  return
}

// -----

func.func @select(%a: tensor<?x1xi1>, %b: tensor<1x7xf32>, %c: tensor<f32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<?x7xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.select %a, %b, %c : (tensor<?x1xi1>, tensor<1x7xf32>, tensor<f32>) -> tensor<9xf32>
  return
}

// -----

func.func @select_condition_widens(%a: tensor<5x1xi1>, %b: tensor<7xi64>,
                                   %c: tensor<7xi64>) {
  // expected-error @+2 {{inferred type(s) 'tensor<5x7xi64>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.select %a, %b, %c : (tensor<5x1xi1>, tensor<7xi64>, tensor<7xi64>) -> tensor<9xi64>
  return
}

// -----

func.func @clamp(%a: tensor<?x7xf32>, %b: tensor<f32>, %c: tensor<4x1xf32>) {
  // expected-error @+2 {{inferred type(s) 'tensor<4x7xf32>' are incompatible}}
  // expected-error @+1 {{failed to infer returned types}}
  %0 = nn.clamp %a, %b, %c : (tensor<?x7xf32>, tensor<f32>, tensor<4x1xf32>) -> tensor<9xf32>
  return
}
