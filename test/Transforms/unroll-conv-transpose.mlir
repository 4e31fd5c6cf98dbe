// RUN: nn-opt %s --nn-unroll-conv-transpose | FileCheck %s

// A block of 2x3 elements for each element of the input; the activation comes
// before they are put beside each other.
// CHECK-LABEL: func @blocks
// CHECK-SAME:      %[[X:[a-z0-9]*]]: tensor<1x5x4x7xf32>, %[[W:[a-z0-9]*]]: tensor<5x6x2x3xf32>
// CHECK-DAG:     %[[IN:.*]] = nn.transpose %[[X]] perm = [0, 2, 3, 1]
// CHECK-DAG:     %[[S:.*]] = nn.reshape %[[W]], %{{.*}} -> tensor<5x6x1x2x1x3xf32>
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

// Two taps make each element: the filter gets a tap of zeros, and the last tap
// comes first. The input's border has a neighbour on either side, and the last
// row and column of blocks are not all there.
// CHECK-LABEL: func @overlaps
// CHECK-SAME:      %[[X:[a-z0-9]*]]: tensor<1x5x4x7xf32>, %[[W:[a-z0-9]*]]: tensor<5x6x3x3xf32>
// CHECK-DAG:     %[[PADS:.*]] = nn.constant dense<[0, 0, 0, 0, 0, 0, 1, 1]>
// CHECK-DAG:     %[[STEPS:.*]] = nn.constant dense<-1> : tensor<2xi64>
// CHECK:         %[[P:.*]] = nn.pad %[[W]], %[[PADS]] : {{.*}} -> tensor<5x6x4x4xf32>
// CHECK:         %[[S:.*]] = nn.reshape %[[P]], %{{.*}} -> tensor<5x6x2x2x2x2xf32>
// CHECK:         %[[M:.*]] = nn.slice %[[S]], %{{.*}}, %{{.*}}, %[[STEPS]] axes = [2, 4]
// CHECK:         %[[T:.*]] = nn.transpose %[[M]] perm = [2, 4, 0, 3, 5, 1]
// CHECK:         %[[F:.*]] = nn.reshape %[[T]], %{{.*}} -> tensor<2x2x5x24xf32>
// CHECK:         nn.conv %{{.*}}, %[[F]] pads = [1, 1, 1, 1] layout = nhwc : {{.*}} -> tensor<1x5x8x24xf32>
// CHECK:         nn.slice %{{.*}} axes = [1, 2] : (tensor<1x10x16x6xf32>{{.*}} -> tensor<1x9x15x6xf32>
func.func @overlaps(%x: tensor<1x5x4x7xf32>, %w: tensor<5x6x3x3xf32>) -> tensor<1x6x9x15xf32> {
  %0 = nn.conv_transpose %x, %w strides = [2, 2] : (tensor<1x5x4x7xf32>, tensor<5x6x3x3xf32>) -> tensor<1x6x9x15xf32>
  return %0 : tensor<1x6x9x15xf32>
}

// Padding takes from the first blocks.
// CHECK-LABEL: func @padded
// CHECK:         nn.conv %{{.*}} pads = [1, 1, 1, 1] layout = nhwc : {{.*}} -> tensor<1x5x8x24xf32>
// CHECK:         nn.slice %{{.*}} : (tensor<1x10x16x6xf32>{{.*}} -> tensor<1x8x14x6xf32>
func.func @padded(%x: tensor<1x5x4x7xf32>, %w: tensor<5x6x4x4xf32>) -> tensor<1x6x8x14xf32> {
  %0 = nn.conv_transpose %x, %w strides = [2, 2] pads = [1, 1, 1, 1] : (tensor<1x5x4x7xf32>, tensor<5x6x4x4xf32>) -> tensor<1x6x8x14xf32>
  return %0 : tensor<1x6x8x14xf32>
}

// CHECK-LABEL: func @crops_input
// CHECK:         nn.conv_transpose
func.func @crops_input(%x: tensor<1x5x4x7xf32>, %w: tensor<5x6x2x2xf32>) -> tensor<1x6x4x10xf32> {
  %0 = nn.conv_transpose %x, %w strides = [2, 2] pads = [2, 2, 2, 2] : (tensor<1x5x4x7xf32>, tensor<5x6x2x2xf32>) -> tensor<1x6x4x10xf32>
  return %0 : tensor<1x6x4x10xf32>
}

// CHECK-LABEL: func @dilated
// CHECK:         nn.conv_transpose
func.func @dilated(%x: tensor<1x5x4x7xf32>, %w: tensor<5x6x2x2xf32>) -> tensor<1x6x9x15xf32> {
  %0 = nn.conv_transpose %x, %w strides = [2, 2] dilations = [2, 2] : (tensor<1x5x4x7xf32>, tensor<5x6x2x2xf32>) -> tensor<1x6x9x15xf32>
  return %0 : tensor<1x6x9x15xf32>
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
