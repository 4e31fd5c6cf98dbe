// RUN: nn-opt %s --nn-lower-to-linalg --canonicalize --cse | FileCheck %s

// Two heads; blocks of 24 queries, then the rest of 2. Scratch has a padded
// row a key.
// CHECK-LABEL: func.func @blocks
// CHECK-DAG: tensor.empty() : tensor<24x46xf32>
// CHECK-DAG: tensor.empty() : tensor<8x46xf32>
// CHECK: scf.for %{{.*}} = %c0 to %c2 step %c1
// CHECK:   linalg.generic {{.*}} ins(%{{.*}} : tensor<30x8xf32>) outs(%{{.*}} : tensor<8x30xf32>
// CHECK:   scf.for %{{.*}} = %c0 to %c48 step %c24
// CHECK:     tensor.extract_slice %arg0[%{{.*}}, %{{.*}}, %{{.*}}, 0] [1, 24, 1, 8]
// CHECK:     math.exp
// CHECK:     tensor.insert_slice {{.*}} : tensor<24x8xf32> into tensor<1x50x2x8xf32>
// CHECK:     tensor.insert_slice {{.*}} : tensor<2x8xf32> into tensor<1x50x2x8xf32>
func.func @blocks(%q: tensor<1x50x2x8xf32>, %k: tensor<1x2x30x8xf32>, %v: tensor<1x2x30x8xf32>) -> tensor<1x50x2x8xf32> {
  %0 = nn.attention %q, %k, %v scale = 1.0 q_layout = bshd layout = bshd : (tensor<1x50x2x8xf32>, tensor<1x2x30x8xf32>, tensor<1x2x30x8xf32>) -> tensor<1x50x2x8xf32>
  return %0 : tensor<1x50x2x8xf32>
}
