// RUN: nn-opt %s --nn-plan-memory --split-input-file | FileCheck %s

// %0 is dead when %2 is made and lends it its place; %1 is not. The result is
// written into the caller's buffer.
// CHECK: module attributes {nn.arena_bytes = 128 : i64, nn.parameter_bytes = 0
// CHECK-LABEL: func @chain
// CHECK-SAME:      (%[[IN:.*]]: memref<16xf32>, %[[OUT:.*]]: memref<16xf32>, %[[ARENA:.*]]: memref<?xi8>, %{{.*}}: memref<?xi8>)
// CHECK-NOT:     memref.alloc
// CHECK:         %[[A:.*]] = memref.view %[[ARENA]][%[[OFFSET:.*]]][]
// CHECK:         call @k(%[[IN]], %[[A]])
// CHECK:         %[[B:.*]] = memref.view %[[ARENA]]
// CHECK:         call @k(%[[A]], %[[B]])
// CHECK:         %[[C:.*]] = memref.view %[[ARENA]]
// CHECK:         call @k(%[[B]], %[[C]])
// CHECK:         call @k(%[[C]], %[[OUT]])
// CHECK:         return
func.func private @k(memref<16xf32>, memref<16xf32>)
func.func @chain(%x: memref<16xf32>) -> memref<16xf32> {
  %0 = memref.alloc() : memref<16xf32>
  call @k(%x, %0) : (memref<16xf32>, memref<16xf32>) -> ()
  %1 = memref.alloc() : memref<16xf32>
  call @k(%0, %1) : (memref<16xf32>, memref<16xf32>) -> ()
  %2 = memref.alloc() : memref<16xf32>
  call @k(%1, %2) : (memref<16xf32>, memref<16xf32>) -> ()
  %3 = memref.alloc() : memref<16xf32>
  call @k(%2, %3) : (memref<16xf32>, memref<16xf32>) -> ()
  return %3 : memref<16xf32>
}

// -----

// An input that is returned is copied.
// CHECK-LABEL: func @identity
// CHECK-SAME:      (%[[IN:.*]]: memref<4xf32>, %[[OUT:.*]]: memref<4xf32>,
// CHECK:         memref.copy %[[IN]], %[[OUT]]
func.func @identity(%x: memref<4xf32>) -> memref<4xf32> {
  return %x : memref<4xf32>
}

// -----

// Large constants become one block; equal ones share their place.
// CHECK: module attributes {{.*}}nn.parameter_bytes = 128 : i64, nn.parameter_offsets = [0]
// CHECK-NOT: memref.global
// CHECK-LABEL: func @constants
// CHECK-SAME:      %[[PARAMETERS:[a-z0-9]*]]: memref<?xi8>) {
// CHECK-COUNT-2: memref.view %[[PARAMETERS]]
memref.global "private" constant @a : memref<32xf32> = dense<1.0>
memref.global "private" constant @b : memref<32xf32> = dense<1.0>
func.func private @k(memref<32xf32>, memref<32xf32>, memref<32xf32>)
func.func @constants(%x: memref<32xf32>) {
  %a = memref.get_global @a : memref<32xf32>
  %b = memref.get_global @b : memref<32xf32>
  call @k(%x, %a, %b) : (memref<32xf32>, memref<32xf32>, memref<32xf32>) -> ()
  return
}

// -----

// A kernel's scratch memory comes from its caller.
// CHECK: nn.arena_bytes = 64 : i64
// CHECK-LABEL: func private @kernel
// CHECK-SAME:      %[[SCRATCH:[a-z0-9]*]]: memref<64xi8>) {
// CHECK-NOT:     memref.alloc
// CHECK:         memref.view %[[SCRATCH]]
// CHECK-LABEL: func @caller
// CHECK:         %[[VIEW:.*]] = memref.view {{.*}} to memref<64xi8>
// CHECK:         call @kernel(%{{.*}}, %[[VIEW]])
func.func private @kernel(%x: memref<16xf32>) {
  %0 = memref.alloc() : memref<16xf32>
  memref.copy %x, %0 : memref<16xf32> to memref<16xf32>
  return
}
func.func @caller(%x: memref<16xf32>) {
  call @kernel(%x) : (memref<16xf32>) -> ()
  return
}

// -----

// What has no known size is freed after its last use, and a result of unknown
// size is the caller's.
// CHECK-LABEL: func @dynamic
// CHECK-SAME:      -> memref<?xf32>
// CHECK:         %[[TMP:.*]] = memref.alloc(%{{.*}})
// CHECK:         %[[OUT:.*]] = memref.alloc(%{{.*}})
// CHECK:         call @k(%[[TMP]], %[[OUT]])
// CHECK:         memref.dealloc %[[TMP]]
// CHECK-NOT:     memref.dealloc %[[OUT]]
// CHECK:         return %[[OUT]]
func.func private @k(memref<?xf32>, memref<?xf32>)
func.func @dynamic(%x: memref<?xf32>, %n: index) -> memref<?xf32> {
  %0 = memref.alloc(%n) : memref<?xf32>
  call @k(%x, %0) : (memref<?xf32>, memref<?xf32>) -> ()
  %1 = memref.alloc(%n) : memref<?xf32>
  call @k(%0, %1) : (memref<?xf32>, memref<?xf32>) -> ()
  return %1 : memref<?xf32>
}

// -----

// What an scf.if returns is one of the buffers it yields, which lives on.
// CHECK: nn.arena_bytes = 128 : i64
// CHECK-LABEL: func @yielded
func.func private @k(memref<16xf32>, memref<16xf32>)
func.func @yielded(%x: memref<16xf32>, %c: i1, %y: memref<16xf32>) {
  %0 = memref.alloc() : memref<16xf32>
  call @k(%x, %0) : (memref<16xf32>, memref<16xf32>) -> ()
  %r = scf.if %c -> memref<16xf32> {
    scf.yield %0 : memref<16xf32>
  } else {
    scf.yield %x : memref<16xf32>
  }
  %1 = memref.alloc() : memref<16xf32>
  call @k(%x, %1) : (memref<16xf32>, memref<16xf32>) -> ()
  call @k(%1, %y) : (memref<16xf32>, memref<16xf32>) -> ()
  call @k(%r, %y) : (memref<16xf32>, memref<16xf32>) -> ()
  return
}

// -----

// %a is alive until the last call, however many buffers are freed before.
// CHECK: module attributes {nn.arena_bytes = 128 : i64
// CHECK-LABEL: func @freed_between
func.func private @k(memref<16xf32>, memref<16xf32>)
func.func private @d(memref<?xf32>)
func.func @freed_between(%x: memref<16xf32>, %n: index) {
  %a = memref.alloc() : memref<16xf32>
  call @k(%x, %a) : (memref<16xf32>, memref<16xf32>) -> ()
  %0 = memref.alloc(%n) : memref<?xf32>
  call @d(%0) : (memref<?xf32>) -> ()
  %1 = memref.alloc(%n) : memref<?xf32>
  call @d(%1) : (memref<?xf32>) -> ()
  %2 = memref.alloc(%n) : memref<?xf32>
  call @d(%2) : (memref<?xf32>) -> ()
  %b = memref.alloc() : memref<16xf32>
  call @k(%x, %b) : (memref<16xf32>, memref<16xf32>) -> ()
  call @k(%a, %b) : (memref<16xf32>, memref<16xf32>) -> ()
  return
}

// -----

// As many ways lead from a buffer to its last name as there are here, it is
// found at once.
// CHECK-LABEL: func @aliases
// CHECK:         memref.view
// CHECK:         return
func.func private @use(memref<4xf32>)
func.func @aliases(%c: i1) {
  %0 = memref.alloc() : memref<4xf32>
  %1 = arith.select %c, %0, %0 : memref<4xf32>
  %2 = arith.select %c, %1, %1 : memref<4xf32>
  %3 = arith.select %c, %2, %2 : memref<4xf32>
  %4 = arith.select %c, %3, %3 : memref<4xf32>
  %5 = arith.select %c, %4, %4 : memref<4xf32>
  %6 = arith.select %c, %5, %5 : memref<4xf32>
  %7 = arith.select %c, %6, %6 : memref<4xf32>
  %8 = arith.select %c, %7, %7 : memref<4xf32>
  %9 = arith.select %c, %8, %8 : memref<4xf32>
  %10 = arith.select %c, %9, %9 : memref<4xf32>
  %11 = arith.select %c, %10, %10 : memref<4xf32>
  %12 = arith.select %c, %11, %11 : memref<4xf32>
  %13 = arith.select %c, %12, %12 : memref<4xf32>
  %14 = arith.select %c, %13, %13 : memref<4xf32>
  %15 = arith.select %c, %14, %14 : memref<4xf32>
  %16 = arith.select %c, %15, %15 : memref<4xf32>
  %17 = arith.select %c, %16, %16 : memref<4xf32>
  %18 = arith.select %c, %17, %17 : memref<4xf32>
  %19 = arith.select %c, %18, %18 : memref<4xf32>
  %20 = arith.select %c, %19, %19 : memref<4xf32>
  %21 = arith.select %c, %20, %20 : memref<4xf32>
  %22 = arith.select %c, %21, %21 : memref<4xf32>
  %23 = arith.select %c, %22, %22 : memref<4xf32>
  %24 = arith.select %c, %23, %23 : memref<4xf32>
  %25 = arith.select %c, %24, %24 : memref<4xf32>
  %26 = arith.select %c, %25, %25 : memref<4xf32>
  %27 = arith.select %c, %26, %26 : memref<4xf32>
  %28 = arith.select %c, %27, %27 : memref<4xf32>
  %29 = arith.select %c, %28, %28 : memref<4xf32>
  %30 = arith.select %c, %29, %29 : memref<4xf32>
  call @use(%30) : (memref<4xf32>) -> ()
  return
}
