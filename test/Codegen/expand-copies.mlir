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

// Rows of an image without gaps between pixels are one loop.
// CHECK-LABEL: func @image
// CHECK-DAG:     memref.collapse_shape %{{.*}} {{\[\[}}0], [1], [2, 3]] : memref<1x4x8x3xi8> into memref<1x4x24xi8>
// CHECK-DAG:     memref.collapse_shape %{{.*}} : memref<1x4x8x3xi8, strided<[180, 30, 3, 1], offset: 33>> into memref<1x4x24xi8, strided<[180, 30, 1], offset: 33>>
// CHECK:         linalg.generic {{.*}} iterator_types = ["parallel", "parallel", "parallel"]
func.func @image(%x: memref<1x4x8x3xi8>, %y: memref<1x4x8x3xi8, strided<[180, 30, 3, 1], offset: 33>>) {
  memref.copy %x, %y : memref<1x4x8x3xi8> to memref<1x4x8x3xi8, strided<[180, 30, 3, 1], offset: 33>>
  return
}
