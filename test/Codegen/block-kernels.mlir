// RUN: nn-opt %s --nn-block-kernels=min-cost=0 --canonicalize --cse \
// RUN:   | FileCheck %s

#id = affine_map<(m, n) -> (m, n)>
#row = affine_map<(m, n) -> (m)>
#id3 = affine_map<(b, m, n) -> (b, m, n)>
#mask = affine_map<(b, m, n) -> (b, n)>
#row3 = affine_map<(b, m, n) -> (b, m)>
#first = affine_map<(m, n) -> (n)>

// Softmax passes over memory once: each block of rows is read where it is, what
// is handed on fits the cache, and the result is written where it goes. The
// first block has one row more than the others.
// CHECK-LABEL: func private @softmax
// CHECK-SAME:      (%[[X:.*]]: tensor<37x130xf32>, %[[OUT:.*]]: tensor<37x130xf32>, %{{.*}}: index, %{{.*}}: index)
// CHECK-SAME:      nn.units = 6 : i64
// CHECK-NOT:     tensor<37xf32>
// CHECK:         scf.for {{.*}} iter_args(%{{.*}} = %[[OUT]])
// CHECK-COUNT-4:   linalg.generic {{.*}}tensor<7x
// CHECK:         scf.for {{.*}} iter_args(%[[T:.*]] = %{{.*}})
// CHECK:           %[[IN:.*]] = tensor.extract_slice %[[X]][%[[AT:.*]], 0] [6, 130]
// CHECK:           %[[MAX:.*]] = linalg.generic {{.*}} ins(%[[IN]] : tensor<6x130xf32>) outs(%{{.*}} : tensor<6xf32>)
// CHECK:           %[[EXP:.*]] = linalg.generic {{.*}} ins(%[[IN]], %[[MAX]]
// CHECK:           %[[SUM:.*]] = linalg.generic {{.*}} ins(%[[EXP]]
// CHECK:           %[[PART:.*]] = tensor.extract_slice %[[T]][%[[AT]], 0] [6, 130]
// CHECK:           %[[R:.*]] = linalg.generic {{.*}} ins(%[[EXP]], %[[SUM]] {{.*}} outs(%[[PART]]
// CHECK:           tensor.insert_slice %[[R]] into %[[T]][%[[AT]], 0] [6, 130]
// CHECK-NOT:     linalg.generic
// CHECK:         return
func.func private @softmax(%x: tensor<37x130xf32>, %dest: tensor<37x130xf32>,
    %lo: index, %hi: index) -> tensor<37x130xf32> attributes {nn.kernel = "softmax"} {
  %zero = arith.constant 0.0 : f32
  %lowest = arith.constant 0xFF800000 : f32
  %e = tensor.empty() : tensor<37xf32>
  %f = linalg.fill ins(%lowest : f32) outs(%e : tensor<37xf32>) -> tensor<37xf32>
  %max = linalg.generic {indexing_maps = [#id, #row], iterator_types = ["parallel", "reduction"]}
      ins(%x : tensor<37x130xf32>) outs(%f : tensor<37xf32>) {
  ^bb0(%a: f32, %o: f32):
    %r = arith.maximumf %a, %o : f32
    linalg.yield %r : f32
  } -> tensor<37xf32>
  %e2 = tensor.empty() : tensor<37x130xf32>
  %exp = linalg.generic {indexing_maps = [#id, #row, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x, %max : tensor<37x130xf32>, tensor<37xf32>) outs(%e2 : tensor<37x130xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %d = arith.subf %a, %b : f32
    %r = math.exp %d : f32
    linalg.yield %r : f32
  } -> tensor<37x130xf32>
  %g = linalg.fill ins(%zero : f32) outs(%e : tensor<37xf32>) -> tensor<37xf32>
  %sum = linalg.generic {indexing_maps = [#id, #row], iterator_types = ["parallel", "reduction"]}
      ins(%exp : tensor<37x130xf32>) outs(%g : tensor<37xf32>) {
  ^bb0(%a: f32, %o: f32):
    %r = arith.addf %a, %o : f32
    linalg.yield %r : f32
  } -> tensor<37xf32>
  %div = linalg.generic {indexing_maps = [#id, #row, #id], iterator_types = ["parallel", "parallel"]}
      ins(%exp, %sum : tensor<37x130xf32>, tensor<37xf32>) outs(%e2 : tensor<37x130xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %r = arith.divf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<37x130xf32>
  %d = bufferization.materialize_in_destination %div in %dest
      : (tensor<37x130xf32>, tensor<37x130xf32>) -> tensor<37x130xf32>
  return %d : tensor<37x130xf32>
}

// Two dimensions are shared. An operand without the rows is cut along the other
// one only, and indices still count from the first row.
// CHECK-LABEL: func private @indexed
// CHECK:         scf.for %[[B:[a-z0-9]*]] =
// CHECK:           scf.for %[[I:[a-z0-9]*]] =
// CHECK:             %[[M:.*]] = arith.muli %[[I]]
// CHECK:             tensor.extract_slice %{{.*}}[%[[B]], %[[M]], 0] [1, {{[0-9]+}}, 64]
// CHECK:             tensor.extract_slice %{{.*}}[%[[B]], 0] [1, 64]
// CHECK:             %[[ROW:.*]] = linalg.index 1
// CHECK-NEXT:        %[[SUM:.*]] = arith.addi %[[ROW]], %[[M]]
// CHECK-NEXT:        %[[COLUMN:.*]] = linalg.index 2
// CHECK-NEXT:        %[[MAX:.*]] = arith.maxsi %[[B]], %[[SUM]]
// CHECK-NEXT:        arith.maxsi %[[MAX]], %[[COLUMN]]
func.func private @indexed(%x: tensor<3x128x64xf32>, %mask: tensor<3x64xf32>,
    %dest: tensor<3x128xf32>, %lo: index, %hi: index) -> tensor<3x128xf32>
    attributes {nn.kernel = "reduce"} {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<3x128x64xf32>
  %y = linalg.generic {indexing_maps = [#id3, #mask, #id3], iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%x, %mask : tensor<3x128x64xf32>, tensor<3x64xf32>) outs(%e : tensor<3x128x64xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %i = linalg.index 0 : index
    %j = linalg.index 1 : index
    %k = linalg.index 2 : index
    %s = arith.maxsi %i, %j : index
    %t = arith.maxsi %s, %k : index
    %c = arith.index_cast %t : index to i32
    %f = arith.sitofp %c : i32 to f32
    %p = arith.mulf %a, %b : f32
    %r = arith.mulf %p, %f : f32
    linalg.yield %r : f32
  } -> tensor<3x128x64xf32>
  %e2 = tensor.empty() : tensor<3x128xf32>
  %f2 = linalg.fill ins(%zero : f32) outs(%e2 : tensor<3x128xf32>) -> tensor<3x128xf32>
  %sum = linalg.generic {indexing_maps = [#id3, #row3], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%y : tensor<3x128x64xf32>) outs(%f2 : tensor<3x128xf32>) {
  ^bb0(%a: f32, %o: f32):
    %r = arith.addf %a, %o : f32
    linalg.yield %r : f32
  } -> tensor<3x128xf32>
  %d = bufferization.materialize_in_destination %sum in %dest
      : (tensor<3x128xf32>, tensor<3x128xf32>) -> tensor<3x128xf32>
  return %d : tensor<3x128xf32>
}

// Sums over rows share no dimension with what reads them in every row.
// CHECK-LABEL: func private @columns
// CHECK-NOT:     scf.for
func.func private @columns(%x: tensor<64x128xf32>, %dest: tensor<64x128xf32>,
    %lo: index, %hi: index) -> tensor<64x128xf32> attributes {nn.kernel = "softmax"} {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<128xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<128xf32>) -> tensor<128xf32>
  %sum = linalg.generic {indexing_maps = [#id, #first], iterator_types = ["reduction", "parallel"]}
      ins(%x : tensor<64x128xf32>) outs(%f : tensor<128xf32>) {
  ^bb0(%a: f32, %o: f32):
    %r = arith.addf %a, %o : f32
    linalg.yield %r : f32
  } -> tensor<128xf32>
  %e2 = tensor.empty() : tensor<64x128xf32>
  %div = linalg.generic {indexing_maps = [#id, #first, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x, %sum : tensor<64x128xf32>, tensor<128xf32>) outs(%e2 : tensor<64x128xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %r = arith.divf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<64x128xf32>
  %d = bufferization.materialize_in_destination %div in %dest
      : (tensor<64x128xf32>, tensor<64x128xf32>) -> tensor<64x128xf32>
  return %d : tensor<64x128xf32>
}
