// RUN: nn-opt %s --nn-lower-to-linalg | FileCheck %s

// What the pass does around the ops: kernels, signedness, control flow.

// nn.kernel stays, with its body lowered and its types signless.
// CHECK-LABEL: func.func @kernel(
// CHECK-SAME: %[[X:.*]]: tensor<4xi8>) -> tensor<4xi8>
// CHECK: %[[K:.*]] = nn.kernel "nn.max"(%[[X]]) : (tensor<4xi8>) -> tensor<4xi8>
// CHECK-NEXT: ^bb0(%[[A:.*]]: tensor<4xi8>):
// CHECK: %[[R:.*]] = linalg.generic {{.*}} ins(%[[A]] :
// CHECK: %[[C:.*]] = arith.constant -56 : i8
// CHECK: arith.maxui %{{.*}}, %[[C]] : i8
// CHECK: nn.yield %[[R]] : tensor<4xi8>
// CHECK: return %[[K]] : tensor<4xi8>
func.func @kernel(%x: tensor<4xui8>) -> tensor<4xui8> {
  %0 = nn.kernel "nn.max" (%x) : (tensor<4xui8>) -> tensor<4xui8> {
  ^bb0(%a: tensor<4xui8>):
    %c = nn.constant dense<200> : tensor<ui8>
    %1 = nn.max %a, %c : (tensor<4xui8>, tensor<ui8>) -> tensor<4xui8>
    nn.yield %1 : tensor<4xui8>
  }
  return %0 : tensor<4xui8>
}

// Sizes inside a kernel come from its arguments.
// CHECK-LABEL: func.func @dynamic_kernel(
// CHECK: ^bb0(%[[A:.*]]: tensor<?x4xf32>):
// CHECK: tensor.dim %[[A]]
func.func @dynamic_kernel(%x: tensor<?x4xf32>) -> tensor<?x4xf32> {
  %0 = nn.kernel "nn.relu" (%x) : (tensor<?x4xf32>) -> tensor<?x4xf32> {
  ^bb0(%a: tensor<?x4xf32>):
    %1 = nn.relu %a : (tensor<?x4xf32>) -> tensor<?x4xf32>
    nn.yield %1 : tensor<?x4xf32>
  }
  return %0 : tensor<?x4xf32>
}

// A chain keeps its signedness, and no cast is left of it.
// CHECK-LABEL: func.func @chain(
// CHECK: arith.divui
// CHECK: arith.uitofp
// CHECK-NOT: tensor.bitcast
// CHECK: return
func.func @chain(%x: tensor<4xui8>, %y: tensor<4xui8>) -> tensor<4xf32> {
  %0 = nn.div %x, %y : (tensor<4xui8>, tensor<4xui8>) -> tensor<4xui8>
  %1 = nn.cast %0 : (tensor<4xui8>) -> tensor<4xf32>
  return %1 : tensor<4xf32>
}

// CHECK-LABEL: func.func @control_flow(
// CHECK-SAME: tensor<4xi8>) -> tensor<4xi8>
// CHECK: scf.if %{{.*}} -> (tensor<4xi8>)
// CHECK: scf.yield %{{.*}} : tensor<4xi8>
// CHECK: scf.for {{.*}} iter_args(%{{.*}}) -> (tensor<4xi8>)
// CHECK: arith.minui
// CHECK: scf.yield %{{.*}} : tensor<4xi8>
func.func @control_flow(%c: i1, %n: index, %x: tensor<4xui8>) -> tensor<4xui8> {
  %0 = scf.if %c -> (tensor<4xui8>) {
    %2 = nn.add %x, %x : (tensor<4xui8>, tensor<4xui8>) -> tensor<4xui8>
    scf.yield %2 : tensor<4xui8>
  } else {
    scf.yield %x : tensor<4xui8>
  }
  %zero = arith.constant 0 : index
  %one = arith.constant 1 : index
  %1 = scf.for %i = %zero to %n step %one iter_args(%a = %0) -> (tensor<4xui8>) {
    %3 = nn.min %a, %x : (tensor<4xui8>, tensor<4xui8>) -> tensor<4xui8>
    scf.yield %3 : tensor<4xui8>
  }
  return %1 : tensor<4xui8>
}

// CHECK: func.func private @declared(tensor<?xi8>) -> tensor<?xi8>
func.func private @declared(tensor<?xui8>) -> tensor<?xui8>

// CHECK-LABEL: func.func @calls(
// CHECK: call @declared(%{{.*}}) : (tensor<?xi8>) -> tensor<?xi8>
func.func @calls(%x: tensor<?xui8>) -> tensor<?xui8> {
  %0 = call @declared(%x) : (tensor<?xui8>) -> tensor<?xui8>
  return %0 : tensor<?xui8>
}

// nn.parameter belongs to the module and stays.
// CHECK: nn.parameter @w
nn.parameter @w : tensor<1xf32> = dense<0.0> : tensor<1xf32>

// Sizes and constants that nothing needs are not left behind.
// CHECK-LABEL: func.func @no_rest(
// CHECK-NEXT: return
func.func @no_rest(%x: tensor<?xf32>) {
  %s = nn.shape_of %x : (tensor<?xf32>) -> tensor<1xi64>
  %c = nn.constant dense<1.0> : tensor<8xf32>
  return
}

// The batch that two kernels share is known to be one, though each kernel has
// arguments of its own.
// CHECK-LABEL: func.func @shared_size(
// CHECK: nn.kernel "nn.add"
// CHECK-NOT: tensor.extract
// CHECK: return
func.func @shared_size(%x: tensor<?x4xf32>) -> tensor<?x4xf32> {
  %0 = nn.kernel "nn.relu" (%x) : (tensor<?x4xf32>) -> tensor<?x4xf32> {
  ^bb0(%a: tensor<?x4xf32>):
    %1 = nn.relu %a : (tensor<?x4xf32>) -> tensor<?x4xf32>
    nn.yield %1 : tensor<?x4xf32>
  }
  %2 = nn.kernel "nn.add" (%0, %x)
      : (tensor<?x4xf32>, tensor<?x4xf32>) -> tensor<?x4xf32> {
  ^bb0(%a: tensor<?x4xf32>, %b: tensor<?x4xf32>):
    %3 = nn.add %a, %b : (tensor<?x4xf32>, tensor<?x4xf32>) -> tensor<?x4xf32>
    nn.yield %3 : tensor<?x4xf32>
  }
  return %2 : tensor<?x4xf32>
}
