// RUN: nn-opt %s --nn-fold-bias | FileCheck %s

// CHECK-LABEL: func @conv
// CHECK:         %[[B:.*]] = nn.constant dense<[1.000000e+00, 2.000000e+00]> : tensor<2xf32>
// CHECK:         %[[R:.*]] = nn.conv %{{.*}}, %{{.*}}, %[[B]]
// CHECK:         return %[[R]]
func.func @conv(%x: tensor<1x3x4x4xf32>, %w: tensor<2x3x1x1xf32>) -> tensor<1x2x4x4xf32> {
  %c = nn.constant dense<[[[[1.0]], [[2.0]]]]> : tensor<1x2x1x1xf32>
  %0 = nn.conv %x, %w : (tensor<1x3x4x4xf32>, tensor<2x3x1x1xf32>) -> tensor<1x2x4x4xf32>
  %1 = nn.add %0, %c : (tensor<1x2x4x4xf32>, tensor<1x2x1x1xf32>) -> tensor<1x2x4x4xf32>
  return %1 : tensor<1x2x4x4xf32>
}

// Constants add up, from either side; one element is for all channels.
// CHECK-LABEL: func @twice
// CHECK:         %[[B:.*]] = nn.constant dense<[1.500000e+00, 2.500000e+00]> : tensor<2xf32>
// CHECK:         %[[R:.*]] = nn.linear %{{.*}}, %{{.*}}, %[[B]]
// CHECK:         return %[[R]]
func.func @twice(%x: tensor<4x3xf32>, %w: tensor<3x2xf32>) -> tensor<4x2xf32> {
  %b = nn.constant dense<[1.0, 2.0]> : tensor<2xf32>
  %c = nn.constant dense<0.25> : tensor<f32>
  %d = nn.constant dense<0.25> : tensor<1x2xf32>
  %0 = nn.linear %x, %w, %b : (tensor<4x3xf32>, tensor<3x2xf32>, tensor<2xf32>) -> tensor<4x2xf32>
  %1 = nn.add %c, %0 : (tensor<f32>, tensor<4x2xf32>) -> tensor<4x2xf32>
  %2 = nn.add %1, %d : (tensor<4x2xf32>, tensor<1x2xf32>) -> tensor<4x2xf32>
  return %2 : tensor<4x2xf32>
}

// CHECK-LABEL: func @conv_transpose
// CHECK-NOT:     nn.add
func.func @conv_transpose(%x: tensor<1x3x4x4xf32>, %w: tensor<3x2x2x2xf32>) -> tensor<1x2x5x5xf32> {
  %c = nn.constant dense<[[[1.0]], [[2.0]]]> : tensor<2x1x1xf32>
  %0 = nn.conv_transpose %x, %w : (tensor<1x3x4x4xf32>, tensor<3x2x2x2xf32>) -> tensor<1x2x5x5xf32>
  %1 = nn.add %0, %c : (tensor<1x2x5x5xf32>, tensor<2x1x1xf32>) -> tensor<1x2x5x5xf32>
  return %1 : tensor<1x2x5x5xf32>
}

// CHECK-LABEL: func @other_dimension
// CHECK:         nn.add
func.func @other_dimension(%x: tensor<1x3x4x2xf32>, %w: tensor<2x3x1x1xf32>) -> tensor<1x2x4x2xf32> {
  %c = nn.constant dense<[1.0, 2.0]> : tensor<2xf32>
  %0 = nn.conv %x, %w : (tensor<1x3x4x2xf32>, tensor<2x3x1x1xf32>) -> tensor<1x2x4x2xf32>
  %1 = nn.add %0, %c : (tensor<1x2x4x2xf32>, tensor<2xf32>) -> tensor<1x2x4x2xf32>
  return %1 : tensor<1x2x4x2xf32>
}

// CHECK-LABEL: func @used_twice
// CHECK:         nn.add
func.func @used_twice(%x: tensor<4x3xf32>, %w: tensor<3x2xf32>) -> (tensor<4x2xf32>, tensor<4x2xf32>) {
  %c = nn.constant dense<[1.0, 2.0]> : tensor<2xf32>
  %0 = nn.linear %x, %w : (tensor<4x3xf32>, tensor<3x2xf32>) -> tensor<4x2xf32>
  %1 = nn.add %0, %c : (tensor<4x2xf32>, tensor<2xf32>) -> tensor<4x2xf32>
  return %0, %1 : tensor<4x2xf32>, tensor<4x2xf32>
}

// CHECK-LABEL: func @not_constant
// CHECK:         nn.add
// CHECK:         nn.add
func.func @not_constant(%x: tensor<4x3xf32>, %w: tensor<3x2xf32>, %b: tensor<2xf32>, %c: tensor<2xf32>) -> tensor<4x2xf32> {
  %d = nn.constant dense<[1.0, 2.0]> : tensor<2xf32>
  %0 = nn.linear %x, %w, %b : (tensor<4x3xf32>, tensor<3x2xf32>, tensor<2xf32>) -> tensor<4x2xf32>
  %1 = nn.add %0, %d : (tensor<4x2xf32>, tensor<2xf32>) -> tensor<4x2xf32>
  %2 = nn.linear %x, %w : (tensor<4x3xf32>, tensor<3x2xf32>) -> tensor<4x2xf32>
  %3 = nn.add %2, %c : (tensor<4x2xf32>, tensor<2xf32>) -> tensor<4x2xf32>
  %4 = nn.mul %1, %3 : (tensor<4x2xf32>, tensor<4x2xf32>) -> tensor<4x2xf32>
  return %4 : tensor<4x2xf32>
}
