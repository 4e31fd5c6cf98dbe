// RUN: nn-check %s

//===- nn.yield ----------------------------------------------------------===//
// A kernel may yield several values, and its own arguments.
//===----------------------------------------------------------------------===//

func.func @yield_two(
    %a: tensor<2xf32> {nn.value = dense<[-1.0, 2.0]> : tensor<2xf32>})
    -> (tensor<2xf32> {nn.expect = dense<[1.0, -2.0]> : tensor<2xf32>},
        tensor<2xf32> {nn.expect = dense<[0.0, 2.0]> : tensor<2xf32>}) {
  %0:2 = nn.kernel "elementwise"(%a) : (tensor<2xf32>) -> (tensor<2xf32>, tensor<2xf32>) {
  ^bb0(%x: tensor<2xf32>):
    %1 = nn.neg %x : (tensor<2xf32>) -> tensor<2xf32>
    %2 = nn.relu %x : (tensor<2xf32>) -> tensor<2xf32>
    nn.yield %1, %2 : tensor<2xf32>, tensor<2xf32>
  }
  return %0#0, %0#1 : tensor<2xf32>, tensor<2xf32>
}

func.func @yield_argument(
    %a: tensor<2xf32> {nn.value = dense<[-1.0, 2.0]> : tensor<2xf32>})
    -> (tensor<2xf32> {nn.expect = dense<[-1.0, 2.0]> : tensor<2xf32>},
        tensor<2xf32> {nn.expect = dense<[1.0, -2.0]> : tensor<2xf32>}) {
  %0:2 = nn.kernel "elementwise"(%a) : (tensor<2xf32>) -> (tensor<2xf32>, tensor<2xf32>) {
  ^bb0(%x: tensor<2xf32>):
    %1 = nn.neg %x : (tensor<2xf32>) -> tensor<2xf32>
    nn.yield %x, %1 : tensor<2xf32>, tensor<2xf32>
  }
  return %0#0, %0#1 : tensor<2xf32>, tensor<2xf32>
}
