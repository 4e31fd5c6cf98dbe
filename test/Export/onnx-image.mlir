// A network for images that was quantized channels-last is written with its
// channels first, without a transpose, and computes the same to the bit.
// RUN: rm -rf %t && mkdir %t && nn-export-onnx %s %t/m.onnx
// RUN: %decode < %t/m.onnx > %t/text
// RUN: FileCheck %s --input-file=%t/text
// RUN: FileCheck %s --input-file=%t/text --check-prefix=NONE
// RUN: nnc run %s --random --output y=%t/y.npy --output z=%t/z.npy
// RUN: nnc run %t/m.onnx --random --rtol 0 --atol 0 --expect y=%t/y.npy --expect z=%t/z.npy

// CHECK:      ir_version: 10
// CHECK-NEXT: producer_name: "nn"
// CHECK:      input: "x"
// CHECK-NEXT: input: "scale"
// CHECK-NEXT: input: "zero_point"
// CHECK-NEXT: output: "quantize"
// CHECK:      op_type: "QuantizeLinear"
// CHECK:      op_type: "DequantizeLinear"
// CHECK:      input: "w1"
// CHECK:      output: "dequantize_2"
// CHECK:      op_type: "DequantizeLinear"
// CHECK:      name: "axis"
// CHECK-NEXT: i: 0
// CHECK:      input: "dequantize"
// CHECK-NEXT: input: "dequantize_2"
// CHECK-NEXT: input: "constant"
// CHECK-NEXT: output: "conv1"
// CHECK-NEXT: name: "conv1"
// CHECK-NEXT: op_type: "Conv"
// CHECK:      name: "strides"
// CHECK-NEXT: ints: 2
// CHECK-NEXT: ints: 2
// CHECK:      name: "pads"
// CHECK:      op_type: "Relu"
// CHECK:      name: "group"
// CHECK-NEXT: i: 4
// CHECK:      op_type: "Add"
// CHECK:      op_type: "MaxPool"
// CHECK:      op_type: "GlobalAveragePool"
// CHECK:      op_type: "Reshape"
// CHECK:      output: "y"
// CHECK:      op_type: "Add"
// CHECK:      name: "main"
// CHECK:      dims: 4
// CHECK-NEXT: dims: 2
// CHECK-NEXT: dims: 2
// CHECK-NEXT: dims: 2
// CHECK-NEXT: data_type: 3
// CHECK-NEXT: name: "w1"
// CHECK:      opset_import {
// CHECK-NEXT:   domain: ""
// CHECK-NEXT:   version: 21

// The second output alone is asked for channels-last.
// NONE-COUNT-1: op_type: "Transpose"
// NONE-NOT:     op_type: "Transpose"
func.func @main(%x: tensor<1x2x6x6xf32> {nn.name = "x"})
    -> (tensor<1x10xf32> {nn.name = "y"}, tensor<1x2x2x4xf32> {nn.name = "z"}) {
  %0 = nn.transpose %x perm = [0, 2, 3, 1] : (tensor<1x2x6x6xf32>) -> tensor<1x6x6x2xf32>
  %1 = nn.quantize %0 as !quant.uniform<u8:f32, 0.01:3> : (tensor<1x6x6x2xf32>) -> tensor<1x6x6x2xui8>
  %2 = nn.dequantize %1 as !quant.uniform<u8:f32, 0.01:3> : (tensor<1x6x6x2xui8>) -> tensor<1x6x6x2xf32>
  %w1 = nn.constant dense<"0xBD180CA2DF6B1BFA2115911C846957F9C30EBCB27F38F90B570DFAE6245DA7BC"> : tensor<2x2x2x4xi8> loc("w1")
  %f1 = nn.dequantize %w1 as !quant.uniform<i8:f32:3, {0.01,0.02,0.03,0.04}> : (tensor<2x2x2x4xi8>) -> tensor<2x2x2x4xf32>
  %b1 = nn.constant dense<[0.5, -0.5, 0.25, 0.0]> : tensor<4xf32>
  %3 = nn.conv %2, %f1, %b1 strides = [2, 2] pads = [1, 1, 1, 1] layout = nhwc : (tensor<1x6x6x2xf32>, tensor<2x2x2x4xf32>, tensor<4xf32>) -> tensor<1x4x4x4xf32> loc("conv1")
  %4 = nn.relu %3 : (tensor<1x4x4x4xf32>) -> tensor<1x4x4x4xf32>
  %5 = nn.quantize %4 as !quant.uniform<u8:f32, 0.03> : (tensor<1x4x4x4xf32>) -> tensor<1x4x4x4xui8>
  %6 = nn.dequantize %5 as !quant.uniform<u8:f32, 0.03> : (tensor<1x4x4x4xui8>) -> tensor<1x4x4x4xf32>
  %w2 = nn.constant dense<[[[[1, -2, 3, -4]], [[9, 8, 7, 6]]], [[[2, 4, 6, 8]], [[-1, 1, -1, 5]]]]> : tensor<2x2x1x4xi8>
  %f2 = nn.dequantize %w2 as !quant.uniform<i8:f32, 0.05> : (tensor<2x2x1x4xi8>) -> tensor<2x2x1x4xf32>
  %7 = nn.conv %6, %f2 auto_pad = same_upper groups = 4 layout = nhwc : (tensor<1x4x4x4xf32>, tensor<2x2x1x4xf32>) -> tensor<1x4x4x4xf32>
  %8 = nn.add %7, %6 : (tensor<1x4x4x4xf32>, tensor<1x4x4x4xf32>) -> tensor<1x4x4x4xf32>
  %9 = nn.max_pool %8 kernel = [2, 2] strides = [2, 2] layout = nhwc : (tensor<1x4x4x4xf32>) -> tensor<1x2x2x4xf32>
  %10 = nn.global_avg_pool %9 layout = nhwc : (tensor<1x2x2x4xf32>) -> tensor<1x1x1x4xf32>
  %s = nn.constant dense<[1, 4]> : tensor<2xi64>
  %11 = nn.reshape %10, %s : (tensor<1x1x1x4xf32>, tensor<2xi64>) -> tensor<1x4xf32>
  %w3 = nn.constant dense<0.25> : tensor<4x10xf32>
  %b3 = nn.constant dense<1.5> : tensor<10xf32>
  %12 = nn.linear %11, %w3, %b3 : (tensor<1x4xf32>, tensor<4x10xf32>, tensor<10xf32>) -> tensor<1x10xf32>
  return %12, %9 : tensor<1x10xf32>, tensor<1x2x2x4xf32>
}
