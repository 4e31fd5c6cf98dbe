// RUN: nn-opt %s --nn-count-units | FileCheck %s

func.func private @fixed(%x: tensor<8xf32>, %lo: index, %hi: index) attributes {nn.units = 2 : i64}
func.func private @rows(%x: tensor<8xf32>, %y: tensor<4x?xf32>, %lo: index, %hi: index)
    attributes {nn.units = 3 : i64, nn.units_dim = array<i64: 1, 1>}
func.func private @whole(%x: tensor<8xf32>, %lo: index, %hi: index)

// CHECK-LABEL: func.func @main(
// CHECK-SAME: %[[X:[^:]*]]: tensor<8xf32>, %[[Y:[^:]*]]: tensor<4x?xf32>)
// CHECK: %[[LO:.*]] = arith.constant 0 : index
// CHECK: %[[MAX:.*]] = arith.constant 99 : index
// CHECK: %[[TWO:.*]] = arith.constant 2 : index
// CHECK: call @fixed(%[[X]], %[[LO]], %[[TWO]])
// CHECK: %[[DIM:.*]] = tensor.dim %[[Y]], %c1
// CHECK: %[[UNITS:.*]] = arith.muli %[[DIM]], %c3
// CHECK: call @rows(%[[X]], %[[Y]], %[[LO]], %[[UNITS]])
// CHECK: call @whole(%[[X]], %[[LO]], %[[MAX]])
func.func @main(%x: tensor<8xf32>, %y: tensor<4x?xf32>) {
  %c0 = arith.constant 0 : index
  %max = arith.constant 99 : index
  call @fixed(%x, %c0, %max) : (tensor<8xf32>, index, index) -> ()
  call @rows(%x, %y, %c0, %max) : (tensor<8xf32>, tensor<4x?xf32>, index, index) -> ()
  call @whole(%x, %c0, %max) : (tensor<8xf32>, index, index) -> ()
  return
}
