// RUN: nn-opt %s --nn-calibrate=moments | FileCheck %s

// Sums are given once for all that read a value; a transposed input is the
// other factor.
// CHECK-LABEL: func @linears
// CHECK-SAME:    -> (tensor<3x5x40xf32>, tensor<3x5x40xf32>, tensor<32x32xf32> {nn.name = "x"})
// CHECK:         %[[R:.*]] = nn.reshape %arg0, {{.*}} -> tensor<15x32xf32>
// CHECK:         %[[T:.*]] = nn.transpose %[[R]] perm = [1, 0]
// CHECK:         %[[M:.*]] = nn.matmul %[[T]], %[[R]]
// CHECK:         return %{{.*}}, %{{.*}}, %[[M]]
func.func @linears(%x: tensor<3x5x32xf32> {nn.name = "x"}) -> (tensor<3x5x40xf32>, tensor<3x5x40xf32>) {
  %w = nn.constant dense<0.5> : tensor<32x40xf32>
  %0 = nn.linear %x, %w : (tensor<3x5x32xf32>, tensor<32x40xf32>) -> tensor<3x5x40xf32>
  %1 = nn.matmul %x, %w : (tensor<3x5x32xf32>, tensor<32x40xf32>) -> tensor<3x5x40xf32>
  return %0, %1 : tensor<3x5x40xf32>, tensor<3x5x40xf32>
}

// The rows of a convolution are its windows. Of one with groups, and weights
// that are an argument, nothing is given.
// CHECK-LABEL: func @convs
// CHECK-SAME:    -> (tensor<1x3x3x64xf32>, tensor<1x3x3x64xf32>, tensor<36x36xf32> {nn.name = "c"})
// CHECK:         %[[P:.*]] = nn.pad %arg0
// CHECK-COUNT-9: nn.slice %[[P]]
// CHECK:         %[[C:.*]] = nn.concat {{.*}} axis = 3 {{.*}} -> tensor<1x3x3x36xf32>
// CHECK:         nn.reshape %[[C]], {{.*}} -> tensor<9x36xf32>
// CHECK:         nn.matmul {{.*}} -> tensor<36x36xf32>
// CHECK-NOT:     nn.matmul
func.func @convs(%x: tensor<1x6x6x4xf32>, %v: tensor<3x3x4x64xf32>) -> (tensor<1x3x3x64xf32>, tensor<1x3x3x64xf32>) {
  %w = nn.constant dense<0.5> : tensor<3x3x4x64xf32>
  %g = nn.constant dense<0.5> : tensor<3x3x2x64xf32>
  %0 = nn.conv %x, %w strides = [2, 2] pads = [1, 1, 1, 1] layout = nhwc : (tensor<1x6x6x4xf32>, tensor<3x3x4x64xf32>) -> tensor<1x3x3x64xf32> loc("c")
  %1 = nn.conv %x, %g strides = [2, 2] pads = [1, 1, 1, 1] groups = 2 layout = nhwc : (tensor<1x6x6x4xf32>, tensor<3x3x2x64xf32>) -> tensor<1x3x3x64xf32>
  %2 = nn.conv %x, %v strides = [2, 2] pads = [1, 1, 1, 1] layout = nhwc : (tensor<1x6x6x4xf32>, tensor<3x3x4x64xf32>) -> tensor<1x3x3x64xf32>
  %3 = nn.add %1, %2 : (tensor<1x3x3x64xf32>, tensor<1x3x3x64xf32>) -> tensor<1x3x3x64xf32>
  return %0, %3 : tensor<1x3x3x64xf32>, tensor<1x3x3x64xf32>
}
