// RUN: nn-opt %s | nn-opt | FileCheck %s
// RUN: nn-opt %s --mlir-print-op-generic | nn-opt | FileCheck %s

// Sizes that one operand knows show in the results.

// CHECK-LABEL: @rnn
func.func @rnn(%x: tensor<?x?x?xf32>, %r: tensor<?x3xf32>, %h: tensor<2x?xf32>, %n: tensor<?xi32>) {
  // CHECK: nn.rnn %{{.*}}, %{{.*}}, %{{.*}}, %{{.*}} activations = ["elu"] {alphas = array<f32: 5.000000e-01>, clip = 3.000000e+00 : f32, reverse}
  // CHECK-SAME: -> (tensor<?x2x3xf32>, tensor<2x3xf32>)
  %0:2 = nn.rnn %x, %r, %h, %n activations = ["elu"] {alphas = array<f32: 0.5>, clip = 3.0 : f32, reverse} : (tensor<?x?x?xf32>, tensor<?x3xf32>, tensor<2x?xf32>, tensor<?xi32>) -> (tensor<?x2x3xf32>, tensor<2x3xf32>)
  return
}

// CHECK-LABEL: @gru
func.func @gru(%x: tensor<5x?x?xf32>, %r: tensor<?x?xf32>, %h: tensor<?x?xf32>, %b: tensor<4xf32>) {
  // CHECK: nn.gru %{{.*}} activations = ["sigmoid", "tanh"] {reset_after}
  // CHECK-SAME: -> (tensor<5x?x4xf32>, tensor<?x4xf32>)
  %0:2 = nn.gru %x, %r, %h, %b activations = ["sigmoid", "tanh"] {reset_after} : (tensor<5x?x?xf32>, tensor<?x?xf32>, tensor<?x?xf32>, tensor<4xf32>) -> (tensor<5x?x4xf32>, tensor<?x4xf32>)
  return
}

// CHECK-LABEL: @lstm
func.func @lstm(%x: tensor<5x2x12xf64>, %r: tensor<3x12xf64>, %h: tensor<2x3xf64>, %p: tensor<3x3xf64>) {
  // CHECK: nn.lstm %{{.*}} activations = ["sigmoid", "tanh", "tanh"] {input_forget}
  %0:3 = nn.lstm %x, %r, %h, %h, %p activations = ["sigmoid", "tanh", "tanh"] {input_forget} : (tensor<5x2x12xf64>, tensor<3x12xf64>, tensor<2x3xf64>, tensor<2x3xf64>, tensor<3x3xf64>) -> (tensor<5x2x3xf64>, tensor<2x3xf64>, tensor<2x3xf64>)
  return
}
