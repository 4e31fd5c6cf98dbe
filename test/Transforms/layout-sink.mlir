// RUN: nn-opt %s --nn-layout --split-input-file | FileCheck %s

// How transposes from nhwc move down.

// CHECK-LABEL: func.func @unary
// CHECK-SAME:    %[[X:.*]]: tensor<1x?x3x4xf32>
func.func @unary(%x: tensor<1x?x3x4xf32>) -> tensor<1x4x?x3xi8> {
  // CHECK: %[[A:.*]] = nn.clamp %[[X]], %{{.*}}, %{{.*}} : {{.*}} -> tensor<1x?x3x4xf32>
  // CHECK: %[[B:.*]] = nn.cast %[[A]] : {{.*}} -> tensor<1x?x3x4xi8>
  // CHECK: nn.transpose %[[B]] perm = [0, 3, 1, 2] : {{.*}} -> tensor<1x4x?x3xi8>
  // CHECK-NEXT: return
  %t = nn.transpose %x perm = [0, 3, 1, 2] : (tensor<1x?x3x4xf32>) -> tensor<1x4x?x3xf32>
  %lo = nn.constant dense<0.0> : tensor<f32>
  %hi = nn.constant dense<6.0> : tensor<1xf32>
  %0 = nn.clamp %t, %lo, %hi : (tensor<1x4x?x3xf32>, tensor<f32>, tensor<1xf32>) -> tensor<1x4x?x3xf32>
  %1 = nn.cast %0 : (tensor<1x4x?x3xf32>) -> tensor<1x4x?x3xi8>
  return %1 : tensor<1x4x?x3xi8>
}

// -----

// Both operands are transposed; broadcasting is the same in nhwc.
// CHECK-LABEL: func.func @binary
// CHECK-SAME:    %[[X:.*]]: tensor<2x8x8x4xf32>, %[[Y:.*]]: tensor<2x1x1x4xf32>
func.func @binary(%x: tensor<2x8x8x4xf32>, %y: tensor<2x1x1x4xf32>) -> tensor<2x4x8x8xf32> {
  // CHECK: %[[M:.*]] = nn.mul %[[X]], %[[Y]] : {{.*}} -> tensor<2x8x8x4xf32>
  // CHECK-NEXT: nn.transpose %[[M]]
  // CHECK-NEXT: return
  %t = nn.transpose %x perm = [0, 3, 1, 2] : (tensor<2x8x8x4xf32>) -> tensor<2x4x8x8xf32>
  %u = nn.transpose %y perm = [0, 3, 1, 2] : (tensor<2x1x1x4xf32>) -> tensor<2x4x1x1xf32>
  %0 = nn.mul %t, %u : (tensor<2x4x8x8xf32>, tensor<2x4x1x1xf32>) -> tensor<2x4x8x8xf32>
  return %0 : tensor<2x4x8x8xf32>
}

// -----

// An operand whose nhwc form is a mere reshape is reshaped.
// CHECK-LABEL: func.func @binary_reshape
// CHECK-SAME:    %[[X:.*]]: tensor<?x8x8x4xf32>, %[[Y:.*]]: tensor<?x4x1x1xf32>
func.func @binary_reshape(%x: tensor<?x8x8x4xf32>, %y: tensor<?x4x1x1xf32>) -> tensor<?x4x8x8xf32> {
  // CHECK: %[[S:.*]] = nn.constant dense<[-1, 1, 1, 4]>
  // CHECK: %[[R:.*]] = nn.reshape %[[Y]], %[[S]] : {{.*}} -> tensor<?x1x1x4xf32>
  // CHECK: %[[M:.*]] = nn.mul %[[X]], %[[R]]
  // CHECK-NEXT: nn.transpose %[[M]]
  %t = nn.transpose %x perm = [0, 3, 1, 2] : (tensor<?x8x8x4xf32>) -> tensor<?x4x8x8xf32>
  %0 = nn.mul %t, %y : (tensor<?x4x8x8xf32>, tensor<?x4x1x1xf32>) -> tensor<?x4x8x8xf32>
  return %0 : tensor<?x4x8x8xf32>
}

// -----

// Constants: a channel each (reshaped), and a whole plane (transposed).
// CHECK-LABEL: func.func @binary_constant
// CHECK-SAME:    %[[X:.*]]: tensor<1x2x2x3xf32>
func.func @binary_constant(%x: tensor<1x2x2x3xf32>) -> tensor<1x3x2x2xf32> {
  // CHECK-DAG: %[[S:.*]] = nn.constant dense<{{.*}}> : tensor<3x1x1xf32>
  // CHECK-DAG: %[[P:.*]] = nn.constant dense<{{.*}}> : tensor<3x2x2xf32>
  // CHECK: %[[R:.*]] = nn.reshape %[[S]], %{{.*}} -> tensor<1x1x1x3xf32>
  // CHECK: %[[M:.*]] = nn.mul %[[X]], %[[R]]
  // CHECK: %[[Q:.*]] = nn.reshape %[[P]], %{{.*}} -> tensor<1x3x2x2xf32>
  // CHECK: %[[T:.*]] = nn.transpose %[[Q]] perm = [0, 2, 3, 1]
  // CHECK: %[[A:.*]] = nn.add %[[M]], %[[T]]
  // CHECK-NEXT: nn.transpose %[[A]]
  %s = nn.constant dense<[[[1.0]], [[2.0]], [[3.0]]]> : tensor<3x1x1xf32>
  %p = nn.constant dense<[[[1.0, 2.0], [3.0, 4.0]], [[1.0, 2.0], [3.0, 4.0]], [[1.0, 2.0], [3.0, 4.0]]]> : tensor<3x2x2xf32>
  %t = nn.transpose %x perm = [0, 3, 1, 2] : (tensor<1x2x2x3xf32>) -> tensor<1x3x2x2xf32>
  %0 = nn.mul %t, %s : (tensor<1x3x2x2xf32>, tensor<3x1x1xf32>) -> tensor<1x3x2x2xf32>
  %1 = nn.add %0, %p : (tensor<1x3x2x2xf32>, tensor<3x2x2xf32>) -> tensor<1x3x2x2xf32>
  return %1 : tensor<1x3x2x2xf32>
}

// -----

// "operands are not all nhwc at no cost"
// CHECK-LABEL: func.func @binary_other
func.func @binary_other(%x: tensor<1x2x2x3xf32>, %y: tensor<1x3x2x2xf32>) -> tensor<1x3x2x2xf32> {
  // CHECK: %[[T:.*]] = nn.transpose
  // CHECK: nn.add %[[T]]
  %t = nn.transpose %x perm = [0, 3, 1, 2] : (tensor<1x2x2x3xf32>) -> tensor<1x3x2x2xf32>
  %0 = nn.add %t, %y : (tensor<1x3x2x2xf32>, tensor<1x3x2x2xf32>) -> tensor<1x3x2x2xf32>
  return %0 : tensor<1x3x2x2xf32>
}

// -----

// "result has another rank"
// CHECK-LABEL: func.func @binary_rank
func.func @binary_rank(%x: tensor<1x2x2x3xf32>, %y: tensor<5x1x1x1x1xf32>) -> tensor<5x1x3x2x2xf32> {
  // CHECK: %[[T:.*]] = nn.transpose
  // CHECK: nn.add %[[T]]
  %t = nn.transpose %x perm = [0, 3, 1, 2] : (tensor<1x2x2x3xf32>) -> tensor<1x3x2x2xf32>
  %0 = nn.add %t, %y : (tensor<1x3x2x2xf32>, tensor<5x1x1x1x1xf32>) -> tensor<5x1x3x2x2xf32>
  return %0 : tensor<5x1x3x2x2xf32>
}

// -----

// Other permutations belong to the model and stay.
// CHECK-LABEL: func.func @other_perm
func.func @other_perm(%x: tensor<1x2x2x3xf32>) -> tensor<1x2x3x2xf32> {
  // CHECK: nn.transpose
  // CHECK: nn.relu
  %t = nn.transpose %x perm = [0, 1, 3, 2] : (tensor<1x2x2x3xf32>) -> tensor<1x2x3x2xf32>
  %0 = nn.relu %t : (tensor<1x2x3x2xf32>) -> tensor<1x2x3x2xf32>
  return %0 : tensor<1x2x3x2xf32>
}

// -----

// CHECK-LABEL: func.func @concat
// CHECK-SAME:    %[[X:.*]]: tensor<1x2x?x3xf32>, %[[Y:.*]]: tensor<1x2x?x4xf32>
func.func @concat(%x: tensor<1x2x?x3xf32>, %y: tensor<1x2x?x4xf32>) -> tensor<1x7x2x?xf32> {
  // CHECK: %[[C:.*]] = nn.concat %[[X]], %[[Y]] axis = 3 : {{.*}} -> tensor<1x2x?x7xf32>
  // CHECK-NEXT: nn.transpose %[[C]]
  // CHECK-NEXT: return
  %t = nn.transpose %x perm = [0, 3, 1, 2] : (tensor<1x2x?x3xf32>) -> tensor<1x3x2x?xf32>
  %u = nn.transpose %y perm = [0, 3, 1, 2] : (tensor<1x2x?x4xf32>) -> tensor<1x4x2x?xf32>
  %0 = nn.concat %t, %u axis = -3 : (tensor<1x3x2x?xf32>, tensor<1x4x2x?xf32>) -> tensor<1x7x2x?xf32>
  return %0 : tensor<1x7x2x?xf32>
}

// -----

// CHECK-LABEL: func.func @concat_other
func.func @concat_other(%x: tensor<1x2x2x3xf32>, %y: tensor<1x4x2x2xf32>) -> tensor<1x7x2x2xf32> {
  // CHECK: %[[T:.*]] = nn.transpose
  // CHECK: nn.concat %[[T]]
  %t = nn.transpose %x perm = [0, 3, 1, 2] : (tensor<1x2x2x3xf32>) -> tensor<1x3x2x2xf32>
  %0 = nn.concat %t, %y axis = 1 : (tensor<1x3x2x2xf32>, tensor<1x4x2x2xf32>) -> tensor<1x7x2x2xf32>
  return %0 : tensor<1x7x2x2xf32>
}

// -----

// CHECK-LABEL: func.func @gather
// CHECK-SAME:    %[[X:.*]]: tensor<1x2x?x3xf32>, %[[I:.*]]: tensor<5xi64>
func.func @gather(%x: tensor<1x2x?x3xf32>, %i: tensor<5xi64>) -> tensor<1x3x5x?xf32> {
  // CHECK: %[[G:.*]] = nn.gather %[[X]], %[[I]] {axis = 1 : i64} : {{.*}} -> tensor<1x5x?x3xf32>
  // CHECK-NEXT: nn.transpose %[[G]]
  // CHECK-NEXT: return
  %t = nn.transpose %x perm = [0, 3, 1, 2] : (tensor<1x2x?x3xf32>) -> tensor<1x3x2x?xf32>
  %0 = nn.gather %t, %i {axis = -2 : i64} : (tensor<1x3x2x?xf32>, tensor<5xi64>) -> tensor<1x3x5x?xf32>
  return %0 : tensor<1x3x5x?xf32>
}

// -----

// A scalar index drops the dimension.
// CHECK-LABEL: func.func @gather_scalar
func.func @gather_scalar(%x: tensor<1x2x4x3xf32>, %i: tensor<i64>) -> tensor<1x3x4xf32> {
  // CHECK: %[[T:.*]] = nn.transpose
  // CHECK: nn.gather %[[T]]
  %t = nn.transpose %x perm = [0, 3, 1, 2] : (tensor<1x2x4x3xf32>) -> tensor<1x3x2x4xf32>
  %0 = nn.gather %t, %i {axis = 2 : i64} : (tensor<1x3x2x4xf32>, tensor<i64>) -> tensor<1x3x4xf32>
  return %0 : tensor<1x3x4xf32>
}

// -----

// CHECK-LABEL: func.func @resample
// CHECK-SAME:    %[[X:.*]]: tensor<1x2x4x3xf32>
func.func @resample(%x: tensor<1x2x4x3xf32>, %i: tensor<8x2xi64>, %w: tensor<8x2xf32>) -> tensor<1x3x2x8xf32> {
  // CHECK: %[[R:.*]] = nn.resample %[[X]], {{.*}} axis = 2 : {{.*}} -> tensor<1x2x8x3xf32>
  // CHECK-NEXT: nn.transpose %[[R]]
  %t = nn.transpose %x perm = [0, 3, 1, 2] : (tensor<1x2x4x3xf32>) -> tensor<1x3x2x4xf32>
  %0 = nn.resample %t, %i, %w axis = 3 : (tensor<1x3x2x4xf32>, tensor<8x2xi64>, tensor<8x2xf32>) -> tensor<1x3x2x8xf32>
  return %0 : tensor<1x3x2x8xf32>
}

// -----

// A batch of tables is bound to the order of dimensions.
// CHECK-LABEL: func.func @resample_batch
func.func @resample_batch(%x: tensor<1x2x4x3xf32>, %i: tensor<1x8x2xi64>, %w: tensor<1x8x2xf32>) -> tensor<1x3x2x8xf32> {
  // CHECK: %[[T:.*]] = nn.transpose
  // CHECK: nn.resample %[[T]]
  %t = nn.transpose %x perm = [0, 3, 1, 2] : (tensor<1x2x4x3xf32>) -> tensor<1x3x2x4xf32>
  %0 = nn.resample %t, %i, %w axis = 3 {batch_dims = 1 : i64} : (tensor<1x3x2x4xf32>, tensor<1x8x2xi64>, tensor<1x8x2xf32>) -> tensor<1x3x2x8xf32>
  return %0 : tensor<1x3x2x8xf32>
}

// -----

// CHECK-LABEL: func.func @split
// CHECK-SAME:    %[[X:.*]]: tensor<1x2x2x3xf32>
func.func @split(%x: tensor<1x2x2x3xf32>) -> (tensor<1x1x2x2xf32>, tensor<1x2x2x2xf32>) {
  // CHECK: %[[S:.*]]:2 = nn.split %[[X]] axis = 3 sizes = [1, 2] : {{.*}} -> (tensor<1x2x2x1xf32>, tensor<1x2x2x2xf32>)
  // CHECK: %[[A:.*]] = nn.reshape %[[S]]#0
  // CHECK: %[[B:.*]] = nn.transpose %[[S]]#1 perm = [0, 3, 1, 2]
  // CHECK: return %[[A]], %[[B]]
  %t = nn.transpose %x perm = [0, 3, 1, 2] : (tensor<1x2x2x3xf32>) -> tensor<1x3x2x2xf32>
  %0:2 = nn.split %t axis = 1 sizes = [1, 2] : (tensor<1x3x2x2xf32>) -> (tensor<1x1x2x2xf32>, tensor<1x2x2x2xf32>)
  return %0#0, %0#1 : tensor<1x1x2x2xf32>, tensor<1x2x2x2xf32>
}

// -----

// CHECK-LABEL: func.func @slice
// CHECK-SAME:    %[[X:.*]]: tensor<1x8x8x3xf32>
func.func @slice(%x: tensor<1x8x8x3xf32>) -> tensor<1x2x4x8xf32> {
  // CHECK: %[[S:.*]] = nn.slice %[[X]], %{{.*}}, %{{.*}} axes = [3, 1] : {{.*}} -> tensor<1x4x8x2xf32>
  // CHECK-NEXT: nn.transpose %[[S]]
  %t = nn.transpose %x perm = [0, 3, 1, 2] : (tensor<1x8x8x3xf32>) -> tensor<1x3x8x8xf32>
  %a = nn.constant dense<[1, 2]> : tensor<2xi64>
  %b = nn.constant dense<[3, 6]> : tensor<2xi64>
  %0 = nn.slice %t, %a, %b axes = [1, -2] : (tensor<1x3x8x8xf32>, tensor<2xi64>, tensor<2xi64>) -> tensor<1x2x4x8xf32>
  return %0 : tensor<1x2x4x8xf32>
}

// -----

// CHECK-LABEL: func.func @pad
// CHECK-SAME:    %[[X:.*]]: tensor<1x8x8x3xf32>
func.func @pad(%x: tensor<1x8x8x3xf32>, %v: tensor<f32>) -> tensor<1x8x9x10xf32> {
  // CHECK: %[[P:.*]] = nn.constant dense<[0, 1, 2, 3, 0, 0, 0, 2]> : tensor<8xi64>
  // CHECK: %[[S:.*]] = nn.pad %[[X]], %[[P]], %{{.*}} mode = edge : {{.*}} -> tensor<1x9x10x8xf32>
  // CHECK-NEXT: nn.transpose %[[S]]
  %t = nn.transpose %x perm = [0, 3, 1, 2] : (tensor<1x8x8x3xf32>) -> tensor<1x3x8x8xf32>
  %p = nn.constant dense<[0, 3, 1, 2, 0, 2, 0, 0]> : tensor<8xi64>
  %0 = nn.pad %t, %p, %v mode = edge : (tensor<1x3x8x8xf32>, tensor<8xi64>, tensor<f32>) -> tensor<1x8x9x10xf32>
  return %0 : tensor<1x8x9x10xf32>
}

// -----

// "pads are not constant"
// CHECK-LABEL: func.func @pad_unknown
func.func @pad_unknown(%x: tensor<1x8x8x3xf32>, %p: tensor<8xi64>) -> tensor<?x?x?x?xf32> {
  // CHECK: %[[T:.*]] = nn.transpose
  // CHECK: nn.pad %[[T]]
  %t = nn.transpose %x perm = [0, 3, 1, 2] : (tensor<1x8x8x3xf32>) -> tensor<1x3x8x8xf32>
  %0 = nn.pad %t, %p : (tensor<1x3x8x8xf32>, tensor<8xi64>) -> tensor<?x?x?x?xf32>
  return %0 : tensor<?x?x?x?xf32>
}

// -----

// CHECK-LABEL: func.func @softmax
// CHECK-SAME:    %[[X:.*]]: tensor<1x8x8x3xf32>
func.func @softmax(%x: tensor<1x8x8x3xf32>) -> tensor<1x3x8x8xf32> {
  // CHECK: %[[S:.*]] = nn.softmax %[[X]] {axis = 3 : i64}
  // CHECK: %[[L:.*]] = nn.log_softmax %[[S]] {axis = 2 : i64}
  // CHECK-NEXT: nn.transpose %[[L]]
  %t = nn.transpose %x perm = [0, 3, 1, 2] : (tensor<1x8x8x3xf32>) -> tensor<1x3x8x8xf32>
  %0 = nn.softmax %t {axis = 1 : i64} : (tensor<1x3x8x8xf32>) -> tensor<1x3x8x8xf32>
  %1 = nn.log_softmax %0 : (tensor<1x3x8x8xf32>) -> tensor<1x3x8x8xf32>
  return %1 : tensor<1x3x8x8xf32>
}

// -----

// The order that remains is the one wanted: no transpose at all.
// CHECK-LABEL: func.func @reduce
// CHECK-SAME:    %[[X:.*]]: tensor<?x8x8x3xf32>
func.func @reduce(%x: tensor<?x8x8x3xf32>) -> tensor<?x3xf32> {
  // CHECK: %[[R:.*]] = nn.reduce_mean %[[X]] axes = [1, 2] : (tensor<?x8x8x3xf32>) -> tensor<?x3xf32>
  // CHECK-NEXT: return %[[R]]
  %t = nn.transpose %x perm = [0, 3, 1, 2] : (tensor<?x8x8x3xf32>) -> tensor<?x3x8x8xf32>
  %0 = nn.reduce_mean %t axes = [2, 3] : (tensor<?x3x8x8xf32>) -> tensor<?x3xf32>
  return %0 : tensor<?x3xf32>
}

// -----

// [N, C, H] is left; in nhwc it is [N, H, C].
// CHECK-LABEL: func.func @reduce_one
// CHECK-SAME:    %[[X:.*]]: tensor<2x7x8x3xf32>
func.func @reduce_one(%x: tensor<2x7x8x3xf32>) -> tensor<2x3x7xf32> {
  // CHECK: %[[R:.*]] = nn.reduce_max %[[X]] axes = [2] : (tensor<2x7x8x3xf32>) -> tensor<2x7x3xf32>
  // CHECK: nn.transpose %[[R]] perm = [0, 2, 1]
  %t = nn.transpose %x perm = [0, 3, 1, 2] : (tensor<2x7x8x3xf32>) -> tensor<2x3x7x8xf32>
  %0 = nn.reduce_max %t axes = [-1] : (tensor<2x3x7x8xf32>) -> tensor<2x3x7xf32>
  return %0 : tensor<2x3x7xf32>
}

// -----

// CHECK-LABEL: func.func @reduce_keepdims
// CHECK-SAME:    %[[X:.*]]: tensor<2x7x8x3xf32>
func.func @reduce_keepdims(%x: tensor<2x7x8x3xf32>) -> tensor<2x1x7x8xf32> {
  // CHECK: %[[R:.*]] = nn.reduce_sum %[[X]] axes = [3] keepdims : (tensor<2x7x8x3xf32>) -> tensor<2x7x8x1xf32>
  // CHECK: nn.reshape %[[R]], {{.*}} -> tensor<2x1x7x8xf32>
  %t = nn.transpose %x perm = [0, 3, 1, 2] : (tensor<2x7x8x3xf32>) -> tensor<2x3x7x8xf32>
  %0 = nn.reduce_sum %t axes = [1] keepdims : (tensor<2x3x7x8xf32>) -> tensor<2x1x7x8xf32>
  return %0 : tensor<2x1x7x8xf32>
}

// -----

// CHECK-LABEL: func.func @squeeze
// CHECK-SAME:    %[[X:.*]]: tensor<?x1x1x?xf32>
func.func @squeeze(%x: tensor<?x1x1x?xf32>) -> tensor<?x?xf32> {
  // CHECK: %[[S:.*]] = nn.squeeze %[[X]] axes = [1, 2] : (tensor<?x1x1x?xf32>) -> tensor<?x?xf32>
  // CHECK-NEXT: return %[[S]]
  %t = nn.transpose %x perm = [0, 3, 1, 2] : (tensor<?x1x1x?xf32>) -> tensor<?x?x1x1xf32>
  %0 = nn.squeeze %t axes = [2, 3] : (tensor<?x?x1x1xf32>) -> tensor<?x?xf32>
  return %0 : tensor<?x?xf32>
}

// -----

// "transpose moves elements"
// CHECK-LABEL: func.func @reshape_moves
func.func @reshape_moves(%x: tensor<1x2x2x3xf32>) -> tensor<1x12xf32> {
  // CHECK: %[[T:.*]] = nn.transpose
  // CHECK: nn.reshape %[[T]]
  %t = nn.transpose %x perm = [0, 3, 1, 2] : (tensor<1x2x2x3xf32>) -> tensor<1x3x2x2xf32>
  %s = nn.constant dense<[1, 12]> : tensor<2xi64>
  %0 = nn.reshape %t, %s : (tensor<1x3x2x2xf32>, tensor<2xi64>) -> tensor<1x12xf32>
  return %0 : tensor<1x12xf32>
}

// -----

// "nn.reshape can't name the shape": two dimensions are unknown.
// CHECK-LABEL: func.func @reshape_unknown
func.func @reshape_unknown(%x: tensor<?x1x1x?xf32>, %s: tensor<2xi64>) -> (tensor<?x?xf32>, tensor<?x?x1x1xf32>) {
  // CHECK: %[[T:.*]] = nn.transpose
  // CHECK: nn.reshape %[[T]]
  %t = nn.transpose %x perm = [0, 3, 1, 2] : (tensor<?x1x1x?xf32>) -> tensor<?x?x1x1xf32>
  %0 = nn.reshape %t, %s : (tensor<?x?x1x1xf32>, tensor<2xi64>) -> tensor<?x?xf32>
  return %0, %t : tensor<?x?xf32>, tensor<?x?x1x1xf32>
}

// -----

// CHECK-LABEL: func.func @shape_of
// CHECK-SAME:    %[[X:.*]]: tensor<?x8x?x3xf32>
func.func @shape_of(%x: tensor<?x8x?x3xf32>) -> tensor<4xi64> {
  // CHECK: %[[O:.*]] = nn.constant dense<[0, 3, 1, 2]> : tensor<4xi64>
  // CHECK: %[[S:.*]] = nn.shape_of %[[X]]
  // CHECK: nn.gather %[[S]], %[[O]]
  // CHECK-NOT: nn.transpose
  %t = nn.transpose %x perm = [0, 3, 1, 2] : (tensor<?x8x?x3xf32>) -> tensor<?x3x8x?xf32>
  %0 = nn.shape_of %t : (tensor<?x3x8x?xf32>) -> tensor<4xi64>
  return %0 : tensor<4xi64>
}

// -----

// A residual block: the sum is of nhwc tensors, whichever is computed first.
// CHECK-LABEL: func.func @residual
func.func @residual(%x: tensor<1x4x8x8xf32>, %w: tensor<4x4x1x1xf32>) -> tensor<1x4x8x8xf32> {
  // CHECK: nn.transpose %{{.*}} perm = [0, 2, 3, 1]
  // CHECK-NOT: perm = [0
  // CHECK: nn.add
  // CHECK: nn.transpose %{{.*}} perm = [0, 3, 1, 2]
  // CHECK-NEXT: return
  %0 = nn.conv %x, %w : (tensor<1x4x8x8xf32>, tensor<4x4x1x1xf32>) -> tensor<1x4x8x8xf32>
  %1 = nn.relu %0 : (tensor<1x4x8x8xf32>) -> tensor<1x4x8x8xf32>
  %2 = nn.conv %1, %w : (tensor<1x4x8x8xf32>, tensor<4x4x1x1xf32>) -> tensor<1x4x8x8xf32>
  %3 = nn.add %1, %2 : (tensor<1x4x8x8xf32>, tensor<1x4x8x8xf32>) -> tensor<1x4x8x8xf32>
  return %3 : tensor<1x4x8x8xf32>
}

// -----

// A flattened image: the weight's rows are permuted instead.
// CHECK-LABEL: func.func @flatten
// CHECK-SAME:    %[[X:.*]]: tensor<?x2x3x4xf32>
func.func @flatten(%x: tensor<?x2x3x4xf32>) -> tensor<?x5xf32> {
  // CHECK-DAG: %[[W:.*]] = nn.constant {{.*}} : tensor<24x5xf32>
  // CHECK: %[[F:.*]] = nn.reshape %[[X]], %{{.*}} -> tensor<?x24xf32>
  // CHECK: %[[R:.*]] = nn.reshape %[[W]], %{{.*}} -> tensor<4x2x3x5xf32>
  // CHECK: %[[T:.*]] = nn.transpose %[[R]] perm = [1, 2, 0, 3] : {{.*}} -> tensor<2x3x4x5xf32>
  // CHECK: %[[P:.*]] = nn.reshape %[[T]], %{{.*}} -> tensor<24x5xf32>
  // CHECK: nn.linear %[[F]], %[[P]]
  // CHECK-NOT: nn.transpose
  %w = nn.constant dense<1.0> : tensor<24x5xf32>
  %t = nn.transpose %x perm = [0, 3, 1, 2] : (tensor<?x2x3x4xf32>) -> tensor<?x4x2x3xf32>
  %s = nn.constant dense<[-1, 24]> : tensor<2xi64>
  %0 = nn.reshape %t, %s : (tensor<?x4x2x3xf32>, tensor<2xi64>) -> tensor<?x24xf32>
  %1 = nn.linear %0, %w : (tensor<?x24xf32>, tensor<24x5xf32>) -> tensor<?x5xf32>
  return %1 : tensor<?x5xf32>
}

// -----

// A weight that is no constant is not permuted.
// CHECK-LABEL: func.func @flatten_unknown
func.func @flatten_unknown(%x: tensor<?x2x3x4xf32>, %w: tensor<24x5xf32>) -> tensor<?x5xf32> {
  // CHECK: nn.transpose
  // CHECK: nn.reshape
  // CHECK: nn.matmul
  %t = nn.transpose %x perm = [0, 3, 1, 2] : (tensor<?x2x3x4xf32>) -> tensor<?x4x2x3xf32>
  %s = nn.constant dense<[-1, 24]> : tensor<2xi64>
  %0 = nn.reshape %t, %s : (tensor<?x4x2x3xf32>, tensor<2xi64>) -> tensor<?x24xf32>
  %1 = nn.matmul %0, %w : (tensor<?x24xf32>, tensor<24x5xf32>) -> tensor<?x5xf32>
  return %1 : tensor<?x5xf32>
}

// -----

// Nor is one if the image is used flat elsewhere.
// CHECK-LABEL: func.func @flatten_two_users
func.func @flatten_two_users(%x: tensor<2x2x3x4xf32>) -> (tensor<2x5xf32>, tensor<2x24xf32>) {
  // CHECK: %[[T:.*]] = nn.transpose
  // CHECK: nn.reshape %[[T]]
  %w = nn.constant dense<1.0> : tensor<24x5xf32>
  %t = nn.transpose %x perm = [0, 3, 1, 2] : (tensor<2x2x3x4xf32>) -> tensor<2x4x2x3xf32>
  %s = nn.constant dense<[-1, 24]> : tensor<2xi64>
  %0 = nn.reshape %t, %s : (tensor<2x4x2x3xf32>, tensor<2xi64>) -> tensor<2x24xf32>
  %1 = nn.linear %0, %w : (tensor<2x24xf32>, tensor<24x5xf32>) -> tensor<2x5xf32>
  return %1, %0 : tensor<2x5xf32>, tensor<2x24xf32>
}

// -----

// Parameters of a dimension go with it.
// CHECK-LABEL: func.func @quantized
// CHECK-SAME:    %[[X:.*]]: tensor<1x3x4x2xf32>
func.func @quantized(%x: tensor<1x3x4x2xf32>) -> tensor<1x2x3x4xf32> {
  // CHECK: %[[Q:.*]] = nn.quantize %[[X]] as !quant.uniform<i8:f32:3, {5.000000e-01,2.500000e-01:3}>
  // CHECK: %[[D:.*]] = nn.dequantize %[[Q]] as !quant.uniform<i8:f32:3, {5.000000e-01,2.500000e-01:3}>
  // CHECK: %[[F:.*]] = nn.fake_quantize %[[D]] as !quant.uniform<u8:f32, 5.000000e-01:3>
  // CHECK: nn.transpose %[[F]] perm = [0, 3, 1, 2]
  %t = nn.transpose %x perm = [0, 3, 1, 2] : (tensor<1x3x4x2xf32>) -> tensor<1x2x3x4xf32>
  %0 = nn.quantize %t as !quant.uniform<i8:f32:1, {0.5, 0.25:3}> : (tensor<1x2x3x4xf32>) -> tensor<1x2x3x4xi8>
  %1 = nn.dequantize %0 as !quant.uniform<i8:f32:1, {0.5, 0.25:3}> : (tensor<1x2x3x4xi8>) -> tensor<1x2x3x4xf32>
  %2 = nn.fake_quantize %1 as !quant.uniform<u8:f32, 0.5:3> : (tensor<1x2x3x4xf32>) -> tensor<1x2x3x4xf32>
  return %2 : tensor<1x2x3x4xf32>
}
