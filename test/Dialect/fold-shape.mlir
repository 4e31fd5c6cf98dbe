// RUN: nn-opt %s -canonicalize | FileCheck %s

// Shape ops and movements that do nothing, and what looks like one but must
// stay.

// CHECK-LABEL: @constants_are_shared(
func.func @constants_are_shared() -> (tensor<2xi64>, tensor<2xi64>) {
  // CHECK-NEXT: %[[C:.*]] = nn.constant dense<[1, 2]> : tensor<2xi64>
  // CHECK-NEXT: return %[[C]], %[[C]]
  %0 = nn.constant dense<[1, 2]> : tensor<2xi64>
  %1 = nn.constant dense<[1, 2]> : tensor<2xi64>
  return %0, %1 : tensor<2xi64>, tensor<2xi64>
}

// CHECK-LABEL: @shape_of(
func.func @shape_of(%a: tensor<2x3xf32>) -> tensor<2xi64> {
  // CHECK-NEXT: %[[C:.*]] = nn.constant dense<[2, 3]> : tensor<2xi64>
  // CHECK-NEXT: return %[[C]]
  %0 = nn.shape_of %a : (tensor<2x3xf32>) -> tensor<2xi64>
  return %0 : tensor<2xi64>
}

// CHECK-LABEL: @shape_of_scalar(
func.func @shape_of_scalar(%a: tensor<f32>) -> tensor<0xi64> {
  // CHECK-NEXT: %[[C:.*]] = nn.constant dense<> : tensor<0xi64>
  %0 = nn.shape_of %a : (tensor<f32>) -> tensor<0xi64>
  return %0 : tensor<0xi64>
}

// CHECK-LABEL: @shape_of_dynamic_stays(
func.func @shape_of_dynamic_stays(%a: tensor<2x?xf32>) -> tensor<2xi64> {
  // CHECK: nn.shape_of
  %0 = nn.shape_of %a : (tensor<2x?xf32>) -> tensor<2xi64>
  return %0 : tensor<2xi64>
}

// CHECK-LABEL: @shape_of_dynamic_size_stays(
func.func @shape_of_dynamic_size_stays(%a: tensor<2x3xf32>) -> tensor<?xi64> {
  // CHECK: nn.shape_of
  %0 = nn.shape_of %a : (tensor<2x3xf32>) -> tensor<?xi64>
  return %0 : tensor<?xi64>
}

// CHECK-LABEL: @reshape_static(
// CHECK-SAME: %[[A:arg0]]:
func.func @reshape_static(%a: tensor<2x3xf32>) -> tensor<2x3xf32> {
  %c = nn.constant dense<[2, 3]> : tensor<2xi64>
  %0 = nn.reshape %a, %c : (tensor<2x3xf32>, tensor<2xi64>) -> tensor<2x3xf32>
  // CHECK-NEXT: return %[[A]]
  return %0 : tensor<2x3xf32>
}

// CHECK-LABEL: @reshape_hole(
// CHECK-SAME: %[[A:arg0]]:
func.func @reshape_hole(%a: tensor<?x3xf32>) -> tensor<?x3xf32> {
  %c = nn.constant dense<[-1, 3]> : tensor<2xi64>
  %0 = nn.reshape %a, %c : (tensor<?x3xf32>, tensor<2xi64>) -> tensor<?x3xf32>
  // CHECK-NEXT: return %[[A]]
  return %0 : tensor<?x3xf32>
}

// CHECK-LABEL: @reshape_copies(
// CHECK-SAME: %[[A:arg0]]:
func.func @reshape_copies(%a: tensor<?x?x3xf32>) -> tensor<?x?x3xf32> {
  %c = nn.constant dense<[0, 0, 3]> : tensor<3xi64>
  %0 = nn.reshape %a, %c : (tensor<?x?x3xf32>, tensor<3xi64>) -> tensor<?x?x3xf32>
  // CHECK-NEXT: return %[[A]]
  return %0 : tensor<?x?x3xf32>
}

// CHECK-LABEL: @reshape_copy_and_hole(
// CHECK-SAME: %[[A:arg0]]:
func.func @reshape_copy_and_hole(%a: tensor<?x?x3xf32>) -> tensor<?x?x3xf32> {
  %c = nn.constant dense<[0, -1, 3]> : tensor<3xi64>
  %0 = nn.reshape %a, %c : (tensor<?x?x3xf32>, tensor<3xi64>) -> tensor<?x?x3xf32>
  // CHECK-NEXT: return %[[A]]
  return %0 : tensor<?x?x3xf32>
}

// CHECK-LABEL: @reshape_other_shape_stays(
func.func @reshape_other_shape_stays(%a: tensor<2x3xf32>) -> tensor<3x2xf32> {
  // CHECK: nn.reshape
  %c = nn.constant dense<[3, 2]> : tensor<2xi64>
  %0 = nn.reshape %a, %c : (tensor<2x3xf32>, tensor<2xi64>) -> tensor<3x2xf32>
  return %0 : tensor<3x2xf32>
}

// CHECK-LABEL: @reshape_of_more_static_type_stays(
func.func @reshape_of_more_static_type_stays(%a: tensor<?x3xf32>)
    -> tensor<4x3xf32> {
  // CHECK: nn.reshape
  %c = nn.constant dense<[4, 3]> : tensor<2xi64>
  %0 = nn.reshape %a, %c : (tensor<?x3xf32>, tensor<2xi64>) -> tensor<4x3xf32>
  return %0 : tensor<4x3xf32>
}

// CHECK-LABEL: @reshape_hole_beside_zero_stays(
func.func @reshape_hole_beside_zero_stays(%a: tensor<?x0xf32>)
    -> tensor<?x0xf32> {
  // CHECK: nn.reshape
  %c = nn.constant dense<[5, 0]> : tensor<2xi64>
  %0 = nn.reshape %a, %c {allow_zero} : (tensor<?x0xf32>, tensor<2xi64>) -> tensor<?x0xf32>
  return %0 : tensor<?x0xf32>
}

// CHECK-LABEL: @reshape_unknown_dim(
// CHECK-SAME: %[[A:arg0]]:
func.func @reshape_unknown_dim(%a: tensor<?x3xf32>, %b: tensor<2xi64>)
    -> tensor<?x3xf32> {
  %0 = nn.reshape %a, %b : (tensor<?x3xf32>, tensor<2xi64>) -> tensor<?x3xf32>
  // CHECK-NEXT: return %[[A]]
  return %0 : tensor<?x3xf32>
}

// CHECK-LABEL: @reshape_unknown_dims_stays(
func.func @reshape_unknown_dims_stays(%a: tensor<?x?xf32>, %b: tensor<2xi64>)
    -> tensor<?x?xf32> {
  // CHECK: nn.reshape
  %0 = nn.reshape %a, %b : (tensor<?x?xf32>, tensor<2xi64>) -> tensor<?x?xf32>
  return %0 : tensor<?x?xf32>
}

// CHECK-LABEL: @reshape_unknown_beside_copy_stays(
func.func @reshape_unknown_beside_copy_stays(%a: tensor<?x?xf32>,
                                             %b: tensor<1xi64>)
    -> tensor<?x?xf32> {
  // CHECK: nn.reshape
  %c = nn.constant dense<0> : tensor<1xi64>
  %0 = nn.concat %c, %b axis = 0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
  %1 = nn.reshape %a, %0 : (tensor<?x?xf32>, tensor<2xi64>) -> tensor<?x?xf32>
  return %1 : tensor<?x?xf32>
}

// CHECK-LABEL: @squeeze_nothing(
// CHECK-SAME: %[[A:arg0]]:
func.func @squeeze_nothing(%a: tensor<1x3xf32>) -> tensor<1x3xf32> {
  %0 = nn.squeeze %a axes = [] : (tensor<1x3xf32>) -> tensor<1x3xf32>
  // CHECK-NEXT: return %[[A]]
  return %0 : tensor<1x3xf32>
}

// CHECK-LABEL: @unsqueeze_nothing(
// CHECK-SAME: %[[A:arg0]]:
func.func @unsqueeze_nothing(%a: tensor<?xf32>) -> tensor<?xf32> {
  %0 = nn.unsqueeze %a axes = [] : (tensor<?xf32>) -> tensor<?xf32>
  // CHECK-NEXT: return %[[A]]
  return %0 : tensor<?xf32>
}

// CHECK-LABEL: @squeeze_unsqueeze(
// CHECK-SAME: %[[A:arg0]]:
func.func @squeeze_unsqueeze(%a: tensor<3x?xf32>) -> tensor<3x?xf32> {
  %0 = nn.unsqueeze %a axes = [0, 2] : (tensor<3x?xf32>) -> tensor<1x3x1x?xf32>
  %1 = nn.squeeze %0 axes = [-2, 0] : (tensor<1x3x1x?xf32>) -> tensor<3x?xf32>
  // CHECK-NEXT: return %[[A]]
  return %1 : tensor<3x?xf32>
}

// CHECK-LABEL: @unsqueeze_squeeze(
// CHECK-SAME: %[[A:arg0]]:
func.func @unsqueeze_squeeze(%a: tensor<1x3xf32>) -> tensor<1x3xf32> {
  %0 = nn.squeeze %a axes = [0] : (tensor<1x3xf32>) -> tensor<3xf32>
  %1 = nn.unsqueeze %0 axes = [0] : (tensor<3xf32>) -> tensor<1x3xf32>
  // CHECK-NEXT: return %[[A]]
  return %1 : tensor<1x3xf32>
}

// CHECK-LABEL: @unsqueeze_squeeze_elsewhere_stays(
func.func @unsqueeze_squeeze_elsewhere_stays(%a: tensor<1x3xf32>)
    -> tensor<3x1xf32> {
  // CHECK: nn.squeeze
  // CHECK-NEXT: nn.unsqueeze
  %0 = nn.squeeze %a axes = [0] : (tensor<1x3xf32>) -> tensor<3xf32>
  %1 = nn.unsqueeze %0 axes = [1] : (tensor<3xf32>) -> tensor<3x1xf32>
  return %1 : tensor<3x1xf32>
}

// CHECK-LABEL: @unsqueeze_squeeze_of_dynamic_stays(
func.func @unsqueeze_squeeze_of_dynamic_stays(%a: tensor<?x3xf32>)
    -> tensor<1x3xf32> {
  // CHECK: nn.squeeze
  // CHECK-NEXT: nn.unsqueeze
  %0 = nn.squeeze %a axes = [0] : (tensor<?x3xf32>) -> tensor<3xf32>
  %1 = nn.unsqueeze %0 axes = [0] : (tensor<3xf32>) -> tensor<1x3xf32>
  return %1 : tensor<1x3xf32>
}

// CHECK-LABEL: @transpose_identity(
// CHECK-SAME: %[[A:arg0]]:
func.func @transpose_identity(%a: tensor<2x?xf32>) -> tensor<2x?xf32> {
  %0 = nn.transpose %a perm = [0, 1] : (tensor<2x?xf32>) -> tensor<2x?xf32>
  // CHECK-NEXT: return %[[A]]
  return %0 : tensor<2x?xf32>
}

// CHECK-LABEL: @transpose_same_type_stays(
func.func @transpose_same_type_stays(%a: tensor<3x3xf32>) -> tensor<3x3xf32> {
  // CHECK: nn.transpose
  %0 = nn.transpose %a perm = [1, 0] : (tensor<3x3xf32>) -> tensor<3x3xf32>
  return %0 : tensor<3x3xf32>
}

// CHECK-LABEL: @reduce_nothing(
// CHECK-SAME: %[[A:arg0]]:
func.func @reduce_nothing(%a: tensor<2x?xf32>) -> tensor<2x?xf32> {
  %0 = nn.reduce_mean %a axes = [] : (tensor<2x?xf32>) -> tensor<2x?xf32>
  // CHECK-NEXT: return %[[A]]
  return %0 : tensor<2x?xf32>
}

// CHECK-LABEL: @reduce_size_one_stays(
func.func @reduce_size_one_stays(%a: tensor<2x1xf32>) -> tensor<2x1xf32> {
  // CHECK: nn.reduce_max
  %0 = nn.reduce_max %a axes = [1] keepdims : (tensor<2x1xf32>) -> tensor<2x1xf32>
  return %0 : tensor<2x1xf32>
}

// CHECK-LABEL: @concat_one(
// CHECK-SAME: %[[A:arg0]]:
func.func @concat_one(%a: tensor<2x?xf32>) -> tensor<2x?xf32> {
  %0 = nn.concat %a axis = 1 : (tensor<2x?xf32>) -> tensor<2x?xf32>
  // CHECK-NEXT: return %[[A]]
  return %0 : tensor<2x?xf32>
}

// CHECK-LABEL: @concat_empty(
// CHECK-SAME: %[[B:arg1]]:
func.func @concat_empty(%a: tensor<2x0xf32>, %b: tensor<2x?xf32>)
    -> tensor<2x?xf32> {
  %0 = nn.concat %a, %b, %a axis = -1 : (tensor<2x0xf32>, tensor<2x?xf32>, tensor<2x0xf32>) -> tensor<2x?xf32>
  // CHECK-NEXT: return %[[B]]
  return %0 : tensor<2x?xf32>
}

// CHECK-LABEL: @concat_two_stays(
func.func @concat_two_stays(%a: tensor<?xf32>) -> tensor<?xf32> {
  // CHECK: nn.concat
  %0 = nn.concat %a, %a axis = 0 : (tensor<?xf32>, tensor<?xf32>) -> tensor<?xf32>
  return %0 : tensor<?xf32>
}

// CHECK-LABEL: @slice_all(
// CHECK-SAME: %[[A:arg0]]:
func.func @slice_all(%a: tensor<4x5xf32>) -> tensor<4x5xf32> {
  %s = nn.constant dense<[0, -5]> : tensor<2xi64>
  %e = nn.constant dense<[4, 9223372036854775807]> : tensor<2xi64>
  %t = nn.constant dense<[1, 1]> : tensor<2xi64>
  %0 = nn.slice %a, %s, %e, %t axes = [0, 1] : (tensor<4x5xf32>, tensor<2xi64>, tensor<2xi64>, tensor<2xi64>) -> tensor<4x5xf32>
  // CHECK-NEXT: return %[[A]]
  return %0 : tensor<4x5xf32>
}

// CHECK-LABEL: @slice_all_dynamic(
// CHECK-SAME: %[[A:arg0]]:
func.func @slice_all_dynamic(%a: tensor<?xf32>) -> tensor<?xf32> {
  %s = nn.constant dense<[0]> : tensor<1xi64>
  %e = nn.constant dense<[9223372036854775807]> : tensor<1xi64>
  %0 = nn.slice %a, %s, %e axes = [0] : (tensor<?xf32>, tensor<1xi64>, tensor<1xi64>) -> tensor<?xf32>
  // CHECK-NEXT: return %[[A]]
  return %0 : tensor<?xf32>
}

// CHECK-LABEL: @slice_dynamic_to_end_stays(
func.func @slice_dynamic_to_end_stays(%a: tensor<?xf32>) -> tensor<?xf32> {
  // CHECK: nn.slice
  %s = nn.constant dense<[0]> : tensor<1xi64>
  %e = nn.constant dense<[1000]> : tensor<1xi64>
  %0 = nn.slice %a, %s, %e axes = [0] : (tensor<?xf32>, tensor<1xi64>, tensor<1xi64>) -> tensor<?xf32>
  return %0 : tensor<?xf32>
}

// CHECK-LABEL: @slice_dynamic_from_one_stays(
func.func @slice_dynamic_from_one_stays(%a: tensor<?xf32>) -> tensor<?xf32> {
  // CHECK: nn.slice
  %s = nn.constant dense<[1]> : tensor<1xi64>
  %e = nn.constant dense<[9223372036854775807]> : tensor<1xi64>
  %0 = nn.slice %a, %s, %e axes = [0] : (tensor<?xf32>, tensor<1xi64>, tensor<1xi64>) -> tensor<?xf32>
  return %0 : tensor<?xf32>
}

// CHECK-LABEL: @slice_part_stays(
func.func @slice_part_stays(%a: tensor<4xf32>) -> tensor<3xf32> {
  // CHECK: nn.slice
  %s = nn.constant dense<[0]> : tensor<1xi64>
  %e = nn.constant dense<[3]> : tensor<1xi64>
  %0 = nn.slice %a, %s, %e axes = [0] : (tensor<4xf32>, tensor<1xi64>, tensor<1xi64>) -> tensor<3xf32>
  return %0 : tensor<3xf32>
}

// CHECK-LABEL: @slice_reversed_stays(
func.func @slice_reversed_stays(%a: tensor<4xf32>) -> tensor<4xf32> {
  // CHECK: nn.slice
  %s = nn.constant dense<[-1]> : tensor<1xi64>
  %e = nn.constant dense<[-9223372036854775807]> : tensor<1xi64>
  %t = nn.constant dense<[-1]> : tensor<1xi64>
  %0 = nn.slice %a, %s, %e, %t axes = [0] : (tensor<4xf32>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: @slice_unknown_stays(
func.func @slice_unknown_stays(%a: tensor<4xf32>, %b: tensor<1xi64>)
    -> tensor<4xf32> {
  // CHECK: nn.slice
  %s = nn.constant dense<0> : tensor<1xi64>
  %0 = nn.slice %a, %s, %b axes = [0] : (tensor<4xf32>, tensor<1xi64>, tensor<1xi64>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: @pad_zero(
// CHECK-SAME: %[[A:arg0]]:
func.func @pad_zero(%a: tensor<4x?xf32>) -> tensor<4x?xf32> {
  %c = nn.constant dense<0> : tensor<4xi64>
  %0 = nn.pad %a, %c mode = reflect : (tensor<4x?xf32>, tensor<4xi64>) -> tensor<4x?xf32>
  // CHECK-NEXT: return %[[A]]
  return %0 : tensor<4x?xf32>
}

// CHECK-LABEL: @pad_zero_vector(
// CHECK-SAME: %[[A:arg0]]:
func.func @pad_zero_vector(%a: tensor<?xf32>) -> tensor<?xf32> {
  %c = nn.constant dense<0> : tensor<2xi64>
  %0 = nn.pad %a, %c : (tensor<?xf32>, tensor<2xi64>) -> tensor<?xf32>
  // CHECK-NEXT: return %[[A]]
  return %0 : tensor<?xf32>
}

// CHECK-LABEL: @pad_shift_stays(
func.func @pad_shift_stays(%a: tensor<4xf32>) -> tensor<4xf32> {
  // CHECK: nn.pad
  %c = nn.constant dense<[1, -1]> : tensor<2xi64>
  %0 = nn.pad %a, %c : (tensor<4xf32>, tensor<2xi64>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: @expand_same(
// CHECK-SAME: %[[A:arg0]]:
func.func @expand_same(%a: tensor<4x3xf32>) -> tensor<4x3xf32> {
  %c = nn.constant dense<[4, 1]> : tensor<2xi64>
  %0 = nn.expand %a, %c : (tensor<4x3xf32>, tensor<2xi64>) -> tensor<4x3xf32>
  // CHECK-NEXT: return %[[A]]
  return %0 : tensor<4x3xf32>
}

// CHECK-LABEL: @expand_dynamic_by_one(
// CHECK-SAME: %[[A:arg0]]:
func.func @expand_dynamic_by_one(%a: tensor<?x3xf32>) -> tensor<?x3xf32> {
  %c = nn.constant dense<[1, 3]> : tensor<2xi64>
  %0 = nn.expand %a, %c : (tensor<?x3xf32>, tensor<2xi64>) -> tensor<?x3xf32>
  // CHECK-NEXT: return %[[A]]
  return %0 : tensor<?x3xf32>
}

// CHECK-LABEL: @expand_dynamic_stays(
func.func @expand_dynamic_stays(%a: tensor<?xf32>) -> tensor<?xf32> {
  // CHECK: nn.expand
  %c = nn.constant dense<4> : tensor<1xi64>
  %0 = nn.expand %a, %c : (tensor<?xf32>, tensor<1xi64>) -> tensor<?xf32>
  return %0 : tensor<?xf32>
}

// CHECK-LABEL: @expand_unknown_stays(
func.func @expand_unknown_stays(%a: tensor<?xf32>, %b: tensor<1xi64>)
    -> tensor<?xf32> {
  // CHECK: nn.expand
  %0 = nn.expand %a, %b : (tensor<?xf32>, tensor<1xi64>) -> tensor<?xf32>
  return %0 : tensor<?xf32>
}
