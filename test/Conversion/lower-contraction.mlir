// RUN: nn-opt %s --nn-lower-to-linalg | FileCheck %s
// RUN: nn-opt %s --nn-lower-to-linalg \
// RUN:   --one-shot-bufferize=bufferize-function-boundaries \
// RUN:   --convert-linalg-to-loops | FileCheck %s --check-prefix=LOOPS

// LOOPS-NOT: {{nn\.|linalg\.|tensor\.}}

// nn.matmul and nn.linear: fill, root, epilogue.

// CHECK-DAG: #[[A:.*]] = affine_map<(d0, d1, d2) -> (d0, d2)>
// CHECK-DAG: #[[B:.*]] = affine_map<(d0, d1, d2) -> (d2, d1)>
// CHECK-DAG: #[[C:.*]] = affine_map<(d0, d1, d2) -> (d0, d1)>
// CHECK-DAG: #[[ID2:.*]] = affine_map<(d0, d1) -> (d0, d1)>
// CHECK-DAG: #[[BIAS:.*]] = affine_map<(d0, d1) -> (d1)>
// CHECK-DAG: #[[A4:.*]] = affine_map<(d0, d1, d2, d3, d4) -> (0, d1, d2, d4)>
// CHECK-DAG: #[[B4:.*]] = affine_map<(d0, d1, d2, d3, d4) -> (d0, 0, d4, d3)>
// CHECK-DAG: #[[C4:.*]] = affine_map<(d0, d1, d2, d3, d4) -> (d0, d1, d2, d3)>
// CHECK-DAG: #[[A3:.*]] = affine_map<(d0, d1, d2, d3) -> (d0, d1, d3)>
// CHECK-DAG: #[[B3:.*]] = affine_map<(d0, d1, d2, d3) -> (d3, d2)>
// CHECK-DAG: #[[BB3:.*]] = affine_map<(d0, d1, d2, d3) -> (d0, d3, d2)>

// CHECK-LABEL: func.func @matmul(
// CHECK-SAME: %[[X:.*]]: tensor<2x7xf32>, %[[Y:.*]]: tensor<7x9xf32>)
// CHECK: %[[F:.*]] = linalg.fill {{.*}} -> tensor<2x9xf32>
// CHECK: %[[R:.*]] = linalg.generic
// CHECK-SAME: indexing_maps = [#[[A]], #[[B]], #[[C]]]
// CHECK-SAME: iterator_types = ["parallel", "parallel", "reduction"]
// CHECK-SAME: ins(%[[X]], %[[Y]] :
// CHECK-SAME: outs(%[[F]] :
// CHECK-NEXT: ^bb0(%[[U:.*]]: f32, %[[V:.*]]: f32, %[[ACC:.*]]: f32):
// CHECK-NEXT: %[[P:.*]] = arith.mulf %[[U]], %[[V]] fastmath<contract> : f32
// CHECK-NEXT: %[[S:.*]] = arith.addf %[[ACC]], %[[P]] fastmath<contract> : f32
// CHECK-NEXT: linalg.yield %[[S]]
// CHECK: return %[[R]]
func.func @matmul(%x: tensor<2x7xf32>, %y: tensor<7x9xf32>) -> tensor<2x9xf32> {
  %0 = nn.matmul %x, %y : (tensor<2x7xf32>, tensor<7x9xf32>) -> tensor<2x9xf32>
  return %0 : tensor<2x9xf32>
}

// CHECK-LABEL: func.func @dynamic(
// CHECK: tensor.empty(%{{.*}}, %{{.*}}) : tensor<?x?xf32>
// CHECK: linalg.generic {indexing_maps = [#[[A]], #[[B]], #[[C]]]
func.func @dynamic(%x: tensor<?x?xf32>, %y: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %0 = nn.matmul %x, %y : (tensor<?x?xf32>, tensor<?x?xf32>) -> tensor<?x?xf32>
  return %0 : tensor<?x?xf32>
}

// CHECK-LABEL: func.func @batch(
// CHECK: linalg.generic {indexing_maps = [#[[A4]], #[[B4]], #[[C4]]]
// CHECK-SAME: ["parallel", "parallel", "parallel", "parallel", "reduction"]
func.func @batch(%x: tensor<1x3x4x5xf32>, %y: tensor<2x1x5x6xf32>)
    -> tensor<2x3x4x6xf32> {
  %0 = nn.matmul %x, %y
      : (tensor<1x3x4x5xf32>, tensor<2x1x5x6xf32>) -> tensor<2x3x4x6xf32>
  return %0 : tensor<2x3x4x6xf32>
}

// CHECK-LABEL: func.func @shared_rhs(
// CHECK: linalg.generic {indexing_maps = [#[[A3]], #[[B3]], #{{.*}}]
func.func @shared_rhs(%x: tensor<?x4x5xf32>, %y: tensor<5x6xf32>)
    -> tensor<?x4x6xf32> {
  %0 = nn.matmul %x, %y : (tensor<?x4x5xf32>, tensor<5x6xf32>) -> tensor<?x4x6xf32>
  return %0 : tensor<?x4x6xf32>
}

// Batch sizes of which either may be 1 are made equal first.
// CHECK-LABEL: func.func @unknown_batch(
// CHECK-SAME: %[[X:.*]]: tensor<?x4x5xf32>, %[[Y:.*]]: tensor<?x5x6xf32>)
// CHECK: tensor.extract %[[X]]
// CHECK: tensor.extract %[[Y]]
// CHECK: linalg.generic {indexing_maps = [#[[A3]], #[[BB3]], #{{.*}}]
func.func @unknown_batch(%x: tensor<?x4x5xf32>, %y: tensor<?x5x6xf32>)
    -> tensor<?x4x6xf32> {
  %0 = nn.matmul %x, %y
      : (tensor<?x4x5xf32>, tensor<?x5x6xf32>) -> tensor<?x4x6xf32>
  return %0 : tensor<?x4x6xf32>
}

// CHECK-LABEL: func.func @half(
// CHECK: linalg.fill {{.*}} -> tensor<2x2xf32>
// CHECK: %[[R:.*]] = linalg.generic
// CHECK: arith.extf %{{.*}} : f16 to f32
// CHECK: arith.extf %{{.*}} : f16 to f32
// CHECK: } -> tensor<2x2xf32>
// CHECK: linalg.generic {indexing_maps = [#[[ID2]], #[[ID2]]]
// CHECK-SAME: ins(%[[R]] :
// CHECK: arith.truncf %{{.*}} : f32 to f16
func.func @half(%x: tensor<2x2xf16>, %y: tensor<2x2xf16>) -> tensor<2x2xf16> {
  %0 = nn.matmul %x, %y : (tensor<2x2xf16>, tensor<2x2xf16>) -> tensor<2x2xf16>
  return %0 : tensor<2x2xf16>
}

// CHECK-LABEL: func.func @integers(
// CHECK: %[[P:.*]] = arith.muli %{{.*}} : i16
// CHECK: arith.addi %{{.*}}, %[[P]] : i16
func.func @integers(%x: tensor<2x2xui16>, %y: tensor<2x2xui16>) -> tensor<2x2xui16> {
  %0 = nn.matmul %x, %y : (tensor<2x2xui16>, tensor<2x2xui16>) -> tensor<2x2xui16>
  return %0 : tensor<2x2xui16>
}

// CHECK-LABEL: func.func @bytes(
// CHECK: linalg.fill ins(%{{.*}} : i32)
// CHECK: linalg.generic
// CHECK-SAME: ins(%{{.*}}, %{{.*}} : tensor<2x2xi8>, tensor<2x2xi8>)
// CHECK-NEXT: ^bb0(%[[X:.*]]: i8, %[[Y:.*]]: i8, %[[ACC:.*]]: i32)
// CHECK: %[[XW:.*]] = arith.extui %[[X]] : i8 to i32
// CHECK: %[[YW:.*]] = arith.extsi %[[Y]] : i8 to i32
// CHECK: %[[P:.*]] = arith.muli %[[XW]], %[[YW]] : i32
// CHECK: arith.addi %[[ACC]], %[[P]] : i32
func.func @bytes(%x: tensor<2x2xui8>, %y: tensor<2x2xi8>) -> tensor<2x2xi32> {
  %0 = nn.matmul %x, %y : (tensor<2x2xui8>, tensor<2x2xi8>) -> tensor<2x2xi32>
  return %0 : tensor<2x2xi32>
}

// The longest sum that can't overflow.
// CHECK-LABEL: func.func @bytes_of_unknown_number(
// CHECK-DAG: %[[MOST:.*]] = arith.constant 65793 : index
// CHECK: %[[FITS:.*]] = arith.cmpi sle, %{{.*}}, %[[MOST]] : index
// CHECK: cf.assert %[[FITS]]
func.func @bytes_of_unknown_number(%x: tensor<2x?xi8>, %y: tensor<?x2xui8>) -> tensor<2x2xi32> {
  %0 = nn.matmul %x, %y : (tensor<2x?xi8>, tensor<?x2xui8>) -> tensor<2x2xi32>
  return %0 : tensor<2x2xi32>
}

// CHECK-LABEL: func.func @linear(
// CHECK-SAME: %{{.*}}: tensor<?x7xf32>, %{{.*}}, %[[BIAS_ARG:.*]]: tensor<9xf32>)
// CHECK: %[[R:.*]] = linalg.generic {indexing_maps = [#[[A]], #[[B]], #[[C]]]
// CHECK: linalg.generic {indexing_maps = [#[[ID2]], #[[BIAS]], #[[ID2]]]
// CHECK-SAME: ins(%[[R]], %[[BIAS_ARG]] :
// CHECK: arith.addf
func.func @linear(%x: tensor<?x7xf32>, %w: tensor<7x9xf32>, %b: tensor<9xf32>)
    -> tensor<?x9xf32> {
  %0 = nn.linear %x, %w, %b
      : (tensor<?x7xf32>, tensor<7x9xf32>, tensor<9xf32>) -> tensor<?x9xf32>
  return %0 : tensor<?x9xf32>
}

// CHECK-LABEL: func.func @linear_no_bias(
// CHECK: %[[R:.*]] = linalg.generic
// CHECK: return %[[R]]
func.func @linear_no_bias(%x: tensor<7xf32>, %w: tensor<7x9xf32>) -> tensor<9xf32> {
  %0 = nn.linear %x, %w : (tensor<7xf32>, tensor<7x9xf32>) -> tensor<9xf32>
  return %0 : tensor<9xf32>
}
