// RUN: nn-opt %s | nn-opt | FileCheck %s
// RUN: nn-opt %s --mlir-print-op-generic | nn-opt | FileCheck %s
// RUN: nn-opt %s --emit-bytecode | nn-opt | FileCheck %s

// Parameters for the tensor, for a dimension, and for blocks; each storage
// type; scales that take all digits of f32.

// CHECK-LABEL: @quantize
func.func @quantize(%a: tensor<2x?xf32>, %b: tensor<2x8xf32>) {
  // CHECK: nn.quantize %{{.*}} as !quant.uniform<u8:f32, 0.012345679104328156:12> : (tensor<2x?xf32>) -> tensor<2x?xui8>
  %0 = nn.quantize %a as !quant.uniform<u8:f32, 0.012345679104328156:12> : (tensor<2x?xf32>) -> tensor<2x?xui8>
  // CHECK-NEXT: nn.quantize %{{.*}} as !quant.uniform<i8<-127:127>:f32:0, {1.000000e-01,2.500000e-01}> : (tensor<2x?xf32>) -> tensor<2x?xi8>
  %1 = nn.quantize %a as !quant.uniform<i8<-127:127>:f32:0, {0.1, 0.25}> : (tensor<2x?xf32>) -> tensor<2x?xi8>
  // CHECK-NEXT: nn.quantize %{{.*}} as !quant.uniform<i4:f32:{1:4}, {{.*}}> : (tensor<2x8xf32>) -> tensor<2x8xi4>
  %2 = nn.quantize %b as !quant.uniform<i4:f32:{1:4}, {{0.5:1, 0.25}}> : (tensor<2x8xf32>) -> tensor<2x8xi4>
  // CHECK-NEXT: -> tensor<2x8xi16>
  %3 = nn.quantize %b as !quant.uniform<i16:f32, 0.5> : (tensor<2x8xf32>) -> tensor<2x8xi16>
  return
}

// CHECK-LABEL: @dequantize
func.func @dequantize(%a: tensor<2x?xui16>, %b: tensor<2x8xui4>, %c: tensor<5xi32>) {
  // CHECK: nn.dequantize %{{.*}} as !quant.uniform<u16:f32, 5.000000e-01:300> : (tensor<2x?xui16>) -> tensor<2x?xf32>
  %0 = nn.dequantize %a as !quant.uniform<u16:f32, 0.5:300> : (tensor<2x?xui16>) -> tensor<2x?xf32>
  // The last block is half a block.
  // CHECK-NEXT: nn.dequantize %{{.*}} as !quant.uniform<u4:f32:{0:1, 1:5}, {{.*}}> : (tensor<2x8xui4>) -> tensor<2x8xf32>
  %1 = nn.dequantize %b as !quant.uniform<u4:f32:{0:1, 1:5}, {{0.5:15, 0.25}, {1.0, 2.0:3}}> : (tensor<2x8xui4>) -> tensor<2x8xf32>
  // CHECK-NEXT: nn.dequantize %{{.*}} as !quant.uniform<i32:f32, 5.000000e-01> : (tensor<5xi32>) -> tensor<5xf32>
  %2 = nn.dequantize %c as !quant.uniform<i32:f32, 0.5> : (tensor<5xi32>) -> tensor<5xf32>
  return
}

// CHECK-LABEL: @fake_quantize
func.func @fake_quantize(%a: tensor<?xf32>) {
  // CHECK: nn.fake_quantize %{{.*}} as !quant.uniform<u2:f32, 5.000000e-01:1> : (tensor<?xf32>) -> tensor<?xf32>
  %0 = nn.fake_quantize %a as !quant.uniform<u2:f32, 0.5:1> : (tensor<?xf32>) -> tensor<?xf32>
  return
}

// CHECK-LABEL: @lookup
func.func @lookup(%a: tensor<2x?xui8>) {
  // CHECK: nn.lookup %{{.*}} in dense<5> : tensor<256xi8> : (tensor<2x?xui8>) -> tensor<2x?xi8>
  %0 = nn.lookup %a in dense<5> : tensor<256xi8> : (tensor<2x?xui8>) -> tensor<2x?xi8>
  return
}
