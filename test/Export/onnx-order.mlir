// What lies between convolutions is computed with the channels first too: axes
// and constants change places, and what can't is transposed.
// RUN: rm -rf %t && mkdir %t && nn-export-onnx %s %t/m.onnx
// RUN: %decode < %t/m.onnx | FileCheck %s
// RUN: nnc run %s --random --output result0=%t/0.npy --output result1=%t/1.npy --output result2=%t/2.npy
// RUN: nnc run %t/m.onnx --random --expect result0=%t/0.npy --expect result1=%t/1.npy --expect result2=%t/2.npy

// CHECK:     op_type: "MaxPool"
// CHECK:     op_type: "Sigmoid"
// CHECK-NOT: op_type: "Transpose"
// CHECK:     op_type: "Reshape"
// CHECK:     op_type: "Transpose"
// CHECK-NOT: op_type: "Transpose"
// CHECK:     op_type: "Identity"
func.func @main(%x: tensor<2x3x4x6xf32> {nn.name = "x"})
    -> (tensor<2x24x3xf32>, tensor<2x9xf32>, tensor<2x3x4x6xf32>) {
  %0 = nn.transpose %x perm = [0, 2, 3, 1] : (tensor<2x3x4x6xf32>) -> tensor<2x4x6x3xf32>
  %1 = nn.max_pool %0 kernel = [3, 3] pads = [1, 1, 1, 1] layout = nhwc : (tensor<2x4x6x3xf32>) -> tensor<2x4x6x3xf32>
  %2 = nn.silu %1 : (tensor<2x4x6x3xf32>) -> tensor<2x4x6x3xf32>
  %c = nn.constant dense<[1.0, 2.0, 3.0]> : tensor<3xf32>
  %3 = nn.mul %2, %c : (tensor<2x4x6x3xf32>, tensor<3xf32>) -> tensor<2x4x6x3xf32>
  %row = nn.constant dense<[[[1.0]], [[2.0]], [[3.0]], [[4.0]]]> : tensor<4x1x1xf32>
  %4 = nn.add %row, %3 : (tensor<4x1x1xf32>, tensor<2x4x6x3xf32>) -> tensor<2x4x6x3xf32>
  %low = nn.constant dense<1.5> : tensor<f32>
  %high = nn.constant dense<[4.0, 3.0, 2.0]> : tensor<3xf32>
  %5 = nn.clamp %4, %low, %high : (tensor<2x4x6x3xf32>, tensor<f32>, tensor<3xf32>) -> tensor<2x4x6x3xf32>
  %i = nn.constant dense<1> : tensor<1xi64>
  %j = nn.constant dense<3> : tensor<1xi64>
  %6 = nn.slice %5, %i, %j axes = [3] : (tensor<2x4x6x3xf32>, tensor<1xi64>, tensor<1xi64>) -> tensor<2x4x6x2xf32>
  %7:2 = nn.split %6 axis = 3 sizes = [1, 1] : (tensor<2x4x6x2xf32>) -> (tensor<2x4x6x1xf32>, tensor<2x4x6x1xf32>)
  %p = nn.constant dense<[0, 0, 0, 0, 0, 0, 0, 1]> : tensor<8xi64>
  %8 = nn.pad %7#0, %p : (tensor<2x4x6x1xf32>, tensor<8xi64>) -> tensor<2x4x6x2xf32>
  %9 = nn.concat %8, %7#1 axis = 3 : (tensor<2x4x6x2xf32>, tensor<2x4x6x1xf32>) -> tensor<2x4x6x3xf32>
  %10 = nn.softmax %9 : (tensor<2x4x6x3xf32>) -> tensor<2x4x6x3xf32>
  %11 = nn.reduce_mean %10 axes = [1, 2] : (tensor<2x4x6x3xf32>) -> tensor<2x3xf32>
  %12 = nn.reduce_max %10 axes = [1, 2] keepdims : (tensor<2x4x6x3xf32>) -> tensor<2x1x1x3xf32>
  %s = nn.constant dense<[2, 3]> : tensor<2xi64>
  %13 = nn.reshape %12, %s : (tensor<2x1x1x3xf32>, tensor<2xi64>) -> tensor<2x3xf32>
  %zero = nn.constant dense<0.75> : tensor<2x3xf32>
  %14 = nn.concat %11, %13, %zero axis = 1 : (tensor<2x3xf32>, tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x9xf32>
  %r = nn.constant dense<[2, 24, 3]> : tensor<3xi64>
  %15 = nn.reshape %10, %r : (tensor<2x4x6x3xf32>, tensor<3xi64>) -> tensor<2x24x3xf32>
  return %15, %14, %x : tensor<2x24x3xf32>, tensor<2x9xf32>, tensor<2x3x4x6xf32>
}
