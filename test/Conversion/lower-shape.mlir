// RUN: nn-opt %s --nn-lower-to-linalg | FileCheck %s
// RUN: nn-opt %s --nn-lower-to-linalg \
// RUN:   --one-shot-bufferize=bufferize-function-boundaries \
// RUN:   --convert-linalg-to-loops | FileCheck %s --check-prefix=LOOPS

// LOOPS-NOT: {{nn\.|linalg\.|tensor\.}}

// nn.shape_of, nn.reshape, nn.squeeze and nn.unsqueeze.

// CHECK-LABEL: func.func @shape_of(
// CHECK-SAME: %[[X:.*]]: tensor<?x3xf32>)
// CHECK: %[[D:.*]] = tensor.dim %[[X]]
// CHECK-DAG: %[[N:.*]] = arith.index_cast %[[D]] : index to i64
// CHECK-DAG: %[[C:.*]] = arith.constant 3 : i64
// CHECK: tensor.from_elements %[[N]], %[[C]] : tensor<2xi64>
func.func @shape_of(%x: tensor<?x3xf32>) -> tensor<2xi64> {
  %0 = nn.shape_of %x : (tensor<?x3xf32>) -> tensor<2xi64>
  return %0 : tensor<2xi64>
}

// CHECK-LABEL: func.func @collapse(
// CHECK: tensor.collapse_shape %{{.*}} {{\[\[}}0], [1, 2, 3]] : tensor<2x16x4x4xf32> into tensor<2x256xf32>
func.func @collapse(%x: tensor<2x16x4x4xf32>) -> tensor<2x256xf32> {
  %s = nn.constant dense<[2, -1]> : tensor<2xi64>
  %0 = nn.reshape %x, %s : (tensor<2x16x4x4xf32>, tensor<2xi64>) -> tensor<2x256xf32>
  return %0 : tensor<2x256xf32>
}

// CHECK-LABEL: func.func @expand(
// CHECK: tensor.expand_shape %{{.*}} {{\[\[}}0, 1], [2]] {{.*}} into tensor<2x3x4xf32>
func.func @expand(%x: tensor<6x4xf32>) -> tensor<2x3x4xf32> {
  %t = nn.constant dense<[2, 3, 4]> : tensor<3xi64>
  %0 = nn.reshape %x, %t : (tensor<6x4xf32>, tensor<3xi64>) -> tensor<2x3x4xf32>
  return %0 : tensor<2x3x4xf32>
}

// Segments of their own are reshaped on their own.
// CHECK-LABEL: func.func @mixed(
// CHECK: tensor.collapse_shape %{{.*}} {{\[\[}}0], [1, 2]] : tensor<5x4x6xf32> into tensor<5x24xf32>
// CHECK: tensor.expand_shape %{{.*}} {{\[\[}}0], [1, 2]] {{.*}} into tensor<5x8x3xf32>
func.func @mixed(%x: tensor<5x4x6xf32>) -> tensor<5x8x3xf32> {
  %s = nn.constant dense<[5, 8, 3]> : tensor<3xi64>
  %0 = nn.reshape %x, %s : (tensor<5x4x6xf32>, tensor<3xi64>) -> tensor<5x8x3xf32>
  return %0 : tensor<5x8x3xf32>
}

// CHECK-LABEL: func.func @same(
// CHECK-SAME: %[[X:.*]]: tensor<2x3xf32>)
// CHECK-NEXT: return %[[X]]
func.func @same(%x: tensor<2x3xf32>) -> tensor<2x3xf32> {
  %s = nn.constant dense<[2, 3]> : tensor<2xi64>
  %0 = nn.reshape %x, %s : (tensor<2x3xf32>, tensor<2xi64>) -> tensor<2x3xf32>
  return %0 : tensor<2x3xf32>
}

// CHECK-LABEL: func.func @to_and_from_scalar(
// CHECK: tensor.collapse_shape %{{.*}} [] : tensor<1x1xf32> into tensor<f32>
// CHECK: tensor.expand_shape %{{.*}} [] output_shape [1] : tensor<f32> into tensor<1xf32>
func.func @to_and_from_scalar(%x: tensor<1x1xf32>) -> tensor<1xf32> {
  %s = nn.constant dense<> : tensor<0xi64>
  %t = nn.constant dense<[1]> : tensor<1xi64>
  %0 = nn.reshape %x, %s : (tensor<1x1xf32>, tensor<0xi64>) -> tensor<f32>
  %1 = nn.reshape %0, %t : (tensor<f32>, tensor<1xi64>) -> tensor<1xf32>
  return %1 : tensor<1xf32>
}

// A batch of unknown size is found by 0 and by -1 alike.
// CHECK-LABEL: func.func @batch(
// CHECK: tensor.collapse_shape %{{.*}} {{\[\[}}0], [1, 2, 3]] : tensor<?x16x4x4xf32> into tensor<?x256xf32>
// CHECK: tensor.collapse_shape %{{.*}} {{\[\[}}0], [1, 2, 3]] : tensor<?x16x4x4xf32> into tensor<?x256xf32>
func.func @batch(%x: tensor<?x16x4x4xf32>) -> (tensor<?x256xf32>, tensor<?x256xf32>) {
  %s = nn.constant dense<[0, 256]> : tensor<2xi64>
  %t = nn.constant dense<[-1, 256]> : tensor<2xi64>
  %0 = nn.reshape %x, %s : (tensor<?x16x4x4xf32>, tensor<2xi64>) -> tensor<?x256xf32>
  %1 = nn.reshape %x, %t : (tensor<?x16x4x4xf32>, tensor<2xi64>) -> tensor<?x256xf32>
  return %0, %1 : tensor<?x256xf32>, tensor<?x256xf32>
}

// Sizes taken from another tensor's shape, as in [batch * heads, …].
// CHECK-LABEL: func.func @from_shape(
// CHECK: tensor.expand_shape %{{.*}} {{\[\[}}0], [1, 2]] output_shape [%{{.*}}, 4, 16]
func.func @from_shape(%x: tensor<?x64xf32>) -> tensor<?x4x16xf32> {
  %s = nn.constant dense<[0, 4, -1]> : tensor<3xi64>
  %0 = nn.reshape %x, %s : (tensor<?x64xf32>, tensor<3xi64>) -> tensor<?x4x16xf32>
  return %0 : tensor<?x4x16xf32>
}

// CHECK-LABEL: func.func @flatten_dynamic(
// CHECK: tensor.collapse_shape %{{.*}} {{\[\[}}0, 1]] : tensor<?x?xf32> into tensor<?xf32>
func.func @flatten_dynamic(%x: tensor<?x?xf32>) -> tensor<?xf32> {
  %s = nn.constant dense<[-1]> : tensor<1xi64>
  %0 = nn.reshape %x, %s : (tensor<?x?xf32>, tensor<1xi64>) -> tensor<?xf32>
  return %0 : tensor<?xf32>
}

// One unknown size follows from a result that is known.
// CHECK-LABEL: func.func @known_result(
// CHECK: tensor.cast %{{.*}} : tensor<?x4xf32> to tensor<3x4xf32>
// CHECK: tensor.collapse_shape {{.*}} into tensor<12xf32>
func.func @known_result(%x: tensor<?x4xf32>) -> tensor<12xf32> {
  %s = nn.constant dense<[12]> : tensor<1xi64>
  %0 = nn.reshape %x, %s : (tensor<?x4xf32>, tensor<1xi64>) -> tensor<12xf32>
  return %0 : tensor<12xf32>
}

// CHECK-LABEL: func.func @unknown_shape(
// CHECK-SAME: %[[X:.*]]: tensor<?x?xf32>, %[[S:.*]]: tensor<2xi64>)
// CHECK: tensor.extract %[[S]]
// CHECK: arith.cmpi eq
// CHECK: arith.cmpi slt
// CHECK: %[[L:.*]] = tensor.from_elements %{{.*}} : tensor<2xindex>
// CHECK: tensor.reshape %[[X]](%[[L]])
func.func @unknown_shape(%x: tensor<?x?xf32>, %s: tensor<2xi64>) -> tensor<?x?xf32> {
  %0 = nn.reshape %x, %s : (tensor<?x?xf32>, tensor<2xi64>) -> tensor<?x?xf32>
  return %0 : tensor<?x?xf32>
}

// CHECK-LABEL: func.func @allow_zero(
// CHECK: tensor.collapse_shape %{{.*}} {{\[\[}}0, 1]] : tensor<0x3xf32> into tensor<0xf32>
func.func @allow_zero(%x: tensor<0x3xf32>) -> tensor<0xf32> {
  %s = nn.constant dense<[0]> : tensor<1xi64>
  %0 = nn.reshape %x, %s {allow_zero} : (tensor<0x3xf32>, tensor<1xi64>) -> tensor<0xf32>
  return %0 : tensor<0xf32>
}

// CHECK-LABEL: func.func @squeeze(
// CHECK: tensor.collapse_shape %{{.*}} {{\[\[}}0], [1, 2, 3]] : tensor<?x1x3x1xf32> into tensor<?x3xf32>
func.func @squeeze(%x: tensor<?x1x3x1xf32>) -> tensor<?x3xf32> {
  %0 = nn.squeeze %x axes = [1, -1] : (tensor<?x1x3x1xf32>) -> tensor<?x3xf32>
  return %0 : tensor<?x3xf32>
}

// CHECK-LABEL: func.func @squeeze_unknown(
// CHECK: tensor.cast %{{.*}} : tensor<?x3xf32> to tensor<1x3xf32>
// CHECK: tensor.collapse_shape {{.*}} into tensor<3xf32>
func.func @squeeze_unknown(%x: tensor<?x3xf32>) -> tensor<3xf32> {
  %0 = nn.squeeze %x axes = [0] : (tensor<?x3xf32>) -> tensor<3xf32>
  return %0 : tensor<3xf32>
}

// CHECK-LABEL: func.func @unsqueeze(
// CHECK: tensor.expand_shape %{{.*}} output_shape [%{{.*}}, 1, %{{.*}}, 1] : tensor<?x?xf32> into tensor<?x1x?x1xf32>
func.func @unsqueeze(%x: tensor<?x?xf32>) -> tensor<?x1x?x1xf32> {
  %0 = nn.unsqueeze %x axes = [1, -1] : (tensor<?x?xf32>) -> tensor<?x1x?x1xf32>
  return %0 : tensor<?x1x?x1xf32>
}
