// RUN: nn-opt %s --nn-lower-to-linalg | FileCheck %s
// RUN: nn-opt %s --nn-lower-to-linalg \
// RUN:   --one-shot-bufferize=bufferize-function-boundaries \
// RUN:   --convert-linalg-to-loops | FileCheck %s --check-prefix=LOOPS

// LOOPS-NOT: {{nn\.|linalg\.|tensor\.}}

// How operands of elementwise ops are read.

// CHECK-DAG: #[[ID:.*]] = affine_map<(d0, d1) -> (d0, d1)>
// CHECK-DAG: #[[ROW:.*]] = affine_map<(d0, d1) -> (0, d1)>
// CHECK-DAG: #[[LAST:.*]] = affine_map<(d0, d1) -> (d1)>
// CHECK-DAG: #[[SCALAR:.*]] = affine_map<(d0, d1) -> ()>

// CHECK-LABEL: func.func @static(
// CHECK-SAME: %[[A:.*]]: tensor<2x3xf32>, %[[B:.*]]: tensor<1x3xf32>)
// CHECK: %[[E:.*]] = tensor.empty() : tensor<2x3xf32>
// CHECK: %[[R:.*]] = linalg.generic
// CHECK-SAME: indexing_maps = [#[[ID]], #[[ROW]], #[[ID]]]
// CHECK-SAME: iterator_types = ["parallel", "parallel"]
// CHECK-SAME: ins(%[[A]], %[[B]] :
// CHECK-SAME: outs(%[[E]] :
// CHECK-NEXT: ^bb0(%[[X:.*]]: f32, %[[Y:.*]]: f32, %{{.*}}: f32):
// CHECK-NEXT: %[[S:.*]] = arith.addf %[[X]], %[[Y]] : f32
// CHECK-NEXT: linalg.yield %[[S]] : f32
// CHECK: return %[[R]]
func.func @static(%a: tensor<2x3xf32>, %b: tensor<1x3xf32>) -> tensor<2x3xf32> {
  %0 = nn.add %a, %b : (tensor<2x3xf32>, tensor<1x3xf32>) -> tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}

// CHECK-LABEL: func.func @lower_rank(
// CHECK: linalg.generic {indexing_maps = [#[[ID]], #[[LAST]], #[[SCALAR]], #[[ID]]]
func.func @lower_rank(%a: tensor<2x3xf32>, %b: tensor<3xf32>, %c: tensor<f32>)
    -> tensor<2x3xf32> {
  %0 = nn.clamp %a, %b, %c
      : (tensor<2x3xf32>, tensor<3xf32>, tensor<f32>) -> tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}

// Sizes that are the same by construction are read through plain maps, the
// size being taken from the argument.
// CHECK-LABEL: func.func @same_source(
// CHECK-SAME: %[[A:[^:]*]]: tensor<?x3xf32>
// CHECK: tensor.dim %[[A]]
// CHECK: linalg.generic {indexing_maps = [#[[ID]], #[[LAST]], #[[ID]]]
// CHECK: tensor.dim %[[A]]
// CHECK: linalg.generic {indexing_maps = [#[[ID]], #[[ID]]]
// CHECK: linalg.generic {indexing_maps = [#[[ID]], #[[ID]], #[[ID]]]
// CHECK-NOT: tensor.extract
// CHECK: return
func.func @same_source(%a: tensor<?x3xf32>, %b: tensor<3xf32>)
    -> tensor<?x3xf32> {
  %0 = nn.add %a, %b : (tensor<?x3xf32>, tensor<3xf32>) -> tensor<?x3xf32>
  %1 = nn.sigmoid %0 : (tensor<?x3xf32>) -> tensor<?x3xf32>
  %2 = nn.mul %0, %1 : (tensor<?x3xf32>, tensor<?x3xf32>) -> tensor<?x3xf32>
  return %2 : tensor<?x3xf32>
}

// Either of two unrelated sizes may be 1.
// CHECK-LABEL: func.func @unknown(
// CHECK-SAME: %[[A:.*]]: tensor<?x3xf32>, %[[B:.*]]: tensor<?x3xf32>)
// CHECK: cf.assert %{{.*}}, "expected shapes that broadcast together"
// CHECK: %[[IS1:.*]] = arith.cmpi eq
// CHECK: %[[N:.*]] = arith.select %[[IS1]]
// CHECK: tensor.empty(%[[N]])
// CHECK: linalg.generic {indexing_maps = [#[[ID]]]
// CHECK: %[[I:.*]] = linalg.index 0
// CHECK: %[[AT:.*]] = arith.select %{{.*}}, %{{.*}}, %[[I]] : index
// CHECK: %[[J:.*]] = linalg.index 1
// CHECK: tensor.extract %[[A]][%[[AT]], %[[J]]]
// CHECK: tensor.extract %[[B]]
// CHECK: arith.mulf
func.func @unknown(%a: tensor<?x3xf32>, %b: tensor<?x3xf32>)
    -> tensor<?x3xf32> {
  %0 = nn.mul %a, %b : (tensor<?x3xf32>, tensor<?x3xf32>) -> tensor<?x3xf32>
  return %0 : tensor<?x3xf32>
}

// The known size is the result's; the other operand's may still be 1.
// CHECK-LABEL: func.func @known_and_unknown(
// CHECK: tensor.empty() : tensor<4x3xf32>
// CHECK: linalg.generic {indexing_maps = [#[[ID]], #[[ID]]]
// CHECK: tensor.extract %{{.*}} : tensor<?x3xf32>
// CHECK: tensor.cast %{{.*}} : tensor<4x3xf32> to tensor<?x3xf32>
func.func @known_and_unknown(%a: tensor<?x3xf32>, %b: tensor<4x3xf32>)
    -> tensor<?x3xf32> {
  %0 = nn.mul %a, %b : (tensor<?x3xf32>, tensor<4x3xf32>) -> tensor<?x3xf32>
  return %0 : tensor<?x3xf32>
}

// CHECK-LABEL: func.func @more_static(
// CHECK: %[[R:.*]] = linalg.generic
// CHECK: tensor.cast %[[R]] : tensor<?xf32> to tensor<4xf32>
func.func @more_static(%a: tensor<?xf32>) -> tensor<4xf32> {
  %0 = nn.exp %a : (tensor<?xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// A constant of one value is one in the body, not an operand.
// CHECK-LABEL: func.func @splat(
// CHECK-NOT: arith.constant
// CHECK: linalg.generic {indexing_maps = [#[[ID]], #[[ID]]]
// CHECK-NEXT: ^bb0
// CHECK-NEXT: arith.constant 0.000000e+00 : f32
// CHECK-NEXT: arith.constant 6.000000e+00 : f32
// CHECK-NEXT: arith.maximumf
// CHECK-NEXT: arith.minimumf
func.func @splat(%a: tensor<2x3xf32>) -> tensor<2x3xf32> {
  %l = nn.constant dense<0.0> : tensor<f32>
  %h = nn.constant dense<6.0> : tensor<1x3xf32>
  %0 = nn.clamp %a, %l, %h
      : (tensor<2x3xf32>, tensor<f32>, tensor<1x3xf32>) -> tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}

// Dividing by a constant needs no guard.
// CHECK-LABEL: func.func @constant_divisor(
// CHECK: %[[C:.*]] = arith.constant 3 : i32
// CHECK-NEXT: %[[Q:.*]] = arith.divsi %{{.*}}, %[[C]]
// CHECK-NEXT: linalg.yield %[[Q]]
func.func @constant_divisor(%a: tensor<4xi32>) -> tensor<4xi32> {
  %c = nn.constant dense<3> : tensor<i32>
  %0 = nn.div %a, %c : (tensor<4xi32>, tensor<i32>) -> tensor<4xi32>
  return %0 : tensor<4xi32>
}

// Half precision is computed with as f32.
// CHECK-LABEL: func.func @half(
// CHECK: ^bb0(%[[X:.*]]: f16, %{{.*}}: f16):
// CHECK-NEXT: %[[W:.*]] = arith.extf %[[X]] : f16 to f32
// CHECK-NEXT: %[[C:.*]] = arith.constant 2.000000e+00 : f32
// CHECK-NEXT: %[[P:.*]] = arith.mulf %[[W]], %[[C]] : f32
// CHECK-NEXT: %[[N:.*]] = arith.truncf %[[P]] : f32 to f16
// CHECK-NEXT: linalg.yield %[[N]] : f16
func.func @half(%a: tensor<4xf16>) -> tensor<4xf16> {
  %c = nn.constant dense<2.0> : tensor<f16>
  %0 = nn.mul %a, %c : (tensor<4xf16>, tensor<f16>) -> tensor<4xf16>
  return %0 : tensor<4xf16>
}

// CHECK-LABEL: func.func @rank_0(
// CHECK: linalg.generic {{.*}}iterator_types = []
func.func @rank_0(%a: tensor<f32>, %b: tensor<f32>) -> tensor<f32> {
  %0 = nn.add %a, %b : (tensor<f32>, tensor<f32>) -> tensor<f32>
  return %0 : tensor<f32>
}
