// RUN: nn-opt %s --nn-infer-shapes --split-input-file | FileCheck %s

// Types follow from the argument's, up to the function's.
// CHECK-LABEL: func.func @chain(
// CHECK-SAME:    %[[X:.*]]: tensor<1x4xf32>) -> tensor<4x1xf32>
func.func @chain(%x: tensor<1x4xf32>) -> tensor<?x?xf32> {
  // CHECK: nn.relu %[[X]] : (tensor<1x4xf32>) -> tensor<1x4xf32>
  %0 = nn.relu %x : (tensor<1x4xf32>) -> tensor<?x?xf32>
  // CHECK: nn.transpose {{.*}} -> tensor<4x1xf32>
  %1 = nn.transpose %0 perm = [1, 0] : (tensor<?x?xf32>) -> tensor<?x?xf32>
  return %1 : tensor<?x?xf32>
}

// -----

// A written type that is more static than the inferred one stays so.
// CHECK-LABEL: func.func @keeps_written
func.func @keeps_written(%x: tensor<?x4xf32>) -> tensor<8x?xf32> {
  // CHECK: nn.relu {{.*}} -> tensor<8x4xf32>
  %0 = nn.relu %x : (tensor<?x4xf32>) -> tensor<8x?xf32>
  return %0 : tensor<8x?xf32>
}

// -----

// CHECK-LABEL: func.func @cast
func.func @cast(%x: tensor<2x?xf32>) -> tensor<?x?xi32> {
  // CHECK: nn.cast {{.*}} -> tensor<2x?xi32>
  %0 = nn.cast %x : (tensor<2x?xf32>) -> tensor<?x?xi32>
  return %0 : tensor<?x?xi32>
}

// -----

// CHECK-LABEL: func.func @split
// CHECK-SAME:    -> (tensor<2x1xf32>, tensor<2x3xf32>)
func.func @split(%x: tensor<2x4xf32>) -> (tensor<?x?xf32>, tensor<?x?xf32>) {
  %0:2 = nn.split %x axis = 1 sizes = [1, 3]
    : (tensor<2x4xf32>) -> (tensor<?x?xf32>, tensor<?x?xf32>)
  return %0#0, %0#1 : tensor<?x?xf32>, tensor<?x?xf32>
}

// -----

// CHECK-LABEL: func.func @kernel
// CHECK-SAME:    -> tensor<1x4xf32>
func.func @kernel(%x: tensor<1x4xf32>) -> tensor<?x?xf32> {
  %0 = nn.relu %x : (tensor<1x4xf32>) -> tensor<?x?xf32>
  // CHECK: nn.kernel "elementwise"({{.*}}) : (tensor<1x4xf32>) -> tensor<1x4xf32>
  // CHECK-NEXT: ^bb0(%[[A:.*]]: tensor<1x4xf32>):
  // CHECK-NEXT:   %[[Y:.*]] = nn.exp %[[A]] : (tensor<1x4xf32>) -> tensor<1x4xf32>
  // CHECK-NEXT:   nn.yield %[[Y]] : tensor<1x4xf32>
  %1 = nn.kernel "elementwise"(%0) : (tensor<?x?xf32>) -> tensor<?x?xf32> {
  ^bb0(%a: tensor<?x?xf32>):
    %2 = nn.exp %a : (tensor<?x?xf32>) -> tensor<?x?xf32>
    nn.yield %2 : tensor<?x?xf32>
  }
  return %1 : tensor<?x?xf32>
}

// -----

// Users outside nn get the type they had, once.
// CHECK-LABEL: func.func @foreign
// CHECK-SAME:    %[[X:.*]]: tensor<4xf32>) -> tensor<?xf32>
func.func @foreign(%x: tensor<4xf32>) -> tensor<?xf32> {
  // CHECK: %[[Y:.*]] = nn.relu %[[X]] : (tensor<4xf32>) -> tensor<4xf32>
  // CHECK-NEXT: %[[C:.*]] = tensor.cast %[[Y]] : tensor<4xf32> to tensor<?xf32>
  %0 = nn.relu %x : (tensor<4xf32>) -> tensor<?xf32>
  // CHECK-NEXT: call @callee(%[[C]], %[[C]])
  %1 = call @callee(%0, %0)
    : (tensor<?xf32>, tensor<?xf32>) -> tensor<?xf32>
  return %1 : tensor<?xf32>
}

// A function that is called keeps its signature.
// CHECK-LABEL: func.func private @callee
// CHECK-SAME:    -> tensor<?xf32>
func.func private @callee(%x: tensor<?xf32>, %y: tensor<?xf32>)
    -> tensor<?xf32> {
  // CHECK: %[[Z:.*]] = nn.constant
  // CHECK: %[[N:.*]] = nn.neg %[[Z]] : (tensor<2xf32>) -> tensor<2xf32>
  // CHECK: %[[C:.*]] = tensor.cast %[[N]] : tensor<2xf32> to tensor<?xf32>
  // CHECK: return %[[C]]
  %z = nn.constant dense<[1.0, 2.0]> : tensor<2xf32>
  %0 = nn.neg %z : (tensor<2xf32>) -> tensor<?xf32>
  return %0 : tensor<?xf32>
}

// -----

// Regions of other dialects are entered.
// CHECK-LABEL: func.func @region
func.func @region(%c: i1, %x: tensor<4xf32>) -> tensor<?xf32> {
  // CHECK: scf.if {{.*}} -> (tensor<?xf32>) {
  // CHECK: %[[E:.*]] = nn.exp {{.*}} -> tensor<4xf32>
  // CHECK: %[[C:.*]] = tensor.cast %[[E]]
  // CHECK: scf.yield %[[C]] : tensor<?xf32>
  %0 = scf.if %c -> (tensor<?xf32>) {
    %1 = nn.exp %x : (tensor<4xf32>) -> tensor<?xf32>
    scf.yield %1 : tensor<?xf32>
  } else {
    %2 = tensor.cast %x : tensor<4xf32> to tensor<?xf32>
    scf.yield %2 : tensor<?xf32>
  }
  return %0 : tensor<?xf32>
}

// -----

// Several returns: they keep their types.
// CHECK-LABEL: func.func @two_returns
// CHECK-SAME:    -> tensor<?xf32>
func.func @two_returns(%c: i1, %x: tensor<4xf32>) -> tensor<?xf32> {
  %0 = nn.exp %x : (tensor<4xf32>) -> tensor<?xf32>
  cf.cond_br %c, ^one, ^two
^one:
  // CHECK: return {{.*}} : tensor<?xf32>
  return %0 : tensor<?xf32>
^two:
  // CHECK: return {{.*}} : tensor<?xf32>
  return %0 : tensor<?xf32>
}

// -----

// CHECK-LABEL: func.func private @declaration(tensor<?xf32>)
func.func private @declaration(tensor<?xf32>)
