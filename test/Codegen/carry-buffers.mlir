// RUN: nn-opt %s --pass-pipeline='builtin.module(func.func(nn-carry-buffers))' | FileCheck %s

// Of known size: each iteration copies to the loop's own places. The swapped
// values are read before either is written.
// CHECK-LABEL: func @swap
// CHECK: %[[A:.*]] = memref.alloc() : memref<4xf32>
// CHECK: memref.copy %arg0, %[[A]]
// CHECK: %[[B:.*]] = memref.alloc() : memref<4xf32>
// CHECK: memref.copy %arg1, %[[B]]
// CHECK: scf.for {{.*}} iter_args(%{{.*}} = %[[A]], %{{.*}} = %[[B]])
// CHECK: %[[TB:.*]] = memref.alloc() : memref<4xf32>
// CHECK: memref.copy %[[B]], %[[TB]]
// CHECK: %[[TA:.*]] = memref.alloc() : memref<4xf32>
// CHECK: memref.copy %[[A]], %[[TA]]
// CHECK: memref.copy %[[TB]], %[[A]]
// CHECK: memref.copy %[[TA]], %[[B]]
// CHECK: scf.yield %[[A]], %[[B]]
func.func @swap(%x: memref<4xf32>, %y: memref<4xf32>, %n: index) -> memref<4xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %0:2 = scf.for %i = %c0 to %n step %c1 iter_args(%a = %x, %b = %y) -> (memref<4xf32>, memref<4xf32>) {
    scf.yield %b, %a : memref<4xf32>, memref<4xf32>
  }
  return %0#0 : memref<4xf32>
}

// Of unknown size: the loop owns what it is given, and frees what it has when
// it goes on with something else.
// CHECK-LABEL: func @grow
// CHECK: %[[X:.*]] = memref.alloc(%{{.*}}) : memref<?xf32>
// CHECK: memref.copy %arg0, %[[X]]
// CHECK: scf.while (%[[V:.*]] = %[[X]])
// CHECK: scf.condition(%{{.*}}) %[[V]]
// CHECK: ^bb0(%[[W:.*]]: memref<?xf32>):
// CHECK: %[[NEXT:.*]] = memref.alloc
// CHECK: memref.dealloc %[[W]]
// CHECK: scf.yield %[[NEXT]]
func.func @grow(%x: memref<?xf32>, %n: index) -> memref<?xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %0 = scf.while (%v = %x) : (memref<?xf32>) -> memref<?xf32> {
    %size = memref.dim %v, %c0 : memref<?xf32>
    %less = arith.cmpi slt, %size, %n : index
    scf.condition(%less) %v : memref<?xf32>
  } do {
  ^bb0(%v: memref<?xf32>):
    %size = memref.dim %v, %c0 : memref<?xf32>
    %more = arith.addi %size, %c1 : index
    %next = memref.alloc(%more) : memref<?xf32>
    scf.yield %next : memref<?xf32>
  }
  return %0 : memref<?xf32>
}

// A branch gives what it has made, and a copy of anything else.
// CHECK-LABEL: func @choose
// CHECK: scf.if
// CHECK-NEXT: %[[NEW:.*]] = memref.alloc
// CHECK-NEXT: scf.yield %[[NEW]]
// CHECK: else
// CHECK: %[[COPY:.*]] = memref.alloc
// CHECK: memref.copy %arg0, %[[COPY]]
// CHECK: scf.yield %[[COPY]]
func.func @choose(%x: memref<?xf32>, %c: i1, %n: index) -> memref<?xf32> {
  %0 = scf.if %c -> memref<?xf32> {
    %new = memref.alloc(%n) : memref<?xf32>
    scf.yield %new : memref<?xf32>
  } else {
    scf.yield %x : memref<?xf32>
  }
  return %0 : memref<?xf32>
}

// A value that is given twice is given away once.
// CHECK-LABEL: func @twice
// CHECK: %[[NEW:.*]] = memref.alloc
// CHECK: %[[COPY:.*]] = memref.alloc
// CHECK: memref.copy %[[NEW]], %[[COPY]]
// CHECK: scf.yield %[[NEW]], %[[COPY]]
func.func @twice(%c: i1, %n: index) -> (memref<?xf32>, memref<?xf32>) {
  %0:2 = scf.if %c -> (memref<?xf32>, memref<?xf32>) {
    %new = memref.alloc(%n) : memref<?xf32>
    scf.yield %new, %new : memref<?xf32>, memref<?xf32>
  } else {
    %a = memref.alloc(%n) : memref<?xf32>
    %b = memref.alloc(%n) : memref<?xf32>
    scf.yield %a, %b : memref<?xf32>, memref<?xf32>
  }
  return %0#0, %0#1 : memref<?xf32>, memref<?xf32>
}
