// RUN: nn-opt %s --nn-count-units | FileCheck %s

func.func private @long(%x: tensor<8x32xf32>, %lo: index, %hi: index) -> tensor<8x32xf32>
    attributes {nn.units = 8 : i64, nn.cost = 4000000 : i64}
func.func private @short(%x: tensor<8x32xf32>, %lo: index, %hi: index) -> tensor<8x32xf32>
    attributes {nn.units = 8 : i64, nn.cost = 200000 : i64}
func.func private @medium(%x: tensor<8x1024xf32>, %lo: index, %hi: index) -> tensor<8x1024xf32>
    attributes {nn.units = 8 : i64, nn.cost = 1200000 : i64}
func.func private @brief(%x: tensor<8x1024xf32>, %lo: index, %hi: index) -> tensor<8x1024xf32>
    attributes {nn.units = 8 : i64, nn.cost = 600000 : i64}
func.func private @whole(%x: tensor<8x1024xf32>, %lo: index, %hi: index) -> tensor<8x1024xf32>
func.func private @rows(%x: tensor<8x32xf32>, %y: tensor<4x?xf32>, %lo: index, %hi: index)
    attributes {nn.units = 3 : i64, nn.units_dim = array<i64: 1, 1>, nn.cost = 1000000 : i64}

// CHECK-LABEL: func.func @units(
// CHECK-SAME: %[[X:[^:]*]]: tensor<8x32xf32>, %[[Y:[^:]*]]: tensor<4x?xf32>)
// CHECK: %[[LO:.*]] = arith.constant 0 : index
// CHECK: %[[MAX:.*]] = arith.constant 9223372036854775807 : index
// CHECK: %[[EIGHT:.*]] = arith.constant 8 : index
// CHECK: call @long(%[[X]], %[[LO]], %[[EIGHT]])
// CHECK: %[[DIM:.*]] = tensor.dim %[[Y]], %c1
// CHECK: %[[UNITS:.*]] = arith.muli %[[DIM]], %c3
// CHECK: call @rows(%{{.*}}, %[[Y]], %[[LO]], %[[UNITS]])
// What takes less than a loop costs is not shared.
// CHECK: call @short(%{{.*}}, %[[LO]], %[[MAX]])
func.func @units(%x: tensor<8x32xf32>, %y: tensor<4x?xf32>) -> tensor<8x32xf32> {
  %c0 = arith.constant 0 : index
  %max = arith.constant 9223372036854775807 : index
  %0 = call @long(%x, %c0, %max) : (tensor<8x32xf32>, index, index) -> tensor<8x32xf32>
  call @rows(%0, %y, %c0, %max) : (tensor<8x32xf32>, tensor<4x?xf32>, index, index) -> ()
  %1 = call @short(%0, %c0, %max) : (tensor<8x32xf32>, index, index) -> tensor<8x32xf32>
  return %1 : tensor<8x32xf32>
}

// Between kernels that can't be shared, the one in the middle isn't either: it
// would save 1.8 us, and half of 32 KB would move twice.
// CHECK-LABEL: func.func @between(
// CHECK: %[[MAX:.*]] = arith.constant 9223372036854775807 : index
// CHECK: call @medium(%{{.*}}, %{{.*}}, %[[MAX]])
func.func @between(%x: tensor<8x1024xf32>) -> tensor<8x1024xf32> {
  %c0 = arith.constant 0 : index
  %max = arith.constant 9223372036854775807 : index
  %0 = call @whole(%x, %c0, %max) : (tensor<8x1024xf32>, index, index) -> tensor<8x1024xf32>
  %1 = call @medium(%0, %c0, %max) : (tensor<8x1024xf32>, index, index) -> tensor<8x1024xf32>
  %2 = call @whole(%1, %c0, %max) : (tensor<8x1024xf32>, index, index) -> tensor<8x1024xf32>
  return %2 : tensor<8x1024xf32>
}

// Beside others that are shared, it is, and so is one that saves nothing itself.
// CHECK-LABEL: func.func @beside(
// CHECK: call @medium(%{{.*}}, %{{.*}}, %c8
// CHECK: call @brief(%{{.*}}, %{{.*}}, %c8
// CHECK: call @medium(%{{.*}}, %{{.*}}, %c8
func.func @beside(%x: tensor<8x1024xf32>) -> tensor<8x1024xf32> {
  %c0 = arith.constant 0 : index
  %max = arith.constant 9223372036854775807 : index
  %0 = call @medium(%x, %c0, %max) : (tensor<8x1024xf32>, index, index) -> tensor<8x1024xf32>
  %1 = call @brief(%0, %c0, %max) : (tensor<8x1024xf32>, index, index) -> tensor<8x1024xf32>
  %2 = call @medium(%1, %c0, %max) : (tensor<8x1024xf32>, index, index) -> tensor<8x1024xf32>
  return %2 : tensor<8x1024xf32>
}
