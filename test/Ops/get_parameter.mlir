// RUN: nn-check %s

//===- nn.get_parameter --------------------------------------------------===//
// Reads parameters of several element types, once and twice.
//===----------------------------------------------------------------------===//

nn.parameter @weight : tensor<2x2xf32> = dense<[[1.0, 2.0], [3.0, 4.0]]> : tensor<2x2xf32>
nn.parameter @bias : tensor<2xf32> = dense<[10.0, 20.0]> : tensor<2xf32>
nn.parameter @scale : tensor<3xi8> = dense<[1, -1, 2]> : tensor<3xi8>

func.func @get_parameter_returned(
)
    -> (tensor<2x2xf32> {nn.expect = dense<[[1.0, 2.0], [3.0, 4.0]]> : tensor<2x2xf32>}) {
  %w = nn.get_parameter @weight : tensor<2x2xf32>
  return %w : tensor<2x2xf32>
}

func.func @get_parameter_i8(
    %a: tensor<3xi8> {nn.value = dense<[1, 2, 3]> : tensor<3xi8>})
    -> (tensor<3xi8> {nn.expect = dense<[1, -2, 6]> : tensor<3xi8>}) {
  %w = nn.get_parameter @scale : tensor<3xi8>
  %0 = nn.mul %a, %w : (tensor<3xi8>, tensor<3xi8>) -> tensor<3xi8>
  return %0 : tensor<3xi8>
}

func.func @get_parameter_twice(
)
    -> (tensor<2xf32> {nn.expect = dense<[20.0, 40.0]> : tensor<2xf32>}) {
  %c = nn.get_parameter @bias : tensor<2xf32>
  %d = nn.get_parameter @bias : tensor<2xf32>
  %0 = nn.add %c, %d : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
  return %0 : tensor<2xf32>
}
