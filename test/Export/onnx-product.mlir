// A layer of a transformer: products with weights of 8 bits and of 4 bits in
// groups, attention as the products that it stands for, norms. Where heads serve
// several, they are repeated.
// RUN: rm -rf %t && mkdir %t && nn-export-onnx %s %t/m.onnx
// RUN: %decode < %t/m.onnx | FileCheck %s
// RUN: nnc run %s --random --output y=%t/y.npy
// RUN: nnc run %t/m.onnx --random --expect y=%t/y.npy
// RUN: nn-import-onnx %t/m.onnx | FileCheck %s --check-prefix=IMPORT

// CHECK:      op_type: "LayerNormalization"
// CHECK:      op_type: "QuantizeLinear"
// CHECK:      input: "w8"
// CHECK:      op_type: "DequantizeLinear"
// CHECK:        name: "axis"
// CHECK-NEXT:   i: 1
// CHECK:      op_type: "MatMul"
// CHECK:      op_type: "Add"
// CHECK:      op_type: "Expand"
// CHECK:      op_type: "Softmax"
// CHECK:      input: "w4"
// CHECK:      op_type: "DequantizeLinear"
// CHECK:        name: "axis"
// CHECK-NEXT:   i: 0
// CHECK:        name: "block_size"
// CHECK-NEXT:   i: 4
// CHECK:      output: "y"
// CHECK:      op_type: "Gelu"
// CHECK:        name: "approximate"
// CHECK-NEXT:   s: "tanh"
// CHECK:      data_type: 22
// CHECK-NEXT: name: "w4"
// CHECK-NEXT: raw_data: "!C\305\347
// CHECK:      input {
// CHECK:      dim_param: "batch"

// IMPORT: nn.dequantize %{{.*}} as !quant.uniform<i8:f32:1, {0.00999{{[0-9]*}},0.01999
// IMPORT: nn.dequantize %{{.*}} as !quant.uniform<i4:f32:{0:4, 1:1}
func.func @layer(%x: tensor<?x3x8xf32> {nn.name = "x", nn.dims = ["batch", "", ""]})
    -> (tensor<?x3x4xf32> {nn.name = "y"}) {
  %g = nn.constant dense<2.0> : tensor<8xf32>
  %h = nn.constant dense<0.5> : tensor<8xf32>
  %0 = nn.layer_norm %x, %g, %h {epsilon = 1.0e-3 : f32} : (tensor<?x3x8xf32>, tensor<8xf32>, tensor<8xf32>) -> tensor<?x3x8xf32>
  %1 = nn.quantize %0 as !quant.uniform<u8:f32, 0.05:128> : (tensor<?x3x8xf32>) -> tensor<?x3x8xui8>
  %2 = nn.dequantize %1 as !quant.uniform<u8:f32, 0.05:128> : (tensor<?x3x8xui8>) -> tensor<?x3x8xf32>
  %i8 = nn.constant dense<[[1, -2, 3, 4, 5, 6, 7, 8], [9, 8, 7, 6, 5, 4, 3, 2],
    [1, -1, 1, -1, 1, -1, 1, -1], [2, 2, 2, 2, -3, -3, -3, -3], [4, 3, 2, 1, 0, -1, -2, -3],
    [100, 90, -80, 70, 60, -50, 40, 30], [-1, -1, 2, 2, -1, -1, 2, 2], [0, 0, 0, 7, 7, 0, 0, 0]]> : tensor<8x8xi8> loc("w8")
  %w8 = nn.dequantize %i8 as !quant.uniform<i8:f32:1, {0.01,0.02,0.03,0.04,0.05,0.06,0.07,0.08}> : (tensor<8x8xi8>) -> tensor<8x8xf32>
  %b = nn.constant dense<[0.5, -0.5, 0.25, 0.0, 1.0, 2.0, -1.0, 0.125]> : tensor<8xf32>
  %3 = nn.linear %2, %w8, %b : (tensor<?x3x8xf32>, tensor<8x8xf32>, tensor<8xf32>) -> tensor<?x3x8xf32>
  %s = nn.constant dense<[0, 3, 2, 4]> : tensor<4xi64>
  %4 = nn.reshape %3, %s : (tensor<?x3x8xf32>, tensor<4xi64>) -> tensor<?x3x2x4xf32>
  %m = nn.constant dense<[0.0, -1.0, -2.0]> : tensor<3xf32>
  %from = nn.constant dense<1> : tensor<1xi64>
  %to = nn.constant dense<2> : tensor<1xi64>
  %k = nn.slice %4, %from, %to axes = [2] : (tensor<?x3x2x4xf32>, tensor<1xi64>, tensor<1xi64>) -> tensor<?x3x1x4xf32>
  %a = nn.attention %4, %k, %k scale = 5.0e-01 q_layout = bshd kv_layout = bshd layout = bshd : (tensor<?x3x2x4xf32>, tensor<?x3x1x4xf32>, tensor<?x3x1x4xf32>) -> tensor<?x3x2x4xf32>
  %5 = nn.attention %a, %4, %4, %m scale = 5.0e-01 q_layout = bshd kv_layout = bshd layout = bshd : (tensor<?x3x2x4xf32>, tensor<?x3x2x4xf32>, tensor<?x3x2x4xf32>, tensor<3xf32>) -> tensor<?x3x2x4xf32>
  %t = nn.constant dense<[0, 3, 8]> : tensor<3xi64>
  %6 = nn.reshape %5, %t : (tensor<?x3x2x4xf32>, tensor<3xi64>) -> tensor<?x3x8xf32>
  %i4 = nn.constant dense<[[1, 2, 3, 4], [5, -4, 7, -2], [1, 0, 1, 0], [2, 2, 2, 2],
    [4, 3, 2, 1], [7, 6, -8, 5], [-1, -1, 2, 2], [0, 0, 0, 7]]> : tensor<8x4xi4> loc("w4")
  %w4 = nn.dequantize %i4 as !quant.uniform<i4:f32:{0:4, 1:1}, {{0.1, 0.2, 0.3, 0.4}, {0.5, 0.6, 0.7, 0.8}}> : (tensor<8x4xi4>) -> tensor<8x4xf32>
  %7 = nn.matmul %6, %w4 : (tensor<?x3x8xf32>, tensor<8x4xf32>) -> tensor<?x3x4xf32>
  %8 = nn.gelu %7 {tanh} : (tensor<?x3x4xf32>) -> tensor<?x3x4xf32>
  return %8 : tensor<?x3x4xf32>
}
