// RUN: nn-opt %s --nn-vectorize-kernels --canonicalize --cse | FileCheck %s
// RUN: nn-opt %s --nn-vectorize-kernels='vector-bytes=32 registers=16' \
// RUN:   --canonicalize | FileCheck %s --check-prefix=AVX2

// A window slides along rows and columns: five rows of the three vectors that a
// pixel has; with 16 registers, two rows of three. What it reads of a row of the
// input is read once for all of its three taps.
#in = affine_map<(n, h, w, c, y, x) -> (n, h + y, w + x, c)>
#filter = affine_map<(n, h, w, c, y, x) -> (y, x, c)>
#out = affine_map<(n, h, w, c, y, x) -> (n, h, w, c)>
// CHECK-LABEL: func.func @depthwise
// CHECK:         %{{.*}}:15 = scf.for %{{.*}} = %c0 to %c3
// CHECK-COUNT-30:  vector.transfer_read
// CHECK-NOT:       vector.transfer_read
// CHECK:           scf.yield
// AVX2-LABEL: func.func @depthwise
// AVX2:         %{{.*}}:6 = scf.for %{{.*}} = %c0 to %c3
func.func @depthwise(%x: tensor<1x12x12x48xf32>, %w: tensor<3x3x48xf32>, %e: tensor<1x10x10x48xf32>) -> tensor<1x10x10x48xf32> {
  %zero = arith.constant 0.0 : f32
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<1x10x10x48xf32>) -> tensor<1x10x10x48xf32>
  %0 = linalg.generic {indexing_maps = [#in, #filter, #out],
      iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction", "reduction"]}
      ins(%x, %w : tensor<1x12x12x48xf32>, tensor<3x3x48xf32>) outs(%f : tensor<1x10x10x48xf32>) {
  ^bb0(%a: f32, %b: f32, %acc: f32):
    %m = arith.mulf %a, %b fastmath<contract> : f32
    %s = arith.addf %acc, %m fastmath<contract> : f32
    linalg.yield %s : f32
  } -> tensor<1x10x10x48xf32>
  return %0 : tensor<1x10x10x48xf32>
}
