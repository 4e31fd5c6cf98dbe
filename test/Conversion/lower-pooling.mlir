// RUN: nn-opt %s --nn-lower-to-linalg | FileCheck %s
// RUN: nn-opt %s --nn-lower-to-linalg \
// RUN:   --one-shot-bufferize=bufferize-function-boundaries \
// RUN:   --convert-linalg-to-loops | FileCheck %s --check-prefix=LOOPS

// LOOPS-NOT: {{nn\.|linalg\.|tensor\.}}

// nn.max_pool and nn.avg_pool; global pools are in lower-reduction.mlir.

// CHECK-DAG: #[[IN:.*]] = affine_map<(d0, d1, d2, d3, d4, d5) -> (d0, d1 * 2 + d4, d2 + d5 * 2, d3)>
// CHECK-DAG: #[[IN_C:.*]] = affine_map<(d0, d1, d2, d3, d4, d5) -> (d0, d1, d2 * 2 + d4, d3 * 2 + d5)>
// CHECK-DAG: #[[TAPS:.*]] = affine_map<(d0, d1, d2, d3, d4, d5) -> (d4, d5)>
// CHECK-DAG: #[[OUT:.*]] = affine_map<(d0, d1, d2, d3, d4, d5) -> (d0, d1, d2, d3)>

// CHECK-LABEL: func.func @max(
// CHECK-SAME: %[[X:.*]]: tensor<?x9x9x4xf32>)
// CHECK-DAG: arith.constant 0xFF800000 : f32
// CHECK: %[[P:.*]] = tensor.pad %[[X]] low[0, 1, 0, 0] high[0, 1, 0, 0]
// CHECK: %[[F:.*]] = linalg.fill {{.*}} -> tensor<?x5x5x4xf32>
// CHECK: %[[W:.*]] = tensor.empty() : tensor<3x3xf32>
// CHECK: linalg.generic {indexing_maps = [#[[IN]], #[[TAPS]], #[[OUT]]]
// CHECK-SAME: ["parallel", "parallel", "parallel", "parallel", "reduction", "reduction"]
// CHECK-SAME: ins(%[[P]], %[[W]] :
// CHECK-SAME: outs(%[[F]] :
// CHECK: arith.maximumf
func.func @max(%x: tensor<?x9x9x4xf32>) -> tensor<?x5x5x4xf32> {
  %0 = nn.max_pool %x kernel = [3, 3] strides = [2, 1] pads = [1, 0, 1, 0]
      dilations = [1, 2] layout = nhwc : (tensor<?x9x9x4xf32>) -> tensor<?x5x5x4xf32>
  return %0 : tensor<?x5x5x4xf32>
}

// The last window hangs over the input, whatever its size.
// CHECK-LABEL: func.func @max_ceil(
// CHECK: %[[HIGH:.*]] = arith.maxsi
// CHECK: tensor.pad %{{.*}} low[0, 0, 0, 0] high[0, 0, 1, %[[HIGH]]]
// CHECK: linalg.generic {indexing_maps = [#[[IN_C]], #[[TAPS]], #[[OUT]]]
// CHECK: arith.maxui
func.func @max_ceil(%x: tensor<1x4x8x?xui8>) -> tensor<1x4x4x?xui8> {
  %0 = nn.max_pool %x kernel = [3, 3] strides = [2, 2] {ceil_mode}
      : (tensor<1x4x8x?xui8>) -> tensor<1x4x4x?xui8>
  return %0 : tensor<1x4x4x?xui8>
}

// CHECK-LABEL: func.func @max_int(
// CHECK-DAG: arith.constant -128 : i8
// CHECK: arith.maxsi
func.func @max_int(%x: tensor<1x1x4x4xi8>) -> tensor<1x1x2x2xi8> {
  %0 = nn.max_pool %x kernel = [2, 2] strides = [2, 2]
      : (tensor<1x1x4x4xi8>) -> tensor<1x1x2x2xi8>
  return %0 : tensor<1x1x2x2xi8>
}

// CHECK-LABEL: func.func @mean(
// CHECK-NOT: tensor.pad
// CHECK: %[[R:.*]] = linalg.generic
// CHECK: arith.addf
// CHECK: linalg.generic {{.*}} ins(%[[R]] :
// CHECK: %[[C:.*]] = arith.constant 4.000000e+00 : f32
// CHECK: arith.divf %{{.*}}, %[[C]]
func.func @mean(%x: tensor<?x8x8x4xf32>) -> tensor<?x4x4x4xf32> {
  %0 = nn.avg_pool %x kernel = [2, 2] strides = [2, 2] layout = nhwc
      : (tensor<?x8x8x4xf32>) -> tensor<?x4x4x4xf32>
  return %0 : tensor<?x4x4x4xf32>
}

// CHECK-LABEL: func.func @mean_half(
// CHECK: linalg.fill {{.*}} -> tensor<1x1x2x2xf32>
// CHECK: arith.extf
// CHECK: arith.divf %{{.*}} : f32
// CHECK: arith.truncf %{{.*}} : f32 to bf16
func.func @mean_half(%x: tensor<1x1x4x4xbf16>) -> tensor<1x1x2x2xbf16> {
  %0 = nn.avg_pool %x kernel = [2, 2] strides = [2, 2]
      : (tensor<1x1x4x4xbf16>) -> tensor<1x1x2x2xbf16>
  return %0 : tensor<1x1x2x2xbf16>
}

// Padding that does not count makes the count one of the position.
// CHECK-LABEL: func.func @mean_padded(
// CHECK: tensor.pad
// CHECK: %[[R:.*]] = linalg.generic
// CHECK: linalg.generic {{.*}} ins(%[[R]] :
// CHECK: linalg.index 2
// CHECK: linalg.index 3
// CHECK: %[[N:.*]] = arith.sitofp %{{.*}} : i64 to f32
// CHECK: arith.divf %{{.*}}, %[[N]]
func.func @mean_padded(%x: tensor<1x4x8x?xf32>) -> tensor<1x4x4x?xf32> {
  %0 = nn.avg_pool %x kernel = [3, 3] strides = [2, 2] pads = [1, 1, 1, 1]
      dilations = [1, 2] : (tensor<1x4x8x?xf32>) -> tensor<1x4x4x?xf32>
  return %0 : tensor<1x4x4x?xf32>
}

// CHECK-LABEL: func.func @mean_including_padding(
// CHECK-NOT: linalg.index
// CHECK: arith.constant 9.000000e+00 : f32
// CHECK-NEXT: arith.divf
func.func @mean_including_padding(%x: tensor<1x4x8x8xf32>) -> tensor<1x4x4x4xf32> {
  %0 = nn.avg_pool %x kernel = [3, 3] strides = [2, 2] pads = [1, 1, 1, 1]
      {count_include_pad} : (tensor<1x4x8x8xf32>) -> tensor<1x4x4x4xf32>
  return %0 : tensor<1x4x4x4xf32>
}
