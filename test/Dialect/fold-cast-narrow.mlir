// RUN: nn-opt %s -canonicalize | FileCheck %s

// Casts of narrow types that can be left out, and those that can't.

// CHECK-LABEL: @f8_f32_f8(
// CHECK-SAME: %[[A:arg0]]:
func.func @f8_f32_f8(%a: tensor<4xf8E4M3FN>) -> tensor<4xf8E4M3FN> {
  %0 = nn.cast %a : (tensor<4xf8E4M3FN>) -> tensor<4xf32>
  %1 = nn.cast %0 : (tensor<4xf32>) -> tensor<4xf8E4M3FN>
  // CHECK-NEXT: return %[[A]]
  return %1 : tensor<4xf8E4M3FN>
}

// Infinity would become the largest number.
// CHECK-LABEL: @f8e5m2_f32_f8e5m2(
func.func @f8e5m2_f32_f8e5m2(%a: tensor<4xf8E5M2>) -> tensor<4xf8E5M2> {
  // CHECK-COUNT-2: nn.cast
  %0 = nn.cast %a : (tensor<4xf8E5M2>) -> tensor<4xf32>
  %1 = nn.cast %0 : (tensor<4xf32>) -> tensor<4xf8E5M2>
  return %1 : tensor<4xf8E5M2>
}

// f16 ends above the least power.
// CHECK-LABEL: @f8e8m0_f16_f32(
func.func @f8e8m0_f16_f32(%a: tensor<4xf8E8M0FNU>) -> tensor<4xf32> {
  // CHECK-COUNT-2: nn.cast
  %0 = nn.cast %a : (tensor<4xf8E8M0FNU>) -> tensor<4xf16>
  %1 = nn.cast %0 : (tensor<4xf16>) -> tensor<4xf32>
  return %1 : tensor<4xf32>
}

// CHECK-LABEL: @i8_f8_i8(
func.func @i8_f8_i8(%a: tensor<4xi8>) -> tensor<4xi8> {
  // CHECK-COUNT-2: nn.cast
  %0 = nn.cast %a : (tensor<4xi8>) -> tensor<4xf8E4M3FN>
  %1 = nn.cast %0 : (tensor<4xf8E4M3FN>) -> tensor<4xi8>
  return %1 : tensor<4xi8>
}

// CHECK-LABEL: @i4_i8_i4(
// CHECK-SAME: %[[A:arg0]]:
func.func @i4_i8_i4(%a: tensor<4xi4>) -> tensor<4xi4> {
  %0 = nn.cast %a : (tensor<4xi4>) -> tensor<4xi8>
  %1 = nn.cast %0 : (tensor<4xi8>) -> tensor<4xi4>
  // CHECK-NEXT: return %[[A]]
  return %1 : tensor<4xi4>
}
