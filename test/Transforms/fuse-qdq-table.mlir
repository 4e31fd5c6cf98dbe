// RUN: nn-opt %s --nn-fuse-qdq | FileCheck %s
// RUN: nn-opt %s --nn-fuse-qdq=permutes-bytes=1 | FileCheck %s --check-prefix=CHEAP

// What is computed from one byte and quantized again becomes a table: that of
// sigmoid rises from 0.5 to almost 1 over the numbers from 0 to 12.75.

// CHECK-LABEL: @sigmoid
// CHECK-SAME: (%[[X:.*]]: tensor<2x3xui8>)
// CHECK-NEXT: %[[Q:.*]] = nn.lookup %[[X]] in dense<"0x8083868A8D
// CHECK-SAME: FFFFFF"> : tensor<256xui8> : (tensor<2x3xui8>) -> tensor<2x3xui8>
// CHECK-NEXT: return %[[Q]]
func.func @sigmoid(%x: tensor<2x3xui8>) -> tensor<2x3xui8> {
  %0 = nn.dequantize %x as !quant.uniform<u8:f32, 0.05> : (tensor<2x3xui8>) -> tensor<2x3xf32>
  %1 = nn.sigmoid %0 : (tensor<2x3xf32>) -> tensor<2x3xf32>
  %2 = nn.quantize %1 as !quant.uniform<u8:f32, 0.00390625> : (tensor<2x3xf32>) -> tensor<2x3xui8>
  return %2 : tensor<2x3xui8>
}

// A value that is quantized on the way is part of it.
// CHECK-LABEL: @silu
// CHECK-SAME: (%[[X:.*]]: tensor<?xi8>)
// CHECK-NEXT: %[[Q:.*]] = nn.lookup %[[X]]
// CHECK-SAME: tensor<256xui8> : (tensor<?xi8>) -> tensor<?xui8>
// CHECK-NEXT: return %[[Q]]
func.func @silu(%x: tensor<?xi8>) -> tensor<?xui8> {
  %0 = nn.dequantize %x as !quant.uniform<i8:f32, 0.05:3> : (tensor<?xi8>) -> tensor<?xf32>
  %1 = nn.sigmoid %0 : (tensor<?xf32>) -> tensor<?xf32>
  %2 = nn.quantize %1 as !quant.uniform<u8:f32, 0.00390625> : (tensor<?xf32>) -> tensor<?xui8>
  %3 = nn.dequantize %2 as !quant.uniform<u8:f32, 0.00390625> : (tensor<?xui8>) -> tensor<?xf32>
  %4 = nn.mul %0, %3 : (tensor<?xf32>, tensor<?xf32>) -> tensor<?xf32>
  %5 = nn.quantize %4 as !quant.uniform<u8:f32, 0.05:10> : (tensor<?xf32>) -> tensor<?xui8>
  return %5 : tensor<?xui8>
}

// Other scales: a table where it takes less than the arithmetic.
// CHECK-LABEL: @requantize
// CHECK-NOT: nn.lookup
// CHECK: return
// CHEAP-LABEL: @requantize
// CHEAP-NEXT: nn.lookup %{{.*}} in dense<"0x0000000102
// CHEAP-NEXT: return
func.func @requantize(%x: tensor<4xui8>) -> tensor<4xui8> {
  %0 = nn.dequantize %x as !quant.uniform<u8:f32, 0.5:2> : (tensor<4xui8>) -> tensor<4xf32>
  %1 = nn.quantize %0 as !quant.uniform<u8:f32, 0.5> : (tensor<4xf32>) -> tensor<4xui8>
  return %1 : tensor<4xui8>
}

// Two bytes are too many, scales of channels too, and elements that move.
// CHECK-LABEL: @two
// CHECK-NOT: nn.lookup
// CHECK: return
// CHEAP-LABEL: @two
// CHEAP-NOT: nn.lookup
// CHEAP: return
func.func @two(%x: tensor<4xui8>, %y: tensor<4xui8>, %z: tensor<2x1xui8>) -> (tensor<4xui8>, tensor<4xui8>, tensor<2x2xui8>) {
  %0 = nn.dequantize %x as !quant.uniform<u8:f32, 0.5> : (tensor<4xui8>) -> tensor<4xf32>
  %1 = nn.dequantize %y as !quant.uniform<u8:f32, 0.5> : (tensor<4xui8>) -> tensor<4xf32>
  %2 = nn.mul %0, %1 : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  %3 = nn.exp %2 : (tensor<4xf32>) -> tensor<4xf32>
  %4 = nn.quantize %3 as !quant.uniform<u8:f32, 0.5> : (tensor<4xf32>) -> tensor<4xui8>
  %5 = nn.dequantize %x as !quant.uniform<u8:f32:0, {0.5, 0.25, 0.125, 1.0}> : (tensor<4xui8>) -> tensor<4xf32>
  %6 = nn.exp %5 : (tensor<4xf32>) -> tensor<4xf32>
  %7 = nn.quantize %6 as !quant.uniform<u8:f32, 0.5> : (tensor<4xf32>) -> tensor<4xui8>
  %8 = nn.dequantize %z as !quant.uniform<u8:f32, 0.5> : (tensor<2x1xui8>) -> tensor<2x1xf32>
  %9 = nn.constant dense<[1.0, 2.0]> : tensor<2xf32>
  %10 = nn.pow %8, %9 : (tensor<2x1xf32>, tensor<2xf32>) -> tensor<2x2xf32>
  %11 = nn.quantize %10 as !quant.uniform<u8:f32, 0.5> : (tensor<2x2xf32>) -> tensor<2x2xui8>
  return %4, %7, %11 : tensor<4xui8>, tensor<4xui8>, tensor<2x2xui8>
}
