// RUN: nn-opt %s --nn-split-rows --split-input-file | FileCheck %s

#in = affine_map<(n, h, w, c) -> (n, c, h, w)>
#out = affine_map<(n, h, w, c) -> (n, h, w, c)>

// Rows of the result, which are the input's third dimension.
// CHECK-LABEL: func.func private @transpose(
// CHECK-SAME: %[[X:[a-z0-9]+]]: tensor<1x3x7x5xf32>, %[[OUT:[a-z0-9]+]]: tensor<1x7x5x3xf32>,
// CHECK-SAME: %[[LO:[a-z0-9]+]]: index, %[[HI:[a-z0-9]+]]: index)
// CHECK-SAME: nn.units = 7
// CHECK: %[[END:.*]] = arith.minsi %[[HI]], %c7
// CHECK: %[[N:.*]] = arith.subi %[[END]], %[[LO]]
// CHECK: %[[IN:.*]] = tensor.extract_slice %[[X]][0, 0, %[[LO]], 0] [1, 3, %[[N]], 5]
// CHECK: %[[PART:.*]] = tensor.extract_slice %[[OUT]][0, %[[LO]], 0, 0] [1, %[[N]], 5, 3]
// CHECK: linalg.generic {{.*}} ins(%[[IN]] : tensor<1x3x?x5xf32>) outs(%[[PART]] : tensor<1x?x5x3xf32>)
// CHECK: linalg.index 1
// CHECK-NEXT: arith.addi %{{.*}}, %[[LO]]
// CHECK: tensor.insert_slice %{{.*}} into %[[OUT]][0, %[[LO]], 0, 0] [1, %[[N]], 5, 3]
func.func private @transpose(%x: tensor<1x3x7x5xf32>, %out: tensor<1x7x5x3xf32>, %lo: index, %hi: index) -> tensor<1x7x5x3xf32> attributes {nn.kernel = "k"} {
  %0 = linalg.generic {indexing_maps = [#in, #out], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} ins(%x : tensor<1x3x7x5xf32>) outs(%out : tensor<1x7x5x3xf32>) {
  ^bb0(%a: f32, %b: f32):
    %i = linalg.index 1 : index
    %j = arith.index_cast %i : index to i32
    %k = arith.sitofp %j : i32 to f32
    %c = arith.addf %a, %k : f32
    linalg.yield %c : f32
  } -> tensor<1x7x5x3xf32>
  return %0 : tensor<1x7x5x3xf32>
}

// -----

#sum = affine_map<(d0, d1) -> (d0 + d1)>
#row = affine_map<(d0, d1) -> (d0, d1)>

// The rows overlap in the input.
// CHECK-LABEL: func.func private @window(
// CHECK-NOT: nn.units
func.func private @window(%x: tensor<9xf32>, %out: tensor<4x6xf32>, %lo: index, %hi: index) -> tensor<4x6xf32> attributes {nn.kernel = "k"} {
  %0 = linalg.generic {indexing_maps = [#sum, #row], iterator_types = ["parallel", "parallel"]} ins(%x : tensor<9xf32>) outs(%out : tensor<4x6xf32>) {
  ^bb0(%a: f32, %b: f32):
    linalg.yield %a : f32
  } -> tensor<4x6xf32>
  return %0 : tensor<4x6xf32>
}

// -----

#row = affine_map<(d0, d1) -> (d0, d1)>

// The result is written elsewhere first.
// CHECK-LABEL: func.func private @elsewhere(
// CHECK-NOT: nn.units
func.func private @elsewhere(%x: tensor<4x6xf32>, %out: tensor<4x6xf32>, %lo: index, %hi: index) -> tensor<4x6xf32> attributes {nn.kernel = "k"} {
  %e = tensor.empty() : tensor<4x6xf32>
  %0 = linalg.generic {indexing_maps = [#row, #row], iterator_types = ["parallel", "parallel"]} ins(%x : tensor<4x6xf32>) outs(%e : tensor<4x6xf32>) {
  ^bb0(%a: f32, %b: f32):
    linalg.yield %a : f32
  } -> tensor<4x6xf32>
  %1 = bufferization.materialize_in_destination %0 in %out : (tensor<4x6xf32>, tensor<4x6xf32>) -> tensor<4x6xf32>
  return %1 : tensor<4x6xf32>
}
