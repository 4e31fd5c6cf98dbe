// RUN: nn-opt %s --nn-plan-memory | FileCheck %s

// While the second kernel runs, both buffers hold values; after it, one does.
// Memory made for a kernel between its mark and its call counts.
// CHECK: nn.profile = [
// CHECK-SAME: {arena_bytes = 64 : i64, name = "a"}, {arena_bytes = 192 : i64, name = "b"}, {arena_bytes = 128 : i64, name = "c"}]
module attributes {nn.profile = [{name = "a"}, {name = "b"}, {name = "c"}]} {
  func.func private @nn_profile(i32)
  func.func private @k(memref<?xf32>, memref<?xf32>)
  func.func @main(%x: memref<?xf32>) {
    %c0 = arith.constant 0 : i32
    %c1 = arith.constant 1 : i32
    %c2 = arith.constant 2 : i32
    %0 = memref.alloc() : memref<16xf32>
    %1 = memref.cast %0 : memref<16xf32> to memref<?xf32>
    call @nn_profile(%c0) : (i32) -> ()
    call @k(%x, %1) : (memref<?xf32>, memref<?xf32>) -> ()
    call @nn_profile(%c1) : (i32) -> ()
    %2 = memref.alloc() : memref<32xf32>
    %3 = memref.cast %2 : memref<32xf32> to memref<?xf32>
    call @k(%1, %3) : (memref<?xf32>, memref<?xf32>) -> ()
    call @nn_profile(%c2) : (i32) -> ()
    call @k(%3, %x) : (memref<?xf32>, memref<?xf32>) -> ()
    return
  }
}
