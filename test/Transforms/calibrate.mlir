// RUN: nn-opt %s --nn-calibrate | FileCheck %s

// Results keep their names; every value is given out once, constants never.
// CHECK-LABEL: func @convs
// CHECK-SAME:    -> (tensor<1x4x4x8xf32> {nn.name = "y"}, tensor<1x4x4x8xf32> {nn.name = "x"}, tensor<1x4x4x8xf32> {nn.name = "a"}, tensor<1x4x4x8xf32> {nn.name = "relu"}, tensor<1x4x4x8xf32> {nn.name = "a#2"})
// CHECK:         %[[A:.*]] = nn.conv %[[X:.*]], %{{.*}} layout
// CHECK:         %[[R:.*]] = nn.relu %[[A]]
// CHECK:         %[[B:.*]] = nn.conv %[[R]]
// CHECK:         return %[[B]], %[[X]], %[[A]], %[[R]], %[[B]]
func.func @convs(%x: tensor<1x4x4x8xf32> {nn.name = "x"})
    -> (tensor<1x4x4x8xf32> {nn.name = "y"}) {
  %w = nn.constant dense<0.5> : tensor<1x1x8x8xf32>
  %0 = nn.conv %x, %w layout = nhwc : (tensor<1x4x4x8xf32>, tensor<1x1x8x8xf32>) -> tensor<1x4x4x8xf32> loc("a")
  %1 = nn.relu %0 : (tensor<1x4x4x8xf32>) -> tensor<1x4x4x8xf32>
  %2 = nn.conv %1, %w layout = nhwc : (tensor<1x4x4x8xf32>, tensor<1x1x8x8xf32>) -> tensor<1x4x4x8xf32> loc(fused["a", "b"])
  return %2 : tensor<1x4x4x8xf32>
}

// Both operands of a product are observed. Arguments without a name have one
// by number, and a name with a number in it stays apart from a numbered one.
// CHECK-LABEL: func @matmuls
// CHECK-SAME:    -> (tensor<2x2xf32>, tensor<2x2xf32> {nn.name = "arg0"}, tensor<2x2xf32> {nn.name = "arg1"}, tensor<2x2xf32> {nn.name = "m"}, tensor<2x2xf32> {nn.name = "m#2"}, tensor<2x2xf32> {nn.name = "m#3"})
func.func @matmuls(%a: tensor<2x2xf32>, %b: tensor<2x2xf32>) -> tensor<2x2xf32> {
  %0 = nn.matmul %a, %b : (tensor<2x2xf32>, tensor<2x2xf32>) -> tensor<2x2xf32> loc("m")
  %1 = nn.matmul %0, %b : (tensor<2x2xf32>, tensor<2x2xf32>) -> tensor<2x2xf32> loc("m#2")
  %2 = nn.matmul %1, %b : (tensor<2x2xf32>, tensor<2x2xf32>) -> tensor<2x2xf32> loc("m")
  return %2 : tensor<2x2xf32>
}

// The second result of an op.
// CHECK-LABEL: func @split
// CHECK-SAME:    {nn.name = "split:1"}
func.func @split(%a: tensor<2x4xf32>, %w: tensor<2x2xf32>) -> tensor<2x2xf32> {
  %0, %1 = nn.split %a axis = 1 sizes = [2, 2] : (tensor<2x4xf32>) -> (tensor<2x2xf32>, tensor<2x2xf32>)
  %2 = nn.matmul %1, %w : (tensor<2x2xf32>, tensor<2x2xf32>) -> tensor<2x2xf32>
  return %2 : tensor<2x2xf32>
}

// Other types are no candidates, and nothing else is given out.
// CHECK-LABEL: func @others
// CHECK-SAME:    -> tensor<2x2xf64> {
func.func @others(%a: tensor<2x2xf64>) -> tensor<2x2xf64> {
  %0 = nn.matmul %a, %a : (tensor<2x2xf64>, tensor<2x2xf64>) -> tensor<2x2xf64>
  %1 = nn.relu %0 : (tensor<2x2xf64>) -> tensor<2x2xf64>
  return %1 : tensor<2x2xf64>
}

// A function of several returns, or none, stays as it is.
// CHECK-LABEL: func private @declaration(tensor<2x2xf32>)
func.func private @declaration(%a: tensor<2x2xf32>) -> tensor<2x2xf32>
