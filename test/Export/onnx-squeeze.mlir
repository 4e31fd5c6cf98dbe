// An image without its spatial dimensions is the same in both orders. Else what is
// there with the channels first is transposed, though its elements lie the same.
// RUN: rm -rf %t && mkdir %t && nn-export-onnx %s %t/m.onnx
// RUN: %decode < %t/m.onnx | FileCheck %s
// RUN: nnc run %s --random --output result0=%t/0.npy --output result1=%t/1.npy --output result2=%t/2.npy
// RUN: nnc run %t/m.onnx --random --expect result0=%t/0.npy --expect result1=%t/1.npy --expect result2=%t/2.npy

// CHECK:     op_type: "MaxPool"
// CHECK-NOT: op_type: "Transpose"
// CHECK:     op_type: "Squeeze"
// CHECK:     op_type: "Transpose"
// CHECK:     op_type: "Squeeze"
// CHECK-NOT: op_type: "Transpose"
// CHECK:     op_type: "Unsqueeze"
func.func @main(%x: tensor<1x5x2xf32> {nn.name = "x"})
    -> (tensor<1x5xf32>, tensor<1x5xf32>, tensor<1x1x1x5xf32>) {
  %0 = nn.transpose %x perm = [0, 2, 1] : (tensor<1x5x2xf32>) -> tensor<1x2x5xf32>
  %1 = nn.max_pool %0 kernel = [2] layout = nhwc : (tensor<1x2x5xf32>) -> tensor<1x1x5xf32>
  %2 = nn.squeeze %1 axes = [-2] : (tensor<1x1x5xf32>) -> tensor<1x5xf32>
  %3 = nn.squeeze %1 axes = [0] : (tensor<1x1x5xf32>) -> tensor<1x5xf32>
  %4 = nn.unsqueeze %1 axes = [0] : (tensor<1x1x5xf32>) -> tensor<1x1x1x5xf32>
  return %2, %3, %4 : tensor<1x5xf32>, tensor<1x5xf32>, tensor<1x1x1x5xf32>
}
