// RUN: nn-opt %s --nn-lower-to-linalg | FileCheck %s
// RUN: nn-opt %s --nn-lower-to-linalg \
// RUN:   --one-shot-bufferize=bufferize-function-boundaries \
// RUN:   --convert-linalg-to-loops | FileCheck %s --check-prefix=LOOPS

// LOOPS-NOT: {{ nn\.|linalg\.|tensor\.}}

// nn.transpose, nn.concat, nn.split, nn.expand and nn.gather.

// CHECK-DAG: #[[PERM:.*]] = affine_map<(d0, d1, d2) -> (d1, d2, d0)>
// CHECK-DAG: #[[ID3:.*]] = affine_map<(d0, d1, d2) -> (d0, d1, d2)>
// CHECK-DAG: #[[ID2:.*]] = affine_map<(d0, d1) -> (d0, d1)>
// CHECK-DAG: #[[COLUMN:.*]] = affine_map<(d0, d1) -> (d0, 0)>

// CHECK-LABEL: func.func @transpose(
// CHECK-SAME: %[[X:.*]]: tensor<?x3x4xf32>)
// CHECK: tensor.empty(%{{.*}}) : tensor<4x?x3xf32>
// CHECK: linalg.generic {indexing_maps = [#[[PERM]], #[[ID3]]]{{.*}} ins(%[[X]] :
// CHECK-NEXT: ^bb0(%[[E:.*]]: f32, %{{.*}}: f32):
// CHECK-NEXT: linalg.yield %[[E]]
func.func @transpose(%x: tensor<?x3x4xf32>) -> tensor<4x?x3xf32> {
  %0 = nn.transpose %x perm = [2, 0, 1] : (tensor<?x3x4xf32>) -> tensor<4x?x3xf32>
  return %0 : tensor<4x?x3xf32>
}

// CHECK-LABEL: func.func @concat(
// CHECK-SAME: %[[X:.*]]: tensor<2x4xf32>, %[[Y:.*]]: tensor<2x3xf32>, %[[Z:.*]]: tensor<2x0xf32>)
// CHECK: %[[E:.*]] = tensor.empty() : tensor<2x7xf32>
// CHECK: %[[A:.*]] = tensor.insert_slice %[[X]] into %[[E]][0, 0] [2, 4] [1, 1]
// CHECK: %[[B:.*]] = tensor.insert_slice %[[Y]] into %[[A]][0, 4] [2, 3] [1, 1]
// CHECK: return %[[B]]
func.func @concat(%x: tensor<2x4xf32>, %y: tensor<2x3xf32>, %z: tensor<2x0xf32>) -> tensor<2x7xf32> {
  %0 = nn.concat %x, %y, %z axis = -1
      : (tensor<2x4xf32>, tensor<2x3xf32>, tensor<2x0xf32>) -> tensor<2x7xf32>
  return %0 : tensor<2x7xf32>
}

// CHECK-LABEL: func.func @concat_dynamic(
// CHECK: %[[N:.*]] = arith.addi
// CHECK: tensor.empty(%[[N]]) : tensor<?x3xf32>
// CHECK: tensor.insert_slice
// CHECK: tensor.insert_slice
func.func @concat_dynamic(%x: tensor<?x3xf32>, %y: tensor<?x3xf32>) -> tensor<?x3xf32> {
  %0 = nn.concat %x, %y axis = 0 : (tensor<?x3xf32>, tensor<?x3xf32>) -> tensor<?x3xf32>
  return %0 : tensor<?x3xf32>
}

// CHECK-LABEL: func.func @split(
// CHECK: tensor.extract_slice %{{.*}}[0, 0] [%{{.*}}, 1] [1, 1] : tensor<?x4xf32> to tensor<?x1xf32>
// CHECK: tensor.extract_slice %{{.*}}[0, 1] [%{{.*}}, 3] [1, 1] : tensor<?x4xf32> to tensor<?x3xf32>
func.func @split(%x: tensor<?x4xf32>) -> (tensor<?x1xf32>, tensor<?x3xf32>) {
  %0:2 = nn.split %x axis = 1 sizes = [1, 3]
      : (tensor<?x4xf32>) -> (tensor<?x1xf32>, tensor<?x3xf32>)
  return %0#0, %0#1 : tensor<?x1xf32>, tensor<?x3xf32>
}

// CHECK-LABEL: func.func @split_empty(
// CHECK-DAG: tensor.empty() : tensor<0xf32>
// CHECK-NOT: tensor.extract_slice
// CHECK: return
func.func @split_empty(%x: tensor<4xf32>) -> (tensor<4xf32>, tensor<0xf32>) {
  %0:2 = nn.split %x axis = 0 sizes = [4, 0] : (tensor<4xf32>) -> (tensor<4xf32>, tensor<0xf32>)
  return %0#0, %0#1 : tensor<4xf32>, tensor<0xf32>
}

// CHECK-LABEL: func.func @expand(
// CHECK: tensor.empty() : tensor<2x3xf32>
// CHECK: linalg.generic {indexing_maps = [#[[COLUMN]], #[[ID2]]]
func.func @expand(%x: tensor<2x1xf32>) -> tensor<2x3xf32> {
  %s = nn.constant dense<[1, 3]> : tensor<2xi64>
  %0 = nn.expand %x, %s : (tensor<2x1xf32>, tensor<2xi64>) -> tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}

// The shape of a tensor that the operand shares a size with.
// CHECK-LABEL: func.func @expand_to_shape(
// CHECK-SAME: %[[Y:[^: ]*]]: tensor<?x3xf32>)
// CHECK: tensor.dim %[[Y]]
// CHECK: linalg.generic {{.*}} ins(%{{.*}} : tensor<3xf32>)
func.func @expand_to_shape(%x: tensor<3xf32>, %y: tensor<?x3xf32>) -> tensor<?x3xf32> {
  %s = nn.shape_of %y : (tensor<?x3xf32>) -> tensor<2xi64>
  %0 = nn.expand %x, %s : (tensor<3xf32>, tensor<2xi64>) -> tensor<?x3xf32>
  return %0 : tensor<?x3xf32>
}

// CHECK-LABEL: func.func @expand_unknown(
// CHECK: arith.select
// CHECK: linalg.generic {indexing_maps = [#{{.*}}], iterator_types = ["parallel"]} outs(
// CHECK: tensor.extract
func.func @expand_unknown(%x: tensor<?xf32>, %s: tensor<1xi64>) -> tensor<?xf32> {
  %0 = nn.expand %x, %s : (tensor<?xf32>, tensor<1xi64>) -> tensor<?xf32>
  return %0 : tensor<?xf32>
}

// Negative indices count from the end, and all are clamped.
// CHECK-LABEL: func.func @gather(
// CHECK-SAME: %[[X:.*]]: tensor<?x8x4xf32>, %[[I:.*]]: tensor<?xi64>)
// CHECK: scf.for %[[O:.*]] = {{.*}} iter_args
// CHECK: scf.for %[[P:.*]] = {{.*}} iter_args(%[[R:.*]] =
// CHECK: tensor.extract %[[I]][%[[P]]]
// CHECK: arith.index_cast %{{.*}} : i64 to index
// CHECK: arith.select
// CHECK: arith.maxsi
// CHECK: %[[AT:.*]] = arith.minsi
// CHECK: %[[SLICE:.*]] = tensor.extract_slice %[[X]][%[[O]], %[[AT]], 0] [1, 1, 4]
// CHECK: tensor.insert_slice %[[SLICE]] into %[[R]][%[[O]], %[[P]], 0] [1, 1, 4]
func.func @gather(%x: tensor<?x8x4xf32>, %i: tensor<?xi64>) -> tensor<?x?x4xf32> {
  %0 = nn.gather %x, %i {axis = 1 : i64} : (tensor<?x8x4xf32>, tensor<?xi64>) -> tensor<?x?x4xf32>
  return %0 : tensor<?x?x4xf32>
}

// CHECK-LABEL: func.func @gather_scalar(
// CHECK-NOT: scf.for
// CHECK: tensor.extract_slice %{{.*}}[%{{.*}}, 0] [1, 4] {{.*}} to tensor<4xf32>
func.func @gather_scalar(%x: tensor<8x4xf32>, %i: tensor<i32>) -> tensor<4xf32> {
  %0 = nn.gather %x, %i : (tensor<8x4xf32>, tensor<i32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: func.func @gather_elements(
// CHECK-SAME: %[[X:.*]]: tensor<8xf32>, %[[I:.*]]: tensor<3x2xi32>)
// CHECK: linalg.generic {indexing_maps = [#[[ID2]]]{{.*}} outs(%{{.*}} : tensor<3x2xf32>)
// CHECK-DAG: %[[P:.*]] = linalg.index 0
// CHECK-DAG: %[[Q:.*]] = linalg.index 1
// CHECK: tensor.extract %[[I]][%[[P]], %[[Q]]]
// CHECK: tensor.extract %[[X]]
func.func @gather_elements(%x: tensor<8xf32>, %i: tensor<3x2xi32>) -> tensor<3x2xf32> {
  %0 = nn.gather %x, %i : (tensor<8xf32>, tensor<3x2xi32>) -> tensor<3x2xf32>
  return %0 : tensor<3x2xf32>
}
