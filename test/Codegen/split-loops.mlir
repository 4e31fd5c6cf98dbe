// RUN: nn-opt %s --nn-split-loops --split-input-file | FileCheck %s

// A unit is a turn.
// CHECK-LABEL: func.func private @turns(
// CHECK-SAME: %[[LO:[a-z0-9]+]]: index, %[[HI:[a-z0-9]+]]: index)
// CHECK-SAME: nn.cost = {{[0-9]+}} : i64
// CHECK-SAME: nn.units = 12 : i64
// CHECK: %[[END:.*]] = arith.minsi %[[HI]], %c12
// CHECK: scf.for %{{.*}} = %[[LO]] to %[[END]] step %c1
func.func private @turns(%x: tensor<12x8xf32>, %out: tensor<12x8xf32>, %lo: index, %hi: index) -> tensor<12x8xf32> attributes {nn.kernel = "k"} {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c12 = arith.constant 12 : index
  %1 = scf.for %i = %c0 to %c12 step %c1 iter_args(%t = %out) -> (tensor<12x8xf32>) {
    %a = tensor.extract_slice %x[%i, 0] [1, 8] [1, 1] : tensor<12x8xf32> to tensor<8xf32>
    %b = tensor.extract_slice %t[%i, 0] [1, 8] [1, 1] : tensor<12x8xf32> to tensor<8xf32>
    %c = linalg.generic {indexing_maps = [affine_map<(d0) -> (d0)>, affine_map<(d0) -> (d0)>], iterator_types = ["parallel"]} ins(%a : tensor<8xf32>) outs(%b : tensor<8xf32>) {
    ^bb0(%in: f32, %o: f32):
      %e = math.exp %in : f32
      linalg.yield %e : f32
    } -> tensor<8xf32>
    %d = tensor.insert_slice %c into %t[%i, 0] [1, 8] [1, 1] : tensor<8xf32> into tensor<12x8xf32>
    scf.yield %d : tensor<12x8xf32>
  } {nn.independent}
  return %1 : tensor<12x8xf32>
}

// -----

// As many as the first dimension of the first argument.
// CHECK-LABEL: func.func private @dynamic(
// CHECK-SAME: nn.units = 1 : i64, nn.units_dim = array<i64: 0, 0>
func.func private @dynamic(%x: tensor<?xf32>, %out: tensor<?xf32>, %lo: index, %hi: index) -> tensor<?xf32> attributes {nn.kernel = "k"} {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %n = tensor.dim %x, %c0 : tensor<?xf32>
  %1 = scf.for %i = %c0 to %n step %c1 iter_args(%t = %out) -> (tensor<?xf32>) {
    %a = tensor.extract %x[%i] : tensor<?xf32>
    %d = tensor.insert %a into %t[%i] : tensor<?xf32>
    scf.yield %d : tensor<?xf32>
  } {nn.independent}
  return %1 : tensor<?xf32>
}

// -----

// Turns may depend on each other.
// CHECK-LABEL: func.func private @unmarked(
// CHECK-NOT: nn.units
func.func private @unmarked(%x: tensor<4xf32>, %out: tensor<4xf32>, %lo: index, %hi: index) -> tensor<4xf32> attributes {nn.kernel = "k"} {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  %1 = scf.for %i = %c0 to %c4 step %c1 iter_args(%t = %out) -> (tensor<4xf32>) {
    %a = tensor.extract %x[%i] : tensor<4xf32>
    %d = tensor.insert %a into %t[%i] : tensor<4xf32>
    scf.yield %d : tensor<4xf32>
  }
  return %1 : tensor<4xf32>
}

// -----

// Something else is computed as well.
// CHECK-LABEL: func.func private @not_alone(
// CHECK-NOT: nn.units
func.func private @not_alone(%x: tensor<4xf32>, %out: tensor<4xf32>, %lo: index, %hi: index) -> tensor<4xf32> attributes {nn.kernel = "k"} {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  %one = arith.constant 1.0 : f32
  %0 = linalg.fill ins(%one : f32) outs(%out : tensor<4xf32>) -> tensor<4xf32>
  %1 = scf.for %i = %c0 to %c4 step %c1 iter_args(%t = %0) -> (tensor<4xf32>) {
    %a = tensor.extract %x[%i] : tensor<4xf32>
    %d = tensor.insert %a into %t[%i] : tensor<4xf32>
    scf.yield %d : tensor<4xf32>
  } {nn.independent}
  return %1 : tensor<4xf32>
}

// -----

// A unit of a loop that writes a part of the result, and copies.
// CHECK-LABEL: func.func private @part(
// CHECK-SAME: nn.cost = 800 : i64
// CHECK-SAME: nn.units = 12 : i64
func.func private @part(%x: tensor<12x8xf32>, %out: tensor<12x9xf32>, %lo: index, %hi: index) -> tensor<12x9xf32> attributes {nn.kernel = "k"} {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c12 = arith.constant 12 : index
  %0 = tensor.extract_slice %out[0, 1] [12, 8] [1, 1] : tensor<12x9xf32> to tensor<12x8xf32>
  %1 = scf.for %i = %c0 to %c12 step %c1 iter_args(%t = %0) -> (tensor<12x8xf32>) {
    %a = tensor.extract_slice %x[%i, 0] [1, 8] [1, 1] : tensor<12x8xf32> to tensor<8xf32>
    %d = tensor.insert_slice %a into %t[%i, 0] [1, 8] [1, 1] : tensor<8xf32> into tensor<12x8xf32>
    scf.yield %d : tensor<12x8xf32>
  } {nn.independent}
  %2 = tensor.insert_slice %1 into %out[0, 1] [12, 8] [1, 1] : tensor<12x8xf32> into tensor<12x9xf32>
  return %2 : tensor<12x9xf32>
}

// -----

// What the loop writes is not the result yet: of a part of it, only a part would
// be copied.
// CHECK-LABEL: func.func private @elsewhere(
// CHECK-NOT: nn.units
func.func private @elsewhere(%x: tensor<4xf32>, %out: tensor<4xf32>, %lo: index, %hi: index) -> tensor<4xf32> attributes {nn.kernel = "k"} {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  %0 = tensor.empty() : tensor<4xf32>
  %1 = scf.for %i = %c0 to %c4 step %c1 iter_args(%t = %0) -> (tensor<4xf32>) {
    %a = tensor.extract %x[%i] : tensor<4xf32>
    %d = tensor.insert %a into %t[%i] : tensor<4xf32>
    scf.yield %d : tensor<4xf32>
  } {nn.independent}
  %2 = bufferization.materialize_in_destination %1 in %out : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return %2 : tensor<4xf32>
}
