// RUN: nn-opt %s -canonicalize | FileCheck %s

// Elementwise folds, and what looks like one but must stay.

// CHECK-LABEL: @abs_abs(
func.func @abs_abs(%a: tensor<4xf32>) -> tensor<4xf32> {
  // CHECK: %[[R:.*]] = nn.abs %arg0
  // CHECK-NEXT: return %[[R]]
  %0 = nn.abs %a : (tensor<4xf32>) -> tensor<4xf32>
  %1 = nn.abs %0 : (tensor<4xf32>) -> tensor<4xf32>
  return %1 : tensor<4xf32>
}

// CHECK-LABEL: @sign_sign(
func.func @sign_sign(%a: tensor<4xf32>) -> tensor<4xf32> {
  // CHECK: %[[R:.*]] = nn.sign %arg0
  // CHECK-NEXT: return %[[R]]
  %0 = nn.sign %a : (tensor<4xf32>) -> tensor<4xf32>
  %1 = nn.sign %0 : (tensor<4xf32>) -> tensor<4xf32>
  return %1 : tensor<4xf32>
}

// CHECK-LABEL: @floor_floor(
func.func @floor_floor(%a: tensor<4xf32>) -> tensor<4xf32> {
  // CHECK: %[[R:.*]] = nn.floor %arg0
  // CHECK-NEXT: return %[[R]]
  %0 = nn.floor %a : (tensor<4xf32>) -> tensor<4xf32>
  %1 = nn.floor %0 : (tensor<4xf32>) -> tensor<4xf32>
  return %1 : tensor<4xf32>
}

// CHECK-LABEL: @ceil_ceil(
func.func @ceil_ceil(%a: tensor<4xf32>) -> tensor<4xf32> {
  // CHECK: %[[R:.*]] = nn.ceil %arg0
  // CHECK-NEXT: return %[[R]]
  %0 = nn.ceil %a : (tensor<4xf32>) -> tensor<4xf32>
  %1 = nn.ceil %0 : (tensor<4xf32>) -> tensor<4xf32>
  return %1 : tensor<4xf32>
}

// CHECK-LABEL: @round_round(
func.func @round_round(%a: tensor<4xf32>) -> tensor<4xf32> {
  // CHECK: %[[R:.*]] = nn.round %arg0
  // CHECK-NEXT: return %[[R]]
  %0 = nn.round %a : (tensor<4xf32>) -> tensor<4xf32>
  %1 = nn.round %0 : (tensor<4xf32>) -> tensor<4xf32>
  return %1 : tensor<4xf32>
}

// CHECK-LABEL: @relu_relu(
func.func @relu_relu(%a: tensor<4xf32>) -> tensor<4xf32> {
  // CHECK: %[[R:.*]] = nn.relu %arg0
  // CHECK-NEXT: return %[[R]]
  %0 = nn.relu %a : (tensor<4xf32>) -> tensor<4xf32>
  %1 = nn.relu %0 : (tensor<4xf32>) -> tensor<4xf32>
  return %1 : tensor<4xf32>
}

// CHECK-LABEL: @relu_abs_stays(
func.func @relu_abs_stays(%a: tensor<4xf32>) -> tensor<4xf32> {
  // CHECK: nn.abs
  // CHECK-NEXT: nn.relu
  %0 = nn.abs %a : (tensor<4xf32>) -> tensor<4xf32>
  %1 = nn.relu %0 : (tensor<4xf32>) -> tensor<4xf32>
  return %1 : tensor<4xf32>
}

// CHECK-LABEL: @relu_of_other_type_stays(
func.func @relu_of_other_type_stays(%a: tensor<?xf32>) -> tensor<4xf32> {
  // CHECK: nn.relu
  // CHECK-NEXT: nn.relu
  %0 = nn.relu %a : (tensor<?xf32>) -> tensor<?xf32>
  %1 = nn.relu %0 : (tensor<?xf32>) -> tensor<4xf32>
  return %1 : tensor<4xf32>
}

// CHECK-LABEL: @tanh_tanh_stays(
func.func @tanh_tanh_stays(%a: tensor<4xf32>) -> tensor<4xf32> {
  // CHECK: nn.tanh
  // CHECK-NEXT: nn.tanh
  %0 = nn.tanh %a : (tensor<4xf32>) -> tensor<4xf32>
  %1 = nn.tanh %0 : (tensor<4xf32>) -> tensor<4xf32>
  return %1 : tensor<4xf32>
}

// CHECK-LABEL: @neg_neg(
// CHECK-SAME: %[[A:arg0]]:
func.func @neg_neg(%a: tensor<4xf32>) -> tensor<4xf32> {
  %0 = nn.neg %a : (tensor<4xf32>) -> tensor<4xf32>
  %1 = nn.neg %0 : (tensor<4xf32>) -> tensor<4xf32>
  // CHECK-NEXT: return %[[A]]
  return %1 : tensor<4xf32>
}

// CHECK-LABEL: @not_not(
// CHECK-SAME: %[[A:arg0]]:
func.func @not_not(%a: tensor<4xi1>) -> tensor<4xi1> {
  %0 = nn.not %a : (tensor<4xi1>) -> tensor<4xi1>
  %1 = nn.not %0 : (tensor<4xi1>) -> tensor<4xi1>
  // CHECK-NEXT: return %[[A]]
  return %1 : tensor<4xi1>
}

// CHECK-LABEL: @neg_neg_of_other_type_stays(
func.func @neg_neg_of_other_type_stays(%a: tensor<?xf32>) -> tensor<4xf32> {
  // CHECK: nn.neg
  // CHECK-NEXT: nn.neg
  %0 = nn.neg %a : (tensor<?xf32>) -> tensor<4xf32>
  %1 = nn.neg %0 : (tensor<4xf32>) -> tensor<4xf32>
  return %1 : tensor<4xf32>
}

// CHECK-LABEL: @add_minus_zero(
// CHECK-SAME: %[[A:arg0]]:
func.func @add_minus_zero(%a: tensor<4xf32>) -> tensor<4xf32> {
  %c = nn.constant dense<-0.0> : tensor<f32>
  %0 = nn.add %a, %c : (tensor<4xf32>, tensor<f32>) -> tensor<4xf32>
  // CHECK-NEXT: return %[[A]]
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: @add_minus_zero_left(
// CHECK-SAME: %[[A:arg0]]:
func.func @add_minus_zero_left(%a: tensor<4xf32>) -> tensor<4xf32> {
  %c = nn.constant dense<-0.0> : tensor<4xf32>
  %0 = nn.add %c, %a : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  // CHECK-NEXT: return %[[A]]
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: @add_plus_zero_stays(
func.func @add_plus_zero_stays(%a: tensor<4xf32>) -> tensor<4xf32> {
  // CHECK: nn.add
  %c = nn.constant dense<0.0> : tensor<f32>
  %0 = nn.add %a, %c : (tensor<4xf32>, tensor<f32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: @add_zero_int(
// CHECK-SAME: %[[A:arg0]]:
func.func @add_zero_int(%a: tensor<4xi32>) -> tensor<4xi32> {
  %c = nn.constant dense<0> : tensor<i32>
  %0 = nn.add %a, %c : (tensor<4xi32>, tensor<i32>) -> tensor<4xi32>
  // CHECK-NEXT: return %[[A]]
  return %0 : tensor<4xi32>
}

// CHECK-LABEL: @add_zero_f16(
// CHECK-SAME: %[[A:arg0]]:
func.func @add_zero_f16(%a: tensor<4xf16>) -> tensor<4xf16> {
  %c = nn.constant dense<-0.0> : tensor<1xf16>
  %0 = nn.add %a, %c : (tensor<4xf16>, tensor<1xf16>) -> tensor<4xf16>
  // CHECK-NEXT: return %[[A]]
  return %0 : tensor<4xf16>
}

// CHECK-LABEL: @add_one_stays(
func.func @add_one_stays(%a: tensor<4xi32>) -> tensor<4xi32> {
  // CHECK: nn.add
  %c = nn.constant dense<1> : tensor<i32>
  %0 = nn.add %a, %c : (tensor<4xi32>, tensor<i32>) -> tensor<4xi32>
  return %0 : tensor<4xi32>
}

// CHECK-LABEL: @add_no_splat_stays(
func.func @add_no_splat_stays(%a: tensor<2xi32>) -> tensor<2xi32> {
  // CHECK: nn.add
  %c = nn.constant dense<[0, 1]> : tensor<2xi32>
  %0 = nn.add %a, %c : (tensor<2xi32>, tensor<2xi32>) -> tensor<2xi32>
  return %0 : tensor<2xi32>
}

// CHECK-LABEL: @sub_zero(
// CHECK-SAME: %[[A:arg0]]:
func.func @sub_zero(%a: tensor<4xf32>) -> tensor<4xf32> {
  %c = nn.constant dense<0.0> : tensor<f32>
  %0 = nn.sub %a, %c : (tensor<4xf32>, tensor<f32>) -> tensor<4xf32>
  // CHECK-NEXT: return %[[A]]
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: @sub_minus_zero_stays(
func.func @sub_minus_zero_stays(%a: tensor<4xf32>) -> tensor<4xf32> {
  // CHECK: nn.sub
  %c = nn.constant dense<-0.0> : tensor<f32>
  %0 = nn.sub %a, %c : (tensor<4xf32>, tensor<f32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: @sub_zero_int(
// CHECK-SAME: %[[A:arg0]]:
func.func @sub_zero_int(%a: tensor<?xi64>) -> tensor<?xi64> {
  %c = nn.constant dense<0> : tensor<1xi64>
  %0 = nn.sub %a, %c : (tensor<?xi64>, tensor<1xi64>) -> tensor<?xi64>
  // CHECK-NEXT: return %[[A]]
  return %0 : tensor<?xi64>
}

// CHECK-LABEL: @sub_from_zero_stays(
func.func @sub_from_zero_stays(%a: tensor<4xi32>) -> tensor<4xi32> {
  // CHECK: nn.sub
  %c = nn.constant dense<0> : tensor<i32>
  %0 = nn.sub %c, %a : (tensor<i32>, tensor<4xi32>) -> tensor<4xi32>
  return %0 : tensor<4xi32>
}

// CHECK-LABEL: @mul_one(
// CHECK-SAME: %[[A:arg0]]:
func.func @mul_one(%a: tensor<4xf32>) -> tensor<4xf32> {
  %c = nn.constant dense<1.0> : tensor<f32>
  %0 = nn.mul %a, %c : (tensor<4xf32>, tensor<f32>) -> tensor<4xf32>
  // CHECK-NEXT: return %[[A]]
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: @mul_one_left(
// CHECK-SAME: %[[A:arg0]]:
func.func @mul_one_left(%a: tensor<4xui8>) -> tensor<4xui8> {
  %c = nn.constant dense<1> : tensor<ui8>
  %0 = nn.mul %c, %a : (tensor<ui8>, tensor<4xui8>) -> tensor<4xui8>
  // CHECK-NEXT: return %[[A]]
  return %0 : tensor<4xui8>
}

// CHECK-LABEL: @mul_two_stays(
func.func @mul_two_stays(%a: tensor<4xf32>) -> tensor<4xf32> {
  // CHECK: nn.mul
  %c = nn.constant dense<2.0> : tensor<f32>
  %0 = nn.mul %a, %c : (tensor<4xf32>, tensor<f32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: @mul_zero_stays(
func.func @mul_zero_stays(%a: tensor<4xf32>) -> tensor<4xf32> {
  // CHECK: nn.mul
  %c = nn.constant dense<0.0> : tensor<f32>
  %0 = nn.mul %a, %c : (tensor<4xf32>, tensor<f32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: @div_one(
// CHECK-SAME: %[[A:arg0]]:
func.func @div_one(%a: tensor<4xf32>) -> tensor<4xf32> {
  %c = nn.constant dense<1.0> : tensor<f32>
  %0 = nn.div %a, %c : (tensor<4xf32>, tensor<f32>) -> tensor<4xf32>
  // CHECK-NEXT: return %[[A]]
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: @div_one_int(
// CHECK-SAME: %[[A:arg0]]:
func.func @div_one_int(%a: tensor<4xi8>) -> tensor<4xi8> {
  %c = nn.constant dense<1> : tensor<i8>
  %0 = nn.div %a, %c : (tensor<4xi8>, tensor<i8>) -> tensor<4xi8>
  // CHECK-NEXT: return %[[A]]
  return %0 : tensor<4xi8>
}

// CHECK-LABEL: @div_into_one_stays(
func.func @div_into_one_stays(%a: tensor<4xf32>) -> tensor<4xf32> {
  // CHECK: nn.div
  %c = nn.constant dense<1.0> : tensor<f32>
  %0 = nn.div %c, %a : (tensor<f32>, tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: @mul_one_that_widens_stays(
func.func @mul_one_that_widens_stays(%a: tensor<1xf32>) -> tensor<4xf32> {
  // CHECK: nn.mul
  %c = nn.constant dense<1.0> : tensor<4xf32>
  %0 = nn.mul %a, %c : (tensor<1xf32>, tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: @mul_one_of_higher_rank_stays(
func.func @mul_one_of_higher_rank_stays(%a: tensor<4xf32>) -> tensor<1x4xf32> {
  // CHECK: nn.mul
  %c = nn.constant dense<1.0> : tensor<1x4xf32>
  %0 = nn.mul %a, %c : (tensor<4xf32>, tensor<1x4xf32>) -> tensor<1x4xf32>
  return %0 : tensor<1x4xf32>
}

// CHECK-LABEL: @mul_one_that_may_widen_stays(
func.func @mul_one_that_may_widen_stays(%a: tensor<?xf32>) -> tensor<?xf32> {
  // CHECK: nn.mul
  %c = nn.constant dense<1.0> : tensor<4xf32>
  %0 = nn.mul %a, %c : (tensor<?xf32>, tensor<4xf32>) -> tensor<?xf32>
  return %0 : tensor<?xf32>
}

// CHECK-LABEL: @mul_one_of_other_type_stays(
func.func @mul_one_of_other_type_stays(%a: tensor<?xf32>) -> tensor<4xf32> {
  // CHECK: nn.mul
  %c = nn.constant dense<1.0> : tensor<f32>
  %0 = nn.mul %a, %c : (tensor<?xf32>, tensor<f32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: @mul_one_dynamic(
// CHECK-SAME: %[[A:arg0]]:
func.func @mul_one_dynamic(%a: tensor<?x4xf32>) -> tensor<?x4xf32> {
  %c = nn.constant dense<1.0> : tensor<1x4xf32>
  %0 = nn.mul %a, %c : (tensor<?x4xf32>, tensor<1x4xf32>) -> tensor<?x4xf32>
  // CHECK-NEXT: return %[[A]]
  return %0 : tensor<?x4xf32>
}

// CHECK-LABEL: @min_same(
// CHECK-SAME: %[[A:arg0]]:
func.func @min_same(%a: tensor<4xf32>) -> tensor<4xf32> {
  %0 = nn.min %a, %a : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  // CHECK-NEXT: return %[[A]]
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: @max_same(
// CHECK-SAME: %[[A:arg0]]:
func.func @max_same(%a: tensor<?xi8>) -> tensor<?xi8> {
  %0 = nn.max %a, %a : (tensor<?xi8>, tensor<?xi8>) -> tensor<?xi8>
  // CHECK-NEXT: return %[[A]]
  return %0 : tensor<?xi8>
}

// CHECK-LABEL: @and_same(
// CHECK-SAME: %[[A:arg0]]:
func.func @and_same(%a: tensor<4xi1>) -> tensor<4xi1> {
  %0 = nn.and %a, %a : (tensor<4xi1>, tensor<4xi1>) -> tensor<4xi1>
  // CHECK-NEXT: return %[[A]]
  return %0 : tensor<4xi1>
}

// CHECK-LABEL: @or_same(
// CHECK-SAME: %[[A:arg0]]:
func.func @or_same(%a: tensor<?xi32>) -> tensor<?xi32> {
  %0 = nn.or %a, %a : (tensor<?xi32>, tensor<?xi32>) -> tensor<?xi32>
  // CHECK-NEXT: return %[[A]]
  return %0 : tensor<?xi32>
}

// CHECK-LABEL: @xor_same_stays(
func.func @xor_same_stays(%a: tensor<4xi1>) -> tensor<4xi1> {
  // CHECK: nn.xor
  %0 = nn.xor %a, %a : (tensor<4xi1>, tensor<4xi1>) -> tensor<4xi1>
  return %0 : tensor<4xi1>
}

// CHECK-LABEL: @max_other_stays(
func.func @max_other_stays(%a: tensor<4xf32>, %b: tensor<4xf32>)
    -> tensor<4xf32> {
  // CHECK: nn.max
  %0 = nn.max %a, %b : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: @select_true(
// CHECK-SAME: %[[A:arg0]]:
func.func @select_true(%a: tensor<4xf32>, %b: tensor<4xf32>) -> tensor<4xf32> {
  %c = nn.constant dense<true> : tensor<i1>
  %0 = nn.select %c, %a, %b : (tensor<i1>, tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  // CHECK-NEXT: return %[[A]]
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: @select_false(
// CHECK-SAME: %[[B:arg1]]:
func.func @select_false(%a: tensor<4xf32>, %b: tensor<4xf32>) -> tensor<4xf32> {
  %c = nn.constant dense<false> : tensor<4xi1>
  %0 = nn.select %c, %a, %b : (tensor<4xi1>, tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  // CHECK-NEXT: return %[[B]]
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: @select_same(
// CHECK-SAME: %[[A:arg0]]:
func.func @select_same(%a: tensor<4xf32>, %b: tensor<i1>) -> tensor<4xf32> {
  %0 = nn.select %b, %a, %a : (tensor<i1>, tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  // CHECK-NEXT: return %[[A]]
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: @select_mixed_stays(
func.func @select_mixed_stays(%a: tensor<2xf32>, %b: tensor<2xf32>)
    -> tensor<2xf32> {
  // CHECK: nn.select
  %c = nn.constant dense<[true, false]> : tensor<2xi1>
  %0 = nn.select %c, %a, %b : (tensor<2xi1>, tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
  return %0 : tensor<2xf32>
}

// CHECK-LABEL: @select_true_that_widens_stays(
func.func @select_true_that_widens_stays(%a: tensor<1xf32>, %b: tensor<4xf32>)
    -> tensor<4xf32> {
  // CHECK: nn.select
  %c = nn.constant dense<true> : tensor<i1>
  %0 = nn.select %c, %a, %b : (tensor<i1>, tensor<1xf32>, tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// CHECK-LABEL: @select_true_that_may_widen_stays(
func.func @select_true_that_may_widen_stays(%a: tensor<?xf32>,
                                            %b: tensor<4xf32>)
    -> tensor<?xf32> {
  // CHECK: nn.select
  %c = nn.constant dense<true> : tensor<i1>
  %0 = nn.select %c, %a, %b : (tensor<i1>, tensor<?xf32>, tensor<4xf32>) -> tensor<?xf32>
  return %0 : tensor<?xf32>
}

// CHECK-LABEL: @select_same_with_wide_condition_stays(
func.func @select_same_with_wide_condition_stays(%a: tensor<4x1xi1>,
                                                 %b: tensor<4xf32>)
    -> tensor<4x4xf32> {
  // CHECK: nn.select
  %0 = nn.select %a, %b, %b : (tensor<4x1xi1>, tensor<4xf32>, tensor<4xf32>) -> tensor<4x4xf32>
  return %0 : tensor<4x4xf32>
}
