// RUN: nn-check %s

//===- nn.parameter ------------------------------------------------------===//
// A parameter of the module, shared by functions.
//===----------------------------------------------------------------------===//

nn.parameter @weight : tensor<2x2xf32> = dense<[[1.0, 2.0], [3.0, 4.0]]> : tensor<2x2xf32>
nn.parameter @bias : tensor<2xf32> = dense<[10.0, 20.0]> : tensor<2xf32>
nn.parameter @scale : tensor<3xi8> = dense<[1, -1, 2]> : tensor<3xi8>

func.func @parameter_linear(
    %a: tensor<1x2xf32> {nn.value = dense<1.0> : tensor<1x2xf32>})
    -> (tensor<1x2xf32> {nn.expect = dense<[[14.0, 26.0]]> : tensor<1x2xf32>}) {
  %w = nn.get_parameter @weight : tensor<2x2xf32>
  %c = nn.get_parameter @bias : tensor<2xf32>
  %0 = nn.linear %a, %w, %c : (tensor<1x2xf32>, tensor<2x2xf32>, tensor<2xf32>) -> tensor<1x2xf32>
  return %0 : tensor<1x2xf32>
}

func.func @parameter_in_another_function(
    %a: tensor<2xf32> {nn.value = dense<[1.0, 2.0]> : tensor<2xf32>})
    -> (tensor<2xf32> {nn.expect = dense<[10.0, 40.0]> : tensor<2xf32>}) {
  %c = nn.get_parameter @bias : tensor<2xf32>
  %0 = nn.mul %a, %c : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
  return %0 : tensor<2xf32>
}
