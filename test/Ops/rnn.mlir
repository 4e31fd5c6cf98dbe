// RUN: nn-check %s

//===- nn.rnn ------------------------------------------------------------===//
// One unit by hand, forward and from the end; then lengths, other functions and
// clipping at odd sizes, and layers without steps or samples.
//===----------------------------------------------------------------------===//

func.func @rnn_values(
    %x: tensor<3x1x1xf32> {nn.value = dense<[[[1.0]], [[-5.0]], [[2.0]]]> : tensor<3x1x1xf32>},
    %r: tensor<1x1xf32> {nn.value = dense<2.0> : tensor<1x1xf32>},
    %h: tensor<1x1xf32> {nn.value = dense<1.0> : tensor<1x1xf32>})
    -> (tensor<3x1x1xf32> {nn.expect = dense<[[[3.0]], [[1.0]], [[4.0]]]> : tensor<3x1x1xf32>},
        tensor<1x1xf32> {nn.expect = dense<4.0> : tensor<1x1xf32>}) {
  %0, %1 = nn.rnn %x, %r, %h activations = ["relu"] : (tensor<3x1x1xf32>, tensor<1x1xf32>, tensor<1x1xf32>) -> (tensor<3x1x1xf32>, tensor<1x1xf32>)
  return %0, %1 : tensor<3x1x1xf32>, tensor<1x1xf32>
}

func.func @rnn_reverse_lengths_values(
    %x: tensor<3x2x1xf32> {nn.value = dense<[[[1.0], [1.0]], [[2.0], [2.0]], [[4.0], [4.0]]]> : tensor<3x2x1xf32>},
    %r: tensor<1x1xf32> {nn.value = dense<1.0> : tensor<1x1xf32>},
    %h: tensor<2x1xf32> {nn.value = dense<[[1.0], [0.5]]> : tensor<2x1xf32>},
    %n: tensor<2xi32> {nn.value = dense<[3, 2]> : tensor<2xi32>})
    -> (tensor<3x2x1xf32> {nn.expect = dense<[[[8.0], [3.5]], [[7.0], [2.5]], [[5.0], [0.0]]]> : tensor<3x2x1xf32>},
        tensor<2x1xf32> {nn.expect = dense<[[8.0], [3.5]]> : tensor<2x1xf32>}) {
  %0, %1 = nn.rnn %x, %r, %h, %n activations = ["affine"] {reverse} : (tensor<3x2x1xf32>, tensor<1x1xf32>, tensor<2x1xf32>, tensor<2xi32>) -> (tensor<3x2x1xf32>, tensor<2x1xf32>)
  return %0, %1 : tensor<3x2x1xf32>, tensor<2x1xf32>
}

func.func @rnn_clip_5x3x17(%x: tensor<5x3x17xf32>, %r: tensor<17x17xf32>, %h: tensor<3x17xf32>)
    -> (tensor<5x3x17xf32>, tensor<3x17xf32>) {
  %0, %1 = nn.rnn %x, %r, %h activations = ["scaled_tanh"] {alphas = array<f32: 0.5>, betas = array<f32: 2.0>, clip = 0.5 : f32} : (tensor<5x3x17xf32>, tensor<17x17xf32>, tensor<3x17xf32>) -> (tensor<5x3x17xf32>, tensor<3x17xf32>)
  return %0, %1 : tensor<5x3x17xf32>, tensor<3x17xf32>
}

func.func @rnn_no_steps(%x: tensor<0x2x3xf32>, %r: tensor<3x3xf32>,
    %h: tensor<2x3xf32> {nn.value = dense<2.0> : tensor<2x3xf32>})
    -> (tensor<0x2x3xf32>, tensor<2x3xf32> {nn.expect = dense<2.0> : tensor<2x3xf32>}) {
  %0, %1 = nn.rnn %x, %r, %h activations = ["tanh"] : (tensor<0x2x3xf32>, tensor<3x3xf32>, tensor<2x3xf32>) -> (tensor<0x2x3xf32>, tensor<2x3xf32>)
  return %0, %1 : tensor<0x2x3xf32>, tensor<2x3xf32>
}
