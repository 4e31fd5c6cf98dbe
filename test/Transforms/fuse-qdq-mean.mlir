// RUN: nn-opt %s --nn-fuse-qdq | FileCheck %s
// RUN: nn-opt %s --nn-fuse-qdq --nn-fuse | FileCheck %s --check-prefix=KERNEL

// A mean is a sum of bytes in i32: of 12 of them the zero point is 36, and the
// scale a twelfth. The kernel reads the bytes.

// CHECK-LABEL: @pool
// CHECK-SAME: (%[[X:.*]]: tensor<1x3x4x8xui8>)
// CHECK: %[[C:.*]] = nn.cast %[[X]] : (tensor<1x3x4x8xui8>) -> tensor<1x3x4x8xi32>
// CHECK: %[[S:.*]] = nn.reduce_sum %[[C]] axes = [1, 2] keepdims
// CHECK: %[[F:.*]] = nn.cast %[[S]] : (tensor<1x1x1x8xi32>) -> tensor<1x1x1x8xf32>
// CHECK: %[[Z:.*]] = nn.constant dense<3.600000e+01>
// CHECK: %[[D:.*]] = nn.sub %[[F]], %[[Z]]
// CHECK: %[[N:.*]] = nn.constant dense<5.000000e-01>
// CHECK: nn.mul %[[D]], %[[N]]
// KERNEL-LABEL: @pool
// KERNEL: nn.kernel "reduce_sum"(%arg0
// KERNEL-NEXT: ^bb0(%[[B:.*]]: tensor<1x3x4x8xui8>
// KERNEL-NEXT: nn.cast %[[B]]
// KERNEL-NEXT: nn.reduce_sum
func.func @pool(%x: tensor<1x3x4x8xui8>) -> tensor<1x1x1x8xf32> {
  %0 = nn.dequantize %x as !quant.uniform<u8:f32, 6.0:3> : (tensor<1x3x4x8xui8>) -> tensor<1x3x4x8xf32>
  %1 = nn.global_avg_pool %0 layout = nhwc : (tensor<1x3x4x8xf32>) -> tensor<1x1x1x8xf32>
  return %1 : tensor<1x1x1x8xf32>
}

// CHECK-LABEL: @mean_of_means
// CHECK: nn.reduce_sum
// CHECK: nn.reduce_sum {{.*}} -> tensor<1x1x1x8xi32>
// CHECK-NEXT: nn.cast
// CHECK: nn.constant dense<3.600000e+01>
func.func @mean_of_means(%x: tensor<1x3x4x8xi8>) -> tensor<1x1x1x8xf32> {
  %0 = nn.dequantize %x as !quant.uniform<i8:f32, 6.0:3> : (tensor<1x3x4x8xi8>) -> tensor<1x3x4x8xf32>
  %1 = nn.reduce_mean %0 axes = [2] keepdims : (tensor<1x3x4x8xf32>) -> tensor<1x3x1x8xf32>
  %2 = nn.reduce_mean %1 axes = [-3] keepdims : (tensor<1x3x1x8xf32>) -> tensor<1x1x1x8xf32>
  return %2 : tensor<1x1x1x8xf32>
}

// i32 would not hold these sums, and that many aren't known.
// CHECK-LABEL: @no_match
// CHECK-NOT: nn.reduce_sum
// CHECK: return
func.func @no_match(%x: tensor<2x8421505xui8>, %y: tensor<2x?xui8>, %z: tensor<2x2xui8>) -> (tensor<2x1xf32>, tensor<2x1xf32>, tensor<2x1xf32>) {
  %0 = nn.dequantize %x as !quant.uniform<u8:f32, 1.0> : (tensor<2x8421505xui8>) -> tensor<2x8421505xf32>
  %1 = nn.reduce_mean %0 axes = [1] keepdims : (tensor<2x8421505xf32>) -> tensor<2x1xf32>
  %2 = nn.dequantize %y as !quant.uniform<u8:f32, 1.0> : (tensor<2x?xui8>) -> tensor<2x?xf32>
  %3 = nn.reduce_mean %2 axes = [1] keepdims : (tensor<2x?xf32>) -> tensor<2x1xf32>
  %4 = nn.dequantize %z as !quant.uniform<u8:f32:0, {1.0, 2.0}> : (tensor<2x2xui8>) -> tensor<2x2xf32>
  %5 = nn.reduce_mean %4 axes = [1] keepdims : (tensor<2x2xf32>) -> tensor<2x1xf32>
  return %1, %3, %5 : tensor<2x1xf32>, tensor<2x1xf32>, tensor<2x1xf32>
}

// Of two factors the smaller takes in all scales: 1.0 * 0.25 / 0.125.
// CHECK-LABEL: @gate
// CHECK: nn.constant dense<1.000000e+00>
// CHECK: %[[S:.*]] = nn.constant dense<2.000000e+00>
// CHECK-NEXT: %[[Y:.*]] = nn.mul %{{.*}}, %[[S]] : (tensor<1x1x1x8xf32>
// CHECK-NEXT: nn.mul %[[Y]], %{{.*}} : (tensor<1x1x1x8xf32>, tensor<1x3x4x8xf32>)
// CHECK-NEXT: nn.round
func.func @gate(%x: tensor<1x3x4x8xui8>, %y: tensor<1x1x1x8xui8>) -> tensor<1x3x4x8xui8> {
  %0 = nn.dequantize %x as !quant.uniform<u8:f32, 0.25:3> : (tensor<1x3x4x8xui8>) -> tensor<1x3x4x8xf32>
  %1 = nn.dequantize %y as !quant.uniform<u8:f32, 1.0> : (tensor<1x1x1x8xui8>) -> tensor<1x1x1x8xf32>
  %2 = nn.mul %1, %0 : (tensor<1x1x1x8xf32>, tensor<1x3x4x8xf32>) -> tensor<1x3x4x8xf32>
  %3 = nn.quantize %2 as !quant.uniform<u8:f32, 0.125:9> : (tensor<1x3x4x8xf32>) -> tensor<1x3x4x8xui8>
  return %3 : tensor<1x3x4x8xui8>
}
