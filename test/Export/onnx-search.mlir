// Searches, running sums, interpolation and places: along axes of an image that
// is there with its channels first, and in the IR's order.
// RUN: rm -rf %t && mkdir %t && nn-export-onnx %s %t/m.onnx
// RUN: %decode < %t/m.onnx | FileCheck %s
// RUN: nnc run %s --random --output result0=%t/0.npy --output result1=%t/1.npy --output result2=%t/2.npy --output result3=%t/3.npy
// RUN: nnc run %t/m.onnx --random --expect result0=%t/0.npy --expect result1=%t/1.npy --expect result2=%t/2.npy --expect result3=%t/3.npy

// CHECK:      op_type: "Gather"
// CHECK:      name: "axis"
// CHECK-NEXT: i: 3
// CHECK:      op_type: "ReduceSum"
// CHECK:      op_type: "CumSum"
// CHECK:      op_type: "TopK"
// CHECK:      name: "axis"
// CHECK-NEXT: i: 2
// CHECK:      name: "largest"
// CHECK-NEXT: i: 0
// CHECK:      op_type: "ArgMax"
// CHECK:      name: "axis"
// CHECK-NEXT: i: 1
// CHECK:      name: "select_last_index"
// CHECK:      op_type: "Range"
// CHECK:      op_type: "ScatterElements"
// CHECK:      s: "add"
// CHECK:      op_type: "ScatterND"
// CHECK:      op_type: "GatherND"
// CHECK:      op_type: "ReduceMean"
// CHECK:      op_type: "Sqrt"
func.func @main(%x: tensor<2x3x4x6xf32> {nn.name = "x"}, %n: tensor<1xi64> {nn.name = "n"})
    -> (tensor<2x3x4xf32>, tensor<2x2x9xi64>, tensor<?xi64>, tensor<3x4xf32>) {
  %0 = nn.transpose %x perm = [0, 2, 3, 1] : (tensor<2x3x4x6xf32>) -> tensor<2x4x6x3xf32>
  %1 = nn.max_pool %0 kernel = [3, 3] pads = [1, 1, 1, 1] layout = nhwc : (tensor<2x4x6x3xf32>) -> tensor<2x4x6x3xf32>
  %taps = nn.constant dense<[[-1, 0], [0, 1], [1, 2], [1, 2], [2, 3], [3, 4], [4, 5], [4, 5], [5, 6]]> : tensor<9x2xi64>
  %w = nn.constant dense<[[0.5, 0.5], [0.75, 0.25], [0.9, 0.1], [0.25, 0.75], [0.5, 0.5], [0.5, 0.5], [1.0, 0.0], [0.5, 0.5], [0.5, 0.5]]> : tensor<9x2xf32>
  %2 = nn.resample %1, %taps, %w axis = 2 : (tensor<2x4x6x3xf32>, tensor<9x2xi64>, tensor<9x2xf32>) -> tensor<2x4x9x3xf32>
  %3 = nn.cum_sum %2 axis = 3 exclusive : (tensor<2x4x9x3xf32>) -> tensor<2x4x9x3xf32>
  %k = nn.constant dense<2> : tensor<1xi64>
  %4:2 = nn.top_k %3, %k {axis = 1 : i64, smallest} : (tensor<2x4x9x3xf32>, tensor<1xi64>) -> (tensor<2x2x9x3xf32>, tensor<2x2x9x3xi64>)
  %5 = nn.arg_max %4#0 axis = 3 last : (tensor<2x2x9x3xf32>) -> tensor<2x2x9xi64>
  %6 = nn.iota %n : (tensor<1xi64>) -> tensor<?xi64>
  %i = nn.constant dense<[[[1, 0]], [[0, 2]]]> : tensor<2x1x2xi64>
  %u = nn.constant dense<[[[0.5, 0.25]], [[2.0, 4.0]]]> : tensor<2x1x2xf32>
  %zero = nn.constant dense<1.0> : tensor<2x3x4xf32>
  %7 = nn.scatter_elements %zero, %i, %u reduction = add {axis = 1 : i64} : (tensor<2x3x4xf32>, tensor<2x1x2xi64>, tensor<2x1x2xf32>) -> tensor<2x3x4xf32>
  %j = nn.constant dense<[[1, 2, 3], [0, 1, 1]]> : tensor<2x3xi64>
  %v = nn.constant dense<[8.0, 9.0]> : tensor<2xf32>
  %8 = nn.scatter_nd %7, %j, %v : (tensor<2x3x4xf32>, tensor<2x3xi64>, tensor<2xf32>) -> tensor<2x3x4xf32>
  %g = nn.constant dense<[[1]]> : tensor<1x1xi64>
  %9 = nn.gather_nd %8, %g : (tensor<2x3x4xf32>, tensor<1x1xi64>) -> tensor<1x3x4xf32>
  %s = nn.constant dense<[3, 4]> : tensor<2xi64>
  %10 = nn.reshape %9, %s : (tensor<1x3x4xf32>, tensor<2xi64>) -> tensor<3x4xf32>
  %scale = nn.constant dense<[1.0, 2.0, 3.0, 4.0]> : tensor<4xf32>
  %11 = nn.rms_norm %10, %scale {axis = 0 : i64} : (tensor<3x4xf32>, tensor<4xf32>) -> tensor<3x4xf32>
  return %8, %5, %6, %11 : tensor<2x3x4xf32>, tensor<2x2x9xi64>, tensor<?xi64>, tensor<3x4xf32>
}
