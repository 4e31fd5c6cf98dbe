// RUN: nn-opt %s --nn-lower-checks | FileCheck %s

// A failed check notes the status and returns; so does a failed allocation,
// after what is allocated has been freed.
// CHECK: func.func private @nn_release(index)

// CHECK-LABEL: func.func @checked(
// CHECK-SAME: %[[N:[^:]*]]: index, %[[OK:[^:]*]]: i1, %[[X:[^:]*]]: memref<?xf32>, %[[STATUS:[^:]*]]: memref<i32>
// CHECK: %[[CELL:.*]] = memref.alloca() : memref<index>
// CHECK: memref.store %c0{{.*}}, %[[CELL]][]
// CHECK: cf.cond_br %[[OK]], ^[[MAKE:.*]], ^[[WRONG:.*]]
// CHECK: ^[[MAKE]]:
// CHECK: %[[ROOM:.*]] = arith.constant 35184372088832 : index
// CHECK: %[[FITS:.*]] = arith.cmpi ule, %[[N]], %[[ROOM]] : index
// CHECK: cf.cond_br %[[FITS]], ^[[ALLOC:.*]], ^[[SHORT:.*]]
// CHECK: ^[[ALLOC]]:
// CHECK: %[[BUFFER:.*]] = memref.alloc(%[[N]])
// CHECK: %[[AT:.*]] = memref.extract_aligned_pointer_as_index %[[BUFFER]]
// CHECK: memref.store %[[AT]], %[[CELL]][]
// CHECK: %[[THERE:.*]] = arith.cmpi ne, %[[AT]]
// CHECK: cf.cond_br %[[THERE]], ^[[USE:.*]], ^[[SHORT]]
// CHECK: ^[[USE]]:
// CHECK: memref.store %{{.*}}, %[[CELL]][]
// CHECK: memref.dealloc %[[BUFFER]]
// CHECK: return %{{.*}} : memref<?xf32>
// CHECK: ^[[WRONG]]:
// CHECK: %[[SHAPE:.*]] = arith.constant 3 : i32
// CHECK: memref.store %[[SHAPE]], %[[STATUS]][]
// CHECK: %[[LEFT:.*]] = memref.load %[[CELL]][]
// CHECK: call @nn_release(%[[LEFT]])
// CHECK: %[[NONE:.*]] = memref.alloca(%{{.*}}) : memref<?xf32>
// CHECK: return %[[NONE]]
// CHECK: ^[[SHORT]]:
// CHECK: arith.constant 6 : i32
func.func @checked(%n: index, %ok: i1, %x: memref<?xf32>) -> memref<?xf32> {
  cf.assert %ok, "expected equal dimensions"
  %0 = memref.alloc(%n) : memref<?xf32>
  memref.copy %0, %x : memref<?xf32> to memref<?xf32>
  memref.dealloc %0 : memref<?xf32>
  return %x : memref<?xf32>
}

// Where there is nothing to check, there is one more argument.
// CHECK-LABEL: func.func @plain(%{{.*}}: memref<4xf32>, %{{.*}}: memref<i32>) {
// CHECK-NEXT: return
func.func @plain(%x: memref<4xf32>) {
  return
}

// A buffer that is freed by another name is found by its address.
// CHECK-LABEL: func.func @renamed(
// CHECK: %[[FREED:.*]] = memref.extract_aligned_pointer_as_index %{{.*}} : memref<?xf32, strided
func.func @renamed(%n: index) {
  %0 = memref.alloc(%n) : memref<?xf32>
  %1 = memref.cast %0 : memref<?xf32> to memref<?xf32, strided<[1], offset: ?>>
  memref.dealloc %1 : memref<?xf32, strided<[1], offset: ?>>
  return
}

// Kernels are left alone.
// CHECK-LABEL: func.func private @kernel(%{{.*}}: memref<4xf32>) {
func.func private @kernel(%x: memref<4xf32>) {
  return
}
