// RUN: nn-opt %s --nn-unroll-conv-transpose | FileCheck %s

// A block of 2x3 elements for each element of the input; the activation comes
// before they are put beside each other.
// CHECK-LABEL: func @blocks
// CHECK-SAME:      %[[X:[a-z0-9]*]]: tensor<1x5x4x7xf32>, %[[W:[a-z0-9]*]]: tensor<5x6x2x3xf32>
// CHECK-DAG:     %[[IN:.*]] = nn.transpose %[[X]] perm = [0, 2, 3, 1]
// CHECK-DAG:     nn.transpose %[[W]] perm = [0, 2, 3, 1]
// CHECK:         %[[C:.*]] = nn.conv %[[IN]], %{{.*}}, %{{.*}} layout = nhwc : {{.*}} -> tensor<1x4x7x36xf32>
// CHECK:         %[[R:.*]] = nn.relu %[[C]]
// CHECK:         %[[B:.*]] = nn.reshape %[[R]], %{{.*}} -> tensor<1x4x7x2x3x6xf32>
// CHECK:         %[[T:.*]] = nn.transpose %[[B]] perm = [0, 1, 3, 2, 4, 5]
// CHECK:         %[[I:.*]] = nn.reshape %[[T]], %{{.*}} -> tensor<1x8x21x6xf32>
// CHECK:         %[[O:.*]] = nn.transpose %[[I]] perm = [0, 3, 1, 2]
// CHECK-NOT:     nn.relu
// CHECK:         return %[[O]]
func.func @blocks(%x: tensor<1x5x4x7xf32>, %w: tensor<5x6x2x3xf32>, %b: tensor<6xf32>) -> tensor<1x6x8x21xf32> {
  %0 = nn.conv_transpose %x, %w, %b strides = [2, 3] : (tensor<1x5x4x7xf32>, tensor<5x6x2x3xf32>, tensor<6xf32>) -> tensor<1x6x8x21xf32>
  %1 = nn.relu %0 : (tensor<1x6x8x21xf32>) -> tensor<1x6x8x21xf32>
  return %1 : tensor<1x6x8x21xf32>
}

// CHECK-LABEL: func @overlaps
// CHECK:         nn.conv_transpose
func.func @overlaps(%x: tensor<1x5x4x7xf32>, %w: tensor<5x6x3x3xf32>) -> tensor<1x6x9x15xf32> {
  %0 = nn.conv_transpose %x, %w strides = [2, 2] : (tensor<1x5x4x7xf32>, tensor<5x6x3x3xf32>) -> tensor<1x6x9x15xf32>
  return %0 : tensor<1x6x9x15xf32>
}

// CHECK-LABEL: func @padded
// CHECK:         nn.conv_transpose
func.func @padded(%x: tensor<1x5x4x7xf32>, %w: tensor<5x6x2x2xf32>) -> tensor<1x6x6x12xf32> {
  %0 = nn.conv_transpose %x, %w strides = [2, 2] pads = [1, 1, 1, 1] : (tensor<1x5x4x7xf32>, tensor<5x6x2x2xf32>) -> tensor<1x6x6x12xf32>
  return %0 : tensor<1x6x6x12xf32>
}

// CHECK-LABEL: func @grouped
// CHECK:         nn.conv_transpose
func.func @grouped(%x: tensor<1x4x4x7xf32>, %w: tensor<4x3x2x2xf32>) -> tensor<1x6x8x14xf32> {
  %0 = nn.conv_transpose %x, %w strides = [2, 2] groups = 2 : (tensor<1x4x4x7xf32>, tensor<4x3x2x2xf32>) -> tensor<1x6x8x14xf32>
  return %0 : tensor<1x6x8x14xf32>
}

// CHECK-LABEL: func @unknown_size
// CHECK:         nn.conv_transpose
func.func @unknown_size(%x: tensor<1x4x?x7xf32>, %w: tensor<4x3x2x2xf32>) -> tensor<1x3x?x14xf32> {
  %0 = nn.conv_transpose %x, %w strides = [2, 2] : (tensor<1x4x?x7xf32>, tensor<4x3x2x2xf32>) -> tensor<1x3x?x14xf32>
  return %0 : tensor<1x3x?x14xf32>
}
