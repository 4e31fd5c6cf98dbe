// RUN: nn-opt %s --canonicalize | FileCheck %s

// CHECK-LABEL: @quantize_of_dequantize
func.func @quantize_of_dequantize(%q: tensor<4xui8>) -> tensor<4xui8> {
  // CHECK-NEXT: return %arg0
  %0 = nn.dequantize %q as !quant.uniform<u8:f32, 0.1:3> : (tensor<4xui8>) -> tensor<4xf32>
  %1 = nn.quantize %0 as !quant.uniform<u8:f32, 0.1:3> : (tensor<4xf32>) -> tensor<4xui8>
  return %1 : tensor<4xui8>
}

// CHECK-LABEL: @other_parameters
func.func @other_parameters(%q: tensor<4xui8>) -> tensor<4xui8> {
  // CHECK: nn.dequantize
  // CHECK: nn.quantize
  %0 = nn.dequantize %q as !quant.uniform<u8:f32, 0.1:3> : (tensor<4xui8>) -> tensor<4xf32>
  %1 = nn.quantize %0 as !quant.uniform<u8:f32, 0.1:4> : (tensor<4xf32>) -> tensor<4xui8>
  return %1 : tensor<4xui8>
}

// -128 becomes -127.
// CHECK-LABEL: @narrow_range
func.func @narrow_range(%q: tensor<4xi8>) -> tensor<4xi8> {
  // CHECK: nn.dequantize
  // CHECK: nn.quantize
  %0 = nn.dequantize %q as !quant.uniform<i8<-127:127>:f32, 0.1> : (tensor<4xi8>) -> tensor<4xf32>
  %1 = nn.quantize %0 as !quant.uniform<i8<-127:127>:f32, 0.1> : (tensor<4xf32>) -> tensor<4xi8>
  return %1 : tensor<4xi8>
}

// A product may be infinite.
// CHECK-LABEL: @huge_scale
func.func @huge_scale(%q: tensor<4xi8>) -> tensor<4xi8> {
  // CHECK: nn.dequantize
  // CHECK: nn.quantize
  %0 = nn.dequantize %q as !quant.uniform<i8:f32, 1.0e+37> : (tensor<4xi8>) -> tensor<4xf32>
  %1 = nn.quantize %0 as !quant.uniform<i8:f32, 1.0e+37> : (tensor<4xf32>) -> tensor<4xi8>
  return %1 : tensor<4xi8>
}
