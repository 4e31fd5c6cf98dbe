// RUN: nn-check %s

//===- nn.gru ------------------------------------------------------------===//
// The reset gate before and after the product, and lengths.
//===----------------------------------------------------------------------===//

// z = 0.5, r = 2, n = 1 + r * (h * 3) + bias, H = (z * n) + z * h.
func.func @gru_values(
    %x: tensor<1x1x3xf32> {nn.value = dense<[[[0.5, 2.0, 1.0]]]> : tensor<1x1x3xf32>},
    %r: tensor<1x3xf32> {nn.value = dense<[[0.0, 0.0, 3.0]]> : tensor<1x3xf32>},
    %h: tensor<1x1xf32> {nn.value = dense<1.0> : tensor<1x1xf32>},
    %b: tensor<1xf32> {nn.value = dense<10.0> : tensor<1xf32>})
    -> (tensor<1x1x1xf32> {nn.expect = dense<9.0> : tensor<1x1x1xf32>},
        tensor<1x1xf32> {nn.expect = dense<14.0> : tensor<1x1xf32>}) {
  %0, %1 = nn.gru %x, %r, %h, %b activations = ["affine", "relu"] : (tensor<1x1x3xf32>, tensor<1x3xf32>, tensor<1x1xf32>, tensor<1xf32>) -> (tensor<1x1x1xf32>, tensor<1x1xf32>)
  %2, %3 = nn.gru %x, %r, %h, %b activations = ["affine", "relu"] {reset_after} : (tensor<1x1x3xf32>, tensor<1x3xf32>, tensor<1x1xf32>, tensor<1xf32>) -> (tensor<1x1x1xf32>, tensor<1x1xf32>)
  return %0, %3 : tensor<1x1x1xf32>, tensor<1x1xf32>
}

func.func @gru_lengths_4x3x9(%x: tensor<4x3x27xf32>, %r: tensor<9x27xf32>, %h: tensor<3x9xf32>, %b: tensor<9xf32>,
    %n: tensor<3xi64> {nn.value = dense<[4, -1, 2]> : tensor<3xi64>}) -> (tensor<4x3x9xf32>, tensor<3x9xf32>) {
  %0, %1 = nn.gru %x, %r, %h, %b, %n activations = ["sigmoid", "tanh"] {reverse} : (tensor<4x3x27xf32>, tensor<9x27xf32>, tensor<3x9xf32>, tensor<9xf32>, tensor<3xi64>) -> (tensor<4x3x9xf32>, tensor<3x9xf32>)
  return %0, %1 : tensor<4x3x9xf32>, tensor<3x9xf32>
}

func.func @gru_f16_3x1x16(%x: tensor<3x1x48xf16>, %r: tensor<16x48xf16>, %h: tensor<1x16xf16>, %b: tensor<16xf16>)
    -> (tensor<3x1x16xf16>, tensor<1x16xf16>) {
  %0, %1 = nn.gru %x, %r, %h, %b activations = ["hard_sigmoid", "softsign"] {alphas = array<f32: 0.25, 0.0>, betas = array<f32: 0.4, 0.0>, reset_after} : (tensor<3x1x48xf16>, tensor<16x48xf16>, tensor<1x16xf16>, tensor<16xf16>) -> (tensor<3x1x16xf16>, tensor<1x16xf16>)
  return %0, %1 : tensor<3x1x16xf16>, tensor<1x16xf16>
}
