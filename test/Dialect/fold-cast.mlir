// RUN: nn-opt %s -canonicalize | FileCheck %s

// Casts that can be left out: the middle of a chain if it holds every value of
// the first type. Integers wrap and floats saturate, so a middle of floats
// stays between integers where the last is narrower.

// CHECK-LABEL: @same_type(
// CHECK-SAME: %[[A:arg0]]:
func.func @same_type(%a: tensor<4xf32>) -> tensor<4xf32> {
  %0 = nn.cast %a : (tensor<4xf32>) -> tensor<4xf32>
  // CHECK-NEXT: return %[[A]]
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: @same_element_type_stays(
func.func @same_element_type_stays(%a: tensor<?xf32>) -> tensor<4xf32> {
  // CHECK: nn.cast
  %0 = nn.cast %a : (tensor<?xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: @f16_f32_f16(
// CHECK-SAME: %[[A:arg0]]:
func.func @f16_f32_f16(%a: tensor<4xf16>) -> tensor<4xf16> {
  %0 = nn.cast %a : (tensor<4xf16>) -> tensor<4xf32>
  %1 = nn.cast %0 : (tensor<4xf32>) -> tensor<4xf16>
  // CHECK-NEXT: return %[[A]]
  return %1 : tensor<4xf16>
}

// CHECK-LABEL: @bf16_f32_f16(
func.func @bf16_f32_f16(%a: tensor<4xbf16>) -> tensor<4xf16> {
  // CHECK-NEXT: %[[R:.*]] = nn.cast %arg0 : (tensor<4xbf16>) -> tensor<4xf16>
  // CHECK-NEXT: return %[[R]]
  %0 = nn.cast %a : (tensor<4xbf16>) -> tensor<4xf32>
  %1 = nn.cast %0 : (tensor<4xf32>) -> tensor<4xf16>
  return %1 : tensor<4xf16>
}

// CHECK-LABEL: @f32_f64_f32(
// CHECK-SAME: %[[A:arg0]]:
func.func @f32_f64_f32(%a: tensor<4xf32>) -> tensor<4xf32> {
  %0 = nn.cast %a : (tensor<4xf32>) -> tensor<4xf64>
  %1 = nn.cast %0 : (tensor<4xf64>) -> tensor<4xf32>
  // CHECK-NEXT: return %[[A]]
  return %1 : tensor<4xf32>
}

// CHECK-LABEL: @f16_f64_i32(
func.func @f16_f64_i32(%a: tensor<4xf16>) -> tensor<4xi32> {
  // CHECK-NEXT: %[[R:.*]] = nn.cast %arg0 : (tensor<4xf16>) -> tensor<4xi32>
  // CHECK-NEXT: return %[[R]]
  %0 = nn.cast %a : (tensor<4xf16>) -> tensor<4xf64>
  %1 = nn.cast %0 : (tensor<4xf64>) -> tensor<4xi32>
  return %1 : tensor<4xi32>
}

// CHECK-LABEL: @bf16_f32_i8(
func.func @bf16_f32_i8(%a: tensor<4xbf16>) -> tensor<4xi8> {
  // CHECK-NEXT: %[[R:.*]] = nn.cast %arg0 : (tensor<4xbf16>) -> tensor<4xi8>
  // CHECK-NEXT: return %[[R]]
  %0 = nn.cast %a : (tensor<4xbf16>) -> tensor<4xf32>
  %1 = nn.cast %0 : (tensor<4xf32>) -> tensor<4xi8>
  return %1 : tensor<4xi8>
}

// CHECK-LABEL: @i8_i32_i8(
// CHECK-SAME: %[[A:arg0]]:
func.func @i8_i32_i8(%a: tensor<4xi8>) -> tensor<4xi8> {
  %0 = nn.cast %a : (tensor<4xi8>) -> tensor<4xi32>
  %1 = nn.cast %0 : (tensor<4xi32>) -> tensor<4xi8>
  // CHECK-NEXT: return %[[A]]
  return %1 : tensor<4xi8>
}

// CHECK-LABEL: @i8_i64_f32(
func.func @i8_i64_f32(%a: tensor<4xi8>) -> tensor<4xf32> {
  // CHECK-NEXT: %[[R:.*]] = nn.cast %arg0 : (tensor<4xi8>) -> tensor<4xf32>
  // CHECK-NEXT: return %[[R]]
  %0 = nn.cast %a : (tensor<4xi8>) -> tensor<4xi64>
  %1 = nn.cast %0 : (tensor<4xi64>) -> tensor<4xf32>
  return %1 : tensor<4xf32>
}

// CHECK-LABEL: @i32_i64_i8(
func.func @i32_i64_i8(%a: tensor<4xi32>) -> tensor<4xi8> {
  // CHECK-NEXT: %[[R:.*]] = nn.cast %arg0 : (tensor<4xi32>) -> tensor<4xi8>
  // CHECK-NEXT: return %[[R]]
  %0 = nn.cast %a : (tensor<4xi32>) -> tensor<4xi64>
  %1 = nn.cast %0 : (tensor<4xi64>) -> tensor<4xi8>
  return %1 : tensor<4xi8>
}

// CHECK-LABEL: @ui8_i16_ui8(
// CHECK-SAME: %[[A:arg0]]:
func.func @ui8_i16_ui8(%a: tensor<4xui8>) -> tensor<4xui8> {
  %0 = nn.cast %a : (tensor<4xui8>) -> tensor<4xi16>
  %1 = nn.cast %0 : (tensor<4xi16>) -> tensor<4xui8>
  // CHECK-NEXT: return %[[A]]
  return %1 : tensor<4xui8>
}

// CHECK-LABEL: @ui8_i32_f16(
func.func @ui8_i32_f16(%a: tensor<4xui8>) -> tensor<4xf16> {
  // CHECK-NEXT: %[[R:.*]] = nn.cast %arg0 : (tensor<4xui8>) -> tensor<4xf16>
  // CHECK-NEXT: return %[[R]]
  %0 = nn.cast %a : (tensor<4xui8>) -> tensor<4xi32>
  %1 = nn.cast %0 : (tensor<4xi32>) -> tensor<4xf16>
  return %1 : tensor<4xf16>
}

// CHECK-LABEL: @i1_i8_i1(
// CHECK-SAME: %[[A:arg0]]:
func.func @i1_i8_i1(%a: tensor<4xi1>) -> tensor<4xi1> {
  %0 = nn.cast %a : (tensor<4xi1>) -> tensor<4xi8>
  %1 = nn.cast %0 : (tensor<4xi8>) -> tensor<4xi1>
  // CHECK-NEXT: return %[[A]]
  return %1 : tensor<4xi1>
}

// CHECK-LABEL: @i1_f32_i64(
func.func @i1_f32_i64(%a: tensor<4xi1>) -> tensor<4xi64> {
  // CHECK-NEXT: %[[R:.*]] = nn.cast %arg0 : (tensor<4xi1>) -> tensor<4xi64>
  // CHECK-NEXT: return %[[R]]
  %0 = nn.cast %a : (tensor<4xi1>) -> tensor<4xf32>
  %1 = nn.cast %0 : (tensor<4xf32>) -> tensor<4xi64>
  return %1 : tensor<4xi64>
}

// CHECK-LABEL: @i8_f16_i8(
// CHECK-SAME: %[[A:arg0]]:
func.func @i8_f16_i8(%a: tensor<4xi8>) -> tensor<4xi8> {
  %0 = nn.cast %a : (tensor<4xi8>) -> tensor<4xf16>
  %1 = nn.cast %0 : (tensor<4xf16>) -> tensor<4xi8>
  // CHECK-NEXT: return %[[A]]
  return %1 : tensor<4xi8>
}

// CHECK-LABEL: @ui8_bf16_i16(
func.func @ui8_bf16_i16(%a: tensor<4xui8>) -> tensor<4xi16> {
  // CHECK-NEXT: %[[R:.*]] = nn.cast %arg0 : (tensor<4xui8>) -> tensor<4xi16>
  // CHECK-NEXT: return %[[R]]
  %0 = nn.cast %a : (tensor<4xui8>) -> tensor<4xbf16>
  %1 = nn.cast %0 : (tensor<4xbf16>) -> tensor<4xi16>
  return %1 : tensor<4xi16>
}

// CHECK-LABEL: @i8_f32_i1(
func.func @i8_f32_i1(%a: tensor<4xi8>) -> tensor<4xi1> {
  // CHECK-NEXT: %[[R:.*]] = nn.cast %arg0 : (tensor<4xi8>) -> tensor<4xi1>
  // CHECK-NEXT: return %[[R]]
  %0 = nn.cast %a : (tensor<4xi8>) -> tensor<4xf32>
  %1 = nn.cast %0 : (tensor<4xf32>) -> tensor<4xi1>
  return %1 : tensor<4xi1>
}

// CHECK-LABEL: @i16_f32_i64(
func.func @i16_f32_i64(%a: tensor<4xi16>) -> tensor<4xi64> {
  // CHECK-NEXT: %[[R:.*]] = nn.cast %arg0 : (tensor<4xi16>) -> tensor<4xi64>
  // CHECK-NEXT: return %[[R]]
  %0 = nn.cast %a : (tensor<4xi16>) -> tensor<4xf32>
  %1 = nn.cast %0 : (tensor<4xf32>) -> tensor<4xi64>
  return %1 : tensor<4xi64>
}

// CHECK-LABEL: @i32_f64_f32(
func.func @i32_f64_f32(%a: tensor<4xi32>) -> tensor<4xf32> {
  // CHECK-NEXT: %[[R:.*]] = nn.cast %arg0 : (tensor<4xi32>) -> tensor<4xf32>
  // CHECK-NEXT: return %[[R]]
  %0 = nn.cast %a : (tensor<4xi32>) -> tensor<4xf64>
  %1 = nn.cast %0 : (tensor<4xf64>) -> tensor<4xf32>
  return %1 : tensor<4xf32>
}

// CHECK-LABEL: @f32_f16_f32_stays(
func.func @f32_f16_f32_stays(%a: tensor<4xf32>) -> tensor<4xf32> {
  // CHECK: nn.cast
  // CHECK-NEXT: nn.cast
  %0 = nn.cast %a : (tensor<4xf32>) -> tensor<4xf16>
  %1 = nn.cast %0 : (tensor<4xf16>) -> tensor<4xf32>
  return %1 : tensor<4xf32>
}

// CHECK-LABEL: @f16_bf16_f32_stays(
func.func @f16_bf16_f32_stays(%a: tensor<4xf16>) -> tensor<4xf32> {
  // CHECK: nn.cast
  // CHECK-NEXT: nn.cast
  %0 = nn.cast %a : (tensor<4xf16>) -> tensor<4xbf16>
  %1 = nn.cast %0 : (tensor<4xbf16>) -> tensor<4xf32>
  return %1 : tensor<4xf32>
}

// CHECK-LABEL: @bf16_f16_f32_stays(
func.func @bf16_f16_f32_stays(%a: tensor<4xbf16>) -> tensor<4xf32> {
  // CHECK: nn.cast
  // CHECK-NEXT: nn.cast
  %0 = nn.cast %a : (tensor<4xbf16>) -> tensor<4xf16>
  %1 = nn.cast %0 : (tensor<4xf16>) -> tensor<4xf32>
  return %1 : tensor<4xf32>
}

// CHECK-LABEL: @f32_i32_f32_stays(
func.func @f32_i32_f32_stays(%a: tensor<4xf32>) -> tensor<4xf32> {
  // CHECK: nn.cast
  // CHECK-NEXT: nn.cast
  %0 = nn.cast %a : (tensor<4xf32>) -> tensor<4xi32>
  %1 = nn.cast %0 : (tensor<4xi32>) -> tensor<4xf32>
  return %1 : tensor<4xf32>
}

// CHECK-LABEL: @i32_i8_i32_stays(
func.func @i32_i8_i32_stays(%a: tensor<4xi32>) -> tensor<4xi32> {
  // CHECK: nn.cast
  // CHECK-NEXT: nn.cast
  %0 = nn.cast %a : (tensor<4xi32>) -> tensor<4xi8>
  %1 = nn.cast %0 : (tensor<4xi8>) -> tensor<4xi32>
  return %1 : tensor<4xi32>
}

// CHECK-LABEL: @i8_ui8_i32_stays(
func.func @i8_ui8_i32_stays(%a: tensor<4xi8>) -> tensor<4xi32> {
  // CHECK: nn.cast
  // CHECK-NEXT: nn.cast
  %0 = nn.cast %a : (tensor<4xi8>) -> tensor<4xui8>
  %1 = nn.cast %0 : (tensor<4xui8>) -> tensor<4xi32>
  return %1 : tensor<4xi32>
}

// CHECK-LABEL: @ui8_i8_i32_stays(
func.func @ui8_i8_i32_stays(%a: tensor<4xui8>) -> tensor<4xi32> {
  // CHECK: nn.cast
  // CHECK-NEXT: nn.cast
  %0 = nn.cast %a : (tensor<4xui8>) -> tensor<4xi8>
  %1 = nn.cast %0 : (tensor<4xi8>) -> tensor<4xi32>
  return %1 : tensor<4xi32>
}

// CHECK-LABEL: @i32_f32_f64_stays(
func.func @i32_f32_f64_stays(%a: tensor<4xi32>) -> tensor<4xf64> {
  // CHECK: nn.cast
  // CHECK-NEXT: nn.cast
  %0 = nn.cast %a : (tensor<4xi32>) -> tensor<4xf32>
  %1 = nn.cast %0 : (tensor<4xf32>) -> tensor<4xf64>
  return %1 : tensor<4xf64>
}

// CHECK-LABEL: @i64_f64_f32_stays(
func.func @i64_f64_f32_stays(%a: tensor<4xi64>) -> tensor<4xf32> {
  // CHECK: nn.cast
  // CHECK-NEXT: nn.cast
  %0 = nn.cast %a : (tensor<4xi64>) -> tensor<4xf64>
  %1 = nn.cast %0 : (tensor<4xf64>) -> tensor<4xf32>
  return %1 : tensor<4xf32>
}

// CHECK-LABEL: @i16_bf16_f32_stays(
func.func @i16_bf16_f32_stays(%a: tensor<4xi16>) -> tensor<4xf32> {
  // CHECK: nn.cast
  // CHECK-NEXT: nn.cast
  %0 = nn.cast %a : (tensor<4xi16>) -> tensor<4xbf16>
  %1 = nn.cast %0 : (tensor<4xbf16>) -> tensor<4xf32>
  return %1 : tensor<4xf32>
}

// CHECK-LABEL: @i8_f32_ui8_stays(
func.func @i8_f32_ui8_stays(%a: tensor<4xi8>) -> tensor<4xui8> {
  // CHECK: nn.cast
  // CHECK-NEXT: nn.cast
  %0 = nn.cast %a : (tensor<4xi8>) -> tensor<4xf32>
  %1 = nn.cast %0 : (tensor<4xf32>) -> tensor<4xui8>
  return %1 : tensor<4xui8>
}

// CHECK-LABEL: @i32_f64_i8_stays(
func.func @i32_f64_i8_stays(%a: tensor<4xi32>) -> tensor<4xi8> {
  // CHECK: nn.cast
  // CHECK-NEXT: nn.cast
  %0 = nn.cast %a : (tensor<4xi32>) -> tensor<4xf64>
  %1 = nn.cast %0 : (tensor<4xf64>) -> tensor<4xi8>
  return %1 : tensor<4xi8>
}

// CHECK-LABEL: @f32_i1_f32_stays(
func.func @f32_i1_f32_stays(%a: tensor<4xf32>) -> tensor<4xf32> {
  // CHECK: nn.cast
  // CHECK-NEXT: nn.cast
  %0 = nn.cast %a : (tensor<4xf32>) -> tensor<4xi1>
  %1 = nn.cast %0 : (tensor<4xi1>) -> tensor<4xf32>
  return %1 : tensor<4xf32>
}

// CHECK-LABEL: @i8_i1_i8_stays(
func.func @i8_i1_i8_stays(%a: tensor<4xi8>) -> tensor<4xi8> {
  // CHECK: nn.cast
  // CHECK-NEXT: nn.cast
  %0 = nn.cast %a : (tensor<4xi8>) -> tensor<4xi1>
  %1 = nn.cast %0 : (tensor<4xi1>) -> tensor<4xi8>
  return %1 : tensor<4xi8>
}

// CHECK-LABEL: @shape_is_kept(
func.func @shape_is_kept(%a: tensor<?xf16>) -> tensor<4xf64> {
  // CHECK-NEXT: %[[R:.*]] = nn.cast %arg0 : (tensor<?xf16>) -> tensor<4xf64>
  %0 = nn.cast %a : (tensor<?xf16>) -> tensor<4xf32>
  %1 = nn.cast %0 : (tensor<4xf32>) -> tensor<4xf64>
  return %1 : tensor<4xf64>
}

// CHECK-LABEL: @shapes_that_contradict_stay(
func.func @shapes_that_contradict_stay(%a: tensor<3xf16>) -> tensor<4xf64> {
  // CHECK: nn.cast
  // CHECK-NEXT: nn.cast
  %0 = nn.cast %a : (tensor<3xf16>) -> tensor<?xf32>
  %1 = nn.cast %0 : (tensor<?xf32>) -> tensor<4xf64>
  return %1 : tensor<4xf64>
}
