// RUN: nn-opt %s --nn-fuse-qdq | FileCheck %s
// RUN: not nn-opt %s --nn-lower-to-linalg 2>&1 | FileCheck %s --check-prefix=ERROR

// No op that quantizes is lowered without that.
// ERROR: 'nn.quantize' op has no lowering to linalg

// What isn't part of a kernel of integers becomes elementwise ops.

// CHECK-LABEL: @quantize
// CHECK-SAME: (%[[X:.*]]: tensor<4xf32>)
func.func @quantize(%x: tensor<4xf32>) -> tensor<4xui8> {
  // CHECK: %[[S:.*]] = nn.constant dense<5.000000e-01> : tensor<f32>
  // CHECK: %[[D:.*]] = nn.div %[[X]], %[[S]]
  // CHECK: %[[R:.*]] = nn.round %[[D]]
  // CHECK: %[[Z:.*]] = nn.constant dense<3.000000e+00> : tensor<f32>
  // CHECK: %[[A:.*]] = nn.add %[[R]], %[[Z]]
  // CHECK-NEXT: %[[Q:.*]] = nn.cast %[[A]] : (tensor<4xf32>) -> tensor<4xui8>
  // CHECK-NEXT: return %[[Q]]
  %0 = nn.quantize %x as !quant.uniform<u8:f32, 0.5:3> : (tensor<4xf32>) -> tensor<4xui8>
  return %0 : tensor<4xui8>
}

// A cast saturates only at the bounds of its type, and none that it has below a
// byte.
// CHECK-LABEL: @bounds
func.func @bounds(%x: tensor<4xf32>) -> (tensor<4xi8>, tensor<4xi4>) {
  // CHECK: nn.round
  // CHECK-NOT: nn.add
  // CHECK: nn.clamp
  %0 = nn.quantize %x as !quant.uniform<i8<-127:127>:f32, 0.5> : (tensor<4xf32>) -> tensor<4xi8>
  // CHECK: nn.clamp
  %1 = nn.quantize %x as !quant.uniform<i4:f32, 0.5> : (tensor<4xf32>) -> tensor<4xi4>
  return %0, %1 : tensor<4xi8>, tensor<4xi4>
}

// CHECK-LABEL: @dequantize
// CHECK-SAME: (%[[X:.*]]: tensor<2x3xi8>)
func.func @dequantize(%x: tensor<2x3xi8>) -> tensor<2x3xf32> {
  // CHECK: %[[C:.*]] = nn.cast %[[X]] : (tensor<2x3xi8>) -> tensor<2x3xf32>
  // CHECK: %[[Z:.*]] = nn.constant dense<{{\[}}[0.000000e+00], [3.000000e+00]]> : tensor<2x1xf32>
  // CHECK: %[[D:.*]] = nn.sub %[[C]], %[[Z]]
  // CHECK: %[[S:.*]] = nn.constant dense<{{\[}}[5.000000e-01], [2.500000e-01]]> : tensor<2x1xf32>
  // CHECK: nn.mul %[[D]], %[[S]]
  %0 = nn.dequantize %x as !quant.uniform<i8:f32:0, {0.5, 0.25:3}> : (tensor<2x3xi8>) -> tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}

// CHECK-LABEL: @fake_quantize
func.func @fake_quantize(%x: tensor<4xf32>) -> tensor<4xf32> {
  // CHECK: nn.round
  // CHECK: nn.cast {{.*}} -> tensor<4xi8>
  // CHECK: nn.cast {{.*}} -> tensor<4xf32>
  // CHECK-NOT: quantize
  %0 = nn.fake_quantize %x as !quant.uniform<i8:f32, 0.5> : (tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}
