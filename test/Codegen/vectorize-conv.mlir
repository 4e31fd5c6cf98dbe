// RUN: nn-opt %s --nn-vectorize-kernels --canonicalize --cse | FileCheck %s

#in = affine_map<(n, h, w, f, kh, kw, c) -> (n, h + kh, w + kw, c)>
#filter = affine_map<(n, h, w, f, kh, kw, c) -> (kh, kw, c, f)>
#out = affine_map<(n, h, w, f, kh, kw, c) -> (n, h, w, f)>

// The padding is not made: rows of the window that fall outside are left out by
// the bounds of kh, and only border columns clamp kw.
// CHECK-LABEL: func @padded
// CHECK-SAME:      %[[IN:[a-z0-9]*]]: tensor<1x9x9x8xf32>
// CHECK-NOT:     tensor.pad
// CHECK:         arith.maxsi
// CHECK:         arith.minsi
// CHECK:         tensor.extract %[[IN]]
// CHECK-NOT:     linalg.generic
func.func @padded(%x: tensor<1x9x9x8xf32>, %w: tensor<3x3x8x16xf32>,
    %dest: tensor<1x9x9x16xf32>) -> tensor<1x9x9x16xf32> {
  %zero = arith.constant 0.0 : f32
  %p = tensor.pad %x low[0, 1, 1, 0] high[0, 1, 1, 0] {
  ^bb0(%i: index, %j: index, %k: index, %l: index):
    tensor.yield %zero : f32
  } : tensor<1x9x9x8xf32> to tensor<1x11x11x8xf32>
  %f = linalg.fill ins(%zero : f32) outs(%dest : tensor<1x9x9x16xf32>) -> tensor<1x9x9x16xf32>
  %r = linalg.generic {indexing_maps = [#in, #filter, #out],
      iterator_types = ["parallel", "parallel", "parallel", "parallel",
                        "reduction", "reduction", "reduction"]}
      ins(%p, %w : tensor<1x11x11x8xf32>, tensor<3x3x8x16xf32>)
      outs(%f : tensor<1x9x9x16xf32>) {
  ^bb0(%a: f32, %b: f32, %acc: f32):
    %m = arith.mulf %a, %b : f32
    %s = arith.addf %acc, %m : f32
    linalg.yield %s : f32
  } -> tensor<1x9x9x16xf32>
  return %r : tensor<1x9x9x16xf32>
}

// Padding with 1 does change sums: it is made.
// CHECK-LABEL: func @padded_with_one
// CHECK:         tensor.pad
// CHECK:         vector.transfer_write
func.func @padded_with_one(%x: tensor<1x9x9x8xf32>, %w: tensor<3x3x8x16xf32>,
    %dest: tensor<1x9x9x16xf32>) -> tensor<1x9x9x16xf32> {
  %zero = arith.constant 0.0 : f32
  %one = arith.constant 1.0 : f32
  %p = tensor.pad %x low[0, 1, 1, 0] high[0, 1, 1, 0] {
  ^bb0(%i: index, %j: index, %k: index, %l: index):
    tensor.yield %one : f32
  } : tensor<1x9x9x8xf32> to tensor<1x11x11x8xf32>
  %f = linalg.fill ins(%zero : f32) outs(%dest : tensor<1x9x9x16xf32>) -> tensor<1x9x9x16xf32>
  %r = linalg.generic {indexing_maps = [#in, #filter, #out],
      iterator_types = ["parallel", "parallel", "parallel", "parallel",
                        "reduction", "reduction", "reduction"]}
      ins(%p, %w : tensor<1x11x11x8xf32>, tensor<3x3x8x16xf32>)
      outs(%f : tensor<1x9x9x16xf32>) {
  ^bb0(%a: f32, %b: f32, %acc: f32):
    %m = arith.mulf %a, %b : f32
    %s = arith.addf %acc, %m : f32
    linalg.yield %s : f32
  } -> tensor<1x9x9x16xf32>
  return %r : tensor<1x9x9x16xf32>
}

#din = affine_map<(n, h, w, c, kh, kw) -> (n, h * 2 + kh, w * 2 + kw, c)>
#dfilter = affine_map<(n, h, w, c, kh, kw) -> (kh, kw, c)>
#window = affine_map<(n, h, w, c, kh, kw) -> (kh, kw)>
#dout = affine_map<(n, h, w, c, kh, kw) -> (n, h, w, c)>

// Depthwise: both operands are vectors of channels.
// CHECK-LABEL: func @depthwise
// CHECK-COUNT-2: vector.transfer_read
// CHECK:         arith.mulf {{.*}} : vector<16xf32>
// CHECK-NOT:     linalg.generic
func.func @depthwise(%x: tensor<1x9x9x32xf32>, %w: tensor<3x3x32xf32>,
    %dest: tensor<1x4x4x32xf32>) -> tensor<1x4x4x32xf32> {
  %zero = arith.constant 0.0 : f32
  %f = linalg.fill ins(%zero : f32) outs(%dest : tensor<1x4x4x32xf32>) -> tensor<1x4x4x32xf32>
  %r = linalg.generic {indexing_maps = [#din, #dfilter, #dout],
      iterator_types = ["parallel", "parallel", "parallel", "parallel",
                        "reduction", "reduction"]}
      ins(%x, %w : tensor<1x9x9x32xf32>, tensor<3x3x32xf32>)
      outs(%f : tensor<1x4x4x32xf32>) {
  ^bb0(%a: f32, %b: f32, %acc: f32):
    %m = arith.mulf %a, %b : f32
    %s = arith.addf %acc, %m : f32
    linalg.yield %s : f32
  } -> tensor<1x4x4x32xf32>
  return %r : tensor<1x4x4x32xf32>
}

#sin = affine_map<(n, h, w, c, kh, kw) -> (n, h + kh, w + kw, c)>

// Of a window, taps along the rows are unrolled. What they read of the padding is
// left out of the code of the tile that touches it: of kw only kh's bounds are
// left.
// CHECK-LABEL: func @depthwise_padded
// CHECK-NOT:     tensor.pad
// CHECK:         scf.for
// CHECK:         arith.maxsi
// CHECK:         arith.minsi
// CHECK-NOT:     arith.maxsi
// CHECK:         scf.for
// CHECK-NOT:     scf.for
// CHECK-COUNT-8: vector.transfer_read
// CHECK-NOT:     vector.transfer_read
// CHECK:         scf.yield
// CHECK-COUNT-5: vector.transfer_write
// CHECK-NOT:     vector.transfer_write
func.func @depthwise_padded(%x: tensor<1x9x5x16xf32>, %w: tensor<3x3x16xf32>,
    %dest: tensor<1x9x5x16xf32>) -> tensor<1x9x5x16xf32> {
  %zero = arith.constant 0.0 : f32
  %p = tensor.pad %x low[0, 1, 1, 0] high[0, 1, 1, 0] {
  ^bb0(%i: index, %j: index, %k: index, %l: index):
    tensor.yield %zero : f32
  } : tensor<1x9x5x16xf32> to tensor<1x11x7x16xf32>
  %f = linalg.fill ins(%zero : f32) outs(%dest : tensor<1x9x5x16xf32>) -> tensor<1x9x5x16xf32>
  %r = linalg.generic {indexing_maps = [#sin, #dfilter, #dout],
      iterator_types = ["parallel", "parallel", "parallel", "parallel",
                        "reduction", "reduction"]}
      ins(%p, %w : tensor<1x11x7x16xf32>, tensor<3x3x16xf32>)
      outs(%f : tensor<1x9x5x16xf32>) {
  ^bb0(%a: f32, %b: f32, %acc: f32):
    %m = arith.mulf %a, %b : f32
    %s = arith.addf %acc, %m : f32
    linalg.yield %s : f32
  } -> tensor<1x9x5x16xf32>
  return %r : tensor<1x9x5x16xf32>
}

// A pool's window is a shape without values: it is never read.
// CHECK-LABEL: func @max_pool
// CHECK-SAME:      %{{[a-z0-9]*}}: tensor<1x8x8x32xf32>, %[[WINDOW:[a-z0-9]*]]: tensor<3x3xf32>
// CHECK-NOT:     tensor.pad
// CHECK-NOT:     tensor.extract %[[WINDOW]]
// CHECK:         arith.maximumf {{.*}} : vector<16xf32>
// CHECK-NOT:     linalg.generic
func.func @max_pool(%x: tensor<1x8x8x32xf32>, %window: tensor<3x3xf32>,
    %dest: tensor<1x4x4x32xf32>) -> tensor<1x4x4x32xf32> {
  %lowest = arith.constant 0xFF800000 : f32
  %p = tensor.pad %x low[0, 1, 1, 0] high[0, 0, 0, 0] {
  ^bb0(%i: index, %j: index, %k: index, %l: index):
    tensor.yield %lowest : f32
  } : tensor<1x8x8x32xf32> to tensor<1x9x9x32xf32>
  %f = linalg.fill ins(%lowest : f32) outs(%dest : tensor<1x4x4x32xf32>) -> tensor<1x4x4x32xf32>
  %r = linalg.generic {indexing_maps = [#din, #window, #dout],
      iterator_types = ["parallel", "parallel", "parallel", "parallel",
                        "reduction", "reduction"]}
      ins(%p, %window : tensor<1x9x9x32xf32>, tensor<3x3xf32>)
      outs(%f : tensor<1x4x4x32xf32>) {
  ^bb0(%a: f32, %b: f32, %acc: f32):
    %m = arith.maximumf %acc, %a : f32
    linalg.yield %m : f32
  } -> tensor<1x4x4x32xf32>
  return %r : tensor<1x4x4x32xf32>
}

#pin = affine_map<(n, h, w, c, kh, kw) -> (n, h + kh, w + kw, c)>

// Padding with 0 does change sums of exp: it is made.
// CHECK-LABEL: func @padded_inside_exp
// CHECK:         tensor.pad
// CHECK:         vector.transfer_write
func.func @padded_inside_exp(%x: tensor<1x8x8x16xf32>, %window: tensor<3x3xf32>, %dest: tensor<1x8x8x16xf32>) -> tensor<1x8x8x16xf32> {
  %zero = arith.constant 0.0 : f32
  %p = tensor.pad %x low[0, 1, 1, 0] high[0, 1, 1, 0] {
  ^bb0(%i: index, %j: index, %k: index, %l: index):
    tensor.yield %zero : f32
  } : tensor<1x8x8x16xf32> to tensor<1x10x10x16xf32>
  %f = linalg.fill ins(%zero : f32) outs(%dest : tensor<1x8x8x16xf32>) -> tensor<1x8x8x16xf32>
  %r = linalg.generic {indexing_maps = [#pin, #window, #dout], 
      iterator_types = ["parallel", "parallel", "parallel", "parallel",
                        "reduction", "reduction"]}
      ins(%p, %window : tensor<1x10x10x16xf32>, tensor<3x3xf32>) outs(%f : tensor<1x8x8x16xf32>) {
  ^bb0(%a: f32, %b: f32, %acc: f32):
    %e = math.exp %a : f32
    %m = arith.addf %acc, %e : f32
    linalg.yield %m : f32
  } -> tensor<1x8x8x16xf32>
  return %r : tensor<1x8x8x16xf32>
}

#point = affine_map<(n, h, w, f, kh, kw, c) -> (n, h + kh, w + kw, c)>
#weight = affine_map<(n, h, w, f, kh, kw, c) -> (kh, kw, c, f)>
#place = affine_map<(n, h, w, f, kh, kw, c) -> (n, h, w, f)>
#every = affine_map<(n, h, w, f) -> (n, h, w, f)>

// Lines of an image that a 1x1 convolution reads are rows of one matrix: 49 rows
// are cut into 13 and three times 12. What is added is seen in the same form.
// CHECK-LABEL: func @one_by_one
// CHECK-SAME:      (%[[X:.*]]: tensor<1x7x7x8xf32>, %{{.*}}: tensor<1x1x8x32xf32>, %[[Y:.*]]: tensor<1x7x7x32xf32>, %[[DEST:.*]]: tensor<1x7x7x32xf32>)
// CHECK-DAG:     tensor.collapse_shape %[[X]] {{\[\[}}0, 1, 2], [3]] : tensor<1x7x7x8xf32> into tensor<49x8xf32>
// CHECK-DAG:     tensor.collapse_shape %[[Y]] {{\[\[}}0, 1, 2], [3]]
// CHECK-DAG:     tensor.collapse_shape %[[DEST]] {{\[\[}}0, 1, 2], [3]]
// CHECK:         :26 = scf.for
// CHECK:         :24 = scf.for
// CHECK:         tensor.expand_shape {{.*}} : tensor<49x32xf32> into tensor<1x7x7x32xf32>
func.func @one_by_one(%x: tensor<1x7x7x8xf32>, %w: tensor<1x1x8x32xf32>,
    %y: tensor<1x7x7x32xf32>, %dest: tensor<1x7x7x32xf32>) -> tensor<1x7x7x32xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<1x7x7x32xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<1x7x7x32xf32>) -> tensor<1x7x7x32xf32>
  %r = linalg.generic {indexing_maps = [#point, #weight, #place],
      iterator_types = ["parallel", "parallel", "parallel", "parallel",
                        "reduction", "reduction", "reduction"]}
      ins(%x, %w : tensor<1x7x7x8xf32>, tensor<1x1x8x32xf32>)
      outs(%f : tensor<1x7x7x32xf32>) {
  ^bb0(%a: f32, %b: f32, %acc: f32):
    %m = arith.mulf %a, %b : f32
    %s = arith.addf %acc, %m : f32
    linalg.yield %s : f32
  } -> tensor<1x7x7x32xf32>
  %q = linalg.generic {indexing_maps = [#every, #every, #every],
      iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%r, %y : tensor<1x7x7x32xf32>, tensor<1x7x7x32xf32>)
      outs(%dest : tensor<1x7x7x32xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %s = arith.addf %a, %b : f32
    linalg.yield %s : f32
  } -> tensor<1x7x7x32xf32>
  return %q : tensor<1x7x7x32xf32>
}

// Part of a tensor may have gaps between its lines.
// CHECK-LABEL: func @part_of_image
// CHECK-NOT:     tensor.collapse_shape
// CHECK:         return
func.func @part_of_image(%x: tensor<1x7x9x8xf32>, %w: tensor<1x1x8x32xf32>,
    %dest: tensor<1x7x7x32xf32>) -> tensor<1x7x7x32xf32> {
  %zero = arith.constant 0.0 : f32
  %p = tensor.extract_slice %x[0, 0, 0, 0] [1, 7, 7, 8] [1, 1, 1, 1] : tensor<1x7x9x8xf32> to tensor<1x7x7x8xf32>
  %f = linalg.fill ins(%zero : f32) outs(%dest : tensor<1x7x7x32xf32>) -> tensor<1x7x7x32xf32>
  %r = linalg.generic {indexing_maps = [#point, #weight, #place],
      iterator_types = ["parallel", "parallel", "parallel", "parallel",
                        "reduction", "reduction", "reduction"]}
      ins(%p, %w : tensor<1x7x7x8xf32>, tensor<1x1x8x32xf32>)
      outs(%f : tensor<1x7x7x32xf32>) {
  ^bb0(%a: f32, %b: f32, %acc: f32):
    %m = arith.mulf %a, %b : f32
    %s = arith.addf %acc, %m : f32
    linalg.yield %s : f32
  } -> tensor<1x7x7x32xf32>
  return %r : tensor<1x7x7x32xf32>
}

#lines = affine_map<(n, h, w, f, c, i, j) -> (n, h + i, w + j, (f floordiv 4) * 4 + c)>
#groups = affine_map<(n, h, w, f, c, i, j) -> (i, j, c, f)>
#features = affine_map<(n, h, w, f, c, i, j) -> (n, h, w, f)>

// Four groups of four features fill a vector. Channel c of each is a permutation
// of the vector of all their channels; rows and taps share it. No element is
// read by itself.
// CHECK-LABEL: func @groups
// CHECK-NOT:     tensor.extract %
// CHECK:         scf.for %{{.*}} = %c0 to %c3 step %c1 iter_args
// CHECK-COUNT-8:   vector.shuffle %{{.*}} [0, 0, 0, 0, 4, 4, 4, 4, 8, 8, 8, 8, 12, 12, 12, 12]
// CHECK-NOT:       vector.shuffle %{{.*}} [0, 0, 0, 0,
// CHECK:         scf.for %{{.*}} = %c0 to %c3 step %c1 iter_args
// CHECK-COUNT-8:   vector.shuffle %{{.*}} [1, 1, 1, 1, 5, 5, 5, 5, 9, 9, 9, 9, 13, 13, 13, 13]
// CHECK:         return
func.func @groups(%x: tensor<1x6x8x32xf32>, %w: tensor<3x3x4x32xf32>,
    %dest: tensor<1x4x6x32xf32>) -> tensor<1x4x6x32xf32> {
  %zero = arith.constant 0.0 : f32
  %f = linalg.fill ins(%zero : f32) outs(%dest : tensor<1x4x6x32xf32>) -> tensor<1x4x6x32xf32>
  %r = linalg.generic {indexing_maps = [#lines, #groups, #features],
      iterator_types = ["parallel", "parallel", "parallel", "parallel",
                        "reduction", "reduction", "reduction"]}
      ins(%x, %w : tensor<1x6x8x32xf32>, tensor<3x3x4x32xf32>)
      outs(%f : tensor<1x4x6x32xf32>) {
  ^bb0(%a: f32, %b: f32, %acc: f32):
    %m = arith.mulf %a, %b : f32
    %s = arith.addf %acc, %m : f32
    linalg.yield %s : f32
  } -> tensor<1x4x6x32xf32>
  return %r : tensor<1x4x6x32xf32>
}
