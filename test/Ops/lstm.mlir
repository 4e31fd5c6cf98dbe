// RUN: nn-check %s

//===- nn.lstm -----------------------------------------------------------===//
// Peepholes and coupled gates by hand; then every kind of function somewhere,
// lengths, and f64.
//===----------------------------------------------------------------------===//

// i = 1 + 2 * C, f = 3 + 4 * C, C = f * 1 + i * 5, o = 7 + C, H = o * C.
func.func @lstm_peephole_values(
    %x: tensor<1x1x4xf32> {nn.value = dense<[[[1.0, 7.0, 3.0, 5.0]]]> : tensor<1x1x4xf32>},
    %r: tensor<1x4xf32> {nn.value = dense<0.0> : tensor<1x4xf32>},
    %h: tensor<1x1xf32> {nn.value = dense<1.0> : tensor<1x1xf32>},
    %p: tensor<3x1xf32> {nn.value = dense<[[2.0], [1.0], [4.0]]> : tensor<3x1xf32>})
    -> (tensor<1x1xf32> {nn.expect = dense<638.0> : tensor<1x1xf32>},
        tensor<1x1xf32> {nn.expect = dense<22.0> : tensor<1x1xf32>},
        tensor<1x1xf32> {nn.expect = dense<13.0> : tensor<1x1xf32>}) {
  %0, %1, %2 = nn.lstm %x, %r, %h, %h, %p activations = ["affine", "affine", "affine"] : (tensor<1x1x4xf32>, tensor<1x4xf32>, tensor<1x1xf32>, tensor<1x1xf32>, tensor<3x1xf32>) -> (tensor<1x1x1xf32>, tensor<1x1xf32>, tensor<1x1xf32>)
  %3, %4, %5 = nn.lstm %x, %r, %h, %h, %p activations = ["affine", "affine", "affine"] {input_forget} : (tensor<1x1x4xf32>, tensor<1x4xf32>, tensor<1x1xf32>, tensor<1x1xf32>, tensor<3x1xf32>) -> (tensor<1x1x1xf32>, tensor<1x1xf32>, tensor<1x1xf32>)
  return %1, %2, %5 : tensor<1x1xf32>, tensor<1x1xf32>, tensor<1x1xf32>
}

func.func @lstm_lengths_4x3x13(%x: tensor<4x3x52xf32>, %r: tensor<13x52xf32>, %h: tensor<3x13xf32>, %c: tensor<3x13xf32>, %p: tensor<3x13xf32>,
    %n: tensor<3xi32> {nn.value = dense<[1, 4, 0]> : tensor<3xi32>}) -> (tensor<4x3x13xf32>, tensor<3x13xf32>, tensor<3x13xf32>) {
  %0, %1, %2 = nn.lstm %x, %r, %h, %c, %p, %n activations = ["sigmoid", "tanh", "tanh"] : (tensor<4x3x52xf32>, tensor<13x52xf32>, tensor<3x13xf32>, tensor<3x13xf32>, tensor<3x13xf32>, tensor<3xi32>) -> (tensor<4x3x13xf32>, tensor<3x13xf32>, tensor<3x13xf32>)
  return %0, %1, %2 : tensor<4x3x13xf32>, tensor<3x13xf32>, tensor<3x13xf32>
}

func.func @lstm_functions_f64_2x2x5(%x: tensor<2x2x20xf64>, %r: tensor<5x20xf64>, %h: tensor<2x5xf64>, %p: tensor<3x5xf64>)
    -> (tensor<2x2x5xf64>, tensor<2x5xf64>, tensor<2x5xf64>) {
  %0, %1, %2 = nn.lstm %x, %r, %h, %h, %p activations = ["softplus", "elu", "leaky_relu"] {alphas = array<f32: 0.0, 0.5, 0.25>, reverse} : (tensor<2x2x20xf64>, tensor<5x20xf64>, tensor<2x5xf64>, tensor<2x5xf64>, tensor<3x5xf64>) -> (tensor<2x2x5xf64>, tensor<2x5xf64>, tensor<2x5xf64>)
  %3, %4, %5 = nn.lstm %x, %r, %h, %h, %p activations = ["relu", "thresholded_relu", "affine"] {alphas = array<f32: 0.0, 0.5, 2.0>, betas = array<f32: 0.0, 0.0, 0.5>} : (tensor<2x2x20xf64>, tensor<5x20xf64>, tensor<2x5xf64>, tensor<2x5xf64>, tensor<3x5xf64>) -> (tensor<2x2x5xf64>, tensor<2x5xf64>, tensor<2x5xf64>)
  return %0, %4, %5 : tensor<2x2x5xf64>, tensor<2x5xf64>, tensor<2x5xf64>
}
