// RUN: nn-opt %s --nn-fuse-qdq | FileCheck %s

// Scale and zero point of the input, bias and the result's scale end in one
// factor and one term a channel; relu is what saturation does at 0.
// CHECK-LABEL: @conv
// CHECK-SAME: (%[[X:.*]]: tensor<1x2x5x5xui8>)
func.func @conv(%x: tensor<1x2x5x5xui8>) -> tensor<1x2x5x5xui8> {
  // CHECK-DAG: %[[W:.*]] = nn.constant dense<1> : tensor<2x2x3x3xi8>
  // CHECK-DAG: %[[Z:.*]] = nn.constant dense<12> : tensor<ui8>
  // CHECK-DAG: %[[A:.*]] = nn.constant dense<[0, 0, 1, 1, 0, 0, 1, 1]> : tensor<8xi64>
  // CHECK: %[[P:.*]] = nn.pad %[[X]], %[[A]], %[[Z]] : {{.*}} -> tensor<1x2x7x7xui8>
  // CHECK-NEXT: %[[S:.*]] = nn.conv %[[P]], %[[W]] : (tensor<1x2x7x7xui8>, tensor<2x2x3x3xi8>) -> tensor<1x2x5x5xi32>
  // CHECK-NEXT: %[[C:.*]] = nn.cast %[[S]] : (tensor<1x2x5x5xi32>) -> tensor<1x2x5x5xf32>
  // CHECK-NEXT: %[[F:.*]] = nn.constant dense<{{\[\[\[}}1.250000e-01]], {{\[\[}}2.500000e-01]]]> : tensor<2x1x1xf32>
  // CHECK-NEXT: %[[M:.*]] = nn.mul %[[C]], %[[F]]
  // 3 / 2 - 0.125 * 12 * 18 and 3 / 2 - 0.25 * 12 * 18.
  // CHECK-NEXT: %[[T:.*]] = nn.constant dense<{{\[\[\[}}-2.550000e+01]], {{\[\[}}-5.250000e+01]]]> : tensor<2x1x1xf32>
  // CHECK-NEXT: %[[Y:.*]] = nn.add %[[M]], %[[T]]
  // CHECK-NEXT: %[[R:.*]] = nn.round %[[Y]]
  // CHECK-NEXT: %[[Q:.*]] = nn.cast %[[R]] : (tensor<1x2x5x5xf32>) -> tensor<1x2x5x5xui8>
  // CHECK-NEXT: return %[[Q]]
  %b = nn.constant dense<3.0> : tensor<2xf32>
  %w = nn.constant dense<1> : tensor<2x2x3x3xi8>
  %0 = nn.dequantize %x as !quant.uniform<u8:f32, 0.5:12> : (tensor<1x2x5x5xui8>) -> tensor<1x2x5x5xf32>
  %1 = nn.dequantize %w as !quant.uniform<i8:f32:0, {0.5, 1.0}> : (tensor<2x2x3x3xi8>) -> tensor<2x2x3x3xf32>
  %2 = nn.conv %0, %1, %b pads = [1, 1, 1, 1] : (tensor<1x2x5x5xf32>, tensor<2x2x3x3xf32>, tensor<2xf32>) -> tensor<1x2x5x5xf32>
  %3 = nn.relu %2 : (tensor<1x2x5x5xf32>) -> tensor<1x2x5x5xf32>
  %4 = nn.quantize %3 as !quant.uniform<u8:f32, 2.0> : (tensor<1x2x5x5xf32>) -> tensor<1x2x5x5xui8>
  return %4 : tensor<1x2x5x5xui8>
}

// Weights lose their zero points; an added constant is a bias.
// CHECK-LABEL: @matmul
// CHECK-SAME: (%[[X:.*]]: tensor<2x3xi8>)
func.func @matmul(%x: tensor<2x3xi8>) -> tensor<2x4xf32> {
  // CHECK-DAG: %[[W:.*]] = nn.constant dense<-3> : tensor<3x4xi8>
  // CHECK: %[[S:.*]] = nn.matmul %[[X]], %[[W]] : (tensor<2x3xi8>, tensor<3x4xi8>) -> tensor<2x4xi32>
  // CHECK-NEXT: %[[C:.*]] = nn.cast %[[S]]
  // CHECK-NEXT: %[[F:.*]] = nn.constant dense<1.250000e-01> : tensor<f32>
  // CHECK-NEXT: %[[M:.*]] = nn.mul %[[C]], %[[F]]
  // CHECK-NEXT: %[[T:.*]] = nn.constant dense<[1.000000e+00, 2.000000e+00, 3.000000e+00, 4.000000e+00]> : tensor<4xf32>
  // CHECK-NEXT: %[[Y:.*]] = nn.add %[[M]], %[[T]]
  // CHECK-NEXT: return %[[Y]]
  %w = nn.constant dense<125> : tensor<3x4xui8>
  %b = nn.constant dense<[1.0, 2.0, 3.0, 4.0]> : tensor<4xf32>
  %0 = nn.dequantize %x as !quant.uniform<i8:f32, 0.5> : (tensor<2x3xi8>) -> tensor<2x3xf32>
  %1 = nn.dequantize %w as !quant.uniform<u8:f32, 0.25:128> : (tensor<3x4xui8>) -> tensor<3x4xf32>
  %2 = nn.matmul %0, %1 : (tensor<2x3xf32>, tensor<3x4xf32>) -> tensor<2x4xf32>
  %3 = nn.add %2, %b : (tensor<2x4xf32>, tensor<4xf32>) -> tensor<2x4xf32>
  return %3 : tensor<2x4xf32>
}

// Zero points of what is computed at run time are taken off in i32.
// CHECK-LABEL: @matmul_of_activations
func.func @matmul_of_activations(%x: tensor<2x3xui8>, %y: tensor<3x4xui8>) -> tensor<2x4xf32> {
  // CHECK: nn.matmul {{.*}} -> tensor<2x4xi32>
  // CHECK: nn.reduce_sum {{.*}} axes = [1]{{.*}} -> tensor<2x1xi32>
  // CHECK: nn.sub {{.*}} -> tensor<2x4xi32>
  // CHECK: nn.reduce_sum {{.*}} axes = [0]{{.*}} -> tensor<1x4xi32>
  // CHECK: nn.sub {{.*}} -> tensor<2x4xi32>
  // CHECK: nn.constant dense<105> : tensor<i32>
  // CHECK: nn.add {{.*}} -> tensor<2x4xi32>
  // CHECK: nn.cast {{.*}} -> tensor<2x4xf32>
  %0 = nn.dequantize %x as !quant.uniform<u8:f32, 0.5:5> : (tensor<2x3xui8>) -> tensor<2x3xf32>
  %1 = nn.dequantize %y as !quant.uniform<u8:f32, 0.25:7> : (tensor<3x4xui8>) -> tensor<3x4xf32>
  %2 = nn.matmul %0, %1 : (tensor<2x3xf32>, tensor<3x4xf32>) -> tensor<2x4xf32>
  return %2 : tensor<2x4xf32>
}

// The scale goes to both terms; bounds beyond the result's range vanish.
// CHECK-LABEL: @residual
func.func @residual(%x: tensor<2x3xi8>, %y: tensor<2x4xui8>) -> tensor<2x4xui8> {
  // CHECK: nn.matmul {{.*}} -> tensor<2x4xi32>
  // CHECK: nn.constant dense<2.500000e-01> : tensor<f32>
  // CHECK: nn.cast {{.*}} : (tensor<2x4xui8>) -> tensor<2x4xf32>
  // CHECK: nn.constant dense<4.000000e+00> : tensor<f32>
  // CHECK: nn.add
  // CHECK-NOT: nn.clamp
  // CHECK-NOT: nn.div
  // CHECK: nn.round
  %w = nn.constant dense<3> : tensor<3x4xi8>
  %low = nn.constant dense<0.0> : tensor<f32>
  %high = nn.constant dense<128.0> : tensor<f32>
  %0 = nn.dequantize %x as !quant.uniform<i8:f32, 0.5> : (tensor<2x3xi8>) -> tensor<2x3xf32>
  %1 = nn.dequantize %w as !quant.uniform<i8:f32, 0.25> : (tensor<3x4xi8>) -> tensor<3x4xf32>
  %2 = nn.matmul %0, %1 : (tensor<2x3xf32>, tensor<3x4xf32>) -> tensor<2x4xf32>
  %3 = nn.dequantize %y as !quant.uniform<u8:f32, 2.0> : (tensor<2x4xui8>) -> tensor<2x4xf32>
  %4 = nn.add %2, %3 : (tensor<2x4xf32>, tensor<2x4xf32>) -> tensor<2x4xf32>
  %5 = nn.clamp %4, %low, %high : (tensor<2x4xf32>, tensor<f32>, tensor<f32>) -> tensor<2x4xf32>
  %6 = nn.quantize %5 as !quant.uniform<u8:f32, 0.5> : (tensor<2x4xf32>) -> tensor<2x4xui8>
  return %6 : tensor<2x4xui8>
}

//===----------------------------------------------------------------------===//
// What stays f32
//===----------------------------------------------------------------------===//

// CHECK-LABEL: @input_of_f32
func.func @input_of_f32(%x: tensor<17x3xf32>) -> tensor<17x4xf32> {
  // CHECK-NOT: i32
  // CHECK: nn.scaled_linear %arg0, {{.*}} -> tensor<17x4xf32>
  %w = nn.constant dense<3> : tensor<3x4xi8>
  %1 = nn.dequantize %w as !quant.uniform<i8:f32, 0.25> : (tensor<3x4xi8>) -> tensor<3x4xf32>
  %2 = nn.matmul %x, %1 : (tensor<17x3xf32>, tensor<3x4xf32>) -> tensor<17x4xf32>
  return %2 : tensor<17x4xf32>
}

// CHECK-LABEL: @scale_for_each_row
func.func @scale_for_each_row(%x: tensor<2x3xi8>) -> tensor<2x4xf32> {
  // CHECK: nn.matmul {{.*}} -> tensor<2x4xf32>
  %w = nn.constant dense<3> : tensor<3x4xi8>
  %0 = nn.dequantize %x as !quant.uniform<i8:f32, 0.5> : (tensor<2x3xi8>) -> tensor<2x3xf32>
  %1 = nn.dequantize %w as !quant.uniform<i8:f32:0, {0.25, 0.5, 1.0}> : (tensor<3x4xi8>) -> tensor<3x4xf32>
  %2 = nn.matmul %0, %1 : (tensor<2x3xf32>, tensor<3x4xf32>) -> tensor<2x4xf32>
  return %2 : tensor<2x4xf32>
}

// CHECK-LABEL: @filter_at_run_time
func.func @filter_at_run_time(%x: tensor<1x2x5x5xui8>, %w: tensor<2x2x3x3xi8>) -> tensor<1x2x3x3xf32> {
  // CHECK: nn.conv {{.*}} -> tensor<1x2x3x3xf32>
  %0 = nn.dequantize %x as !quant.uniform<u8:f32, 0.5> : (tensor<1x2x5x5xui8>) -> tensor<1x2x5x5xf32>
  %1 = nn.dequantize %w as !quant.uniform<i8:f32, 0.5> : (tensor<2x2x3x3xi8>) -> tensor<2x2x3x3xf32>
  %2 = nn.conv %0, %1 : (tensor<1x2x5x5xf32>, tensor<2x2x3x3xf32>) -> tensor<1x2x3x3xf32>
  return %2 : tensor<1x2x3x3xf32>
}

// 65794 products of u8 and i8 may overflow i32.
// CHECK-LABEL: @sum_too_long
func.func @sum_too_long(%x: tensor<1x65794xui8>) -> tensor<1x1xf32> {
  // CHECK: nn.scaled_linear {{.*}} -> tensor<1x1xf32>
  %w = nn.constant dense<3> : tensor<65794x1xi8>
  %0 = nn.dequantize %x as !quant.uniform<u8:f32, 0.5> : (tensor<1x65794xui8>) -> tensor<1x65794xf32>
  %1 = nn.dequantize %w as !quant.uniform<i8:f32, 0.25> : (tensor<65794x1xi8>) -> tensor<65794x1xf32>
  %2 = nn.matmul %0, %1 : (tensor<1x65794xf32>, tensor<65794x1xf32>) -> tensor<1x1xf32>
  return %2 : tensor<1x1xf32>
}

//===----------------------------------------------------------------------===//
// Division by a scale
//===----------------------------------------------------------------------===//

// An argument is divided, as nn.quantize says; what is rounded before, too, is
// multiplied.
// CHECK-LABEL: @division
func.func @division(%x: tensor<4xf32>) -> (tensor<4xui8>, tensor<4xui8>) {
  // CHECK: nn.div %arg0
  // CHECK: nn.exp
  // CHECK-NOT: nn.div
  // CHECK: nn.constant dense<4.000000e+00>
  // CHECK: nn.mul
  %0 = nn.quantize %x as !quant.uniform<u8:f32, 0.5> : (tensor<4xf32>) -> tensor<4xui8>
  %1 = nn.exp %x : (tensor<4xf32>) -> tensor<4xf32>
  %2 = nn.quantize %1 as !quant.uniform<u8:f32, 0.25> : (tensor<4xf32>) -> tensor<4xui8>
  return %0, %2 : tensor<4xui8>, tensor<4xui8>
}
