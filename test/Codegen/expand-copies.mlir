// RUN: nn-opt %s --nn-expand-copies | FileCheck %s

// CHECK-LABEL: func @strided
// CHECK-NOT:     memref.copy
// CHECK:         linalg.generic {{.*}} iterator_types = ["parallel", "parallel"]
// CHECK:           linalg.yield
func.func @strided(%x: memref<4x8xf32>, %y: memref<4x8xf32, strided<[16, 1]>>) {
  memref.copy %x, %y : memref<4x8xf32> to memref<4x8xf32, strided<[16, 1]>>
  return
}

// A contiguous copy is a memcpy and stays.
// CHECK-LABEL: func @contiguous
// CHECK:         memref.copy
// CHECK-NOT:     linalg.generic
func.func @contiguous(%x: memref<4x8xf32>, %y: memref<4x8xf32>) {
  memref.copy %x, %y : memref<4x8xf32> to memref<4x8xf32>
  return
}
