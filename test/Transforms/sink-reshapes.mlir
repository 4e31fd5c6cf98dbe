// RUN: nn-opt %s --nn-sink-reshapes --split-input-file | FileCheck %s

// Down a chain, past an operand that broadcasts and one that is reshaped too.
// CHECK-LABEL: func @chain
// CHECK-SAME:    %[[X:[a-z0-9]+]]: tensor<5x8xf32>, %[[W:[a-z0-9]+]]: {{.*}}, %[[B:[a-z0-9]+]]: {{.*}}, %[[Y:[a-z0-9]+]]: tensor<1x5x4xf32>
// CHECK:         %[[L:.*]] = nn.linear %[[X]], %[[W]]
// CHECK:         %[[G:.*]] = nn.gelu %[[L]] : (tensor<5x4xf32>)
// CHECK:         %[[A:.*]] = nn.add %[[G]], %[[B]] : (tensor<5x4xf32>, tensor<4xf32>)
// CHECK:         %[[R:.*]] = nn.reshape %[[Y]]
// CHECK:         %[[S:.*]] = nn.add %[[A]], %[[R]] : (tensor<5x4xf32>, tensor<5x4xf32>)
// CHECK:         %[[Z:.*]] = nn.reshape %[[S]], {{.*}} -> tensor<1x5x4xf32>
// CHECK:         return %[[Z]]
func.func @chain(%x: tensor<5x8xf32>, %w: tensor<8x4xf32>, %b: tensor<4xf32>, %y: tensor<1x5x4xf32>) -> tensor<1x5x4xf32> {
  %s = nn.constant dense<[1, 5, 4]> : tensor<3xi64>
  %0 = nn.linear %x, %w : (tensor<5x8xf32>, tensor<8x4xf32>) -> tensor<5x4xf32>
  %1 = nn.reshape %0, %s : (tensor<5x4xf32>, tensor<3xi64>) -> tensor<1x5x4xf32>
  %2 = nn.gelu %1 : (tensor<1x5x4xf32>) -> tensor<1x5x4xf32>
  %3 = nn.add %2, %b : (tensor<1x5x4xf32>, tensor<4xf32>) -> tensor<1x5x4xf32>
  %4 = nn.add %3, %y : (tensor<1x5x4xf32>, tensor<1x5x4xf32>) -> tensor<1x5x4xf32>
  return %4 : tensor<1x5x4xf32>
}

// -----

// Of an unknown number of rows.
// CHECK-LABEL: func @dynamic
// CHECK:         nn.relu {{.*}} : (tensor<?x4xf32>)
// CHECK:         nn.reshape {{.*}} -> tensor<1x?x4xf32>
func.func @dynamic(%x: tensor<?x8xf32>, %w: tensor<8x4xf32>) -> tensor<1x?x4xf32> {
  %s = nn.constant dense<[1, -1, 4]> : tensor<3xi64>
  %0 = nn.linear %x, %w : (tensor<?x8xf32>, tensor<8x4xf32>) -> tensor<?x4xf32>
  %1 = nn.reshape %0, %s : (tensor<?x4xf32>, tensor<3xi64>) -> tensor<1x?x4xf32>
  %2 = nn.relu %1 : (tensor<1x?x4xf32>) -> tensor<1x?x4xf32>
  return %2 : tensor<1x?x4xf32>
}

// -----

// Another op reads it.
// CHECK-LABEL: func @two
// CHECK:         nn.relu {{.*}} : (tensor<1x5x4xf32>)
func.func @two(%x: tensor<5x8xf32>, %w: tensor<8x4xf32>) -> (tensor<1x5x4xf32>, tensor<1x5x4xf32>) {
  %s = nn.constant dense<[1, 5, 4]> : tensor<3xi64>
  %0 = nn.linear %x, %w : (tensor<5x8xf32>, tensor<8x4xf32>) -> tensor<5x4xf32>
  %1 = nn.reshape %0, %s : (tensor<5x4xf32>, tensor<3xi64>) -> tensor<1x5x4xf32>
  %2 = nn.relu %1 : (tensor<1x5x4xf32>) -> tensor<1x5x4xf32>
  return %1, %2 : tensor<1x5x4xf32>, tensor<1x5x4xf32>
}

// -----

// Elements get other neighbours.
// CHECK-LABEL: func @splits
// CHECK:         nn.relu {{.*}} : (tensor<5x2x2xf32>)
func.func @splits(%x: tensor<5x8xf32>, %w: tensor<8x4xf32>) -> tensor<5x2x2xf32> {
  %s = nn.constant dense<[5, 2, 2]> : tensor<3xi64>
  %0 = nn.linear %x, %w : (tensor<5x8xf32>, tensor<8x4xf32>) -> tensor<5x4xf32>
  %1 = nn.reshape %0, %s : (tensor<5x4xf32>, tensor<3xi64>) -> tensor<5x2x2xf32>
  %2 = nn.relu %1 : (tensor<5x2x2xf32>) -> tensor<5x2x2xf32>
  return %2 : tensor<5x2x2xf32>
}

// -----

// There is nothing to be fused with.
// CHECK-LABEL: func @alone
// CHECK:         nn.relu {{.*}} : (tensor<1x5xf32>)
func.func @alone(%x: tensor<5xf32>) -> tensor<1x5xf32> {
  %s = nn.constant dense<[1, 5]> : tensor<2xi64>
  %0 = nn.reshape %x, %s : (tensor<5xf32>, tensor<2xi64>) -> tensor<1x5xf32>
  %1 = nn.relu %0 : (tensor<1x5xf32>) -> tensor<1x5xf32>
  return %1 : tensor<1x5xf32>
}

// -----

// The sum belongs to the kernel of the other product; the second operand
// broadcasts along rows that the reshape has in another place.
// CHECK-LABEL: func @others
// CHECK-COUNT-2: nn.add {{.*}} -> tensor<1x5x4xf32>
func.func @others(%x: tensor<5x8xf32>, %w: tensor<8x4xf32>, %y: tensor<1x5x8xf32>, %r: tensor<1x5x1xf32>) -> (tensor<1x5x4xf32>, tensor<1x5x4xf32>) {
  %s = nn.constant dense<[1, 5, 4]> : tensor<3xi64>
  %0 = nn.linear %x, %w : (tensor<5x8xf32>, tensor<8x4xf32>) -> tensor<5x4xf32>
  %1 = nn.reshape %0, %s : (tensor<5x4xf32>, tensor<3xi64>) -> tensor<1x5x4xf32>
  %2 = nn.linear %y, %w : (tensor<1x5x8xf32>, tensor<8x4xf32>) -> tensor<1x5x4xf32>
  %3 = nn.add %1, %2 : (tensor<1x5x4xf32>, tensor<1x5x4xf32>) -> tensor<1x5x4xf32>
  %4 = nn.reshape %0, %s : (tensor<5x4xf32>, tensor<3xi64>) -> tensor<1x5x4xf32>
  %5 = nn.add %4, %r : (tensor<1x5x4xf32>, tensor<1x5x1xf32>) -> tensor<1x5x4xf32>
  return %3, %5 : tensor<1x5x4xf32>, tensor<1x5x4xf32>
}
