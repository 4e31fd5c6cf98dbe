// Recurrent layers take over the product that projects their input, both when
// it is theirs alone and when something else needs it too.
// RUN: rm -rf %t && mkdir %t && nn-export-onnx %s %t/m.onnx
// RUN: %decode < %t/m.onnx > %t/text
// RUN: FileCheck %s --input-file=%t/text
// RUN: nnc run %s --random --output result0=%t/0.npy --output result1=%t/1.npy --output result2=%t/2.npy --output result3=%t/3.npy
// RUN: nnc run %t/m.onnx --random --expect result0=%t/0.npy --expect result1=%t/1.npy --expect result2=%t/2.npy --expect result3=%t/3.npy

// CHECK-NOT:  op_type: "MatMul"
// CHECK:      op_type: "LSTM"
// CHECK:      name: "hidden_size"
// CHECK-NEXT: i: 2
// CHECK:      name: "direction"
// CHECK-NEXT: s: "reverse"
// CHECK:      name: "activations"
// CHECK-NEXT: strings: "HardSigmoid"
// CHECK-NEXT: strings: "Tanh"
// CHECK-NEXT: strings: "Relu"
// CHECK:      op_type: "Squeeze"
// CHECK:      op_type: "MatMul"
// CHECK:      op_type: "GRU"
// CHECK:      name: "clip"
// CHECK:      name: "linear_before_reset"
// CHECK:      op_type: "RNN"
func.func @main(%x: tensor<5x1x3xf32> {nn.name = "x"})
    -> (tensor<5x1x2xf32>, tensor<1x2xf32>, tensor<1x2xf32>, tensor<5x1x6xf32>) {
  %w = nn.constant dense<[[0.1, -0.2, 0.3, 0.4, -0.5, 0.6, 0.7, 0.8], [0.8, 0.7, -0.6, 0.5, 0.4, -0.3, 0.2, 0.1],
    [0.2, 0.4, 0.6, 0.8, -0.1, -0.3, -0.5, -0.7]]> : tensor<3x8xf32>
  %b = nn.constant dense<[0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8]> : tensor<8xf32>
  %r = nn.constant dense<[[0.3, 0.1, -0.4, 0.1, -0.5, 0.9, 0.2, 0.6], [0.5, 0.3, 0.5, 0.8, -0.9, 0.7, -0.9, 0.3]]> : tensor<2x8xf32>
  %h = nn.constant dense<[[0.25, -0.5]]> : tensor<1x2xf32>
  %z = nn.constant dense<0.0> : tensor<1x2xf32>
  %p = nn.constant dense<[[0.1, 0.2], [0.3, 0.4], [0.5, 0.6]]> : tensor<3x2xf32>
  %n = nn.constant dense<4> : tensor<1xi64>
  %0 = nn.linear %x, %w, %b : (tensor<5x1x3xf32>, tensor<3x8xf32>, tensor<8xf32>) -> tensor<5x1x8xf32>
  %1:3 = nn.lstm %0, %r, %h, %z, %p, %n activations = ["hard_sigmoid", "tanh", "relu"] {reverse} : (tensor<5x1x8xf32>, tensor<2x8xf32>, tensor<1x2xf32>, tensor<1x2xf32>, tensor<3x2xf32>, tensor<1xi64>) -> (tensor<5x1x2xf32>, tensor<1x2xf32>, tensor<1x2xf32>)
  %gw = nn.constant dense<[[0.1, -0.2, 0.3, 0.4, -0.5, 0.6], [0.8, 0.7, -0.6, 0.5, 0.4, -0.3]]> : tensor<2x6xf32>
  %gr = nn.constant dense<[[0.3, 0.1, -0.4, 0.1, -0.5, 0.9], [0.5, 0.3, 0.5, 0.8, -0.9, 0.7]]> : tensor<2x6xf32>
  %gb = nn.constant dense<[0.5, -0.25]> : tensor<2xf32>
  %2 = nn.matmul %1#0, %gw : (tensor<5x1x2xf32>, tensor<2x6xf32>) -> tensor<5x1x6xf32>
  %3:2 = nn.gru %2, %gr, %h, %gb activations = ["sigmoid", "tanh"] {reset_after, clip = 0.75 : f32} : (tensor<5x1x6xf32>, tensor<2x6xf32>, tensor<1x2xf32>, tensor<2xf32>) -> (tensor<5x1x2xf32>, tensor<1x2xf32>)
  %rw = nn.constant dense<[[0.1, -0.2], [0.8, 0.7]]> : tensor<2x2xf32>
  %4 = nn.linear %3#0, %rw : (tensor<5x1x2xf32>, tensor<2x2xf32>) -> tensor<5x1x2xf32>
  %5:2 = nn.rnn %4, %rw, %z activations = ["tanh"] : (tensor<5x1x2xf32>, tensor<2x2xf32>, tensor<1x2xf32>) -> (tensor<5x1x2xf32>, tensor<1x2xf32>)
  return %5#0, %1#2, %3#1, %2 : tensor<5x1x2xf32>, tensor<1x2xf32>, tensor<1x2xf32>, tensor<5x1x6xf32>
}
