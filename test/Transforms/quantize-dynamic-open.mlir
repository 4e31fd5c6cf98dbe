// RUN: nn-opt %s --nn-quantize='scheme=int8-dynamic' | FileCheck %s

// Images whose size is open stay as they are.
// CHECK-LABEL: func @open
// CHECK:         nn.reduce_max %arg0 axes = [1, 2, 3] keepdims : (tensor<1x?x?x64xf32>) -> tensor<1x1x1x1xf32>
// CHECK:         nn.conv %{{.*}} : (tensor<1x?x?x64xi8>
func.func @open(%x: tensor<1x?x?x64xf32>) -> tensor<1x?x?x64xf32> {
  %w = nn.constant dense<0.5> : tensor<1x1x64x64xf32>
  %0 = nn.conv %x, %w layout = nhwc : (tensor<1x?x?x64xf32>, tensor<1x1x64x64xf32>) -> tensor<1x?x?x64xf32>
  return %0 : tensor<1x?x?x64xf32>
}
