// RUN: nn-opt %s --nn-layout | FileCheck %s

// The last dimension is shuffled between two nhwc ops.
// CHECK-LABEL: func @shuffle
// CHECK:         %[[P:.*]] = nn.max_pool {{.*}} layout = nhwc
// CHECK-NOT:     nn.transpose
// CHECK:         %[[S:.*]] = nn.reshape %[[P]], %{{.*}} -> tensor<1x7x7x2x3xf32>
// CHECK-NEXT:    %[[T:.*]] = nn.transpose %[[S]] perm = [0, 1, 2, 4, 3]
// CHECK:         %[[M:.*]] = nn.reshape %[[T]], %{{.*}} -> tensor<1x7x7x6xf32>
// CHECK-NEXT:    nn.max_pool %[[M]] {{.*}} layout = nhwc
func.func @shuffle(%x: tensor<1x6x8x8xf32>) -> tensor<1x6x6x6xf32> {
  %split = nn.constant dense<[1, 2, 3, 7, 7]> : tensor<5xi64>
  %merge = nn.constant dense<[1, 6, 7, 7]> : tensor<4xi64>
  %0 = nn.max_pool %x kernel = [2, 2] : (tensor<1x6x8x8xf32>) -> tensor<1x6x7x7xf32>
  %1 = nn.reshape %0, %split : (tensor<1x6x7x7xf32>, tensor<5xi64>) -> tensor<1x2x3x7x7xf32>
  %2 = nn.transpose %1 perm = [0, 2, 1, 3, 4] : (tensor<1x2x3x7x7xf32>) -> tensor<1x3x2x7x7xf32>
  %3 = nn.reshape %2, %merge : (tensor<1x3x2x7x7xf32>, tensor<4xi64>) -> tensor<1x6x7x7xf32>
  %4 = nn.max_pool %3 kernel = [2, 2] : (tensor<1x6x7x7xf32>) -> tensor<1x6x6x6xf32>
  return %4 : tensor<1x6x6x6xf32>
}

// What is swapped, split or merged is not the channels.
// CHECK-LABEL: func @other_dimensions
// CHECK:         nn.transpose %{{.*}} perm = [0, 1, 3, 2, 4]
func.func @other_dimensions(%x: tensor<1x6x8x8xf32>) -> tensor<1x6x8x8xf32> {
  %split = nn.constant dense<[1, 6, 2, 4, 8]> : tensor<5xi64>
  %merge = nn.constant dense<[1, 6, 8, 8]> : tensor<4xi64>
  %0 = nn.max_pool %x kernel = [3, 3] pads = [1, 1, 1, 1] : (tensor<1x6x8x8xf32>) -> tensor<1x6x8x8xf32>
  %1 = nn.reshape %0, %split : (tensor<1x6x8x8xf32>, tensor<5xi64>) -> tensor<1x6x2x4x8xf32>
  %2 = nn.transpose %1 perm = [0, 1, 3, 2, 4] : (tensor<1x6x2x4x8xf32>) -> tensor<1x6x4x2x8xf32>
  %3 = nn.reshape %2, %merge : (tensor<1x6x4x2x8xf32>, tensor<4xi64>) -> tensor<1x6x8x8xf32>
  return %3 : tensor<1x6x8x8xf32>
}

// CHECK-LABEL: func @other_shape
// CHECK:         nn.transpose %{{.*}} perm = [0, 2, 1, 3, 4]
func.func @other_shape(%x: tensor<1x6x8x8xf32>) -> tensor<1x6x64xf32> {
  %split = nn.constant dense<[1, 2, 3, 8, 8]> : tensor<5xi64>
  %merge = nn.constant dense<[1, 6, 64]> : tensor<3xi64>
  %0 = nn.max_pool %x kernel = [3, 3] pads = [1, 1, 1, 1] : (tensor<1x6x8x8xf32>) -> tensor<1x6x8x8xf32>
  %1 = nn.reshape %0, %split : (tensor<1x6x8x8xf32>, tensor<5xi64>) -> tensor<1x2x3x8x8xf32>
  %2 = nn.transpose %1 perm = [0, 2, 1, 3, 4] : (tensor<1x2x3x8x8xf32>) -> tensor<1x3x2x8x8xf32>
  %3 = nn.reshape %2, %merge : (tensor<1x3x2x8x8xf32>, tensor<3xi64>) -> tensor<1x6x64xf32>
  return %3 : tensor<1x6x64xf32>
}
