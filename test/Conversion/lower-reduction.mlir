// RUN: nn-opt %s --nn-lower-to-linalg | FileCheck %s
// RUN: nn-opt %s --nn-lower-to-linalg \
// RUN:   --one-shot-bufferize=bufferize-function-boundaries \
// RUN:   --convert-linalg-to-loops | FileCheck %s --check-prefix=LOOPS

// LOOPS-NOT: {{nn\.|linalg\.|tensor\.}}

// nn.reduce_* and global pools: fill, root, scaling, size-1 dimensions.

// CHECK-DAG: #[[IN:.*]] = affine_map<(d0, d1, d2) -> (d0, d2, d1)>
// CHECK-DAG: #[[OUT:.*]] = affine_map<(d0, d1, d2) -> (d0, d1)>
// CHECK-DAG: #[[ID2:.*]] = affine_map<(d0, d1) -> (d0, d1)>
// CHECK-DAG: #[[ALL:.*]] = affine_map<(d0, d1) -> ()>
// CHECK-DAG: #[[NHWC:.*]] = affine_map<(d0, d1, d2, d3) -> (d0, d2, d3, d1)>
// CHECK-DAG: #[[OUT4:.*]] = affine_map<(d0, d1, d2, d3) -> (d0, d1)>

// CHECK-LABEL: func.func @sum(
// CHECK-SAME: %[[X:.*]]: tensor<2x3x4xf32>)
// CHECK: %[[Z:.*]] = arith.constant 0.000000e+00 : f32
// CHECK: %[[F:.*]] = linalg.fill ins(%[[Z]] : f32) {{.*}} -> tensor<2x4xf32>
// CHECK: %[[R:.*]] = linalg.generic {indexing_maps = [#[[IN]], #[[OUT]]]
// CHECK-SAME: iterator_types = ["parallel", "parallel", "reduction"]
// CHECK-SAME: ins(%[[X]] :
// CHECK-SAME: outs(%[[F]] :
// CHECK: arith.addf
// CHECK: return %[[R]]
func.func @sum(%x: tensor<2x3x4xf32>) -> tensor<2x4xf32> {
  %0 = nn.reduce_sum %x axes = [1] : (tensor<2x3x4xf32>) -> tensor<2x4xf32>
  return %0 : tensor<2x4xf32>
}

// CHECK-LABEL: func.func @keepdims(
// CHECK: %[[R:.*]] = linalg.generic
// CHECK: tensor.expand_shape %[[R]] {{.*}} : tensor<?xf32> into tensor<1x?x1xf32>
func.func @keepdims(%x: tensor<2x?x4xf32>) -> tensor<1x?x1xf32> {
  %0 = nn.reduce_sum %x axes = [0, -1] keepdims
      : (tensor<2x?x4xf32>) -> tensor<1x?x1xf32>
  return %0 : tensor<1x?x1xf32>
}

// CHECK-LABEL: func.func @to_scalar(
// CHECK: linalg.generic {indexing_maps = [#[[ID2]], #[[ALL]]], iterator_types = ["reduction", "reduction"]
func.func @to_scalar(%x: tensor<?x4xf32>) -> tensor<f32> {
  %0 = nn.reduce_sum %x axes = [0, 1] : (tensor<?x4xf32>) -> tensor<f32>
  return %0 : tensor<f32>
}

// CHECK-LABEL: func.func @no_axes(
// CHECK: linalg.generic {{.*}}iterator_types = ["parallel"]
func.func @no_axes(%x: tensor<4xi32>) -> tensor<4xi32> {
  %0 = nn.reduce_sum %x axes = [] : (tensor<4xi32>) -> tensor<4xi32>
  return %0 : tensor<4xi32>
}

// CHECK-LABEL: func.func @mean(
// CHECK: %[[R:.*]] = linalg.generic {indexing_maps = [#[[IN]], #[[OUT]]]
// CHECK: linalg.generic {indexing_maps = [#[[ID2]], #[[ID2]]]
// CHECK-SAME: ins(%[[R]] :
// CHECK: %[[C:.*]] = arith.constant 2.500000e-01 : f32
// CHECK: arith.mulf %{{.*}}, %[[C]]
func.func @mean(%x: tensor<2x4x3xf32>) -> tensor<2x3xf32> {
  %0 = nn.reduce_mean %x axes = [1] : (tensor<2x4x3xf32>) -> tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}

// CHECK-LABEL: func.func @mean_dynamic(
// CHECK: %[[N:.*]] = arith.sitofp %{{.*}} : i64 to f32
// CHECK: %[[C:.*]] = arith.divf %{{.*}}, %[[N]]
// CHECK: linalg.generic
// CHECK: arith.mulf %{{.*}}, %[[C]]
func.func @mean_dynamic(%x: tensor<2x?x3xf32>) -> tensor<2x3xf32> {
  %0 = nn.reduce_mean %x axes = [1] : (tensor<2x?x3xf32>) -> tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}

// CHECK-LABEL: func.func @half(
// CHECK: linalg.fill {{.*}} -> tensor<2xf32>
// CHECK: arith.extf %{{.*}} : f16 to f32
// CHECK: linalg.generic
// CHECK: arith.truncf %{{.*}} : f32 to f16
func.func @half(%x: tensor<2x3xf16>) -> tensor<2xf16> {
  %0 = nn.reduce_sum %x axes = [1] : (tensor<2x3xf16>) -> tensor<2xf16>
  return %0 : tensor<2xf16>
}

// CHECK-LABEL: func.func @max_f32(
// CHECK: arith.constant 0xFF800000 : f32
// CHECK: arith.maximumf
func.func @max_f32(%x: tensor<2x3xf32>) -> tensor<2xf32> {
  %0 = nn.reduce_max %x axes = [1] : (tensor<2x3xf32>) -> tensor<2xf32>
  return %0 : tensor<2xf32>
}

// CHECK-LABEL: func.func @max_i16(
// CHECK: arith.constant -32768 : i16
// CHECK: arith.maxsi
func.func @max_i16(%x: tensor<2x3xi16>) -> tensor<2xi16> {
  %0 = nn.reduce_max %x axes = [1] : (tensor<2x3xi16>) -> tensor<2xi16>
  return %0 : tensor<2xi16>
}

// CHECK-LABEL: func.func @max_ui8(
// CHECK: arith.constant 0 : i8
// CHECK: arith.maxui
func.func @max_ui8(%x: tensor<2x3xui8>) -> tensor<2xui8> {
  %0 = nn.reduce_max %x axes = [1] : (tensor<2x3xui8>) -> tensor<2xui8>
  return %0 : tensor<2xui8>
}

// CHECK-LABEL: func.func @min_f64(
// CHECK: arith.constant 0x7FF0000000000000 : f64
// CHECK: arith.minimumf
func.func @min_f64(%x: tensor<2x3xf64>) -> tensor<2xf64> {
  %0 = nn.reduce_min %x axes = [1] : (tensor<2x3xf64>) -> tensor<2xf64>
  return %0 : tensor<2xf64>
}

// CHECK-LABEL: func.func @min_i64(
// CHECK: arith.constant 9223372036854775807 : i64
// CHECK: arith.minsi
func.func @min_i64(%x: tensor<2x3xi64>) -> tensor<2xi64> {
  %0 = nn.reduce_min %x axes = [1] : (tensor<2x3xi64>) -> tensor<2xi64>
  return %0 : tensor<2xi64>
}

// CHECK-LABEL: func.func @min_ui8(
// CHECK: arith.constant -1 : i8
// CHECK: arith.minui
func.func @min_ui8(%x: tensor<2x3xui8>) -> tensor<2xui8> {
  %0 = nn.reduce_min %x axes = [1] : (tensor<2x3xui8>) -> tensor<2xui8>
  return %0 : tensor<2xui8>
}

// CHECK-LABEL: func.func @prod(
// CHECK: arith.constant 1.000000e+00 : f32
// CHECK: arith.mulf
func.func @prod(%x: tensor<2x?xf32>) -> tensor<2xf32> {
  %0 = nn.reduce_prod %x axes = [1] : (tensor<2x?xf32>) -> tensor<2xf32>
  return %0 : tensor<2xf32>
}

// CHECK-LABEL: func.func @prod_i32(
// CHECK: arith.constant 1 : i32
// CHECK: arith.muli
func.func @prod_i32(%x: tensor<2x3xi32>) -> tensor<2xi32> {
  %0 = nn.reduce_prod %x axes = [1] : (tensor<2x3xi32>) -> tensor<2xi32>
  return %0 : tensor<2xi32>
}

// CHECK-LABEL: func.func @global_mean_nhwc(
// CHECK: linalg.generic {indexing_maps = [#[[NHWC]], #[[OUT4]]]
// CHECK-SAME: ["parallel", "parallel", "reduction", "reduction"]
// CHECK: %[[M:.*]] = linalg.generic
// CHECK: arith.constant 0.0204081628 : f32
// CHECK: tensor.expand_shape %[[M]] {{.*}} into tensor<?x1x1x4xf16>
func.func @global_mean_nhwc(%x: tensor<?x7x7x4xf16>) -> tensor<?x1x1x4xf16> {
  %0 = nn.global_avg_pool %x layout = nhwc
      : (tensor<?x7x7x4xf16>) -> tensor<?x1x1x4xf16>
  return %0 : tensor<?x1x1x4xf16>
}

// CHECK-LABEL: func.func @global_mean_dynamic(
// CHECK: arith.muli %{{.*}} : index
// CHECK: arith.divf
func.func @global_mean_dynamic(%x: tensor<2x4x?x?xf32>) -> tensor<2x4x1x1xf32> {
  %0 = nn.global_avg_pool %x : (tensor<2x4x?x?xf32>) -> tensor<2x4x1x1xf32>
  return %0 : tensor<2x4x1x1xf32>
}

// CHECK-LABEL: func.func @global_max(
// CHECK: %[[R:.*]] = linalg.generic
// CHECK: arith.maximumf
// CHECK: tensor.expand_shape %[[R]] {{.*}} into tensor<2x4x1x1xf32>
func.func @global_max(%x: tensor<2x4x?x?xf32>) -> tensor<2x4x1x1xf32> {
  %0 = nn.global_max_pool %x : (tensor<2x4x?x?xf32>) -> tensor<2x4x1x1xf32>
  return %0 : tensor<2x4x1x1xf32>
}
