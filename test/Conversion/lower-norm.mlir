// RUN: nn-opt %s --nn-lower-to-linalg | FileCheck %s
// RUN: nn-opt %s --nn-lower-to-linalg \
// RUN:   --one-shot-bufferize=bufferize-function-boundaries \
// RUN:   --convert-linalg-to-loops | FileCheck %s --check-prefix=LOOPS

// LOOPS-NOT: {{nn\.|linalg\.|tensor\.}}

// nn.batch_norm, nn.instance_norm and nn.layer_norm.

// CHECK-DAG: #[[ID:.*]] = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
// CHECK-DAG: #[[D1:.*]] = affine_map<(d0, d1, d2) -> (d1)>
// CHECK-DAG: #[[D2:.*]] = affine_map<(d0, d1, d2) -> (d2)>
// CHECK-DAG: #[[D01:.*]] = affine_map<(d0, d1, d2) -> (d0, d1)>
// CHECK-DAG: #[[D0:.*]] = affine_map<(d0, d1, d2) -> (d0)>
// CHECK-DAG: #[[D12:.*]] = affine_map<(d0, d1, d2) -> (d1, 0)>

// CHECK-LABEL: func.func @batch_norm(
// CHECK: linalg.generic {indexing_maps = [#[[ID]], #[[D1]], #[[D1]], #[[D1]], #[[D1]], #[[ID]]]
// CHECK: math.sqrt
// CHECK: arith.divf
// CHECK: arith.subf
// CHECK: arith.mulf
// CHECK: arith.mulf
// CHECK: arith.addf
func.func @batch_norm(%x: tensor<?x4x6xf32>, %s: tensor<4xf32>) -> tensor<?x4x6xf32> {
  %0 = nn.batch_norm %x, %s, %s, %s, %s
      : (tensor<?x4x6xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<?x4x6xf32>
  return %0 : tensor<?x4x6xf32>
}

// CHECK-LABEL: func.func @batch_norm_nhwc(
// CHECK: linalg.generic {indexing_maps = [#[[ID]], #[[D2]], #[[D2]], #[[D2]], #[[D2]], #[[ID]]]
func.func @batch_norm_nhwc(%x: tensor<2x4x6xf32>, %s: tensor<6xf32>) -> tensor<2x4x6xf32> {
  %0 = nn.batch_norm %x, %s, %s, %s, %s layout = nhwc
      : (tensor<2x4x6xf32>, tensor<6xf32>, tensor<6xf32>, tensor<6xf32>, tensor<6xf32>) -> tensor<2x4x6xf32>
  return %0 : tensor<2x4x6xf32>
}

// Sum, mean, squared differences, deviation, result.
// CHECK-LABEL: func.func @instance_norm(
// CHECK-SAME: %[[X:[^:]*]]: tensor<?x4x6xf32>
// CHECK: %[[S:.*]] = linalg.generic {indexing_maps = [#[[ID]], #[[D01]]]
// CHECK: %[[M:.*]] = linalg.generic {{.*}} ins(%[[S]] :
// CHECK: arith.constant 0.166666672 : f32
// CHECK: %[[Q:.*]] = linalg.generic {indexing_maps = [#[[ID]], #[[D01]], #[[D01]]]{{.*}} ins(%[[X]], %[[M]] :
// CHECK: %[[D:.*]] = arith.subf
// CHECK: arith.mulf %[[D]], %[[D]]
// CHECK: %[[F:.*]] = linalg.generic {{.*}} ins(%[[Q]] :
// CHECK: math.sqrt
// CHECK: linalg.generic {indexing_maps = [#[[ID]], #[[D01]], #[[D01]], #[[D1]], #[[D1]], #[[ID]]]{{.*}} ins(%[[X]], %[[M]], %[[F]],
func.func @instance_norm(%x: tensor<?x4x6xf32>, %s: tensor<4xf32>) -> tensor<?x4x6xf32> {
  %0 = nn.instance_norm %x, %s, %s
      : (tensor<?x4x6xf32>, tensor<4xf32>, tensor<4xf32>) -> tensor<?x4x6xf32>
  return %0 : tensor<?x4x6xf32>
}

// CHECK-LABEL: func.func @layer_norm(
// CHECK: linalg.generic {indexing_maps = [#[[ID]], #[[D01]]]
// CHECK: linalg.generic {indexing_maps = [#[[ID]], #[[D01]], #[[D01]], #[[D2]], #[[D2]], #[[ID]]]
// CHECK: arith.truncf %{{.*}} : f32 to f16
func.func @layer_norm(%x: tensor<?x4x6xf16>, %s: tensor<6xf16>) -> tensor<?x4x6xf16> {
  %0 = nn.layer_norm %x, %s, %s
      : (tensor<?x4x6xf16>, tensor<6xf16>, tensor<6xf16>) -> tensor<?x4x6xf16>
  return %0 : tensor<?x4x6xf16>
}

// CHECK-LABEL: func.func @layer_norm_two_axes(
// CHECK: linalg.generic {indexing_maps = [#[[ID]], #[[D0]]]
// CHECK: linalg.generic {indexing_maps = [#[[ID]], #[[D0]], #[[D0]], #[[D12]], #[[ID]]]
func.func @layer_norm_two_axes(%x: tensor<2x4x6xf32>, %s: tensor<4x1xf32>) -> tensor<2x4x6xf32> {
  %0 = nn.layer_norm %x, %s {axis = 1 : i64}
      : (tensor<2x4x6xf32>, tensor<4x1xf32>) -> tensor<2x4x6xf32>
  return %0 : tensor<2x4x6xf32>
}

// CHECK-LABEL: func.func @layer_norm_dynamic_axis(
// CHECK: arith.divf
// CHECK: linalg.generic
func.func @layer_norm_dynamic_axis(%x: tensor<2x?xf32>, %s: tensor<?xf32>) -> tensor<2x?xf32> {
  %0 = nn.layer_norm %x, %s : (tensor<2x?xf32>, tensor<?xf32>) -> tensor<2x?xf32>
  return %0 : tensor<2x?xf32>
}
