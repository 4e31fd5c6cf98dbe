// RUN: nn-opt %s --nn-vectorize-kernels --canonicalize --cse | FileCheck %s
// RUN: not nn-opt %s --nn-vectorize-kernels=vector-bytes=4 2>&1 \
// RUN:   | FileCheck %s --check-prefix=SMALL

// RUN: nn-opt %s --nn-vectorize-kernels=registers=1024 -o %t.mlir

// SMALL: expected vectors of 8 bytes and 8 registers or more, got 4 and 32

#id = affine_map<(m, n) -> (m, n)>
#row = affine_map<(m, n) -> (n)>
#column = affine_map<(m, n) -> (m, 0)>
#nhwc = affine_map<(n, h, w, c) -> (n, h, w, c)>
#swap = affine_map<(m, n) -> (n, m)>

// One operand a row, one a column: a vector and a scalar for all lanes.
// CHECK-LABEL: func @broadcast
// CHECK-DAG:     vector.transfer_read {{.*}} : tensor<32xf32>, vector<16xf32>
// CHECK-DAG:     vector.broadcast {{.*}} : f32 to vector<16xf32>
// CHECK:         vector.transfer_write
// CHECK-NOT:     linalg.generic
func.func @broadcast(%x: tensor<32xf32>, %y: tensor<4x1xf32>,
    %dest: tensor<4x32xf32>) -> tensor<4x32xf32> {
  %r = linalg.generic {indexing_maps = [#row, #column, #id],
      iterator_types = ["parallel", "parallel"]}
      ins(%x, %y : tensor<32xf32>, tensor<4x1xf32>)
      outs(%dest : tensor<4x32xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %s = arith.addf %a, %b : f32
    linalg.yield %s : f32
  } -> tensor<4x32xf32>
  return %r : tensor<4x32xf32>
}

// Lines of three channels are one row each, also of the inside of an image.
// CHECK-LABEL: func @inside
// CHECK:         %[[IN:.*]] = tensor.extract_slice %arg1
// CHECK:         tensor.collapse_shape %arg0 {{.*}} into tensor<1x8x48xf32>
// CHECK:         tensor.collapse_shape %[[IN]] {{.*}} into tensor<1x8x48xf32>
// CHECK-NOT:     vector.{{.*}}mask
// CHECK:         vector.transfer_write {{.*}} vector<16xf32>, tensor<1x8x48xf32>
// CHECK:         tensor.insert_slice
func.func @inside(%x: tensor<1x8x16x3xf32>, %dest: tensor<1x10x18x3xf32>) -> tensor<1x10x18x3xf32> {
  %in = tensor.extract_slice %dest[0, 1, 1, 0] [1, 8, 16, 3] [1, 1, 1, 1] : tensor<1x10x18x3xf32> to tensor<1x8x16x3xf32>
  %r = linalg.generic {indexing_maps = [#nhwc, #nhwc],
      iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%x : tensor<1x8x16x3xf32>) outs(%in : tensor<1x8x16x3xf32>) {
  ^bb0(%a: f32, %o: f32):
    %s = arith.addf %a, %a : f32
    linalg.yield %s : f32
  } -> tensor<1x8x16x3xf32>
  %whole = tensor.insert_slice %r into %dest[0, 1, 1, 0] [1, 8, 16, 3] [1, 1, 1, 1] : tensor<1x8x16x3xf32> into tensor<1x10x18x3xf32>
  return %whole : tensor<1x10x18x3xf32>
}

// Some of the channels don't lie behind one another, but lines do.
// CHECK-LABEL: func @channels
// CHECK:         tensor.collapse_shape %{{.*}} {{.*}} into tensor<1x128x16xf32>
// CHECK-NOT:     into tensor<1x2048xf32>
func.func @channels(%x: tensor<1x8x16x16xf32>, %dest: tensor<1x8x16x48xf32>) -> tensor<1x8x16x48xf32> {
  %in = tensor.extract_slice %dest[0, 0, 0, 16] [1, 8, 16, 16] [1, 1, 1, 1] : tensor<1x8x16x48xf32> to tensor<1x8x16x16xf32>
  %r = linalg.generic {indexing_maps = [#nhwc, #nhwc],
      iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%x : tensor<1x8x16x16xf32>) outs(%in : tensor<1x8x16x16xf32>) {
  ^bb0(%a: f32, %o: f32):
    %s = arith.addf %a, %a : f32
    linalg.yield %s : f32
  } -> tensor<1x8x16x16xf32>
  %whole = tensor.insert_slice %r into %dest[0, 0, 0, 16] [1, 8, 16, 16] [1, 1, 1, 1] : tensor<1x8x16x16xf32> into tensor<1x8x16x48xf32>
  return %whole : tensor<1x8x16x48xf32>
}

// linalg.index along the vector counts up with its lanes.
// CHECK-LABEL: func @index
// CHECK:         vector.step : vector<8xindex>
// CHECK:         arith.index_cast {{.*}} : vector<8xindex> to vector<8xi64>
func.func @index(%dest: tensor<4x32xi64>) -> tensor<4x32xi64> {
  %r = linalg.generic {indexing_maps = [#id],
      iterator_types = ["parallel", "parallel"]} outs(%dest : tensor<4x32xi64>) {
  ^bb0(%o: i64):
    %i = linalg.index 1 : index
    %v = arith.index_cast %i : index to i64
    linalg.yield %v : i64
  } -> tensor<4x32xi64>
  return %r : tensor<4x32xi64>
}

// What is read across memory stays linalg,
// CHECK-LABEL: func @transposed
// CHECK:         linalg.generic
func.func @transposed(%x: tensor<32x4xf32>, %dest: tensor<4x32xf32>) -> tensor<4x32xf32> {
  %r = linalg.generic {indexing_maps = [#swap, #id],
      iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<32x4xf32>) outs(%dest : tensor<4x32xf32>) {
  ^bb0(%a: f32, %o: f32):
    linalg.yield %a : f32
  } -> tensor<4x32xf32>
  return %r : tensor<4x32xf32>
}

// and so does i1, which has a byte in memory and a bit in a register,
// CHECK-LABEL: func @bits
// CHECK:         linalg.generic
func.func @bits(%x: tensor<4x32xi1>, %dest: tensor<4x32xf32>) -> tensor<4x32xf32> {
  %zero = arith.constant 0.0 : f32
  %one = arith.constant 1.0 : f32
  %r = linalg.generic {indexing_maps = [#id, #id],
      iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x32xi1>) outs(%dest : tensor<4x32xf32>) {
  ^bb0(%a: i1, %o: f32):
    %s = arith.select %a, %one, %zero : f32
    linalg.yield %s : f32
  } -> tensor<4x32xf32>
  return %r : tensor<4x32xf32>
}

// a body with more than elementwise ops,
// CHECK-LABEL: func @gather
// CHECK:         linalg.generic
func.func @gather(%t: tensor<9xf32>, %x: tensor<4x32xindex>, %dest: tensor<4x32xf32>) -> tensor<4x32xf32> {
  %r = linalg.generic {indexing_maps = [#id],
      iterator_types = ["parallel", "parallel"]} outs(%dest : tensor<4x32xf32>) {
  ^bb0(%o: f32):
    %i = linalg.index 0 : index
    %v = tensor.extract %t[%i] : tensor<9xf32>
    linalg.yield %v : f32
  } -> tensor<4x32xf32>
  return %r : tensor<4x32xf32>
}

// and several results.
// CHECK-LABEL: func @two_results
// CHECK:         linalg.generic
func.func @two_results(%x: tensor<4x32xf32>, %d: tensor<4x32xf32>)
    -> (tensor<4x32xf32>, tensor<4x32xf32>) {
  %r:2 = linalg.generic {indexing_maps = [#id, #id, #id],
      iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x32xf32>) outs(%d, %d : tensor<4x32xf32>, tensor<4x32xf32>) {
  ^bb0(%a: f32, %o: f32, %p: f32):
    %s = arith.addf %a, %a : f32
    %m = arith.mulf %a, %a : f32
    linalg.yield %s, %m : f32, f32
  } -> (tensor<4x32xf32>, tensor<4x32xf32>)
  return %r#0, %r#1 : tensor<4x32xf32>, tensor<4x32xf32>
}

#vec = affine_map<(m, k) -> (m)>
#sum = affine_map<(m, k) -> (m)>

// A consumer that broadcasts the sums, or a second use of them, keeps its own
// loops: both nests write a tensor.
// CHECK-LABEL: func @broadcast_consumer
// CHECK:         vector.reduction <add>
// CHECK:         tensor.insert
// CHECK:         arith.subf {{.*}} : vector<16xf32>
// CHECK:         vector.transfer_write
func.func @broadcast_consumer(%x: tensor<4x32xf32>, %dest: tensor<4x32xf32>) -> tensor<4x32xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<4xf32>) -> tensor<4xf32>
  %s = linalg.generic {indexing_maps = [#id, #sum],
      iterator_types = ["parallel", "reduction"]}
      ins(%x : tensor<4x32xf32>) outs(%f : tensor<4xf32>) {
  ^bb0(%a: f32, %acc: f32):
    %t = arith.addf %acc, %a : f32
    linalg.yield %t : f32
  } -> tensor<4xf32>
  %r = linalg.generic {indexing_maps = [#id, #vec, #id],
      iterator_types = ["parallel", "parallel"]}
      ins(%x, %s : tensor<4x32xf32>, tensor<4xf32>) outs(%dest : tensor<4x32xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %t = arith.subf %a, %b : f32
    linalg.yield %t : f32
  } -> tensor<4x32xf32>
  return %r : tensor<4x32xf32>
}

#last = affine_map<(m, n) -> (n)>

// A body may ignore what was accumulated: the last term stays.
// CHECK-LABEL: func @last_term
// CHECK:         vector.transfer_write
// CHECK-NOT:     linalg.generic
func.func @last_term(%x: tensor<4x32xf32>, %dest: tensor<32xf32>) -> tensor<32xf32> {
  %r = linalg.generic {indexing_maps = [#id, #last],
      iterator_types = ["reduction", "parallel"]}
      ins(%x : tensor<4x32xf32>) outs(%dest : tensor<32xf32>) {
  ^bb0(%a: f32, %o: f32):
    linalg.yield %a : f32
  } -> tensor<32xf32>
  return %r : tensor<32xf32>
}

// A long row: as many vectors as the widest tile has, however many registers.
// CHECK-LABEL: func @long_row
// CHECK:         vector.transfer_write
func.func @long_row(%x: tensor<1x8192xf32>, %dest: tensor<1x8192xf32>) -> tensor<1x8192xf32> {
  %r = linalg.generic {indexing_maps = [#id, #id],
      iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<1x8192xf32>) outs(%dest : tensor<1x8192xf32>) {
  ^bb0(%a: f32, %o: f32):
    %s = arith.negf %a : f32
    linalg.yield %s : f32
  } -> tensor<1x8192xf32>
  return %r : tensor<1x8192xf32>
}
