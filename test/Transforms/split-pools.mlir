// RUN: nn-opt %s --nn-split-pools | FileCheck %s

// CHECK-LABEL: func @rows
// CHECK:         %[[ROWS:.*]] = nn.reduce_mean %arg0 axes = [2] keepdims : (tensor<?x16x16x128xf32>) -> tensor<?x16x1x128xf32>
// CHECK:         %[[MEAN:.*]] = nn.reduce_mean %[[ROWS]] axes = [1] keepdims : (tensor<?x16x1x128xf32>) -> tensor<?x1x1x128xf32>
// CHECK:         return %[[MEAN]]
func.func @rows(%x: tensor<?x16x16x128xf32>) -> tensor<?x1x1x128xf32> {
  %0 = nn.global_avg_pool %x layout = nhwc : (tensor<?x16x16x128xf32>) -> tensor<?x1x1x128xf32>
  return %0 : tensor<?x1x1x128xf32>
}

// Too few rows, too small an image, one of unknown size, and channels first.
// CHECK-LABEL: func @whole
// CHECK-COUNT-4: nn.global_avg_pool
func.func @whole(%a: tensor<1x7x7x1280xf32>, %b: tensor<1x16x16x16xf32>,
    %c: tensor<1x?x?x1280xf32>, %d: tensor<1x128x16x16xf32>)
    -> (tensor<1x1x1x1280xf32>, tensor<1x1x1x16xf32>, tensor<1x1x1x1280xf32>, tensor<1x128x1x1xf32>) {
  %0 = nn.global_avg_pool %a layout = nhwc : (tensor<1x7x7x1280xf32>) -> tensor<1x1x1x1280xf32>
  %1 = nn.global_avg_pool %b layout = nhwc : (tensor<1x16x16x16xf32>) -> tensor<1x1x1x16xf32>
  %2 = nn.global_avg_pool %c layout = nhwc : (tensor<1x?x?x1280xf32>) -> tensor<1x1x1x1280xf32>
  %3 = nn.global_avg_pool %d : (tensor<1x128x16x16xf32>) -> tensor<1x128x1x1xf32>
  return %0, %1, %2, %3 : tensor<1x1x1x1280xf32>, tensor<1x1x1x16xf32>, tensor<1x1x1x1280xf32>, tensor<1x128x1x1xf32>
}
