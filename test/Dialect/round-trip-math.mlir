// RUN: nn-opt %s | nn-opt | FileCheck %s
// RUN: nn-opt %s --mlir-print-op-generic | nn-opt | FileCheck %s

// Trigonometric and hyperbolic functions, integer powers and shifts.

// CHECK-LABEL: @tan
func.func @tan(%a: tensor<4x?xf32>, %b: tensor<bf16>) {
  // CHECK: nn.tan %{{.*}} : (tensor<4x?xf32>) -> tensor<4x?xf32>
  %0 = nn.tan %a : (tensor<4x?xf32>) -> tensor<4x?xf32>
  // CHECK-NEXT: nn.tan %{{.*}} : (tensor<bf16>) -> tensor<bf16>
  %1 = nn.tan %b : (tensor<bf16>) -> tensor<bf16>
  return
}

// CHECK-LABEL: @asin
func.func @asin(%a: tensor<4x?xf32>, %b: tensor<bf16>) {
  // CHECK: nn.asin %{{.*}} : (tensor<4x?xf32>) -> tensor<4x?xf32>
  %0 = nn.asin %a : (tensor<4x?xf32>) -> tensor<4x?xf32>
  // CHECK-NEXT: nn.asin %{{.*}} : (tensor<bf16>) -> tensor<bf16>
  %1 = nn.asin %b : (tensor<bf16>) -> tensor<bf16>
  return
}

// CHECK-LABEL: @acos
func.func @acos(%a: tensor<4x?xf32>, %b: tensor<bf16>) {
  // CHECK: nn.acos %{{.*}} : (tensor<4x?xf32>) -> tensor<4x?xf32>
  %0 = nn.acos %a : (tensor<4x?xf32>) -> tensor<4x?xf32>
  // CHECK-NEXT: nn.acos %{{.*}} : (tensor<bf16>) -> tensor<bf16>
  %1 = nn.acos %b : (tensor<bf16>) -> tensor<bf16>
  return
}

// CHECK-LABEL: @atan
func.func @atan(%a: tensor<4x?xf32>, %b: tensor<bf16>) {
  // CHECK: nn.atan %{{.*}} : (tensor<4x?xf32>) -> tensor<4x?xf32>
  %0 = nn.atan %a : (tensor<4x?xf32>) -> tensor<4x?xf32>
  // CHECK-NEXT: nn.atan %{{.*}} : (tensor<bf16>) -> tensor<bf16>
  %1 = nn.atan %b : (tensor<bf16>) -> tensor<bf16>
  return
}

// CHECK-LABEL: @sinh
func.func @sinh(%a: tensor<4x?xf32>, %b: tensor<bf16>) {
  // CHECK: nn.sinh %{{.*}} : (tensor<4x?xf32>) -> tensor<4x?xf32>
  %0 = nn.sinh %a : (tensor<4x?xf32>) -> tensor<4x?xf32>
  // CHECK-NEXT: nn.sinh %{{.*}} : (tensor<bf16>) -> tensor<bf16>
  %1 = nn.sinh %b : (tensor<bf16>) -> tensor<bf16>
  return
}

// CHECK-LABEL: @cosh
func.func @cosh(%a: tensor<4x?xf32>, %b: tensor<bf16>) {
  // CHECK: nn.cosh %{{.*}} : (tensor<4x?xf32>) -> tensor<4x?xf32>
  %0 = nn.cosh %a : (tensor<4x?xf32>) -> tensor<4x?xf32>
  // CHECK-NEXT: nn.cosh %{{.*}} : (tensor<bf16>) -> tensor<bf16>
  %1 = nn.cosh %b : (tensor<bf16>) -> tensor<bf16>
  return
}

// CHECK-LABEL: @asinh
func.func @asinh(%a: tensor<4x?xf32>, %b: tensor<bf16>) {
  // CHECK: nn.asinh %{{.*}} : (tensor<4x?xf32>) -> tensor<4x?xf32>
  %0 = nn.asinh %a : (tensor<4x?xf32>) -> tensor<4x?xf32>
  // CHECK-NEXT: nn.asinh %{{.*}} : (tensor<bf16>) -> tensor<bf16>
  %1 = nn.asinh %b : (tensor<bf16>) -> tensor<bf16>
  return
}

// CHECK-LABEL: @acosh
func.func @acosh(%a: tensor<4x?xf32>, %b: tensor<bf16>) {
  // CHECK: nn.acosh %{{.*}} : (tensor<4x?xf32>) -> tensor<4x?xf32>
  %0 = nn.acosh %a : (tensor<4x?xf32>) -> tensor<4x?xf32>
  // CHECK-NEXT: nn.acosh %{{.*}} : (tensor<bf16>) -> tensor<bf16>
  %1 = nn.acosh %b : (tensor<bf16>) -> tensor<bf16>
  return
}

// CHECK-LABEL: @atanh
func.func @atanh(%a: tensor<4x?xf32>, %b: tensor<bf16>) {
  // CHECK: nn.atanh %{{.*}} : (tensor<4x?xf32>) -> tensor<4x?xf32>
  %0 = nn.atanh %a : (tensor<4x?xf32>) -> tensor<4x?xf32>
  // CHECK-NEXT: nn.atanh %{{.*}} : (tensor<bf16>) -> tensor<bf16>
  %1 = nn.atanh %b : (tensor<bf16>) -> tensor<bf16>
  return
}

// CHECK-LABEL: @pow
func.func @pow(%a: tensor<4x?xui8>, %b: tensor<i64>) {
  // CHECK: nn.pow %{{.*}} : (tensor<4x?xui8>, tensor<4x?xui8>) -> tensor<4x?xui8>
  %0 = nn.pow %a, %a : (tensor<4x?xui8>, tensor<4x?xui8>) -> tensor<4x?xui8>
  // CHECK-NEXT: nn.pow %{{.*}} : (tensor<i64>, tensor<i64>) -> tensor<i64>
  %1 = nn.pow %b, %b : (tensor<i64>, tensor<i64>) -> tensor<i64>
  return
}

// CHECK-LABEL: @shift_left
func.func @shift_left(%a: tensor<4x?xui8>, %b: tensor<i64>) {
  // CHECK: nn.shift_left %{{.*}} : (tensor<4x?xui8>, tensor<4x?xui8>) -> tensor<4x?xui8>
  %0 = nn.shift_left %a, %a : (tensor<4x?xui8>, tensor<4x?xui8>) -> tensor<4x?xui8>
  // CHECK-NEXT: nn.shift_left %{{.*}} : (tensor<i64>, tensor<i64>) -> tensor<i64>
  %1 = nn.shift_left %b, %b : (tensor<i64>, tensor<i64>) -> tensor<i64>
  return
}

// CHECK-LABEL: @shift_right
func.func @shift_right(%a: tensor<4x?xui8>, %b: tensor<i64>) {
  // CHECK: nn.shift_right %{{.*}} : (tensor<4x?xui8>, tensor<4x?xui8>) -> tensor<4x?xui8>
  %0 = nn.shift_right %a, %a : (tensor<4x?xui8>, tensor<4x?xui8>) -> tensor<4x?xui8>
  // CHECK-NEXT: nn.shift_right %{{.*}} : (tensor<i64>, tensor<i64>) -> tensor<i64>
  %1 = nn.shift_right %b, %b : (tensor<i64>, tensor<i64>) -> tensor<i64>
  return
}
