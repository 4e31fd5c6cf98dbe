// RUN: nn-opt %s -canonicalize | FileCheck %s

// Chains of transposes and of reshapes become one; the result keeps its written
// type. What must not change what a program means stays.

// CHECK-LABEL: @transpose_transpose(
func.func @transpose_transpose(%a: tensor<2x3x4xf32>) -> tensor<2x4x3xf32> {
  // CHECK-NEXT: %[[R:.*]] = nn.transpose %arg0 perm = [0, 2, 1] : (tensor<2x3x4xf32>) -> tensor<2x4x3xf32>
  // CHECK-NEXT: return %[[R]]
  %0 = nn.transpose %a perm = [2, 0, 1] : (tensor<2x3x4xf32>) -> tensor<4x2x3xf32>
  %1 = nn.transpose %0 perm = [1, 0, 2] : (tensor<4x2x3xf32>) -> tensor<2x4x3xf32>
  return %1 : tensor<2x4x3xf32>
}

// CHECK-LABEL: @transpose_inverse(
// CHECK-SAME: %[[A:arg0]]:
func.func @transpose_inverse(%a: tensor<2x3x?xf32>) -> tensor<2x3x?xf32> {
  %0 = nn.transpose %a perm = [2, 0, 1] : (tensor<2x3x?xf32>) -> tensor<?x2x3xf32>
  %1 = nn.transpose %0 perm = [1, 2, 0] : (tensor<?x2x3xf32>) -> tensor<2x3x?xf32>
  // CHECK-NEXT: return %[[A]]
  return %1 : tensor<2x3x?xf32>
}

// CHECK-LABEL: @transpose_three(
func.func @transpose_three(%a: tensor<2x3xf32>) -> tensor<3x2xf32> {
  // CHECK-NEXT: %[[R:.*]] = nn.transpose %arg0 perm = [1, 0]
  // CHECK-NEXT: return %[[R]]
  %0 = nn.transpose %a perm = [1, 0] : (tensor<2x3xf32>) -> tensor<3x2xf32>
  %1 = nn.transpose %0 perm = [1, 0] : (tensor<3x2xf32>) -> tensor<2x3xf32>
  %2 = nn.transpose %1 perm = [1, 0] : (tensor<2x3xf32>) -> tensor<3x2xf32>
  return %2 : tensor<3x2xf32>
}

// The first transpose stays for its other user.
// CHECK-LABEL: @transpose_with_other_user(
func.func @transpose_with_other_user(%a: tensor<2x3x4xf32>)
    -> (tensor<4x2x3xf32>, tensor<2x4x3xf32>) {
  // CHECK-NEXT: %[[T:.*]] = nn.transpose %arg0 perm = [2, 0, 1]
  // CHECK-NEXT: %[[U:.*]] = nn.transpose %arg0 perm = [0, 2, 1]
  // CHECK-NEXT: return %[[T]], %[[U]]
  %0 = nn.transpose %a perm = [2, 0, 1] : (tensor<2x3x4xf32>) -> tensor<4x2x3xf32>
  %1 = nn.transpose %0 perm = [1, 0, 2] : (tensor<4x2x3xf32>) -> tensor<2x4x3xf32>
  return %0, %1 : tensor<4x2x3xf32>, tensor<2x4x3xf32>
}

// CHECK-LABEL: @transpose_types_that_contradict_stay(
func.func @transpose_types_that_contradict_stay(%a: tensor<2x3xf32>)
    -> tensor<2x5xf32> {
  // CHECK: nn.transpose
  // CHECK-NEXT: nn.transpose
  %0 = nn.transpose %a perm = [1, 0] : (tensor<2x3xf32>) -> tensor<?x2xf32>
  %1 = nn.transpose %0 perm = [1, 0] : (tensor<?x2xf32>) -> tensor<2x5xf32>
  return %1 : tensor<2x5xf32>
}

// CHECK-LABEL: @reshape_reshape(
func.func @reshape_reshape(%a: tensor<2x6xf32>) -> tensor<3x4xf32> {
  // CHECK-NEXT: %[[C:.*]] = nn.constant dense<[-1, 4]>
  // CHECK-NEXT: %[[R:.*]] = nn.reshape %arg0, %[[C]] : (tensor<2x6xf32>, tensor<2xi64>) -> tensor<3x4xf32>
  // CHECK-NEXT: return %[[R]]
  %c = nn.constant dense<12> : tensor<1xi64>
  %d = nn.constant dense<[-1, 4]> : tensor<2xi64>
  %0 = nn.reshape %a, %c : (tensor<2x6xf32>, tensor<1xi64>) -> tensor<12xf32>
  %1 = nn.reshape %0, %d : (tensor<12xf32>, tensor<2xi64>) -> tensor<3x4xf32>
  return %1 : tensor<3x4xf32>
}

// CHECK-LABEL: @reshape_back(
// CHECK-SAME: %[[A:arg0]]:
func.func @reshape_back(%a: tensor<2x6xf32>) -> tensor<2x6xf32> {
  %c = nn.constant dense<12> : tensor<1xi64>
  %d = nn.constant dense<[2, 6]> : tensor<2xi64>
  %0 = nn.reshape %a, %c : (tensor<2x6xf32>, tensor<1xi64>) -> tensor<12xf32>
  %1 = nn.reshape %0, %d : (tensor<12xf32>, tensor<2xi64>) -> tensor<2x6xf32>
  // CHECK-NEXT: return %[[A]]
  return %1 : tensor<2x6xf32>
}

// CHECK-LABEL: @reshape_squeeze(
func.func @reshape_squeeze(%a: tensor<1x12xf32>) -> tensor<3x4xf32> {
  // CHECK: %[[R:.*]] = nn.reshape %arg0
  // CHECK-NEXT: return %[[R]]
  %d = nn.constant dense<[3, 4]> : tensor<2xi64>
  %0 = nn.squeeze %a axes = [0] : (tensor<1x12xf32>) -> tensor<12xf32>
  %1 = nn.reshape %0, %d : (tensor<12xf32>, tensor<2xi64>) -> tensor<3x4xf32>
  return %1 : tensor<3x4xf32>
}

// CHECK-LABEL: @reshape_unsqueeze(
func.func @reshape_unsqueeze(%a: tensor<?x4xf32>) -> tensor<?xf32> {
  // CHECK: %[[R:.*]] = nn.reshape %arg0
  // CHECK-NEXT: return %[[R]]
  %d = nn.constant dense<-1> : tensor<1xi64>
  %0 = nn.unsqueeze %a axes = [0] : (tensor<?x4xf32>) -> tensor<1x?x4xf32>
  %1 = nn.reshape %0, %d : (tensor<1x?x4xf32>, tensor<1xi64>) -> tensor<?xf32>
  return %1 : tensor<?xf32>
}

// CHECK-LABEL: @reshape_that_copies_is_spelled_out(
func.func @reshape_that_copies_is_spelled_out(%a: tensor<?x6xf32>)
    -> tensor<2x?x3xf32> {
  // CHECK-NEXT: %[[C:.*]] = nn.constant dense<[2, -1, 3]>
  // CHECK-NEXT: %[[R:.*]] = nn.reshape %arg0, %[[C]] : (tensor<?x6xf32>, tensor<3xi64>) -> tensor<2x?x3xf32>
  // CHECK-NEXT: return %[[R]]
  %c = nn.constant dense<[2, -1]> : tensor<2xi64>
  %d = nn.constant dense<[0, -1, 3]> : tensor<3xi64>
  %0 = nn.reshape %a, %c : (tensor<?x6xf32>, tensor<2xi64>) -> tensor<2x?xf32>
  %1 = nn.reshape %0, %d : (tensor<2x?xf32>, tensor<3xi64>) -> tensor<2x?x3xf32>
  return %1 : tensor<2x?x3xf32>
}

// CHECK-LABEL: @reshape_that_copies_dynamic_stays(
func.func @reshape_that_copies_dynamic_stays(%a: tensor<?xf32>)
    -> tensor<?x?x1xf32> {
  // CHECK: nn.reshape
  // CHECK-NEXT: nn.reshape
  %c = nn.constant dense<[-1, 6]> : tensor<2xi64>
  %d = nn.constant dense<[0, -1, 1]> : tensor<3xi64>
  %0 = nn.reshape %a, %c : (tensor<?xf32>, tensor<2xi64>) -> tensor<?x6xf32>
  %1 = nn.reshape %0, %d : (tensor<?x6xf32>, tensor<3xi64>) -> tensor<?x?x1xf32>
  return %1 : tensor<?x?x1xf32>
}

// CHECK-LABEL: @reshape_unknown_stays(
func.func @reshape_unknown_stays(%a: tensor<?xf32>, %b: tensor<2xi64>)
    -> tensor<?x?xf32> {
  // CHECK: nn.reshape
  // CHECK-NEXT: nn.reshape
  %c = nn.constant dense<[-1, 6]> : tensor<2xi64>
  %0 = nn.reshape %a, %c : (tensor<?xf32>, tensor<2xi64>) -> tensor<?x6xf32>
  %1 = nn.reshape %0, %b : (tensor<?x6xf32>, tensor<2xi64>) -> tensor<?x?xf32>
  return %1 : tensor<?x?xf32>
}

// CHECK-LABEL: @reshape_unknown_allow_zero(
func.func @reshape_unknown_allow_zero(%a: tensor<?xf32>, %b: tensor<2xi64>)
    -> tensor<?x?xf32> {
  // CHECK-NEXT: %[[R:.*]] = nn.reshape %arg0, %arg1 {allow_zero}
  // CHECK-NEXT: return %[[R]]
  %c = nn.constant dense<[-1, 6]> : tensor<2xi64>
  %0 = nn.reshape %a, %c : (tensor<?xf32>, tensor<2xi64>) -> tensor<?x6xf32>
  %1 = nn.reshape %0, %b {allow_zero} : (tensor<?x6xf32>, tensor<2xi64>) -> tensor<?x?xf32>
  return %1 : tensor<?x?xf32>
}

// CHECK-LABEL: @reshape_to_empty_that_copies_stays(
func.func @reshape_to_empty_that_copies_stays(%a: tensor<0x6xf32>)
    -> tensor<2x0xf32> {
  // CHECK: nn.reshape
  // CHECK-NEXT: nn.reshape
  %c = nn.constant dense<[6, 0]> : tensor<2xi64>
  %d = nn.constant dense<[2, 0]> : tensor<2xi64>
  %0 = nn.reshape %a, %c {allow_zero} : (tensor<0x6xf32>, tensor<2xi64>) -> tensor<6x0xf32>
  %1 = nn.reshape %0, %d : (tensor<6x0xf32>, tensor<2xi64>) -> tensor<2x0xf32>
  return %1 : tensor<2x0xf32>
}

// CHECK-LABEL: @reshape_counts_that_contradict_stay(
func.func @reshape_counts_that_contradict_stay(%a: tensor<12xf32>)
    -> tensor<5x5xf32> {
  // CHECK: nn.reshape
  // CHECK-NEXT: nn.reshape
  %c = nn.constant dense<[-1, 4]> : tensor<2xi64>
  %d = nn.constant dense<[5, 5]> : tensor<2xi64>
  %0 = nn.reshape %a, %c : (tensor<12xf32>, tensor<2xi64>) -> tensor<?x4xf32>
  %1 = nn.reshape %0, %d : (tensor<?x4xf32>, tensor<2xi64>) -> tensor<5x5xf32>
  return %1 : tensor<5x5xf32>
}
