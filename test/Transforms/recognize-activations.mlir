// RUN: nn-opt %s --nn-recognize-activations --canonicalize --split-input-file | FileCheck %s

// As PyTorch exports it.
// CHECK-LABEL: func.func @gelu
// CHECK-NEXT: nn.gelu %arg0 : (tensor<?x8xf32>) -> tensor<?x8xf32>
// CHECK-NEXT: return
func.func @gelu(%x: tensor<?x8xf32>) -> tensor<?x8xf32> {
  %r = nn.constant dense<1.41421354> : tensor<f32>
  %one = nn.constant dense<1.0> : tensor<f32>
  %half = nn.constant dense<0.5> : tensor<f32>
  %0 = nn.div %x, %r : (tensor<?x8xf32>, tensor<f32>) -> tensor<?x8xf32>
  %1 = nn.erf %0 : (tensor<?x8xf32>) -> tensor<?x8xf32>
  %2 = nn.add %1, %one : (tensor<?x8xf32>, tensor<f32>) -> tensor<?x8xf32>
  %3 = nn.mul %x, %2 : (tensor<?x8xf32>, tensor<?x8xf32>) -> tensor<?x8xf32>
  %4 = nn.mul %3, %half : (tensor<?x8xf32>, tensor<f32>) -> tensor<?x8xf32>
  return %4 : tensor<?x8xf32>
}

// -----

// As Keras exports it: other order, reciprocal constant.
// CHECK-LABEL: func.func @gelu_other_order
// CHECK-NEXT: nn.gelu %arg0 :
func.func @gelu_other_order(%x: tensor<4xf32>) -> tensor<4xf32> {
  %r = nn.constant dense<0.707106769> : tensor<f32>
  %one = nn.constant dense<1.0> : tensor<1xf32>
  %half = nn.constant dense<0.5> : tensor<f32>
  %0 = nn.mul %r, %x : (tensor<f32>, tensor<4xf32>) -> tensor<4xf32>
  %1 = nn.erf %0 : (tensor<4xf32>) -> tensor<4xf32>
  %2 = nn.add %one, %1 : (tensor<1xf32>, tensor<4xf32>) -> tensor<4xf32>
  %3 = nn.mul %half, %2 : (tensor<f32>, tensor<4xf32>) -> tensor<4xf32>
  %4 = nn.mul %3, %x : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return %4 : tensor<4xf32>
}

// -----

// CHECK-LABEL: func.func @gelu_tanh
// CHECK-NEXT: nn.gelu %arg0 {tanh} :
func.func @gelu_tanh(%x: tensor<4xf32>) -> tensor<4xf32> {
  %three = nn.constant dense<3.0> : tensor<f32>
  %c = nn.constant dense<4.471500e-02> : tensor<f32>
  %s = nn.constant dense<0.797884583> : tensor<f32>
  %one = nn.constant dense<1.0> : tensor<f32>
  %half = nn.constant dense<0.5> : tensor<f32>
  %0 = nn.pow %x, %three : (tensor<4xf32>, tensor<f32>) -> tensor<4xf32>
  %1 = nn.mul %c, %0 : (tensor<f32>, tensor<4xf32>) -> tensor<4xf32>
  %2 = nn.add %x, %1 : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  %3 = nn.mul %2, %s : (tensor<4xf32>, tensor<f32>) -> tensor<4xf32>
  %4 = nn.tanh %3 : (tensor<4xf32>) -> tensor<4xf32>
  %5 = nn.add %4, %one : (tensor<4xf32>, tensor<f32>) -> tensor<4xf32>
  %6 = nn.mul %half, %x : (tensor<f32>, tensor<4xf32>) -> tensor<4xf32>
  %7 = nn.mul %6, %5 : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return %7 : tensor<4xf32>
}

// -----

// x factored out of tanh's argument.
// CHECK-LABEL: func.func @gelu_tanh_factored
// CHECK-NEXT: nn.gelu %arg0 {tanh} :
func.func @gelu_tanh_factored(%x: tensor<4xf32>) -> tensor<4xf32> {
  %c = nn.constant dense<4.471500e-02> : tensor<f32>
  %s = nn.constant dense<0.797884583> : tensor<f32>
  %one = nn.constant dense<1.0> : tensor<f32>
  %half = nn.constant dense<0.5> : tensor<f32>
  %0 = nn.mul %x, %c : (tensor<4xf32>, tensor<f32>) -> tensor<4xf32>
  %1 = nn.mul %0, %x : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  %2 = nn.add %1, %one : (tensor<4xf32>, tensor<f32>) -> tensor<4xf32>
  %3 = nn.mul %x, %s : (tensor<4xf32>, tensor<f32>) -> tensor<4xf32>
  %4 = nn.mul %3, %2 : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  %5 = nn.tanh %4 : (tensor<4xf32>) -> tensor<4xf32>
  %6 = nn.add %one, %5 : (tensor<f32>, tensor<4xf32>) -> tensor<4xf32>
  %7 = nn.mul %x, %6 : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  %8 = nn.mul %7, %half : (tensor<4xf32>, tensor<f32>) -> tensor<4xf32>
  return %8 : tensor<4xf32>
}

// -----

// erf of another number, and a scale of another one, are no gelu.
// CHECK-LABEL: func.func @no_gelu
// CHECK-NOT: nn.gelu
func.func @no_gelu(%x: tensor<4xf32>, %y: tensor<4xf32>) -> (tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) {
  %r = nn.constant dense<0.707106769> : tensor<f32>
  %bad = nn.constant dense<0.8> : tensor<f32>
  %one = nn.constant dense<1.0> : tensor<f32>
  %half = nn.constant dense<0.5> : tensor<f32>
  %0 = nn.mul %x, %r : (tensor<4xf32>, tensor<f32>) -> tensor<4xf32>
  %1 = nn.erf %0 : (tensor<4xf32>) -> tensor<4xf32>
  %2 = nn.add %1, %one : (tensor<4xf32>, tensor<f32>) -> tensor<4xf32>
  %3 = nn.mul %2, %y : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  %4 = nn.mul %3, %half : (tensor<4xf32>, tensor<f32>) -> tensor<4xf32>
  %5 = nn.mul %2, %x : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  %6 = nn.mul %x, %bad : (tensor<4xf32>, tensor<f32>) -> tensor<4xf32>
  %7 = nn.erf %6 : (tensor<4xf32>) -> tensor<4xf32>
  %8 = nn.add %7, %one : (tensor<4xf32>, tensor<f32>) -> tensor<4xf32>
  %9 = nn.mul %8, %x : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  %10 = nn.mul %9, %half : (tensor<4xf32>, tensor<f32>) -> tensor<4xf32>
  return %4, %5, %10 : tensor<4xf32>, tensor<4xf32>, tensor<4xf32>
}

// -----

// CHECK-LABEL: func.func @silu
// CHECK: nn.silu %arg0
// CHECK: nn.silu %arg1
// CHECK: nn.sigmoid %arg2
func.func @silu(%x: tensor<4xf32>, %y: tensor<4xf32>, %z: tensor<4xf32>) -> (tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) {
  %one = nn.constant dense<1.0> : tensor<f32>
  %0 = nn.sigmoid %x : (tensor<4xf32>) -> tensor<4xf32>
  %1 = nn.mul %0, %x : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  %2 = nn.neg %y : (tensor<4xf32>) -> tensor<4xf32>
  %3 = nn.exp %2 : (tensor<4xf32>) -> tensor<4xf32>
  %4 = nn.add %3, %one : (tensor<4xf32>, tensor<f32>) -> tensor<4xf32>
  %5 = nn.div %y, %4 : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  %6 = nn.neg %z : (tensor<4xf32>) -> tensor<4xf32>
  %7 = nn.exp %6 : (tensor<4xf32>) -> tensor<4xf32>
  %8 = nn.add %7, %one : (tensor<4xf32>, tensor<f32>) -> tensor<4xf32>
  %9 = nn.reciprocal %8 : (tensor<4xf32>) -> tensor<4xf32>
  return %1, %5, %9 : tensor<4xf32>, tensor<4xf32>, tensor<4xf32>
}

// -----

// A gate is no silu; nor is a product that broadcasts x.
// CHECK-LABEL: func.func @no_silu
// CHECK-NOT: nn.silu
func.func @no_silu(%x: tensor<4xf32>, %y: tensor<2x4xf32>) -> (tensor<2x4xf32>, tensor<2x4xf32>) {
  %0 = nn.sigmoid %x : (tensor<4xf32>) -> tensor<4xf32>
  %1 = nn.mul %0, %y : (tensor<4xf32>, tensor<2x4xf32>) -> tensor<2x4xf32>
  %2 = nn.mul %1, %x : (tensor<2x4xf32>, tensor<4xf32>) -> tensor<2x4xf32>
  return %1, %2 : tensor<2x4xf32>, tensor<2x4xf32>
}

// -----

// CHECK-LABEL: func.func @hard_swish
// CHECK: nn.hard_swish %arg0
// CHECK: nn.hard_swish %arg1
func.func @hard_swish(%x: tensor<4xf32>, %y: tensor<4xf32>) -> (tensor<4xf32>, tensor<4xf32>) {
  %zero = nn.constant dense<0.0> : tensor<f32>
  %three = nn.constant dense<3.0> : tensor<f32>
  %six = nn.constant dense<6.0> : tensor<f32>
  %0 = nn.add %x, %three : (tensor<4xf32>, tensor<f32>) -> tensor<4xf32>
  %1 = nn.clamp %0, %zero, %six : (tensor<4xf32>, tensor<f32>, tensor<f32>) -> tensor<4xf32>
  %2 = nn.mul %x, %1 : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  %3 = nn.div %2, %six : (tensor<4xf32>, tensor<f32>) -> tensor<4xf32>
  %4 = nn.hard_sigmoid %y {alpha = 0.166666672 : f32, beta = 0.5 : f32} : (tensor<4xf32>) -> tensor<4xf32>
  %5 = nn.mul %y, %4 : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return %3, %5 : tensor<4xf32>, tensor<4xf32>
}

// -----

// Without the division by six it is something else.
// CHECK-LABEL: func.func @no_hard_swish
// CHECK-NOT: nn.hard_swish
func.func @no_hard_swish(%x: tensor<4xf32>) -> tensor<4xf32> {
  %zero = nn.constant dense<0.0> : tensor<f32>
  %three = nn.constant dense<3.0> : tensor<f32>
  %six = nn.constant dense<6.0> : tensor<f32>
  %0 = nn.add %x, %three : (tensor<4xf32>, tensor<f32>) -> tensor<4xf32>
  %1 = nn.clamp %0, %zero, %six : (tensor<4xf32>, tensor<f32>, tensor<f32>) -> tensor<4xf32>
  %2 = nn.mul %x, %1 : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return %2 : tensor<4xf32>
}
